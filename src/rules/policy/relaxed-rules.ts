import { formatBytes } from '../../model/format.js'
import type { Policy, Waiver } from '../../model/policy.js'
import { type FileFacts } from '../../model/file-facts.js'
import { type Level, type Location } from '../../model/problem.js'
import { byLevel } from '../../model/report.js'

/** A finding that the head's waivers excuse and the base branch's don't. */
export interface NewlyWaived {
  readonly waiver: Waiver
  readonly ruleId: string
  /** The packed files that it is about. */
  readonly paths: readonly string[]
}

/** One way in which the head's policy lets more through than the base branch's. */
export interface Relaxation {
  /** A sentence without its end; what it newly lets through follows. */
  readonly what: string
  readonly at: Location
  /** Packed files that it newly admits. */
  readonly admitted: readonly FileFacts[]
  readonly waived?: readonly NewlyWaived[]
}

/** A rule's levels and options where no policy sets them. */
export interface RuleDefaults {
  readonly new: Level
  readonly unchanged: Level
  readonly options: Readonly<Record<string, unknown>>
  /** Values of its options from the strictest to the loosest, where they have an order. */
  readonly strictestFirst: Readonly<Record<string, readonly unknown[]>>
}

const states = ['new', 'unchanged'] as const

/** Levels that are lower, and options that are not stricter than they were. */
export function loosenedRules(
  base: Policy,
  head: Policy,
  defaults: ReadonlyMap<string, RuleDefaults>,
  start: Location,
): readonly Relaxation[] {
  return [...defaults].flatMap(([id, usual]) => {
    const before = base.rules.get(id)
    const after = head.rules.get(id)
    const at = after?.at ?? start
    const lowered = states.flatMap((state) => {
      const [was, is] = [before?.[state] ?? usual[state], after?.[state] ?? usual[state]]
      return byLevel({ level: is }, { level: was }) > 0 ? [{ state, was, is }] : []
    })
    const options = optionChanges(
      before?.options ?? usual.options,
      after?.options ?? usual.options,
      usual.strictestFirst,
    )
    return [
      ...levelWords(lowered).map((words) => ({ what: `rule ${id} ${words}`, at, admitted: [] })),
      ...options.map(({ key, words }) => ({
        what: `rule ${id}: \`${key}\` ${words}`,
        at: after?.places?.get(key) ?? at,
        admitted: [],
      })),
    ]
  })
}

function levelWords(
  lowered: readonly { readonly state: string; readonly was: Level; readonly is: Level }[],
): readonly string[] {
  const words = lowered.map(({ was, is }) => `was ${was}, is ${is}`)
  const alike = new Set(words).size === 1 && words.length === states.length
  return alike ? words.slice(0, 1) : lowered.map(({ state }, index) => `${words[index] ?? ''} where ${state}`)
}

function optionChanges(
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
  orders: RuleDefaults['strictestFirst'],
): readonly { readonly key: string; readonly words: string }[] {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])]
  return keys.flatMap((key) => {
    const [was, is] = [before[key], after[key]]
    if (JSON.stringify(was) === JSON.stringify(is) || isStricter(was, is, orders[key] ?? [])) return []
    return [
      {
        key,
        words: typeof was === 'object' || typeof is === 'object' ? 'has changed' : `was ${shown(was)}, is ${shown(is)}`,
      },
    ]
  })
}

/**
 * Whether a change can only let less through: a smaller limit, or one where there was none. What is not known to be
 * stricter counts as looser.
 */
function isStricter(was: unknown, is: unknown, order: readonly unknown[]): boolean {
  if (typeof is === 'number') return was === undefined || (typeof was === 'number' && is < was)
  const [from, to] = [order.indexOf(was), order.indexOf(is)]
  return from >= 0 && to >= 0 && to < from
}

/** Sizes are whole numbers of bytes, ratios hardly ever whole. */
function shown(value: unknown): string {
  if (value === undefined) return 'not set'
  if (typeof value !== 'number') return typeof value === 'string' ? value : JSON.stringify(value)
  return value < 100 ? `${Math.round(value * 100)} %` : formatBytes(value)
}

/** A baseline that is no longer required, or another one, and another package manager. */
export function loosenedBaseline(base: Policy, head: Policy, start: Location): readonly Relaxation[] {
  const { baseline: was, packer: packed } = base
  const { baseline: is, packer: packs = 'not set' } = head
  const [before, after] = [was.spec ?? 'auto', is.spec ?? 'auto']
  return [
    ...(before === after ? [] : [{ what: `the baseline was ${before}, is ${after}`, at: start, admitted: [] }]),
    ...(packed === undefined || packed === packs
      ? []
      : [{ what: `the packer was ${packed}, is ${packs}`, at: start, admitted: [] }]),
    ...(was.required && !is.required ? [{ what: 'the baseline is no longer required', at: start, admitted: [] }] : []),
  ]
}
