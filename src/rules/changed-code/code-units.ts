import { keyword, keywordAt } from '../../inspect/modules/characters.js'
import { kind } from '../../inspect/modules/tokens.js'
import { TokenList } from '../../inspect/behaviour/token-list.js'
import type { CodeChange } from '../../model/report.js'

/** A line of code, or a statement of a long line: what is compared and shown as one. */
export interface Unit {
  readonly text: string
  /** Equal for units that are the same to a reader. */
  readonly key: string
  readonly line: number
  readonly column: number
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

export function tokensOf(text: string): TokenList {
  const tokens = new TokenList()
  tokens.read(text)
  return tokens
}

function isName(tokens: TokenList, at: number): boolean {
  return tokens.kinds[at] === kind.word && tokens.punctuator(at - 1) !== 46 // `.name` is a property
}

/** Blanks before a token on its line, where they are so many that they hide what follows. */
function blanksBefore({ text, starts, ends }: TokenList, at: number, lineStart: number): number {
  const start = starts[at] ?? 0
  const from = Math.max(lineStart, at > 0 ? (ends[at - 1] ?? 0) : 0)
  return start - from > 24 && text.slice(from, start).trim() === '' ? start - from : 0
}

/** A token, without the middle of a long string. */
function shortened(text: string): string {
  const left = text.length - longString
  return left <= 0 ? text : `${text.slice(0, longString - 30)}[${left} more characters]${text.slice(-30)}`
}

/** Tokens as they stand, but for long strings, and comments and blanks between them. */
function shownText(tokens: TokenList, first: number, last: number): string {
  const { text, starts, ends } = tokens
  const whole = text.slice(starts[first], ends[last])
  if (whole.length <= longest) return whole
  let shown = ''
  for (let at = first; at <= last; at += 1) {
    const gap = at === first ? '' : text.slice(ends[at - 1], starts[at])
    shown += (gap.length > 24 ? ' ' : gap) + shortened(tokens.slice(at))
  }
  return shown
}

/** The character that a statement ends with. */
function endsStatement(code: number, length: number): boolean {
  if (code === 59 || code === 123 || code === 125) return true // ; { }
  return (code === 44 && length > long) || length > tooLong
}

/** The statements of a long line, by its tokens. Short names count as equal, as each build gives them anew. */
function statements(tokens: TokenList, from: number, to: number, line: number, lineStart: number): readonly Unit[] {
  const units: Unit[] = []
  let first = from
  let key = ''
  for (let at = from; at < to; at += 1) {
    const start = tokens.starts[first] ?? 0
    const isGivenName = (tokens.ends[at] ?? 0) - (tokens.starts[at] ?? 0) <= shortName && isName(tokens, at)
    key += isGivenName && !isKeyword(tokens.slice(at)) ? '_ ' : `${tokens.slice(at)} `
    const length = (tokens.ends[at] ?? 0) - start
    if (!endsStatement(tokens.punctuator(at), length) && at < to - 1) continue
    const blanks = blanksBefore(tokens, first, lineStart)
    const text = `${' '.repeat(blanks)}${shownText(tokens, first, at)}`
    units.push({ text, key, line, column: start - lineStart + 1 })
    first = at + 1
    key = ''
  }
  return units
}

/** A text in the units that it is compared by. */
export function unitsOf(tokens: TokenList): readonly Unit[] {
  const { text } = tokens
  const units: Unit[] = []
  let start = 0
  let at = 0
  for (const [index, raw] of text.split('\n').entries()) {
    const end = start + raw.length
    const first = at
    while (at < tokens.count && (tokens.starts[at] ?? 0) < end) at += 1
    const line = raw.trimEnd()
    if (line.length > longest && at > first)
      for (const unit of statements(tokens, first, at, index + 1, start)) units.push(unit)
    else units.push({ text: line, key: line.trim(), line: index + 1, column: 1 })
    start = end + 1
  }
  return units
}

function isKeyword(name: string): boolean {
  return keywordAt(name, 0, name.length) !== keyword.none
}

function isGiven(name: string): boolean {
  return name.length <= 3 && !isKeyword(name) && !/^(?:URL|Map|Set|got|ws|cp|fs|vm)$/.test(name)
}

/** Whether all of a text is in its tokens. */
function isWhole({ count, isCut }: TokenList): boolean {
  return count > 0 && !isCut
}

/** What two texts differ in, by their tokens. */
export function kindOfChange(before: TokenList, after: TokenList): CodeChange['kind'] {
  const [a, b] = [before, after]
  if (a.count !== b.count || ![a, b].every(isWhole)) return 'code'
  const [there, back] = [new Map<string, string>(), new Map<string, string>()]
  let isSame = true
  for (let at = 0; at < a.count; at += 1) {
    const [one, other] = [a.slice(at), b.slice(at)]
    if (one !== other) isSame = false
    if (!isName(a, at) || !isName(b, at)) {
      if (one !== other) return 'code'
    } else if ((there.get(one) ?? other) !== other || (back.get(other) ?? one) !== one) return 'code'
    else {
      there.set(one, other)
      back.set(other, one)
    }
  }
  if (isSame) return 'layout'
  // What a minifier gives: nothing that could be a name of the language or of the platform, such as eval.
  return [...there].every(([one, other]) => one === other || isGiven(other)) ? 'names' : 'code'
}
