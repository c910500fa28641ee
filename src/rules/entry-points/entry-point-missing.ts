import { underOwnCondition } from '../../inspect/modules/exports.js'
import { formatCount, listing } from '../../model/format.js'
import { groupBy } from '../../model/group-by.js'
import { normalizePath } from '../../model/manifest.js'
import type { BaselineState, Problem } from '../../model/problem.js'
import type { Release } from '../../model/release.js'
import { leftOutHelp } from '../left-out.js'
import { defineRule, type RuleContext } from '../rule.js'
import type { EntryPoint } from './entry-points.js'
import { impliedProblems } from './implied-entries.js'
import {
  buildOrRemove,
  isDefaultMain,
  isLoose,
  isOfUse,
  isTolerable,
  isTypes,
  missingTargets,
} from './missing-entries.js'
import { missingSides } from './side-entries.js'
import { absentFolderOf, buildHelp, folderName } from './unbuilt.js'

/**
 * A pattern promises no file in particular, and typesVersions only another place to look: one that never led anywhere
 * breaks no one, one that no longer does may.
 */
const looseLevels = { new: 'error', unchanged: 'note' } as const

/** What only the project's own tools ask for, in its repository: no consumer misses it. */
const ownLevels = { new: 'note', unchanged: 'note' } as const

/** What the last release lacked too, and was used all the same. */
const toleratedLevels = { new: 'error', unchanged: 'warning' } as const

/** Declarations that were lacking before: the code works, and TypeScript users have found a way. */
const toleratedTypes = { new: 'error', unchanged: 'note' } as const

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

function levelsOf(entries: readonly EntryPoint[]): Pick<Problem, 'levels'> {
  if (entries.every(({ key }) => underOwnCondition(key))) return { levels: ownLevels }
  return entries.every((entry) => isLoose(entry) || underOwnCondition(entry.key)) ? { levels: looseLevels } : {}
}

function problem(entries: readonly EntryPoint[], target: string, what = `${target}, which is not packed`): Problem {
  return {
    message: `${fieldNames(entries)} in package.json ${entries.length === 1 ? 'names' : 'name'} ${what}`,
    help: buildOrRemove,
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
    message: `${listing(folders.map((folder) => `${folder}/`))} ${isBuilt}: ${fieldNames(entries)} in package.json ${names} files in ${them}`,
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
  if (baseline) yield* impliedProblems(release, baseline)
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
