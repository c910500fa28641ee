import { lstatSync, readlinkSync, realpathSync, writeFileSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { GateError } from './errors.js'
import { isTarball } from './format.js'
import { makeFolder } from './make-folder.js'

/** A file that a run is to write. */
export interface OutputFile {
  /** The option or input that names it. */
  readonly option: string
  /** Absolute. */
  readonly file: string
}

/** Below a file there is no link, and nothing can be written there: the write says so. */
function isLink(file: string): boolean {
  try {
    return lstatSync(file).isSymbolicLink()
  } catch {
    return false
  }
}

/** Where a write would end, by links on the way too; the file need not be there yet. */
function realPlace(file: string, hops = 0): string {
  try {
    return realpathSync(file)
  } catch {
    if (isLink(file) && hops < 40) return realPlace(resolve(dirname(file), readlinkSync(file)), hops + 1)
    const folder = dirname(file)
    return folder === file ? file : join(realPlace(folder, hops + 1), basename(file))
  }
}

/** Whether writing to a place would put something else where a tarball belongs. */
function isTarballPlace(file: string): boolean {
  return isTarball(file) || isTarball(realPlace(file))
}

function refuseTarball(file: string): void {
  if (!isTarballPlace(file)) return
  throw new GateError(
    'EUSAGE',
    `a report can't be written over a tarball: ${file}`,
    'Give the report another name: it would replace what was checked.',
  )
}

/**
 * @throws GateError EUSAGE where two of a run's outputs are one file, or one would take the place of a tarball
 */
export function refuseSharedFiles(outputs: readonly OutputFile[]): void {
  const places = new Map<string, string>()
  for (const { option, file } of outputs) {
    refuseTarball(file)
    const place = realPlace(file)
    const other = places.get(place)
    if (other !== undefined)
      throw new GateError('EUSAGE', `${other} and ${option} write to one file: ${file}`, 'Give each its own file.')
    places.set(place, option)
  }
}

/**
 * Writes a text, and makes the folders on the way.
 *
 * @throws GateError EUSAGE where a tarball would be overwritten; else what the system throws
 */
export function writeOutput(file: string, text: string): void {
  refuseTarball(file)
  makeFolder(dirname(file))
  writeFileSync(file, text)
}
