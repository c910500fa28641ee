import type { ImportKind, ModuleExport, ModuleImport } from '../../model/modules.js'
import { char, keyword } from './characters.js'
import { ExportNames } from './commonjs-exports.js'
import { ImportList } from './import-list.js'
import { Nesting } from './nesting.js'
import { kind, Tokens } from './tokens.js'

interface CommonJs {
  readonly imports: readonly ModuleImport[]
  readonly exports: readonly ModuleExport[]
  readonly openExports: boolean
  readonly exportsCall: boolean
  readonly exportsVariable: boolean
  /** Where the first `require(`, `module.exports` or `exports.x` stands that runs on load. */
  readonly line: number | null
  /** The code has a `require` of its own, as bundles do. */
  readonly ownRequire: boolean
}

/** What follows `require`: a call with one literal, or its `resolve`. */
const required = /require\s*(?:\.\s*(resolve)\s*)?\(\s*(["'`])((?:[^"'`\\\n$]|\$(?!\{))*)\2\s*([,)])/y
const requireDeclared = /(?:function\s+|(?:var|let|const)\s+(?:[^;={}]*,\s*)?|^\s*|[;{}]\s*)$/
const madeByNode = /\s*=\s*(?:[\w$]+\.)*createRequire\b/y
const dynamic = /import\s*\(\s*(?:\/\*(?:[^*]|\*(?!\/))*\*\/\s*)*(["'`])([^"'`\\\n$]*)\1\s*[,)]/y

/**
 * Reads CommonJS, and any script: its imports, its exports, and when they run. Nothing in strings or comments is taken
 * for code.
 */
class Reader {
  readonly #tokens: Tokens
  readonly #nesting: Nesting
  readonly #imports: ImportList
  readonly #exports: ExportNames
  #firstAt = -1
  #ownRequire = false

  constructor(text: string) {
    this.#tokens = new Tokens(text)
    this.#nesting = new Nesting(this.#tokens)
    this.#imports = new ImportList(text)
    this.#exports = new ExportNames(text)
  }

  /** @throws UnterminatedError, TooDeepError */
  read(): CommonJs {
    const tokens = this.#tokens
    while (tokens.next() !== kind.end) {
      const { start } = tokens
      const word = this.#nesting.step()
      if (word >= keyword.require) this.#word(word, start)
    }
    const { names, isOpen, isCall, isVariable } = this.#exports
    const line = this.#firstAt < 0 ? null : this.#imports.lineAt(this.#firstAt)
    const found = {
      imports: this.#imports.list,
      exports: names,
      openExports: isOpen,
      exportsCall: isCall,
      exportsVariable: isVariable,
    }
    return { ...found, line, ownRequire: this.#ownRequire }
  }

  #word(word: number, start: number): void {
    if (word === keyword.require) this.#require(start)
    else if (word === keyword.import) this.#dynamicImport(start)
    else this.#exported(word, start)
  }

  #require(start: number): void {
    const { text } = this.#tokens
    required.lastIndex = start
    const match = required.exec(text)
    if (match && !this.#isDeclaration(start)) {
      if (this.#nesting.ownRequire) return
      const [, resolve, , specifier = '', after] = match
      const time = this.#nesting.time
      const what: ImportKind = resolve ? 'resolve' : 'require'
      this.#imports.add({ specifier, kind: what, time }, start)
      if (what === 'require') this.#runs(start)
      if (what === 'require' && after === ')') this.#exports.passOn(specifier, start, required.lastIndex)
    } else this.#declared(start)
  }

  #isDeclaration(start: number): boolean {
    return /\bfunction\s+$/.test(this.#tokens.text.slice(Math.max(0, start - 12), start))
  }

  /** `function require(`, `var require =`: from here on it is none of Node's, unless Node made it. */
  #declared(start: number): void {
    const { text, end } = this.#tokens
    const next = this.#tokens.peek()
    const before = text.slice(Math.max(0, start - 40), start)
    if (this.#isDeclaration(start) || (next === char.equals && requireDeclared.test(before))) {
      madeByNode.lastIndex = end
      if (madeByNode.test(text) || text.charCodeAt(text.indexOf('=', end) + 1) === char.equals) return
      this.#nesting.shadowRequire()
      this.#ownRequire = true
    }
  }

  #dynamicImport(start: number): void {
    dynamic.lastIndex = start
    const specifier = dynamic.exec(this.#tokens.text)?.[2]
    if (specifier === undefined) return
    const time = this.#nesting.time === 'guarded' ? 'guarded' : 'call'
    this.#imports.add({ specifier, kind: 'dynamic', time }, start)
  }

  #exported(word: number, start: number): void {
    const { text } = this.#tokens
    if (/\btypeof\s+$/.test(text.slice(Math.max(0, start - 8), start))) {
      this.#nesting.expectNode()
      return
    }
    const sets = word === keyword.exports ? this.#exports.exports(start) : this.#exports.module(start)
    if (sets) this.#runs(start)
  }

  #runs(at: number): void {
    if (this.#firstAt < 0 && this.#nesting.time === 'load' && !this.#nesting.isPortable) this.#firstAt = at
  }
}

/** @throws UnterminatedError, TooDeepError where the text is no script that can be read to its end */
export function readCommonJs(text: string): CommonJs {
  return new Reader(text).read()
}
