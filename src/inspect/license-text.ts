import type { Inspector } from './inspector.js'
import { HeldBytes } from './sliding-window.js'

/** The file of a license, at the top of the package: `LICENSE`, `license.md`, `LICENCE-AGPL`, `COPYING`. */
const names = /^(?:licen[cs]e|copying)[^/]*$/i

/** Bytes of the largest one that is read: the longest of GNU's has 35 kB, and some files hold several. */
const maxSize = 300_000

/** As GNU's licenses begin. What only refers to them has no version on a line of its own. */
const heading = /\bGNU (?:(AFFERO|LESSER|LIBRARY) )?GENERAL PUBLIC LICENSE[ \t]{0,99}\r?\n\s{0,99}Version (\d)/g

const letters: Readonly<Record<string, string>> = { AFFERO: 'A', LESSER: 'L', LIBRARY: 'L' }

/** The licenses of GNU whose text a license file holds: `AGPL-3`. */
export const licenseText: Inspector = ({ path, size, type }) => {
  if (type !== 'file' || size > maxSize || !names.test(path)) return null
  const held = new HeldBytes(size)
  return {
    write(chunk) {
      held.push(chunk)
    },
    end() {
      const found = [...held.bytes().toString('latin1').matchAll(heading)].map(
        ([, kind = '', version = '']) => `${letters[kind] ?? ''}GPL-${version}`,
      )
      return { licenseFile: [...new Set(found)] }
    },
  }
}
