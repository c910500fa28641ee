import { literalList, type LiteralList } from './string-literal.js'

/** A value that is a variable, or a function that gives one: `a`, `() => a`. */
const reference = /^(?:\(\s*\)\s*=>\s*)?([\w$]{1,60})\s*[,;})]/

/** Times the size of a text that may be read for its variables. */
const maxReading = 4

/** The lists of texts that variables of a text hold: a bundler makes one of each key of a JSON module. */
export class MapVariables {
  readonly #bytes: Buffer
  readonly #lists = new Map<number, LiteralList>()
  #places: ReadonlyMap<string, readonly number[]> | null = null
  #left: number

  constructor(bytes: Buffer) {
    this.#bytes = bytes
    this.#left = bytes.length * maxReading
  }

  /**
   * The lists of `sourcesContent: a` and of the `sources: b` beside it, which may be there as it is, where they fit: as
   * many names as texts, and lines in these. Lists of words elsewhere in the bundle may have the same short names.
   *
   * @param at where the value of `sourcesContent` begins
   */
  map(at: number): { readonly names: LiteralList; readonly texts: LiteralList } | null {
    const texts = this.#listOf(this.#bytes.toString('latin1', at, at + 80), at)
    if (!texts?.items.some((text) => text?.includes(10))) return null
    const from = Math.max(0, at - 1000)
    const near = this.#bytes.toString('latin1', from, at + 1000)
    const keys = [...near.matchAll(/(?<![\w$])sources["']?\s*:\s*/g)].map(({ index, 0: key }) => index + key.length)
    const before = keys.findLast((end) => from + end <= at) ?? keys[0]
    const names = before === undefined ? null : this.#listOf(near.slice(before), at)
    return names?.items.length === texts.items.length && names !== texts ? { names, texts } : null
  }

  /** The list in the variable that a value refers to: the nearest of its name before a place, or the next one. */
  #listOf(value: string, at: number): LiteralList | null {
    if (value.startsWith('[')) return literalList(Buffer.from(value, 'latin1'), 1)
    const name = reference.exec(value)?.[1]
    if (name === undefined || this.#left <= 0) return null
    const places = (this.#places ??= this.#find()).get(name) ?? []
    this.#left -= places.length
    const place = places.findLast((each) => each < at) ?? places[0]
    return place === undefined ? null : this.#listAt(place)
  }

  #listAt(place: number): LiteralList {
    const known = this.#lists.get(place)
    if (known) return known
    const list = literalList(this.#bytes, place)
    this.#left -= list.end - place
    this.#lists.set(place, list)
    return list
  }

  #find(): ReadonlyMap<string, readonly number[]> {
    const places = new Map<string, number[]>()
    const pattern = /(?<![\w$.])([\w$]{1,60})\s*=\s*\[(?=\s*["'`])/g
    for (const { index, 0: all, 1: name = '' } of this.#bytes.toString('latin1').matchAll(pattern)) {
      const known = places.get(name)
      if (known) known.push(index + all.length)
      else places.set(name, [index + all.length])
    }
    return places
  }
}
