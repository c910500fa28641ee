import { partitionPoint } from '../../model/partition-point.js'
import { char, classOf, space } from '../modules/characters.js'
import { TooDeepError } from '../modules/frames.js'
import { Nesting } from '../modules/nesting.js'
import { kind, Tokens, UnterminatedError } from '../modules/tokens.js'

/** Faults of syntax that are stepped over in one file: behind the last one, nothing more is read. */
const maxFaults = 200

/**
 * All tokens of a text, in typed arrays. Text that is no JavaScript is stepped over character by character, so that a
 * fault hides nothing behind it. There is one list: the next file uses its memory again.
 */
export class TokenList {
  text = ''
  count = 0
  kinds = new Uint8Array(4096)
  starts = new Int32Array(4096)
  ends = new Int32Array(4096)
  /** Too many faults: the text was not read to its end. */
  isCut = false

  read(text: string): void {
    this.text = text
    this.count = 0
    this.isCut = false
    const tokens = new Tokens(text)
    let nesting = new Nesting(tokens)
    for (let faults = 0; faults < maxFaults;) {
      try {
        while (tokens.next() !== kind.end) {
          nesting.step()
          this.#add(tokens)
        }
        return
      } catch (error) {
        if (!(error instanceof UnterminatedError || error instanceof TooDeepError)) throw error
        faults += 1
        tokens.end = Math.max(tokens.end, tokens.start, error instanceof UnterminatedError ? error.at : 0) + 1
        tokens.regexAllowed = true
        nesting = new Nesting(tokens)
      }
    }
    this.isCut = true
  }

  word(at: number): string {
    return this.kinds[at] === kind.word && at < this.count ? this.slice(at) : ''
  }

  slice(at: number): string {
    return this.text.slice(this.starts[at], this.ends[at])
  }

  is(at: number, word: string): boolean {
    const start = this.starts[at] ?? 0
    return at >= 0 && at < this.count && this.ends[at] === start + word.length && this.text.startsWith(word, start)
  }

  /** The character of a punctuator, 0 for other tokens and outside of the list. */
  punctuator(at: number): number {
    if (at < 0 || at >= this.count || this.kinds[at] !== kind.punctuator) return 0
    return this.text.charCodeAt(this.starts[at] ?? 0)
  }

  /** Whether a token is a string, or a template without substitutions. */
  isLiteral(at: number): boolean {
    if (at < 0 || at >= this.count) return false
    const what = this.kinds[at]
    return what === kind.string || (what === kind.template && this.isWholeTemplate(at))
  }

  isWholeTemplate(at: number): boolean {
    const [start, end] = [this.starts[at] ?? 0, this.ends[at] ?? 0]
    return (
      this.text.charCodeAt(start) === char.backtick &&
      this.text.charCodeAt(end - 1) === char.backtick &&
      end > start + 1
    )
  }

  /** The bracket that closes the one at a place; at most `reach` tokens on, else the place that far. */
  closing(at: number, reach = 400): number {
    let depth = 0
    const last = Math.min(this.count, at + reach)
    for (let index = at; index < last; index += 1) {
      const code = this.punctuator(index)
      if (code === char.openParen || code === char.openBrace || code === char.openBracket) depth += 1
      else if (code === char.closeParen || code === char.closeBrace || code === char.closeBracket) depth -= 1
      if (depth === 0) return index
    }
    return last
  }

  #add(tokens: Tokens): void {
    if (this.count === this.kinds.length) this.#grow()
    this.kinds[this.count] = tokens.kind
    this.starts[this.count] = tokens.start
    this.ends[this.count] = tokens.end
    this.count += 1
  }

  #grow(): void {
    const size = this.kinds.length * 2
    const [kinds, starts, ends] = [new Uint8Array(size), new Int32Array(size), new Int32Array(size)]
    kinds.set(this.kinds)
    starts.set(this.starts)
    ends.set(this.ends)
    this.kinds = kinds
    this.starts = starts
    this.ends = ends
  }
}

/** Lines of places that are asked for in any order: found by halving. */
export class LineIndex {
  readonly #breaks: number[] = []

  constructor(text: string) {
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) this.#breaks.push(at)
  }

  get count(): number {
    return this.#breaks.length + 1
  }

  /** The line of a place, starting at 1. */
  of(place: number): number {
    return partitionPoint(this.#breaks.length, (at) => (this.#breaks[at] ?? 0) < place) + 1
  }

  /** Where a line begins. */
  startOf(line: number): number {
    return line < 2 ? 0 : (this.#breaks[line - 2] ?? 0) + 1
  }
}

export function isBlank(code: number): boolean {
  return (classOf(code) & space) !== 0
}
