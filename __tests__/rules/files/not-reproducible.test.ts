import { describe, expect, it } from '@jest/globals'
import { notReproducible } from '../../../src/rules/files/not-reproducible.js'
import { evaluate } from '../../../src/verdict/evaluate.js'
import type { FileFacts } from '../../../src/model/file-facts.js'
import type { Release } from '../../../src/model/release.js'
import { file, noPolicy, release, subject } from '../../helpers/facts.js'
import { problems } from '../../helpers/rules.js'

const twice = (first: readonly FileFacts[], second: readonly FileFacts[], more: Partial<Release> = {}) =>
  subject({ ...release(second), ...more }, null, noPolicy, null, { ...release(first), integrity: 'sha512-one' })
const messages = (...args: Parameters<typeof twice>): readonly string[] =>
  problems(notReproducible, twice(...args)).map(({ message }) => message)
const intro = 'packing twice gave two different tarballs: '

describe('not-reproducible', () => {
  it('fires on every file that differs, and says how', () => {
    const first = [file('a.js'), file('cli.js', { mode: 0o755 }), file('chunk-1.js')]
    const second = [file('a.js', { content: 'other' }), file('cli.js'), file('chunk-2.js')]
    const [found, ...more] = problems(notReproducible, twice(first, second))
    expect(found?.message).toBe(
      `${intro}a.js (other bytes), chunk-1.js (only in the first packing), chunk-2.js (only in the tarball) and 1 more`,
    )
    expect(found).toMatchObject({
      path: 'package.json',
      count: 4,
      paths: ['a.js', 'chunk-1.js', 'chunk-2.js', 'cli.js'],
    })
    expect(more).toEqual([])
  })

  it('names the one file, and both modes', () => {
    const [found] = problems(notReproducible, twice([file('cli.js', { mode: 0o755 })], [file('cli.js')]))
    expect(found).toMatchObject({ message: `${intro}cli.js (mode 0755, then 0644)`, path: 'cli.js' })
  })

  it('fires where the same files make another tarball', () => {
    expect(messages([file('a.js')], [file('a.js')], { integrity: 'sha512-two' })).toEqual([
      `${intro}the files are the same, their order or compression in the tarball is not`,
    ])
  })

  it('is a new warning, whatever the baseline was', () => {
    const before = release([file('a.js')])
    const [hit] = evaluate(
      notReproducible,
      subject(release([file('a.js', { content: 'x' })]), before, noPolicy, null, before),
    )
    expect([hit?.level, hit?.state]).toEqual(['warning', 'new'])
  })

  it('is silent for the same tarball, where its hash is not known, and where it was packed once', () => {
    expect(messages([file('a.js')], [file('a.js')], { integrity: 'sha512-one' })).toEqual([])
    expect(messages([file('a.js')], [file('a.js')])).toEqual([])
    expect(problems(notReproducible, subject(release([file('a.js')])))).toEqual([])
  })
})
