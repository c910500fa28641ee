import type { Waiver } from '../../model/policy.js'
import type { Release } from '../../model/release.js'
import { defineRule } from '../rule.js'

function remedy({ path, sha256 }: Waiver, { files }: Release): string {
  if (files.some((file) => file.path.startsWith(`${path}/`)))
    return `${path} is a folder, and a waiver is for files: name them, or write "${path}/**" for all of them.`
  return sha256 === undefined
    ? 'Remove it: it would silently excuse the next finding of that kind.'
    : 'Remove it, or review the file again: its bytes are not the ones that were excused.'
}

export const waiverUnused = defineRule({
  id: 'waiver-unused',
  summary: 'a waiver of the policy that excuses nothing',
  scope: 'waivers',
  levels: { new: 'warning', unchanged: 'warning' },
  settlement: { by: 'removal', from: 'waivers' },
  waivable: false,
  *check({ release, unusedWaivers }) {
    for (const waiver of unusedWaivers) {
      yield {
        message: `the waiver for ${waiver.rule} on ${waiver.path} excuses nothing (reason: ${waiver.reason})`,
        help: remedy(waiver, release),
        path: waiver.at.path,
        cause: { kind: 'policy', at: waiver.at },
      }
    }
  },
})
