import { describe, expect, it } from '@jest/globals'
import { commands } from '../../src/cli/commands.js'
import { commandHelp, helpText } from '../../src/cli/help.js'
import { failureText, main } from '../../src/cli/start.js'
import { type Terminal, usage } from '../../src/cli/command.js'

function typed(...words: readonly string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  const said = { stdout: '', stderr: '' }
  const terminal: Terminal = {
    cwd: process.cwd(),
    env: {},
    now: () => new Date(),
    style: { color: false, columns: 80 },
    stderr: { write: (text) => (said.stderr += text) },
    print(text) {
      said.stdout += text
    },
    confirm: null,
  }
  return main(words, terminal).then((code) => ({ code, ...said }))
}

describe('help', () => {
  it('fits a terminal of 80 columns, for each command', async () => {
    const pages = [await helpText(commands)]
    for (const entry of commands) pages.push(await commandHelp(entry))
    expect(pages.flatMap((page) => page.split('\n')).filter((line) => line.length > 80)).toEqual([])
  })

  it.each([44, 60])('fits one of %i columns, but for commands to copy', async (columns) => {
    const pages = [await helpText(commands, columns)]
    for (const entry of commands) pages.push(await commandHelp(entry, columns))
    const long = pages.flatMap((page) => page.split('\n')).filter((line) => line.length > columns)
    expect(long.filter((line) => !/^(?: {2})?pack-gate /.test(line) && / \S+ /.test(line.trim()))).toEqual([])
    expect(pages.every((page) => page.split('\n').every((line) => line.length <= 80))).toBe(true)
  })

  it('stays at 80 columns in wider ones', async () => {
    expect(await helpText(commands, 200)).toBe(await helpText(commands))
  })

  it('has the options and the exit codes of its own command', async () => {
    const pages = new Map<string, string>()
    for (const entry of commands) pages.set(entry.name, await commandHelp(entry))
    expect(pages.get('check')).toContain('1  blocked: at least one error')
    for (const name of ['init', 'rules', 'explain', 'plan']) expect(pages.get(name)).not.toMatch(/^ {2}1 {2}/m)
    expect(pages.get('accept')).toContain('1  something still blocks, or you answered no')
    expect(pages.get('explain')).not.toContain('--baseline')
    for (const name of ['check', 'diff', 'merge', 'watch', 'verify']) expect(pages.get(name)).toContain('--json')
  })

  it('is what `pack-gate` alone prints, which approves nothing', async () => {
    const { code, stdout, stderr } = await typed()
    expect(stdout).toBe(await helpText(commands))
    expect([code, stderr]).toEqual([2, ''])
    expect((await typed('--help')).code).toBe(0)
  })
})

describe('a mistake in the command line', () => {
  it('is answered with the help of its command', async () => {
    const { code, stderr } = await typed('explain', '--al')
    expect(code).toBe(2)
    expect(stderr).toContain('See `pack-gate explain --help`.')
  })

  it('says that nothing is approved only where something was to be approved', () => {
    expect(failureText(usage('x'), 'check')).toMatch(/^No verdict: EUSAGE: x\n[\s\S]*the release is not approved/)
    for (const name of ['explain', 'init', 'rules', 'watch', 'diff', undefined]) {
      expect(failureText(usage('x'), name)).toMatch(/^Error: EUSAGE: x\n/)
      expect(failureText(usage('x'), name)).not.toContain('approved')
    }
  })

  it('in a name of a command is answered with the nearest one, or with all', async () => {
    expect((await typed('chekc')).stderr).toContain('Did you mean `pack-gate check`?')
    expect((await typed('list')).stderr).toContain('Commands are check, init,')
  })
})
