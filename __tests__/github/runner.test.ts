import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { commandsFor, inert } from '../../src/github/runner.js'
import type { Finding } from '../../src/model/report.js'
import { findings } from '../helpers/github-server-samples.js'
import { parseCommands } from '../helpers/runner-commands.js'

describe('a line for the log', () => {
  it.each([
    '::error::x',
    '  \t::set-output name=a::b',
    '::add-mask::x',
    'npm notice lib/##[set-output name=result]pass',
    'a ##[error]b ##[warning]c',
    '\u200b::error::hidden start',
    ':\u00ad:error::hidden inside',
    '#\u2060#\ufeff[error]hidden inside',
    '::stop-commands::token',
  ])('is no command any more: %j', (line) => {
    expect(parseCommands(line)).not.toEqual([])
    expect(parseCommands(inert(line))).toEqual([])
  })

  it.each(['', 'Passed: left-pad@1.3.1', 'a::b is C++', '## heading', '- [x] done', 'x: ::y'])(
    'stays as it is where it is none: %j',
    (line) => {
      expect(inert(line)).toBe(line)
    },
  )

  it('is never a command, whatever it is made of', () => {
    const piece = fc.constantFrom(
      '::',
      ':',
      '#',
      '##[',
      '[',
      ']',
      'error',
      'set-output',
      ' ',
      '\t',
      '\u200b',
      '\u00ad',
      '\ufe0f',
      'name=x',
      'é',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 14 }), (pieces) => {
        expect(parseCommands(inert(pieces.join('')))).toEqual([])
      }),
      { numRuns: 3000 },
    )
  })
})

describe('annotations of the job', () => {
  it('are at most nine of a level, and one that counts the others', () => {
    const each = (count: number, level: Finding['level']): Finding[] =>
      findings(count, { level }).map((one) => ({ ...one, anchor: { ...one.anchor, path: level } }))
    const commands = commandsFor([...each(12, 'error'), ...each(9, 'warning'), ...each(10, 'note')])
    const of = (level: string): string[] =>
      commands.filter((command) => command.level === level).map(({ message }) => message)
    expect(of('error')).toHaveLength(10)
    expect(of('error').at(-1)).toContain('3 more')
    expect(of('warning')).toHaveLength(9)
    expect(of('warning').join()).not.toContain('more:')
    expect(of('note')).toHaveLength(10)
    expect(of('note').at(-1)).toContain('1 more')
  })

  it('are one for the findings of one line', () => {
    const [command, ...others] = commandsFor(findings(12, { anchor: { path: 'package.json', line: 7 } }))
    expect(others).toEqual([])
    expect(command?.message).toContain('lib/11.map is packed.')
  })

  it('are none without findings', () => {
    expect(commandsFor([])).toEqual([])
  })

  it('keep their message within the 4,096 characters that the runner keeps', () => {
    const [command] = commandsFor(findings(1, { message: '🙈'.repeat(5000) }))
    expect(command?.message.length).toBeLessThanOrEqual(4096)
    expect(command?.message).not.toMatch(/\p{Cs}/u)
  })

  it('stand on the line that caused the finding', () => {
    const [command] = commandsFor(findings(1, { anchor: { path: './package.json', line: 7 } }))
    expect(command?.place).toEqual({ file: 'package.json', startLine: 7 })
  })
})
