import type { EmbeddedSource, SourceMapFacts } from '../../model/file-facts.js'
import { BuildPathTally } from '../build-path-tally.js'
import { embeddedText, MalformedJson } from './json-string.js'
import { mergeFacts } from '../facts.js'
import type { Facts } from '../inspector.js'
import { hostsIn } from '../internal-host.js'
import { JsonCursor } from './json-cursor.js'
import { MapParts, type EmbeddedPlace, type Place } from './map-parts.js'

const [brace, bracket, closingBrace, closingBracket] = [0x7b, 0x5b, 0x7d, 0x5d]

/** No map is nested like this; the stack has an end. */
const maxDepth = 1000

/** What the maps in one JSON text give away, taken together. */
export class MapReader {
  sources = 0
  maps = 0
  readonly embedded: EmbeddedSource[] = []
  /** Where each of them is in the text that was read last. */
  places: EmbeddedPlace[] = []
  /** Where its lists of texts are, and its mappings: nothing else is to be found there. */
  known: Place[] = []
  readonly #paths = new BuildPathTally()
  readonly #hosts: Facts[] = []
  #cursor = new JsonCursor(Buffer.alloc(0), 0)
  #depth = 0

  /** What each key of an object is good for; the value of any other key is only walked through. */
  readonly #keys: ReadonlyMap<string, (parts: MapParts) => void> = new Map([
    ['version', (parts: MapParts) => void (parts.hasVersion = this.#number())],
    ['sources', (parts: MapParts) => void (parts.names = this.#names() ?? parts.names)],
    [
      'sourcesContent',
      (parts: MapParts) => {
        this.#texts(parts)
      },
    ],
    ['mappings', (parts: MapParts) => void (parts.hasMappings = this.#string())],
    ['sourceRoot', (parts: MapParts) => void (parts.root = this.#text())],
    ['file', (parts: MapParts) => void (parts.file = this.#text())],
    ['identifier', (parts: MapParts) => void (parts.identifier = this.#text())],
    ['moduleType', (parts: MapParts) => void (parts.isModule = this.#string())],
    [
      'source',
      (parts: MapParts) => {
        this.#module(parts)
      },
    ],
  ])

  /**
   * Reads one JSON value, or several one after another (JSON lines), and every map in them: the whole of it, the
   * sections of an indexed map (ECMA-426), or an object further down, as build caches hold them.
   *
   * @param all false where something else may follow the first value
   * @throws MalformedJson
   */
  read(bytes: Buffer, at: number, all: boolean): void {
    this.#cursor = new JsonCursor(bytes, at)
    this.#depth = 0
    this.places = []
    this.known = []
    do this.#value()
    while (all && this.#cursor.peek() !== -1)
  }

  facts(origin: SourceMapFacts['origin']): Facts {
    if (this.maps === 0) return {}
    return {
      sourceMaps: [{ origin, sources: this.sources, embedded: this.embedded }],
      ...this.#paths.facts(),
      ...mergeFacts(this.#hosts),
    }
  }

  #value(): void {
    const first = this.#cursor.peek()
    if (first === brace) this.#object()
    else if (first === bracket)
      this.#array(() => {
        this.#value()
      })
    else if (this.#cursor.atString()) this.#cursor.skipString()
    else this.#cursor.skipScalar()
  }

  #nested(walk: () => void): void {
    this.#depth += 1
    if (this.#depth > maxDepth) throw new MalformedJson(`nested more than ${maxDepth} times`)
    walk()
    this.#depth -= 1
  }

  #array(each: (index: number) => void): void {
    this.#nested(() => {
      if (!this.#cursor.enter(bracket, closingBracket)) return
      let index = 0
      do each(index++)
      while (this.#cursor.next(closingBracket))
    })
  }

  #object(): void {
    this.#nested(() => {
      if (!this.#cursor.enter(brace, closingBrace)) return
      let parts: MapParts | null = null
      do {
        const part = this.#keys.get(this.#cursor.key())
        if (part) part((parts ??= new MapParts()))
        else this.#value()
      } while (this.#cursor.next(closingBrace))
      if (parts?.isMap()) this.#take(parts)
    })
  }

  #take(parts: MapParts): void {
    this.maps += 1
    this.sources += (parts.names?.length ?? 0) + (parts.isReported() ? 1 : 0)
    for (const { place, ...source } of parts.embedded()) {
      this.embedded.push(source)
      this.places.push({ ...place, name: source.name })
    }
    for (const path of parts.paths()) this.#paths.addName(path)
    for (const hosts of parts.hosts()) this.#hosts.push(hosts)
  }

  #number(): boolean {
    const first = this.#cursor.peek()
    if (first !== brace && first !== bracket && !this.#cursor.atString()) return this.#cursor.skipScalar()
    this.#value()
    return false
  }

  #string(): boolean {
    const found = this.#cursor.atString()
    const start = this.#cursor.place
    this.#value()
    if (found) this.known.push({ start, end: this.#cursor.place })
    return found
  }

  #text(): string {
    if (this.#cursor.atString()) return this.#cursor.text().text.toString()
    this.#value()
    return ''
  }

  #names(): readonly (string | null)[] | null {
    if (this.#cursor.peek() !== bracket) {
      this.#value()
      return null
    }
    const names: (string | null)[] = []
    this.#array(() => {
      const isName = this.#cursor.atString()
      const name = this.#text()
      names.push(isName ? name : null)
    })
    return names
  }

  #module(parts: MapParts): void {
    if (!this.#cursor.atString()) {
      this.#value()
      return
    }
    const found = this.#cursor.text()
    const place = { start: this.#cursor.stringStart, end: found.end }
    if (found.text.length > 0) parts.module = { text: embeddedText(found), place }
    this.known.push(place)
  }

  #texts(parts: MapParts): void {
    if (this.#cursor.peek() !== bracket) {
      this.#value()
      return
    }
    const start = this.#cursor.place
    this.#array((index) => {
      if (!this.#cursor.atString()) {
        this.#value()
        return
      }
      const found = this.#cursor.text()
      if (found.text.length > 0)
        parts.texts.push({
          index,
          text: embeddedText(found),
          hosts: hostsIn(found.text),
          place: { start: this.#cursor.stringStart, end: found.end },
        })
    })
    this.known.push({ start, end: this.#cursor.place })
  }
}
