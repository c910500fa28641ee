import { z } from 'zod'
import { moduleGraph } from '../../inspect/modules/graph.js'
import { formatBytes, formatCount, plural, totalSize } from '../../model/format.js'
import type { Comparison } from '../../model/comparison.js'
import type { FileFacts } from '../../model/file-facts.js'
import type { Manifest, Release } from '../../model/release.js'
import { percentSchema, sizeSchema } from '../../policy/sizes.js'
import { entryPoints, fallsBack, isPacked } from '../entry-points/entry-points.js'
import { lacksCommands } from '../entry-points/side-entries.js'
import { groupByFolder, groupFacts } from '../folders.js'
import { outOfFiles } from '../keep-out.js'
import { defineRule, stepOf } from '../rule.js'
import { largest } from '../../model/group-by.js'

const script = /\.(?:d\.)?[cm]?[jt]s$/i

/** How outputs of one source are distinguished: by the module format and by what they are built for. */
const variants =
  /[.-](min|cjs|esm|es\d*|mjs|umd|amd|iife|module|modern|legacy|bundler?|factory|slim|light|full|global|browser|node|common|prod(uction)?|dev(elopment)?)(?=[.-])/gi

/**
 * What a script and its other formats share: `jquery` of `jquery.min.js`, `dist/jquery.module.js`; declarations
 * apart.
 */
function outputOf(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase()
  const isTypes = /\.d\.[cm]?ts$/.test(name)
  return `${name.replace(variants, '').replace(script, '')}\0${String(isTypes)}`
}

/** Most that two formats of one output differ in size. */
const most = 3

/** New files that are another format of a script that was there. */
function otherFormats({ pairs }: Comparison, baseline: Release): readonly FileFacts[] {
  const known = new Map<string, number[]>()
  for (const { path, size } of baseline.files) {
    if (script.test(path)) known.set(outputOf(path), [...(known.get(outputOf(path)) ?? []), size])
  }
  return pairs.flatMap(({ file, was }) => {
    const sizes = was || !script.test(file.path) ? [] : (known.get(outputOf(file.path)) ?? [])
    return sizes.some((size) => size <= file.size * most && file.size <= size * most) ? [file] : []
  })
}

/** Bytes of a second module format: one decision, and no stray file. More than all that was there before is none. */
function formatGrowth(comparison: Comparison, baseline: Release): number {
  const grown = totalSize(otherFormats(comparison, baseline)) - totalSize(comparison.removed)
  return grown <= totalSize(baseline.files) ? Math.max(0, grown) : 0
}

/** Whether what loads in any case asks for a file that is not packed. */
function lacksImports(release: Release): boolean {
  const { edges, reached } = moduleGraph(release)
  return [...reached.node].some(
    ([path, { time }]) =>
      time === 'load' &&
      (edges.get(path) ?? []).some((edge) => edge.to.kind === 'missing' && edge.import.time === 'load'),
  )
}

/** Whether the release before lacked a file that it named or imports: then the growth is its repair. */
function lackedFiles(release: Release): boolean {
  const paths = new Set(release.files.map(({ path }) => path))
  const lacksEntries = entryPoints(release.manifest).some(
    (entry) => !fallsBack(entry, paths) && !entry.anyOf.some((target) => isPacked(target, entry.lookup, paths)),
  )
  return lacksEntries || lacksCommands(release) || lacksImports(release)
}

function unpacked({ files }: Release): number {
  return totalSize(files)
}

/** What grew: a file, or a folder of new files of which none stands out. */
interface Grower {
  readonly path: string
  readonly grown: number
  readonly files: readonly [largest: string, ...others: string[]]
  readonly isNew: boolean
}

function grower(path: string, files: readonly FileFacts[]): Grower | null {
  const [first, ...others] = [...files].sort((a, b) => b.size - a.size)
  return first
    ? {
        path,
        grown: totalSize(files),
        files: [first.path, ...others.map((file) => file.path)],
        isNew: true,
      }
    : null
}

/** How many new files a folder is named for. */
const several = 4

/** New files: of a folder of many small ones the folder tells more than any of them. */
function newcomers({ pairs }: Comparison, baseline: Release): readonly (Grower | null)[] {
  const added = new Map(pairs.flatMap(({ file, was }) => (was ? [] : [[file.path, file] as const])))
  return groupByFolder(
    [...added.keys()],
    baseline.files.map(({ path }) => path),
  ).flatMap(({ path, paths }) => {
    const files = paths.flatMap((each) => added.get(each) ?? [])
    const folder = grower(path, files)
    const most = largest(files.map(({ size }) => size))
    const isCrowd = path !== '.' && files.length >= several && folder !== null && most * 2 < folder.grown
    return isCrowd ? [folder] : files.map((file) => grower(file.path, [file]))
  })
}

/** What grew most, new files included. What adds less than a hundredth of the first is no cause. */
function growers(comparison: Comparison, baseline: Release): readonly Grower[] {
  const grown = comparison.pairs.map(({ file, was }): Grower | null =>
    was ? { path: file.path, grown: file.size - was.size, files: [file.path], isNew: false } : null,
  )
  const sorted = [...grown, ...newcomers(comparison, baseline)]
    .filter((each) => each !== null)
    .sort((a, b) => b.grown - a.grown)
  return sorted.filter((each) => each.grown > 0 && each.grown * 100 >= (sorted[0]?.grown ?? 0)).slice(0, 3)
}

/** The entry for `files` that keeps out what is new and grew most. */
function keepOut({ path, files, isNew }: Grower, manifest: Manifest): string {
  const pattern = files.length > 1 ? `${path}/**` : path
  return isNew ? ` (if it is that, ${outOfFiles(files, [pattern], manifest)})` : ''
}

/** `dist/a.js (+1.2 MB)`, `gen (+150.0 kB in 128 new files)`. */
function words({ path, grown, files }: Grower): string {
  return `${path} (+${formatBytes(grown)}${files.length > 1 ? ` in ${plural(files.length, 'new file')}` : ''})`
}

/** Bytes. Growth of this size is worth a stop, unless it is less than a doubling of what is large anyway. */
const much = 10 * 1024 * 1024

/** Bytes. What brings something new may grow by so much, whatever it was before; a patch has no reason to. */
const little = 256 * 1024

/** What a caret holds to: a new minor of 0.x may break as much as a new major does. https://semver.org/#spec-item-4 */
function majorOf({ version }: Release): string {
  return /^(?:0\.)*\d+/.exec(version)?.[0] ?? ''
}

/** Bytes of the largest page or test that someone wrote. What is larger is data that was made. */
const longestText = 256 * 1024

/**
 * Text for readers, declarations, and tests: no code that users run, and nothing that the project doesn't show anyway.
 */
function isReading({ path, size }: FileFacts): boolean {
  if (/\.(md|mdx|markdown|d\.[cm]?ts)$/i.test(path)) return true
  return size <= longestText && /^(?:docs?|tests?|__tests__|specs?)\/.+\.(?:[cm]?[jt]sx?|html?|css|txt)$/i.test(path)
}

/** Whether a release is within the limit but for its text for readers. */
function isReadingAlone({ pairs, removed }: Comparison, before: number, max: number, min: number): boolean {
  const grown =
    pairs.reduce((sum, { file, was }) => sum + (isReading(file) ? 0 : file.size - (was?.size ?? 0)), 0) -
    removed.reduce((sum, file) => sum + (isReading(file) ? 0 : file.size), 0)
  return grown <= min || grown <= before * max
}

/**
 * Whether a new major version grew like one that was reworked: a second module format makes it half as large again. New
 * files that weigh more than all that was there before (less what went), four times the size, or 10 MiB that double it
 * look like something that slipped in.
 */
function isRework(release: Release, before: Release, { pairs, removed }: Comparison): boolean {
  if (majorOf(release) === majorOf(before)) return false
  // What moved to other folders comes and goes.
  const added = pairs.reduce((sum, { file, was }) => sum + (was ? 0 : file.size), 0) - totalSize(removed)
  const [size, grown] = [unpacked(before), unpacked(release) - unpacked(before)]
  return added <= size && grown <= size * 3 && grown <= Math.max(much, size)
}

interface Sides {
  readonly release: Release
  readonly baseline: Release
  readonly comparison: Comparison
}

/** How grave growth beyond the usual limit is. */
function levelOf(sides: Sides, before: number, max: number, min: number): 'error' | 'warning' | 'note' {
  const { release, baseline, comparison } = sides
  const grown = unpacked(release) - before
  const isSmall = grown < little
  if (isRework(release, baseline, comparison) || isReadingAlone(comparison, before, max, min))
    return isSmall ? 'note' : 'warning'
  const own = grown - formatGrowth(comparison, baseline)
  const isWithin = own <= min || own <= before * max
  const isMild = (isSmall && stepOf(release, baseline) !== 'patch') || lackedFiles(baseline) || isWithin
  return isMild ? 'warning' : 'error'
}

export const sizeGrowth = defineRule({
  id: 'size-growth',
  summary: 'an unpacked size that grew by more than 25 % and 64 KiB',
  scope: 'change',
  levels: { new: 'error', unchanged: 'off' },
  settlement: { by: 'limit', of: 'growth' },
  examples: { setting: { max: '25%' } },
  options: z.strictObject({
    max: percentSchema
      .prefault('25%')
      .meta({ description: 'Growth that is allowed, as a percentage of the baseline.', examples: ['25%', '50%'] }),
    min: sizeSchema
      .prefault('64 KiB')
      .meta({ description: 'Growth below this size is never reported.', examples: ['64 KiB', '1 MB'] }),
  }),
  *check({ release, baseline, comparison }, { max, min }, settings) {
    if (!baseline || !comparison) return
    const before = unpacked(baseline)
    const after = unpacked(release)
    const grown = after - before
    const isWithin = (bytes: number): boolean => bytes <= min || bytes <= before * max
    if (isWithin(grown)) return
    // A limit that the policy sets is an error at any kind of step.
    const level =
      settings?.options === undefined ? levelOf({ release, baseline, comparison }, before, max, min) : 'error'
    const top = growers(comparison, baseline)
    const [first] = top
    if (!first) return
    const by = top.map(words).join(', ')
    const percent = before === 0 ? '' : `, +${formatCount(Math.round((grown / before) * 100))} %`
    yield {
      message:
        `the release grew from ${formatBytes(before)} to ${formatBytes(after)} unpacked ` +
        `(+${formatBytes(grown)}${percent}), mostly by ${by}`,
      help:
        `Keep out what does not belong${keepOut(first, release.manifest)}; if the growth is intended, set \`rules: { size-growth: ` +
        `{ max: ${Math.ceil((grown / Math.max(before, 1)) * 100)}% } }\` for this release.`,
      path: first.path,
      cause: { kind: 'packed-file', path: first.files[0] },
      ...groupFacts([
        ...top.map(({ files: [largest] }) => largest),
        ...top.flatMap(({ files: [, ...others] }) => others),
      ]),
      ...(level !== 'error' && { levels: { new: level, unchanged: 'off' } }),
    }
  },
})
