import { closeSync, constants, fstatSync, openSync, readFileSync } from 'node:fs'
import { bounds, NotRead } from './bounds.js'

/**
 * The bytes of a report's file. A folder, a device or a pipe is none: some of them never end.
 *
 * @throws NotRead
 */
export function readReportFile(path: string): Buffer {
  let fd: number
  try {
    // Without this, opening a pipe would wait for its other end.
    fd = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK)
  } catch (cause) {
    throw new NotRead(cause instanceof Error && 'code' in cause ? String(cause.code) : 'it could not be opened', {
      cause,
    })
  }
  try {
    const stats = fstatSync(fd)
    if (!stats.isFile()) throw new NotRead('it is not a regular file')
    if (stats.size > bounds.bytes) {
      throw new NotRead(`it has ${stats.size} bytes, expected at most ${bounds.bytes.toLocaleString('en-US')}`)
    }
    return readFileSync(fd)
  } finally {
    closeSync(fd)
  }
}
