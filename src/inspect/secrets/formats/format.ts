import type { SecretKind } from '../../../model/secret-kinds.js'
import { secretRule, type SecretRule } from '../secret-rule.js'
import type { Anchor } from '../anchors.js'
import { tokenAnchor } from '../token-anchor.js'

/**
 * One form of a credential: its public mark, or several, the pattern of what follows the mark, and that of what is
 * before it; an empty one where fewer than sixteen signs of a token follow.
 */
export type Form = readonly [mark: string | readonly string[], rest: string, lead?: string]

/** The credentials of one provider. */
export interface Format {
  readonly kind: SecretKind
  /** The page on which the provider describes them. */
  readonly docs: string
  readonly forms: readonly Form[]
  /** Another look at a match: false where it is none. */
  readonly confirm?: (value: string) => boolean
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&')
}

/** Most characters that a lead has: Azure's marks stand at the end of a key. */
const longestLead = 100

/** Signs that are part of a longer word or value, in front of a token and behind it; a sign in percents is none. */
const [before, behind] = ['(?<![\\w.-](?<!%[2-7][0-9A-F]))', '(?![\\w-])']

/** Most characters that a pattern matches: all of what repeats has a bound. What repeats nothing is short. */
function longestOf(pattern: string): number {
  const bounds = [...pattern.matchAll(/\{(?:\d+,)?(\d+)\}/g)].map(([, most]) => Number(most))
  return bounds.reduce((sum, most) => sum + most, 0) + pattern.length
}

/** Bytes in front of a token in which an escape may stand: a string has one for a line end. */
const escapeReach = 6
const [backslash, percent] = [0x5c, 0x25]

const wordBytes = new Uint8Array(256)
for (const byte of Buffer.from('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-')) wordBytes[byte] = 1

/** Whether a token may begin at a place: not within a word, unless that is the end of an escape. */
function mayBegin(bytes: Buffer, at: number): boolean {
  if (at === 0 || wordBytes[bytes[at - 1] ?? 0] !== 1) return true
  for (let place = Math.max(0, at - escapeReach); place < at; place += 1)
    if (bytes[place] === backslash || bytes[place] === percent) return true
  return false
}

/** The anchor of a token that begins with its mark. */
function leadingAnchor(text: string): Anchor {
  const { screen } = tokenAnchor(text)
  return { text, screen: (bytes, at) => mayBegin(bytes, at) && (screen?.(bytes, at) ?? true) }
}

function formRule({ kind, confirm }: Format, [mark, rest, lead]: Form): SecretRule {
  const marks = typeof mark === 'string' ? [mark] : mark
  const written = new Set(marks.flatMap((each) => [each, encodeURIComponent(each)])) // as in a URL
  return secretRule({
    kind,
    anchors: lead === undefined ? [...written].map(leadingAnchor) : [...written],
    pattern: new RegExp(`${before}${lead ?? ''}(?:${marks.map(escape).join('|')})${rest}${behind}`, 'g'),
    ...(confirm && { confirm: (value: string) => (confirm(value) ? kind : null) }),
    before: lead === undefined ? 16 : longestLead,
    // In a string each sign may be an escape of several.
    after: Math.max(256, 4 * longestOf(rest)),
  })
}

/** A rule for each form. */
export function formatRules(formats: readonly Format[]): readonly SecretRule[] {
  return formats.flatMap((format) => format.forms.map((form) => formRule(format, form)))
}
