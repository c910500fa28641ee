import type { NewerTypes } from '../../model/modules.js'
import { char } from './characters.js'
import { kind, type Tokens } from './tokens.js'

/** https://www.typescriptlang.org/docs/handbook/release-notes/overview.html: what came when, as far as tokens show it. */
const constParameter = { what: 'a const type parameter', typescript: 5 } as const
const typeModifier = { what: '`type` before a name', typescript: 4.5 } as const
const templateType = { what: 'a template type', typescript: 4.1 } as const
const typeImport = { what: '`import type` or `export type`', typescript: 3.8 } as const
const assertion = { what: '`asserts`', typescript: 3.7 } as const
const accessor = { what: 'an accessor', typescript: 3.6 } as const

type Feature = Omit<NewerTypes, 'line'>

const accessorAt = /[gs]et\s+[\w$]+\s*\(/y
const wholeTypeAt = /type\s*(?:[{*]|[\w$]+\s+from\b)/y
const oneTypeAt = /type\s+[\w$]+\s*(?:,|\}|as\b)/y
const assertsAt = /asserts\s+[\w$]+\s*(?:is\b|[;,})])/y

function isAt(pattern: RegExp, { text, start }: Tokens): boolean {
  pattern.lastIndex = start
  return pattern.test(text)
}

/** Watches the tokens of a declaration file for what only newer compilers read. */
export class NewerTypesWatch {
  #previousStart = 0
  #previousEnd = 0
  #found: (Feature & { readonly at: number }) | null = null

  /** At each token. */
  step(tokens: Tokens): void {
    const feature = tokens.kind === kind.word || tokens.kind === kind.template ? this.#featureAt(tokens) : null
    if (feature && feature.typescript > (this.#found?.typescript ?? 0)) this.#found = { ...feature, at: tokens.start }
    this.#previousStart = tokens.start
    this.#previousEnd = tokens.end
  }

  #isBehind(before: string, { text }: Tokens): boolean {
    return this.#previousEnd - this.#previousStart === before.length && text.startsWith(before, this.#previousStart)
  }

  #featureAt(tokens: Tokens): Feature | null {
    if (tokens.kind === kind.template) return tokens.code === char.openBrace ? templateType : null
    if (tokens.is('const')) return this.#isBehind('<', tokens) ? constParameter : null
    if (tokens.is('type')) return this.#ofType(tokens)
    if (tokens.is('asserts')) return this.#isBehind(':', tokens) && isAt(assertsAt, tokens) ? assertion : null
    return (tokens.is('get') || tokens.is('set')) && isAt(accessorAt, tokens) ? accessor : null
  }

  #ofType(tokens: Tokens): Feature | null {
    const isBehind = (before: string): boolean => this.#isBehind(before, tokens)
    if (isBehind('import') || isBehind('export')) return isAt(wholeTypeAt, tokens) ? typeImport : null
    return (isBehind('{') || isBehind(',')) && isAt(oneTypeAt, tokens) ? typeModifier : null
  }

  /** What the newest compiler is needed for; null where any reads the file. */
  found(text: string): NewerTypes | null {
    if (this.#found === null) return null
    const { at, what, typescript } = this.#found
    return { what, typescript, line: text.slice(0, at).split('\n').length }
  }
}
