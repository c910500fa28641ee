import { clip, listing, plural, withoutUser } from '../../model/format.js'
import { plainAddress, repositoryAddress, textIn } from '../../model/repository-address.js'
import type { FileFacts } from '../../model/file-facts.js'
import type { Problem } from '../../model/problem.js'
import type { Manifest, Release } from '../../model/release.js'
import { defineRule, type RuleContext, stepOf } from '../rule.js'

/** `github.com/acme/a` and `github.com/acme/b`: where an owner is known by a name of its own. */
function isSameOwner(was: string, now: string): boolean {
  const owner = (address: string): string =>
    /^(?:github\.com|gitlab\.com|bitbucket\.org)\/[^/]+\//.exec(address)?.[0] ?? ''
  return owner(was) !== '' && owner(was) === owner(now)
}

const noted = { new: 'note', unchanged: 'note' } as const

/** The name, or the address where there is no name. */
function authorOf({ author }: Manifest): string {
  const text = typeof author === 'string' ? author : textIn(author, 'name') || textIn(author, 'email')
  return text
    .replace(/[<(].*$/s, '')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase()
}

function homepageOf({ homepage }: Manifest): string {
  return plainAddress(textIn(homepage, 'url'))
}

/** What says whose package it is, each in one spelling; empty where package.json says nothing. */
const identities: readonly (readonly [key: string, of: (manifest: Manifest) => string])[] = [
  ['repository', repositoryAddress],
  ['homepage', homepageOf],
  ['author', authorOf],
]

function* changed({ release, baseline }: RuleContext): Generator<Problem> {
  if (!baseline || stepOf(release, baseline) === 'breaking') return
  for (const [key, of] of identities) {
    const [was, now] = [of(baseline.manifest), of(release.manifest)]
    if (was === '' || was === now) continue
    yield {
      message:
        now === ''
          ? `package.json has no ${key} any more; it was ${clip(withoutUser(was))}`
          : `the ${key} in package.json was ${clip(withoutUser(was))} and is ${clip(withoutUser(now))}`,
      help:
        'Make sure that you changed it. A package that was taken over looks like this; if it moved, say so in the ' +
        'release notes.',
      path: 'package.json',
      cause: { kind: 'manifest', key: [key] },
      key,
      baselineState: 'new',
      // A page that moves is no sign of anything by itself, nor is another repository of the same owner.
      ...((key === 'homepage' || (key === 'repository' && isSameOwner(was, now))) && { levels: noted }),
    }
  }
}

function licences({ files }: Release): readonly string[] {
  return files.map(({ path }) => path).filter((path) => /^(licen[cs]e|copying)\b[^/]*$/i.test(path))
}

function* licenceGone(release: Release, baseline: Release): Generator<Problem> {
  const [was] = licences(baseline)
  if (was === undefined || licences(release).length > 0) return
  yield {
    message: `${was} is no longer packed, and no other licence file is`,
    help: 'Put it back: most licences require their text to be passed on with every copy.',
    path: 'package.json',
    cause: { kind: 'manifest', key: ['license'] },
    key: 'licence file',
    baselineState: 'new',
  }
}

function shrinkwrapOf({ files }: Release): FileFacts | undefined {
  return files.find(({ path, installHosts }) => path === 'npm-shrinkwrap.json' && installHosts !== undefined)
}

/** The public registry and its mirror: what npm writes whatever registry is used. */
const publicHosts = new Set(['registry.npmjs.org', 'registry.yarnpkg.com'])

function* shrinkwrap({ release, baseline, listed }: RuleContext): Generator<Problem> {
  const file = shrinkwrapOf(release)
  if (!file) return
  const at = { path: file.path, cause: { kind: 'packed-file', path: file.path } } as const
  const foreign = (file.installHosts ?? []).filter((host) => !publicHosts.has(host) && host !== listed?.host)
  if (foreign.length > 0)
    yield {
      ...at,
      message:
        `npm-shrinkwrap.json makes everyone who installs this package download from ` +
        `${plural(foreign.length, 'other host')}: ${listing(foreign)}`,
      help: 'Make it again with the public registry: `npm shrinkwrap --registry=https://registry.npmjs.org/`.',
      key: foreign.join(' '),
      levels: { new: 'error', unchanged: 'note' },
    }
  else if (file.installHosts === null)
    yield {
      ...at,
      message: 'npm-shrinkwrap.json is not a readable lock file, so what it installs is not known',
      help: 'Make it again: `npm shrinkwrap`.',
      key: 'unreadable',
    }
  else if (baseline && !shrinkwrapOf(baseline))
    yield {
      ...at,
      message: 'npm-shrinkwrap.json is new: from now on it decides which versions everyone installs',
      help: 'Make sure that you added it. A library should not pack it.',
      key: 'new',
      baselineState: 'new',
    }
}

export const identityChanged = defineRule({
  id: 'identity-changed',
  summary:
    'a different repository, homepage or author, no licence file any more, or a lock file that decides what installs',
  scope: 'release',
  levels: { new: 'warning', unchanged: 'note' },
  *check(context) {
    yield* changed(context)
    if (context.baseline && !context.addsLicence) yield* licenceGone(context.release, context.baseline)
    yield* shrinkwrap(context)
  },
})
