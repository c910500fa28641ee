import { describe, expect, it } from '@jest/globals'
import { asVersion, chooseAuto, chooseNamed } from '../../src/registry/choose.js'

const published = (versions: string[], latest?: string): Parameters<typeof chooseAuto>[1] => ({
  versions,
  tags: latest === undefined ? {} : { latest },
})

describe('the automatic baseline', () => {
  it.each([
    ['1.1.0', ['1.0.0', '0.9.0'], '1.0.0', 'the highest below'],
    ['1.1.0', ['1.0.0', '1.1.0', '2.0.0'], '1.1.0', 'the same version where it is published already'],
    ['1.9.9', ['1.9.8', '2.0.0'], '1.9.8', 'of a maintenance line, not the newest'],
    ['1.1.0', ['1.0.0', '1.1.0-rc.1'], '1.0.0', 'no prerelease for a release'],
    ['1.1.0-rc.2', ['1.0.0', '1.1.0-rc.1'], '1.1.0-rc.1', 'a prerelease for a prerelease'],
    ['1.1.0-rc.2', ['1.0.0', '1.0.5'], '1.0.5', 'a release for a prerelease, where that is the last'],
    ['1.10.0', ['1.9.0', '1.2.0'], '1.9.0', 'by number, not by letter'],
    ['1.0.0', ['2.0.0', '3.0.0'], '3.0.0', 'latest where all are above'],
    ['1.0.0', ['1.0.0-beta.1'], '1.0.0-beta.1', 'latest where only prereleases are below'],
    ['1.0.0', ['not-a-version', '0.9.0'], '0.9.0', 'past what is no version'],
  ])('of %s among %j is %s: %s', (own, versions, expected) => {
    expect(chooseAuto(own, published(versions, versions.at(-1)))).toBe(expected)
  })

  it('of a build that is named by a hash is the newest of its kind, not the highest hash', () => {
    const [old, newest, canary] = [
      '0.0.0-experimental-ffff-2022',
      '0.0.0-experimental-1a2b-2026',
      '0.0.0-canary-9-2026',
    ]
    const history = {
      versions: ['1.0.0', old, newest, canary],
      tags: { latest: '1.0.0', canary, experimental: newest },
    }
    expect(chooseAuto('0.0.0-experimental-aaaa-2027', history)).toBe(newest)
    expect(chooseAuto(old, history)).toBe(old)
    expect(chooseAuto('0.0.0-canary-1-2027', history)).toBe(canary)
    expect(chooseAuto('0.0.0-nightly-1-2027', { ...history, tags: { latest: '1.0.0' } })).toBe(old)
    expect(chooseAuto('0.0.0-development', history)).toBe('1.0.0')
  })

  it('needs a version that is one, and at least one release', () => {
    expect(() => chooseAuto('latest', published(['1.0.0']))).toThrow(expect.objectContaining({ code: 'EREGISTRY' }))
    expect(() => chooseAuto('1.0.0', published([]))).toThrow(expect.objectContaining({ code: 'EREGISTRY' }))
  })
})

describe('a named baseline', () => {
  it('is a version or a tag', () => {
    expect(chooseNamed('v1.0.0', published(['1.0.0']))).toBe('1.0.0')
    expect(chooseNamed('latest', published(['1.0.0'], '1.0.0'))).toBe('1.0.0')
  })

  it('that is not published is an error that names what is', () => {
    expect(() => chooseNamed('9.9.9', published(['1.0.0'], '1.0.0'))).toThrow(
      expect.objectContaining({ help: expect.stringContaining('1.0.0, latest') }),
    )
    expect(() => chooseNamed('__proto__', published(['1.0.0']))).toThrow(expect.objectContaining({ code: 'EREGISTRY' }))
  })
})

describe('what the registry calls a version', () => {
  it('is taken where it is one', () => {
    expect(['1.0.0', '1.0.0-rc.1', '1.0.0+build.5'].map(asVersion)).toEqual(['1.0.0', '1.0.0-rc.1', '1.0.0+build.5'])
  })

  it.each([
    'git+https://example.com/x.git',
    'npm:other@1.0.0',
    '../x',
    'latest',
    '1.0.0 & calc',
    ' 1.0.0',
    '--flag',
    '',
  ])('is refused where it is %j', (chosen) => {
    expect(() => asVersion(chosen)).toThrow(expect.objectContaining({ code: 'EREGISTRY' }))
  })
})
