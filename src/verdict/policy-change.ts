import type { NewlyWaived } from '../rules/policy/relaxed-rules.js'
import type { PolicyChange } from '../rules/policy/policy-change.js'
import { isObject } from '../model/manifest.js'
import type { Rule } from '../rules/rule.js'
import type { FileFacts } from '../model/file-facts.js'
import type { Hit } from './evaluate.js'
import { applyWaivers } from './waivers.js'

/** The policies of a pull request's two sides, as they were read. */
export type PolicyPair = Pick<PolicyChange, 'base' | 'head' | 'codeowners'>

/**
 * With the rules' defaults, which hold where a policy sets nothing. What is newly waived is known after the rules ran.
 */
export function policyChangeOf(pair: PolicyPair, rules: readonly Rule[]): PolicyChange {
  const defaults = rules.map(({ id, levels, options, strictestFirst = {} }) => {
    const usual = options?.parse({})
    return [id, { ...levels, options: isObject(usual) ? usual : {}, strictestFirst }] as const
  })
  return { ...pair, defaults: new Map(defaults), newlyWaived: [] }
}

/** The hits that the head's waivers excuse and the base branch's don't. */
export function newlyWaived(
  { base, head }: PolicyChange,
  hits: readonly Hit[],
  today: string,
  files: ReadonlyMap<string, FileFacts>,
): readonly NewlyWaived[] {
  const before = new Set(applyWaivers(hits, base.waivers, today, files).waived.map(({ hit }) => hit))
  const now = applyWaivers(hits, head.waivers, today, files).waived.filter(({ hit }) => !before.has(hit))
  return now.flatMap(({ hit, waivers }) =>
    [...new Set([...waivers.values()].flat())].map((waiver) => ({
      waiver,
      ruleId: hit.rule.id,
      paths: [...waivers].flatMap(([path, those]) => (those.includes(waiver) ? [path] : [])),
    })),
  )
}
