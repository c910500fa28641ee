import type { PackedFile } from '../../model/types.js'
import type { Facts, Inspection, Inspector } from '../inspector.js'
import { onceByContent, type Shelf } from '../memory.js'
import { holdByForm } from '../modules/modules.js'
import { behaviourOf, noShape, type CodeForm } from './scanner.js'

/** Bytes of the largest file whose tokens are read; reading more would take longer than packing. */
export const maxCodeSize = 6_000_000
/** Data of this size and more is no place for words. */
const maxDataSize = 1_000_000

const tooLarge: Facts = {
  behaviour: { capabilities: [], hosts: [], hidden: [], debug: [], shape: noShape, sketch: [], skipped: 'size' },
}

function formOf(path: string): CodeForm | null {
  if (/\.[cm]?js$/i.test(path)) return 'code'
  return path.endsWith('.json') && !/(?:^|\/)package\.json$/.test(path) ? 'data' : null
}

function factsOf(bytes: Buffer, form: CodeForm, sha256: string): Facts {
  const read = (): Facts => ({ behaviour: behaviourOf(bytes.toString('utf8').replace(/^\uFEFF/, ''), form) })
  return onceByContent(`behaviour ${form} ${sha256}`, read) ?? {}
}

/**
 * Files of code, and JSON: what they do that a reviewer wants to know of.
 *
 * @param shelf keeps them, to be shown where they changed
 */
export function behaviour(shelf: Shelf): Inspector {
  return (file: PackedFile): Inspection | null => {
    if (file.type !== 'file' || file.size === 0) return null
    const form = formOf(file.path)
    if (form === null && /\.\w+$/.test(file.path)) return null
    if (file.size > (form === 'data' ? maxDataSize : maxCodeSize))
      return form === 'code' ? { write: () => undefined, end: () => tooLarge } : null
    return holdByForm(file, form, 'code', (bytes, known, sha256) => {
      shelf.put(sha256, bytes)
      return factsOf(bytes, known, sha256)
    })
  }
}
