/** What a compiled program or library is made for, by its headers. Names of systems and processors are Node's own. */
export interface ProgramFacts {
  readonly format: 'ELF' | 'Mach-O' | 'PE'
  /** A program is started, a library is loaded, an object is linked into one of them. */
  readonly role: 'program' | 'library' | 'object'
  /** The systems that may load it. Empty where the headers don't say. */
  readonly systems: readonly string[]
  /** Several in a universal Mach-O file. Empty where any will do, or where the processor has no name in Node. */
  readonly processors: readonly string[]
}
