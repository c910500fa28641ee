import { groupBy, smallest } from '../../model/group-by.js'
import { totalSize } from '../../model/format.js'
import type { Baseline } from '../../model/baseline.js'
import type { Manifest, Release } from '../../model/release.js'
import { excluder, matches } from '../../policy/patterns.js'
import { emptyPolicy } from '../../policy/empty.js'
import { spell, works } from '../../policy/spelling.js'
import { entryPoints, packedFile } from '../../rules/entry-points/entry-points.js'
import type { Rule } from '../../rules/rule.js'
import { evaluate } from '../../verdict/evaluate.js'
import { type Extended, isAdmittedBy, isRequiredBy, type ProposedSetting, proposeSettings } from './settings.js'
import { generalise } from '../../rules/allowlist/entries/generalise.js'
import { folderOf, type Part, patternOf } from '../../rules/allowlist/entries/part.js'

/** A packed file that consumers reach by name. */
interface RequiredFile {
  readonly path: string
  /** Where package.json names it: `main`, `bin.acme`. */
  readonly fields: readonly string[]
}

/** How near a field is to all consumers of the package: those are named first, where there is room for some only. */
const order = ['bin', 'main', 'module', 'types', 'typings', 'exports["."]', 'exports']

function rank(field: string): number {
  const at = order.findIndex((each) => field.startsWith(each))
  return at < 0 ? order.length : at
}

/**
 * The files behind main, module, types, exports and bin that are packed; patterns of exports stand for no file in
 * particular.
 */
function requiredFiles(manifest: Manifest, paths: ReadonlySet<string>): readonly RequiredFile[] {
  const found = entryPoints(manifest).flatMap(({ field, anyOf, lookup }) => {
    const path = anyOf.map((target) => packedFile(target, lookup, paths)).find((each) => each !== null)
    return path === undefined || path === 'package.json' ? [] : [{ path, field }]
  })
  const files = [...groupBy(found, ({ path }) => path)].map(([path, entries]) => ({
    path,
    fields: entries.map(({ field }) => field),
  }))
  const best = (file: RequiredFile): number => smallest(file.fields.map(rank))
  return files.sort((a, b) => best(a) - best(b))
}

/** A file that is not approved by accident. */
interface LeftOut {
  readonly path: string
  /** Why: rules that it would block a first release for. */
  readonly rules: readonly string[]
}

/** What a release would be blocked for if nothing had come before it, by file. */
export function leftOut(release: Release, rules: readonly Rule[], today: string): readonly LeftOut[] {
  const subject = {
    release,
    baseline: null,
    comparison: null,
    declared: null,
    policy: emptyPolicy,
    today,
    unusedWaivers: [],
  }
  const hits = rules.filter(({ refuses }) => refuses === 'always').flatMap((rule) => evaluate(rule, subject))
  const named = hits
    .filter(({ level }) => level === 'error')
    .flatMap(({ rule, problem }) => (problem.paths ?? [problem.path]).map((path) => ({ path, rule: rule.id })))
  const byPath = groupBy(
    named.filter(({ path }) => path !== 'package.json'),
    ({ path }) => path,
  )
  return [...byPath].map(([path, each]) => ({ path, rules: [...new Set(each.map(({ rule }) => rule))] }))
}

/** What a policy is proposed from. */
interface ProposalFacts {
  readonly release: Release
  readonly baseline: Baseline
  readonly rules: readonly Rule[]
  /** YYYY-MM-DD, UTC. */
  readonly today: string
  /** Packed path of the policy file itself, where the package takes it along. */
  readonly ownPath: string | null
  /** What the policy is to build on; null for nothing. */
  readonly extended: Extended | null
}

export interface ProposedEntry {
  /** Without the `!` of one that takes files out. */
  readonly pattern: string
  readonly paths: readonly string[]
}

export interface RequiredEntry extends ProposedEntry {
  /** Where package.json names it. */
  readonly fields: readonly string[]
}

/** A policy, before it is written. Names in it come from the package: hostile. */
export interface Proposal {
  readonly name: string
  readonly version: string
  readonly fileCount: number
  readonly required: readonly RequiredEntry[]
  /** Entry points that are not entries of their own; rule entry-point-missing looks after them all the same. */
  readonly otherEntryPoints: number
  readonly top: readonly ProposedEntry[]
  readonly folders: readonly ProposedEntry[]
  /** Entries with `!`: files that a pattern would admit, and that are not approved. */
  readonly out: readonly ProposedEntry[]
  readonly leftOut: readonly LeftOut[]
  /** Files outside the top folder that have an entry each, as no pattern fits them with others. */
  readonly single: readonly string[]
  /** Files that no pattern can name. */
  readonly unnamed: readonly string[]
  /** Files that an entry with `!` of what it extends takes out: no entry lets them in again. */
  readonly takenOut: readonly string[]
  /** Bytes. */
  readonly unpackedSize: number
  /** Options of rules, by the rules' names. */
  readonly settings: readonly ProposedSetting[]
  readonly ownPath: string | null
  readonly extended: Extended | null
}

/** So many lines of `files` are read by people. */
const mostEntries = 24

const mostRequired = 8
const leastRequired = 3

function requiredEntries(files: readonly RequiredFile[], room: number): readonly RequiredEntry[] {
  const usable = files
    .map(({ path, fields }) => ({ pattern: spell(path), paths: [path], fields }))
    .filter(({ pattern, paths }) => works(pattern, paths))
  return usable.slice(0, Math.min(mostRequired, Math.max(leastRequired, room)))
}

/**
 * `!` entries for what was left out and would be matched all the same: a whole folder where all of it is, else each
 * file.
 */
function takenOut(
  patterns: readonly string[],
  unwanted: readonly LeftOut[],
  kept: readonly string[],
): readonly ProposedEntry[] {
  const entries = patterns.map((pattern) => ({ pattern, negated: false, required: false, at: { path: '', line: 1 } }))
  const admitted = unwanted.map(({ path }) => path).filter((path) => entries.some((entry) => matches(entry, path)))
  return [...groupBy(admitted, folderOf)]
    .flatMap(([folder, paths]) => {
      const whole = folder !== '' && paths.length > 1 && !kept.some((path) => path.startsWith(`${folder}/`))
      return whole
        ? [{ pattern: `${spell(folder)}/**`, paths }]
        : paths.map((path) => ({ pattern: spell(path), paths: [path] }))
    })
    .filter(({ pattern, paths }) => works(`!${pattern}`, []) && works(pattern, paths))
}

function entryOf(part: Part): ProposedEntry {
  return { pattern: patternOf(part), paths: part.paths }
}

/** The policy that fits a release: what it ships today is allowed, but for what should never ship. */
export function propose({ release, baseline, rules, today, ownPath, extended }: ProposalFacts): Proposal {
  const before = 'release' in baseline ? baseline.release : null
  const unwanted = leftOut(release, rules, today)
  const not = new Set([...unwanted.map(({ path }) => path), ...(ownPath === null ? [] : [ownPath])])
  const wanted = release.files.map(({ path }) => path).filter((path) => !not.has(path))
  const excluded = wanted.filter((path) => excluder(extended?.policy.files ?? [], path))
  const kept = wanted.filter((path) => !excluded.includes(path))
  const entryFiles = requiredFiles(release.manifest, new Set(kept))
  const room = mostEntries - Math.min(mostRequired, entryFiles.length)
  const { parts, unnamed } = generalise(kept, release.version, room)
  const required = requiredEntries(entryFiles, mostEntries - parts.length)
  const own = new Set(required.map(({ pattern }) => pattern))
  const others = parts.filter((part) => !own.has(patternOf(part)) && !isAdmittedBy(extended, part.paths))
  const patterns = [...own, ...others.map(patternOf)]
  const now = totalSize(release.files.filter(({ path }) => !not.has(path)))
  return {
    name: release.name,
    version: release.version,
    fileCount: release.files.length,
    required: required.filter(({ pattern }) => !isRequiredBy(extended, pattern)),
    otherEntryPoints: entryFiles.length - required.length,
    top: others.filter(({ folder }) => folder === '').map(entryOf),
    folders: others.filter(({ folder }) => folder !== '').map(entryOf),
    out: takenOut(patterns, unwanted, kept),
    leftOut: unwanted,
    single: others.filter(({ folder, single }) => single && folder !== '').flatMap(({ paths }) => paths),
    unnamed,
    takenOut: excluded,
    unpackedSize: now,
    settings: proposeSettings({ rules, release, before, unpackedSize: now, extended, today }),
    ownPath,
    extended,
  }
}
