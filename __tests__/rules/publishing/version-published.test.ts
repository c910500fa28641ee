import { describe, expect, it } from '@jest/globals'
import type { ListedReleases } from '../../../src/model/baseline.js'
import type { Release } from '../../../src/model/release.js'
import { versionPublished } from '../../../src/rules/publishing/version-published.js'
import type { Publishing } from '../../../src/rules/rule.js'
import { file, release, subject } from '../../helpers/facts.js'
import { problems } from '../../helpers/rules.js'

const handedOver: Publishing = { isHandedOver: true, isInside: false, isRelease: false }
const listed = (...versions: readonly string[]): ListedReleases => ({
  host: 'registry.npmjs.org',
  versions: new Map(versions.map((version) => [version, `sha512-${version}`])),
  tags: {},
})
const of = (version: string, content = 'a'): Release => ({ ...release([file('index.js', { content })]), version })

function found(
  now: Release,
  before: Release,
  versions: readonly string[],
  publishing = handedOver,
): readonly unknown[] {
  return problems(versionPublished, { ...subject(now, before), publishing, listed: listed(...versions) }).map(
    ({ message, levels }) => [message, levels?.new ?? 'error'],
  )
}

describe('version-published', () => {
  it('fires on a version that is published with other contents', () => {
    expect(found(of('1.0.0', 'b'), of('1.0.0'), ['1.0.0'])).toEqual([
      ['1.0.0 is published already, with other contents: index.js', 'error'],
    ])
  })

  it('fires where it was compared with another version, and the tarball is another one', () => {
    const now = { ...of('1.0.0'), integrity: 'sha512-other' }
    expect(found(now, of('0.9.0'), ['0.9.0', '1.0.0'])).toEqual([
      ['1.0.0 is published already, with other contents: another tarball', 'error'],
    ])
  })

  it('notes a version that is published with the same contents', () => {
    const note = [['1.0.0 is published already, with the same contents', 'note']]
    expect(found(of('1.0.0'), of('1.0.0'), ['1.0.0'])).toEqual(note)
    expect(found({ ...of('1.0.0'), integrity: 'sha512-1.0.0' }, of('0.9.0'), ['1.0.0'])).toEqual(note)
  })

  it('warns of a version below the last one of its line', () => {
    expect(found(of('1.2.3'), of('1.2.2'), ['1.2.2', '1.2.9', '1.2.10', '1.2.11-rc.1', '1.3.0'])).toEqual([
      ['1.2.3 is below 1.2.10, which is published already', 'warning'],
    ])
  })

  it('is silent for a new version, a backport, and where nothing is being released', () => {
    expect(found(of('1.2.3'), of('1.2.2'), ['1.2.2', '2.0.0', '1.3.0', 'not a version'])).toEqual([])
    expect(found(of('1.2.3-rc.1'), of('1.2.2'), ['1.2.2', '1.2.4'])).toEqual([])
    const check = { isHandedOver: false, isInside: false, isRelease: false }
    expect(found(of('1.0.0', 'b'), of('1.0.0'), ['1.0.0'], check)).toEqual([])
    expect(problems(versionPublished, { ...subject(of('1.0.0')), publishing: handedOver })).toEqual([])
  })
})
