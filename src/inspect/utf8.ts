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

/** How a text goes on after its first bytes. */
function continuation(inner: Inspection, head: Uint8Array): (chunk: Uint8Array) => void {
  const mark = markOf(head)
  const write = (chunk: Uint8Array): void => {
    inner.write(chunk)
  }
  if (!mark || mark.encoding === 'utf-8') {
    write(mark ? head.subarray(markSize) : head)
    return write
  }
  const decoder = new TextDecoder(mark.encoding)
  const decode = (chunk: Uint8Array): void => {
    write(Buffer.from(decoder.decode(chunk, { stream: true })))
  }
  decode(head)
  return decode
}

/** Passes a text on in UTF-8, chunk by chunk, without its byte order mark. What has no mark is passed on as it is. */
export function asUtf8(inner: Inspection): Inspection {
  let head = Buffer.alloc(0)
  let go: ((chunk: Uint8Array) => void) | null = null
  return {
    write(chunk) {
      if (go) {
        go(chunk)
        return
      }
      const first = head.length > 0 ? Buffer.concat([head, chunk]) : chunk
      if (first.length < markSize) head = Buffer.from(first)
      else go = continuation(inner, first)
    },
    end() {
      if (!go) continuation(inner, head)
      return inner.end()
    },
  }
}
