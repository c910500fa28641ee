import { tool } from './tool.js'

/** Where the project lives. */
export const homepage = 'https://github.com/pack-gate/pack-gate'

/** The page of a rule, as it was in the version that reports. */
export function rulePageUrl(ruleId: string): string {
  return `${homepage}/blob/v${tool.version}/docs/rules/${encodeURIComponent(ruleId)}.md`
}
