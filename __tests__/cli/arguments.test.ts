import { describe, expect, it } from '@jest/globals'
import { findCommand } from '../../src/cli/commands.js'
import { readCheck } from '../../src/cli/commands/check.js'

const cwd = process.cwd()
const read = (...args: string[]): ReturnType<typeof readCheck> => readCheck(args, cwd)
const mistake = (words: string): unknown =>
  expect.objectContaining({ code: 'EUSAGE', message: expect.stringContaining(words), help: expect.stringMatching(/./) })

describe('the arguments of check', () => {
  it('mean the folder it is typed in, with text on stdout, where there are none', () => {
    expect(read()).toEqual({
      reports: [{ reporter: 'text', file: null }],
      quiet: false,
      verbose: false,
      fix: null,
      summary: null,
      request: {
        target: '.',
        cwd,
        root: cwd,
        baseline: null,
        config: null,
        packages: [],
        changedSince: null,
        showsCode: false,
        packer: 'auto',
        ignoreScripts: false,
        passEnv: [],
        packTime: { deadlineMs: 1_800_000, remarkMs: 60_000, say: expect.any(Function) },
      },
    })
  })

  it('are each taken', () => {
    const { reports, request } = read(
      'packages/a',
      '--baseline',
      'next',
      '--config',
      'x.yml',
      '--reporter',
      'text',
      '--reporter=json=out/r=1.json',
      '--packer',
      'bun',
      '--ignore-scripts',
      '--pass-env',
      'A,B C',
      '--pass-env=D',
    )
    expect(request).toMatchObject({
      target: 'packages/a',
      baseline: 'next',
      config: 'x.yml',
      packer: 'bun',
      ignoreScripts: true,
      passEnv: ['A', 'B', 'C', 'D'],
    })
    expect(reports).toEqual([
      { reporter: 'text', file: null },
      { reporter: 'json', file: 'out/r=1.json' },
    ])
    expect(read('--no-config').request.config).toBe(false)
  })

  it.each([
    ['two targets', ['a', 'b'], '"b"'],
    ['an unknown option', ['--basline', 'x'], '--basline'],
    ['an option without its value', ['--baseline'], '--baseline'],
    ['an empty value', ['--baseline='], '--baseline is empty'],
    ['an empty target', [''], 'an argument is empty'],
    ['a config and none', ['--config', 'x', '--no-config'], 'combined'],
    ['an unknown reporter', ['--reporter', 'xml'], '"xml"'],
    ['an unknown packer', ['--packer', 'cargo'], '"cargo"'],
    ['a reporter without its file', ['--reporter', 'json='], 'has no file'],
    ['two reports on stdout', ['--reporter', 'json', '--reporter', 'text'], 'stdout'],
  ])('are refused where there is %s, naming it', (_, args, words) => {
    expect(() => read(...args)).toThrow(mistake(words))
  })
})

describe('an option that does not exist', () => {
  it.each([
    ['--reprter', '--reporter'],
    ['--basline', '--baseline'],
    ['--jsn', '--json'],
  ])('%s is answered with %s', (typed, near) => {
    expect(() => read(typed)).toThrow(
      expect.objectContaining({ help: expect.stringContaining(`Did you mean ${near}?`) }),
    )
  })
})

describe('a command', () => {
  it.each([
    ['chekc', '"chekc"'],
    ['--reporter', '--reporter'],
  ])('that is %j is refused', (name, words) => {
    expect(() => findCommand(name)).toThrow(mistake(words))
  })
})
