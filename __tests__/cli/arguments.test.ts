import { describe, expect, it } from '@jest/globals'
import { parseCommand } from '../../src/cli/arguments.js'

const parse = (...args: string[]): ReturnType<typeof parseCommand> => parseCommand(args, ['text', 'json'])

describe('the command line', () => {
  it('checks the folder it is in, with text on stdout, where nothing else is said', () => {
    expect(parse('check')).toEqual({ name: 'check', target: '.', baseline: null, config: null, reports: [{ reporter: 'text', file: null }], ignoreScripts: false, passEnv: [] })
  })

  it('takes each option', () => {
    const args = ['check', 'packages/a', '--baseline', 'next', '--config', 'x.yml', '--reporter', 'text', '--reporter=json=out/r=1.json', '--ignore-scripts', '--pass-env', 'A,B C', '--pass-env=D']
    expect(parse(...args)).toEqual({
      name: 'check',
      target: 'packages/a',
      baseline: 'next',
      config: 'x.yml',
      reports: [{ reporter: 'text', file: null }, { reporter: 'json', file: 'out/r=1.json' }],
      ignoreScripts: true,
      passEnv: ['A', 'B', 'C', 'D'],
    })
    expect(parse('check', '--no-config')).toMatchObject({ config: false })
  })

  it.each([['--help'], ['-h'], ['help'], ['check', '--help']])('shows the help for %j', (...args) => {
    expect(parse(...args)).toEqual({ name: 'help' })
  })

  it('lists the rules, and explains one', () => {
    expect(parse('rules')).toEqual({ name: 'rules' })
    expect(parse('explain', 'secret')).toEqual({ name: 'explain', rule: 'secret' })
    expect(() => parse('explain')).toThrow(expect.objectContaining({ code: 'EUSAGE' }))
    expect(() => parse('explain', 'a', 'b')).toThrow(expect.objectContaining({ code: 'EUSAGE' }))
  })

  it('shows the version', () => {
    expect(parse('-v')).toEqual({ name: 'version' })
  })

  it.each([
    ['nothing', [], 'no command given'],
    ['an unknown command', ['chekc'], '"chekc"'],
    ['two targets', ['check', 'a', 'b'], '"b"'],
    ['an unknown option', ['check', '--basline', 'x'], '--basline'],
    ['an option without its value', ['check', '--baseline'], '--baseline'],
    ['an empty value', ['check', '--baseline='], '--baseline is empty'],
    ['a config and none', ['check', '--config', 'x', '--no-config'], 'contradict'],
    ['an unknown reporter', ['check', '--reporter', 'xml'], '"xml"'],
    ['a reporter without its file', ['check', '--reporter', 'json='], 'names no file'],
    ['two reports on stdout', ['check', '--reporter', 'json', '--reporter', 'text'], 'stdout'],
  ])('refuses %s, naming it', (_, args, words) => {
    expect(() => parse(...args)).toThrow(expect.objectContaining({ code: 'EUSAGE', message: expect.stringContaining(words), help: expect.stringMatching(/./) }))
  })
})
