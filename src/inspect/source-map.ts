import { createHash } from 'node:crypto'
import type { EmbeddedSource, SourceMapFacts } from '../types.js'
import type { Facts, Inspector } from './inspector.js'

type Json = Readonly<Record<string, unknown>>

/** The text of a file by its byte order mark, UTF-8 without one. */
function decode(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  return new TextDecoder('utf-8').decode(bytes)
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function embedded(name: unknown, text: string): EmbeddedSource {
  return {
    name: typeof name === 'string' ? name : '(unnamed)',
    bytes: Buffer.byteLength(text),
    lines: text.split('\n').length - (text.endsWith('\n') ? 1 : 0),
    sha256: createHash('sha256').update(text).digest('hex'),
  }
}

/** A map's own sources, or those of the sections of an indexed map (ECMA-426). Nested sections are not allowed there. */
function* plainMaps(map: Json): Generator<Json> {
  yield map
  if (!Array.isArray(map.sections)) return
  for (const section of map.sections as readonly unknown[]) {
    if (isObject(section) && isObject(section.map)) yield section.map
  }
}

/** What a parsed map gives away. Nulls and empty texts in sourcesContent expose nothing. */
export function sourceMapFacts(map: Json): SourceMapFacts {
  const found: EmbeddedSource[] = []
  let sources = 0
  for (const plain of plainMaps(map)) {
    const names = Array.isArray(plain.sources) ? (plain.sources as readonly unknown[]) : []
    const texts = Array.isArray(plain.sourcesContent) ? (plain.sourcesContent as readonly unknown[]) : []
    sources += names.length
    texts.forEach((text, index) => {
      if (typeof text === 'string' && text !== '') found.push(embedded(names[index], text))
    })
  }
  return { origin: 'file', sources, embedded: found }
}

/** `)]}'` may stand before a map, to the end of its line (ECMA-426). */
function withoutPrefix(text: string): string {
  return text.startsWith(")]}'") ? text.slice(text.indexOf('\n') + 1) : text
}

function read(bytes: Buffer): Facts {
  let map: unknown
  try {
    map = JSON.parse(withoutPrefix(decode(bytes)))
  } catch (error) {
    // Not a map for any tool. It is one for a person, though, if the sources can be read in it.
    const why = error instanceof Error ? error.message.slice(0, 100) : 'not JSON'
    return bytes.includes('sourcesContent') ? { notInspected: `it is named like a source map and can't be read as one (${why})` } : {}
  }
  return isObject(map) ? { sourceMaps: [sourceMapFacts(map)] } : {}
}

/** Source maps in files of their own, `*.map`, whatever the order of their keys. The whole map is held: JSON needs it. */
export const sourceMap: Inspector = (file, limits) => {
  if (!/\.map$/i.test(file.path) || file.type !== 'file') return null
  if (file.size > limits.held) {
    return { write: () => undefined, end: () => ({ notInspected: `the map has ${file.size} bytes; the limit is ${limits.held}` }) }
  }
  const bytes = Buffer.allocUnsafe(file.size)
  let length = 0
  return {
    write(chunk) {
      bytes.set(chunk, length)
      length += chunk.length
    },
    end: () => read(bytes.subarray(0, length)),
  }
}
