/** Made by the build from docs/rules (rolldown.config.js). */
declare module 'pack-gate:rule-pages' {
  /** Markdown by rule id. */
  export const pages: ReadonlyMap<string, string>
}
