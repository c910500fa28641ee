import type { SecretKind } from '../../../model/secret-kinds.js'
import { secretRule, type SecretRule } from '../secret-rule.js'
import { tokenAnchor } from '../anchors.js'

/**
 * One form of a credential: its public mark, or several, the pattern of what follows the mark, and that of what is
 * before it; an empty one where fewer than sixteen signs of a token follow.
 */
export type Form = readonly [mark: string | readonly string[], rest: string, lead?: string]

/** The credentials of one provider. */
export interface Format {
  readonly kind: SecretKind
  /** The page on which the provider describes them, where one is known. */
  readonly docs?: string
  readonly forms: readonly Form[]
  /** Another look at a match: false where it is none. */
  readonly confirm?: (value: string) => boolean
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&')
}

/** Most characters that a lead has: Azure's marks stand at the end of a key. */
const longestLead = 100

/** Signs that are part of a longer word or value, in front of a token and behind it. */
const [before, behind] = ['(?<![\\w.-])', '(?![\\w-])']

function formRule({ kind, confirm }: Format, [mark, rest, lead]: Form): SecretRule {
  const marks = typeof mark === 'string' ? [mark] : mark
  return secretRule({
    kind,
    anchors: lead === undefined ? marks.map(tokenAnchor) : marks,
    pattern: new RegExp(`${before}${lead ?? ''}(?:${marks.map(escape).join('|')})${rest}${behind}`, 'g'),
    ...(confirm && { confirm: (value: string) => (confirm(value) ? kind : null) }),
    before: lead === undefined ? 16 : longestLead,
    after: 1280,
  })
}

/** A rule for each form. */
export function formatRules(formats: readonly Format[]): readonly SecretRule[] {
  return formats.flatMap((format) => format.forms.map((form) => formRule(format, form)))
}
