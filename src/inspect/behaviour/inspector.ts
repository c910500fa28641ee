import type { Behaviour } from '../../model/behaviour.js'
import type { PackedFile } from '../../model/file-facts.js'
import type { Facts, Inspection, Inspector } from '../inspector.js'
import { onceByContent, type Shelf } from '../memory.js'
import { holdByForm } from '../modules/modules.js'
import { behaviourOf, noShape, type CodeForm } from './behaviour-of.js'

/** Bytes of the largest file whose tokens are read; reading more would take longer than packing. */
export const maxCodeSize = 6_000_000
/** Data of this size and more is no place for words. */
const maxDataSize = 1_000_000

const unread: Behaviour = {
  capabilities: [],
  hosts: [],
  hidden: [],
  debug: [],
  shape: noShape,
  sketch: [],
  skipped: 'size',
}

const tooLarge: Facts = { behaviour: () => unread }

/** Bytes of a file without an extension, or in another language, that is read in case that code loads it. */
const maxOtherSize = 300_000

/** Languages that bundlers and Node compile, and files without an extension, which Node runs as they are. */
function mayBeCode({ path, size }: PackedFile): boolean {
  if (size > maxOtherSize || /\.d\.(?:[cm]?ts|[^/]+\.ts)$/i.test(path)) return false
  return /\.(?:jsx|tsx|[cm]?ts)$/i.test(path) || /(?:^|\/)[^./]+$/.test(path)
}

function formOf(file: PackedFile): CodeForm | null {
  const { path } = file
  if (/\.[cm]?js$/i.test(path) || mayBeCode(file)) return 'code'
  return path.endsWith('.json') && !/(?:^|\/)package\.json$/.test(path) ? 'data' : null
}

/**
 * Reads when it is asked for, and once: of most releases only the files that changed are asked for, and of these by
 * many rules. What the shelf has no room for is read at once.
 */
function factsOf(bytes: Buffer, form: CodeForm, sha256: string, shelf: Shelf): Facts {
  const read = (text: () => string | null): Behaviour => {
    const make = (): Behaviour | null => {
      const code = text()
      return code === null ? null : behaviourOf(code, form)
    }
    return onceByContent(`behaviour ${form} ${sha256}`, make) ?? unread
  }
  shelf.put(sha256, bytes)
  const isHeld = shelf.has(sha256)
  let found = isHeld ? null : read(() => bytes.toString('utf8').replace(/^\uFEFF/, ''))
  return { behaviour: () => (found ??= read(() => shelf.text(sha256))) }
}

/**
 * Files of code, and JSON: what they do that a reviewer wants to know of.
 *
 * @param shelf keeps them, to be shown where they changed
 */
export function behaviour(shelf: Shelf): Inspector {
  return (file: PackedFile): Inspection | null => {
    if (file.type !== 'file' || file.size === 0) return null
    const form = formOf(file)
    if (form === null && /\.\w+$/.test(file.path)) return null
    if (file.size > (form === 'data' ? maxDataSize : maxCodeSize))
      return form === 'code' ? { write: () => undefined, end: () => tooLarge } : null
    return holdByForm(file, form, 'code', (bytes, known, sha256) => factsOf(bytes, known, sha256, shelf))
  }
}
