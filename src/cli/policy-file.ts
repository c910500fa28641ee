import { lstatSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, resolve, sep } from 'node:path'
import { findPolicy, type PolicyRequest } from '../config/find.js'
import { GateError } from '../errors.js'
import { usage } from './usage.js'

/** Where a policy is written. */
export interface PolicyPlace {
  /** Absolute. */
  readonly file: string
  /** As it is shown: from where the command was typed. */
  readonly shown: string
  /** Lines of the file that is there; null where there is none. */
  readonly lines: number | null
  /** The repository's policy, which no longer counts for this package once it has its own; null where there is none. */
  readonly hides: string | null
}

function isThere(file: string): boolean {
  return lstatSync(file, { throwIfNoEntry: false }) !== undefined
}

function lineCount(file: string): number {
  try {
    return readFileSync(file, 'utf8').split('\n').length - 1
  } catch {
    return 0
  }
}

/**
 * The named file, else the package's own policy, else `.github/pack-gate.yml` in the package's folder: patterns are from the
 * package's root, so the file belongs to the package even where the repository holds several.
 *
 * @throws GateError ECONFIG where there is a policy under a name that is not read
 */
export function policyPlace({ root, folder, config, cwd }: PolicyRequest): PolicyPlace {
  const found = config === null ? findPolicy({ root, folder, config, cwd }) : null
  const own = found && !relative(folder, found.file).startsWith('..') ? found.file : join(folder, '.github', 'pack-gate.yml')
  const file = typeof config === 'string' ? resolve(cwd, config) : own
  const shown = relative(cwd, file).split(sep).join('/')
  return { file, shown, lines: isThere(file) ? lineCount(file) : null, hides: found && found.file !== file ? found.path : null }
}

/** @throws GateError EUSAGE where there is a file that nobody said to replace */
export function assertFree({ lines, shown }: PolicyPlace, force: boolean): void {
  if (lines === null || force) return
  throw usage(`${shown} is there already, and nothing was changed`, 'Look at what would be written with --print, or replace the file with --force.')
}

/**
 * Writes the policy. A link in the file's place is replaced, never followed.
 *
 * @throws GateError EUSAGE where it can't be written
 */
export function writePolicyFile({ file, shown }: PolicyPlace, text: string): void {
  try {
    mkdirSync(dirname(file), { recursive: true })
    rmSync(file, { force: true })
    writeFileSync(file, text, { flag: 'wx' })
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause)
    throw new GateError('EUSAGE', `the policy could not be written to ${shown}: ${why}`, 'Name another file with --config FILE, or print the policy with --print.', { cause })
  }
}
