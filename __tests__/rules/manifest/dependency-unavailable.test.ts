import { describe, expect, it } from '@jest/globals'
import type { LookedUp, LookupResult } from '../../../src/model/lookups.js'
import { dependencyUnavailable } from '../../../src/rules/manifest/dependency-unavailable.js'
import { release, subject } from '../../helpers/facts.js'
import { problems } from '../../helpers/rules.js'

const looked = (found: LookupResult, more: Partial<LookedUp> = {}): LookedUp => ({
  group: 'dependencies',
  name: 'a',
  installs: 'a',
  spec: '^9.0.0',
  found,
  ...more,
})
const found = (...lookups: readonly LookedUp[]): readonly unknown[] =>
  problems(dependencyUnavailable, { ...subject(release([])), lookups }).map(({ message, levels }) => [
    message,
    levels?.new ?? 'error',
  ])

const noVersion = { kind: 'no-version', newest: '1.3.0', isSibling: false } as const
const noPackage = { kind: 'no-package', host: 'registry.npmjs.org', isSibling: false } as const

describe('dependency-unavailable', () => {
  it('fires where no version fits, and where there is no such package', () => {
    expect(found(looked(noVersion), looked(noPackage, { name: 'b', installs: 'b' }))).toEqual([
      ['no published version of a fits ^9.0.0; the newest is 1.3.0', 'error'],
      ['the registry registry.npmjs.org has no package b', 'error'],
    ])
    expect(found(looked({ ...noVersion, newest: null }, { name: 'x', spec: 'npm:a@^9.0.0' }))).toEqual([
      ['no published version of a (as x) fits npm:a@^9.0.0', 'error'],
    ])
  })

  it('warns of an optional one, and of a scoped one that may be hidden', () => {
    expect(found(looked(noVersion, { group: 'optionalDependencies' }))).toEqual([[expect.any(String), 'warning']])
    expect(found(looked(noPackage, { name: '@acme/a', installs: '@acme/a' }))).toEqual([
      [expect.any(String), 'warning'],
    ])
  })

  it('notes a package of the repository that is published in the same run', () => {
    expect(found(looked({ ...noVersion, isSibling: true }))).toEqual([
      ['a ^9.0.0 is not published yet; a package of this repository has that version', 'note'],
    ])
  })

  it('notes what could not be looked up', () => {
    expect(found(looked({ kind: 'unanswered', why: 'no answer' }))).toEqual([
      ['1 dependency could not be looked up in the registry: a (no answer)', 'note'],
    ])
  })

  it('is silent for what can be had, and where nothing was looked up', () => {
    expect(
      found(
        looked({
          kind: 'found',
          version: '9.0.1',
          ageHours: 1,
          hasInstallScript: true,
          isDeprecated: true,
          hasRepository: false,
        }),
      ),
    ).toEqual([])
    expect(problems(dependencyUnavailable, subject(release([])))).toEqual([])
  })
})
