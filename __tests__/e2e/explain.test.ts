import { describe, expect, it } from '@jest/globals'
import { rules } from '../../src/rules/index.js'
import { makeUser, packGate } from '../helpers/cli.js'
import { writePackage } from '../helpers/packages.js'
import { useSandbox } from '../helpers/sandbox.js'

const sandbox = useSandbox()
const run = (...args: string[]): ReturnType<typeof packGate> => packGate(args, { user: makeUser(sandbox) })

describe('the rules in the terminal', () => {
  it('are listed in a line each, which fits a screen', async () => {
    const { code, stdout } = await run('rules', '--no-config')
    expect(code).toBe(0)
    expect(stdout.split('\n').length).toBeLessThan(rules.length + 8)
    expect(stdout.split('\n').filter((line) => line.length > 80)).toEqual([])
  })

  it('are listed, each with its levels, what it fires on and its page', async () => {
    const { code, stdout } = await run('rules', '--no-config', '--verbose')
    expect(code).toBe(0)
    const flat = stdout.replaceAll(/\n +(?!https)/g, ' ')
    for (const { id, levels, summary } of rules) {
      const level = levels.new === levels.unchanged ? levels.new : `${levels.new} / ${levels.unchanged}`
      expect(stdout).toMatch(new RegExp(`^${id} +${level} +default$`, 'm'))
      expect(flat).toContain(summary)
      expect(stdout).toContain(`/docs/rules/${id}.md\n`)
    }
    const long = stdout.split('\n').filter((line) => line.length > 80 && !line.includes('https://'))
    expect(long).toEqual([])
  })

  it('are listed as the policy has them, with the line that set each value', async () => {
    const user = makeUser(sandbox)
    const folder = writePackage(sandbox.folder(), {
      'package.json': { name: 'acme', version: '1.0.0' },
      'pack-gate.yml':
        'extends: [./base.yml, closed-source]\nrules:\n  size-growth:\n    min: 1 MB\n  lifecycle-script:\n   ' +
        ' level: { unchanged: warning }\n',
      'base.yml': 'rules:\n  size-growth: { level: warning, max: 50% }\n',
    })
    const { code, stdout, stderr } = await packGate(['rules', '--verbose'], { user, cwd: folder })
    expect([code, stderr]).toEqual([0, ''])
    expect(stdout).toMatch(/^size-growth +warning +base\.yml:2$/m)
    expect(stdout).toContain('\n  max: 50 %  (base.yml:2)\n  min: 1.0 MB  (pack-gate.yml:4)\n')
    expect(stdout).toMatch(/^lifecycle-script +error \/ warning +default, pack-gate\.yml:6$/m)
    expect(stdout).toMatch(/^source-map +error +preset closed-source:14$/m)
    expect(stdout).toContain('The policy is pack-gate.yml.')
    expect((await packGate(['rules', '--config', 'no.yml'], { user, cwd: folder })).code).toBe(2)
  })

  it('are explained each by a page of its own', async () => {
    for (const { id } of rules) {
      const { code, stdout } = await run('explain', id)
      expect([id, code, stdout.split('\n')[0]]).toEqual([id, 0, id])
      expect(stdout).toMatch(/^How to fix$/m)
      expect(stdout).toContain(`/docs/rules/${id}.md\n`)
    }
  })

  it('that do not exist are answered with the nearest one', async () => {
    const { code, stdout, stderr } = await run('explain', 'source-maps')
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).toContain('source-map')
  })
})
