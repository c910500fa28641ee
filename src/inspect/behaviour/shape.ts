import type { CodeShape } from '../../model/behaviour.js'
import { char } from '../modules/characters.js'
import { kind } from '../modules/tokens.js'
import { escapedLetters } from './escapes.js'
import type { LineIndex, TokenList } from './token-list.js'
import { smallest } from '../../model/group-by.js'

/** Characters of a token that count: a long string says nothing of how code is laid out. */
const counted = 40

/** Signs in a row of which a text can be made that has no letter. */
const signs = new Set(Array.from('[]()!+', (sign) => sign.charCodeAt(0)))
const fewestSigns = 40

/** Names such as _0x3f2a in a small piece of obfuscated code. */
const fewestHexNames = 5

/** What is counted over all tokens of a file. */
class Counts {
  words = 0
  names = 0
  numbers = 0
  strings = 0
  hexNames = 0
  /** Of four figures and more: shorter ones are constants. */
  longHexNames = 0
  escapedStrings = 0
  firstHex = -1
  firstEscaped = -1
  /** `parseInt(f(1))`, as a table of strings is turned until a sum fits. */
  turns = 0
  firstTurn = -1
  /** `x[f(1)]`: a member whose name comes out of a table. */
  looked = 0
  firstLooked = -1
  /** `[][(![]+[])[+[]]`: the longest row of brackets and signs, of which some are signs. */
  signs = 0
  firstSigns = -1
}

/** `_0x1a2b3c`, as obfuscators name variables. */
function isHexName(text: string, start: number, end: number): boolean {
  if (end - start < 6 || end - start > 12 || text.charCodeAt(start) !== 95 || text.charCodeAt(start + 1) !== 48)
    return false
  return /^_0x[0-9a-f]{3,}$/.test(text.slice(start, end))
}

/** `name(1` or `name("1"`, and up to three more arguments. */
function isLookUp(tokens: TokenList, at: number): boolean {
  const what = tokens.kinds[at + 2]
  if (tokens.kinds[at] !== kind.word || tokens.punctuator(at + 1) !== char.openParen) return false
  if (what === kind.string)
    return /^["'](?:0x)?[0-9a-f]{1,6}["']$/.test(tokens.slice(at + 2)) && tokens.punctuator(at + 3) !== 0
  const next = tokens.punctuator(at + 3)
  return what === kind.number && (next === char.closeParen || next === char.comma)
}

/** Words that a list follows, as in `return [f(1)]`. */
const beforeList = /^(?:return|case|in|of|yield|await|typeof|void|delete|throw|else|do|default|extends)$/

/** Whether a bracket takes a member of what stands before it; otherwise a list begins there. */
function isMember(tokens: TokenList, at: number): boolean {
  if (tokens.kinds[at - 1] === kind.word) return !beforeList.test(tokens.slice(at - 1))
  const before = tokens.punctuator(at - 1)
  return before === char.closeParen || before === char.closeBracket
}

function countWord(tokens: TokenList, at: number, counts: Counts): void {
  const start = tokens.starts[at] ?? 0
  const end = tokens.ends[at] ?? 0
  counts.words += 1
  if (isHexName(tokens.text, start, end)) {
    counts.hexNames += 1
    if (end - start > 6 && !/^_0x(?:[0-9]+|[A-F0-9]+)$/.test(tokens.text.slice(start, end))) counts.longHexNames += 1
    if (counts.firstHex < 0) counts.firstHex = start
  } else if (tokens.is(at, 'parseInt') && isLookUp(tokens, at + 2)) {
    counts.turns += 1
    if (counts.firstTurn < 0) counts.firstTurn = start
  }
}

function countString(tokens: TokenList, at: number, counts: Counts): void {
  const length = (tokens.ends[at] ?? 0) - (tokens.starts[at] ?? 0)
  counts.strings += 1
  if (length < 10 || length > 100_000) return
  const text = tokens.slice(at)
  const escapes = escapedLetters(text)
  if (escapes * 4 < length * 0.5 || escapes < 3) return
  counts.escapedStrings += 1
  if (counts.firstEscaped < 0) counts.firstEscaped = tokens.starts[at] ?? 0
}

function count(tokens: TokenList): Counts {
  const counts = new Counts()
  for (let at = 0; at < tokens.count; at += 1) {
    const what = tokens.kinds[at]
    if (what === kind.word) countWord(tokens, at, counts)
    else if (what === kind.string) countString(tokens, at, counts)
    else if (what === kind.number) counts.numbers += 1
    else if (
      tokens.punctuator(at) === char.openBracket &&
      isMember(tokens, at) &&
      isLookUp(tokens, at + 1) &&
      tokens.punctuator(at + 4) === char.closeParen &&
      tokens.punctuator(at + 5) === char.closeBracket
    ) {
      counts.looked += 1
      if (counts.firstLooked < 0) counts.firstLooked = tokens.starts[at] ?? 0
    }
  }
  countSigns(tokens, counts)
  return counts
}

/** The longest row of nothing but brackets and signs: code of them alone need not be all of a file. */
function countSigns(tokens: TokenList, counts: Counts): void {
  let [from, marks] = [0, 0]
  for (let at = 0; at <= tokens.count; at += 1) {
    const code = tokens.punctuator(at)
    if (signs.has(code)) {
      if (code === char.bang || code === char.plus) marks += 1
      continue
    }
    const length = at - from
    if (length > counts.signs && marks * 6 > length) {
      counts.signs = length
      counts.firstSigns = tokens.starts[from] ?? 0
    }
    from = at + 1
    marks = 0
  }
}

const packer = /\beval\s*\(\s*function\s*\(\s*p\s*,\s*a\s*,\s*c\s*,\s*k\s*,\s*e\b/

function hasHexNames({ hexNames, longHexNames, words }: Counts): boolean {
  return hexNames >= 200 || (hexNames >= 20 && hexNames > words / 20) || longHexNames >= fewestHexNames
}

interface Trace {
  readonly what: string
  readonly at: number
}

function traces(tokens: TokenList): readonly Trace[] {
  const counts = count(tokens)
  const found: Trace[] = []
  const { hexNames, words, turns, looked, escapedStrings, strings } = counts
  if (hasHexNames(counts)) found.push({ what: `${hexNames} names such as _0x1a2b`, at: counts.firstHex })
  if (turns >= 4)
    found.push({ what: 'a table of strings that is turned until a sum of parseInt fits', at: counts.firstTurn })
  else if (looked >= 20)
    found.push({ what: `${looked} members whose names come out of a table`, at: counts.firstLooked })
  if (escapedStrings >= 20 && escapedStrings * 4 > strings)
    found.push({ what: `${escapedStrings} strings of escaped letters`, at: counts.firstEscaped })
  if (counts.signs >= fewestSigns) found.push({ what: 'code of brackets and signs alone', at: counts.firstSigns })
  else if (tokens.count >= 400 && (words + counts.numbers + strings) * 20 < tokens.count)
    found.push({ what: 'code of brackets and signs alone', at: tokens.starts[0] ?? 0 })
  const packed =
    tokens.text.includes('p,a,c,k,e') || tokens.text.includes('p, a, c, k, e') ? packer.exec(tokens.text) : null
  if (packed) found.push({ what: 'code that is packed into eval', at: packed.index })
  return found
}

/** Lines of code: how many there are, how full they are, and which holds most. */
class Layout {
  lines = 0
  characters = 0
  blanks = 0
  densest = { at: 0, tokens: 0 }
  #tokens = 0
  #words = 0
  #data = 0
  #start = 0

  constructor(list: TokenList) {
    const { text, starts, ends, kinds } = list
    let end = 0
    for (let at = 0; at < list.count; at += 1) {
      const start = starts[at] ?? 0
      const gap = start - end
      if (gap > 0) {
        let line = end // `indexOf` would look to the end of a line of megabytes
        while (line < start && text.charCodeAt(line) !== char.newline) line += 1
        if (line < start) this.#endLine(start)
        else if (text.charCodeAt(end) !== char.slash) this.blanks += Math.min(gap, counted)
      }
      end = ends[at] ?? 0
      this.characters += Math.min(end - start, counted)
      this.#tokens += 1
      if (kinds[at] === kind.word) this.#words += 1
      else if (kinds[at] === kind.string || kinds[at] === kind.number) this.#data += 1
    }
    this.#endLine(end)
  }

  #endLine(next: number): void {
    if (this.#tokens > 0) this.lines += 1
    // A table or a list is long, and no code.
    if (this.#tokens > this.densest.tokens && this.#words > this.#tokens / 4 && this.#data < this.#words / 2)
      this.densest = { at: this.#start, tokens: this.#tokens }
    this.#tokens = this.#words = this.#data = 0
    this.#start = next
  }
}

/** Fewer characters of code have no form. */
const least = 600

function formOf({ lines, characters, blanks }: Layout): CodeShape['form'] {
  if (characters < least) return 'other'
  const perLine = characters / lines
  if (perLine > 250 && blanks < characters * 0.12) return 'minified'
  return perLine < 80 && blanks > characters * 0.04 ? 'readable' : 'other'
}

/** How a file is written, and whether an obfuscator wrote it. */
export function shapeOf(tokens: TokenList, lines: LineIndex): CodeShape {
  const layout = new Layout(tokens)
  const found = traces(tokens)
  const at = Math.max(0, Math.min(smallest(found.map((trace) => trace.at)), tokens.text.length))
  return {
    form: formOf(layout),
    obfuscation: found.map(({ what }) => what),
    line: lines.of(at),
    at,
    densest: { line: lines.of(layout.densest.at), tokens: layout.densest.tokens },
  }
}

/** Numbers of a sketch. */
const sketchSize = 64

/** FNV-1a, of at most forty characters. */
export function hashOf(text: string, start: number, end: number): number {
  let hash = 0x811c9dc5
  for (let at = start; at < end && at < start + counted; at += 1)
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return hash >>> 0
}

/**
 * What tells a file from others, in few numbers: the smallest hashes of its words and strings (a bottom-k sketch). Two
 * sketches have as many numbers in common as their files have words. Names that a minifier gives are too short for it.
 */
export function sketchOf({ text, count: length, kinds, starts, ends }: TokenList): readonly number[] {
  const smallest: number[] = []
  let most = Infinity
  for (let at = 0; at < length; at += 1) {
    const [start, end] = [starts[at] ?? 0, ends[at] ?? 0]
    if (end - start < 5 || (kinds[at] !== kind.word && kinds[at] !== kind.string)) continue
    const hash = hashOf(text, start, end)
    if (hash >= most || smallest.includes(hash)) continue
    const place = smallest.findIndex((each) => each > hash)
    smallest.splice(place < 0 ? smallest.length : place, 0, hash)
    if (smallest.length > sketchSize) smallest.pop()
    if (smallest.length === sketchSize) most = smallest[sketchSize - 1] ?? most
  }
  return smallest
}
