import { parseInputs } from './action/inputs.js'
import { endLeftStatus } from './action/post.js'
import { actionsRunner } from './github/runner.js'
import { tool } from './model/tool.js'

const inputs = parseInputs((name) => actionsRunner.input(name))
const context = { env: Object.freeze({ ...process.env }), now: () => new Date(), tool }
await endLeftStatus(inputs, { runner: actionsRunner, context })
