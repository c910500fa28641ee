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
      'Make it a file that pack-gate may read, or name another.',
      {
        cause: error,
      },
    )
  }
}
