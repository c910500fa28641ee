import { gunzipSync } from 'node:zlib'
import type { PackedFile, SourceMapFacts } from '../../model/file-facts.js'
import { isDocumentation } from '../documentation.js'
import { mergeFacts } from '../facts.js'
import type { Facts, Inspection, Inspector, Limits } from '../inspector.js'
import { secretsInMap } from '../secret.js'
import { asBuffer, HeldBytes } from '../sliding-window.js'
import { afterMarker, DataUrlLines } from './data-url-lines.js'
import { dataUrl } from './data-url.js'
import { MapForms } from './map-forms.js'
import { hasMarks, MapMarks } from './map-marks.js'
import { MapReader } from './map-reader.js'
import { readMaps } from './map-text.js'

function read(bytes: Buffer): Facts {
  const forms = new MapForms()
  forms.read(bytes)
  return forms.facts()
}

/**
 * Original sources in any other form than a map in a file or a data: URL. All streams past but for what stands behind
 * the first mark of one, which is held and looked at as a whole.
 */
function sourceMapForms(file: PackedFile, limits: Limits): Inspection {
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
          notInspected: `it seems to contain a source map, and from there has ${size} bytes; the limit is ${limits.held}`,
        }
      }
      return facts ?? (held ? read(held.bytes()) : {})
    },
  }
}

/** An example in documentation names sources, but holds none; a placeholder in code doesn't even name one. */
function isOfNote({ sources, embedded }: SourceMapFacts, isExample: boolean): boolean {
  return embedded.length > 0 || (sources > 0 && !isExample)
}

/** Bytes of text in an example written by hand. */
const longestExample = 1000

/** What documentation shows of a map, in code, is an example. */
function longOnes({ sourceMaps = [], ...facts }: Facts): Facts {
  const size = ({ embedded }: SourceMapFacts): number => embedded.reduce((sum, { bytes }) => sum + bytes, 0)
  const long = sourceMaps.filter((map) => size(map) > longestExample)
  return { ...facts, ...(long.length > 0 && { sourceMaps: long }) }
}

/** Facts without the sources that others know. */
function withoutKnown({ sourceMaps = [], ...facts }: Facts, known: Facts): Facts {
  const texts = new Set(known.sourceMaps?.flatMap(({ embedded }) => embedded.map(({ sha256 }) => sha256)))
  const fresh = sourceMaps.filter(({ embedded }) => embedded.some(({ sha256 }) => !texts.has(sha256)))
  return { ...facts, ...(fresh.length > 0 && { sourceMaps: fresh }) }
}

/** A map that was compressed before it was encoded. */
function unzipped(bytes: Buffer, limit: number): Buffer {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes
  try {
    return gunzipSync(bytes, { maxOutputLength: limit })
  } catch {
    return bytes
  }
}

/**
 * Source maps in data: URLs. What tells them is their content, not where they stand: in a comment, a string or a
 * template, a `sourceMappingURL=data:` whose text is a map gives its sources away, and any other gives nothing.
 */
export const sourceMapInline: Inspector = (file, limits) => {
  const isExample = isDocumentation(file.path)
  const found: Facts[] = []
  const inStrings = new MapReader()
  const read = (line: Buffer, start: number): number => {
    const payload = dataUrl(line, start)
    if (!payload) return start
    const reader = payload.inString ? inStrings : new MapReader()
    const text = unzipped(payload.text, limits.held)
    const fault = readMaps(reader, text, false)
    if (reader.places.length > 0) found.push(secretsInMap(text, reader.places))
    if (!payload.inString) found.push(reader.facts('inline'))
    if (fault !== null && payload.isEncoded)
      found.push({ notInspected: `it contains a source map in a data: URL that can't be read (${fault})` })
    return payload.end
  }
  const forms = sourceMapForms(file, limits)
  const visit = (line: Buffer): void => {
    let end = 0
    for (let at = 0; at >= 0; at = afterMarker(line, end)) end = read(line, at)
    if (end < line.length) forms.write(line.subarray(end))
  }
  const lines = new DataUrlLines(limits.held, visit, (bytes) => {
    forms.write(bytes)
  })
  return {
    write: (chunk) => {
      lines.write(chunk)
    },
    end() {
      lines.end()
      const tooLong =
        lines.tooLong > 0
          ? [{ notInspected: `a line of it with a data: URL has ${lines.tooLong} bytes; the limit is ${limits.held}` }]
          : []
      const maps = mergeFacts([...found, inStrings.facts('eval'), ...tooLong])
      const others = withoutKnown(forms.end(), maps)
      const { sourceMaps = [], ...facts } = mergeFacts([maps, isExample ? longOnes(others) : others])
      const ofNote = sourceMaps.filter((map) => isOfNote(map, isExample))
      return { ...facts, ...(ofNote.length > 0 && { sourceMaps: ofNote }) }
    },
  }
}
