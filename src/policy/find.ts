import { lstatSync, readFileSync, realpathSync } from 'node:fs'
import { isAbsolute, join, relative, resolve, sep } from 'node:path'
import { GateError } from '../model/errors.js'

/** Whether a file system error says that there is nothing of that name. */
export function isMissing(error: unknown): boolean {
  return (
    typeof error === 'object' &&
    error !== null &&
    'code' in error &&
    (error.code === 'ENOENT' || error.code === 'ENOTDIR')
  )
}

/** Runs a read; a failure names the policy file. @throws GateError ECONFIG */
export function attempt<T>(file: string, read: () => T): T {
  try {
    return read()
  } catch (error) {
    if (error instanceof GateError) throw error
    const reason = error instanceof Error ? error.message : String(error)
    throw new GateError(
      'ECONFIG',
      `policy file ${file} can't be read: ${reason}`,
      'Make it readable, or give another file.',
      {
        cause: error,
      },
    )
  }
}

export interface PolicyRequest {
  /** Absolute path of the repository's root. */
  readonly root: string
  /** Absolute path of the package's folder: its own policy comes before the repository's. */
  readonly folder: string
  /** A path as typed, relative to `cwd`; false for no policy; null for the default places. */
  readonly config: string | false | null
  readonly cwd: string
}

/** A policy file that is there. */
export interface PolicyFile {
  /** Absolute. */
  readonly file: string
  /** From the repository's root, with forward slashes. */
  readonly path: string
}

/**
 * Where the policy is: the file that is named, else the package's own, else the repository's; null where there is none.
 *
 * @throws GateError ECONFIG where the named file does not exist, or a default one has another spelling
 */
export function findPolicy({ root, folder, config, cwd }: PolicyRequest): PolicyFile | null {
  if (config === false) return null
  const file = config === null ? (inFolder(folder, root) ?? inFolder(root, root)) : namedPolicy(cwd, config)
  return file === null ? null : { file, path: pathFromRoot(root, file) }
}

/** A file under another spelling of the name would be ignored without a word, so it is refused. */
function inFolder(folder: string, root: string): string | null {
  for (const stem of [join(folder, '.github', 'pack-gate'), join(folder, 'pack-gate')]) {
    if (exists(`${stem}.yml`)) return `${stem}.yml`
    if (!exists(`${stem}.yaml`)) continue
    const found = pathFromRoot(root, `${stem}.yaml`)
    const wanted = found.replace(/\.yaml$/, '.yml')
    throw new GateError(
      'ECONFIG',
      `found ${found}, which is not read: expected ${wanted}`,
      `Rename it: git mv ${found} ${wanted}`,
      {
        location: { path: found, line: 1, column: 1 },
      },
    )
  }
  return null
}

/**
 * The policy of the repository that this one is a submodule of, where it has one: it isn't read, as its paths and its
 * base branch are that repository's.
 *
 * @returns its absolute path; null where this is no submodule, or there is none
 */
export function superprojectPolicy(root: string): string | null {
  try {
    const [, gitdir = ''] = /^gitdir: (.*)$/m.exec(readFileSync(join(root, '.git'), 'utf8')) ?? []
    const [, above] = /^(.*)[\\/]\.git[\\/]modules[\\/]/.exec(resolve(root, gitdir)) ?? []
    const names = ['.github/pack-gate.yml', 'pack-gate.yml']
    return above === undefined ? null : (names.map((name) => join(above, name)).find(exists) ?? null)
  } catch {
    return null // no file: the repository's own folder, or none
  }
}

function namedPolicy(cwd: string, config: string): string {
  const file = resolve(cwd, config)
  if (exists(file)) return file
  throw new GateError(
    'ECONFIG',
    `policy file ${JSON.stringify(config)} does not exist`,
    'Correct the path (it is relative to the folder in which pack-gate runs), or leave it out to use ' +
      '.github/pack-gate.yml.',
  )
}

/** A link that leads nowhere exists too: it must fail, not count as no policy. */
function exists(file: string): boolean {
  return attempt(file, () => {
    try {
      lstatSync(file)
      return true
    } catch (error) {
      if (isMissing(error)) return false
      throw error
    }
  })
}

/** Links on the way to the root (macOS's /tmp is one) must not lead the path out of the repository. */
function pathFromRoot(root: string, file: string): string {
  const plain = relative(root, file)
  const outside = plain.startsWith('..') || isAbsolute(plain)
  const path = outside ? attempt(file, () => relative(realpathSync(root), realpathSync(file))) : plain
  return path.split(sep).join('/')
}
