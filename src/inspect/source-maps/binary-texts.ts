import { isUtf8 } from 'node:buffer'

/*
 * A list of texts as formats for data write it in bytes: MessagePack, CBOR, BSON, V8's structured clone, and those of
 * Python and PHP. All have the length of a text in front of it, and little else.
 */

/** Bytes from a key to its first text, and from one text to the next: the head of a list, a place, a padding. */
const [firstGap, nextGap] = [32, 16]

/** Bytes of the first text, which has lines too: by chance no length fits that much. */
const fewest = 64

/** Bytes of any other text. */
const shortest = 16

interface Range {
  readonly start: number
  readonly length: number
  readonly isWide?: boolean
  readonly isLatin1?: boolean
}

function leb128(bytes: Buffer, at: number): Range {
  let length = 0
  for (let index = 0; index < 5; index += 1) {
    const byte = bytes[at + index] ?? 0
    length += (byte & 0x7f) * 2 ** (7 * index)
    if (byte < 0x80) return { start: at + index + 1, length }
  }
  return { start: at, length: 0 }
}

/** The text whose head is at a place, by its first byte: of MessagePack and CBOR, of Python, of V8, and of PHP. */
const heads: ReadonlyMap<number, (bytes: Buffer, at: number) => Range> = new Map([
  ...[0xd9, 0x78, 0x8c].map((head) => [head, byteLong] as const),
  ...[0xda, 0x79].map((head) => [head, wordLong] as const),
  ...[0xdb, 0x7a].map((head) => [head, longWordLong] as const),
  [0x22, (bytes: Buffer, at: number) => ({ ...leb128(bytes, at + 1), isLatin1: true })],
  [0x63, (bytes: Buffer, at: number) => ({ ...leb128(bytes, at + 1), isWide: true })],
  [0x73, inDigits],
])

function byteLong(bytes: Buffer, at: number): Range {
  return { start: at + 2, length: bytes[at + 1] ?? 0 }
}

function wordLong(bytes: Buffer, at: number): Range {
  return { start: at + 3, length: bytes.readUInt16BE(at + 1) }
}

function longWordLong(bytes: Buffer, at: number): Range {
  return { start: at + 5, length: bytes.readUInt32BE(at + 1) }
}

function inDigits(bytes: Buffer, at: number): Range {
  const [all = '', digits = 0] = /^s:(\d{1,9}):"/.exec(bytes.toString('latin1', at, at + 16)) ?? []
  const [start, length] = [at + all.length, Number(digits)]
  return bytes[start + length] === 0x22 ? { start, length } : { start, length: 0 }
}

function* rangesAt(bytes: Buffer, at: number): Generator<Range> {
  if (at + 5 > bytes.length) return
  const range = heads.get(bytes[at] ?? 0)
  if (range) yield range(bytes, at)
  // BSON and Python have nothing but the length.
  yield { start: at + 4, length: bytes.readUInt32LE(at) }
}

const control = /[\0-\x08\x0e-\x1f]/

function textOf(
  bytes: Buffer,
  { start, length, isWide = false, isLatin1 = false }: Range,
  least: number,
): Buffer | null {
  if (length < least || start + length > bytes.length) return null
  const raw = bytes.subarray(start, start + length)
  if (isWide) {
    const wide = raw.toString('utf16le')
    return control.test(wide) ? null : Buffer.from(wide)
  }
  // BSON counts the zero at the end.
  const text = raw.at(-1) === 0 ? raw.subarray(0, -1) : raw
  return !control.test(text.toString('latin1')) && (isLatin1 || isUtf8(text)) ? text : null
}

/** The head of PHP's list and of its first text; all others have bytes that are no text. */
const phpHead = /^";a:\d{1,6}:\{i:\d{1,6};s:\d{1,9}:"$/

/**
 * Whether the head of a list stands between a key and a text: in code, a letter and the one behind it may by chance be
 * the head of a text, whose length the letter would be.
 */
function isHead(bytes: Buffer): boolean {
  const head = bytes.toString('latin1')
  return control.test(head) || !isUtf8(bytes) || phpHead.test(head)
}

/** Bytes of the longest head: the gap, and what PHP has in front of a text. */
const headReach = firstGap + 16

/** Whether any head can follow a place: plain text, as code is, has none, and need not be tried at each place. */
function mayHaveHead(bytes: Buffer, at: number): boolean {
  const near = bytes.toString('latin1', at, at + headReach)
  return near.startsWith('";a:') || /[\0-\x08\x0e-\x1f\x80-\xff]/.test(near)
}

/** The texts in a list that begins at a place, and where it ends; null where there is none. */
export function binaryTexts(
  bytes: Buffer,
  start: number,
): { readonly items: readonly Buffer[]; readonly end: number } | null {
  if (!mayHaveHead(bytes, start)) return null
  const items: Buffer[] = []
  let end = start
  const take = (): boolean => {
    const isFirst = items.length === 0
    for (let at = end; at <= end + (isFirst ? firstGap : nextGap); at += 1) {
      for (const range of rangesAt(bytes, at)) {
        const text = textOf(bytes, range, isFirst ? fewest : shortest)
        if (!text || (isFirst && !(text.includes(10) && isHead(bytes.subarray(end, range.start))))) continue
        items.push(text)
        end = range.start + range.length
        return true
      }
    }
    return false
  }
  while (take());
  return items.length > 0 ? { items, end } : null
}
