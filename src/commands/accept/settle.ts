import { GateError } from '../../model/errors.js'
import { formatBytes, listing, plural, totalSize } from '../../model/format.js'
import type { FilesEntry } from '../../model/policy.js'
import { matches } from '../../policy/patterns.js'
import { type Own, placeOf, sectionOfOption } from '../../policy/edit/edit.js'
import type { RuleContext } from '../../rules/rule.js'
import type { Hit } from '../../verdict/evaluate.js'
import { patternsFor } from '../../rules/allowlist/entries/patterns-for.js'
import { addEntry, type Change } from './change.js'
import { isSettledByEntry, pathsOf } from './select.js'

/**
 * Problems of the policy are all on its path, and their messages name the entry. Other messages hold figures that a
 * change may move.
 */
function keyOf({ rule, problem }: Hit): string {
  const isAboutPolicy = rule.scope === 'policy' || rule.scope === 'waivers'
  return JSON.stringify([rule.id, problem.path, problem.key, isAboutPolicy ? problem.message : null])
}

/**
 * @param before what stood before the changes were made
 * @throws GateError EINTERNAL where a change does not do what it says, or does more: nothing is written then
 */
export function assertSettled(before: readonly Hit[], after: readonly Hit[], done: readonly Change[]): void {
  const still = new Set(after.map(keyOf))
  const blocked = new Set(after.filter(isSettledByEntry).flatMap(pathsOf))
  const failed = done.filter(({ hits, paths }) =>
    paths ? paths.some((path) => blocked.has(path)) : hits.some((hit) => still.has(keyOf(hit))),
  )
  const known = new Set(before.map(keyOf))
  const partly = new Set(before.filter(isSettledByEntry).flatMap(pathsOf))
  const fresh = after.filter(
    (hit) =>
      hit.level === 'error' &&
      !known.has(keyOf(hit)) &&
      !(isSettledByEntry(hit) && pathsOf(hit).every((path) => partly.has(path))),
  )
  const [wrong] = [...failed.flatMap(({ hits }) => hits), ...fresh]
  if (!wrong) return
  throw new GateError(
    'EINTERNAL',
    `the new policy would not settle ${wrong.rule.id} on ${wrong.problem.path}: ${wrong.problem.message}`,
    'This is a fault in pack-gate, so nothing was written. Please report it with the policy.',
  )
}

/** Figures that a person would write: what is needed, with room above it, rounded up. */

const steps = [1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10]

interface Unit {
  readonly name: string
  readonly bytes: number
}

const decimal: readonly Unit[] = [
  { name: 'GB', bytes: 1e9 },
  { name: 'MB', bytes: 1e6 },
  { name: 'kB', bytes: 1e3 },
]
const binary: readonly Unit[] = [
  { name: 'GiB', bytes: 2 ** 30 },
  { name: 'MiB', bytes: 2 ** 20 },
  { name: 'KiB', bytes: 2 ** 10 },
]

/**
 * A limit for what has so many bytes now, a quarter more at least: the next release grows a little too.
 *
 * @param was the limit as it is written, for its kind of unit
 */
export function raisedLimit(bytes: number, was: string): string {
  const wanted = Math.max(bytes * 1.25, 1000)
  const units = /[KMGT]iB/.test(was) ? binary : decimal
  // From 800 kB on the next round figure is 1 MB.
  const unit = units.find((each) => wanted > each.bytes * 0.8) ?? { name: 'kB', bytes: 1e3 }
  const figure = wanted / unit.bytes
  const scale = 10 ** Math.max(0, Math.floor(Math.log10(figure)))
  const rounded = scale * (steps.find((step) => step * scale >= figure) ?? 10)
  return `${Number(rounded.toFixed(1))} ${unit.name}`
}

/** Growth as a percentage that allows it: up to 100 % in steps of five, above in two digits. */
export function raisedGrowth(ratio: number): string {
  const percent = Math.ceil(ratio * 100 - 1e-9)
  const step = percent <= 100 ? 5 : 10 ** (String(percent).length - 2)
  return `${Math.ceil(percent / step) * step}%`
}

interface Settling {
  readonly subject: Pick<RuleContext, 'release' | 'baseline' | 'policy'>
  readonly own: Own
  /** Its text. */
  readonly text: string
  /** Whether a path may be let in. */
  readonly mayAdmit: (path: string) => boolean
}

/** The tightest patterns for the files that are not allowed yet. */
export function allowFiles(hits: readonly Hit[], { subject, own, mayAdmit }: Settling): readonly Change[] {
  const wanted = [...new Set(hits.flatMap(pathsOf))].filter(mayAdmit)
  const packed = subject.release.files.map(({ path }) => path)
  const { patterns } = patternsFor(wanted, packed, subject.policy.files ?? [])
  return patterns.map(({ pattern, paths }) => ({
    edit: addEntry(own, pattern),
    what: `${pattern} allows ${paths.length === 1 ? 'it' : plural(paths.length, 'file')}`,
    hits: hits.filter((hit) => pathsOf(hit).some((path) => paths.includes(path))),
    paths,
  }))
}

/** The line on which something of the own file is written. */
function lineOf({ text }: Settling, line: number): string {
  return text.split('\n')[line - 1] ?? ''
}

function raiseEntry(hit: Hit, entry: FilesEntry, settling: Settling): Change | null {
  const place = placeOf(settling.own, 'files', entry.at)
  if (place === null) return null
  const bytes = totalSize(settling.subject.release.files.filter(({ path }) => matches(entry, path)))
  const limit = raisedLimit(bytes, lineOf(settling, entry.at.line))
  const widely = place.section === settling.own.home ? '' : ', in other packages too'
  return {
    edit: { kind: 'set', path: [...place.within, 'files', place.index, 'max-size'], value: limit },
    what: `max-size of ${entry.pattern} becomes ${limit}, ${formatBytes(bytes)} now${widely}`,
    hits: [hit],
  }
}

/** Sets an option of a rule in the own file; where it is set elsewhere up to now, says so. */
function setOption(
  hit: Hit,
  option: string,
  value: (written: string) => string,
  describe: (value: string) => string,
  settling: Settling,
): Change {
  const section = sectionOfOption(settling.own, hit.rule.id, option)
  const own = section.policy.rules.get(hit.rule.id)?.places?.get(option)
  const before = settling.subject.policy.rules.get(hit.rule.id)?.places?.get(option)
  const set = value(own ? lineOf(settling, own.line) : '')
  const instead = before && !own ? `, overriding ${before.path}:${before.line}` : ''
  return {
    edit: { kind: 'set', path: [...section.within, 'rules', hit.rule.id, option], value: set },
    what: `${describe(set)}${instead}`,
    hits: [hit],
  }
}

function raiseLimit(hit: Hit, settling: Settling): Change | null {
  const { cause, key } = hit.problem
  const entry =
    cause.kind === 'policy' && key !== undefined
      ? settling.subject.policy.files?.find((each) => each.at === cause.at)
      : undefined
  if (entry) return raiseEntry(hit, entry, settling)
  const bytes = totalSize(settling.subject.release.files)
  return setOption(
    hit,
    'max',
    (written) => raisedLimit(bytes, written),
    (limit) => `the limit becomes ${limit}, ${formatBytes(bytes)} now`,
    settling,
  )
}

function raiseGrowth(hit: Hit, settling: Settling): Change | null {
  const { subject } = settling
  const [before, after] = [totalSize(subject.baseline?.files ?? []), totalSize(subject.release.files)]
  if (before === 0) return null
  const max = raisedGrowth((after - before) / before)
  return setOption(
    hit,
    'max',
    () => max,
    () => `growth up to ${max} passes, this release and later ones`,
    settling,
  )
}

/** Takes an entry or a waiver out that nothing needs. */
function drop(hit: Hit, list: 'files' | 'waivers', { own }: Settling): Change | null {
  const { cause } = hit.problem
  const place = cause.kind === 'policy' ? placeOf(own, list, cause.at) : null
  // An empty list is a mistake.
  if (place === null || (list === 'files' && place.section.policy.files?.length === 1)) return null
  const { within, index, section } = place
  const entry = list === 'files' ? section.policy.files?.[index] : undefined
  const name = entry
    ? `${entry.negated ? '!' : ''}${entry.pattern}`
    : listing([section.policy.waivers[index]?.path ?? ''])
  return {
    edit: { kind: 'remove', list, within, index },
    what: entry ? `${name} is removed: no file needs it` : `the waiver for ${name} is removed`,
    hits: [hit],
  }
}

/** A change for one finding that needs no reason; null where there is none. */
export function settle(hit: Hit, settling: Settling): Change | null {
  const { settlement } = hit.rule
  if (settlement?.by === 'removal') return drop(hit, settlement.from, settling)
  if (settlement?.by !== 'limit') return null
  return settlement.of === 'bytes' ? raiseLimit(hit, settling) : raiseGrowth(hit, settling)
}
