import { describe, expect, it } from '@jest/globals'
import { causesOf, toAnnotation, worstFirst, type Cause } from '../../src/github/annotations.js'
import { finding } from '../helpers/github-server-samples.js'
import type { Finding } from '../../src/model/report.js'
import { parseCommands } from '../helpers/runner-commands.js'

describe('an annotation', () => {
  it('stands on the line that caused the finding, on one line', () => {
    const annotation = toAnnotation([finding({ anchor: { path: 'packages/a/package.json', line: 12 } })])
    expect(annotation).toMatchObject({ path: 'packages/a/package.json', start_line: 12, end_line: 12 })
  })

  it.each([
    ['error', 'failure'],
    ['warning', 'warning'],
    ['note', 'notice'],
  ] as const)('of a finding of level %s is a %s', (level, expected) => {
    expect(toAnnotation([finding({ level })]).annotation_level).toBe(expected)
  })

  it.each([
    ['/package.json', 'package.json'],
    ['./a/package.json', 'a/package.json'],
    ['.//./package.json', 'package.json'],
    ['.github/pack-gate.yml', '.github/pack-gate.yml'],
    ['', 'package.json'],
  ])('has the path %j as %j: relative to the repository', (path, expected) => {
    expect(toAnnotation([finding({ anchor: { path, line: 1 } })]).path).toBe(expected)
  })

  it('never has a line below 1', () => {
    expect(toAnnotation([finding({ anchor: { path: 'a', line: 0 } })])).toMatchObject({ start_line: 1, end_line: 1 })
  })

  it('says what, names examples and says what to do', () => {
    const grouped = finding({
      message: 'lib/ has 3 new files.',
      help: 'Allow them:\n  - lib/**',
      count: 3,
      examples: ['lib/a.js', 'lib/b.js'],
    })
    expect(toAnnotation([grouped]).message).toBe(
      'lib/ has 3 new files.\n- lib/a.js\n- lib/b.js\n- and 1 more\nAllow them:\n  - lib/**\npack-gate ' +
        'explain file-not-allowed',
    )
  })

  it('keeps its message within 64 KB of UTF-8 and cuts no character', () => {
    const { message } = toAnnotation([finding({ message: '🙈€'.repeat(30_000) })])
    expect(Buffer.byteLength(message)).toBeLessThanOrEqual(65_536)
    expect(Buffer.byteLength(message)).toBeGreaterThan(65_500)
    expect(message).not.toMatch(/\p{Cs}/u)
  })

  it('keeps its title within 255 characters and cuts no character', () => {
    for (const pad of ['', 'x']) {
      const { title } = toAnnotation([finding({ path: pad + '🙈'.repeat(300) })])
      expect(title.length).toBeLessThanOrEqual(255)
      expect(title).not.toMatch(/\p{Cs}/u)
      expect(title).toMatch(/…$/)
    }
  })

  it('makes hidden characters of a hostile name visible, in title and message', () => {
    const hostile = 'lib/\u202egnp.js\n::error::x##[set-output name=a]b\u001b[31m'
    const { title, message } = toAnnotation([
      finding({ path: hostile, message: `${hostile} is packed`, help: `"!${hostile}"`, examples: [hostile], count: 1 }),
    ])
    for (const text of [title, message]) {
      expect(text).not.toMatch(/[\u202e\u001b\r]/)
      expect(parseCommands(text)).toEqual([])
    }
    expect(title).not.toContain('\n')
  })
})

describe('the order of annotations', () => {
  it('is by level, and the report’s within a level', () => {
    const given = (['note', 'error', 'warning', 'error'] as const).map((level, index) =>
      finding({ level, path: `f${index}` }),
    )
    expect(worstFirst(given).map(({ path }) => path)).toEqual(['f1', 'f3', 'f2', 'f0'])
  })
})

describe('findings of one line', () => {
  const line = (n: number): Pick<Finding, 'anchor'> => ({ anchor: { path: 'package.json', line: n } })
  const shared = (count: number, more: Partial<Finding> = {}): Cause => {
    const [cause] = causesOf(
      Array.from({ length: count }, (_, n) =>
        finding({ path: `lib/${n}.js`, message: `lib/${n}.js is bad`, ...line(7), ...more }),
      ),
    )
    if (cause === undefined) throw new Error('no cause')
    return cause
  }

  it('share one annotation with the worst level, and those of other lines have their own', () => {
    const findings = [
      finding({
        level: 'note',
        ruleId: 'file-added',
        path: 'lib/a.js',
        message: 'lib/a.js is new',
        help: 'A note needs no remedy.',
        ...line(7),
      }),
      finding({ level: 'warning', path: 'b.js', ...line(9) }),
      finding({
        level: 'error',
        ruleId: 'secret',
        path: 'lib/a.js',
        message: 'has a key',
        help: 'Take it out.',
        ...line(7),
      }),
    ]
    const [first, second, ...others] = causesOf(findings).map(toAnnotation)
    expect(others).toEqual([])
    expect(first).toEqual({
      path: 'package.json',
      start_line: 7,
      end_line: 7,
      annotation_level: 'failure',
      title: '2 findings: secret, file-added',
      message:
        '- error secret: lib/a.js: has a key\n- note file-added: lib/a.js is new\nTake it out.\npack-gate ' +
        'explain secret\npack-gate explain file-added',
    })
    expect(second).toMatchObject({ start_line: 9, annotation_level: 'warning' })
  })

  it('are told apart by path and line, however the path is written', () => {
    expect(
      causesOf([
        finding({ anchor: { path: 'a', line: 1 } }),
        finding({ anchor: { path: './a', line: 0 } }),
        finding({ anchor: { path: 'b', line: 1 } }),
      ]),
    ).toHaveLength(2)
  })

  it('of one rule have it and their number as the title, and one remedy once', () => {
    const { title, message } = toAnnotation(shared(3, { ruleId: 'file-not-allowed', help: 'Allow it.' }))
    expect(title).toBe('file-not-allowed: 3 findings')
    expect(message.match(/Allow it\./g)).toHaveLength(1)
  })

  it('are listed up to fifty, with the number of the others', () => {
    const { message } = toAnnotation(shared(1000))
    expect(message.match(/^- error/gm)).toHaveLength(50)
    expect(message).toContain('\n- and 950 more\n')
  })

  it('stay within 64 KB with their remedies, whatever they are', () => {
    const long = Array.from({ length: 60 }, (_, n) =>
      finding({ path: '', message: '€'.repeat(3000), help: `${n}${'🙈'.repeat(8000)}`, ...line(1) }),
    )
    const [annotation] = causesOf(long).map(toAnnotation)
    expect(Buffer.byteLength(annotation?.message ?? '')).toBeLessThanOrEqual(65_536)
    expect(annotation?.message).toMatch(/and \d+ other remedies in the report\npack-gate explain file-not-allowed$/)
    expect(annotation?.message).not.toMatch(/\p{Cs}|\ufffd/u)
  })
})
