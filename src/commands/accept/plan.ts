import { isDeepStrictEqual } from 'node:util'
import { parsePolicy } from '../../policy/load.js'
import type { PackageIdentity } from '../../policy/package-policy.js'
import { compilePattern } from '../../policy/patterns.js'
import { groupBy } from '../../model/group-by.js'
import type { Rule, RuleContext } from '../../rules/rule.js'
import { isObject } from '../../model/manifest.js'
import type { FilesEntry, Policy } from '../../model/policy.js'
import type { Hit } from '../../verdict/evaluate.js'
import type { Change } from './change.js'
import { applyEdit, type Own, ownSections, placeOf, type PolicyEdit, stepsTo } from '../../policy/edit/edit.js'
import { againstWaiver, waive } from './waive.js'
import { allowFiles, assertSettled, settle } from './settle.js'
import { type Acceptance, isSettledByEntry, pathsOf, select, standingHits, type Stay, unwantedPaths } from './select.js'

/** What a change of the policy is planned from. */
export interface PlanFacts {
  readonly rules: readonly Rule[]
  /** The release, and the policy in force. */
  readonly subject: Omit<RuleContext, 'unusedWaivers'>
  /** The user's own file; what it extends is never changed. */
  readonly text: string
  /** From the repository's root. */
  readonly path: string
  /** The package that is judged, where the policy says what differs in some; else null. */
  readonly about: PackageIdentity | null
  /** What a text of the own file would be in force, with all that it extends. */
  readonly read: (text: string) => Promise<Policy>
}

export interface Plan {
  readonly text: string
  readonly policy: Policy
  readonly changes: readonly Change[]
  /** What was asked for and can't be settled. */
  readonly stays: readonly Stay[]
  /** All that stands under the new policy. */
  readonly standing: readonly Hit[]
}

/** The policy between two changes. */
interface State {
  readonly text: string
  readonly policy: Policy
  readonly own: Own
  readonly hits: readonly Hit[]
  readonly done: readonly Change[]
}

/** Nothing may shift what is still to be changed: figures first, then removals from the end, then what is added. */
function rank({ edit }: Change): number {
  if (edit.kind === 'set') return 0
  return edit.kind === 'add' ? (edit.list === 'files' ? 1e9 + 1 : 1) : 1e9 - edit.index
}

class Planner {
  readonly #facts: PlanFacts
  readonly #acceptance: Acceptance

  constructor(facts: PlanFacts, acceptance: Acceptance) {
    this.#facts = facts
    this.#acceptance = acceptance
  }

  async state(text: string, done: readonly Change[]): Promise<State> {
    const { rules, subject, path, about, read } = this.#facts
    const policy = await read(text)
    return {
      text,
      policy,
      own: ownSections(parsePolicy(text, path, rules), about),
      hits: standingHits(rules, { ...subject, policy }),
      done,
    }
  }

  /** Makes those changes that the file's form lets be made, one by one. */
  async make(from: State, changes: readonly Change[]): Promise<State> {
    let { text } = from
    const done: Change[] = []
    for (const change of changes.toSorted((a, b) => rank(a) - rank(b))) {
      const edit =
        change.edit.kind === 'add' && change.edit.list === 'files'
          ? { ...change.edit, after: shifted(change.edit, done) }
          : change.edit
      const changed = applyEdit(text, edit)
      if (changed === null) continue
      text = changed
      done.push({ ...change, edit })
    }
    return this.state(text, [...from.done, ...done])
  }

  /** What needs no reason: patterns, limits, and lines that nothing needs. */
  free(state: State): readonly Change[] {
    const { chosen } = select(state.hits, this.#acceptance)
    const unwanted = this.#unwanted(state, chosen)
    const settling = {
      subject: { ...this.#facts.subject, policy: state.policy },
      own: state.own,
      text: state.text,
      mayAdmit: (path: string) => this.#isIn(path) && !unwanted.has(path),
    }
    const others = chosen.filter((hit) => !isSettledByEntry(hit)).flatMap((hit) => settle(hit, settling) ?? [])
    return keepAllowlist([...others, ...allowFiles(chosen.filter(isSettledByEntry), settling)], state)
  }

  /** What else was chosen: waivers, where there is a reason for them. */
  waivers(state: State): { readonly changes: readonly Change[]; readonly stays: readonly Stay[] } {
    const { chosen, stays } = select(state.hits, this.#acceptance)
    const unwanted = this.#unwanted(state, chosen)
    const sorted = chosen.map((hit) => {
      const isPart = isSettledByEntry(hit) && !pathsOf(hit).every((path) => this.#isIn(path))
      const because = isSettledByEntry(hit) ? pathsOf(hit).flatMap((path) => unwanted.get(path) ?? []) : []
      const against = (): string | null =>
        isPart
          ? 'a waiver would also cover files that were not selected'
          : againstWaiver(hit, state.policy, this.#facts.path, this.#acceptance.reason !== null)
      const why =
        because[0] === undefined
          ? against()
          : `blocked by ${because[0]} too; to approve both: --rule ${because[0]} --rule ` +
            `${hit.rule.id} --reason '…'`
      return {
        hit,
        why,
        made: why === null ? waive(hit, this.#acceptance, this.#facts.subject.release, state.own.home.within) : [],
      }
    })
    const added = sorted.flatMap(({ made }) => made)
    const same = [...groupBy(added, ({ edit }) => JSON.stringify(edit)).values()]
    const changes = same.flatMap((group) =>
      group[0] ? [{ ...group[0], hits: group.flatMap(({ hits }) => hits) }] : [],
    )
    return {
      changes: [...changes, ...changes.flatMap((change) => this.#replaced(change, state))],
      stays: [...stays, ...sorted.flatMap(({ hit, why }) => (why === null ? [] : [{ hit, why }]))],
    }
  }

  /** Files that no entry lets in, for anyone: what is wrong with them was not chosen to be waived. */
  #unwanted({ hits, policy }: State, chosen: readonly Hit[]): ReadonlyMap<string, string> {
    const { rules, subject } = this.#facts
    const anew = standingHits(
      rules.filter(({ refuses }) => refuses === 'always'),
      { ...subject, baseline: null, comparison: null, policy },
    )
    return unwantedPaths([...hits, ...anew], this.#acceptance.reason === null ? [] : chosen)
  }

  /** Whether `--path` is about a file. */
  #isIn(path: string): boolean {
    const { paths } = this.#acceptance
    return paths.length === 0 || paths.some((glob) => compilePattern(glob)(path))
  }

  /** Waivers of the same rule and path that no longer hold: a new one takes their place. */
  #replaced({ edit }: Change, { own, hits }: State): readonly Change[] {
    const value = edit.kind === 'add' && isObject(edit.value) ? edit.value : null
    const stale = hits.filter(
      ({ rule: { settlement } }) => settlement?.by === 'removal' && settlement.from === 'waivers',
    )
    return stale.flatMap((hit) => {
      const { cause } = hit.problem
      const place = cause.kind === 'policy' ? placeOf(own, 'waivers', cause.at) : null
      const waiver = place?.section.policy.waivers[place.index]
      if (!place || !waiver || waiver.rule !== value?.rule || waiver.path !== value.path) return []
      const { within, index } = place
      return [
        {
          edit: { kind: 'remove', list: 'waivers', within, index },
          what: 'the waiver that it replaces is removed',
          hits: [hit],
        },
      ]
    })
  }
}

/**
 * Without an entry that lets files in there is no allowlist, and everything may ship: then entries stay, needed or not.
 */
function keepAllowlist(changes: readonly Change[], { own, policy }: State): readonly Change[] {
  const entryOf = (edit: PolicyEdit & { readonly kind: 'remove' }): FilesEntry | undefined =>
    own.sections.find(({ within }) => isDeepStrictEqual(within, edit.within ?? []))?.policy.files?.[edit.index]
  const isDrop = ({ edit }: Change): boolean =>
    edit.kind === 'remove' && edit.list === 'files' && entryOf(edit)?.negated === false
  const left = (policy.files ?? []).filter(({ negated }) => !negated).length - changes.filter(isDrop).length
  return left > 0 ? changes : changes.filter((change) => !isDrop(change))
}

/** Where a neighbour is after others of its list went or came before it. */
function shifted(added: PolicyEdit & { readonly kind: 'add' }, done: readonly Change[]): number | null {
  if (added.after === null) return null
  const moves = done
    .map(({ edit }) => edit)
    .filter((edit) => edit.kind !== 'set' && isDeepStrictEqual(stepsTo(edit), stepsTo(added)))
  const index = moves.reduce((at, edit) => {
    if (edit.kind === 'remove') return edit.index <= at ? at - 1 : at
    return edit.kind === 'add' && edit.after !== null && edit.after <= at ? at + 1 : at
  }, added.after)
  return index < 0 ? null : index
}

/**
 * Plans the smallest change of the policy that settles what is accepted, and judges the release under it.
 *
 * @throws GateError ECONFIG where the policy has a mistake; EINTERNAL where the change would not do what it says
 */
export async function planAcceptance(facts: PlanFacts, acceptance: Acceptance): Promise<Plan> {
  const planner = new Planner(facts, acceptance)
  const start = await planner.state(facts.text, [])
  const free = planner.free(start)
  const between = free.length === 0 ? start : await planner.make(start, free)
  const { changes, stays } = planner.waivers(between)
  const end = changes.length === 0 ? between : await planner.make(between, changes)
  assertSettled(start.hits, end.hits, end.done)
  const refused = changes.filter(({ edit }) => edit.kind === 'add' && !end.done.some((done) => done.edit === edit))
  const written = refused.flatMap(({ hits }) =>
    hits.map((hit) => ({
      hit,
      why: "the policy is written in a way that can't be extended automatically: change it by hand",
    })),
  )
  return { text: end.text, policy: end.policy, changes: end.done, stays: [...stays, ...written], standing: end.hits }
}
