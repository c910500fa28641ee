import { scanRule, type Span } from '../scan-rule.js'
import type { SecretRule } from '../secret-rule.js'

/** The private part: a number, for RSA as long as the modulus, else as the curve has it. A symmetric key is private. */
const members = [
  ['RSA', /["']?\bd["']?\s*:\s*["'`]([\w-]{160,1400})["'`]/],
  ['EC', /["']?\bd["']?\s*:\s*["'`]([\w-]{43,88})["'`]/],
  ['OKP', /["']?\bd["']?\s*:\s*["'`]([\w-]{43,76})["'`]/],
  ['oct', /["']?\bk["']?\s*:\s*["'`]([\w-]{22,700})["'`]/],
] as const

/** Braces, and what says the type of a key. */
const parts = /\{|["'`]?\bkty["'`]?\s*:\s*["'`](RSA|EC|OKP|oct)["'`]/g

/** Characters of an object in front of the type and behind it. */
const reach = 4000

/** The private part of the key in an object; members of a key are no objects, so the nearest braces are its own. */
function privatePart(text: string, start: number, place: number, kind: string): Span | null {
  const behind = text.slice(place, place + reach)
  const end = behind.search(/[{}]/)
  const object = text.slice(start, place) + (end < 0 ? behind : behind.slice(0, end))
  const found = members.find(([name]) => name === kind)?.[1].exec(object)
  if (found?.[1] === undefined) return null
  const at = start + found.index + found[0].lastIndexOf(found[1])
  return { start: at, end: at + found[1].length }
}

function* privateJwks(text: string): Generator<Span> {
  let brace = -1
  for (const { 0: found, 1: kind, index } of text.matchAll(parts)) {
    if (kind === undefined) brace = found === '{' ? index : brace
    else if (brace >= 0 && index - brace <= reach) {
      const part = privatePart(text, brace, index, kind)
      brace = -1 // one type for each object
      if (part) yield part
    }
  }
}

/** Private keys as JSON Web Keys: https://www.rfc-editor.org/rfc/rfc7517 and RFC 8037 */
export const jwk: SecretRule = scanRule({
  kind: 'json-web-key',
  anchors: ['kty'],
  scan: privateJwks,
  before: reach + 16,
  after: reach + 16,
})
