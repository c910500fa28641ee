import { char } from '../modules/characters.js'
import { glued, type Folded } from './folded.js'
import type { TokenList } from './token-list.js'

/** Reads the methods that are called on a literal. */
export class StringMethods {
  readonly #tokens: TokenList
  readonly #literal: (at: number) => string

  /** @param literal the value of the literal at a token */
  constructor(tokens: TokenList, literal: (at: number) => string) {
    this.#tokens = tokens
    this.#literal = literal
  }

  /** What methods behind a literal make of it: `concat`, `split("").reverse().join("")`, `replace("x", "")`. */
  apply(folded: Folded): Folded {
    const { end, value } = folded
    if (this.#tokens.punctuator(end + 1) !== char.dot) return folded
    if (this.isCall(end + 1, 'split')) return this.#split(folded)
    if (this.isCall(end + 1, 'replace') || this.isCall(end + 1, 'replaceAll')) return this.#cleaned(folded)
    if (/^(?:slice|substring|substr)$/.test(this.#tokens.word(end + 2))) return this.#part(folded)
    if (!this.isCall(end + 1, 'concat')) return folded
    const parts: string[] = [value]
    let index = end + 4
    for (; this.#tokens.isLiteral(index) && parts.length < 100; index += 2) {
      parts.push(this.#literal(index))
      if (this.#tokens.punctuator(index + 1) !== char.comma) break
    }
    return this.#tokens.punctuator(index + 1) === char.closeParen
      ? { ...folded, value: parts.join(''), end: index + 1, isConcealed: true }
      : folded
  }

  /** `"xchild_process".slice(1)` */
  #part(folded: Folded): Folded {
    const { end, value } = folded
    const tokens = this.#tokens
    const close = tokens.closing(end + 3, 10)
    const [, method, from, to] =
      /^\.\s*(slice|substring|substr)\s*\(\s*(-?\d{1,4})\s*(?:,\s*(-?\d{1,4})\s*)?\)$/.exec(
        tokens.text.slice(
          tokens.starts[end + 1],
          Math.min(tokens.ends[close] ?? 0, (tokens.starts[end + 1] ?? 0) + 60),
        ),
      ) ?? []
    if (method === undefined || value.length > 200) return folded
    const [start, last] = [Number(from), to === undefined ? undefined : Number(to)]
    const isCount = method === 'substr' && last !== undefined
    const part = value.slice(start, isCount ? start + last : last)
    return { ...folded, value: part, end: close, isConcealed: true }
  }

  #split(folded: Folded): Folded {
    const { end, value } = folded
    if (this.isCall(end + 6, 'reverse') && this.isCall(end + 10, 'join'))
      return { ...folded, value: Array.from(value).reverse().join(''), end: end + 14, isConcealed: true }
    if (this.isCall(end + 6, 'join') && this.#tokens.isLiteral(end + 9))
      return { ...folded, value: this.#replaced(value, end), end: end + 10, isConcealed: true }
    return folded
  }

  #replaced(value: string, end: number): string {
    if (!this.#tokens.isLiteral(end + 4)) return value
    return glued(value.split(this.#literal(end + 4)), this.#literal(end + 9)) ?? value
  }

  /** `"ch_ild_process".replace(/_/g, "")`: one character, or class of them, is taken out. */
  #cleaned(folded: Folded): Folded {
    const { end, value } = folded
    const tokens = this.#tokens
    const isEmpty = tokens.isLiteral(end + 6) && this.#literal(end + 6) === ''
    if (!isEmpty || tokens.punctuator(end + 7) !== char.closeParen || value.length > 200) return folded
    const pattern = tokens.isLiteral(end + 4)
      ? this.#literal(end + 4)
      : (/^\/(.{1,12})\/\w*$/.exec(tokens.slice(end + 4))?.[1] ?? '')
    const out = /^\[?\^?((?:\\?.-?){1,8})\]?\+?$/.exec(pattern)?.[1]?.replaceAll('\\', '') ?? ''
    const kept = Array.from(value)
      .filter((each) => !out.includes(each))
      .join('')
    return out === '' ? folded : { ...folded, value: kept, end: end + 7, isConcealed: true }
  }

  isCall(at: number, name: string): boolean {
    const tokens = this.#tokens
    return tokens.punctuator(at) === char.dot && tokens.is(at + 1, name) && tokens.punctuator(at + 2) === char.openParen
  }
}
