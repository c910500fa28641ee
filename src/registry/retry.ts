import { setTimeout as sleep } from 'node:timers/promises'
import { asFailure, RequestFailure } from './errors.js'

/** How long a registry may take to answer. */
export interface TimeLimits {
  /** Milliseconds of silence after which the connection is closed. */
  readonly idleMs: number
  /** Milliseconds for the whole answer, with the second attempt: a registry can send byte by byte for ever. */
  readonly deadlineMs: number
}

/** An unreachable registry is known within 15 seconds, where npm would take 70. */
export const forMetadata: TimeLimits = { idleMs: 5000, deadlineMs: 13_000 }

/** The registry just answered: a large tarball over a slow line gets its time. */
export const forTarball: TimeLimits = { idleMs: 60_000, deadlineMs: 300_000 }

/** Milliseconds before the second attempt. */
const pause = 500

/** Failures that a second attempt may not meet again: a connection broke, or a server is busy or restarts. */
const passing = /^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|EAI_AGAIN|ERR_STREAM_PREMATURE_CLOSE|E408|E420|E429|E5\d\d)$/

/**
 * Makes an attempt, and a second one if the failure may have been a passing one.
 *
 * @throws RequestFailure, `EDEADLINE` if the time is used up
 */
export async function withRetry<T>(
  { deadlineMs }: TimeLimits,
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
