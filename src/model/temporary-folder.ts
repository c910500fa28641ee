import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { GateError } from './errors.js'

/** The system's own limits: where it lacks them, its own error has the remedy. */
const exhausted = ['EMFILE', 'ENFILE', 'ENOSPC', 'EDQUOT']

/**
 * A new folder of our own in the system's temporary one. Its path is absolute: programs run elsewhere.
 *
 * @param parent left out, the system's temporary folder
 * @throws GateError EUSAGE where none can be made: `TMPDIR` names a folder that isn't there, or may not be written to
 */
export function temporaryFolder(prefix: string, parent = tmpdir()): string {
  const folder = resolve(parent)
  try {
    return mkdtempSync(join(folder, prefix))
  } catch (cause) {
    const { code = '' } = cause as NodeJS.ErrnoException
    if (exhausted.includes(code)) throw cause
    const why =
      code === 'ENOENT' ? 'does not exist' : code === 'ENOTDIR' ? 'is no folder' : `can't be written to (${code})`
    throw new GateError(
      'EUSAGE',
      `the temporary folder ${folder} ${why}`,
      'Create it, or name another one in the environment variable TMPDIR (Windows: TEMP).',
      { cause },
    )
  }
}
