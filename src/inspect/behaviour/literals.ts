import { char } from '../modules/characters.js'
import { kind } from '../modules/tokens.js'
import { escapedLetters, unescaped } from './escapes.js'
import { glued, joined, type Folded } from './folded.js'
import { StringMethods } from './string-methods.js'
import type { TokenList } from './token-list.js'

/** Strings longer than this are no names that are put together, and their pieces are looked at alone. */
const longestPiece = 5000

/** Folds expressions of literals: `"a" + "b"`, `["a", "b"].join("")`, `String.fromCharCode(97)`, `${"a"}b`. */
export class Literals {
  readonly #tokens: TokenList
  readonly #methods: StringMethods
  /** The last literal that each name was set to. */
  readonly #constants = new Map<string, string>()

  constructor(tokens: TokenList) {
    this.#tokens = tokens
    this.#methods = new StringMethods(tokens, (at) => this.literal(at))
  }

  /** Remembers `name = "literal"`, for names that are joined later. */
  note(at: number): void {
    const tokens = this.#tokens
    if (tokens.punctuator(at - 1) !== char.equals || tokens.punctuator(at - 3) === char.dot) return
    if ((tokens.ends[at] ?? 0) - (tokens.starts[at] ?? 0) > 80) return
    const name = tokens.word(at - 2)
    if (name !== '') this.#constants.set(name, this.literal(at))
  }

  /** `name += "literal"`: what the name stands for then; null where it was not known, or grew long. */
  appended(at: number): string | null {
    const tokens = this.#tokens
    if (tokens.punctuator(at - 1) !== char.equals || tokens.punctuator(at - 2) !== char.plus) return null
    const name = tokens.word(at - 3)
    const before = this.constant(name)
    if (before === null || before.length > 80 || (tokens.ends[at] ?? 0) - (tokens.starts[at] ?? 0) > 80) return null
    const value = before + this.literal(at)
    this.#constants.set(name, value)
    return value
  }

  /** The last literal that a name was set to. */
  constant(name: string): string | null {
    return this.#constants.get(name) ?? null
  }

  /** Remembers `{ key: "literal" }`, for members that are joined later. */
  noteMember(at: number): void {
    const tokens = this.#tokens
    const key = tokens.word(at - 2)
    const isShort = (tokens.ends[at] ?? 0) - (tokens.starts[at] ?? 0) <= 24
    if (key !== '' && isShort && this.#constants.size < 5000) this.#constants.set(`.${key}`, this.literal(at))
  }

  /** The value of a string or whole template. */
  literal(at: number): string {
    const { text, starts, ends } = this.#tokens
    return unescaped(text.slice((starts[at] ?? 0) + 1, (ends[at] ?? 0) - 1))
  }

  /** What the expression that begins with a literal, an array of them or a known call stands for; null for others. */
  fold(at: number): Folded | null {
    let folded = this.#term(at)
    if (folded === null) return null
    for (let end = folded.end; this.#tokens.punctuator(end + 1) === char.plus; end = folded.end) {
      const next = this.#term(end + 2) ?? this.#constant(end + 2)
      if (next === null || folded.value.length + next.value.length > longestPiece) break
      folded = joined(folded, next)
    }
    return folded
  }

  /** `name + "literal"`: what a sum that begins with a known name stands for. */
  foldNames(at: number): Folded | null {
    const first = this.#constant(at)
    if (first === null || this.#tokens.punctuator(first.end + 1) !== char.plus) return null
    const rest = this.#term(first.end + 2) ?? this.#constant(first.end + 2)
    return rest === null ? null : joined(first, rest)
  }

  #constant(at: number): Folded | null {
    const { kinds, count } = this.#tokens
    if (at >= count || kinds[at] !== kind.word) return null
    const next = this.#tokens.punctuator(at + 1)
    const member = next === char.dot ? this.#tokens.word(at + 2) : ''
    if (member !== '' && this.#tokens.punctuator(at + 3) !== char.openParen) return this.#member(member, at + 2)
    const value = this.#constants.get(this.#tokens.slice(at))
    if (value === undefined || next === char.dot || next === char.openParen || next === char.openBracket) return null
    return { value, end: at, isConcealed: true, isGuessed: true }
  }

  #member(name: string, end: number): Folded | null {
    const value = this.#constants.get(`.${name}`)
    return value === undefined ? null : { value, end, isConcealed: true, isGuessed: true }
  }

  /** `unescape("%63…")`, `decodeURIComponent("…")` */
  #percent(at: number): Folded | null {
    const tokens = this.#tokens
    if (tokens.punctuator(at + 1) !== char.openParen || !tokens.isLiteral(at + 2)) return null
    const [value, isEnd] = [this.literal(at + 2), tokens.punctuator(at + 3) === char.closeParen]
    if (!isEnd || value.length > longestPiece || !value.includes('%')) return null
    const text = value.replace(/%([0-9a-f]{2})/gi, (_, digits: string) => String.fromCharCode(parseInt(digits, 16)))
    return { value: text, end: at + 3, isConcealed: true, isGuessed: false }
  }

  #term(at: number): Folded | null {
    const tokens = this.#tokens
    if (/^(?:unescape|decodeURI|decodeURIComponent)$/.test(tokens.word(at))) return this.#percent(at)
    if (tokens.isLiteral(at)) {
      const value = this.literal(at)
      const isEscaped = escapedLetters(tokens.slice(at)) > 0
      return this.#methods.apply({ value, end: at, isConcealed: isEscaped, isGuessed: false })
    }
    if (tokens.punctuator(at) === char.openBracket) return this.#array(at)
    if (tokens.is(at, 'String') && tokens.punctuator(at + 1) === char.dot) return this.#codes(at + 2)
    return this.#template(at)
  }

  /** `${"a"}b${"c"}`, where all that it takes in are literals. */
  #template(at: number): Folded | null {
    const { kinds, starts, ends, text } = this.#tokens
    if (kinds[at] !== kind.template || text.charCodeAt(starts[at] ?? 0) !== char.backtick) return null
    let value = ''
    for (let index = at; index < at + 40 && kinds[index] === kind.template; index += 2) {
      const isLast = text.charCodeAt((ends[index] ?? 0) - 1) === char.backtick
      value += unescaped(text.slice((starts[index] ?? 0) + 1, (ends[index] ?? 0) - (isLast ? 1 : 2)))
      if (isLast) return { value, end: index, isConcealed: true, isGuessed: false }
      const part = this.#tokens.isLiteral(index + 1) ? this.literal(index + 1) : this.#constant(index + 1)?.value
      if (part === undefined) return null
      value += part
    }
    return null
  }

  /** `["chi", "ld_process"]`, whatever puts them together; null for long lists, and for single strings. */
  pieces(at: number): string | null {
    const { parts } = this.#list(at, 12)
    const value = parts.join('')
    return parts.length > 1 && value.length <= 24 ? value : null
  }

  /** The strings of a list, and the last of its tokens; none where it holds others too. */
  #list(at: number, most: number): { readonly parts: string[]; readonly index: number } {
    const parts: string[] = []
    let index = at + 1
    for (; parts.length < most && this.#tokens.isLiteral(index); index += 2) {
      parts.push(this.literal(index))
      if (this.#tokens.punctuator(index + 1) !== char.comma) break
    }
    return this.#tokens.punctuator(index + 1) === char.closeBracket ? { parts, index } : { parts: [], index }
  }

  /** `["a", "b"].join("")`, also reversed. */
  #array(at: number): Folded | null {
    const { parts, index } = this.#list(at, 400)
    if (parts.length === 0) return null
    let end = index + 1
    if (this.#methods.isCall(end + 1, 'reverse')) {
      parts.reverse()
      end += 4
    }
    if (!this.#methods.isCall(end + 1, 'join') || !this.#tokens.isLiteral(end + 4)) return null
    const value = glued(parts, this.literal(end + 4))
    return value === null ? null : { value, end: end + 5, isConcealed: true, isGuessed: false }
  }

  #codes(at: number): Folded | null {
    const tokens = this.#tokens
    if (!(tokens.is(at, 'fromCharCode') || tokens.is(at, 'fromCodePoint'))) return null
    let value = ''
    let index = at + 2
    for (; index < at + 4000 && tokens.kinds[index] === kind.number; index += 2) {
      const code = Number(tokens.slice(index))
      value += code >= 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ''
      if (tokens.punctuator(index + 1) !== char.comma) break
    }
    return tokens.punctuator(index + 1) === char.closeParen && value.length > 1
      ? { value, end: index + 1, isConcealed: true, isGuessed: false }
      : null
  }
}
