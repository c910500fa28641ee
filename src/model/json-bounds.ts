/** What a JSON document that someone else wrote may have, before a parser makes values of it. */
export interface JsonBounds {
  /** Lists and objects in one another. */
  readonly depth: number
  /** Values and keys. */
  readonly values: number
  /** Of one list or object. */
  readonly items: number
}

const [quote, comma, colon, backslash] = [0x22, 0x2c, 0x3a, 0x5c]
/** `[` and `{`, `]` and `}`: they differ in one bit. */
const [opening, closing, eitherBracket] = [0x7b, 0x7d, 0x20]

/** The closing quote of a text that begins before `from`. */
function endOfText(bytes: Uint8Array, from: number): number {
  let at = from
  for (; at < bytes.length && bytes[at] !== quote; at++) if (bytes[at] === backslash) at++
  return at
}

/**
 * What a document has too much of, in words that follow "it"; null where it is within the bounds. It counts what the
 * parser would make, without making it: 100 MB of `[],` would take gigabytes.
 */
export function excessIn(bytes: Uint8Array, most: JsonBounds): string | null {
  const items = [0]
  let [depth, values] = [0, 0]
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0
    if (byte === quote) at = endOfText(bytes, at + 1)
    else if (byte === comma || byte === colon) {
      values++
      const count = (items[depth] ?? 0) + (byte === comma ? 1 : 0)
      items[depth] = count
      if (count >= most.items) return `has more than ${most.items.toLocaleString('en-US')} items in one list or object`
    } else if ((byte | eitherBracket) === opening) {
      values++
      items[++depth] = 0
      if (depth > most.depth) return `is nested more than ${most.depth} levels deep`
    } else if ((byte | eitherBracket) === closing) depth = Math.max(0, depth - 1)
    if (values > most.values) return `has more than ${most.values.toLocaleString('en-US')} values`
  }
  return null
}
