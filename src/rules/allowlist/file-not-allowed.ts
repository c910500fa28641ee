import { isObject } from '../../model/manifest.js'
import type { FilesEntry, Policy } from '../../model/policy.js'
import { groupBy } from '../../model/group-by.js'
import type { FileFacts } from '../../model/file-facts.js'
import { admits, excluder } from '../../policy/patterns.js'
import { nestedArchives } from '../contents/own-archive.js'
import { groupFacts } from '../folders.js'
import { forbiddenFiles } from '../forbidden-file/forbidden-match.js'
import { forbiddenOptions } from '../forbidden-file/forbidden-options.js'
import { defineRule, type RuleContext } from '../rule.js'
import { secretHits, secretOptions } from '../secret/secret-hits.js'
import { embeddedIn } from '../source-map/map-exposure.js'
import { patternsFor } from './entries/patterns-for.js'

/** Options of source-map under which maps with sources may ship. */
const mapsMayShip: ReadonlySet<unknown> = new Set(['allow', 'resolvable'])

/** Files that no entry should let in, as something else is against them: what they are called, or what they hold. */
export function unwanted({ release, policy }: Pick<RuleContext, 'release' | 'policy'>): ReadonlySet<string> {
  const options = (id: string): unknown => policy.rules.get(id)?.options
  const maps = options('source-map')
  const mapPolicy = isObject(maps) ? maps.policy : undefined
  const holdsSources = (file: FileFacts): boolean =>
    !mapsMayShip.has(mapPolicy) && (mapPolicy === 'none' ? file.sourceMaps !== undefined : embeddedIn(file).length > 0)
  return new Set([
    ...forbiddenFiles(release.files, forbiddenOptions.parse(options('forbidden-file') ?? {})).map(
      ({ file }) => file.path,
    ),
    ...nestedArchives(release.files, release.name).map(({ file }) => file.path),
    ...secretHits(release, secretOptions.parse(options('secret') ?? {}))
      .filter(({ isSample }) => !isSample)
      .map(({ file }) => file.path),
    ...release.files.filter(holdsSources).map(({ path }) => path),
  ])
}

/** Files that nothing but a value in them is against: a package may need them, so they can't just be kept out. */
function withSecret({ release, policy }: Pick<RuleContext, 'release' | 'policy'>): ReadonlySet<string> {
  const hits = secretHits(release, secretOptions.parse(policy.rules.get('secret')?.options ?? {}))
  const code = hits.filter(({ file, isSample }) => !isSample && /\.[cm]?js$/.test(file.path))
  return new Set(code.map(({ file }) => file.path))
}

/** Files that are reported together, as one remedy fixes them all. */
interface Group {
  readonly paths: string[]
  /** The `!` entry that takes them out. */
  readonly excluder: FilesEntry | undefined
  /** Something else is against them: no entry is proposed. */
  readonly isUnwanted: boolean
}

/** Kinds of files in a folder from which on it is reported as a whole. */
const manyKinds = 5

/** Files of one kind in one folder. */
function kindOf(path: string): string {
  const slash = path.lastIndexOf('/')
  const extension = /\.[A-Za-z0-9]+$/.exec(path)?.[0]
  return slash < 0 || extension === undefined ? path : `${path.slice(0, slash)}/*${extension}`
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1)
}

function wordsOf({ pattern, at }: FilesEntry): string {
  return `"!${pattern}" (${at.path}:${at.line})`
}

/** What is in a container comes with it, but for what a `!` entry takes out wherever it is. */
function isAllowed(entries: readonly FilesEntry[], { path, container }: FileFacts): boolean {
  if (container === undefined) return admits(entries, path)
  return !admits(entries, container) || excluder(entries, path) === undefined
}

function groupsOf(files: readonly FileFacts[], entries: readonly FilesEntry[], against: ReadonlySet<string>): Group[] {
  const groups = new Map<string, Group>()
  const standing = files.filter((file) => !isAllowed(entries, file))
  const kinds = groupBy(new Set(standing.map(({ path }) => kindOf(path))), folderOf)
  for (const file of standing) {
    const entry = excluder(entries, file.path)
    const isUnwanted = against.has(file.path)
    const folder = folderOf(file.path)
    // A folder with files of many kinds is one thing to decide.
    const kind = (kinds.get(folder)?.length ?? 0) > manyKinds ? folder : kindOf(file.path)
    const key = entry ? wordsOf(entry) : `${kind}\0${String(isUnwanted)}`
    const group = groups.get(key) ?? { paths: [], excluder: entry, isUnwanted }
    group.paths.push(file.path)
    groups.set(key, group)
  }
  return [...groups.values()]
}

/** What of the policy lets the files of a group in, after a comma; empty where nothing should. */
function allow({ paths, excluder: entry, isUnwanted }: Group, policy: Policy, packed: readonly string[]): string {
  if (isUnwanted) return ''
  // A `!` entry that is shared is nothing that an entry of one's own could override.
  if (entry?.inherited) return ', or excuse it by a waiver'
  if (entry) return `, or remove ${wordsOf(entry)} from \`files\` in the policy`
  const { patterns, stuck } = patternsFor(paths, packed, policy.files ?? [])
  const names = patterns.map(({ pattern }) => JSON.stringify(pattern)).join(', ')
  return stuck.length > 0 ? '' : `, or allow it in ${policy.path ?? 'the policy'} under \`files\`: ${names}`
}

/** What to do with code that a package needs, and that holds what rule secret reports. */
const settled =
  '. If the package needs it, remove the value that rule secret reports in it, or approve both: ' +
  "`pack-gate accept --rule secret --rule file-not-allowed --reason '…'`"

export const fileNotAllowed = defineRule({
  id: 'file-not-allowed',
  summary: 'a packed file that no `files` entry of the policy matches',
  scope: 'release',
  about: 'packing',
  inside: true,
  levels: { new: 'error', unchanged: 'error' },
  settlement: { by: 'entry' },
  *check({ release, policy }) {
    const entries = policy.files
    if (!entries) return
    const groups = groupsOf(release.files, entries, unwanted({ release, policy }))
    const holding = withSecret({ release, policy })
    const packed = release.files.filter(({ container }) => container === undefined).map(({ path }) => path)
    for (const group of groups) {
      const { paths, excluder: entry } = group
      const [path = ''] = paths
      const what = entry ? `packed, but the policy excludes it: ${wordsOf(entry)}` : 'packed and not in the allowlist'
      const keepOut = 'Keep it out of the release (`files` in package.json, .npmignore)'
      const remedy = allow(group, policy, packed) || (paths.every((each) => holding.has(each)) ? settled : '')
      yield {
        message:
          paths.length === 1
            ? `${path} is ${what}`
            : `${paths.length} files like ${path} are ${what.replace('excludes it', 'excludes them')}`,
        help: `${keepOut}${remedy}${remedy.endsWith('"') ? '' : '.'}`,
        path,
        cause: { kind: 'packed-file', path },
        ...groupFacts(paths),
        key: paths.join('\0'),
      }
    }
  },
})
