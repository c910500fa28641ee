import type { Policy, RuleSettings } from '../model/policy.js'

/** A policy's line in a remedy, as the rules print it: for a policy without `rules`. */
const wholeLine = /`rules: \{ ([a-z-]+): \{ ([^`]*) \} \}`/g

/** The level of a rule that is written as a level alone (`secret: error`); null where it is written otherwise. */
function levelAlone({ new: level, unchanged, at, places }: RuleSettings): string | null {
  const place = places?.get('new')
  return level !== undefined && level === unchanged && place?.line === at.line && place.column === at.column
    ? level
    : null
}

/**
 * A remedy with its line of the policy as it goes into this policy: a second `rules` in one file is a mistake.
 *
 * @param help as the rule writes it
 */
export function helpFor(help: string, { path, rules }: Pick<Policy, 'path' | 'rules'>): string {
  const isOwn = ({ at }: RuleSettings): boolean => at.path === path && at.via === undefined
  if (![...rules.values()].some(isOwn)) return help
  return help.replaceAll(wholeLine, (_, id: string, options: string) => {
    const settings = rules.get(id)
    if (settings === undefined || !isOwn(settings)) return `\`${id}: { ${options} }\` under \`rules\``
    const level = levelAlone(settings)
    return level === null
      ? `\`${options}\` under \`rules\`, in \`${id}\``
      : `\`${id}: { level: ${level}, ${options} }\` under \`rules\`, in place of \`${id}: ${level}\``
  })
}
