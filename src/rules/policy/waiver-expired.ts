import { defineRule } from '../rule.js'

export const waiverExpired = defineRule({
  id: 'waiver-expired',
  summary: 'a waiver of the policy whose last day is over',
  scope: 'policy',
  levels: { new: 'warning', unchanged: 'warning' },
  settlement: { by: 'removal', from: 'waivers' },
  waivable: false,
  *check({ policy, today }) {
    for (const waiver of policy.waivers) {
      if (waiver.expires === undefined || waiver.expires >= today) continue
      yield {
        message:
          `the waiver for ${waiver.rule} on ${waiver.path} expired on ${waiver.expires} (reason: ` +
          `${waiver.reason})`,
        help: 'Fix what it excused and remove it, or review it again and set a later `expires`.',
        path: waiver.at.path,
        cause: { kind: 'policy', at: waiver.at },
      }
    }
  },
})
