import type { ErrorCode } from './error-codes.js'
import type { Mistake, NoVerdict } from './report.js'
import type { Location } from './problem.js'

/** No verdict could be reached: what was found, where, and what to do now. Always exit code 2, never a pass. */
export class GateError extends Error {
  readonly code: ErrorCode
  readonly help: string
  readonly location: Location | undefined
  readonly mistakes: readonly Mistake[] | undefined

  constructor(
    code: ErrorCode,
    message: string,
    help: string,
    more: { location?: Location; mistakes?: readonly Mistake[]; cause?: unknown } = {},
  ) {
    super(message, more.cause === undefined ? undefined : { cause: more.cause })
    this.name = 'GateError'
    this.code = code
    this.help = help
    this.location = more.location
    this.mistakes = more.mistakes
  }
}

/** What to do where the system lacks something that every program needs; null where it doesn't. */
function lack(thrown: unknown): string | null {
  const { code } = thrown as { code?: unknown }
  if (code === 'EMFILE' || code === 'ENFILE')
    return 'Allow more open files (see `ulimit -n`), then run pack-gate again.'
  if (code === 'ENOSPC' || code === 'EDQUOT') return 'Free some disk space, then run pack-gate again.'
  return null
}

/** Any thrown value as a GateError: a bug of ours is an error with a remedy too. */
export function toGateError(thrown: unknown): GateError {
  if (thrown instanceof GateError) return thrown
  const what = thrown instanceof Error ? thrown.message : String(thrown)
  const lacking = lack(thrown)
  if (lacking !== null) return new GateError('EINTERNAL', what, lacking, { cause: thrown })
  return new GateError(
    'EINTERNAL',
    `pack-gate failed: ${what}`,
    'This is a fault in pack-gate, so nothing was approved. Please report it with the command and this message.',
    { cause: thrown },
  )
}

/** The report of a run that reached no verdict. */
export function noVerdict(error: GateError): NoVerdict {
  const { code, message, help, location, mistakes } = error
  return {
    schemaVersion: 1,
    conclusion: 'error',
    error: { code, message, help, ...(location && { location }), ...(mistakes && { mistakes }) },
  }
}

/**
 * Exit codes, the same for every reporter: 0 passed (or compared, where nothing was to be decided), 1 blocked, 2 no
 * verdict.
 */
export const exitCodes = { success: 0, neutral: 0, failure: 1, error: 2 } as const
