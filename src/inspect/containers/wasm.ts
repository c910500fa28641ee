import type { ReadContainer } from './entry.js'
import type { Room } from './room.js'

/** WebAssembly core specification, 5.5: the magic, and sections of an id, a size in LEB128 and their bytes. */
const headerSize = 8
const custom = 0

/** A number in LEB128, and the place behind it; null where there is none. */
function leb128(bytes: Buffer, start: number): { readonly value: number; readonly end: number } | null {
  let value = 0
  for (let index = 0; index < 5; index += 1) {
    const byte = bytes[start + index]
    if (byte === undefined) return null
    value += (byte & 0x7f) * 2 ** (7 * index)
    if (byte < 0x80) return { value, end: start + index + 1 }
  }
  return null
}

export interface Section {
  readonly name: string
  readonly bytes: Buffer
}

/** The custom sections of a module: what a tool put into it for other tools. */
export function* customSections(bytes: Buffer): Generator<Section> {
  for (let at = headerSize; at < bytes.length;) {
    const size = leb128(bytes, at + 1)
    if (!size || size.end + size.value > bytes.length) return
    const end = size.end + size.value
    const name = bytes[at] === custom ? leb128(bytes, size.end) : null
    if (name && name.end + name.value <= end) {
      const start = name.end + name.value
      yield { name: bytes.toString('utf8', name.end, start), bytes: bytes.subarray(start, end) }
    }
    at = end
  }
}

/** Sections that say nothing of sources but names of functions and of tools. */
const plain = /^(name|producers|target_features|linking|reloc\..*|\.debug_.*)$/

export const readWasm: ReadContainer = (bytes, _path, room: Room, visit) => {
  for (const { name, bytes: content } of customSections(bytes)) {
    if (plain.test(name) || content.length === 0) continue
    room.take('a WebAssembly module', content.length)
    visit({ name, bytes: content, isPart: true })
  }
}
