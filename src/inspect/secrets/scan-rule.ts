import type { SecretLintRuleCreator } from '@secretlint/types'
import type { SecretKind } from '../../model/secret-kinds.js'
import type { Anchor } from './anchors.js'
import type { SecretRule } from './secret-rule.js'

/** The bounds of a value in a text. */
export interface Span {
  readonly start: number
  readonly end: number
}

export interface Scan {
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
