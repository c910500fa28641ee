import { describe } from '@jest/globals'
import { makeUser } from '../helpers/cli.js'
import { installNpms, isAvailable, itWithNpm } from '../helpers/npm-versions.js'
import { useSandbox } from '../helpers/sandbox.js'
import { handingOver } from './handing-over.js'

const npms = await installNpms(['10.9.9', '11.21.2', '12.2.0'])
const sandbox = useSandbox()

describe.each(npms.map((npm) => [npm.version, npm] as const))('handing over with npm %s', (_version, npm) => {
  handingOver(itWithNpm(npm), sandbox, () => makeUser(sandbox, isAvailable(npm) ? { npm } : {}))
})
