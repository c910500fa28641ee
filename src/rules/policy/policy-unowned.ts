import { isOwned } from './codeowners.js'
import { defineRule } from '../rule.js'

export const policyUnowned = defineRule({
  id: 'policy-unowned',
  summary: "on a pull request: the base branch's CODEOWNERS gives the policy file no owner",
  scope: 'policy',
  levels: { new: 'note', unchanged: 'note' },
  *check({ policyChange }) {
    const path = policyChange?.head.path
    if (!policyChange || !path || path.startsWith('..')) return
    const { codeowners } = policyChange
    if (codeowners !== null && isOwned(codeowners.text, path)) return
    const file = codeowners?.path ?? '.github/CODEOWNERS'
    yield {
      message:
        codeowners === null
          ? `nobody has to approve changes of ${path}: there is no CODEOWNERS file`
          : `nobody has to approve changes of ${path}: ${file} gives it no owner`,
      help:
        `Add to ${file}, with your own team, and require a review from code owners:\n  /${path} ` +
        '@your-org/release-team',
      path,
      cause: { kind: 'policy', at: { path, line: 1 } },
    }
  },
})
