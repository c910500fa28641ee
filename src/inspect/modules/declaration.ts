import { parse } from 'es-module-lexer'
import type { ImportStyles, ModuleExport, ModuleImport, NewerTypes } from '../../model/modules.js'
import { char } from './characters.js'
import { ImportList } from './import-list.js'
import { NewerTypesWatch } from './newer-types.js'
import { kind, Tokens } from './tokens.js'

export interface Declaration {
  readonly imports: readonly ModuleImport[]
  readonly exports: readonly ModuleExport[]
  /** Modules that it declares for others: `declare module 'name'`. */
  readonly declares: readonly string[]
  readonly newerTypes: NewerTypes | null
  readonly importStyles: ImportStyles
}

const reference = /^[ \t]*\/\/\/\s*<reference\s+(path|types)\s*=\s*(["'])([^"'\n]+)\2/gm
const called = /(?:import|require)\s*\(\s*(["'])([^"'\\\n]+)\1\s*[,)]/y
const imported = /import\s*(["'])([^"'\\\n]+)\1/y
const from = /from\s*(["'])([^"'\\\n]+)\1/y
/** `import a from 'b'`, with names in braces behind it or not. What is longer than that is no list of names. */
const byDefault = /import\s+(?:type\s+)?[A-Za-z_$][\w$]*\s*(?:,\s*\{[^}]{0,2000}\}\s*)?from\s*(["'])([^"'\\\n]+)\1/y
/** `import * as a from 'b'`, `import a = require('b')`. */
const asWhole = /import\s+(?:type\s+)?(?:\*\s*as\s+[\w$]+\s*from\s*|[\w$]+\s*=\s*require\s*\(\s*)(["'])([^"'\\\n]+)\1/y
const declared = /module\s*(["'])([^"'\\\n]+)\1/y

function addReferences(text: string, list: ImportList): void {
  if (!text.includes('<reference')) return
  for (const match of text.matchAll(reference)) {
    const kindOf = match[1] === 'path' ? 'reference' : 'types'
    list.add({ specifier: match[3] ?? '', kind: kindOf, time: 'load', typeOnly: true }, match.index)
  }
}

function at(pattern: RegExp, text: string, place: number): string | null {
  pattern.lastIndex = place
  return pattern.exec(text)?.[2] ?? null
}

/** Notes how another package's value is imported: `export =` and a default export ask for different ways. */
function addStyle(text: string, place: number, styles: Readonly<Record<keyof ImportStyles, Set<string>>>): void {
  for (const [style, pattern] of [
    ['byDefault', byDefault],
    ['asWhole', asWhole],
  ] as const) {
    const specifier = at(pattern, text, place)
    if (specifier !== null && !specifier.startsWith('.')) styles[style].add(specifier)
  }
}

/** The names by es-module-lexer, and `export =`, which it doesn't know. */
function exportsOf(text: string): readonly ModuleExport[] {
  const whole: readonly ModuleExport[] = /^\s*export\s*=/m.test(text) ? [{ name: 'export =' }] : []
  try {
    const names = parse(text)[1].map((each): ModuleExport => {
      if (each.type === 'reexport-all') return { name: '*', from: each.from, as: '*' }
      return each.type === 'direct'
        ? { name: each.name }
        : { name: each.name, from: each.from, as: each.importName ?? '*' }
    })
    return [...whole, ...names]
  } catch {
    return whole
  }
}

/** Follows braces as far as template literal types need it. */
class Braces {
  readonly #tokens: Tokens
  readonly #open: boolean[] = []

  constructor(tokens: Tokens) {
    this.#tokens = tokens
  }

  step(): void {
    const { kind: now, code } = this.#tokens
    if (now === kind.punctuator && code === char.openBrace) this.#open.push(false)
    else if (now === kind.punctuator && code === char.closeBrace && this.#open.pop() === true) {
      this.#tokens.resumeTemplate()
      this.step()
    } else if (now === kind.template && code === char.openBrace) this.#open.push(true)
  }
}

/**
 * Reads a type declaration file: what it imports in any form, and what it exports.
 *
 * @throws UnterminatedError
 */
export function readDeclaration(text: string): Declaration {
  const list = new ImportList(text)
  const declares: string[] = []
  const styles = { byDefault: new Set<string>(), asWhole: new Set<string>() }
  addReferences(text, list)
  const tokens = new Tokens(text)
  tokens.regexAllowed = false
  const braces = new Braces(tokens)
  const newer = new NewerTypesWatch()
  while (tokens.next() !== kind.end) {
    newer.step(tokens)
    braces.step()
    if (tokens.kind !== kind.word || text.charCodeAt(tokens.start - 1) === 46) continue
    const { start } = tokens
    if (tokens.is('import')) addStyle(text, start, styles)
    if (tokens.is('import') || tokens.is('require')) {
      const specifier = at(called, text, start) ?? at(imported, text, start)
      if (specifier !== null)
        list.add({ specifier, kind: tokens.is('require') ? 'require' : 'import', time: 'load', typeOnly: true }, start)
    } else if (tokens.is('from')) {
      const specifier = at(from, text, start)
      if (specifier !== null) list.add({ specifier, kind: 'import', time: 'load', typeOnly: true }, start)
    } else if (tokens.is('module')) {
      const name = at(declared, text, start)
      if (name !== null) declares.push(name)
    }
  }
  const importStyles = { byDefault: [...styles.byDefault], asWhole: [...styles.asWhole] }
  return { imports: list.list, exports: exportsOf(text), declares, newerTypes: newer.found(text), importStyles }
}
