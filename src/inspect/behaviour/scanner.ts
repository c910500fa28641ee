import type { CapabilityKind, DebugKind, HostUse } from '../../model/behaviour.js'
import { char } from '../modules/characters.js'
import { kind } from '../modules/tokens.js'
import { Names } from './bindings.js'
import { bracketMember } from './bracket-member.js'
import { isHarmless } from './evaluation.js'
import { computedGlobal } from './computed.js'
import { follow } from './flow.js'
import { unescaped } from './escapes.js'
import type { Folded } from './folded.js'
import { Literals } from './literals.js'
import { concealable, isTelling } from './names.js'
import { type Findings, shorten, type Reading } from './reading.js'
import { readNumbers, readPiece, readString } from './strings.js'
import { LineIndex, TokenList } from './token-list.js'
import { wordReader } from './words.js'

/** What an expression of literals may begin with. */
const decoders = ['String', 'unescape', 'decodeURI', 'decodeURIComponent'] as const

/** Code in a string in a string: deeper is not looked. */
const deepest = 3

/** A line, from 1, and a place in the text. */
type Place = Pick<HostUse, 'line' | 'at'>

interface ScannerOptions {
  /** Of JSON. */
  readonly isData?: boolean
  /** In how many strings the text is. */
  readonly depth?: number
  /** Where the outermost of them is. */
  readonly place?: Place
  readonly isConcealed?: boolean
}

/** Reads the tokens of one text. Code in its strings is read by a scanner of its own, and reported at their line. */
export class Scanner implements Reading {
  readonly tokens: TokenList
  readonly literals: Literals
  readonly lines: LineIndex
  readonly names = new Names()
  readonly #found: Findings
  readonly isData: boolean
  readonly depth: number
  readonly #outer: Place | null
  readonly #isConcealed: boolean
  /** The end of the last expression that was folded: its pieces are not looked at again. */
  #foldedTo = -1
  /** Names that stand for modules which send requests or start processes, and for their functions. */
  readonly #bound = new Set<string>()
  /** Names that stand for eval and Function. */
  readonly #evaluators = new Set<string>()
  /** Whether the text asks if it is run in development; null before it was searched for that. */
  #asksForMode: boolean | null = null
  /** Up to which token the arguments of a call go that sends requests or starts a process. */
  #askingTo = -1

  constructor(tokens: TokenList, found: Findings, options: ScannerOptions = {}) {
    this.tokens = tokens
    this.literals = new Literals(tokens)
    this.lines = new LineIndex(tokens.text)
    this.#found = found
    this.isData = options.isData ?? false
    this.depth = options.depth ?? 0
    this.#outer = options.place ?? null
    this.#isConcealed = options.isConcealed ?? false
  }

  tellsDevelopment(at: number, words: string): void {
    this.#asksForMode ??= /\bNODE_ENV\b|__DEV__|import\.meta\.env|\bngDevMode\b/.test(this.tokens.text)
    if (!this.#asksForMode) this.debug('development', at, shorten(words))
  }

  scan(): void {
    const { tokens } = this
    for (let at = 0; at < tokens.count; at += 1) {
      const what = tokens.kinds[at]
      if (what === kind.word) this.#word(at)
      else if (what === kind.string || what === kind.template) this.#string(at)
      else if (what === kind.punctuator && tokens.punctuator(at) === char.openBracket) this.#array(at)
    }
  }

  #placeOf(at: number): Place {
    const start = this.tokens.starts[at] ?? 0
    return this.#outer ?? { line: this.lines.of(start), at: start }
  }

  capability(what: CapabilityKind, at: number, end: number, form?: string): void {
    const { text, starts, ends } = this.tokens
    const from = starts[at] ?? 0
    const call = shorten(text.slice(from, Math.min(ends[end] ?? text.length, from + 400)))
    this.#found.capability({
      kind: what,
      call,
      ...this.#placeOf(at),
      ...(form !== undefined && { form }),
      ...(this.#isConcealed && { concealed: true }),
    })
  }

  debug(what: DebugKind, at: number, words: string): void {
    if (!this.#found.debug.has(what))
      this.#found.debug.set(what, { kind: what, line: this.#placeOf(at).line, what: words })
  }

  /** The arguments of the call whose bracket is at a place go to a server, or to a process. */
  asks(paren: number): void {
    const close = this.tokens.closing(paren)
    this.#askingTo = Math.max(this.#askingTo, close)
    const { hosts } = this.names
    if (hosts.size === 0) return
    for (let at = paren + 1; at < close; at += 1) {
      const found = this.tokens.kinds[at] === kind.word ? hosts.get(this.tokens.slice(at), at) : undefined
      if (found) this.#found.host({ ...found, asked: true })
    }
  }

  bindHost(name: string, found: Omit<HostUse, 'line' | 'at'>, at: number): void {
    this.names.hosts.set(name, { ...found, ...this.#placeOf(at) }, at)
  }

  bind(name: string): void {
    if (name !== '' && this.#bound.size < 100) this.#bound.add(name)
  }

  isAsked(at: number): boolean {
    return at <= this.#askingTo
  }

  host(found: Omit<HostUse, 'line' | 'at'>, at: number): void {
    this.#found.host({ ...found, ...this.#placeOf(at) })
  }

  inner(text: string, at: number): void {
    if (this.depth >= deepest || text.length > 1_000_000) return
    const isDevelopment = text.includes('sourceURL=webpack')
    if (isDevelopment) this.debug('development', at, 'modules are in eval')
    const tokens = new TokenList()
    tokens.read(text)
    const isConcealed = this.#isConcealed || !isDevelopment
    new Scanner(tokens, this.#found, { depth: this.depth + 1, place: this.#placeOf(at), isConcealed }).scan()
  }

  bindEvaluator(name: string): void {
    if (name !== '' && this.#evaluators.size < 100) this.#evaluators.add(name)
  }

  /** A call of what was bound: `h.get(…)`, `run(…)`, `F("code")`; or `h.request = …`, which comes between. */
  #boundCall(at: number): void {
    const { tokens } = this
    const name = tokens.slice(at)
    if (this.#evaluators.has(name)) this.#evaluatorCall(at)
    if (!this.#bound.has(name)) return
    const isSet = tokens.punctuator(at + 3) === char.equals && tokens.punctuator(at + 4) !== char.equals
    if (isSet && tokens.punctuator(at + 1) === char.dot && /^(?:request|get|fetch)$/.test(tokens.word(at + 2)))
      this.capability('interception', at, at + 2, 'a module')
    const isMember = tokens.punctuator(at + 1) === char.dot
    const paren = isMember ? at + 3 : at + 1
    if (tokens.punctuator(paren) === char.openParen) this.asks(paren)
  }

  #evaluatorCall(at: number): void {
    const { tokens } = this
    if (tokens.punctuator(at - 1) === char.dot || tokens.punctuator(at + 1) !== char.openParen) return
    if (!isHarmless(this, at + 1)) this.capability('evaluation', at, at, 'under another name')
  }

  #word(at: number): void {
    const { tokens } = this
    if (this.#bound.size + this.#evaluators.size > 0) this.#boundCall(at)
    const reader = wordReader(tokens.text, tokens.starts[at] ?? 0, tokens.ends[at] ?? 0)
    const next = tokens.punctuator(at + 1)
    const isSum = next === char.plus || (next === char.dot && tokens.punctuator(at + 3) === char.plus)
    if (reader) reader(this, at)
    if (this.names.size > 0) follow(this, at)
    if (at <= this.#foldedTo) return
    if (isSum) this.#fold(at, this.literals.foldNames(at))
    else if (next !== 0 && decoders.some((name) => tokens.is(at, name))) this.#fold(at, this.literals.fold(at))
    else if (tokens.text.charCodeAt(tokens.starts[at] ?? 0) === char.backslash) this.#escapedWord(at)
  }

  /** `\u0065val`: a name of which a letter is escaped. */
  #escapedWord(at: number): void {
    const name = unescaped(this.tokens.slice(at))
    const what = concealable.get(name)
    if (what) this.conceal(what, name, at)
  }

  #array(at: number): void {
    if (this.tokens.kinds[at + 1] === kind.number || this.tokens.punctuator(at + 1) === char.minus)
      readNumbers(this, at)
    if (at > this.#foldedTo && this.tokens.isLiteral(at + 1)) {
      this.#fold(at, this.literals.fold(at))
      this.#named(at, this.literals.pieces(at))
    }
    const { tokens } = this
    computedGlobal(this, at)
    if (tokens.punctuator(at + 2) === char.closeBracket && tokens.isLiteral(at + 1)) bracketMember(this, at)
  }

  #string(at: number): void {
    if (at <= this.#foldedTo) return
    if (this.tokens.isLiteral(at)) {
      if (this.tokens.punctuator(at - 1) === char.colon) this.literals.noteMember(at)
      else this.literals.note(at)
      this.#named(at, this.literals.appended(at))
    }
    const folded = this.literals.fold(at)
    if (folded) this.#fold(at, folded)
    else if (this.tokens.kinds[at] === kind.template) readPiece(this, at)
  }

  /** What pieces of one name make together. */
  #named(at: number, value: string | null): void {
    if (value === null || !isTelling(value)) return
    const what = concealable.get(value)
    if (what) this.conceal(what, value, at)
  }

  #fold(at: number, folded: Folded | null): void {
    if (folded === null) return
    this.#foldedTo = Math.max(this.#foldedTo, folded.end)
    readString(this, at, folded)
  }

  conceal(what: CapabilityKind, name: string, at: number): void {
    this.#found.capability({ kind: what, call: shorten(name), ...this.#placeOf(at), concealed: true })
  }
}
