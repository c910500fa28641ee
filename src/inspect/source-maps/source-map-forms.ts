import type { PackedFile } from '../../model/types.js'
import { asBuffer, HeldBytes } from '../held-bytes.js'
import type { Facts, Inspection } from '../inspector.js'
import type { Limits } from '../limits.js'
import { MapForms } from './map-forms.js'
import { hasMarks, MapMarks } from './map-marks.js'

function read(bytes: Buffer): Facts {
  const forms = new MapForms()
  forms.read(bytes)
  return forms.facts()
}

/**
 * Original sources in any other form than a map in a file or a data: URL. All streams past but for what stands behind
 * the first mark of one, which is held and looked at as a whole.
 */
export function sourceMapForms(file: PackedFile, limits: Limits): Inspection {
  const marks = new MapMarks()
  let held: HeldBytes | null = null
  let size = 0
  let facts: Facts | null = null
  const hold = (bytes: Uint8Array): void => {
    size += bytes.length
    if (size <= limits.held) held?.push(bytes)
  }
  return {
    write(chunk) {
      if (held) hold(chunk)
      else if (chunk.length === file.size) facts = hasMarks(asBuffer(chunk)) ? read(asBuffer(chunk)) : {}
      else if (marks.seenIn(chunk)) {
        held = new HeldBytes(0)
        hold(marks.tail)
        hold(chunk)
      }
    },
    end() {
      if (size > limits.held) {
        return {
          notInspected: `it seems to hold a source map, and from there has ${size} bytes; the limit is ${limits.held}`,
        }
      }
      return facts ?? (held ? read(held.bytes()) : {})
    },
  }
}
