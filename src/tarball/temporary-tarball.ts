import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { GateError } from '../model/errors.js'
import type { Contents } from './contents.js'
import { tarball } from './tarball.js'

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
  const folder = mkdtempSync(join(tmpdir(), 'pack-gate-'))
  const dispose = (): void => {
    rmSync(folder, { recursive: true, force: true })
  }
  try {
    await make(folder)
    const made = readdirSync(folder)
    const [file] = made
    if (file === undefined || made.length > 1 || !file.endsWith('.tgz')) throw wrong(made.length)
    return tarball(join(folder, file), dispose)
  } catch (error) {
    dispose()
    throw error
  }
}
