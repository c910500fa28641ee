import { behaviourOf } from '../../inspect/behaviour/behaviour-of.js'
import type { Behaviour } from '../../model/behaviour.js'
import { codeBounds } from '../../model/code-change.js'
import { plural } from '../../model/format.js'
import { partitionPoint } from '../../model/partition-point.js'
import type { Hunk } from '../../model/report.js'
import { changeInAnyBuild, type Versions } from './alike.js'
import type { Unit, Units } from './code-units.js'
import { context, type Edit, edits, groups, pieces } from './edits.js'
import { factsIn, type Known, newNames, type News, newsOf } from './news.js'

/** Blanks in a row: code behind more of them is moved into sight. */
const maxBlanks = 24

/** Characters of new code in one hunk that are read once more by themselves; of a longer one the file's facts tell. */
const mostRead = 60_000

/** What is written in no text: code may be kept so, to be read from a comment. */
const longWord = /[^\s/=*#_.-]{100}/

/** A hunk, and how much it means: hunks are shown in this order, the highest first. */
export interface Weighed {
  readonly hunk: Hunk
  readonly weight: number
  /** Equal for hunks that change the same, wherever they stand: of the whole, also where the hunk is cut. */
  readonly change: string
  /** Equal for hunks that change the same in builds of several formats; null where only `change` tells. */
  readonly inAnyBuild: string | null
}

function addedIn(edited: readonly Edit[]): readonly Unit[] {
  return edited.filter(({ sign }) => sign === '+').map(({ unit }) => unit)
}

function lengthOf(edited: readonly Edit[]): number {
  return addedIn(edited).reduce((sum, { start, end }) => sum + end - start, 0)
}

/** Weighs the hunks between two texts. */
class Weighing {
  readonly #after: Units
  readonly #before: Units
  readonly #behaviour: Behaviour
  readonly #known: Known
  readonly #versions: Versions

  constructor(before: Units, after: Units, behaviour: Behaviour, known: Known, versions: Versions) {
    this.#versions = versions
    this.#before = before
    this.#after = after
    this.#behaviour = behaviour
    this.#known = known
  }

  /** Whether a group is worth a look: comments are none, but for those with something that is no text. */
  isRead(edited: readonly Edit[]): boolean {
    return edited.some(({ sign, unit }) => {
      if (sign === ' ' || unit.isCode) return sign !== ' '
      const isHidden = sign === '+' && this.#behaviour.hidden.some(({ line }) => line === unit.line)
      return isHidden || (sign === '+' && longWord.test(this.#after.text(unit)))
    })
  }

  /** @param isLong it is part of so much new code that this is not read once more */
  weighed(edited: readonly Edit[], isLong: boolean): Weighed {
    const added = addedIn(edited)
    const news = this.#news(added, isLong)
    const isMoved = news.weight < 500 && added.length > 0 && added.every(({ key }) => this.#known.keys.has(key))
    const shown = this.#shown(edited)
    const place = this.#placeOf(edited, shown)
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
      inAnyBuild: isLong ? null : changeInAnyBuild(edited, this.#before, this.#after, this.#versions),
      change: edited.flatMap(({ sign, unit: { key } }) => (sign === ' ' ? [] : [`${sign}${key}`])).join(' '),
    }
  }

  /** Where a hunk is: at what says most, else at the first that is new. */
  #placeOf(edited: readonly Edit[], shown: readonly Edit[]): Unit | undefined {
    const telling = edited[this.#telling(edited) ?? -1]
    return (telling ?? shown.find(({ sign }) => sign === '+') ?? shown.find(({ sign }) => sign === ' ') ?? shown[0])
      ?.unit
  }

  #news(added: readonly Unit[], isLong: boolean): News {
    const facts = factsIn(this.#behaviour, added)
    if (isLong) return newsOf(facts, { calls: [], strings: added.length > 0 ? 1 : 0 }, this.#known)
    const text = added.map((unit) => this.#after.text(unit)).join('\n')
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
      shape: facts.shape,
      debug: read.debug,
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
  const found = units[partitionPoint(units.length, (at) => (units[at]?.unit.end ?? 0) <= place)]
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
export function hunksOf(
  before: Units,
  after: Units,
  behaviour: Behaviour,
  known: Known,
  versions: Versions,
): readonly Weighed[] {
  const weighing = new Weighing(before, after, behaviour, known, versions)
  return groups(edits(before, after))
    .filter((group) => weighing.isRead(group))
    .flatMap((group) => {
      const isLong = lengthOf(group) > mostRead
      return pieces(group, codeBounds.lines).map((piece) => weighing.weighed(piece, isLong))
    })
    .sort((a, b) => b.weight - a.weight)
}
