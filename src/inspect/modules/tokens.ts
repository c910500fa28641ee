import { char, classOf, digit, space, wordPart } from './characters.js'

export const kind = { end: 0, word: 1, string: 2, number: 3, template: 4, regex: 5, punctuator: 6 } as const

/** Where a string, template or regular expression has no end, the text is no code that could be read on. */
export class UnterminatedError extends Error {
  constructor(
    readonly what: 'string' | 'template' | 'regular expression' | 'comment',
    readonly at: number,
  ) {
    super(`unterminated ${what}`)
  }
}

/**
 * Splits JavaScript into tokens, one at a time and without objects. It knows no grammar: the reader says before each
 * step whether a slash would begin a regular expression, and where a template goes on after `${…}`.
 */
export class Tokens {
  readonly text: string
  kind: number = kind.end
  /** The punctuator's first character; of a template, whether `${` ended it (then openBrace). */
  code = 0
  start = 0
  end = 0
  /** Whether a slash at this place would begin a regular expression. */
  regexAllowed = true

  constructor(text: string) {
    this.text = text
    if (text.startsWith('#!')) this.end = this.#lineEnd(0)
  }

  /** @throws UnterminatedError */
  next(): number {
    const { text } = this
    let at = this.#skipBlank(this.end)
    this.start = at
    if (at >= text.length) {
      this.end = at
      return (this.kind = kind.end)
    }
    const code = text.charCodeAt(at)
    const group = classOf(code)
    if ((group & wordPart) !== 0) {
      do at += 1
      while (at < text.length && (classOf(text.charCodeAt(at)) & wordPart) !== 0)
      this.end = at
      return (this.kind = (group & digit) !== 0 ? this.#number(code) : kind.word)
    }
    return (this.kind = this.#symbol(code, at))
  }

  is(word: string): boolean {
    return this.end - this.start === word.length && this.text.startsWith(word, this.start)
  }

  word(): string {
    return this.text.slice(this.start, this.end)
  }

  /**
   * What the string literal, or template without substitutions, stands for; null where it has escapes that hide a name.
   */
  value(): string | null {
    const inner = this.text.slice(this.start + 1, this.end - 1)
    return inner.includes('\\') ? null : inner
  }

  /** The character that comes next, behind white space and comments. */
  peek(): number {
    const at = this.#skipBlank(this.end)
    return at < this.text.length ? this.text.charCodeAt(at) : 0
  }

  /** Reads on in a template, after the brace that closes a substitution. */
  resumeTemplate(): void {
    this.kind = this.#template(this.end)
  }

  #symbol(code: number, at: number): number {
    const { text } = this
    if (code === char.doubleQuote || code === char.singleQuote) return this.#string(code, at)
    if (code === char.backtick) return this.#template(at + 1)
    if (code === char.slash && this.regexAllowed) return this.#regex(at)
    if (code === char.dot && (classOf(text.charCodeAt(at + 1)) & digit) !== 0) return this.#fraction(at)
    this.code = code
    this.end = at + 1
    return kind.punctuator
  }

  /** `1.5`, `1e+5`: the point and the sign belong to the number. */
  #number(first: number): number {
    const { text } = this
    if (text.charCodeAt(this.end) === char.dot) this.#fraction(this.end)
    const exponent = text.charCodeAt(this.end - 1) | 32
    const sign = text.charCodeAt(this.end)
    const hexadecimal = first === 48 && (text.charCodeAt(this.start + 1) | 32) === 120
    if (exponent === 101 && !hexadecimal && (sign === char.plus || sign === char.minus)) this.#words(this.end + 1)
    return kind.number
  }

  #fraction(at: number): number {
    this.#words(at + 1)
    return kind.number
  }

  #words(from: number): void {
    let at = from
    while (at < this.text.length && (classOf(this.text.charCodeAt(at)) & wordPart) !== 0) at += 1
    this.end = at
  }

  #string(quote: number, start: number): number {
    const { text } = this
    for (let at = start + 1; at < text.length; at += 1) {
      const code = text.charCodeAt(at)
      if (code === quote) {
        this.end = at + 1
        return kind.string
      }
      if (code === char.backslash) {
        at += 1
        if (text.charCodeAt(at) === char.carriageReturn && text.charCodeAt(at + 1) === char.newline) at += 1
      } else if (code === char.newline || code === char.carriageReturn) break
    }
    throw new UnterminatedError('string', start)
  }

  #template(from: number): number {
    const { text } = this
    for (let at = from; at < text.length; at += 1) {
      const code = text.charCodeAt(at)
      if (code === char.backslash) at += 1
      else if (code === char.backtick || (code === 36 && text.charCodeAt(at + 1) === char.openBrace)) {
        this.code = code === char.backtick ? char.backtick : char.openBrace
        this.end = code === char.backtick ? at + 1 : at + 2
        return kind.template
      }
    }
    throw new UnterminatedError('template', from)
  }

  #regex(start: number): number {
    const { text } = this
    let inClass = false
    for (let at = start + 1; at < text.length; at += 1) {
      const code = text.charCodeAt(at)
      if (code === char.backslash) at += 1
      else if (code === char.newline || code === char.carriageReturn) break
      else if (code === char.openBracket) inClass = true
      else if (code === char.closeBracket) inClass = false
      else if (code === char.slash && !inClass) {
        this.#words(at + 1)
        return kind.regex
      }
    }
    throw new UnterminatedError('regular expression', start)
  }

  #skipBlank(from: number): number {
    const { text } = this
    for (let at = from; at < text.length; at += 1) {
      const code = text.charCodeAt(at)
      if (code === char.slash) {
        const next = text.charCodeAt(at + 1)
        if (next === char.slash) at = this.#lineEnd(at)
        else if (next === char.star) at = this.#commentEnd(at)
        else return at
      } else if ((classOf(code) & space) === 0) return at
    }
    return text.length
  }

  #lineEnd(from: number): number {
    const at = this.text.indexOf('\n', from)
    return at < 0 ? this.text.length : at
  }

  #commentEnd(from: number): number {
    const at = this.text.indexOf('*/', from + 2)
    if (at < 0) throw new UnterminatedError('comment', from)
    return at + 1
  }
}
