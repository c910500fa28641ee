import { describe, expect, it } from '@jest/globals'
import { burstAround, movedTags } from '../../../src/commands/watch/signals.js'
import { publicationHistory, publicationOf } from '../../../src/model/publication.js'

describe('the releases before one', () => {
  const all = new Map(
    ['1.0.0', '1.1.0', '2.0.0', '1.1.1'].map((version, hour) => [
      version,
      publicationOf(version, {}, `2026-11-20T0${hour}:00:00Z`),
    ]),
  )
  it('are those that were published before it, newest first', () => {
    expect(publicationHistory('2.0.0', all)?.before.map(({ version }) => version)).toEqual(['1.1.0', '1.0.0'])
    expect(publicationHistory('1.1.1', all)?.before[0]?.version).toBe('2.0.0')
    expect(publicationHistory('9.9.9', all)).toBeNull()
  })
})

describe('a dist-tag', () => {
  const versions = ['1.0.0', '1.1.0']
  it('has moved where it points to an older release that it did not point to', () => {
    expect(movedTags({ latest: '1.0.0' }, { latest: '1.1.0' }, versions)).toEqual([
      { tag: 'latest', from: '1.1.0', to: '1.0.0' },
    ])
  })
  it.each([
    ['it points to a newer one', { latest: '1.1.0' }, { latest: '1.0.0' }, versions],
    ['it is as it was', { latest: '1.1.0' }, { latest: '1.1.0' }, versions],
    ['it is gone', {}, { latest: '1.1.0' }, versions],
    ['the release was unpublished', { latest: '1.0.0' }, { latest: '1.1.0' }, ['1.0.0']],
  ])('has not where %s', (_what, now, before, there) => {
    expect(movedTags(now as Record<string, string>, before, there)).toEqual([])
  })
})

it('counts to a burst what was published within ten minutes', () => {
  const at = (name: string, minute: number) => ({ name, version: '1.0.0', time: minute * 60_000 })
  const all = [at('a', 0), at('b', 9), at('c', 11)] as const
  expect(burstAround(all[0], all)).toEqual(['b@1.0.0'])
  expect(burstAround(all[1], all)).toEqual(['a@1.0.0', 'c@1.0.0'])
})

it('reads any entry of a packument', () => {
  for (const entry of [
    {},
    { _npmUser: 'ann', dist: [] },
    { _npmUser: { name: 1, trustedPublisher: true }, gitHead: {} },
  ])
    expect(publicationOf('1.0.0', entry, 'never')).toEqual({
      ...{ version: '1.0.0', time: null, provenance: false, trustedPublisher: null, publisher: null, gitHead: null },
      approver: null,
    })
})
