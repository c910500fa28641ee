import { formatCount, listing } from '../../model/format.js'
import { topFolder } from '../../model/top-folder.js'
import { filesThat, sharedArea } from '../source-map/map-words.js'
import { type SecretHit, secretHits, secretOptions } from './secret-hits.js'
import { secretKinds } from '../../model/secret-kinds.js'
import { groupBy } from '../../model/group-by.js'
import type { Comparison } from '../../model/comparison.js'
import type { Release } from '../../model/release.js'
import { place } from '../folders.js'
import { defineRule } from '../rule.js'

/** Hits of one kind with one cause; there is one at least. */
type Group = readonly [SecretHit, ...SecretHit[]]

/**
 * One value in many files is one cause; so are many values in the same files, and all examples of a kind in one folder.
 */
function causes(hits: readonly SecretHit[]): readonly Group[] {
  const samples = groupBy(
    hits.filter(({ isSample }) => isSample),
    ({ file, secret }) => `${secret.kind}\0${topFolder(file.path)}`,
  )
  const values = groupBy(
    hits.filter(({ isSample }) => !isSample),
    ({ secret }) => `${secret.kind}\0${secret.key}`,
  )
  const sameFiles = groupBy(values.values(), (group) =>
    JSON.stringify([group[0]?.secret.kind, group.map(({ file }) => file.path)]),
  )
  return [...[...sameFiles.values()].map((groups) => groups.flat()), ...samples.values()].flatMap(
    ([first, ...others]) => (first ? [[first, ...others] as const] : []),
  )
}

function paths(group: Group): readonly string[] {
  return [...new Set(group.map(({ file }) => file.path))]
}

/** `line 12`, `line 3 of src/config.ts in its source map`. */
function whereIn({ secret: { line, source, inName = false } }: SecretHit): string {
  if (inName) return 'its name'
  const at = line === undefined ? '' : `line ${formatCount(line)}`
  return source === undefined ? at : `${at === '' ? '' : `${at} of `}${source} in its source map`
}

/** What is found: `a GitHub token (ghp_…)`, `3 private keys`. */
function what(group: Group): string {
  const [{ secret }] = group
  const { one, many } = secretKinds[secret.kind]
  const values = new Set(group.map((hit) => hit.secret.key)).size
  const mark = secret.mark === '' ? '' : ` (${secret.mark}…)`
  return values === 1 ? `${one}${mark}` : `${formatCount(values)} ${many}`
}

function message(group: Group): string {
  const files = paths(group)
  const places = listing([...new Set(group.map(whereIn))].filter((text) => text !== ''))
  if (files.length === 1)
    return `${filesThat(files, null, 'holds', 'hold')} ${what(group)}${places === '' ? '' : ` ${places === 'its name' ? 'in' : 'at'} ${places}`}`
  const folder = sharedArea(files)
  return `${filesThat(files, folder === '.' ? null : folder, 'holds', 'hold')} ${what(group)}`
}

function help(group: Group): string {
  const [{ secret, file, isSample }] = group
  const { mild } = secretKinds[secret.kind]
  const weight = mild === undefined ? '' : `Such a value is mostly ${mild}. Make sure that this one is. `
  const remedy = isSample
    ? 'If it is real, revoke it. An example needs no value that looks real: write `<your token>`.'
    : 'Read it from the environment at run time instead of building it in, and pack again. If a release with it ' +
      'was ever published, revoke it: unpublishing does not remove the copies.'
  return (
    `${weight}${remedy} If it is intended, allow it: \`rules: { secret: { allow: [{ kind: ${secret.kind}, path: ` +
    `${JSON.stringify(file.path)}, reason: … }] } }\`.`
  )
}

/** Whether the baseline gave the same value away, or had the same file. */
function knownBy(baseline: Release | null, comparison: Comparison | null): (hit: SecretHit) => boolean {
  const values = new Set(baseline?.files.flatMap(({ secrets = [] }) => secrets.map(({ key }) => key)))
  const same = new Set(comparison?.pairs.flatMap(({ file, was }) => (was?.sha256 === file.sha256 ? [file.path] : [])))
  return ({ file, secret }) => values.has(secret.key) || same.has(file.path)
}

export const secret = defineRule({
  id: 'secret',
  summary:
    'credentials in any file, in the text of source maps and in data: URLs: keys, tokens, passwords; the ' +
    'values are never shown',
  scope: 'release',
  about: 'contents',
  inside: true,
  levels: { new: 'error', unchanged: 'warning' },
  acceptByName: 'always',
  refuses: 'always',
  options: secretOptions,
  *check({ release, baseline, comparison }, options) {
    const isKnown = knownBy(baseline, comparison)
    for (const group of causes(secretHits(release, options))) {
      const fresh = group.filter((hit) => !isKnown(hit))
      const [first = group[0], ...others] = fresh
      const shown: Group = fresh.length > 0 ? [first, ...others] : group
      yield {
        message: message(shown),
        help: help(shown),
        ...place(paths(shown), sharedArea(paths(shown)) ?? '.'),
        key: `${first.secret.kind} ${first.secret.key}`,
        baselineState: fresh.length > 0 ? 'new' : 'unchanged',
        ...(first.levels && { levels: first.levels }),
      }
    }
  },
})
