import { z } from 'zod'

/** Three letters, or two of a script that writes whole words with them: "…" and "x" say nothing. */
const words = /\p{L}[^]*\p{L}[^]*\p{L}|\p{sc=Han}[^]*\p{sc=Han}/u

/**
 * Why something may ship.
 *
 * @param what it is the reason for, in words that follow "the reason"
 */
export function reasonSchema(what: string): z.ZodString {
  return z.string().regex(words, { error: `says nothing, expected the reason ${what} in words` })
}
