import { describe, expect, it } from '@jest/globals'
import type { FileFacts } from '../../../src/model/file-facts.js'
import type { Release } from '../../../src/model/release.js'
import { identityChanged } from '../../../src/rules/manifest/identity-changed.js'
import { file, release, subject } from '../../helpers/facts.js'
import { problems } from '../../helpers/rules.js'

const before = (manifest: Record<string, unknown>, files: readonly FileFacts[] = []): Release =>
  release(files, manifest)
const patch = (manifest: Record<string, unknown>, files: readonly FileFacts[] = [], version = '1.0.1'): Release => ({
  ...release(files, manifest),
  version,
})
const messages = (now: Release, was: Release): readonly string[] =>
  problems(identityChanged, subject(now, was)).map(({ message }) => message)

const lock = (installHosts: readonly string[] | null): FileFacts => file('npm-shrinkwrap.json', { installHosts })

describe('identity-changed', () => {
  it('fires on another repository, homepage and author', () => {
    expect(
      messages(
        patch({ repository: 'evil/acme', homepage: 'https://evil.example', author: 'Eve <eve@evil.example>' }),
        before({ repository: 'acme/acme', homepage: 'https://acme.example/', author: { name: 'Ann' } }),
      ),
    ).toEqual([
      'the repository in package.json was github.com/acme/acme and is github.com/evil/acme',
      'the homepage in package.json was acme.example and is evil.example',
      'the author in package.json was ann and is eve',
    ])
    expect(messages(patch({}), before({ repository: 'acme/acme' }))).toEqual([
      'package.json has no repository any more; it was github.com/acme/acme',
    ])
  })

  it('is a note for another repository of the same owner', () => {
    const level = (now: string, was: string): unknown =>
      problems(identityChanged, subject(patch({ repository: now }), before({ repository: was })))[0]?.levels?.new
    expect(level('acme/b', 'acme/a')).toBe('note')
    expect(level('gitlab:acme/b', 'acme/a')).toBeUndefined()
    expect(level('https://git.acme.example/acme/b', 'https://git.acme.example/acme/a')).toBeUndefined()
  })

  it('takes spellings of one repository and one author for the same', () => {
    const same = [
      'acme/acme',
      'github:Acme/acme',
      'git@github.com:acme/acme.git',
      'git+ssh://git@github.com/acme/acme.git',
      { type: 'git', url: 'git+https://github.com/acme/acme.git', directory: 'packages/a' },
      'https://www.github.com/acme/acme#main',
      'https://github.com/acme/acme/blob/HEAD/packages/a',
      'https://github.com/acme/acme/tree/main/packages/a',
    ]
    for (const repository of same)
      expect(messages(patch({ repository }), before({ repository: 'acme/acme' }))).toEqual([])
    expect(
      messages(patch({ author: { name: 'Ann  Lee', email: 'b@x.org' } }), before({ author: 'Ann Lee <a@x.org> (u)' })),
    ).toEqual([])
  })

  it('fires on a licence file that is gone', () => {
    expect(messages(patch({}), before({}, [file('LICENSE.md')]))).toEqual([
      'LICENSE.md is no longer packed, and no other licence file is',
    ])
    expect(messages(patch({}, [file('LICENCE')]), before({}, [file('LICENSE.md')]))).toEqual([])
    expect(messages(patch({}, [], '2.0.0'), before({}, [file('LICENSE.md')]))).toHaveLength(1)
    const context = subject(patch({}), before({}, [file('LICENSE.md')]))
    expect(problems(identityChanged, { ...context, addsLicence: true })).toEqual([])
  })

  it('is silent in a major version, and where nothing was said before', () => {
    expect(messages(patch({ repository: 'b/b' }, [], '2.0.0'), before({ repository: 'a/a' }))).toEqual([])
    expect(messages(patch({ repository: 'b/b', author: 'Ann' }), before({}))).toEqual([])
  })

  it('fires on a lock file that is new, and as an error on one that leads to another host', () => {
    expect(messages(patch({}, [lock(['registry.npmjs.org'])]), before({}))).toEqual([
      'npm-shrinkwrap.json is new: from now on it decides which versions everyone installs',
    ])
    const foreign = problems(identityChanged, subject(patch({}, [lock(['evil.example'])], '2.0.0'), before({})))
    expect(foreign.map(({ message, levels }) => [message, levels?.new])).toEqual([
      [
        'npm-shrinkwrap.json makes everyone who installs this package download from 1 other host: evil.example',
        'error',
      ],
    ])
    expect(messages(patch({}, [lock(null)]), before({}, [lock(null)]))).toEqual([
      'npm-shrinkwrap.json is not a readable lock file, so what it installs is not known',
    ])
  })

  it('is silent for a lock file that was there, and for the host of the registry that is published to', () => {
    const known = lock(['registry.npmjs.org', 'registry.yarnpkg.com'])
    expect(messages(patch({}, [known]), before({}, [known]))).toEqual([])
    const own = patch({}, [lock(['npm.acme.example'])])
    const listed = { host: 'npm.acme.example', versions: new Map(), tags: {} }
    expect(problems(identityChanged, { ...subject(own, before({}, [lock([])])), listed })).toEqual([])
  })
})
