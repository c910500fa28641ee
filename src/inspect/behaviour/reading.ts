import type { Capability, CapabilityKind, DebugKind, DebugLeft, HostUse } from '../../model/behaviour.js'
import type { Names } from './bindings.js'
import type { Literals } from './literals.js'
import type { TokenList } from './token-list.js'

/** What one file may add; a file with more of them is made of nothing else. */
const most = 300

/** What is found in a file, and in the code in its strings. */
export class Findings {
  readonly capabilities = new Map<string, Capability>()
  readonly hosts = new Map<string, HostUse>()
  readonly debug = new Map<DebugKind, DebugLeft>()

  capability(found: Capability): void {
    const key = `${found.kind}\0${found.form ?? ''}\0${found.call}\0${found.concealed === true ? 'c' : ''}`
    if (this.capabilities.size < most && !this.capabilities.has(key)) this.capabilities.set(key, found)
  }

  host(found: HostUse): void {
    const known = this.hosts.get(found.host)
    if (known ? found.asked && !known.asked : this.hosts.size < most) this.hosts.set(found.host, found)
  }
}

/** A text that is read, as the readers of its words see it. Places are indices of tokens. */
export interface Reading {
  readonly tokens: TokenList
  readonly literals: Literals
  readonly names: Names
  /** The text is JSON. */
  readonly isData: boolean
  /** In how many strings the text is. */
  readonly depth: number
  /** Notes what the tokens from one place to another do. `form` says in which way, where there are several. */
  capability(what: CapabilityKind, at: number, end: number, form?: string): void
  /** Notes a name that was to be hidden. */
  conceal(what: CapabilityKind, name: string, at: number): void
  host(found: Omit<HostUse, 'line' | 'at'>, at: number): void
  debug(what: DebugKind, at: number, words: string): void
  /** A text says that this is a build for development; that counts where nothing asks whether it is one. */
  tellsDevelopment(at: number, words: string): void
  /** A name stands for an address: it is asked for where a call is given the name. */
  bindHost(name: string, found: Omit<HostUse, 'line' | 'at'>, at: number): void
  /** The arguments of the call whose bracket is at a place go to a server, or to a process. */
  asks(paren: number): void
  /** What a name stands for runs strings as code: `F = Function`. */
  bindEvaluator(name: string): void
  /** What a name stands for sends requests or starts processes: a module for it, or one of its functions. */
  bind(name: string): void
  /** Whether a place is in the arguments of such a call. */
  isAsked(at: number): boolean
  /** Reads code in a string, which is run from there. */
  inner(text: string, at: number): void
}

/** What is done at a word that may begin something worth a look. */
export type WordReader = (reading: Reading, at: number) => void

/** Names of objects by which all of a program, or of its process, can be reached. */
export const isGlobal = /^(?:globalThis|window|self|global|process|module|this|top)$/

/** Characters of a call that are shown. */
const shown = 80

export function shorten(code: string): string {
  const text = code.replace(/\s+/g, ' ').trim()
  return text.length > shown ? `${text.slice(0, shown - 1)}…` : text
}
