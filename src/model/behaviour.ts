/** What a file of code does that a reviewer wants to know of: read from its tokens, never by running it. */

/**
 * - `process`: starts processes; `network`: opens sockets or sends requests; `evaluation`: runs strings as code
 * - `credentials`: reads places or variables where credentials are, or the environment as a whole
 * - `native`: loads native code; `outside`: writes outside of its own folder
 * - `persistence`: names places from which programs are started again
 * - `interception`: replaces functions of the page or of the language, or talks to a wallet or clipboard
 */
export const capabilityKinds = [
  'process',
  'network',
  'credentials',
  'evaluation',
  'native',
  'outside',
  'persistence',
  'interception',
] as const

export type CapabilityKind = (typeof capabilityKinds)[number]

export interface Capability {
  readonly kind: CapabilityKind
  /** The call or the name, as code. Hostile text, at most 80 characters. */
  readonly call: string
  /** Starts at 1. */
  readonly line: number
  /** Where in the text it is, in UTF-16 units; for code in a string, where that string is. */
  readonly at: number
  /** In which way it does so, or with what, where there are several: `eval`, `sockets`, `.npmrc`. */
  readonly form?: string
  /** The name is put together from pieces, escaped, reversed or encoded: it was not to be found by reading. */
  readonly concealed?: true
}

/** A host in a string of code. */
export interface HostUse {
  /** Lower case, without a port. */
  readonly host: string
  readonly line: number
  /** Where in the text it is, in UTF-16 units; for code in a string, where that string is. */
  readonly at: number
  /**
   * - `paste`: messengers, paste and tunnel services, which receive data from anyone
   * - `address`: a public IP address
   * - `development`: this machine, or a stage before production
   */
  readonly kind: 'plain' | 'paste' | 'address' | 'development'
  /** It is an argument of a call that sends requests or starts a process. */
  readonly asked?: true
}

export interface HiddenText {
  readonly kind: 'bidirectional' | 'invisible' | 'lookalike' | 'far-right'
  readonly line: number
  /** What it is, in words: `9 invisible characters in a row (U+FE00 …)`. */
  readonly what: string
}

export const debugKinds = [
  'debugger',
  'only',
  'development',
  'hot-reload',
  'coverage',
  'tests',
  'certificates',
] as const

export type DebugKind = (typeof debugKinds)[number]

export interface DebugLeft {
  readonly kind: DebugKind
  readonly line: number
  readonly what: string
}

/** How a file of code is written. */
export interface CodeShape {
  /** `other` where it is too short, or neither the one nor the other. */
  readonly form: 'readable' | 'minified' | 'other'
  /** What shows that an obfuscator made it, in words; empty for other code. */
  readonly obfuscation: readonly string[]
  /** Where the first of them begins: a line, and a place in UTF-16 units. */
  readonly line: number
  readonly at: number
  /** The line of code with the most tokens, and how many it has; data does not count. */
  readonly densest: { readonly line: number; readonly tokens: number }
}

export interface Behaviour {
  /** Each kind and call once, at its first line. */
  readonly capabilities: readonly Capability[]
  readonly hosts: readonly HostUse[]
  readonly hidden: readonly HiddenText[]
  readonly debug: readonly DebugLeft[]
  readonly shape: CodeShape
  /** Numbers that files with the same words have in common. Sorted, at most 64. */
  readonly sketch: readonly number[]
  /** Why no more is known: larger than the limit, or with so many faults of syntax that its end was not read. */
  readonly skipped?: 'size' | 'syntax'
}
