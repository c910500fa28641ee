import type { HostUse } from '../../model/behaviour.js'
import { char } from '../modules/characters.js'
import type { TokenList } from './token-list.js'

/** Names of one kind in one text; what more of them there are is not kept. */
const most = 100
/** A minifier gives a short name to something else a few lines on. */
const short = 2
const near = 400

/** What names of a text stand for, from where they were set. */
export class Bindings<T> {
  readonly #known = new Map<string, { readonly value: T; readonly from: number }>()

  get size(): number {
    return this.#known.size
  }

  set(name: string, value: T, from: number): void {
    if (name !== '' && (this.#known.size < most || this.#known.has(name))) this.#known.set(name, { value, from })
  }

  get(name: string, at: number): T | undefined {
    const found = this.#known.get(name)
    return found && (name.length > short || at - found.from < near) ? found.value : undefined
  }
}

/** What is known of the names of one text. */
export class Names {
  /** Addresses: `url = "https://…"`. */
  readonly hosts = new Bindings<HostUse>()
  /** The global object: `g = globalThis`. */
  readonly globals = new Bindings<true>()
  /** What loads modules: `load = require`. */
  readonly loaders = new Bindings<true>()
  /** All variables of the environment: `env = process.env`. */
  readonly environments = new Bindings<true>()
  /** Modules whose names are made at run time: `m = await import(name)`. */
  readonly modules = new Bindings<true>()
  /** Elements of scripts: `s = document.createElement("script")`. */
  readonly scripts = new Bindings<true>()
  /** Paths that are none of the package's own: `file = join(homedir(), …)`. */
  readonly paths = new Bindings<true>()
  /** Files that the program writes: `writeFile(file, …)`. */
  readonly written = new Bindings<true>()

  get size(): number {
    return this.environments.size + this.paths.size + this.modules.size + this.scripts.size
  }
}

/** Tokens before a value in which the name is looked for that it is given to. */
const farthest = 40

function isComparison(tokens: TokenList, at: number): boolean {
  return /[=!<>+*|&?-]=|=[=>]/.test(tokens.text.slice((tokens.starts[at] ?? 0) - 1, (tokens.ends[at] ?? 0) + 1))
}

const opens = new Set<number>([char.openParen, char.openBracket, char.openBrace])
const closes = new Set<number>([char.closeParen, char.closeBracket, char.closeBrace])

/** `name = … value`: the name that an expression with a token in it is given to; empty where there is none. */
export function assignedTo(tokens: TokenList, value: number): string {
  let [depth, isBehindComma] = [0, false]
  for (let at = value - 1; at > Math.max(0, value - farthest); at -= 1) {
    const code = tokens.punctuator(at)
    if (closes.has(code)) depth += 1
    if (depth > 0) {
      if (opens.has(code)) depth -= 1
      continue
    }
    if (code === char.semicolon || code === char.openBrace) return ''
    if (code === char.comma) isBehindComma = true
    if (opens.has(code)) isBehindComma = false // an argument of a call, or an item of a list
    if (code === char.equals && !isComparison(tokens, at))
      return isBehindComma || tokens.punctuator(at - 2) === char.dot ? '' : tokens.word(at - 1)
  }
  return ''
}

/** Names of the global object. */
export const globalNames = /^(?:globalThis|window|self|global|top)$/

/** Where the object is whose property stands at a place: `a.b`, `a?.b`; -1 where it is none. */
export function ownerOf(tokens: TokenList, at: number): number {
  if (tokens.punctuator(at - 1) !== char.dot) return -1
  return tokens.punctuator(at - 2) === char.question ? at - 3 : at - 2
}

/** Whether a word stands for the global object. */
export function isGlobalObject(tokens: TokenList, names: Names, at: number): boolean {
  const word = tokens.word(at)
  return globalNames.test(word) || (word !== '' && names.globals.get(word, at) !== undefined)
}

/** Where `.member`, `?.member` of a word stands; -1 where there is none. */
export function memberAt(tokens: TokenList, at: number): number {
  if (tokens.punctuator(at + 1) === char.dot) return at + 2
  return tokens.punctuator(at + 1) === char.question && tokens.punctuator(at + 2) === char.dot ? at + 3 : -1
}
