import type { PackedFile } from '../../model/file-facts.js'
import { mergeFacts } from '../facts.js'
import type { Facts, Inspection, Limits } from '../inspector.js'
import { secretsInMap } from '../secret.js'
import { asBuffer, HeldBytes, MarkerWatch } from '../sliding-window.js'
import { afterMarker } from './data-url-lines.js'
import { jsonStart, longestPrefix, readMaps } from './map-text.js'
import { hasMarks } from './map-marks.js'
import type { Place } from './map-parts.js'
import { MapReader } from './map-reader.js'

/**
 * A map that can't be read as one, by its name: for a person it is one all the same, if the sources can be read in it.
 */
function unreadable(bytes: Buffer, isNamed: boolean, fault: string | null): Facts {
  if (fault === null && !(isNamed && bytes.includes('sourcesContent'))) return {}
  return { notInspected: `it seems to be a source map and can't be read as one (${fault ?? 'not JSON'})` }
}

/** The bytes of a text that are in none of some places. */
function* between(bytes: Buffer, places: readonly Place[]): Generator<Buffer> {
  let at = 0
  for (const { start, end } of [...places].sort((a, b) => a.start - b.start)) {
    if (start > at) yield bytes.subarray(at, start)
    at = Math.max(at, end)
  }
  if (at < bytes.length) yield bytes.subarray(at)
}

/** Bytes of the shortest data: URL and list that hold a source. Between the keys of most maps are fewer. */
const shortestHidden = 64

/** What a map hides in other keys: another map in a string, or in a data: URL. */
function hiddenIn(bytes: Buffer, { known }: MapReader, others: () => Inspection): readonly Facts[] {
  return [...between(bytes, known)].flatMap((part) => {
    if (part.length < shortestHidden || (!hasMarks(part) && afterMarker(part, 0) < 0)) return []
    const rest = others()
    rest.write(part)
    return [rest.end()]
  })
}

/** Looks at all of a JSON text. What turns out to be no map goes on to the others. */
function whole(bytes: Buffer, isNamed: boolean, others: () => Inspection): Facts {
  const reader = new MapReader()
  const fault = readMaps(reader, bytes, true)
  if (reader.maps > 0 && fault === null) {
    return mergeFacts([reader.facts('file'), secretsInMap(bytes, reader.places), ...hiddenIn(bytes, reader, others)])
  }
  const rest = others()
  rest.write(bytes)
  return mergeFacts([rest.end(), reader.facts('file'), unreadable(bytes, isNamed, fault)])
}

/** Holds all of a JSON text, to look at it as a whole; one that comes in a single chunk is looked at where it is. */
function held(expected: number, isNamed: boolean, others: () => Inspection): Inspection {
  let bytes: HeldBytes | null = null
  let facts: Facts | null = null
  return {
    write(chunk) {
      if (facts) facts = mergeFacts([{ notInspected: 'it continues after its size' }, facts])
      else if (chunk.length === expected) facts = whole(asBuffer(chunk), isNamed, others)
      else (bytes ??= new HeldBytes(expected)).push(chunk)
    },
    end: () => facts ?? whole(bytes?.bytes() ?? Buffer.alloc(0), isNamed, others),
  }
}

/** JSON over the limit can't be looked at. It blocks where it may be a map: by its name, or by the key of the texts. */
function tooLarge(file: PackedFile, limit: number, isNamed: boolean, others: () => Inspection): Inspection {
  const key = new MarkerWatch('sourcesContent')
  const rest = others()
  return {
    write(chunk) {
      key.write(chunk)
      rest.write(chunk)
    },
    end() {
      const facts = rest.end()
      if (!isNamed && !key.seen) return facts
      return mergeFacts([{ notInspected: `the map has ${file.size} bytes; the limit is ${limit}` }, facts])
    },
  }
}

/**
 * Source maps in files of their own: by content, whatever their name, size and order of keys. A file that is none is
 * left to the others, who start when it is known to be none.
 */
export function sourceMapFile(file: PackedFile, limits: Limits, others: () => Inspection): Inspection {
  const isNamed = /\.map$/i.test(file.path)
  const json = (): Inspection =>
    file.size > limits.held ? tooLarge(file, limits.held, isNamed, others) : held(file.size, isNamed, others)
  let chosen: Inspection | null = isNamed ? json() : null
  let opening = Buffer.alloc(0)
  return {
    write(chunk) {
      if (chosen) {
        chosen.write(chunk)
        return
      }
      const first = opening.length > 0 ? Buffer.concat([opening, chunk]) : chunk
      const start = jsonStart(first)
      // White space alone says nothing and is not kept: a file of it would be held, and copied with each chunk.
      if (start === null) opening = first.length < longestPrefix ? Buffer.from(first) : Buffer.alloc(0)
      else {
        chosen = start < 0 ? others() : json()
        chosen.write(first)
      }
    },
    end: () => (chosen ?? others()).end(),
  }
}
