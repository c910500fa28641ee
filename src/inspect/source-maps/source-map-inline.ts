import type { SourceMapFacts } from '../../model/types.js'
import { afterMarker, DataUrlLines } from './data-url-lines.js'
import { dataUrl } from './data-url.js'
import { isDocumentation } from '../documentation.js'
import { mergeFacts } from '../facts.js'
import type { Facts, Inspector } from '../inspector.js'
import { MapReader } from './map-reader.js'
import { readMaps } from './map-text.js'
import { secretsInMap } from '../secret.js'

/** An example in documentation names sources, but holds none; a placeholder in code doesn't even name one. */
function isOfNote({ sources, embedded }: SourceMapFacts, isExample: boolean): boolean {
  return embedded.length > 0 || (sources > 0 && !isExample)
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
    const fault = readMaps(reader, payload.text, false)
    if (reader.places.length > 0) found.push(secretsInMap(payload.text, reader.places))
    if (!payload.inString) found.push(reader.facts('inline'))
    if (fault !== null && payload.isEncoded)
      found.push({ notInspected: `it holds a source map in a data: URL that can't be read (${fault})` })
    return payload.end
  }
  const lines = new DataUrlLines(limits.held, (line) => {
    for (let at = 0; at >= 0; at = afterMarker(line, read(line, at)));
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
      const { sourceMaps = [], ...facts } = mergeFacts([...found, inStrings.facts('eval'), ...tooLong])
      const ofNote = sourceMaps.filter((map) => isOfNote(map, isExample))
      return { ...facts, ...(ofNote.length > 0 && { sourceMaps: ofNote }) }
    },
  }
}
