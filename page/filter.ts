import type { Kind, PageRow } from './model.js'

/** What the reader asked to see. Empty strings ask for nothing. */
export interface Filter {
  readonly text: string
  /** A rule's id, or `*` for any finding. */
  readonly rule: string
  readonly kind: Kind | ''
}

const everything: Filter = { text: '', rule: '', kind: '' }

/** The one filter of a package's list and map. */
export class FilterState {
  #filter = everything
  readonly #listeners: (() => void)[] = []

  get current(): Filter {
    return this.#filter
  }

  onChange(listener: () => void): void {
    this.#listeners.push(listener)
  }

  set(change: Partial<Filter>): void {
    this.#filter = { ...this.#filter, ...change }
    for (const listener of this.#listeners) listener()
  }

  clear(): void {
    this.set(everything)
  }

  get active(): boolean {
    const { text, rule, kind } = this.#filter
    return text !== '' || rule !== '' || kind !== ''
  }

  /** Every word has to be in the path, or in the name that the file had. */
  get matches(): (row: PageRow) => boolean {
    const { text, rule, kind } = this.#filter
    const words = text
      .toLowerCase()
      .split(/\s+/)
      .filter((word) => word !== '')
    return (row) => {
      if (kind !== '' && row.kind !== kind) return false
      if (rule !== '' && !row.findings.some((finding) => rule === '*' || finding.rule === rule)) return false
      if (words.length === 0) return true
      const names = `${row.path}\n${row.was ?? ''}`.toLowerCase()
      return words.every((word) => names.includes(word))
    }
  }
}
