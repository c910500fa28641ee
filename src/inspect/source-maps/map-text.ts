import { MalformedJson } from './json-string.js'
import type { MapReader } from './map-reader.js'

const space = new Set([0x09, 0x0a, 0x0d, 0x20])
const newline = 0x0a
/** `)]}'` may stand before a map, to the end of its line (ECMA-426); some servers leave out the quote. */
const prefix = Buffer.from(')]}')
/** Longest line that is taken for such a prefix. */
export const longestPrefix = 1000

/**
 * Where the JSON text of an object or array begins; -1 where the text is something else; null where more of it is
 * needed to tell.
 */
export function jsonStart(bytes: Uint8Array): number | null {
  let at = 0
  if (prefix.every((byte, index) => index >= bytes.length || bytes[index] === byte)) {
    const end = bytes.subarray(0, longestPrefix).indexOf(newline)
    if (end < 0) return bytes.length < longestPrefix ? null : -1
    at = end + 1
  }
  for (; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0
    if (byte === 0x7b || byte === 0x5b) return at
    if (!space.has(byte)) return -1
  }
  return null
}

/** The key of the texts, with a list behind it, in a text that can't be read as JSON. */
const texts = /^"\s*:\s*\[/

/** An object with a key, perhaps in a list: settings with comments and code that begins with a bracket are less. */
const opening = /^[[\s]*\{\s*"/

/** Whether sources may be read in a text by a person, though no tool can read it. */
function holdsTexts(bytes: Buffer, start: number): boolean {
  if (!opening.test(bytes.toString('latin1', start, start + 256))) return false
  const key = Buffer.from('"sourcesContent')
  for (let at = bytes.indexOf(key); at >= 0; at = bytes.indexOf(key, at + 1)) {
    if (texts.test(bytes.toString('latin1', at + key.length, at + key.length + 16))) return true
  }
  return false
}

/**
 * Reads the maps in a text, if it is JSON.
 *
 * @param whole whether the text has to be JSON to its end
 * @returns why a text that seems to be a map with sources can't be read; null where it could, or is no such thing
 */
export function readMaps(reader: MapReader, bytes: Buffer, whole: boolean): string | null {
  const start = jsonStart(bytes)
  if (start === null || start < 0) return null
  try {
    reader.read(bytes, start, whole)
    return null
  } catch (error) {
    if (!(error instanceof MalformedJson)) throw error
    return holdsTexts(bytes, start) ? error.message : null
  }
}
