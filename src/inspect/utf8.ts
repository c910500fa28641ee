import { mergeFacts } from './facts.js'
import type { Inspection } from './inspector.js'

/** Bytes of the longest byte order mark that is known here. */
const markSize = 3

interface Mark {
  readonly bytes: readonly number[]
  readonly encoding: string
}

const marks: readonly Mark[] = [
  { bytes: [0xef, 0xbb, 0xbf], encoding: 'utf-8' },
  { bytes: [0xff, 0xfe], encoding: 'utf-16le' },
  { bytes: [0xfe, 0xff], encoding: 'utf-16be' },
]

function markOf(head: Uint8Array): Mark | undefined {
  return marks.find(({ bytes }) => bytes.every((byte, at) => head[at] === byte))
}

/**
 * A text's bytes in UTF-8, without a byte order mark.
 *
 * @param charset what its carrier says that it is; one that isn't known counts as UTF-8
 */
export function toUtf8(bytes: Buffer, charset = 'utf-8'): Buffer {
  const mark = markOf(bytes)
  const encoding = mark?.encoding ?? charset.toLowerCase()
  if (/^(utf-?8|us-ascii)$/.test(encoding)) return mark ? bytes.subarray(mark.bytes.length) : bytes
  try {
    return Buffer.from(new TextDecoder(encoding).decode(bytes))
  } catch {
    return bytes
  }
}

/** Bytes by which a text of wide characters without a mark is recognised: all of them are ASCII. */
const wideHead = 16

type Wide = 'utf-16le' | 'utf-16be' | 'utf-32le' | 'utf-32be'

/** For each encoding without a mark: bytes of a character, and which of them is not zero. */
const wides: readonly (readonly [Wide, size: number, place: number])[] = [
  ['utf-16le', 2, 0],
  ['utf-16be', 2, 1],
  ['utf-32le', 4, 0],
  ['utf-32be', 4, 3],
]

function wideOf(head: Uint8Array): Wide | undefined {
  if (head.length < wideHead) return undefined
  const bytes = [...head.subarray(0, wideHead)]
  return wides.find(([, size, place]) => bytes.every((byte, at) => (byte !== 0) === (at % size === place)))?.[0]
}

/** Decodes UTF-32, which TextDecoder doesn't know, chunk by chunk. */
function utf32Decoder(isLittle: boolean): (chunk: Uint8Array) => Buffer {
  let rest = Buffer.alloc(0)
  return (chunk) => {
    const bytes = Buffer.concat([rest, chunk])
    const end = bytes.length - (bytes.length % 4)
    rest = bytes.subarray(end)
    const points: string[] = []
    for (let at = 0; at < end; at += 4) {
      const point = isLittle ? bytes.readUInt32LE(at) : bytes.readUInt32BE(at)
      points.push(point > 0x10ffff ? '\ufffd' : String.fromCodePoint(point))
    }
    return Buffer.from(points.join(''))
  }
}

function decoderOf(encoding: string): (chunk: Uint8Array) => Buffer {
  if (encoding.startsWith('utf-32')) return utf32Decoder(encoding === 'utf-32le')
  const decoder = new TextDecoder(encoding)
  return (chunk) => Buffer.from(decoder.decode(chunk, { stream: true }))
}

function decoded(inner: Inspection, encoding: string): Inspection {
  const decode = decoderOf(encoding)
  return {
    write(chunk) {
      inner.write(decode(chunk))
    },
    end: () => inner.end(),
  }
}

/** What looks at a text that begins so: in UTF-8, and as it is too where its encoding is a guess. */
function readersOf(start: () => Inspection, head: Uint8Array): readonly Inspection[] {
  const mark = markOf(head)
  if (mark && mark.encoding !== 'utf-8') return [decoded(start(), mark.encoding)]
  const wide = mark ? undefined : wideOf(head)
  return wide === undefined ? [start()] : [start(), decoded(start(), wide)]
}

/**
 * Passes a text on in UTF-8, chunk by chunk, without its byte order mark. What has no mark is passed on as it is, and
 * in UTF-8 once more where it begins as UTF-16 or UTF-32 does.
 *
 * @param start what looks at it; started once for each way to read it
 */
export function asUtf8(start: () => Inspection): Inspection {
  let head = Buffer.alloc(0)
  let readers: readonly Inspection[] | null = null
  const begin = (bytes: Uint8Array): void => {
    readers = readersOf(start, bytes)
    const isMarked = markOf(bytes)?.encoding === 'utf-8'
    for (const reader of readers) reader.write(isMarked ? bytes.subarray(markSize) : bytes)
  }
  return {
    write(chunk) {
      if (readers) {
        for (const reader of readers) reader.write(chunk)
        return
      }
      const first = head.length > 0 ? Buffer.concat([head, chunk]) : chunk
      if (first.length < wideHead) head = Buffer.from(first)
      else begin(first)
    },
    end() {
      if (!readers) begin(head)
      return mergeFacts((readers ?? []).map((reader) => reader.end()))
    },
  }
}
