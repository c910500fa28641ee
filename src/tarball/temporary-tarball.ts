import { existsSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { GateError } from '../model/errors.js'
import { temporaryFolder } from '../model/temporary-folder.js'
import type { Contents } from './contents.js'
import { tarball } from './tarball.js'

/** A temporary folder, filled; it goes at once where that fails. */
async function filled(make: (folder: string) => Promise<void>): Promise<{ folder: string; dispose: () => void }> {
  const folder = temporaryFolder('pack-gate-')
  const dispose = (): void => {
    rmSync(folder, { recursive: true, force: true })
  }
  try {
    await make(folder)
    return { folder, dispose }
  } catch (error) {
    dispose()
    throw error
  }
}

/**
 * The one tarball that a program writes into a temporary folder, which goes with the contents, or at once where it
 * fails.
 *
 * @param make fills the folder
 * @param wrong the error for any other number of tarballs than one
 */
export async function temporaryTarball(
  make: (folder: string) => Promise<void>,
  wrong: (made: number) => GateError,
): Promise<Contents> {
  const { folder, dispose } = await filled(make)
  const made = readdirSync(folder)
  const [file] = made
  if (file !== undefined && made.length === 1 && file.endsWith('.tgz')) return tarball(join(folder, file), dispose)
  dispose()
  throw wrong(made.length)
}

/**
 * Those of several tarballs that a program did write into a temporary folder, by name. Each goes by itself, and the
 * folder with the last.
 */
export async function temporaryTarballs(
  names: readonly string[],
  make: (folder: string) => Promise<void>,
): Promise<ReadonlyMap<string, Contents>> {
  const { folder, dispose } = await filled(make)
  const kept = new Set(names.filter((name) => existsSync(join(folder, name))))
  if (kept.size === 0) dispose()
  const contents = [...kept].map((name) => {
    const path = join(folder, name)
    const release = (): void => {
      rmSync(path, { force: true })
      if (kept.delete(name) && kept.size === 0) dispose()
    }
    return [name, tarball(path, release)] as const
  })
  return new Map(contents)
}
