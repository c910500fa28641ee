import { describe, expect, it } from '@jest/globals'
import { installNpms, isAvailable, itWithNpm } from '../helpers/npm-versions.js'
import { useSandbox } from '../helpers/sandbox.js'
import { packing } from './packing-with-npm.js'

const npms = await installNpms()
const sandbox = useSandbox()

describe.each(npms.map((npm) => [npm.version, npm] as const))('with npm %s', (version, npm) => {
  packing(itWithNpm(npm), { sandbox, version, npm: isAvailable(npm) ? npm : undefined })
})

describe('the npm versions', () => {
  it('are all asked for, or named as missing', () => {
    const missing = npms.filter((npm) => !isAvailable(npm)).map(({ version }) => version)
    if (missing.length > 0) console.warn(`SKIPPED: npm ${missing.join(', ')}`)
    expect(npms.map(({ version }) => version.split('.')[0])).toEqual(['8', '9', '10', '11', '12'])
  })
})
