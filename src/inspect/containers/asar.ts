import type { ReadContainer, Visit } from './entry.js'
import { NotRead, type Room } from './room.js'

/** Bytes before the list of files: a Pickle with the size of the next one, and that one's sizes. */
const prefixSize = 16
const form = 'an asar archive'

/** How deep its folders may be nested. */
const maxFolders = 200

/** Electron's archive has no mark: four sizes that fit each other, and a list of files. */
export function isAsar(bytes: Buffer): boolean {
  if (bytes.length < prefixSize + 8 || bytes.readUInt32LE(0) !== 4) return false
  const [header, payload, json] = [bytes.readUInt32LE(4), bytes.readUInt32LE(8), bytes.readUInt32LE(12)]
  return (
    payload + 4 === header &&
    json <= payload - 4 &&
    bytes.toString('latin1', prefixSize, prefixSize + 9) === '{"files":'
  )
}

interface Node {
  readonly files?: Readonly<Record<string, Node | null>> | null
  readonly offset?: unknown
  readonly size?: unknown
  readonly unpacked?: unknown
}

interface Archive {
  readonly bytes: Buffer
  readonly start: number
  readonly room: Room
  readonly visit: Visit
}

function damaged(why: string): NotRead {
  return new NotRead('a damaged asar archive', `and ${why}`)
}

function visitFile(name: string, { offset, size }: Node, { bytes, start, room, visit }: Archive): void {
  const at = start + Number(offset)
  const length = Number(size)
  if (!(at >= start) || !(length >= 0) || !(at + length <= bytes.length))
    throw damaged(`${name} is not where its list of files says`)
  room.take(form, length)
  visit({ name, bytes: bytes.subarray(at, at + length) })
}

function walk(folder: string, { files }: Node, archive: Archive, depth: number): void {
  if (depth > maxFolders) throw damaged('its folders are nested without end')
  for (const [name, node] of Object.entries(files ?? {})) {
    if (!node) continue
    const path = `${folder}${name}`
    if (node.files) walk(`${path}/`, node, archive, depth + 1)
    // What is unpacked is a file beside the archive; what has no place is a link.
    else if (node.unpacked !== true && node.offset !== undefined) visitFile(path, node, archive)
  }
}

export const readAsar: ReadContainer = (bytes, _path, room, visit) => {
  const header = bytes.readUInt32LE(4)
  const json = bytes.toString('utf8', prefixSize, prefixSize + bytes.readUInt32LE(12))
  let root: Node
  try {
    root = JSON.parse(json) as Node
  } catch {
    throw damaged('its list of files is not JSON')
  }
  walk('', root, { bytes, start: 8 + header, room, visit }, 0)
}
