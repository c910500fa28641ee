import type { CodeLine, Hunk } from '../../model/code-change.js'
import type { CapabilityKind } from '../../model/behaviour.js'
import { char } from '../../inspect/modules/characters.js'
import { kind } from '../../inspect/modules/tokens.js'
import { behaviourOf } from '../../inspect/behaviour/inspector.js'
import { TokenList } from '../../inspect/behaviour/token-list.js'
import type { Unit } from './code-units.js'

/** Units before and behind a change that are shown with it. */
const context = 2
/** Lines of a hunk that are shown: more are no help to a reader. */
const mostLines = 24
/** Lines of a hunk that are weighed one by one. */
const mostWeighed = 5000
/** Edits that are paired, and the milliseconds for it; beyond that new units alone are shown. */
const maxEdits = 4000
const maxTime = 800

const words: Readonly<Record<CapabilityKind, string>> = {
  process: 'starts processes',
  network: 'sends requests',
  credentials: 'reads credentials',
  evaluation: 'runs strings as code',
  native: 'loads native code',
  outside: 'writes outside of its folder',
  persistence: 'starts itself again',
  interception: "replaces a page's requests",
}

/** What the code before knew: what is new is measured by it. */
export interface Known {
  /** The words of the file that it was, and the keys of its units. */
  readonly words: ReadonlySet<string>
  readonly keys: ReadonlySet<string>
  /** Kinds and hosts that any file of the release had. */
  readonly capabilities: ReadonlySet<CapabilityKind>
  readonly hosts: ReadonlySet<string>
}

interface Edit {
  readonly sign: CodeLine['sign']
  readonly unit: Unit
}

/** Where lines can't be paired: what the new text has and the old one has not. */
function unpaired(before: readonly Unit[], after: readonly Unit[]): readonly Edit[] {
  const counts = new Map<string, number>()
  for (const { key } of before) counts.set(key, (counts.get(key) ?? 0) + 1)
  return after.map((unit): Edit => {
    const left = counts.get(unit.key) ?? 0
    counts.set(unit.key, left - 1)
    return { sign: left > 0 ? ' ' : '+', unit }
  })
}

async function edits(before: readonly Unit[], after: readonly Unit[]): Promise<readonly Edit[] | null> {
  const { diffArrays } = await import('diff')
  const keys = (units: readonly Unit[]): string[] => units.map(({ key }) => key)
  const changes = diffArrays(keys(before), keys(after), { maxEditLength: maxEdits, timeout: maxTime })
  if (!changes) return null
  let [old, now] = [0, 0]
  return changes.flatMap(({ added, removed, value }) =>
    value.flatMap((): readonly Edit[] => {
      const sign = added ? '+' : removed ? '-' : ' '
      const unit = sign === '-' ? before[old] : after[now]
      if (sign !== '+') old += 1
      if (sign !== '-') now += 1
      return unit ? [{ sign, unit }] : []
    }),
  )
}

/** Cuts a list of edits into the parts that changed, each with what surrounds it. */
function groups(all: readonly Edit[]): readonly (readonly Edit[])[] {
  const ranges: [from: number, to: number][] = []
  for (const [at, { sign }] of all.entries()) {
    if (sign === ' ') continue
    const last = ranges.at(-1)
    if (last && at - context <= last[1]) last[1] = at + context + 1
    else ranges.push([Math.max(0, at - context), at + context + 1])
  }
  return ranges.map(([from, to]) => all.slice(from, to))
}

interface News {
  readonly words: readonly string[]
  readonly weight: number
}

const tokens = new TokenList()
const control = /^(?:if|for|while|switch|catch|function|return|typeof|await|import|super|require|constructor)$/

/** Names that are called and that the file did not have. */
function calls(text: string, known: ReadonlySet<string>): readonly string[] {
  tokens.read(text)
  const names = new Set<string>()
  for (let at = 0; at < tokens.count; at += 1) {
    if (tokens.kinds[at] !== kind.word || tokens.punctuator(at + 1) !== char.openParen) continue
    const name = tokens.slice(at)
    if (name.length > 2 && !control.test(name) && !known.has(name)) names.add(name)
  }
  return [...names]
}

function newsOf(added: string, known: Known): News {
  const { capabilities, hosts, hidden } = behaviourOf(added)
  const fresh = capabilities.filter(({ kind: what, concealed }) => concealed ?? !known.capabilities.has(what))
  const newHosts = hosts.map(({ host }) => host).filter((host) => !known.hosts.has(host))
  const names = calls(added, known.words).slice(0, 3)
  const does = fresh.map(({ kind: what, concealed }) => `${words[what]}${concealed ? ' under a hidden name' : ''}`)
  return {
    words: [
      ...hidden.map(({ what }) => what),
      ...new Set(does),
      ...newHosts.slice(0, 3).map((host) => `host ${host}`),
      ...names.map((name) => `calls ${name}`),
    ],
    weight:
      hidden.length * 2000 +
      fresh.length * 1000 +
      newHosts.length * 500 +
      (capabilities.length - fresh.length) * 50 +
      names.length * 10,
  }
}

/** The lines around the first that says most, where there are too many. */
function shownLines(edited: readonly Edit[], known: Known): readonly Edit[] {
  if (edited.length <= mostLines || edited.length > mostWeighed) return edited.slice(0, mostLines)
  const weights = edited.map(({ sign, unit }) =>
    sign === '+' && unit.text.length > 8 ? newsOf(unit.text, known).weight : 0,
  )
  const top = Math.max(...weights)
  const middle = top === 0 ? 0 : weights.indexOf(top)
  const from = Math.max(0, Math.min(middle - mostLines / 2, edited.length - mostLines))
  return edited.slice(from, from + mostLines)
}

function hunk(edited: readonly Edit[], known: Known): Hunk {
  const added = edited.filter(({ sign }) => sign === '+').map(({ unit }) => unit)
  const { words: news, weight } = newsOf(added.map(({ text }) => text).join('\n'), known)
  const isMoved = added.length > 0 && added.every(({ key }) => known.keys.has(key))
  const shown = shownLines(edited, known)
  const place = (shown.find(({ sign }) => sign === '+') ?? shown.find(({ sign }) => sign === ' ') ?? shown[0])?.unit
  return {
    line: place?.line ?? 1,
    column: place?.column ?? 1,
    news: isMoved ? ['moved'] : news,
    lines: shown.map(({ sign, unit }) => ({ sign, text: unit.text })),
    cut: edited.length - shown.length,
    weight: isMoved ? 0 : weight + Math.min(9, added.length),
  }
}

export interface Hunks {
  readonly hunks: readonly Hunk[]
  /** Too much changed to pair the lines: what is new is shown, what is gone is not. */
  readonly isUnpaired: boolean
}

/** What changed between two texts, the most telling first. */
export async function hunksOf(before: readonly Unit[], after: readonly Unit[], known: Known): Promise<Hunks> {
  const paired = before.length === 0 ? unpaired(before, after) : await edits(before, after)
  const all = groups(paired ?? unpaired(before, after)).map((group) => hunk(group, known))
  return { hunks: [...all].sort((a, b) => b.weight - a.weight), isUnpaired: paired === null }
}
