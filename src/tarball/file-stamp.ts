import { fstatSync, lstatSync, type BigIntStats } from 'node:fs'

/** What a file system says of a file's bytes without reading them: any change of them changes one of these. */
export interface FileStamp {
  readonly dev: bigint
  readonly ino: bigint
  readonly links: bigint
  readonly size: bigint
  readonly mode: bigint
  /** Nanoseconds. Programs may set it. */
  readonly mtimeNs: bigint
  /** Nanoseconds. The system alone sets it. */
  readonly ctimeNs: bigint
}

function stamp({ dev, ino, nlink, size, mode, mtimeNs, ctimeNs }: BigIntStats): FileStamp {
  return { dev, ino, links: nlink, size, mode, mtimeNs, ctimeNs }
}

/** Null where there is no plain file: a link is none. */
export function stampOf(path: string): FileStamp | null {
  try {
    const stats = lstatSync(path, { bigint: true, throwIfNoEntry: false })
    return stats?.isFile() ? stamp(stats) : null
  } catch {
    return null
  }
}

/** The same of an open file. */
export function stampOfOpen(fd: number): FileStamp | null {
  const stats = fstatSync(fd, { bigint: true })
  return stats.isFile() ? stamp(stats) : null
}

const keys = ['dev', 'ino', 'size', 'mode', 'mtimeNs', 'ctimeNs'] as const

export function isSameStamp(a: FileStamp, b: FileStamp): boolean {
  return keys.every((key) => a[key] === b[key])
}

/** Nanoseconds. Some file systems count time in steps of two seconds. */
const step = 3_000_000_000n

/**
 * Whether a file changed so shortly before that another change could leave the same stamp: git reads such files again,
 * too (Documentation/technical/racy-git.txt).
 *
 * @param now milliseconds
 */
export function isRacy({ mtimeNs, ctimeNs }: FileStamp, now: number): boolean {
  const since = BigInt(now) * 1_000_000n - step
  return mtimeNs >= since || ctimeNs >= since
}
