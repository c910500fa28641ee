import { isForeign } from '../../model/foreign-source.js'
import type { EmbeddedSource } from '../../model/types.js'
import type { EmbeddedText } from './embedded-text.js'
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

  /**
   * JSON that merely has `version` and `sources` is no map; JSON with texts in `sourcesContent` is one for whoever
   * reads it.
   */
  isMap(): boolean {
    return this.texts.length > 0 || (this.hasVersion && this.hasMappings && this.names !== null)
  }

  *embedded(): Generator<EmbeddedSource & { readonly place: Place }> {
    for (const { index, text, place } of this.texts) yield { name: this.names?.[index] ?? '(unnamed)', ...text, place }
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
