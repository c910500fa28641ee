import type { SecretLintRuleCreator } from '@secretlint/types'
import type { SecretKind } from '../../model/secret-kinds.js'
import type { Anchor } from './anchors.js'

/** A rule of secretlint's, with what it takes to run it on parts of a text alone. */
export interface SecretRule {
  readonly creator: SecretLintRuleCreator
  /** Each match of the rule holds one of them. */
  readonly anchors: readonly Anchor[]
  /** Most bytes from where a match begins to where its anchor does. */
  readonly before: number
  /**
   * Most bytes from where the anchor begins to the end of a match; of a longer one, it is the part that is looked at.
   */
  readonly after: number
  /** The kind for each of the rule's messages. */
  readonly kinds: Readonly<Record<string, SecretKind>>
}

interface Pattern {
  readonly kind: SecretKind
  readonly anchors: readonly (string | Anchor)[]
  /** With the flag g. The value is its group `value`, or all of the match. */
  readonly pattern: RegExp
  readonly before?: number
  readonly after?: number
  /** Another look at a match: the kind that it is of, or null where it is none. */
  readonly confirm?: (value: string, text: string, at: number) => SecretKind | null
}

/** A rule of our own, in secretlint's form: it could be run by secretlint as it is. */
export function secretRule(
  { kind, anchors, pattern, before = 16, after = 512, confirm }: Pattern,
  also: readonly SecretKind[] = [],
): SecretRule {
  const creator: SecretLintRuleCreator = {
    messages: Object.fromEntries([kind, ...also].map((id) => [id, { en: () => id }])),
    meta: { id: `pack-gate/${kind}`, type: 'scanner', recommended: true, supportedContentTypes: ['all'] },
    create(context) {
      const t = context.createTranslator(this.messages)
      return {
        file({ content }) {
          for (const match of content.matchAll(pattern)) {
            const value = match.groups?.value ?? match[0]
            const start = match.index + match[0].indexOf(value)
            const found = confirm ? confirm(value, content, start) : kind
            if (found !== null) context.report({ message: t(found), range: [start, start + value.length] })
          }
        },
      }
    },
  }
  return {
    creator,
    anchors: anchors.map((anchor) => (typeof anchor === 'string' ? { text: anchor } : anchor)),
    before,
    after,
    kinds: Object.fromEntries([kind, ...also].map((id) => [id, id])),
  }
}

/** The bounds of a value in a text. */
export interface Span {
  readonly start: number
  readonly end: number
}

interface Scan {
  readonly kind: SecretKind
  readonly anchors: readonly (string | Anchor)[]
  /** Finds the values in a text, in one pass over it. */
  readonly scan: (text: string) => Iterable<Span>
  readonly before?: number
  readonly after?: number
}

/** A rule of our own that no regular expression could say, or not in linear time. */
export function scanRule({ kind, anchors, scan, before = 16, after = 512 }: Scan): SecretRule {
  const creator: SecretLintRuleCreator = {
    messages: { [kind]: { en: () => kind } },
    meta: { id: `pack-gate/${kind}`, type: 'scanner', recommended: true, supportedContentTypes: ['all'] },
    create(context) {
      const t = context.createTranslator(this.messages)
      return {
        file({ content }) {
          for (const { start, end } of scan(content)) context.report({ message: t(kind), range: [start, end] })
        },
      }
    },
  }
  return {
    creator,
    anchors: anchors.map((anchor) => (typeof anchor === 'string' ? { text: anchor } : anchor)),
    before,
    after,
    kinds: { [kind]: kind },
  }
}
