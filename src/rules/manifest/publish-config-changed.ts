import { clip, listing, withoutUser } from '../../model/format.js'
import { asObject } from '../../model/manifest.js'
import type { Release } from '../../model/release.js'
import { defineRule } from '../rule.js'

/**
 * What other packers put into package.json from here (pnpm, Yarn): no setting of a publication, and seen by the rules
 * of those fields.
 */
const overrides = new Set([
  'bin',
  'browser',
  'cpu',
  'directory',
  'engines',
  'es2015',
  'esnext',
  'executableFiles',
  'exports',
  'imports',
  'libc',
  'linkDirectory',
  'main',
  'module',
  'os',
  'type',
  'types',
  'typesVersions',
  'typings',
  'umd:main',
  'unpkg',
])

/** Settings by which npm decides where a release goes, who gets it, and with what it is signed and sent. */
const known =
  /^(access|tag|registry|provenance|provenance-file|@[^/:]+:registry|\/\/.*|_?auth(token)?|_password|username|email|otp|(https?-)?proxy|noproxy|ca(file)?|cert(file)?|key(file)?|strict-ssl|userconfig|globalconfig)$/i

/** Settings whose value may be shown. Any other may be a credential, or hold one. */
const shownValue = /^(access|tag|registry|provenance|@[^/:]+:registry)$/

/** What npm does where a setting is left out. A package without a scope is public whatever it says. */
function defaults(name: string): ReadonlyMap<string, string> {
  const common: readonly (readonly [string, string])[] = [
    ['tag', 'latest'],
    ['registry', 'https://registry.npmjs.org'],
    ['provenance', 'false'],
  ]
  return new Map(name.startsWith('@') ? common : [...common, ['access', 'public']])
}

function settings({ manifest }: Release): ReadonlyMap<string, string> {
  const entries = Object.entries(asObject(manifest.publishConfig)).filter(([key]) => !overrides.has(key))
  return new Map(
    entries.map(([key, value]) => [key, typeof value === 'string' ? value.replace(/\/$/, '') : JSON.stringify(value)]),
  )
}

/** One setting before and after, in words. */
function change(key: string, was: string | undefined, now: string | undefined): string {
  if (!shownValue.test(key))
    return `${clip(key)} ${was === undefined ? 'is new' : now === undefined ? 'is gone' : 'has another value'}`
  const show = (value: string | undefined): string => (value === undefined ? 'not set' : clip(withoutUser(value)))
  return `${key} was ${show(was)} and is ${show(now)}`
}

function isPrerelease(version: string): boolean {
  return /^\d+\.\d+\.\d+-/.test(version)
}

/** Whether a tag says what the version says: `v10` of 10.75.3, `release-10.x`, `beta` of 2.0.0-beta.1. */
function isNamedIn(version: string, tag: string): boolean {
  const [, major, pre] = /^(\d+)\.\d+\.\d+(?:-([A-Za-z]+))?/.exec(version) ?? []
  return tag.split(/[^A-Za-z0-9]+/).some((word) => word === pre || word.replace(/^v(?=\d)/, '') === major)
}

/** A maintenance line or a prerelease under its own tag, or the way back from a prerelease: no one gets it unasked. */
function isExpectedTag(release: Release, baseline: Release, tag: string | undefined): boolean {
  if (tag !== undefined && tag !== 'latest') return isPrerelease(release.version) || isNamedIn(release.version, tag)
  return isPrerelease(baseline.version) && !isPrerelease(release.version)
}

const expected = { new: 'note', unchanged: 'off' } as const

export const publishConfigChanged = defineRule({
  id: 'publish-config-changed',
  summary: 'access, registry, tag or another setting of publishConfig changed',
  scope: 'change',
  levels: { new: 'warning', unchanged: 'off' },
  *check({ release, baseline }) {
    if (!baseline) return
    const before = settings(baseline)
    const now = settings(release)
    const unset = defaults(release.name)
    const changed = [...new Set([...before.keys(), ...now.keys()])].filter((key) => {
      // More proof of origin than before surprises no one.
      if (key === 'provenance' && now.get(key) === 'true') return false
      return (before.get(key) ?? unset.get(key)) !== (now.get(key) ?? unset.get(key))
    })
    const [first] = changed
    if (first === undefined) return
    const isHarmless = changed.every(
      (key) => !known.test(key) || (key === 'tag' && isExpectedTag(release, baseline, now.get('tag'))),
    )
    yield {
      message: `publishConfig changed: ${listing(changed.map((key) => change(key, before.get(key), now.get(key))))}`,
      help:
        'Make sure that the release goes to the right place and people: these settings decide the registry, the ' +
        'dist-tag and who may install it.',
      path: 'package.json',
      cause: { kind: 'manifest', key: ['publishConfig', first] },
      ...(isHarmless && { levels: expected }),
    }
  },
})
