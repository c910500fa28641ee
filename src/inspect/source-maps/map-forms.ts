import type { EmbeddedSource, SourceMapFacts } from '../../model/file-facts.js'
import { BuildPathTally } from '../build-path-tally.js'
import { mergeFacts } from '../facts.js'
import type { Facts } from '../inspector.js'
import { secretsInMap } from '../secret.js'
import { embeddedText } from './json-string.js'
import { base64Around, joinBase64, percentsAround } from './data-url.js'
import { isEscapedQuote, isPercentKey, unescaped } from './map-marks.js'
import { MapVariables } from './map-variables.js'
import { binaryTexts } from './binary-texts.js'
import { evalWrappers } from './eval-wrappers.js'
import { listAfter, rareListAfter } from './list-after.js'
import { unmarked } from './markup.js'
import { decodeLiteral, isQuote, joinedLiteral, type LiteralList, skipBlank } from './string-literal.js'
import { yamlList } from './yaml-list.js'

const key = Buffer.from('sourcesContent')
const namesKey = Buffer.from('sources')
const backslash = 0x5c

/** Strings in strings, and base64 in them: each level doubles the backslashes, so real ones are few. */
const maxDepth = 8

/** Bytes around a list of texts in which the names of its sources are looked for. */
const siblingReach = 1024 * 1024

/**
 * Bytes that may be read again for maps that lie in strings of each other: this many, and so many times the text. Real
 * bundles stay far below; a text of nothing but beginnings of maps would take time that grows with its square.
 */
const [leastReading, timesReading] = [16 * 1024 * 1024, 24]

/** Bytes are searched so many times faster than they are decoded, and looked through for maps so many times slower. */
const [searchSpeed, readingCost] = [8, 4]

/** Bytes that could be read in the time that one more place takes to look at. */
const placeCost = 100

/** And in that of one more text, however short. */
const textCost = 4000

/** Bytes of text from which it is taken for sources: less is an example. Without names it has to be more. */
const [fewest, fewestUnnamed] = [64, 200]

function countNewlines(text: Buffer): number {
  let count = 0
  for (let at = text.indexOf(10); at >= 0; at = text.indexOf(10, at + 1)) count += 1
  return count
}

function source(name: string, text: Buffer): EmbeddedSource {
  return { name, ...embeddedText({ text, newlines: countNewlines(text), end: 0 }) }
}

/** Backslashes before a place. */
function slashesBefore(bytes: Buffer, at: number): number {
  let count = 0
  while (bytes[at - 1 - count] === backslash) count += 1
  return count
}

/** The string that a place stands in, between quotes of a kind: where it begins. */
function stringStart(bytes: Buffer, quote: number, at: number): number {
  let start = at
  do {
    start = bytes.lastIndexOf(quote, start - 1)
    if (start <= 0) return start === 0 ? 1 : 0
  } while (slashesBefore(bytes, start) % 2 === 1)
  return start + 1
}

/** Bytes before a string in which others that are joined to it are looked for. */
const joinedReach = 64 * 1024

const joints = new Set(Buffer.from('+.,'))
const spaces = new Set(Buffer.from(' \t\r\n'))

/** Where the first of the strings begins that a text is put together from, by where a later one does. */
function firstJoined(bytes: Buffer, quote: number, start: number): number {
  let first = start
  while (first > 1 && start - first < joinedReach) {
    let at = first - 2
    while (spaces.has(bytes[at] ?? 0)) at -= 1
    if (joints.has(bytes[at] ?? 0)) at -= 1
    while (spaces.has(bytes[at] ?? 0)) at -= 1
    if (bytes[at] !== quote || slashesBefore(bytes, at) % 2 === 1) break
    const before = stringStart(bytes, quote, at)
    if (before === 0) break
    first = before
  }
  return first
}

/** Where the value of a key that ends at a place begins, if it is no list; -1 where it is none. */
function variableAt(bytes: Buffer, end: number): number {
  const at = skipBlank(bytes, isQuote(bytes[end]) ? end + 1 : end)
  return bytes[at] === 0x3a ? skipBlank(bytes, at + 1) : -1
}

function textsOf({ items }: LiteralList): readonly string[] {
  return items.map((item) => item?.toString('utf8') ?? '')
}

function isWord(byte: number | undefined): boolean {
  return byte !== undefined && /[\w$]/.test(String.fromCharCode(byte))
}

/** The list of names whose key `sources` is at a place; null where there is another word, or no list. */
function namesAt(bytes: Buffer, at: number): LiteralList | null {
  const end = at + namesKey.length
  return isWord(bytes[at - 1]) || isWord(bytes[end]) || bytes[end] === backslash ? null : listAfter(bytes, end)
}

/** Original sources in a text, in forms that are no map: strings in strings, literals, base64, eval wrappers. */
export class MapForms {
  readonly #embedded: EmbeddedSource[] = []
  readonly #evaluated: EmbeddedSource[] = []
  readonly #hidden: Facts[] = []
  readonly #paths = new BuildPathTally()
  #left: number | null = null

  read(bytes: Buffer, depth = 0): void {
    this.#left ??= leastReading + timesReading * bytes.length
    if (depth > maxDepth || (depth > 0 && !this.#spend(textCost + readingCost * bytes.length))) return
    this.#lists(unescaped(bytes), depth)
    this.#encoded(bytes, depth)
    if (depth > 0) return
    for (const { name, text } of evalWrappers(bytes, (length) => this.#spend(length)))
      this.#evaluated.push(source(name, text))
  }

  facts(): Facts {
    const maps: SourceMapFacts[] = [
      { origin: 'inline' as const, embedded: this.#embedded, sources: this.#embedded.length },
      { origin: 'eval' as const, embedded: this.#evaluated, sources: this.#evaluated.length },
    ].filter(({ embedded }) => embedded.length > 0)
    const found = maps.length > 0 ? { sourceMaps: maps } : {}
    const cut =
      this.#left !== null && this.#left <= 0
        ? { notInspected: 'it has more beginnings of source maps in each other than are looked at' }
        : {}
    return mergeFacts([found, this.#paths.facts(), ...this.#hidden, cut])
  }

  /** Takes bytes from what may be read again; false where nothing is left. */
  #spend(bytes: number): boolean {
    this.#left = (this.#left ?? 0) - bytes
    return this.#left > 0
  }

  #lists(bytes: Buffer, depth: number): void {
    const variables = new MapVariables(bytes)
    for (let at = bytes.indexOf(key); at >= 0 && this.#spend(placeCost);) {
      const end = this.#encodedAt(bytes, at, depth) ?? this.#listAt(bytes, at, depth)
      const value = variableAt(bytes, at + key.length)
      const found = end === at + key.length && value >= 0 ? variables.map(value) : null
      if (found) this.#takeTexts(found.texts.items, textsOf(found.names))
      at = bytes.indexOf(key, end)
    }
  }

  /** Reads the map whose key is at a place in a text that is escaped or encoded as a whole; null where it is not. */
  #encodedAt(bytes: Buffer, at: number, depth: number): number | null {
    const end = at + key.length
    const next = bytes.toString('latin1', end, end + 32)
    if (isPercentKey(next)) {
      const { text, end: last } = percentsAround(bytes, at)
      // What stands before the key is searched for its beginning, and decoded with the rest.
      this.#spend(2 * text.length)
      this.read(text, depth + 1)
      return Math.max(end, last)
    }
    const inMarkup = unmarked(bytes, at)
    if (inMarkup) {
      this.#spend(2 * inMarkup.text.length)
      this.read(inMarkup.text, depth + 1)
      return Math.max(end, inMarkup.end)
    }
    if (!isEscapedQuote(next)) return null
    let start = at
    while (start > 0 && !isQuote(bytes[start - 1])) start -= 1
    const { text, end: last } = decodeLiteral(bytes, start, bytes[start - 1] ?? -1)
    this.#spend(at - start + last - start)
    this.read(text, depth + 1)
    return Math.max(end, last)
  }

  /** Reads the map whose key is at a place; gives the place where to go on. */
  #listAt(bytes: Buffer, at: number, depth: number): number {
    const end = at + key.length
    const quote = bytes[at - 1]
    const slashes = quote !== undefined && isQuote(quote) ? slashesBefore(bytes, at - 1) : 0
    if (quote !== undefined && slashes % 2 === 1) return this.#string(bytes, at, quote, depth)
    const list = slashes === 0 ? listAfter(bytes, end) : null
    if (slashes === 0 && !list) return this.#rareListAt(bytes, at)
    // In a string of another quote its own quotes are plain, and its escapes are doubled.
    const behind = list?.isClosed ? null : this.#otherStrings(bytes, at, depth)
    if (behind !== null) return behind
    if (list) this.#take(bytes, at, list)
    return Math.max(end, list?.end ?? 0)
  }

  /** Reads the list behind a key in one of the forms that are seldom written; gives the place where to go on. */
  #rareListAt(bytes: Buffer, at: number): number {
    const end = at + key.length
    const list = rareListAfter(bytes, at) ?? yamlList(bytes, at) ?? binaryTexts(bytes, end)
    if (!list) return end
    this.#spend(list.end - at)
    this.#take(bytes, at, list)
    return Math.max(end, list.end)
  }

  /** Tries the strings of other quotes that a place may stand in, and none; null where there is no map in them. */
  #otherStrings(bytes: Buffer, at: number, depth: number): number | null {
    const before = this.#embedded.length
    for (const quote of [0x60, 0x27]) {
      const end = depth < maxDepth && bytes.lastIndexOf(quote, at) >= 0 ? this.#string(bytes, at, quote, depth) : 0
      if (this.#embedded.length > before) return end
    }
    return null
  }

  #string(bytes: Buffer, at: number, quote: number, depth: number): number {
    const start = firstJoined(bytes, quote, stringStart(bytes, quote, at))
    const { text, end } = joinedLiteral(bytes, start - 1, quote)
    this.#spend(at - start + end - start)
    this.read(text, depth + 1)
    return Math.max(at + key.length, end)
  }

  #take(bytes: Buffer, at: number, { items, end }: Pick<LiteralList, 'items' | 'end'>): void {
    this.#takeTexts(items, this.#namesBeside(bytes, at, end, items.length))
  }

  /** The names in `sources` beside a list of texts, as many as there are texts: the nearest before it, or behind it. */
  #namesBeside(bytes: Buffer, start: number, end: number, count: number): readonly string[] | null {
    const from = Math.max(0, start - siblingReach)
    const before = bytes.subarray(from, start)
    const behind = bytes.subarray(end, end + siblingReach)
    const read = (at: number): readonly string[] | null => {
      const list = namesAt(bytes, at)
      this.#spend(placeCost + (list ? list.end - at : 0))
      return list?.items.length === count ? textsOf(list) : null
    }
    for (let last = before.length; last > 0;) {
      const at = before.lastIndexOf(namesKey, last - 1)
      if (!this.#spend((last - Math.max(at, 0)) / searchSpeed)) return null
      const names = at < 0 ? null : read(from + at)
      if (names) return names
      last = at
    }
    for (let next = 0; next < behind.length;) {
      const at = behind.indexOf(namesKey, next)
      if (at < 0 || !this.#spend((at - next) / searchSpeed)) return null
      const names = read(end + at)
      if (names) return names
      next = at + namesKey.length
    }
    return null
  }

  #takeTexts(items: LiteralList['items'], names: readonly string[] | null): void {
    const texts = items.flatMap((text, index) => (text && text.length > 0 ? [{ text, index }] : []))
    const size = texts.reduce((sum, { text }) => sum + text.length, 0)
    if (texts.length === 0 || size < (names ? fewest : fewestUnnamed)) return
    for (const { text, index } of texts) {
      const name = names?.[index] ?? '(unnamed)'
      this.#paths.addName(name)
      this.#embedded.push(source(name, text))
    }
  }

  /** Maps in base64 that no URL tells of. */
  #encoded(bytes: Buffer, depth: number): void {
    const text = bytes.toString('latin1')
    const pattern = /eyJ2ZXJza|NvbnRlb|XNDb250|VzQ29ud/g
    for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
      const [start, end] = base64Around(text, match.index)
      pattern.lastIndex = Math.max(pattern.lastIndex, end)
      const run = joinBase64(text.slice(start, end))
      const decoded = [0, 1, 2, 3]
        .map((skip) => Buffer.from(run.slice(skip), 'base64'))
        .find((each) => each.includes(key))
      if (!decoded) continue
      const before = this.#embedded.length
      this.read(decoded, depth + 1)
      if (this.#embedded.length > before) this.#hidden.push(secretsInMap(decoded, []))
    }
  }
}
