export { policyJsonSchema } from '../src/config/json-schema.js'
export { rules } from '../src/rules/index.js'
