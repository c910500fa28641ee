import { pairInOrder } from '../../compare/line-pairing.js'
import { behaviourOf } from '../../inspect/behaviour/scanner.js'
import { TokenList } from '../../inspect/behaviour/token-list.js'
import { char } from '../../inspect/modules/characters.js'
import { kind } from '../../inspect/modules/tokens.js'
import type { CapabilityKind } from '../../model/behaviour.js'
import { codeBounds } from '../../model/code-change.js'
import { plural } from '../../model/format.js'
import type { Hunk } from '../../model/report.js'
import type { Unit } from './code-units.js'

/** Units before and behind a change that are shown with it. */
const context = 2
/** Lines of a hunk that are weighed one by one. */
const mostWeighed = 5000
/** Blanks in a row: code behind more of them is moved into sight. */
const maxBlanks = 24

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

/** A hunk, and how much it means: hunks are shown in this order, the highest first. */
export interface Weighed {
  readonly hunk: Hunk
  readonly weight: number
}

interface Edit {
  readonly sign: ' ' | '-' | '+'
  readonly unit: Unit
}

function edits(before: readonly Unit[], after: readonly Unit[]): readonly Edit[] {
  const keys = (units: readonly Unit[]): string[] => units.map(({ key }) => key)
  const paired = pairInOrder(keys(before), keys(after))
  const all: Edit[] = []
  let old = 0
  const gone = (to: number): void => {
    for (const unit of before.slice(old, to)) all.push({ sign: '-', unit })
    old = Math.max(old, to)
  }
  for (const [at, unit] of after.entries()) {
    const was = paired[at] ?? -1
    if (was >= 0) {
      gone(was)
      old = was + 1
    }
    all.push({ sign: was >= 0 ? ' ' : '+', unit })
  }
  gone(before.length)
  return all
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

interface Names {
  readonly calls: readonly string[]
  readonly strings: number
}

/** Names that are called, and strings, that the file did not have. */
function newNames(text: string, known: ReadonlySet<string>): Names {
  tokens.read(text)
  const calls = new Set<string>()
  let strings = 0
  for (let at = 0; at < tokens.count; at += 1) {
    if (tokens.isLiteral(at)) strings += /[\w$]{3,}/.test(tokens.slice(at)) && isNew(tokens.slice(at), known) ? 1 : 0
    if (tokens.kinds[at] !== kind.word || tokens.punctuator(at + 1) !== char.openParen) continue
    const name = tokens.slice(at)
    if (name.length > 2 && !control.test(name) && !known.has(name)) calls.add(name)
  }
  return { calls: [...calls], strings }
}

function isNew(text: string, known: ReadonlySet<string>): boolean {
  return (text.slice(0, 1000).match(/[\w$]{3,}/g) ?? []).some((word) => !known.has(word))
}

function newsOf(added: string, known: Known): News {
  const { capabilities, hosts, hidden } = behaviourOf(added)
  const fresh = capabilities.filter(({ kind: what, concealed }) => concealed ?? !known.capabilities.has(what))
  const newHosts = hosts.map(({ host }) => host).filter((host) => !known.hosts.has(host))
  const { calls, strings } = newNames(added, known.words)
  const told = fresh.map(({ call }) => call).join(' ')
  const does = fresh.map(({ kind: what, concealed }) => `${words[what]}${concealed ? ' under a hidden name' : ''}`)
  return {
    words: [
      ...hidden.map(({ what }) => what),
      ...new Set(does),
      ...newHosts.slice(0, 3).map((host) => `host ${host}`),
      ...calls
        .filter((name) => !told.includes(name))
        .slice(0, 3)
        .map((name) => `calls ${name.slice(0, 60)}`),
    ].slice(0, codeBounds.news),
    weight:
      hidden.length * 2000 +
      fresh.length * 1000 +
      newHosts.length * 500 +
      (capabilities.length - fresh.length) * 50 +
      Math.min(calls.length, 5) * 10 +
      Math.min(strings, 4) * 5,
  }
}

/** The lines around the first that says most, where there are too many. */
function shownLines(edited: readonly Edit[], known: Known): readonly Edit[] {
  const { lines } = codeBounds
  if (edited.length <= lines) return edited
  const weights = edited
    .slice(0, mostWeighed)
    .map(({ sign, unit }) => (sign === '+' && unit.text.length > 8 ? newsOf(unit.text, known).weight : 0))
  const top = weights.reduce((most, weight) => Math.max(most, weight), 0)
  const first = edited.findIndex(({ sign }) => sign !== ' ')
  const middle = top === 0 ? first + lines / 2 - context : weights.indexOf(top)
  const from = Math.max(0, Math.min(middle - lines / 2, edited.length - lines))
  return edited.slice(from, from + lines)
}

/** A line as a report has it: bounded, and with nothing moved out of sight. */
function lineOf({ sign, unit: { text } }: Edit): string {
  const near = text.replace(/[ \t]{25,}/g, (all, at: number) =>
    at === 0 && all.length <= 2 * maxBlanks ? all : `[${all.length} blanks] `,
  )
  const room = codeBounds.text - 40
  return sign + (near.length > room ? `${near.slice(0, room)} … ${plural(near.length - room, 'more character')}` : near)
}

function weighed(edited: readonly Edit[], known: Known): Weighed {
  const added = edited.filter(({ sign }) => sign === '+').map(({ unit }) => unit)
  const isMoved = added.length > 0 && added.every(({ key }) => known.keys.has(key))
  const { words: news, weight } = newsOf(added.map(({ text }) => text).join('\n'), known)
  const shown = shownLines(edited, known)
  const place = (shown.find(({ sign }) => sign === '+') ?? shown.find(({ sign }) => sign === ' ') ?? shown[0])?.unit
  const cut = edited.length - shown.length
  return {
    hunk: {
      line: place?.line ?? 1,
      ...(place && place.column > 1 && { column: place.column }),
      news: isMoved ? ['moved'] : news.map((each) => each.slice(0, codeBounds.text)),
      lines: shown.map(lineOf),
      ...(cut > 0 && { cut }),
    },
    weight: isMoved ? 0 : weight + Math.min(9, added.length),
  }
}

/** What changed between two texts, the most telling first. */
export function hunksOf(before: readonly Unit[], after: readonly Unit[], known: Known): readonly Weighed[] {
  return groups(edits(before, after))
    .map((group) => weighed(group, known))
    .sort((a, b) => b.weight - a.weight)
}
