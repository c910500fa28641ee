import { char, keyword, keywordAt } from '../../inspect/modules/characters.js'
import { kind } from '../../inspect/modules/tokens.js'
import { TokenList } from '../../inspect/behaviour/token-list.js'
import type { CodeChange } from '../../model/report.js'

/** A line of code, or a statement of a long line: what is compared and shown as one. No text is made of it yet. */
export interface Unit {
  /** A hash, equal for units that are the same to a reader; `isSame` says whether they are. */
  readonly key: number
  readonly line: number
  readonly column: number
  /** Of a line its place in the text, of a statement that of its tokens. */
  readonly start: number
  readonly end: number
  /** Tokens, the first and the one behind the last; the same for a line. */
  readonly first: number
  readonly last: number
  /** A comment, or nothing, is no code. */
  readonly isCode: boolean
}

/** A longer line is cut into statements. */
const longest = 240
/** A statement of so many characters ends at its next comma; one of so many more, at its next token. */
const long = 60
const tooLong = 180
/** A longer string is shown by its beginning and its end: what follows it is to be seen. */
const longString = 120
/** Names that a minifier gives. */
const shortName = 2

/** FNV-1a and another one, together as wide as a number is. Texts that were made to be alike are found by `isSame`. */
class Hash {
  #a = 0x811c9dc5
  #b = 7

  add(text: string, start: number, end: number): void {
    let [a, b] = [this.#a, this.#b]
    for (let at = start; at < end; at += 1) {
      const code = text.charCodeAt(at)
      a = Math.imul(a ^ code, 0x01000193)
      b = (Math.imul(b, 31) + code) | 0
    }
    this.#a = Math.imul(a ^ 32, 0x01000193)
    this.#b = (Math.imul(b, 31) + 1) | 0
  }

  take(): number {
    const key = (this.#a >>> 0) * 0x200000 + (this.#b & 0x1fffff)
    this.#a = 0x811c9dc5
    this.#b = 7
    return key
  }
}

function isName(tokens: TokenList, at: number): boolean {
  return tokens.kinds[at] === kind.word && tokens.punctuator(at - 1) !== char.dot // `.name` is a property
}

/** A name that differs in each build. */
function isGivenName(tokens: TokenList, at: number): boolean {
  const [start, end] = [tokens.starts[at] ?? 0, tokens.ends[at] ?? 0]
  return end - start <= shortName && isName(tokens, at) && keywordAt(tokens.text, start, end) === keyword.none
}

/** The character that a statement ends with, after so many others. */
function endsStatement(code: number, length: number): boolean {
  if (code === char.semicolon || code === char.openBrace || code === char.closeBrace) return true
  return (code === char.comma && length > long) || length > tooLong
}

/** A text in the units that it is compared by. */
export class Units {
  readonly all: Unit[] = []
  readonly tokens: TokenList
  readonly #hash = new Hash()

  constructor(tokens: TokenList) {
    this.tokens = tokens
    const { text, count, starts } = tokens
    let at = 0
    for (let [start, line] = [0, 1]; start < text.length; line += 1) {
      const newline = text.indexOf('\n', start)
      const end = newline < 0 ? text.length : newline
      const first = at
      while (at < count && (starts[at] ?? 0) < end) at += 1
      if (end - start > longest && at > first) this.#statements(first, at, line, start)
      // A template that goes on is code, too.
      else this.#line(start, end, line, at > first || (at > 0 && (this.tokens.ends[at - 1] ?? 0) > start))
      start = end + 1
    }
  }

  /** What a unit shows: without the middle of long strings, and what stands between tokens out of sight. */
  text({ start, end, first, last, column }: Unit): string {
    const { text, starts, ends } = this.tokens
    if (last === first) return text.slice(start, end)
    const blanks = this.#blanksBefore(first, start - column + 1)
    const whole = ' '.repeat(blanks) + text.slice(start, end)
    if (whole.length <= longest) return whole
    let shown = ' '.repeat(blanks)
    for (let at = first; at < last; at += 1) {
      const gap = at === first ? '' : text.slice(ends[at - 1], starts[at])
      shown += (gap.length > 24 ? ' ' : gap) + shortened(this.tokens.slice(at))
    }
    return shown
  }

  /** Whether a unit of this text is, to a reader, the same as one of another. */
  isSame(unit: Unit, other: Units, that: Unit): boolean {
    const [a, b] = [this.tokens, other.tokens]
    if (unit.last - unit.first !== that.last - that.first) return false
    if (unit.last === unit.first)
      return a.text.slice(unit.start, unit.end).trim() === b.text.slice(that.start, that.end).trim()
    for (let at = unit.first, to = that.first; at < unit.last; at += 1, to += 1) {
      if (isGivenName(a, at) && isGivenName(b, to)) continue
      if (!isSameToken(a, at, b, to)) return false
    }
    return true
  }

  #line(start: number, lineEnd: number, line: number, isCode: boolean): void {
    const { text } = this.tokens
    let [from, end] = [start, lineEnd]
    while (from < end && isBlank(text.charCodeAt(from))) from += 1
    while (end > from && isBlank(text.charCodeAt(end - 1))) end -= 1
    this.#hash.add(text, from, end)
    this.all.push({ key: this.#hash.take(), line, column: 1, start, end, first: 0, last: 0, isCode })
  }

  /** The statements of a long line, by its tokens. Short names count as equal, as they differ in each build. */
  #statements(from: number, to: number, line: number, lineStart: number): void {
    const tokens = this.tokens
    const { text, starts, ends } = tokens
    let first = from
    for (let at = from; at < to; at += 1) {
      const start = starts[first] ?? 0
      if (isGivenName(tokens, at)) this.#hash.add('_', 0, 1)
      else this.#hash.add(text, starts[at] ?? 0, ends[at] ?? 0)
      const end = ends[at] ?? 0
      if (!endsStatement(tokens.punctuator(at), end - start) && at < to - 1) continue
      const key = this.#hash.take()
      this.all.push({ key, line, column: start - lineStart + 1, start, end, first, last: at + 1, isCode: true })
      first = at + 1
    }
  }

  /** Blanks before a token on its line, where they are so many that they hide what follows. */
  #blanksBefore(at: number, lineStart: number): number {
    const { text, starts, ends } = this.tokens
    const start = starts[at] ?? 0
    const from = Math.max(lineStart, at > 0 ? (ends[at - 1] ?? 0) : 0)
    return start - from > 24 && text.slice(from, start).trim() === '' ? start - from : 0
  }
}

function isBlank(code: number): boolean {
  return code === 32 || code === 9 || code === 13
}

/** A token, without the middle of a long string. */
function shortened(text: string): string {
  const left = text.length - longString
  return left <= 0 ? text : `${text.slice(0, longString - 30)}[${left} more characters]${text.slice(-30)}`
}

function isSameToken(a: TokenList, at: number, b: TokenList, to: number): boolean {
  const [start, other] = [a.starts[at] ?? 0, b.starts[to] ?? 0]
  const length = (a.ends[at] ?? 0) - start
  if ((b.ends[to] ?? 0) - other !== length) return false
  for (let index = 0; index < length; index += 1)
    if (a.text.charCodeAt(start + index) !== b.text.charCodeAt(other + index)) return false
  return true
}

export function tokensOf(text: string): TokenList {
  const tokens = new TokenList()
  tokens.read(text)
  return tokens
}

/** What a minifier gives: nothing that could be a name of the language or of the platform, such as eval. */
function isGiven(name: string): boolean {
  const isKeyword = keywordAt(name, 0, name.length) !== keyword.none
  return name.length <= 3 && !isKeyword && !/^(?:URL|Map|Set|got|ws|cp|fs|vm)$/.test(name)
}

/** Whether all of a text is in its tokens. */
function isWhole({ count, isCut }: TokenList): boolean {
  return count > 0 && !isCut
}

/** What two texts differ in, by their tokens. */
export function kindOfChange(a: TokenList, b: TokenList): CodeChange['kind'] {
  if (a.count !== b.count || ![a, b].every(isWhole)) return 'code'
  const [there, back] = [new Map<string, string>(), new Map<string, string>()]
  // Each name has one other name, and no other has that.
  const isPaired = (one: string, other: string): boolean => {
    if ((there.get(one) ?? other) !== other || (back.get(other) ?? one) !== one) return false
    there.set(one, other)
    back.set(other, one)
    return true
  }
  let isSame = true
  for (let at = 0; at < a.count; at += 1) {
    const isEqual = isSameToken(a, at, b, at)
    if (!isEqual) isSame = false
    if (!isEqual && !(isName(a, at) && isName(b, at))) return 'code'
    if (isName(a, at) && !isPaired(a.slice(at), b.slice(at))) return 'code'
  }
  if (isSame) return 'layout'
  return [...there].every(([one, other]) => one === other || isGiven(other)) ? 'names' : 'code'
}
