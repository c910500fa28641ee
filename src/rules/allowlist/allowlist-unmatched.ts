import { matches } from '../../policy/patterns.js'
import { unbuiltMark } from '../entry-points/unbuilt.js'
import { defineRule } from '../rule.js'

/** A required file that is missing is a broken release, not a stale policy. */
const required = { new: 'error', unchanged: 'error' } as const

export const allowlistUnmatched = defineRule({
  id: 'allowlist-unmatched',
  summary: 'an entry of the policy that matches no file, or a required file that is missing',
  scope: 'policy',
  levels: { new: 'warning', unchanged: 'warning' },
  settlement: { by: 'removal', from: 'files' },
  acceptByName: 'errors',
  *check(context) {
    const { release, policy } = context
    for (const entry of policy.files ?? []) {
      if (entry.inherited && !entry.required) continue
      if (release.files.some(({ path }) => matches(entry, path))) continue
      const written = `${entry.negated ? '!' : ''}${entry.pattern}`
      yield {
        message: entry.required
          ? `no packed file matches ${written}, which the policy requires`
          : `no packed file matches ${written}`,
        help: entry.required
          ? 'Build it, and check `files` in package.json; or remove `required` from the entry.'
          : 'Remove the entry: an allowlist that allows more than necessary lets the next mistake through.',
        path: entry.at.path,
        cause: { kind: 'policy', at: entry.at },
        ...(entry.required && { levels: required, acceptByName: true }),
        ...(!entry.negated && unbuiltMark(context, [entry.pattern])),
      }
    }
  },
})
