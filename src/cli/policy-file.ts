import { lstatSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { findPackages, rootPackage } from '../gate/workspace/workspaces.js'
import { workspacePatterns } from '../gate/workspace/patterns.js'
import { GateError } from '../model/errors.js'
import { listing } from '../model/format.js'
import { pathFrom } from '../model/context.js'
import { makeFolder } from '../model/make-folder.js'
import { findPolicy, type PolicyRequest } from '../policy/find.js'
import { usage } from './command.js'

/** So many commands are printed to be pasted; the rest of the packages is named. */
const commandsShown = 6

/**
 * What is found in one package is accepted for it alone, so a workspace's root that is not published has nothing to
 * accept.
 *
 * @throws GateError EUSAGE at such a root
 */
export async function refuseWorkspace(folder: string): Promise<void> {
  const patterns = await workspacePatterns(folder)
  if (patterns === null) return
  const { name, version, isPrivate } = rootPackage(folder)
  if (!isPrivate && name !== null && version !== null) return
  const packages = findPackages(folder, patterns)
    .packages.filter((each) => !each.isPrivate)
    .map(({ path }) => path)
  const [shown, others] = [packages.slice(0, commandsShown), packages.slice(commandsShown)]
  const commands = shown.map((path) => `\n  pack-gate accept ${path}`).join('')
  const which =
    packages.length === 0
      ? 'It has no package that can be published.'
      : `Name one:${commands}${others.length === 0 ? '' : `\nand so on for ${listing(others)}`}`
  throw usage('this is the root of a workspace: accept takes one package at a time', which)
}

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
 * The named file, else the package's own policy, else `.github/pack-gate.yml` in the package's folder: patterns are
 * from the package's root, so the file belongs to the package even where the repository holds several.
 *
 * @throws GateError ECONFIG where there is a policy under a name that is not read
 */
export function policyPlace({ root, folder, config, cwd }: PolicyRequest): PolicyPlace {
  const found = config === null ? findPolicy({ root, folder, config, cwd }) : null
  const own =
    found && !relative(folder, found.file).startsWith('..') ? found.file : join(folder, '.github', 'pack-gate.yml')
  const file = typeof config === 'string' ? resolve(cwd, config) : own
  const shown = pathFrom(cwd, file)
  return {
    file,
    shown,
    lines: isThere(file) ? lineCount(file) : null,
    hides: found && found.file !== file ? found.path : null,
  }
}

/** @throws GateError EUSAGE where there is a file that was not to be replaced */
export function assertFree({ lines, shown }: PolicyPlace, force: boolean): void {
  if (lines === null || force) return
  throw usage(
    `${shown} exists already, so nothing was changed`,
    'Preview the new policy with --print, or replace the file with --force.',
  )
}

/**
 * Puts a changed policy into the place of the one that was read, at once: an interruption leaves one of the two.
 *
 * @param before the text that the change was made from
 * @throws GateError EUSAGE where the file is another one by now, is a link, or can't be written
 */
export function replacePolicyFile(
  { file, shown }: Pick<PolicyPlace, 'file' | 'shown'>,
  before: string,
  after: string,
): void {
  const stat = lstatSync(file, { throwIfNoEntry: false })
  if (!stat?.isFile())
    throw usage(`${shown} is not a regular file, so nothing was changed`, 'Give the file itself: --config FILE.')
  if (readFileSync(file, 'utf8') !== before)
    throw usage(`${shown} was changed meanwhile, so nothing was written`, 'Run pack-gate accept again.')
  const fresh = `${file}.${process.pid}.tmp`
  try {
    writeFileSync(fresh, after, { flag: 'wx', mode: stat.mode })
    renameSync(fresh, file)
  } catch (cause) {
    rmSync(fresh, { force: true })
    throw unwritable(shown, cause)
  }
}

function unwritable(shown: string, cause: unknown): GateError {
  const why = cause instanceof Error ? cause.message : String(cause)
  return new GateError(
    'EUSAGE',
    `the policy could not be written to ${shown}: ${why}`,
    'Choose another file with --config FILE, or only print the change: init --print, accept --dry-run.',
    { cause },
  )
}

/**
 * Writes the policy. A link in the file's place is replaced, never followed.
 *
 * @throws GateError EUSAGE where it can't be written
 */
export function writePolicyFile({ file, shown }: PolicyPlace, text: string): void {
  try {
    makeFolder(dirname(file))
    rmSync(file, { force: true })
    writeFileSync(file, text, { flag: 'wx' })
  } catch (cause) {
    throw unwritable(shown, cause)
  }
}
