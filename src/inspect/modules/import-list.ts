import type { ModuleImport } from '../../model/modules.js'

/** Lines of a text's places, asked for in rising order. */
class Lines {
  readonly #text: string
  #at = 0
  #line = 1

  constructor(text: string) {
    this.#text = text
  }

  /** The line of a place, starting at 1. */
  at(place: number): number {
    if (place < this.#at) {
      this.#at = 0
      this.#line = 1
    }
    for (
      let next = this.#text.indexOf('\n', this.#at);
      next >= 0 && next < place;
      next = this.#text.indexOf('\n', this.#at)
    ) {
      this.#at = next + 1
      this.#line += 1
    }
    return this.#line
  }
}

/** The imports of one file, each combination of specifier, kind and time once. */
export class ImportList {
  readonly #lines: Lines
  readonly #known = new Set<string>()
  readonly list: ModuleImport[] = []

  constructor(text: string) {
    this.#lines = new Lines(text)
  }

  lineAt(place: number): number {
    return this.#lines.at(place)
  }

  add(found: Omit<ModuleImport, 'line'>, place: number): void {
    const key = `${found.kind}\0${found.time}\0${found.typeOnly === true ? 't' : ''}\0${found.specifier}`
    if (this.#known.has(key)) return
    this.#known.add(key)
    this.list.push({ ...found, line: this.#lines.at(place) })
  }
}
