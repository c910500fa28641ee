import { findNodeAtLocation, parseTree, type Node } from 'jsonc-parser'

export type Key = readonly (string | number)[]

/** Where things stand in a JSON text, with comments or without. Parsed once, on the first question. */
export class JsonLines {
  readonly #text: string
  readonly #lines = new Map<number, number>()
  #tree: Node | undefined | null = null

  constructor(text: string) {
    this.#text = text
  }

  at(key: Key): Node | undefined {
    if (this.#tree === null) this.#tree = parseTree(this.#text, [], { allowTrailingComma: true })
    return this.#tree && findNodeAtLocation(this.#tree, [...key])
  }

  /** The line of a key, or of an item of a list; undefined where nothing is there. */
  line(key: Key): number | undefined {
    const node = this.at(key)
    return node && this.lineOf(node.parent?.type === 'property' ? node.parent : node)
  }

  lineOf({ offset }: Node): number {
    const known = this.#lines.get(offset)
    if (known !== undefined) return known
    const line = this.#text.slice(0, offset).split('\n').length
    this.#lines.set(offset, line)
    return line
  }
}
