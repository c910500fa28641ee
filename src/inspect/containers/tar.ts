import { Parser } from 'tar/parse'
import type { ReadEntry } from 'tar/read-entry'
import { TarEnd } from '../../tarball/tar-end.js'
import type { ReadContainer } from './entry.js'
import { NotRead, type Room } from './room.js'

const form = 'a tar archive'
const blockSize = 512
/** Bytes for the parser at a time: it goes through them before it comes back. */
const chunkSize = 64 * 1024

/** Places of a header's checksum. */
const [sumStart, sumEnd] = [148, 156]

/** The sum of a header's bytes, with spaces for the sum itself. */
function checksum(header: Buffer): number {
  let sum = 8 * 0x20
  for (let at = 0; at < blockSize; at += 1) if (at < sumStart || at >= sumEnd) sum += header[at] ?? 0
  return sum
}

/** A tar archive of any age, by the checksum of its first header. */
export function isTar(bytes: Buffer): boolean {
  if (bytes.length < blockSize || bytes[0] === 0) return false
  const digits = /^[ \0]*([0-7]{1,7})[ \0]/.exec(bytes.toString('latin1', sumStart, sumEnd))?.[1]
  return digits !== undefined && Number.parseInt(digits, 8) === checksum(bytes.subarray(0, blockSize))
}

function damaged(why: string): NotRead {
  return new NotRead('a damaged tar archive', `and ${why}`)
}

/** An entry's bytes, put together when it ends: a piece of the archive where it comes in one. */
function collect(entry: ReadEntry, room: Room, done: (bytes: Buffer) => void, faults: unknown[]): void {
  const parts: Buffer[] = []
  const guarded = (step: () => void): void => {
    try {
      step()
    } catch (error) {
      faults.push(error)
    }
  }
  guarded(() => {
    room.take(form, entry.size)
  })
  entry.on('data', (part: Buffer) => parts.push(part))
  entry.on('end', () => {
    const bytes = parts.length === 1 ? (parts[0] ?? Buffer.alloc(0)) : Buffer.concat(parts)
    guarded(() => {
      if (bytes.length !== entry.size) throw damaged(`${entry.path} ends too early`)
      done(bytes)
    })
  })
}

export const readTar: ReadContainer = (bytes, _path, room, visit) => {
  const faults: unknown[] = []
  const onReadEntry = (entry: ReadEntry): void => {
    if (entry.type === 'Directory') entry.resume()
    else
      collect(
        entry,
        room,
        (content) => {
          visit({ name: entry.path, bytes: content })
        },
        faults,
      )
  }
  const parser = new Parser({ strict: true, zstd: false, brotli: false, onReadEntry })
  const end = new TarEnd((blocks) => parser.write(blocks))
  parser.on('error', (error: unknown) => {
    faults.push(error instanceof NotRead ? error : damaged(error instanceof Error ? error.message : String(error)))
  })
  parser.on('eof', () => {
    end.reached = true
  })
  for (let at = 0; at < bytes.length && faults.length === 0 && !end.hidesData; at += chunkSize) {
    end.write(bytes.subarray(at, at + chunkSize))
  }
  if (faults.length === 0) end.flush()
  if (faults.length === 0) parser.end()
  if (end.hidesData) faults.push(damaged('it continues after its end'))
  if (faults.length > 0) throw faults[0] instanceof Error ? faults[0] : damaged(String(faults[0]))
}
