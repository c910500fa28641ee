import { accessSync, constants, realpathSync, statSync } from 'node:fs'
import { delimiter, dirname, isAbsolute, join, sep } from 'node:path'

/** The package's folder and those above it, up to the repository's root; the folder alone where it is outside of it. */
export function foldersUp(folder: string, root: string): readonly string[] {
  if (folder !== root && !folder.startsWith(root.endsWith(sep) ? root : root + sep)) return [folder]
  const folders = [folder]
  for (let at = folder; at !== root;) {
    at = dirname(at)
    folders.push(at)
  }
  return folders
}

interface ProgramSearch {
  /** The PATH to look in. */
  readonly path: string
  /** Folders whose programs are never run: the package's own, which a stranger may have written. Absolute. */
  readonly outside?: readonly string[]
}

const isWindows = process.platform === 'win32'

/** What Windows appends to a program's name. `.js` and the like, which PATHEXT may list, are no programs of ours. */
const extensions = isWindows ? ['.exe', '.cmd', '.bat', '.com'] : ['']

/** The real path, or the path itself where nothing is there. */
function real(path: string): string {
  try {
    return realpathSync(path)
  } catch {
    return path
  }
}

function isProgram(path: string): boolean {
  try {
    if (!statSync(path).isFile()) return false
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

function isWithin(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep)
}

/** A PATH without relative and empty entries: in the package's folder, those mean the package's own files. */
export function absolutePath(path: string): string {
  return path
    .split(delimiter)
    .filter((entry) => isAbsolute(entry))
    .join(delimiter)
}

/**
 * Where a program is, as an absolute path: in PATH, else beside the Node that runs us, where npm is installed too.
 * Relative entries of PATH don't count, nor do those inside the package: on Windows even the current folder would.
 *
 * @returns null where it is nowhere else
 */
export function findProgram(name: string, { path, outside = [] }: ProgramSearch): string | null {
  const refused = outside.flatMap((folder) => [folder, real(folder)])
  const isRefused = (file: string): boolean => refused.some((folder) => isWithin(file, folder))
  const folders = [...path.split(delimiter).filter((entry) => isAbsolute(entry)), dirname(process.execPath)]
  const candidates = folders.flatMap((folder) => extensions.map((extension) => join(folder, name + extension)))
  return candidates.find((file) => isProgram(file) && !isRefused(file) && !isRefused(real(file))) ?? null
}
