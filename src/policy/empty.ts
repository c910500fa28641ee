import type { Policy } from '../model/policy.js'

/** The policy of a repository without a policy file. */
export const emptyPolicy: Policy = {
  path: null,
  files: null,
  baseline: { spec: null, required: false },
  rules: new Map(),
  waivers: [],
}
