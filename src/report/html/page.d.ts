/** Made by the build from page/ (scripts/html-page.mjs). */
declare module 'pack-gate:html-page' {
  /** The page's own script, with the licences of what is in it. */
  export const script: string
  export const style: string
}
