import type { Visit } from './entry.js'
import type { Room } from './room.js'
import type { EmbeddedProgram, ProgramSource } from './bun.js'

/*
 * What `deno compile` puts into its runtime: this mark, the length of its settings and these, and further on the
 * length of a list of files, the list in JSON, and their bytes. Beside the original of a TypeScript file are its
 * JavaScript and a map. Nothing of it is documented, so every place is checked before it is believed.
 */
const mark = Buffer.from('d3n0l4nd')
const form = "a program of Deno's"
/** How a list of files begins. */
const listMarks = ['[{"File":', '[{"Dir":', '{"Dir":'].map((text) => Buffer.from(text))
const maxMarks = 16
const maxFolders = 200

/** A file or a folder, with the short names of today and the long ones of earlier versions. */
interface Node {
  readonly n?: unknown
  readonly name?: unknown
  readonly e?: unknown
  readonly entries?: unknown
  readonly o?: unknown
  readonly offset?: unknown
  /** The JavaScript that was made of it. */
  readonly m?: unknown
  readonly transpiled_offset?: unknown
}

/** Code that is no JavaScript: what a build makes some of. */
const original = /(?<!\.d)\.(?:[cm]?tsx?|jsx)$/

/** A place and a length, as a pair or by their names. */
function rangeOf(value: unknown): readonly [start: number, length: number] | null {
  if (typeof value !== 'object' || value === null) return null
  const { offset, len } = value as { offset?: unknown; len?: unknown }
  const [start, length] = Array.isArray(value) ? (value as readonly unknown[]) : [offset, len]
  return Number.isSafeInteger(start) && Number.isSafeInteger(length) && Number(start) >= 0 && Number(length) >= 0
    ? [Number(start), Number(length)]
    : null
}

function nameOf({ n, name }: Node): string {
  const found = n ?? name
  return typeof found === 'string' ? found : ''
}

class Files {
  readonly sources: ProgramSource[] = []
  readonly #data: Buffer
  readonly #room: Room
  readonly #visit: Visit

  constructor(data: Buffer, room: Room, visit: Visit) {
    this.#data = data
    this.#room = room
    this.#visit = visit
  }

  walk(nodes: readonly unknown[], folder: string, depth = 0): void {
    if (depth > maxFolders) return
    for (const each of nodes) {
      const { File: file, Dir: dir } = (each ?? {}) as { File?: Node; Dir?: Node }
      const entries = dir?.e ?? dir?.entries
      if (file) this.#take(`${folder}${nameOf(file)}`, file)
      else if (dir && Array.isArray(entries)) this.walk(entries, `${folder}${nameOf(dir)}/`, depth + 1)
    }
  }

  #take(name: string, { o, offset, m, transpiled_offset }: Node): void {
    const [start, length] = rangeOf(o ?? offset) ?? [0, 0]
    if (length === 0 || start + length > this.#data.length) return
    const bytes = this.#data.subarray(start, start + length)
    this.#room.take(form, length)
    this.#visit({ name, bytes })
    if ((m ?? transpiled_offset) !== undefined || original.test(name)) this.sources.push({ name, text: bytes })
  }
}

/** The list of files behind the settings of a program, and where their bytes begin. */
function listFrom(bytes: Buffer, start: number): { readonly nodes: readonly unknown[]; readonly data: number } | null {
  for (const listMark of listMarks) {
    const at = bytes.indexOf(listMark, start)
    const size = at < 8 ? 0 : Number(bytes.readBigUInt64LE(at - 8))
    if (size === 0 || at + size + 8 > bytes.length) continue
    try {
      const list = JSON.parse(bytes.toString('utf8', at, at + size)) as unknown
      return { nodes: Array.isArray(list) ? list : [list], data: at + size + 8 }
    } catch {
      // Text that merely looks like a list.
    }
  }
  return null
}

/** The files in a single-file executable of Deno's; null where the bytes are none. */
export function denoProgram(bytes: Buffer, room: Room, visit: Visit): EmbeddedProgram | null {
  let at = bytes.indexOf(mark)
  for (let tries = 0; at >= 0 && tries < maxMarks; tries += 1, at = bytes.indexOf(mark, at + mark.length)) {
    const settings = at + mark.length
    const size = settings + 8 > bytes.length ? 0 : Number(bytes.readBigUInt64LE(settings))
    if (size === 0 || settings + 8 + size > bytes.length || bytes[settings + 8] !== 0x7b) continue
    const list = listFrom(bytes, settings + 8 + size)
    if (!list) continue
    const length = Number(bytes.readBigUInt64LE(list.data - 8))
    const end = Math.min(bytes.length, list.data + length)
    const files = new Files(bytes.subarray(list.data, end), room, visit)
    files.walk(list.nodes, '')
    return { sources: files.sources, start: at, end }
  }
  return null
}
