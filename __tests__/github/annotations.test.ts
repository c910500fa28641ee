import { describe, expect, it } from '@jest/globals'
import { toAnnotation, worstFirst } from '../../src/github/annotations.js'
import { finding } from '../helpers/github-server-samples.js'
import { parseCommands } from '../helpers/runner-commands.js'

describe('an annotation', () => {
  it('stands on the line that caused the finding, on one line', () => {
    const annotation = toAnnotation(finding({ anchor: { path: 'packages/a/package.json', line: 12 } }))
    expect(annotation).toMatchObject({ path: 'packages/a/package.json', start_line: 12, end_line: 12 })
  })

  it.each([
    ['error', 'failure'],
    ['warning', 'warning'],
    ['note', 'notice'],
  ] as const)('of a finding of level %s is a %s', (level, expected) => {
    expect(toAnnotation(finding({ level })).annotation_level).toBe(expected)
  })

  it.each([
    ['/package.json', 'package.json'],
    ['./a/package.json', 'a/package.json'],
    ['.//./package.json', 'package.json'],
    ['.github/pack-gate.yml', '.github/pack-gate.yml'],
    ['', 'package.json'],
  ])('has the path %j as %j: relative to the repository', (path, expected) => {
    expect(toAnnotation(finding({ anchor: { path, line: 1 } })).path).toBe(expected)
  })

  it('never has a line below 1', () => {
    expect(toAnnotation(finding({ anchor: { path: 'a', line: 0 } }))).toMatchObject({ start_line: 1, end_line: 1 })
  })

  it('says what, names examples and says what to do', () => {
    const grouped = finding({ message: 'lib/ has 3 new files.', help: 'Allow them:\n  - lib/**', count: 3, examples: ['lib/a.js', 'lib/b.js'] })
    expect(toAnnotation(grouped).message).toBe('lib/ has 3 new files.\n- lib/a.js\n- lib/b.js\n- and 1 more\nAllow them:\n  - lib/**')
  })

  it('keeps its message within 64 KB of UTF-8 and cuts no character', () => {
    const { message } = toAnnotation(finding({ message: '🙈€'.repeat(30_000) }))
    expect(Buffer.byteLength(message)).toBeLessThanOrEqual(65_536)
    expect(Buffer.byteLength(message)).toBeGreaterThan(65_500)
    expect(message).not.toMatch(/\p{Cs}/u)
  })

  it('keeps its title within 255 characters and cuts no character', () => {
    for (const pad of ['', 'x']) {
      const { title } = toAnnotation(finding({ path: pad + '🙈'.repeat(300) }))
      expect(title.length).toBeLessThanOrEqual(255)
      expect(title).not.toMatch(/\p{Cs}/u)
      expect(title).toMatch(/…$/)
    }
  })

  it('makes hidden characters of a hostile name visible, in title and message', () => {
    const hostile = 'lib/\u202egnp.js\n::error::x##[set-output name=a]b\u001b[31m'
    const { title, message } = toAnnotation(finding({ path: hostile, message: `${hostile} is packed`, help: `"!${hostile}"`, examples: [hostile], count: 1 }))
    for (const text of [title, message]) {
      expect(text).not.toMatch(/[\u202e\u001b\r]/)
      expect(parseCommands(text)).toEqual([])
    }
    expect(title).not.toContain('\n')
  })
})

describe('the order of annotations', () => {
  it('is by level, and the report’s within a level', () => {
    const given = (['note', 'error', 'warning', 'error'] as const).map((level, index) => finding({ level, path: `f${index}` }))
    expect(worstFirst(given).map(({ path }) => path)).toEqual(['f1', 'f3', 'f2', 'f0'])
  })
})
