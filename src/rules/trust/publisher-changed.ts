import type { Publication } from '../../model/baseline.js'
import { listing } from '../../model/format.js'
import { defineRule } from '../rule.js'

const named = (names: readonly (string | null)[]): readonly string[] => [
  ...new Set(names.filter((name) => name !== null)),
]

/** Who published a release, or approved it, and did neither before. To approve is not to publish. */
function strangerIn({ publisher, approver }: Publication, before: readonly Publication[]): string | null {
  const publishers = before.map((one) => one.publisher)
  if (publisher !== null && !publishers.includes(publisher)) return publisher
  const known = [...publishers, ...before.map((one) => one.approver)]
  return approver !== null && !known.includes(approver) ? approver : null
}

const note = { new: 'note', unchanged: 'note' } as const

export const publisherChanged = defineRule({
  id: 'publisher-changed',
  summary: 'a published release by an account that published or approved none of the ones before it',
  scope: 'release',
  ofPublication: true,
  levels: { new: 'warning', unchanged: 'warning' },
  *check({ history }) {
    const { own, before = [] } = history ?? {}
    const known = named(before.flatMap(({ publisher, approver }) => [publisher, approver]))
    if (!own || known.length === 0) return
    const stranger = strangerIn(own, before)
    if (stranger === null) return
    // Who approves is new wherever the first release is approved.
    const isFirstApproved = stranger === own.approver && before.every(({ approver }) => approver === null)
    const verb = stranger === own.publisher ? 'published' : 'approved'
    yield {
      message: `${own.version} was ${verb} by ${stranger}; the ${before.length} before it by ${listing(known)}`,
      help: `If you don't know ${stranger}, see who may publish: \`npm owner ls\`, and treat the release as hostile.`,
      path: 'package.json',
      cause: { kind: 'manifest', key: ['version'] },
      baselineState: 'new',
      ...(isFirstApproved && { levels: note }),
    }
  },
})
