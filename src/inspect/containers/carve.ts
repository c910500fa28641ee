import type { Unpack, Visit } from './entry.js'
import { NotRead, type Room } from './room.js'
import { beginsAs, gunzipMembers, inflateZlib } from './streams.js'
import { unreadInside } from './unread-forms.js'
import { wideTexts } from './wide-texts.js'
import { directoryAt, readDirectory } from './zip.js'
import { unxz } from './xz.js'
import { nextZlib } from './zlib-marks.js'
import { unzstd } from './zstd.js'

interface Mark {
  /** The next place where one may begin; -1 where there is none. */
  readonly next: (bytes: Buffer, from: number) => number
  readonly extension: string
  readonly unpack: Unpack
}

function marked(hex: string): Mark['next'] {
  const mark = Buffer.from(hex, 'hex')
  return (bytes, from) => bytes.indexOf(mark, from)
}

/** One that turns out to be none took as much as the beginning of a stream. */
const trialEffort = 16 * 1024

const marks: readonly Mark[] = [
  { next: marked('1f8b08'), extension: 'gz', unpack: gunzipMembers },
  { next: marked('28b52ffd'), extension: 'zst', unpack: unzstd },
  { next: marked('fd377a585a00'), extension: 'xz', unpack: unxz },
  {
    next: nextZlib,
    extension: 'zz',
    unpack(bytes, room, most) {
      const unpacked = beginsAs('deflate', bytes.subarray(2)) ? inflateZlib(bytes, room, most) : null
      if (!unpacked) room.takeInVain('a file with compressed parts', trialEffort)
      return unpacked
    },
  },
]

const zipEnd = Buffer.from('PK\x05\x06')

/** Streams that are tried in one file: chance makes one in sixteen million bytes, and code about streams some more. */
const maxTrials = 20_000

function tooMany(): NotRead {
  return new NotRead('a file with compressed parts', `and has more than ${maxTrials} places where one may begin`)
}

/** Where each mark stands next: the first of them is next. */
class NextMark {
  readonly #bytes: Buffer
  readonly #places: number[]

  constructor(bytes: Buffer) {
    this.#bytes = bytes
    this.#places = marks.map((mark) => mark.next(bytes, 0))
  }

  /** The first mark at a place or behind it. */
  from(at: number): { readonly mark: Mark; readonly at: number } | null {
    let found: { readonly mark: Mark; readonly at: number } | null = null
    marks.forEach((mark, index) => {
      const known = this.#places[index] ?? -1
      const place = known >= 0 && known < at ? mark.next(this.#bytes, at) : known
      this.#places[index] = place
      if (place >= 0 && (!found || place < found.at)) found = { mark, at: place }
    })
    return found
  }
}

/** Bytes that were read already. */
export interface Known {
  readonly start: number
  readonly end: number
}

/** Streams of gzip, zstd and xz at any place of a file that is no container, as single-file programs hold them. */
function carveStreams(bytes: Buffer, room: Room, visit: Visit, known: Known): void {
  const next = new NextMark(bytes)
  let count = 0
  let trials = 0
  for (let hit = next.from(0); hit; trials += 1) {
    if (trials >= maxTrials) throw tooMany()
    if (hit.at >= known.start && hit.at < known.end) {
      hit = next.from(known.end)
      continue
    }
    const unpacked = hit.mark.unpack(bytes.subarray(hit.at), room)
    if (unpacked && unpacked.bytes.length > 0) {
      count += 1
      room.take('a file with compressed parts', unpacked.bytes.length)
      visit({ name: `part ${count}.${hit.mark.extension}`, bytes: unpacked.bytes, isPart: true })
    }
    hit = next.from(hit.at + Math.max(1, unpacked?.end ?? 0))
  }
}

/** Zip archives at any place: behind a program, or behind a header that says something of them. */
function carveZips(bytes: Buffer, room: Room, visit: Visit): void {
  let trials = 0
  for (let at = bytes.indexOf(zipEnd); at >= 0; at = bytes.indexOf(zipEnd, at + 1)) {
    trials += 1
    if (trials > maxTrials) throw tooMany()
    const directory = directoryAt(bytes, at)
    if (directory && directory.count > 0 && bytes.readUInt32LE(directory.start) === 0x02014b50) {
      readDirectory(bytes, directory, room, visit)
    }
  }
}

/** Visits what stands in a file behind other bytes: streams, and the files of archives. Throws NotRead over a limit. */
export function carve(bytes: Buffer, room: Room, visit: Visit, known: Known = { start: 0, end: 0 }): void {
  let fault: NotRead | null = null
  for (const find of [carveZips, carveStreams, wideTexts]) {
    try {
      find(bytes, room, visit, known)
    } catch (error) {
      if (!(error instanceof NotRead)) throw error
      fault ??= error
    }
  }
  const unread = unreadInside(bytes)
  if (unread !== null) fault ??= new NotRead(unread, "and pack-gate can't read that")
  if (fault) throw fault
}
