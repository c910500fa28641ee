import { hashedName } from '../../compare/pairing.js'
import { concrete, leads, loads, lookUp, subpathsOf } from '../../inspect/modules/exports.js'
import { moduleGraph } from '../../inspect/modules/graph.js'
import { resolveCode } from '../../inspect/modules/resolve.js'
import { listing, plural } from '../../model/format.js'
import type { Comparison } from '../../model/comparison.js'
import type { FileFacts } from '../../model/file-facts.js'
import type { Problem } from '../../model/problem.js'
import type { Release } from '../../model/release.js'
import { exportsRemoved } from '../entry-points/lost-exports.js'
import { isCode, lostPayload } from '../files/payload-lost.js'
import { groupFacts } from '../folders.js'
import { defineRule, stepOf } from '../rule.js'
import { lostDefault, wrappedByBundlers } from './lost-default.js'
import { namesLostToNode } from './lost-in-node.js'
import { lostNames, type LostNames, whole } from './lost-names.js'
import { lostStyles } from './lost-styles.js'
import { forScriptTags } from './script-tags.js'

/** What other package managers and tools read of a package: no code imports it. */
const ofTools = /(^|\/)(bower|component|composer|manifest|build|lerna|nx|turbo|deno|jsr|tslint|typings)\.jsonc?$/i

/** What no one imports by its path: declarations are found beside the code, chunks by names that change. */
function isPublic(file: FileFacts): boolean {
  const { path } = file
  if (!isCode(file) || hashedName(file) !== null || ofTools.test(path)) return false
  // `types 2.js` is the copy that a system makes beside a file of the same name.
  return !/\.d\.[cm]?ts$|\.tsx?$|\.flow$| \d+\.[cm]?js$|(^|\/)(chunks?|internals?|_[^/]+|src|source)\//i.test(path)
}

/** Files that no entry point comes by: who ships them means others to ask for them by name. */
function unreached(baseline: Release): (path: string) => boolean {
  const { reached, entries } = moduleGraph(baseline)
  const inside = new Set([...reached.node.keys(), ...reached.bundler.keys()])
  // Where no entry point was found there is nothing that could have reached the others.
  return (path) => entries.length > 0 && !inside.has(path)
}

/** So many files that go in a patch are no clean-up, even where the package itself came by them. */
const many = 5

/** Files that could be imported by their path because nothing was said of exports, and that are gone. */
function withoutExports(release: Release, baseline: Release, removed: readonly FileFacts[]): readonly string[] {
  if (subpathsOf(release).values.size > 0) return []
  const { index } = moduleGraph(release)
  // `lib/a` is found as lib/a/index.js too.
  const isFound = (path: string): boolean => {
    const found = resolveCode(path.replace(/\.(?:js|json|node)$/, ''), index)
    return found.kind === 'file' && /\.(?:[cm]?js|json|node)$/.test(found.path)
  }
  const all = removed.filter((file) => isPublic(file) && !isFound(file.path)).map(({ path }) => path)
  if (stepOf(release, baseline) === 'patch' && all.length >= many) return all
  const isUnreached = unreached(baseline)
  return all.filter((path) => forScriptTags.test(path) || isUnreached(path))
}

/** Files that a pattern of exports opened (`"./dist/*"`), and whose subpath leads nowhere now. */
function behindPatterns(release: Release, baseline: Release, removed: readonly FileFacts[]): readonly string[] {
  const [before, now] = [subpathsOf(baseline), subpathsOf(release)]
  const packed = new Set(release.files.map(({ path }) => path))
  // Rule exports-removed reports subpaths that exports no longer opens.
  const reported = new Set(exportsRemoved(release, baseline).subpaths)
  return removed.filter(isPublic).flatMap(({ path }) => {
    const subpaths = before.patterns.flatMap((key) => concrete(key, before.values.get(key), [path]))
    const isLost = (subpath: string): boolean =>
      !reported.has(subpath) && loads(lookUp(before, subpath)) && !leads(now, subpath, (target) => packed.has(target))
    return subpaths.some(isLost) ? [path] : []
  })
}

/** Names that hold the version, as scripts for a CDN have them, are new ones each time. */
function isOfVersion(path: string, { version }: Release): boolean {
  return path.slice(path.lastIndexOf('/') + 1).includes(version)
}

/** Files of the baseline whose path is packed no more: to an import what was renamed is as lost as what is gone. */
function lostPaths({ pairs, removed }: Comparison): readonly FileFacts[] {
  return [...removed, ...pairs.flatMap(({ file, was }) => (was && was.path !== file.path ? [was] : []))]
}

/** Files that others could import by their path and no longer can, as they are gone. */
function lostFiles(release: Release, baseline: Release, comparison: Comparison): readonly string[] {
  const removed = lostPaths(comparison).filter(({ path }) => !isOfVersion(path, baseline))
  if (subpathsOf(baseline).values.size > 0) return behindPatterns(release, baseline, removed)
  return [...new Set([...withoutExports(release, baseline, removed), ...lostStyles(release, baseline)])].sort()
}

const noted = { new: 'note', unchanged: 'off' } as const

/** `a, b and 3 more`, and in words what `module.exports = …` is. */
function words({ names, entry }: LostNames): string {
  const said = names.map((name) => (name === whole ? 'module.exports as a value of its own' : name))
  return entry.subpath === '.' ? listing(said) : `${listing(said)} of ${entry.subpath ?? ''}`
}

function* gone(lost: readonly LostNames[], isBreaking: boolean): Generator<Problem> {
  const [first] = lost
  if (!first) return
  const count = new Set(lost.flatMap(({ names }) => names)).size
  yield {
    message: `${plural(count, 'export')} can no longer be imported: ${lost.slice(0, 3).map(words).join('; ')}`,
    help: isBreaking
      ? 'Say so in the notes on how to upgrade.'
      : 'Export it again, if only as another name of what took its place, or make this a major version.',
    path: first.entry.path,
    cause: { kind: 'packed-file', path: first.entry.path },
    key: 'names',
    ...(isBreaking && { levels: noted }),
  }
}

const fails = {
  node: (path: string) => `in Node, and fails now: ${path} is an ES module without a default export`,
  interop: (path: string) =>
    `under bundlers, Babel and TypeScript, and gives nothing now: ${path} has no default export`,
} as const

/** Unless the names that are gone say so. */
function* defaultGone(lost: readonly LostNames[], release: Release, baseline: Release): Generator<Problem> {
  const isTold = lost.some(({ names, entry }) => entry.subpath === '.' && names.some((name) => mains.has(name)))
  const found = isTold ? null : lostDefault(release, baseline)
  if (!found) return
  const isBreaking = stepOf(release, baseline) === 'breaking'
  yield {
    message: `\`import x from '${release.name}'\` gave module.exports ${fails[found.by](found.path)}`,
    help: isBreaking
      ? 'Say so in the notes on how to upgrade.'
      : 'Add a default export that holds all names, or make this a major version.',
    path: found.path,
    cause: { kind: 'packed-file', path: found.path },
    key: 'default-import',
    ...(isBreaking && { levels: noted }),
  }
}

/** A patch or minor in which a value became a property of an object for those who require it and bundle. */
function* wrapped(release: Release, baseline: Release): Generator<Problem> {
  const path = stepOf(release, baseline) === 'breaking' ? null : wrappedByBundlers(release, baseline)
  if (path === null) return
  yield {
    message:
      `require('${release.name}') gave module.exports under bundlers, and gives an object with \`default\` now: ` +
      `\`module\` is new and leads to ${path}`,
    help: 'Leave `module` to a major version, or export names there and no default.',
    path: 'package.json',
    cause: { kind: 'manifest', key: ['module'] },
    key: 'bundled require',
  }
}

const mains: ReadonlySet<string> = new Set(['default', whole])

export const exportNameRemoved = defineRule({
  id: 'export-name-removed',
  summary: 'a name or file that can no longer be imported',
  scope: 'change',
  levels: { new: 'warning', unchanged: 'off' },
  *check({ release, baseline, comparison }) {
    if (!baseline || !comparison) return
    const isBreaking = stepOf(release, baseline) === 'breaking'
    const names = lostNames(release, baseline)
    yield* gone(names, isBreaking)
    yield* defaultGone(names, release, baseline)
    yield* wrapped(release, baseline)
    const hidden = namesLostToNode(release, baseline)
    if (hidden) yield { ...hidden, ...(isBreaking && { levels: noted }) }
    if (isBreaking) return
    const told = new Set(lostPayload(release, baseline, comparison)?.files.map(({ path }) => path))
    const files = lostFiles(release, baseline, comparison).filter((path) => !told.has(path))
    const [first] = files
    if (first === undefined) return
    yield {
      message:
        `${plural(files.length, 'file')} that could be imported by path ` +
        `${files.length === 1 ? 'is' : 'are'} gone: ${listing(files)}`,
      help: 'Put it back, or make this a major version: code that imports it by its path gets an error.',
      path: first,
      cause: { kind: 'packed-file', path: first },
      key: 'files',
      ...groupFacts(files),
    }
  },
})
