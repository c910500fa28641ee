import type { ImportTime } from '../../model/modules.js'
import { char, classOf, keyword, keywordAt, wordPart } from './characters.js'
import { endStatement, Frames, head, timeIn, times, when, type Frame } from './frames.js'
import { kind, type Tokens } from './tokens.js'

/** Follows the brackets of a text, and says at each token when the code there runs. */
export class Nesting {
  readonly #tokens: Tokens
  readonly #frames = new Frames()
  #previous: number = kind.end
  #previousCode = 0
  #previousWord: number = keyword.none
  #previousEnd = 0
  #function: { immediate: boolean } | null = null
  #arrow: { immediate: boolean; ownRequire: boolean } | null = null
  #asyncStart = false
  /** The parentheses before an `=`, which `=>` would make parameters. */
  #parameters: Frame | null = null

  constructor(tokens: Tokens) {
    this.#tokens = tokens
  }

  get time(): ImportTime {
    return times[this.#time()] ?? 'load'
  }

  /** Whether the code here asks for CommonJS first, as universal modules do. */
  get isPortable(): boolean {
    return this.#frames.top.isPortable || this.#frames.top.isNodeBranch
  }

  get ownRequire(): boolean {
    return this.#frames.top.ownRequire
  }

  /** Whether the current word is the name of a property (`.require`). A spread (`...require`) is none. */
  get isMember(): boolean {
    const isDot = this.#previous === kind.punctuator && this.#previousCode === char.dot
    return isDot && this.#tokens.text.charCodeAt(this.#previousEnd - 2) !== char.dot
  }

  /** Whether the current token stands between the members of a class. */
  get isInClass(): boolean {
    return this.#frames.top.isClass
  }

  /** Whether the innermost brackets here are braces: of an object, a pattern, a block or a class. */
  get isInBraces(): boolean {
    return this.#frames.top.closer === char.closeBrace
  }

  get previousCode(): number {
    return this.#previous === kind.punctuator ? this.#previousCode : 0
  }

  /** The code declares a `require` of its own: what follows in these brackets is none of Node's. */
  shadowRequire(): void {
    this.#frames.top.ownRequire = true
  }

  /** `typeof module` or `typeof exports` was asked. */
  expectNode(): void {
    this.#frames.top.isNodeBranch = true
  }

  /** A statement that begins on a new line ends what a line without semicolon left open. */
  #settleLine(): void {
    const top = this.#frames.top
    if (!top.isConditional && !top.isBranch && !top.isArrow) return
    if (!this.#endsValue() || this.#isAfterControl()) return
    if (this.#tokens.text.slice(this.#previousEnd, this.#tokens.start).includes('\n')) endStatement(this.#frames.top)
  }

  /** Takes in the current token. Returns its keyword, if it is one. */
  step(): number {
    const { kind: now, start, end, text } = this.#tokens
    const word = now === kind.word && !this.isMember ? keywordAt(text, start, end) : keyword.none
    if (this.#arrow && !(now === kind.punctuator && this.#tokens.code === char.openBrace)) this.#beginArrowExpression()
    else if (now !== kind.punctuator && word !== keyword.control && this.#isAfterControl()) this.#beginBranch()
    if (now === kind.word) this.#word(word)
    else if (now === kind.punctuator) this.#punctuator(this.#tokens.code)
    else if (now === kind.template && this.#tokens.code === char.openBrace)
      this.#frames.push(char.backtick, this.#time())
    this.#settle(now, word)
    return word
  }

  #time(): number {
    return timeIn(this.#frames.top)
  }

  #isAfterControl(): boolean {
    if (this.#previous === kind.word) return this.#previousWord === keyword.else
    return this.previousCode === char.closeParen && this.#frames.closed.head === head.control
  }

  #endsValue(): boolean {
    if (this.#previous === kind.punctuator) {
      const code = this.#previousCode
      return code === char.closeParen || code === char.closeBracket || code === char.closeBrace
    }
    return (
      this.#previous !== kind.end &&
      (this.#previous !== kind.word || this.#previousWord === keyword.none || this.#previousWord >= keyword.require)
    )
  }

  /**
   * Whether the current token begins an expression in a group of its own, as a function does that is called at once.
   */
  #beginsGroup(): boolean {
    if (this.#previous === kind.word && this.#previousWord === keyword.async) return this.#asyncStart
    const code = this.previousCode
    if (code === char.openParen) return this.#frames.top.head === head.group
    return code === char.bang || code === char.plus || code === char.minus || code === char.tilde
  }

  #beginArrowExpression(): void {
    if (this.#arrow?.immediate === false) this.#frames.top.isArrow = true
    this.#arrow = null
  }

  /** An if without braces: what follows up to the semicolon runs on a condition, unless it asks for Node. */
  #beginBranch(): void {
    const isNode = this.#previous !== kind.word && this.#frames.closed.isNodeBranch
    if (isNode) this.#frames.top.isNodeBranch = true
    else this.#frames.top.isBranch = true
  }

  #word(word: number): void {
    if (word === keyword.function) this.#function = { immediate: this.#beginsGroup() }
    else if (word === keyword.class) this.#frames.top.awaitsClass = this.#isClass()
    else if (word === keyword.async) this.#asyncStart = this.#beginsGroup()
    else if (word === keyword.lexical) endStatement(this.#frames.top)
    else if (word === keyword.var || word >= keyword.require) this.#settleLine()
    if (word === keyword.require && this.#isParameter()) this.#frames.top.ownRequire = true
  }

  /** `class` may also be a property's name: `{ class: 1 }`, `{ class() {} }`. */
  #isClass(): boolean {
    const next = this.#tokens.peek()
    return next === char.openBrace || (next !== char.colon && next !== char.openParen && classOf(next) === wordPart)
  }

  #isParameter(): boolean {
    const code = this.previousCode
    const next = this.#tokens.peek()
    return (
      this.#frames.top.closer === char.closeParen &&
      (code === char.openParen || code === char.comma) &&
      (next === char.comma || next === char.closeParen)
    )
  }

  #punctuator(code: number): void {
    if (code === char.openBrace) this.#openBrace()
    else if (code === char.openParen) this.#openParen()
    else if (code === char.openBracket) this.#frames.push(char.closeBracket, this.#time())
    else if (code === char.closeBrace || code === char.closeParen || code === char.closeBracket) this.#close(code)
    else if (code === char.semicolon) endStatement(this.#frames.top)
    else if (code === char.comma) this.#frames.top.isConditional = this.#frames.top.isArrow = false
    else this.#operator(code)
  }

  #operator(code: number): void {
    const { top } = this.#frames
    const next = this.#tokens.text.charCodeAt(this.#tokens.end)
    if (code === char.question ? next !== char.dot : (code === char.ampersand || code === char.bar) && next === code) {
      top.isConditional ||= !top.isNodeBranch
    } else if (code === char.colon && top.isNodeBranch) {
      top.isNodeBranch = false
      top.isConditional = true
    } else if (code === char.greater) this.#arrowSign()
  }

  #arrowSign(): void {
    if (this.previousCode !== char.equals || this.#previousEnd !== this.#tokens.start) return
    const { isImmediate: immediate = false, ownRequire = false } = this.#parameters ?? {}
    this.#arrow = { immediate, ownRequire }
  }

  #openParen(): void {
    const immediate = this.#beginsGroup()
    let what: number = this.#endsValue() ? head.call : head.group
    if (this.#previous === kind.word && this.#previousWord === keyword.control) what = head.control
    else if (this.#previous === kind.word && this.#previousWord === keyword.catch) what = head.catch
    else if (this.#previous === kind.word && this.#previousWord === keyword.async) what = head.group
    const pending = this.#function
    const isStatement =
      this.previousCode === char.closeBrace && this.#frames.closed.isBlock && !this.#frames.closed.isFunction
    if (isStatement) what = head.group
    this.#function = null
    const frame = this.#frames.push(char.closeParen, this.#time())
    frame.head = pending ? head.function : what
    frame.isImmediate = pending ? pending.immediate : immediate
  }

  #openBrace(): void {
    if (this.#frames.top.awaitsClass) {
      this.#frames.top.awaitsClass = false
      const frame = this.#frames.push(char.closeBrace, this.#time())
      frame.isBlock = frame.isClass = true
      return
    }
    const arrow = this.#arrow
    this.#arrow = null
    const afterParen = this.previousCode === char.closeParen
    const { head: what, isImmediate: immediate, ownRequire, isNodeBranch } = this.#frames.closed
    if (arrow !== null) this.#openFunction(arrow)
    else if (afterParen && what <= head.function) this.#openFunction({ immediate, ownRequire })
    else {
      const isBlock = afterParen || !this.#expectsValue()
      const frame = this.#frames.push(char.closeBrace, this.#blockTime(afterParen ? what : -1, isNodeBranch))
      frame.isBlock = isBlock
      frame.isPortable ||= afterParen && isNodeBranch
    }
  }

  #openFunction({ immediate, ownRequire }: { readonly immediate: boolean; readonly ownRequire: boolean }): void {
    const frame = this.#frames.push(char.closeBrace, this.#functionTime(immediate))
    frame.isBlock = frame.isFunction = true
    frame.ownRequire ||= ownRequire
  }

  #functionTime(immediate: boolean): number {
    const time = this.#time()
    return immediate || time === when.guarded ? time : when.call
  }

  #blockTime(what: number, isNodeBranch: boolean): number {
    const time = this.#time()
    if (time === when.guarded || what === head.catch) return when.guarded
    if (what === head.control) return isNodeBranch ? time : Math.max(time, when.condition)
    if (this.#previous !== kind.word) return time
    if (this.#previousWord === keyword.try || this.#previousWord === keyword.catch) return when.guarded
    return this.#previousWord === keyword.else ? Math.max(time, when.condition) : time
  }

  /** Whether a brace here begins an object and no block. */
  #expectsValue(): boolean {
    if (this.#previous === kind.word) return this.#previousWord === keyword.operator
    if (this.#previous !== kind.punctuator) return false
    const code = this.#previousCode
    return code !== char.semicolon && code !== char.openBrace && code !== char.closeBrace && code !== char.closeParen
  }

  #close(code: number): void {
    const closed = this.#frames.pop()
    if (closed === null) return
    if (closed.closer === char.backtick && code === char.closeBrace) this.#resumeTemplate()
    else if (code === char.closeBrace && closed.isBlock && !closed.isFunction) endStatement(this.#frames.top)
  }

  #resumeTemplate(): void {
    this.#tokens.resumeTemplate()
    if (this.#tokens.code === char.openBrace) this.#frames.push(char.backtick, this.#time())
  }

  /** Keeps what the next token has to know of this one. */
  #settle(now: number, word: number): void {
    const { code, end, kind: after, start, text } = this.#tokens
    if (now === kind.punctuator && code === char.equals) {
      this.#parameters = this.previousCode === char.closeParen ? { ...this.#frames.closed } : null
    }
    this.#tokens.regexAllowed = this.#allowsRegex(after, code, word, text.charCodeAt(start - 1) === code)
    this.#previous = after
    this.#previousCode = code
    this.#previousWord = word
    this.#previousEnd = end
  }

  #allowsRegex(after: number, code: number, word: number, isDoubled: boolean): boolean {
    if (after === kind.word) return word !== keyword.none && word < keyword.require
    if (after === kind.template) return code === char.openBrace
    if (after !== kind.punctuator) return false
    if (code === char.closeParen) return this.#frames.closed.head === head.control
    if (code === char.closeBrace) return this.#frames.closed.isBlock
    if (code === char.plus || code === char.minus) return !isDoubled // `a++ / 2`
    return code !== char.closeBracket
  }
}
