import { isSettledByEntry } from './select.js'
import { GateError } from '../../model/errors.js'
import type { Hit } from '../../verdict/evaluate.js'
import type { Change } from './change.js'
import { pathsOf } from './standing.js'

/**
 * Problems of the policy are all on its path, and their messages name the entry. Other messages hold figures that a
 * change may move.
 */
function keyOf({ rule, problem }: Hit): string {
  const isAboutPolicy = rule.scope === 'policy' || rule.scope === 'waivers'
  return JSON.stringify([rule.id, problem.path, problem.key, isAboutPolicy ? problem.message : null])
}

/**
 * @param before what stood before the changes were made
 * @throws GateError EINTERNAL where a change does not do what it says, or does more: nothing is written then
 */
export function assertSettled(before: readonly Hit[], after: readonly Hit[], done: readonly Change[]): void {
  const still = new Set(after.map(keyOf))
  const blocked = new Set(after.filter(isSettledByEntry).flatMap(pathsOf))
  const failed = done.filter(({ hits, paths }) =>
    paths ? paths.some((path) => blocked.has(path)) : hits.some((hit) => still.has(keyOf(hit))),
  )
  const known = new Set(before.map(keyOf))
  const partly = new Set(before.filter(isSettledByEntry).flatMap(pathsOf))
  const fresh = after.filter(
    (hit) =>
      hit.level === 'error' &&
      !known.has(keyOf(hit)) &&
      !(isSettledByEntry(hit) && pathsOf(hit).every((path) => partly.has(path))),
  )
  const [wrong] = [...failed.flatMap(({ hits }) => hits), ...fresh]
  if (!wrong) return
  throw new GateError(
    'EINTERNAL',
    `the new policy would not settle ${wrong.rule.id} on ${wrong.problem.path}: ${wrong.problem.message}`,
    'This is a fault in pack-gate, so nothing was written. Please report it with the policy.',
  )
}
