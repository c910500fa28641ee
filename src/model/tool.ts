/** Who made a report. The version equals package.json's; a test holds them together. */
export const tool = { name: 'pack-gate', version: '0.1.0' } as const

/** Where the project lives, as package.json says; a test holds them together. */
export const homepage = 'https://github.com/pack-gate/pack-gate'

/** Whether a text has the form of a rule's id: a report may come from a fork, and say anything. */
function isRuleId(text: string): boolean {
  return /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(text)
}

/** The command that explains a rule, to be pasted; null for what can't be a rule's id. */
export function explainCommand(ruleId: string): string | null {
  return isRuleId(ruleId) ? `pack-gate explain ${ruleId}` : null
}

/** A rule's name, linked to its page; the name alone where it can't be a rule's id. */
export function ruleLink(ruleId: string, name: string): string {
  return isRuleId(ruleId) ? `[${name}](${rulePageUrl(ruleId)})` : name
}

/** The page of a rule, as it was in the version that reports. */
export function rulePageUrl(ruleId: string): string {
  return `${homepage}/blob/v${tool.version}/docs/rules/${encodeURIComponent(ruleId)}.md`
}

/** The page about the policy, as it was in this version: users of the package have no docs/. */
export const policyPageUrl = `${homepage}/blob/v${tool.version}/docs/configuration.md`
