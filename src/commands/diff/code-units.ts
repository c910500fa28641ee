import { keyword, keywordAt } from '../../inspect/modules/characters.js'
import { kind } from '../../inspect/modules/tokens.js'
import { TokenList } from '../../inspect/behaviour/token-list.js'
import type { CodeChange } from '../../model/code-change.js'

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
/** A statement of so many characters ends at its next comma. */
const long = 60
/** Names that a minifier gives. */
const shortName = 2

function isName(tokens: TokenList, at: number): boolean {
  return tokens.kinds[at] === kind.word && tokens.punctuator(at - 1) !== 46 // `.name` is a property
}

/** Blanks before a token on its line, where they are so many that they hide what follows. */
function blanksBefore({ text, starts, ends }: TokenList, at: number, lineStart: number): number {
  const start = starts[at] ?? 0
  const from = Math.max(lineStart, at > 0 ? (ends[at - 1] ?? 0) : 0)
  return start - from > 24 && text.slice(from, start).trim() === '' ? start - from : 0
}

/** The statements of a long line, by its tokens. Short names count as equal, as each build gives them anew. */
function statements(tokens: TokenList, from: number, to: number, line: number, lineStart: number): readonly Unit[] {
  const units: Unit[] = []
  let first = from
  let key = ''
  for (let at = from; at < to; at += 1) {
    const word = tokens.slice(at)
    key += isName(tokens, at) && word.length <= shortName ? '_ ' : `${word} `
    const start = tokens.starts[first] ?? 0
    const length = (tokens.ends[at] ?? 0) - start
    const ends = word === ';' || word === '{' || word === '}' || (word === ',' && length > long)
    if (!ends && at < to - 1) continue
    const blanks = blanksBefore(tokens, first, lineStart)
    const text = `${' '.repeat(blanks)}${tokens.text.slice(start, tokens.ends[at])}`
    units.push({ text, key, line, column: start - lineStart + 1 })
    first = at + 1
    key = ''
  }
  return units
}

/** A text in the units that it is compared by. */
export function unitsOf(text: string): readonly Unit[] {
  const tokens = new TokenList()
  tokens.read(text)
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

function isGiven(name: string): boolean {
  return (
    name.length <= 3 &&
    keywordAt(name, 0, name.length) === keyword.none &&
    !/^(?:URL|Map|Set|got|ws|cp|fs|vm)$/.test(name)
  )
}

/** Whether all of a text is in its tokens. */
function isWhole({ count, isCut }: TokenList): boolean {
  return count > 0 && !isCut
}

/** What two texts differ in, by their tokens. */
export function kindOfChange(before: string, after: string): CodeChange['kind'] {
  const [a, b] = [new TokenList(), new TokenList()]
  a.read(before)
  b.read(after)
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
