import type { FileFacts } from '../model/types.js'

/**
 * Lengths of the content hashes that bundlers write: 8 (rollup, vite, esbuild, parcel), 10, 16, 20 (webpack), 32 and
 * 40 (md5, sha1), 64 (sha256), 36 (a UUID). The commonest first: it decides where two would fit.
 */
const lengths = [8, 10, 16, 20, 32, 36, 40, 64] as const

const extensions = /^(.+?)((?:\.[A-Za-z][A-Za-z0-9]{0,7}){1,3})$/

/** How often the kind of character changes: words change it once or twice, hashes all the time. */
function changes(token: string): number {
  return (token.match(/[a-z]+|[A-Z]+|[0-9]+|[_-]+/g) ?? []).length - 1
}

/** Base64url with several changes, hexadecimal with a digit, or base32 (esbuild's `SM627E5R`). */
function looksHashed(token: string): boolean {
  if (!/^[A-Za-z0-9_-]+$/.test(token)) return false
  if (/^[0-9a-f-]+$/.test(token)) return /\d/.test(token)
  if (/^[A-Z2-7]{8}$/.test(token)) return true
  return changes(token) >= 3
}

/** Every way to take the extension off: `index-a1b2c3d4.js.map` may be `.map` or `.js.map`. */
function splits(name: string): readonly (readonly [stem: string, extension: string])[] {
  const found: [string, string][] = []
  for (let dot = name.lastIndexOf('.'); dot > 0 && found.length < 3; dot = name.lastIndexOf('.', dot - 1)) {
    found.push([name.slice(0, dot), name.slice(dot)])
  }
  return extensions.test(name) ? found : []
}

/**
 * A file's path with its content hash taken out, equal for two builds of one chunk: `dist/dep-CB_7IfJ-.js` and
 * `dist/dep-glQox-ep.js` both are `dist/dep-{8}.js`. Null where the name holds no hash.
 */
export function hashedName(file: Pick<FileFacts, 'path'>): string | null {
  const slash = file.path.lastIndexOf('/') + 1
  const folder = file.path.slice(0, slash)
  for (const [stem, extension] of splits(file.path.slice(slash))) {
    for (const length of lengths) {
      const before = stem.slice(0, -length)
      const whole = stem.length === length
      if (!whole && !(stem.length > length && /[.\-_]$/.test(before))) continue
      if (looksHashed(stem.slice(-length))) return `${folder}${before}{${length}}${extension}`
    }
  }
  return null
}
