import { z } from 'zod'

/**
 * Three letters, or two of a script that writes whole words with them: "…" and "x" say nothing. Nor does the key of a
 * remedy alone, pasted along with the dots that stand for the reader's own words.
 */
const words = /^(?!\s*[Rr]eason\P{L}*$)(?:(?:\P{L}*\p{L}){3}|(?:\P{sc=Han}*\p{sc=Han}){2})/u

/**
 * Why something may ship.
 *
 * @param what it is the reason for, in words that follow "the reason"
 */
export function reasonSchema(what: string): z.ZodString {
  return z.string().regex(words, { error: `says nothing, expected the reason ${what} in words` })
}
