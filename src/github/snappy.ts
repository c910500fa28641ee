/** One element of a block: bytes as they are (`offset` null), or bytes that came `offset` before. */
interface Element {
  readonly length: number
  readonly offset: number | null
  /** Where what follows the tag and its numbers begins. */
  readonly next: number
}

/** A number of up to four bytes, the lowest first; NaN where the block ends within. */
function littleEndian(block: Uint8Array, at: number, bytes: number): number {
  let value = 0
  for (let index = 0; index < bytes; index += 1) value += (block[at + index] ?? Number.NaN) * 2 ** (8 * index)
  return value
}

/**
 * The length of what was compressed: seven bits a byte, the lowest first, and a high bit where another byte follows.
 */
function readSize(block: Uint8Array): { readonly size: number; readonly next: number } {
  let size = 0
  for (let index = 0; index < 5; index += 1) {
    const byte = block[index] ?? Number.NaN
    size += (byte & 0x7f) * 2 ** (7 * index)
    if (byte < 0x80) return { size, next: index + 1 }
  }
  return { size: Number.NaN, next: block.length }
}

function readElement(block: Uint8Array, at: number): Element {
  const tag = block[at] ?? 0
  const count = tag >> 2
  switch (tag & 3) {
    case 0: {
      const bytes = Math.max(0, count - 59)
      return {
        length: 1 + (bytes === 0 ? count : littleEndian(block, at + 1, bytes)),
        offset: null,
        next: at + 1 + bytes,
      }
    }
    case 1:
      return { length: 4 + (count & 7), offset: (tag >> 5) * 256 + littleEndian(block, at + 1, 1), next: at + 2 }
    default: {
      const bytes = (tag & 3) === 2 ? 2 : 4
      return { length: 1 + count, offset: littleEndian(block, at + 1, bytes), next: at + 1 + bytes }
    }
  }
}

/**
 * Opens a block of Snappy (google/snappy, format_description.txt), the form in which GitHub stores attestations. Of the
 * libraries that do it some need a native addon, one is WebAssembly that can't be reviewed, and one had no release in
 * years.
 *
 * @param limit bytes that it may have at most: what says that it has more is not opened
 * @returns null for anything that is no such block
 */
export function openSnappy(block: Uint8Array, limit: number): Buffer | null {
  const { size, next } = readSize(block)
  if (!(size <= limit)) return null
  const out = Buffer.alloc(size)
  let from = next
  let to = 0
  while (from < block.length) {
    const { length, offset, next: body } = readElement(block, from)
    from = offset === null ? body + length : body
    // Not true for NaN either.
    if (!(to + length <= size && from <= block.length)) return null
    if (offset === null) out.set(block.subarray(body, from), to)
    else if (offset >= 1 && offset <= to)
      for (let index = to; index < to + length; index += 1) out[index] = out[index - offset] ?? 0
    else return null
    to += length
  }
  return to === size ? out : null
}
