import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import type { Log } from 'sarif'
import { makeUser, packGate } from '../helpers/cli.js'
import { writePackage } from '../helpers/packages.js'
import { useSandbox } from '../helpers/sandbox.js'

const sandbox = useSandbox()

describe('pack-gate check --reporter sarif=FILE', () => {
  it('writes every rule and the findings, and keeps the exit code', async () => {
    const folder = writePackage(sandbox.folder('package'), {
      'package.json': { name: 'left-pad', version: '1.3.1', main: 'gone.js' },
    })
    const file = join(folder, '..', 'out', 'report.sarif')
    const { code } = await packGate(['check', folder, '--baseline', 'none', '--reporter', `sarif=${file}`], {
      user: makeUser(sandbox),
    })
    expect(code).toBe(1)
    const [run] = (JSON.parse(readFileSync(file, 'utf8')) as Log).runs
    expect(run?.results?.map(({ ruleId }) => ruleId)).toContain('entry-point-missing')
    expect(run?.tool.driver.rules).toHaveLength(readdirSync('docs/rules').filter((name) => name !== 'README.md').length)
  })
})
