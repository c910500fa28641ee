import { createHash } from 'node:crypto'
import { closeSync, constants, openSync, readSync } from 'node:fs'
import { isAbsolute, join } from 'node:path'
import { setImmediate as breathe } from 'node:timers/promises'
import type { FileFacts, PackedFile } from '../model/file-facts.js'
import { isRacy, stampOfOpen } from '../tarball/contents.js'
import { containers } from './containers/containers.js'
import { readFile, type ReadingContext } from './file-reading.js'
import { contentInspectors } from './index.js'
import type { Limits } from './inspector.js'
import { factsFor, type InspectionMemory } from './memory.js'
import { prepareModules } from './modules/modules.js'

/** Milliseconds of reading after which others have their turn: the packer's output must not wait. */
const turnMs = 8

const chunkSize = 1024 * 1024

/** One for all packages of a run: a file is read without a pause. */
let shared: Buffer | null = null

const isWindows = process.platform === 'win32'

/** Neither a link is followed, nor is anything waited for: what lies there may be a pipe. Windows knows neither. */
const flags = isWindows ? constants.O_RDONLY : constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK

/** What is read, and whether it still helps. */
export interface EarlyReading {
  /** The package's folder. Absolute. */
  readonly folder: string
  /** The baseline's files: most of them are the release's too. Hostile paths. */
  readonly candidates: readonly FileFacts[]
  readonly limits: Limits
  readonly memory: InspectionMemory
  /** True when the packer has ended: what it lists is read then anyway. */
  readonly isOver: () => boolean
  /** Milliseconds. Left out, the system's clock, by which it stamps files. */
  readonly now?: () => number
}

function isCandidate({ path, type, unread }: FileFacts): boolean {
  return type === 'file' && unread === undefined && !isAbsolute(path) && !path.split(/[\\/]/).includes('..')
}

/** Hands on exactly `size` bytes of a file. False where it has less. */
function passBytes(fd: number, size: number, buffer: Buffer, sink: (chunk: Buffer) => void): boolean {
  let at = 0
  while (at < size) {
    const read = readSync(fd, buffer, 0, Math.min(buffer.length, size - at), at)
    if (read === 0) return false
    at += read
    sink(buffer.subarray(0, read))
  }
  return true
}

/** Facts of a large file: those of the baseline's where both hash the same, so that only hashing takes time. */
function factsOf(fd: number, file: PackedFile, buffer: Buffer, context: ReadingContext): FileFacts | null {
  const alike = file.size > buffer.length ? context.memory.alike(file) : null
  if (alike) {
    const hash = createHash('sha256')
    if (!passBytes(fd, file.size, buffer, (chunk) => hash.update(chunk))) return null
    if (hash.digest('hex') === alike.sha256) return factsFor(file, alike)
  }
  const reading = readFile(file, context)
  const isWhole = passBytes(fd, file.size, buffer, (chunk) => {
    reading.write(chunk)
  })
  if (!isWhole) return null
  const { facts, contained } = reading.end()
  // Containers count against the room of a whole release.
  return contained.length === 0 && facts.unread === undefined ? facts : null
}

/** What grew out of all proportion is no candidate: it may be anything. Bytes. */
function mostBytes({ size }: FileFacts): bigint {
  return BigInt(2 * size + chunkSize)
}

function readOne(was: FileFacts, folder: string, now: number, buffer: Buffer, context: ReadingContext): void {
  const { path } = was
  const fd = openSync(join(folder, path), flags)
  try {
    const stamp = stampOfOpen(fd)
    if (stamp === null || stamp.size > mostBytes(was) || isRacy(stamp, now)) return
    const file = { path, size: Number(stamp.size), mode: 0o644, type: 'file' } as const
    const facts = factsOf(fd, file, buffer, context)
    if (!facts) return
    context.memory.rememberRead(stamp, facts)
    if (facts.sha256 !== was.sha256) for (const each of [was, facts]) each.behaviour?.() // rules on changes will ask
  } finally {
    closeSync(fd)
  }
}

/**
 * Reads files of a working tree while its packer runs. What is found out counts only for files that the packer then
 * lists, and whose stamps are what they were before they were read.
 */
export async function readEarly({
  folder,
  candidates,
  limits,
  memory,
  isOver,
  now = Date.now,
}: EarlyReading): Promise<void> {
  await prepareModules()
  const buffer = (shared ??= Buffer.allocUnsafeSlow(chunkSize))
  const context = { limits, memory, container: containers(contentInspectors) }
  let turn = performance.now()
  for (const was of candidates.filter(isCandidate)) {
    if (performance.now() - turn > turnMs) {
      await breathe()
      turn = performance.now()
    }
    if (isOver()) return
    try {
      readOne(was, folder, now(), buffer, context)
    } catch {
      continue // it is gone or no file: the packer's list says what there is
    }
  }
}
