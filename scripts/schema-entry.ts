export { policyJsonSchema } from '../src/policy/json-schema.js'
export { rules } from '../src/rules/index.js'
export { reportJsonSchema } from '../src/model/report-schema.js'
