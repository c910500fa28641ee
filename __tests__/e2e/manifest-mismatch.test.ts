import { describe, expect, it } from '@jest/globals'
import { checkJson, errorOf, makeUser, verdictOf } from '../helpers/cli.js'
import { writePackage } from '../helpers/packages.js'
import { useSandbox } from '../helpers/sandbox.js'
import { cases, rewriting } from './rewritten-manifests.js'

const sandbox = useSandbox()

/** That a registry tells just that is what manifest-mismatch.registry.test.ts finds out, with every npm. */
describe('a package.json that changes while it is packed', () => {
  it.each(cases.map((each) => [each.title, each] as const))('is reported as it deserves: %s', async (_title, each) => {
    const gated = writePackage(sandbox.folder('gated'), rewriting('rewritten', each))
    const run = await checkJson([gated, '--packer', 'npm', '--baseline', 'none', '--no-config'], {
      user: makeUser(sandbox),
    })
    const found = verdictOf(run).findings.filter(({ ruleId }) => ruleId === 'manifest-mismatch')
    expect(found.map(({ level }) => level)).toEqual(each.fires)
  })
})

describe('a package.json that postpack', () => {
  it('deletes is no verdict: npm publish fails there too', async () => {
    const files = {
      'package.json': { name: 'gone', version: '1.0.0', scripts: { postpack: 'node gone.cjs' } },
      'gone.cjs': `require('fs').unlinkSync('package.json')`,
    }
    const run = await checkJson([writePackage(sandbox.folder('gated'), files), '--baseline', 'none', '--no-config'], {
      user: makeUser(sandbox),
    })
    expect(errorOf(run)).toMatchObject({ code: 'EPACK' })
    expect(errorOf(run).message).toContain('no package.json')
  })
})
