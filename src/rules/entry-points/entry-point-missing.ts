import { nodeConditions, resolve, underOwnCondition } from '../../inspect/modules/exports.js'
import { impliedStart } from '../../inspect/modules/entries.js'
import { packageFiles } from '../../inspect/modules/package-files.js'
import { type EntryPoint, entryPoints, fallsBack, isPacked } from './entry-points.js'
import { missingSides } from './side-entries.js'
import { formatCount, listing } from '../../model/format.js'
import { asObject, normalizePath } from '../../model/manifest.js'
import { leftOutHelp } from '../left-out.js'
import { groupBy } from '../../model/group-by.js'
import type { BaselineState, Problem } from '../../model/problem.js'
import type { Release } from '../../model/release.js'
import { defineRule, type RuleContext } from '../rule.js'
import { absentFolderOf, buildHelp, folderName } from './unbuilt.js'

/**
 * A pattern promises no file in particular, and typesVersions only another place to look: one that never led anywhere
 * breaks no one, one that no longer does may.
 */
const looseLevels = { new: 'error', unchanged: 'note' } as const

function isLoose({ lookup, key }: EntryPoint): boolean {
  return lookup === 'pattern' || key[0] === 'typesVersions'
}

/** What only the project's own tools ask for, in its repository: no consumer misses it. */
const ownLevels = { new: 'note', unchanged: 'note' } as const

/** What the last release lacked too, and was used all the same. */
const toleratedLevels = { new: 'error', unchanged: 'warning' } as const

/** Declarations that were lacking before: the code works, and TypeScript users have found a way. */
const toleratedTypes = { new: 'error', unchanged: 'note' } as const

function isTypes({ lookup, key }: EntryPoint): boolean {
  return lookup === 'types' || key.includes('types')
}

/**
 * `browser` says what stands in for a file of the package. Where that file is not packed, its stand-in is never used.
 */
function replacesNothing({ key: [field, name] }: EntryPoint, paths: ReadonlySet<string>): boolean {
  const replaced = field === 'browser' && typeof name === 'string' && name.startsWith('.') ? normalizePath(name) : null
  return replaced !== null && !isPacked(replaced, 'module', paths)
}

/** What node-gyp builds when the package is installed. */
function isBuiltAtInstall({ anyOf }: EntryPoint, paths: ReadonlySet<string>): boolean {
  return paths.has('binding.gyp') && anyOf.every((path) => /^build\/(?:Release|Debug)\/[^/]+$/.test(path))
}

function leadsSomewhere(entry: EntryPoint, paths: ReadonlySet<string>): boolean {
  return (
    isBuiltAtInstall(entry, paths) ||
    replacesNothing(entry, paths) ||
    entry.anyOf.some((target) => isPacked(target, entry.lookup, paths)) ||
    fallsBack(entry, paths)
  )
}

/** Entry points that lead to nothing packed, by where they lead. */
function missingTargets({ manifest, files }: Release): ReadonlyMap<string, readonly EntryPoint[]> {
  const paths = new Set(files.map((file) => file.path))
  return groupBy(
    entryPoints(manifest).filter((entry) => !leadsSomewhere(entry, paths)),
    ({ written }) => written,
  )
}

/** Where entry points that consumers ask for lead, though nothing is packed there. */
export function unreachableEntries(release: Release): readonly string[] {
  return [...missingTargets(release)].flatMap(([written, entries]) =>
    entries.some((entry) => !isLoose(entry) && !underOwnCondition(entry.key) && !isDefaultMain(entry)) ? [written] : [],
  )
}

/** Whether anything of the package can be imported: types and package.json are no code. */
function isOfUse({ manifest, files }: Release): boolean {
  const paths = new Set(files.map((file) => file.path))
  const isCode = ({ lookup, key, anyOf }: EntryPoint): boolean =>
    lookup !== 'types' &&
    !key.includes('types') &&
    key[0] !== 'man' &&
    !underOwnCondition(key) &&
    !anyOf.includes('package.json')
  return paths.has('index.js') || entryPoints(manifest).some((entry) => isCode(entry) && leadsSomewhere(entry, paths))
}

/** What npm links when it installs. Missing, a command fails, whatever else the package holds. */
const linked: ReadonlySet<unknown> = new Set(['bin', 'man'])

/**
 * `main: index.js` is what `npm init` writes into packages of styles, data or contracts, and what Node takes without a
 * main: it promises nothing.
 */
function isDefaultMain({ key, anyOf }: EntryPoint): boolean {
  return key[0] === 'main' && anyOf[0] === 'index.js'
}

/**
 * Packages that are used by their parts alone (`sdk/client`, `sdk/server`) often name an entry for themselves that was
 * never there: consumers ask for a part. One part beside it, such as a plugin, is no such package.
 */
const fewestParts = 2

function isUsedByParts({ manifest, files }: Release): boolean {
  const paths = new Set(files.map((file) => file.path))
  const parts = entryPoints(manifest).filter(
    ({ key, lookup, anyOf }) =>
      key[0] === 'exports' && lookup !== 'types' && lookup !== 'pattern' && !anyOf.includes('package.json'),
  )
  const byPart = groupBy(parts, ({ key }) => String(key[1]))
  const loaded = [...byPart].filter(
    ([part, entries]) => /^\.\/\w/.test(part) && entries.every((entry) => leadsSomewhere(entry, paths)),
  )
  return loaded.length >= fewestParts
}

/** Whether it is what Node comes to for the package itself, by `exports`: without it Node can't load the package. */
function isNodeMain({ key, anyOf }: EntryPoint, { manifest }: Release): boolean {
  if (key[0] !== 'exports' || (typeof key[1] === 'string' && key[1].startsWith('./'))) return false
  const { exports } = manifest
  const value = Object.hasOwn(asObject(exports), '.') ? asObject(exports)['.'] : exports
  return [nodeConditions.require, nodeConditions.import].some((conditions) => {
    const target = resolve(value, conditions)
    return typeof target === 'string' && anyOf[0] === normalizePath(target)
  })
}

/**
 * Whether a release can do without an entry point that the one before it lacked too. Nothing reads main where exports
 * stands.
 */
function isTolerable(entry: EntryPoint, release: Release, ofUse: boolean): boolean {
  if (isDefaultMain(entry)) return true
  const { key } = entry
  return (
    ofUse &&
    (!isNodeMain(entry, release) || isUsedByParts(release)) &&
    !linked.has(key[0]) &&
    (key[0] !== 'main' || release.manifest.exports !== undefined) &&
    !isLoose(entry) &&
    !underOwnCondition(key)
  )
}

/** The first folder of a target, where nothing at all of that folder is packed: a build that didn't run. */
function unbuiltFolder(entries: readonly EntryPoint[], folders: ReadonlySet<string>): string | null {
  const [folder = '', ...below] = entries[0]?.anyOf[0]?.split('/') ?? []
  return below.length === 0 || folder.includes('*') || folders.has(folder) ? null : folder
}

function fieldNames(entries: readonly EntryPoint[]): string {
  const fields = entries
    .slice(0, 3)
    .map((entry) => entry.field)
    .join(', ')
  return entries.length > 3 ? `${fields} and ${formatCount(entries.length - 3)} more` : fields
}

const help =
  'Build what is missing before packing and check that `files` in package.json includes it, or remove the entries ' +
  'from package.json.'

function levelsOf(entries: readonly EntryPoint[]): Pick<Problem, 'levels'> {
  if (entries.every(({ key }) => underOwnCondition(key))) return { levels: ownLevels }
  return entries.every((entry) => isLoose(entry) || underOwnCondition(entry.key)) ? { levels: looseLevels } : {}
}

function problem(entries: readonly EntryPoint[], target: string, what = `${target}, which is not packed`): Problem {
  return {
    message: `${fieldNames(entries)} in package.json ${entries.length === 1 ? 'names' : 'name'} ${what}`,
    help,
    path: 'package.json',
    cause: { kind: 'manifest', key: entries[0]?.key ?? [] },
    key: target,
    ...levelsOf(entries),
  }
}

type Missing = readonly [written: string, entries: readonly EntryPoint[]]

/**
 * So many targets of a kind that are missing have one cause: declarations were not built, a module format was left out.
 */
const many = 4

/** What a target is, by the end of its name. */
function kindOf([written]: Missing): string {
  return /\.d\.[cm]?ts$/.test(written) ? 'declarations' : (/\.\w+$/.exec(written)?.[0] ?? 'files')
}

function* each(missing: readonly Missing[]): Generator<Problem> {
  for (const [kind, group] of groupBy(missing, (one) => JSON.stringify([kindOf(one), levelsOf(one[1])]))) {
    const targets = group.map(([written]) => written)
    if (group.length < many) yield* group.map(([written, entries]) => problem(entries, written))
    else
      yield {
        ...problem(
          group.flatMap(([, entries]) => entries),
          kind,
          `${formatCount(group.length)} files that are not packed: ${listing(targets)}`,
        ),
        count: group.length,
      }
  }
}

/** The one problem of folders of a name that no build has made. */
function unbuiltProblem(name: string, group: readonly Missing[], context: RuleContext): Problem {
  const entries = group.flatMap(([, those]) => those)
  const folders = [...new Set(group.map((one) => absentFolder(one, context) ?? name))]
  const [isBuilt, them] = folders.length === 1 ? ["isn't built", 'it'] : ["aren't built", 'them']
  const names = entries.length === 1 ? 'names' : 'name'
  return {
    ...problem(entries, folders[0] ?? name),
    message: `${listing(folders)} ${isBuilt}: ${fieldNames(entries)} in package.json ${names} files in ${them}`,
    help: buildHelp(context),
    unbuilt: name,
  }
}

function absentFolder([, entries]: Missing, context: RuleContext): string | null {
  return absentFolderOf(context, entries[0]?.anyOf[0] ?? '')
}

/** One problem for each target, one for many of a kind, and one for each folder that was not built. */
function* problems(
  missing: readonly Missing[],
  context: RuleContext,
  baselineState: BaselineState,
): Generator<Problem> {
  const folders = new Set(context.release.files.map(({ path }) => path.slice(0, Math.max(0, path.indexOf('/')))))
  const unbuilt = missing.filter((one) => absentFolder(one, context) !== null)
  for (const [name, group] of groupBy(unbuilt, (one) => folderName(absentFolder(one, context) ?? '')))
    yield { ...unbuiltProblem(name, group, context), baselineState }
  const others = missing.filter((one) => !unbuilt.includes(one))
  for (const [folder, group] of groupBy(others, ([, entries]) => unbuiltFolder(entries, folders) ?? '')) {
    const isOne = folder !== '' && group.length > 1
    const all = group.flatMap(([, entries]) => entries)
    const found = isOne ? [problem(all, folder, `files in ${folder}, which are not packed`)] : each(group)
    for (const one of found) yield { ...one, baselineState }
  }
}

/** Declarations, and the main that `npm init` writes into packages of commands: no one asks for them. */
function isOfNoUse(entries: readonly EntryPoint[], { manifest }: Release): boolean {
  return entries.every((entry) => isTypes(entry) || (isDefaultMain(entry) && manifest.bin !== undefined))
}

/** One problem for all that the last release lacked too. */
function tolerated(missing: readonly Missing[], release: Release): Problem {
  const first = missing.map(([written]) => written).join(', ')
  const entries = missing.flatMap(([, those]) => those)
  const what = missing.length === 1 ? `${first}, which is not packed` : 'files that are not packed'
  return {
    ...problem(entries, first, `${what}, as in the previous release`),
    levels: isOfNoUse(entries, release) ? toleratedTypes : toleratedLevels,
    baselineState: 'unchanged',
  }
}

/** Neither main nor exports: Node takes index.js, which the release before it had. */
export function lostIndex(release: Release, baseline: Release): boolean {
  const { main, exports, bin } = release.manifest
  const has = ({ files }: Release): boolean => files.some(({ path }) => /^index\.(?:js|json|node)$/.test(path))
  const isImplied = (main === undefined || main === '') && (exports === undefined || exports === null)
  return isImplied && bin === undefined && has(baseline) && !has(release)
}

/** `npm start` ran server.js, and package.json says of nothing else what it would run. */
function lostServer(release: Release, baseline: Release): boolean {
  const { scripts, main, exports, bin } = release.manifest
  const isOther = [asObject(scripts).start, main, exports, bin].some((value) => value !== undefined)
  const isPacked = release.files.some(({ path }) => /^(?:index|server)\.js$/.test(path))
  return !isOther && !isPacked && impliedStart(packageFiles(baseline)).length > 0
}

function impliedProblem({ name }: Release, file: 'index.js' | 'server.js'): Problem {
  const lost = `${file} is not packed, and package.json has`
  return {
    message:
      file === 'index.js'
        ? `${lost} neither main nor exports: ${name} can't be loaded any more`
        : `${lost} no script \`start\`: npm start can't run ${name} any more`,
    help,
    path: 'package.json',
    cause: { kind: 'manifest', key: [file === 'index.js' ? 'main' : 'scripts'] },
    key: file,
    baselineState: 'new',
  }
}

/** The files that a problem is about are in the folder, and it shows why they are not packed. */
function withReason(problem: Problem, { release, leftOut }: Pick<RuleContext, 'release' | 'leftOut'>): Problem {
  if (leftOut === undefined || leftOut.length === 0) return problem
  const { key: target = '' } = problem
  const missing = [...missingTargets(release).values()].flat().flatMap(({ anyOf }) => anyOf)
  const own = missing.filter((path) => path === normalizePath(target) || path.startsWith(`${target}/`))
  const help = leftOutHelp([own, missing].find(({ length }) => length > 0) ?? [target], leftOut)
  return help === null ? problem : { ...problem, help }
}

function* found(context: RuleContext): Generator<Problem> {
  const { release, baseline } = context
  const before = baseline ? missingTargets(baseline) : new Map<string, unknown>()
  const missing = [...missingTargets(release)]
  if (baseline && lostIndex(release, baseline)) yield impliedProblem(release, 'index.js')
  if (baseline && lostServer(release, baseline)) yield impliedProblem(release, 'server.js')
  const known = missing.filter(([written]) => before.has(written))
  const ofUse = isOfUse(release)
  const old = known.filter(([, entries]) => entries.every((entry) => isTolerable(entry, release, ofUse)))
  if (old.length > 0) yield tolerated(old, release)
  yield* problems(
    known.filter((one) => !old.includes(one)),
    context,
    'unchanged',
  )
  yield* problems(
    missing.filter((one) => !known.includes(one)),
    context,
    'new',
  )
  yield* missingSides(release, baseline, new Set(missing.map(([written]) => written)))
}

export const entryPointMissing = defineRule({
  id: 'entry-point-missing',
  summary: 'an entry point of package.json that is not packed',
  scope: 'release',
  levels: { new: 'error', unchanged: 'error' },
  *check(subject) {
    for (const problem of found(subject)) yield withReason(problem, subject)
  },
})
