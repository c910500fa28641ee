import { defineRule } from '../rule.js'

export const waiverUnused = defineRule({
  id: 'waiver-unused',
  summary: 'a waiver of the policy that excuses nothing',
  scope: 'waivers',
  levels: { new: 'warning', unchanged: 'warning' },
  settlement: { by: 'removal', from: 'waivers' },
  waivable: false,
  *check({ unusedWaivers }) {
    for (const waiver of unusedWaivers) {
      yield {
        message: `the waiver for ${waiver.rule} on ${waiver.path} excuses nothing (reason: ${waiver.reason})`,
        help:
          waiver.sha256 === undefined
            ? 'Take it out: it would excuse the next finding of that kind unseen.'
            : 'Take it out, or look at the file anew: its bytes are not the ones that were excused.',
        path: waiver.at.path,
        cause: { kind: 'policy', at: waiver.at },
      }
    }
  },
})
