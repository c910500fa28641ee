import { buildPathIn, pathForms } from './build-path-pattern.js'
import type { Facts } from './inspector.js'

/** Paths that are kept of a file, and the longest part kept of one. */
export const maxExamples = 3
const maxLength = 200

/** Characters of a name in which its path begins: a scheme may come first, as in `webpack:///home/…`. */
const lead = 16

/** Counts a file's build paths and keeps a few. */
export class BuildPathTally {
  #count = 0
  readonly #examples = new Set<string>()

  add(path: string): void {
    this.#count += 1
    if (this.#examples.size < maxExamples) this.#examples.add(path.slice(0, maxLength))
  }

  /** Looks at a name out of a map. */
  addName(name: string): void {
    for (const form of pathForms) {
      const path = buildPathIn(name, form, 0, lead)
      if (path === null) continue
      this.add(path)
      return
    }
  }

  facts(): Facts {
    return this.#count === 0 ? {} : { buildPaths: { count: this.#count, examples: [...this.#examples] } }
  }
}
