import { pairInOrder } from '../../compare/line-pairing.js'
import { behaviourOf } from '../../inspect/behaviour/scanner.js'
import { hashOf } from '../../inspect/behaviour/shape.js'
import { TokenList } from '../../inspect/behaviour/token-list.js'
import { char } from '../../inspect/modules/characters.js'
import { kind } from '../../inspect/modules/tokens.js'
import type { Behaviour, CapabilityKind } from '../../model/behaviour.js'
import { codeBounds } from '../../model/code-change.js'
import { plural } from '../../model/format.js'
import type { Hunk } from '../../model/report.js'
import type { Unit, Units } from './code-units.js'

/** Units before and behind a change that are shown with it. */
const context = 2
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

/** Characters of new code in one hunk that are read once more by themselves; of a longer one the file's facts tell. */
const mostRead = 60_000

/** Which words and strings a text has. It may take a new one for known: that only lowers its place. */
export class Words {
  readonly #bits = new Uint32Array(1 << 17)

  constructor(tokens: TokenList) {
    for (let at = 0; at < tokens.count; at += 1) {
      if (tokens.kinds[at] !== kind.word && tokens.kinds[at] !== kind.string) continue
      const hash = hashOf(tokens.text, tokens.starts[at] ?? 0, tokens.ends[at] ?? 0) >>> 10
      this.#bits[hash >> 5] = (this.#bits[hash >> 5] ?? 0) | (1 << (hash & 31))
    }
  }

  has(word: string): boolean {
    const hash = hashOf(word, 0, word.length) >>> 10
    return ((this.#bits[hash >> 5] ?? 0) & (1 << (hash & 31))) !== 0
  }
}

/** What the code before knew: what is new is measured by it. */
export interface Known {
  /** The words of the file that it was, and the keys of its units. */
  readonly words: Words
  readonly keys: ReadonlySet<number>
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

function edits(before: Units, after: Units): readonly Edit[] {
  const keys = ({ all }: Units): number[] => all.map(({ key }) => key)
  const paired = pairInOrder(keys(before), keys(after))
  const all: Edit[] = []
  let old = 0
  let added: Edit[] = []
  // What is gone stands before what took its place.
  const flush = (to: number): void => {
    for (const unit of before.all.slice(old, to)) all.push({ sign: '-', unit })
    old = Math.max(old, to)
    for (const edit of added) all.push(edit)
    added = []
  }
  for (const [at, unit] of after.all.entries()) {
    const was = before.all[paired[at] ?? -1]
    if (was && after.isSame(unit, before, was)) {
      flush(paired[at] ?? 0)
      old += 1
      all.push({ sign: ' ', unit })
    } else added.push({ sign: '+', unit })
  }
  flush(before.all.length)
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
function newNames(text: string, known: Words): Names {
  tokens.read(text)
  const calls = new Set<string>()
  let strings = 0
  for (let at = 0; at < tokens.count; at += 1) {
    if (tokens.kinds[at] === kind.string) strings += known.has(tokens.slice(at)) ? 0 : 1
    if (tokens.kinds[at] !== kind.word || tokens.punctuator(at + 1) !== char.openParen) continue
    const name = tokens.slice(at)
    if (name.length > 2 && !control.test(name) && !known.has(name)) calls.add(name)
  }
  return { calls: [...calls], strings }
}

type Found = Pick<Behaviour, 'capabilities' | 'hosts' | 'hidden'>

function newsOf({ capabilities, hosts, hidden }: Found, { calls, strings }: Names, known: Known): News {
  const fresh = capabilities.filter(({ kind: what, concealed }) => concealed ?? !known.capabilities.has(what))
  const newHosts = hosts.map(({ host }) => host).filter((host) => !known.hosts.has(host))
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

/** What the facts of a file say of some units of it. */
function factsIn({ capabilities, hosts, hidden }: Behaviour, added: readonly Unit[]): Found {
  const [first, last] = [added[0], added.at(-1)]
  if (!first || !last) return { capabilities: [], hosts: [], hidden: [] }
  const isIn = ({ at }: { readonly at: number }): boolean => at >= first.start && at < last.end
  return {
    capabilities: capabilities.filter(isIn),
    hosts: hosts.filter(isIn),
    hidden: hidden.filter(({ line }) => line >= first.line && line <= last.line),
  }
}

/** Weighs the hunks between two texts. */
class Weighing {
  readonly #after: Units
  readonly #before: Units
  readonly #behaviour: Behaviour
  readonly #known: Known

  constructor(before: Units, after: Units, behaviour: Behaviour, known: Known) {
    this.#before = before
    this.#after = after
    this.#behaviour = behaviour
    this.#known = known
  }

  weighed(edited: readonly Edit[]): Weighed {
    const added = edited.filter(({ sign }) => sign === '+').map(({ unit }) => unit)
    const news = this.#news(added)
    const isMoved = news.weight < 500 && added.length > 0 && added.every(({ key }) => this.#known.keys.has(key))
    const shown = this.#shown(edited)
    const place = (shown.find(({ sign }) => sign === '+') ?? shown.find(({ sign }) => sign === ' ') ?? shown[0])?.unit
    const cut = edited.length - shown.length
    return {
      hunk: {
        line: place?.line ?? 1,
        ...(place && place.column > 1 && { column: place.column }),
        news: isMoved ? ['moved'] : news.words.map((each) => each.slice(0, codeBounds.text)),
        lines: shown.map(({ sign, unit }) => lineOf(sign, (sign === '-' ? this.#before : this.#after).text(unit))),
        ...(cut > 0 && { cut }),
      },
      weight: isMoved ? 0 : news.weight + Math.min(9, added.length),
    }
  }

  #news(added: readonly Unit[]): News {
    const length = added.reduce((sum, { start, end }) => sum + end - start, 0)
    if (length > mostRead) return newsOf(factsIn(this.#behaviour, added), { calls: [], strings: 1 }, this.#known)
    const text = added.map((unit) => this.#after.text(unit)).join('\n')
    const facts = factsIn(this.#behaviour, added)
    // What only the whole file tells, such as a module under another name, and what stands there more than once.
    const read = behaviourOf(text)
    const calls = new Set(facts.capabilities.map(({ kind: what, call }) => `${what} ${call}`))
    const hosts = new Set(facts.hosts.map(({ host }) => host))
    const found = {
      capabilities: [
        ...facts.capabilities,
        ...read.capabilities.filter(({ kind: what, call }) => !calls.has(`${what} ${call}`)),
      ],
      hosts: [...facts.hosts, ...read.hosts.filter(({ host }) => !hosts.has(host))],
      hidden: read.hidden.length > 0 ? read.hidden : facts.hidden,
    }
    return newsOf(found, newNames(text, this.#known.words), this.#known)
  }

  /** The lines around the first that says most, where there are too many. */
  #shown(edited: readonly Edit[]): readonly Edit[] {
    const { lines } = codeBounds
    if (edited.length <= lines) return edited
    const middle = this.#telling(edited) ?? edited.findIndex(({ sign }) => sign !== ' ') + lines / 2 - context
    const from = Math.max(0, Math.min(middle - lines / 2, edited.length - lines))
    return edited.slice(from, from + lines)
  }

  /** Where the new unit is that says most. */
  #telling(edited: readonly Edit[]): number | null {
    const added = edited.flatMap(({ sign, unit }, at) => (sign === '+' ? [{ unit, at }] : []))
    const facts = factsIn(
      this.#behaviour,
      added.map(({ unit }) => unit),
    )
    const places = [...facts.capabilities, ...facts.hosts].map(({ at }) => unitAt(added, at))
    const lines = facts.hidden.map(({ line }) => added.find(({ unit }) => unit.line === line))
    let best: { readonly at: number; readonly weight: number } | null = null
    for (const one of new Set([...places, ...lines])) {
      if (!one) continue
      const found = factsIn({ ...this.#behaviour, ...facts }, [one.unit])
      const { weight } = newsOf(found, { calls: [], strings: 0 }, this.#known)
      if (best === null || weight > best.weight) best = { at: one.at, weight }
    }
    return best?.at ?? null
  }
}

/** The unit that holds a place of the text. */
function unitAt<T extends { readonly unit: Unit }>(units: readonly T[], place: number): T | undefined {
  let [low, high] = [0, units.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((units[middle]?.unit.end ?? 0) <= place) low = middle + 1
    else high = middle
  }
  const found = units[low]
  return found && found.unit.start <= place ? found : undefined
}

/** A line as a report has it: bounded, and with nothing moved out of sight. */
function lineOf(sign: string, text: string): string {
  const room = codeBounds.text - 40
  const near = text
    .slice(0, 4000)
    .trimEnd()
    .replace(/\r?\n/g, '\\n') // in a template that goes on
    .replace(/[ \t]{25,}/g, (all, at: number) =>
      at === 0 && all.length <= 2 * maxBlanks ? all : `[${all.length} blanks] `,
    )
  const left = near.length - room + Math.max(0, text.length - 4000)
  return sign + (left > 0 ? `${near.slice(0, room)} … ${plural(left, 'more character')}` : near)
}

/**
 * What changed between two texts, the most telling first.
 *
 * @param behaviour what the new one does
 */
export function hunksOf(before: Units, after: Units, behaviour: Behaviour, known: Known): readonly Weighed[] {
  const weighing = new Weighing(before, after, behaviour, known)
  return groups(edits(before, after))
    .map((group) => weighing.weighed(group))
    .sort((a, b) => b.weight - a.weight)
}
