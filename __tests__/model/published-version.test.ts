import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import semver from 'semver'
import { publishedVersion } from '../../src/model/manifest.js'

describe('the version that npm publishes', () => {
  it.each([
    ['1.0.0', '1.0.0'],
    ['v1.0.0', '1.0.0'],
    ['=1.0.0', '1.0.0'],
    [' 1.0.0 ', '1.0.0'],
    ['1.0.0+build.5', '1.0.0'],
    ['1.0.0-rc.1+build', '1.0.0-rc.1'],
    ['01.0.0', null],
    ['1.0.0-01', null],
    ['1.0', null],
    ['latest', null],
    ['', null],
    ['1.0.9007199254740993', null],
    [`1.0.0-${'a'.repeat(256)}`, null],
  ])('of %s is %s', (version, published) => {
    expect(publishedVersion(version)).toBe(published)
    expect(publishedVersion(version)).toBe(semver.clean(version))
  })

  it('is what node-semver makes of it, for whatever text', () => {
    const parts = fc.constantFrom(
      'v',
      '=',
      ' ',
      '+',
      '-',
      '.',
      '0',
      '1',
      '01',
      '12',
      'a',
      'rc',
      'x',
      '1.0.0',
      '9'.repeat(16),
    )
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 9 }), (pieces) => {
        const text = pieces.join('')
        expect(publishedVersion(text)).toBe(semver.clean(text))
      }),
      { numRuns: 5000 },
    )
  })
})
