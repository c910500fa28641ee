import { describe, expect, it } from '@jest/globals'
import { licenseChanged } from '../../../src/rules/manifest/license-changed.js'
import { file, release, subject } from '../../helpers/facts.js'
import { problems } from '../../helpers/rules.js'

const messages = (now: Record<string, unknown>, before: Record<string, unknown>): string[] =>
  problems(licenseChanged, subject(release([], now), release([], before))).map(({ message }) => message)
const license = (now: unknown, before: unknown): string[] => messages({ license: now }, { license: before })

describe('license-changed', () => {
  it('fires on another license, at its line', () => {
    const [found] = problems(
      licenseChanged,
      subject(release([], { license: 'BUSL-1.1' }), release([], { license: 'MIT' })),
    )
    expect(found).toMatchObject({
      message: 'the license in package.json was MIT and is BUSL-1.1',
      path: 'package.json',
      cause: { kind: 'manifest', key: ['license'] },
    })
  })

  it('shows a name without the blanks around it, and reads the old field as one object too', () => {
    expect(messages({ license: 'X' }, { license: ' MIT ' })).toEqual(['the license in package.json was MIT and is X'])
    expect(messages({ license: 'X' }, { licenses: { type: 'MIT' } })).toEqual([
      'the license in package.json was MIT and is X',
    ])
  })

  it('fires on a text of GNU in a license file that had another', () => {
    const told = (texts: readonly string[], before: readonly string[] | null, manifest = { license: 'MIT' }) =>
      problems(
        licenseChanged,
        subject(
          release([file('LICENSE', { licenseFile: texts })], manifest),
          release(before ? [file('LICENSE', { licenseFile: before })] : [], manifest),
        ),
      ).map(({ message, path }) => [message, path])
    expect(told(['AGPL-3'], [])).toEqual([
      ['LICENSE holds the text of AGPL-3 now, and no license file of 1.0.0 did; package.json says MIT', 'LICENSE'],
    ])
    expect(told(['GPL-3'], ['GPL-3'])).toEqual([])
    expect(told(['GPL-3'], null)).toEqual([])
    expect(told(['GPL-3'], [], { license: 'GPL-3.0' })).toEqual([])
    expect(told([], ['GPL-3'])).toEqual([])
  })

  it('is a note between licenses that only ask to be named', () => {
    const level = (now: string, before: string): unknown =>
      problems(licenseChanged, subject(release([], { license: now }), release([], { license: before })))[0]?.levels?.new
    expect(level('ISC', 'BSD')).toBe('note')
    expect(level('Apache-2.0 OR GPL-3.0', 'MIT')).toBe('note')
    expect(level('GPL-3.0', 'MIT')).toBeUndefined()
    expect(level('MIT AND Apache-2.0', 'MIT')).toBeUndefined()
    expect(level('MIT', 'BUSL-1.1')).toBeUndefined()
  })

  it('fires where none is named any more, in whatever way', () => {
    for (const none of [undefined, '', ' ', null, 7, {}])
      expect(license(none, 'MIT')).toEqual(['package.json no longer has a license; it was MIT'])
    expect(messages({}, { licenses: [{ type: 'MIT' }, { type: 'Apache-2.0' }] })).toEqual([
      'package.json no longer has a license; it was MIT OR Apache-2.0',
    ])
  })

  it.each([
    ['GPL-3.0-only', 'GPL-3.0-or-later'],
    ['AGPL-3.0', 'LGPL-3.0'],
    ['MIT', 'MIT-0'],
    ['MIT AND Apache-2.0', 'MIT OR Apache-2.0'],
    ['SEE LICENSE IN a', 'SEE LICENSE IN b'],
    ['GPL-2.0+', 'GPL-2.0'],
    ['(MIT) x', 'MIT x'],
    ['GPL-3', 'GPL-3+'],
  ])('fires on %s instead of %s', (now, before) => {
    expect(license(now, before)).toHaveLength(1)
  })

  it.each([
    ['MIT', 'mit '],
    ['MIT', '(MIT)'],
    ['Apache-2.0', 'Apache 2.0'],
    ['(MIT OR Apache-2.0)', 'Apache-2.0 or MIT'],
    ['GPL-3.0-only', 'GPL-3.0'],
    ['LGPL-2.1-or-later', 'LGPL-2.1+'],
    ['GPL-3-or-later', 'GPL-3+'],
    ['GPL-3-only', 'GPL-3'],
    ['MIT  OR\tX', 'MIT OR X'],
    ['MIT', { type: 'MIT', url: 'x' }],
  ])('is silent for %j instead of %j', (now, before) => {
    expect(license(now, before)).toEqual([])
  })

  it('is silent where the old field became the new one, where none was named before, and without a baseline', () => {
    expect(messages({ license: 'MIT' }, { licenses: [{ type: 'MIT' }] })).toEqual([])
    expect(messages({ license: '(MIT OR X)' }, { licenses: [{ type: 'X' }, 'MIT', 3] })).toEqual([])
    expect(messages({ license: 'MIT' }, { licenses: { type: 'MIT' } })).toEqual([])
    expect(messages({ license: 'MIT' }, {})).toEqual([])
    expect(problems(licenseChanged, subject(release([], { license: 'MIT' })))).toEqual([])
  })
})
