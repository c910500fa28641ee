import { isForeign } from '../../model/policy.js'
import type { EmbeddedSource } from '../../model/file-facts.js'
import type { EmbeddedText } from './json-string.js'
import { mayAsk } from '../internal-host.js'
import type { Facts } from '../inspector.js'

/** Bytes of a map in which a source is embedded, as it is written there. */
export interface Place {
  readonly start: number
  readonly end: number
}

export interface EmbeddedPlace extends Place {
  readonly name: string
}

/** The parts of a JSON object that may make a source map of it. */
export class MapParts {
  /** `sources`, with null for what is no string; null without the key. */
  names: readonly (string | null)[] | null = null
  /** The texts in `sourcesContent` that are not empty, by their place. */
  readonly texts: {
    readonly index: number
    readonly text: EmbeddedText
    readonly hosts: Facts
    readonly place: Place
  }[] = []
  root = ''
  file = ''
  hasVersion = false
  hasMappings = false
  /** Of a module in a bundler's report: where it is, and its text. */
  identifier = ''
  isModule = false
  module: { readonly text: EmbeddedText; readonly place: Place } | null = null

  /**
   * JSON that merely has `version` and `sources` is no map; JSON with texts in `sourcesContent` is one for those who
   * reads it.
   */
  isMap(): boolean {
    return this.isReported() || this.texts.length > 0 || (this.hasVersion && this.hasMappings && this.names !== null)
  }

  /** webpack's stats.json: `modules[].source` is the whole text. */
  isReported(): boolean {
    return this.module !== null && this.isModule && this.identifier !== ''
  }

  *embedded(): Generator<EmbeddedSource & { readonly place: Place }> {
    if (this.module && this.isReported())
      yield { name: this.#moduleName(), ...this.module.text, place: this.module.place }
    for (const { index, text, place } of this.texts) yield { name: this.names?.[index] ?? '(unnamed)', ...text, place }
  }

  /** Without the loaders before it, and the type. */
  #moduleName(): string {
    return this.identifier.slice(Math.max(this.identifier.lastIndexOf('!'), this.identifier.lastIndexOf('|')) + 1)
  }

  /** What the package's own texts say of internal hosts. A dependency's are its own business. */
  *hosts(): Generator<Facts> {
    for (const { index, hosts } of this.texts) {
      const name = this.names?.[index] ?? ''
      if (hosts.internalHosts && !isForeign({ name }) && mayAsk(name)) yield hosts
    }
  }

  /** The names as tools resolve them: `sourceRoot` comes before each. */
  *paths(): Generator<string> {
    yield this.file
    const root = this.root === '' || this.root.endsWith('/') ? this.root : `${this.root}/`
    if (this.names?.length === 0) yield root
    for (const name of this.names ?? []) yield `${root}${name ?? ''}`
  }
}
