import { hashedName } from '../../compare/pairing.js'
import type { OptionProposal, ProposedFor } from '../../model/rule-declaration.js'
import type { Location, Release } from '../../model/types.js'
import { emptyPolicy } from '../../policy/empty.js'
import { braces, spell } from '../../policy/suggest.js'
import type { Rule } from '../../rules/rule.js'
import { evaluate } from '../../verdict/evaluate.js'
import { type Extended, setIn } from './extension.js'

/** An option of a rule, as it is proposed. */
export interface ProposedSetting {
  readonly rule: string
  readonly proposal: OptionProposal
  /** Values of the option, the strictest first; null where no order is known. */
  readonly order: readonly unknown[] | null
  /**
   * Null where it isn't written: what the policy extends sets it, or the repository's policy says it for all packages.
   */
  readonly value: string | null
  /** Where what the policy extends sets it. */
  readonly setAt: Location | undefined
}

interface SettingFacts extends Omit<ProposedFor, 'keeps'> {
  readonly rules: readonly Rule[]
  readonly extended: Extended | null
  readonly today: string
}

/** Whether a release has no error of a rule under these options. */
function keeps(rule: Rule, today: string): ProposedFor['keeps'] {
  return (release: Release, options) => {
    const policy = { ...emptyPolicy, rules: new Map([[rule.id, { options, at: { path: '', line: 1 } }]]) }
    const about = { release, baseline: null, comparison: null, declared: null, policy, today, unusedWaivers: [] }
    return evaluate(rule, about).every(({ level }) => level !== 'error')
  }
}

/** What the rules propose for a release, by the rules' names. */
export function proposeSettings({ rules, extended, today, ...facts }: SettingFacts): readonly ProposedSetting[] {
  const byName = rules.toSorted((a, b) => (a.id < b.id ? -1 : 1))
  return byName.flatMap((rule) => {
    const { proposal } = rule
    if (!proposal) return []
    const setAt = setIn(extended, rule.id, proposal.option)
    const value = setAt ? null : proposal.value({ ...facts, keeps: keeps(rule, today) })
    return [{ rule: rule.id, proposal, order: rule.strictestFirst?.[proposal.option] ?? null, value, setAt }]
  })
}

/** One entry in the making: what is matched (`tail`, a pattern) below a folder. */
export interface Part {
  /** A pattern for the folder; empty at the top. */
  readonly folder: string
  readonly tail: string
  /** The files that it is made for. */
  readonly paths: readonly string[]
  /** Names files one by one. */
  readonly single: boolean
}

export function patternOf({ folder, tail }: Part): string {
  return folder === '' ? tail : `${folder}/${tail}`
}

export function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')))
}

export function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}

/** `dist/**` + `*.{js,d.ts}`, without `**` where all files are in the folder itself. */
export function byExtension(folder: string, extensions: readonly string[], paths: readonly string[]): Part {
  const deep = paths.some((path) => folderOf(path) !== folder)
  return { folder: spell(folder), tail: `${deep ? '**/' : ''}*.${braces(extensions)}`, paths, single: false }
}

/** The hash of `index-a1b2c3d4.js`, and the release's own version, change with the next release: `index-*.js`. */
function lasting(name: string, version: string): string {
  const hashed = hashedName({ path: name })
  const [before, after] = hashed?.split(/\{\d+\}/, 2) ?? []
  if (before !== undefined && after !== undefined && before !== '') return `${spell(before)}*${spell(after)}`
  return version === '' ? spell(name) : name.split(version).map(spell).join('*')
}

/** One file, by its name. */
export function alone(path: string, version: string): Part {
  return { folder: spell(folderOf(path)), tail: lasting(nameOf(path), version), paths: [path], single: true }
}
