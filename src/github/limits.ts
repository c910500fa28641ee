import type { RetryBudget } from './client.js'

/**
 * All bytes of an answer's body; null where there are more than `limit`.
 *
 * @param retryBudget how long the body may take: the client's own limit ends with the headers
 */
export async function readBounded(
  body: ReadableStream<Uint8Array>,
  limit: number,
  retryBudget: RetryBudget,
): Promise<Buffer | null> {
  const reader = body.getReader()
  const started = retryBudget.clock.now()
  const longest = retryBudget.attemptLimit
  const ending = new AbortController()
  const timer = setTimeout(() => {
    ending.abort()
    void reader.cancel().catch(() => undefined)
  }, longest)
  try {
    const chunks: Uint8Array[] = []
    let size = 0
    for (;;) {
      const { done, value } = await reader.read()
      if (ending.signal.aborted) throw new Error(`the answer did not end within ${longest / 1000} seconds`)
      if (done) return Buffer.concat(chunks)
      size += value.byteLength
      if (size > limit) {
        void reader.cancel().catch(() => undefined)
        return null
      }
      chunks.push(value)
    }
  } finally {
    clearTimeout(timer)
    retryBudget.spend(retryBudget.clock.now() - started)
  }
}

/** GitHub's limits. What its API description leaves out is from its documentation and from what the API answers. */
export const limits = {
  /** Characters of a check run's or an annotation's title. */
  title: 255,
  /** Bytes of a check run's summary, and of its text. */
  summary: 65_535,
  /** Bytes of an annotation's message. */
  message: 65_536,
  /** Annotations in one request; more come by further requests, which append. */
  annotationsPerRequest: 50,
  /** Characters of a commit status' description. The API description does not say so; the API answers 422. */
  description: 140,
  /** Characters of a comment. Counted in bytes here, which is never too long. The API answers 422 beyond. */
  comment: 65_536,
  /** Annotations of each level that the runner keeps of one step. */
  commandsPerLevel: 10,
  /** Characters that the runner keeps of an annotation's message. */
  commandMessage: 4096,
  /** Bytes of one step's job summary; the runner drops a larger one whole. */
  jobSummary: 1_048_576,
} as const

/**
 * Annotations of one check run. Ours, not GitHub's: 80 writes a minute (the secondary rate limit) leave room for
 * twenty requests, and no one reads a thousand.
 */
export const mostAnnotations = 1000

/** Cuts to a number of characters (UTF-16 units, the strictest way to count) without halving one. */
export function cutCharacters(text: string, most: number): string {
  if (text.length <= most) return text
  const cut = text.slice(0, most - 1)
  const whole = /[\uD800-\uDBFF]$/.test(cut) ? cut.slice(0, -1) : cut
  return `${whole}…`
}
