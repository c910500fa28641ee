import { describe, expect, it } from '@jest/globals'
import { makeUser, packGate } from '../helpers/cli.js'
import { useSandbox } from '../helpers/sandbox.js'
import { commands } from '../../src/cli/commands.js'

const sandbox = useSandbox()
const run = (...args: string[]): ReturnType<typeof packGate> => packGate(args, { user: makeUser(sandbox) })

describe('the help', () => {
  it.each([['--help'], ['-h'], ['help']])('behind %s names every command', async (...args) => {
    const { code, stdout } = await run(...args)
    expect(code).toBe(0)
    for (const { synopsis, summary } of commands)
      expect(stdout).toMatch(new RegExp(`^  ${synopsis.replace(/[[\]]/g, '\\$&')} .*${summary.slice(0, 20)}`, 'm'))
  })

  it.each(commands.map(({ name }) => name))('of %s lists its own options', async (name) => {
    const command = await run(name, '--help')
    const asked = await run('help', name)
    expect([command.code, asked.code]).toEqual([0, 0])
    expect(command.stdout).toBe(asked.stdout)
    expect(command.stdout.startsWith(`pack-gate ${name}`)).toBe(true)
  })
})

describe('a command line', () => {
  it.each(commands.map(({ name }) => name))(
    'of %s with an unknown option is refused with exit code 2, on stderr',
    async (name) => {
      const { code, stdout, stderr } = await run(name, '--no-such-option')
      expect([code, stdout]).toEqual([2, ''])
      expect(stderr).toContain('--no-such-option')
    },
  )

  it('tells the version', async () => {
    expect((await run('-v')).stdout).toMatch(/^\d+\.\d+\.\d+\n$/)
  })
})
