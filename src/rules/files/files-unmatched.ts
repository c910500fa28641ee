import { formatBytes, listing, plural } from '../../model/format.js'
import { asObject } from '../../model/manifest.js'
import type { FileFacts } from '../../model/file-facts.js'
import type { Problem } from '../../model/problem.js'
import type { Manifest, Release } from '../../model/release.js'
import { compilePattern, isGlob, patternProblem } from '../../policy/patterns.js'
import { entryPoints } from '../entry-points/entry-points.js'
import { lostIndex } from '../entry-points/implied-entries.js'
import { absentFolderOf, buildHelp, listedPath, unbuiltMark } from '../entry-points/unbuilt.js'
import { defineRule, type RuleContext } from '../rule.js'
import { leftOutHelp, remedy } from '../left-out.js'
import { bytesOf, isCode } from './payload-lost.js'

/**
 * Whether an entry of `files` packs a path. npm reads it as an ignore file in reverse; its versions differ in whether a
 * name counts in every folder: here it does. An entry that can't be used packs nothing.
 */
export function entryMatcher(pattern: string): (path: string) => boolean {
  const name = pattern.toLowerCase()
  if (!isGlob(name)) return (path) => `/${path.toLowerCase()}/`.includes(`/${name}/`)
  if (patternProblem(name) !== null) return () => false
  const tests = [name, `${name}/**`, `**/${name}`, `**/${name}/**`].map(compilePattern)
  return (path) => tests.some((test) => test(path.toLowerCase()))
}

/** What ships whatever `files` says, what never does, and what bundled dependencies are packed by. */
const ownWay =
  /^(package\.json|package-lock\.json|(readme|copying|licen[cs]es?|notice|change(s|log)|history)(\..*)?|\.npm(rc|ignore)|\.gitignore|node_modules(\/.*)?)$/i

/** One entry of `files`. */
interface Entry {
  readonly index: number
  readonly written: string
  /** Without what says nothing: `dist` for `./dist/`, `/dist` and `dist/**`, and `dist/a.js` for `dist/./a.js`. */
  readonly pattern: string
}

function entriesOf({ files }: Manifest): readonly Entry[] {
  if (!Array.isArray(files)) return []
  return files.flatMap((written: unknown, index) => {
    if (typeof written !== 'string' || written.startsWith('!')) return []
    const path = written.split('/').filter((part) => part !== '' && part !== '.')
    const pattern = path.join('/').replace(/(\/\*\*?)+$/, '')
    const counts = !/^[.*]*$/.test(pattern) && !ownWay.test(pattern) && patternProblem(pattern) === null
    return counts ? [{ index, written, pattern }] : []
  })
}

/** Files that an entry packs. */
function packedBy({ pattern }: Entry, files: readonly FileFacts[]): readonly FileFacts[] {
  const matches = entryMatcher(pattern)
  return files.filter(({ path }) => matches(path))
}

/** Only package.json and what is for readers: nothing that anyone could import or run. */
function isHollow({ files }: Release): boolean {
  return files.every(
    (file) => file.path === 'package.json' || /\.(md|markdown|txt)$/i.test(file.path) || ownWay.test(file.path),
  )
}

/** An entry that nothing fills, with what it packed before. */
interface Unmatched extends Entry {
  readonly before: readonly FileFacts[]
  /** Whether the entry was there and packed nothing either. */
  readonly known: boolean
}

function unmatched(release: Release, baseline: Release | null): readonly Unmatched[] {
  const old = new Set(baseline ? entriesOf(baseline.manifest).map(({ pattern }) => pattern) : [])
  return entriesOf(release.manifest)
    .filter((entry) => packedBy(entry, release.files).length === 0)
    .map((entry) => {
      const before = baseline ? packedBy(entry, baseline.files) : []
      return { ...entry, before, known: old.has(entry.pattern) && before.length === 0 }
    })
}

const broken = { new: 'error', unchanged: 'error' } as const
/** In a first release nothing shows what was intended. */
const unknown = { new: 'note', unchanged: 'note' } as const

/** Whether what an entry packed went elsewhere: then new files of that weight are packed. */
function hasMoved({ before }: Unmatched, release: Release, baseline: Release): boolean {
  const known = new Set(baseline.files.map(({ path }) => path))
  return (
    bytesOf(release.files.filter((file) => isCode(file) && !known.has(file.path))) * 2 >= bytesOf(before.filter(isCode))
  )
}

const help =
  'Build it before packing, and check that no ignore file in it keeps it out; or remove the entry from ' +
  '`files` in package.json.'

/** The folder that was not built, where all entries are about it, and a release needs it or had it before. */
function unbuiltOf(entries: readonly Unmatched[], isLost: boolean, context: RuleContext): Pick<Problem, 'unbuilt'> {
  const paths = entries.map(({ written }) => listedPath(written))
  const isEntered = (path: string): boolean => {
    const folder = absentFolderOf(context, path) ?? ''
    return entryPoints(context.release.manifest).some(({ anyOf }) =>
      anyOf.some((each) => each.startsWith(`${folder}/`)),
    )
  }
  return isLost || paths.every(isEntered) ? unbuiltMark(context, paths) : {}
}

function problem(
  entries: readonly Unmatched[],
  message: string,
  more: Partial<Problem>,
  context: RuleContext,
): Problem {
  const { unbuilt } = unbuiltOf(entries, more.levels === broken, context)
  return {
    ...(unbuilt === undefined
      ? { message, help }
      : { message: `${unbuilt}/ isn't built: \`files\` in package.json lists it`, help: buildHelp(context), unbuilt }),
    path: 'package.json',
    cause: { kind: 'manifest', key: ['files', entries[0]?.index ?? 0] },
    key: entries.map(({ pattern }) => pattern).join('\0'),
    ...more,
  }
}

function names(entries: readonly Unmatched[]): string {
  return listing(entries.map(({ written }) => written))
}

function was({ before }: Unmatched): string {
  return `${plural(before.length, 'file')} (${formatBytes(bytesOf(before))})`
}

/** One problem for each entry whose code is gone, one for all others that are new, one for those that are old. */
function* problems(found: readonly Unmatched[], context: RuleContext): Generator<Problem> {
  const { release, baseline } = context
  const lost = found.filter((entry) => baseline && entry.before.some(isCode) && !hasMoved(entry, release, baseline))
  for (const entry of lost) {
    yield problem(
      [entry],
      `\`files\` in package.json lists ${names([entry])}, and nothing of it is packed: the previous release ` +
        `had ${was(entry)} there`,
      { baselineState: 'new', levels: broken },
      context,
    )
  }
  const fresh = found.filter((entry) => !lost.includes(entry) && !entry.known)
  if (fresh.length > 0)
    yield problem(
      fresh,
      `\`files\` in package.json lists ${names(fresh)}, and nothing of it is packed`,
      { baselineState: 'new', ...(!baseline && { levels: unknown }) },
      context,
    )
  const old = found.filter(({ known }) => known)
  if (old.length > 0)
    yield problem(
      old,
      `\`files\` in package.json lists ${names(old)}, and nothing of it is packed, as in the previous release`,
      { baselineState: 'unchanged' },
      context,
    )
}

/** A release that lost all of its code may be there for what it depends on: `@types/x`, when x has types of its own. */
const mayBeMeant = { new: 'warning', unchanged: 'note' } as const
/** A release was published so before, and used. */
const brokenOnce = { new: 'error', unchanged: 'warning' } as const

/** What shows that a release was to have code: what the previous one had, what lies in the folder, a build. */
function missed({ release, baseline, leftOut }: RuleContext): Pick<Problem, 'message' | 'help' | 'levels'> | null {
  const nothing = 'nothing but package.json and documents is packed'
  const { dependencies, scripts, files } = release.manifest
  const isMeta = Object.keys(asObject(dependencies)).length > 0
  const [left] = Array.isArray(files) ? [] : (leftOut ?? [])
  if (left) return { message: `${nothing}, and ${left.path} is in the folder`, help: remedy(left), levels: brokenOnce }
  const before = baseline?.files.filter(isCode).filter(({ path }) => path !== 'package.json') ?? []
  if (before.length > 0)
    return {
      message: `${nothing}: the previous release had ${plural(before.length, 'file')} of code`,
      help: 'Build before packing, and check what `files` in package.json and the ignore files keep out.',
      levels: isMeta ? mayBeMeant : broken,
    }
  if (isMeta || files !== undefined || typeof asObject(scripts).build !== 'string') return null
  return { message: `${nothing}, though package.json has a script \`build\``, help: unpacked, levels: mayBeMeant }
}

const unpacked =
  'Build, and list what it makes under `files` in package.json. If the package has no code, remove the script.'

/** A release without any code, where package.json names none and no index.js is missed: no other rule notices. */
function* hollow(context: RuleContext): Generator<Problem> {
  const { release, baseline } = context
  if (!isHollow(release) || entryPoints(release.manifest).length > 0) return
  const found = baseline && lostIndex(release, baseline) ? null : missed(context)
  if (!found) return
  yield {
    ...found,
    path: 'package.json',
    cause: { kind: 'manifest', key: ['files'] },
    key: 'hollow',
    baselineState: baseline && isHollow(baseline) ? 'unchanged' : 'new',
  }
}

export const filesUnmatched = defineRule({
  id: 'files-unmatched',
  summary: 'an entry of `files` in package.json that packs nothing, and a release without its code',
  scope: 'release',
  levels: { new: 'warning', unchanged: 'note' },
  *check(context) {
    const { release, baseline, leftOut } = context
    const found = unmatched(release, baseline)
    const because = leftOutHelp(
      found.map(({ pattern }) => pattern),
      leftOut,
    )
    const reason = because === null ? {} : { help: because }
    const [first] = found
    if (!first) {
      yield* hollow(context)
      return
    }
    if (!isHollow(release)) for (const one of problems(found, context)) yield { ...one, ...reason }
    else
      yield problem(
        found,
        `nothing but package.json and documents is packed: \`files\` lists ${names(found)}, and nothing of it is there`,
        { levels: broken, ...reason },
        context,
      )
  },
})
