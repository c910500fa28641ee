import { describe, expect, it } from '@jest/globals'
import { checkJson, makeUser, packGate, verdictOf } from '../helpers/cli.js'
import { writePackage } from '../helpers/packages.js'
import { useSandbox } from '../helpers/sandbox.js'
import { token } from '../inspect/secret-samples.js'

const sandbox = useSandbox()
const files = {
  'package.json': { name: 'acme', version: '1.0.0' },
  'index.js': `const t = "${token}" // secretlint-disable-line\n`,
}

describe('a package with a token in it', () => {
  it('is blocked', async () => {
    const run = await checkJson([writePackage(sandbox.folder('package'), files), '--no-config', '--baseline', 'none'], {
      user: makeUser(sandbox),
    })
    expect(run.code).toBe(1)
    expect(verdictOf(run).findings.map(({ ruleId, level, path }) => [ruleId, level, path])).toEqual([
      ['secret', 'error', 'index.js'],
    ])
  })

  it.each(['text', 'json', 'markdown'])('is told of without the value by reporter %s', async (reporter) => {
    const folder = writePackage(sandbox.folder('package'), files)
    const { stdout, stderr } = await packGate(
      ['check', folder, '--no-config', '--baseline', 'none', '--reporter', reporter],
      { user: makeUser(sandbox) },
    )
    expect(stdout).toContain('GitHub token')
    for (let at = 4; at + 6 <= token.length; at += 6) expect(stdout + stderr).not.toContain(token.slice(at, at + 6))
  })
})
