import { setTimeout as sleep } from 'node:timers/promises'
import { asFailure, RequestFailure } from './errors.js'

/** How long a registry is waited for. */
export interface Patience {
  /** Milliseconds of silence after which a connection is given up. */
  readonly idleMs: number
  /** Milliseconds for all of it, tries among them: a registry can answer byte by byte for ever. */
  readonly deadlineMs: number
}

/** An unreachable registry is known within 15 seconds, where npm would take 70. */
export const forMetadata: Patience = { idleMs: 5000, deadlineMs: 13_000 }

/** The registry just answered: a large tarball over a slow line gets its time. */
export const forTarball: Patience = { idleMs: 60_000, deadlineMs: 300_000 }

/** Milliseconds before the one further try. */
const pause = 500

/** What may be gone the next moment: connections that broke, and a server that is busy or restarts. */
const passing = /^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|EAI_AGAIN|ERR_STREAM_PREMATURE_CLOSE|E408|E420|E429|E5\d\d)$/

/**
 * Tries, and once more where what went wrong may be gone the next moment.
 *
 * @throws RequestFailure, `EDEADLINE` where time is up
 */
export async function patiently<T>(
  { deadlineMs }: Patience,
  host: string,
  attempt: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const ending = new AbortController()
  const timer = setTimeout(() => {
    ending.abort()
  }, deadlineMs)
  const late = (): RequestFailure =>
    new RequestFailure('EDEADLINE', host, `no whole answer within ${deadlineMs / 1000} seconds`)
  try {
    for (let last = false; ; last = true) {
      try {
        return await attempt(ending.signal)
      } catch (thrown) {
        if (ending.signal.aborted) throw late()
        const failure = asFailure(thrown, host)
        if (last || !passing.test(failure.code)) throw failure
      }
      await sleep(pause, undefined, { signal: ending.signal }).catch(() => {
        throw late()
      })
    }
  } finally {
    clearTimeout(timer)
  }
}
