import { clip, listing } from '../../model/format.js'
import { asObject } from '../../model/manifest.js'
import type { Problem } from '../../model/problem.js'
import type { Manifest, Release } from '../../model/release.js'
import { defineRule } from '../rule.js'

/** One license, as text or as npm's old object with a type. */
function named(value: unknown): string | null {
  const text = typeof value === 'string' ? value : asObject(value).type
  return typeof text === 'string' && text.trim() !== '' ? text.trim() : null
}

/**
 * The license that package.json names: `license`, or the old `licenses`, where any of several may be chosen. Null for
 * none.
 */
function licenseOf({ license, licenses }: Manifest): string | null {
  if (license !== undefined) return named(license)
  const all = (Array.isArray(licenses) ? licenses : [licenses]).flatMap((each) => named(each) ?? [])
  return all.length === 0 ? null : all.join(' OR ')
}

/**
 * Equal for spellings of one license: case, blanks, parentheses around it all, and SPDX's newer names of the GNU ones.
 */
function meaning(license: string): string {
  const plain = license
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .replace(/^\((.*)\)$/, '$1')
  const choices = plain.split(' or ').map((each) =>
    each
      .replace(/(gpl-\d(?:\.\d)?)\+/, '$1-or-later')
      .replace(/(gpl-\d(?:\.\d)?)-only/, '$1')
      .replace(/[\s_-]/g, ''),
  )
  return choices.sort().join(' or ')
}

/** Licenses that ask for no more than to be named: anyone who could use the package under one can under another. */
const permissive = new Set(
  (
    '0bsd apache-2.0 apache2 apache2.0 bsd bsd-2-clause bsd-3-clause blueoak-1.0.0 cc0-1.0 isc mit mit-0 mit/x11 ' +
    'unlicense wtfpl zlib'
  )
    .split(' ')
    .map((name) => name.replaceAll('-', '')),
)

function isPermissive(license: string): boolean {
  return meaning(license)
    .split(' or ')
    .some((choice) => permissive.has(choice))
}

/** Worth knowing, and nothing that keeps anyone from using it. */
const harmless = { new: 'note', unchanged: 'off' } as const

/** A license of GNU whose text is new, in a package whose license files had other texts. */
function* newText(release: Release, baseline: Release): Generator<Problem> {
  const before = baseline.files.flatMap(({ licenseFile }) => licenseFile ?? [])
  const isKnown = /gpl/i.test(licenseOf(baseline.manifest) ?? '')
  if (isKnown || !baseline.files.some(({ licenseFile }) => licenseFile !== undefined)) return
  for (const { path, licenseFile = [] } of release.files) {
    const fresh = licenseFile.filter((license) => !before.includes(license))
    if (fresh.length === 0) continue
    const named = licenseOf(release.manifest)
    yield {
      message:
        `${path} holds the text of ${listing(fresh)} now, and no license file of ${baseline.version} did` +
        (named === null || /gpl/i.test(named) ? '' : `; package.json says ${clip(named)}`),
      help: 'Make sure that it is intended and agreed, and let `license` in package.json say the same.',
      path,
      cause: { kind: 'packed-file', path },
      key: 'text',
    }
    return
  }
}

/** Another license in package.json, or none any more. */
function* renamed(release: Release, baseline: Release): Generator<Problem> {
  const was = licenseOf(baseline.manifest)
  if (was === null) return
  const now = licenseOf(release.manifest)
  if (now !== null && meaning(now) === meaning(was)) return
  yield {
    message:
      now === null
        ? `package.json no longer has a license; it was ${clip(was)}`
        : `the license in package.json was ${clip(was)} and is ${clip(now)}`,
    help: "Make sure that it is intended and agreed: your users' license checks rely on this field.",
    path: 'package.json',
    cause: { kind: 'manifest', key: ['license'] },
    ...(now !== null && isPermissive(was) && isPermissive(now) && { levels: harmless }),
  }
}

export const licenseChanged = defineRule({
  id: 'license-changed',
  summary: 'a license that changed or is gone, by package.json or the text of the license file',
  scope: 'change',
  levels: { new: 'warning', unchanged: 'off' },
  *check({ release, baseline }) {
    if (!baseline) return
    const named = [...renamed(release, baseline)]
    yield* named
    // Two words for one change say no more.
    if (named.every(({ levels }) => levels === harmless)) yield* newText(release, baseline)
  },
})
