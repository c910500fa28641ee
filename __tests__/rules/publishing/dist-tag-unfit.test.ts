import { describe, expect, it } from '@jest/globals'
import { distTagUnfit } from '../../../src/rules/publishing/dist-tag-unfit.js'
import type { RuleContext } from '../../../src/rules/rule.js'
import { release, subject } from '../../helpers/facts.js'
import { problems } from '../../helpers/rules.js'

interface Case {
  readonly version: string
  readonly versions?: readonly string[]
  readonly manifest?: Record<string, unknown>
  readonly options?: Record<string, unknown>
  readonly context?: Partial<RuleContext>
}

const npm10 = { name: 'npm', version: '10.9.0' }

function found({ version, versions = ['1.0.0', '1.4.0'], manifest = {}, options = {}, context = {} }: Case): unknown {
  const now = { ...release([], manifest), version }
  return problems(
    distTagUnfit,
    {
      ...subject(now),
      packer: npm10,
      publishing: { isHandedOver: true, isInside: false, isRelease: false },
      listed: {
        host: 'registry.npmjs.org',
        versions: new Map(versions.map((each) => [each, null])),
        tags: { latest: versions.at(-1) ?? '' },
      },
      ...context,
    },
    options,
  ).map(({ message, levels }) => [message, levels?.new ?? 'error'])
}

describe('dist-tag-unfit', () => {
  it('fires on a prerelease and on an older version that npm would make `latest`', () => {
    expect(found({ version: '2.0.0-rc.1' })).toEqual([
      ['2.0.0-rc.1 would become `latest`: it is a prerelease, and 1.4.0 is published', 'error'],
    ])
    expect(found({ version: '1.3.1' })).toEqual([
      ['1.3.1 would become `latest`: it is below 1.4.0, which is `latest` now', 'error'],
    ])
  })

  it('fires inside of npm publish without a tag, and warns where it is not known what publishes', () => {
    const inside = { isHandedOver: false, isInside: true, isRelease: true, tag: null }
    expect(found({ version: '1.3.1', context: { packer: null, publishing: inside } })).toEqual([
      [expect.stringContaining('1.3.1 would become'), 'error'],
    ])
    expect(found({ version: '1.3.1', context: { packer: null } })).toEqual([[expect.any(String), 'warning']])
  })

  it('notes what npm 11 and newer refuse', () => {
    expect(found({ version: '1.3.1', context: { packer: { name: 'npm', version: '11.5.1' } } })).toEqual([
      ['npm publish refuses 1.3.1 without --tag: it is below 1.4.0, which is `latest` now', 'note'],
    ])
  })

  it('is silent where a tag is given', () => {
    const publishing = { isHandedOver: true, isInside: false, isRelease: false, tag: 'latest' }
    expect(found({ version: '1.3.1', context: { publishing } })).toEqual([])
    expect(found({ version: '1.3.1', manifest: { publishConfig: { tag: 'v1' } } })).toEqual([])
    expect(found({ version: '1.3.1', context: { declared: { publishConfig: { tag: 'v1' } } } })).toEqual([])
    expect(found({ version: '1.3.1', options: { tag: 'v1' } })).toEqual([])
  })

  it('is silent for the newest version, where all are prereleases, and where nothing is being released', () => {
    expect(found({ version: '1.4.1' })).toEqual([])
    expect(found({ version: '1.0.0-b.2', versions: ['1.0.0-b.1'] })).toEqual([])
    expect(found({ version: '1.0.0', versions: ['1.0.0', '1.4.0'] })).toEqual([])
    const check = { isHandedOver: false, isInside: false, isRelease: false }
    expect(found({ version: '1.3.1', context: { publishing: check } })).toEqual([])
  })
})
