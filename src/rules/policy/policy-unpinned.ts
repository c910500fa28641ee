import { defineRule } from '../rule.js'

export const policyUnpinned = defineRule({
  id: 'policy-unpinned',
  summary: 'a policy of another repository that is extended at a branch or tag, which can be moved',
  scope: 'policy',
  levels: { new: 'note', unchanged: 'note' },
  *check({ policy }) {
    for (const { spec, mutableRef, at } of policy.bases ?? []) {
      if (mutableRef === undefined) continue
      yield {
        message: `${spec} is read from a branch or tag: anyone who can push there changes this policy`,
        help: `Pin it to the commit that you reviewed: replace ${mutableRef} by that commit's full SHA.`,
        path: at.path,
        cause: { kind: 'policy', at },
        key: spec,
      }
    }
  },
})
