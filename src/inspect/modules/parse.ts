import { compileFunction, Script } from 'node:vm'
import { parse as lex } from 'es-module-lexer'
import type * as Meriyah from 'meriyah'
import type { FileFault, ModuleForm } from '../../model/modules.js'

/** A name that no code has, for what a default export leaves without one. */
const unnamed = '__pack_gate_unnamed__'

interface Edit {
  readonly start: number
  readonly end: number
  readonly text: string
}

/** Characters of the longest import of which the names are read. */
const longestClause = 20_000

/** Here and below, no two neighbours in a pattern take the same blanks: a long run of them would take its square. */
const importClause = /^import(?:\s*(?:defer|source)\s)?([\w$\s,*{}"'\\\u0080-\uffff]*?)(?<![\w$\u0080-\uffff])from\b/

/** The names that an import brings into its file, as a declaration of the same names. */
function declared(clause: string): string {
  if (clause.length > longestClause) return ''
  const inner = importClause.exec(clause)?.[1]
  const names = (inner ?? '')
    .replace(/[{}]/g, ',')
    .split(',')
    .map((part) => part.replace(/^.*\bas\s+/s, '').trim())
    .filter((name) => /^[\w$\u0080-\uffff]+$/.test(name))
  return names.length === 0 ? '' : `let ${names.join(',')}`
}

const attributes = /\s+(?:assert|with)\s*\{[^{}]*\}/y
/** What an export statement begins with, and what a function's body says instead. */
const exportForms: readonly (readonly [RegExp, (match: RegExpExecArray) => string])[] = [
  [/export\s*\{[^{}]*\}/y, () => ''],
  [/export\s+default\s+(?=(?:async\s+)?function(?:\s*\*)?\s*[\w$\u0080-\uffff])/y, () => ''],
  [/export\s+default\s+(?=class\s+(?!extends\b)[\w$\u0080-\uffff])/y, () => ''],
  [/export\s+default\s*((?:async\s+)?function(?:\s*\*)?)\s*(?=\()/y, ([, head = '']) => `${head} ${unnamed}`],
  [/export\s+default\s*class\b/y, () => `class ${unnamed}`],
  [/export\s+default\b/y, () => `let ${unnamed}=`],
  [/export\s+(?=(?:const|let|var|class|function|async)\b)/y, () => ''],
]

function exportEdit(text: string, start: number): Edit | null {
  for (const [form, replacement] of exportForms) {
    form.lastIndex = start
    const match = form.exec(text)
    if (match) return { start, end: start + match[0].length, text: replacement(match) }
  }
  return null
}

function importEnd(text: string, end: number): number {
  attributes.lastIndex = end
  return attributes.test(text) ? attributes.lastIndex : end
}

/**
 * An ES module as the body of an async function, which V8 compiles without a flag and three times as fast. Where
 * this goes wrong V8 refuses it, and the parser decides.
 */
function asFunctionBody(text: string): string {
  const [imports, exports] = lex(text)
  const statements = new Map<number, Edit>()
  for (const each of imports) {
    if (each.type === 'import-meta') statements.set(each.start, { start: each.start, end: each.end, text: unnamed })
    else if (each.type !== 'dynamic' && !each.typeOnly) {
      const { importStart: start, importEnd: end } = each
      statements.set(start, { start, end: importEnd(text, end), text: declared(text.slice(start, end)) })
    }
  }
  for (const each of exports) {
    if (statements.has(each.exportStart) || each.typeOnly) continue
    const edit = exportEdit(text, each.exportStart)
    if (edit) statements.set(each.exportStart, edit)
  }
  const parts: string[] = []
  let at = 0
  for (const { start, end, text: replacement } of [...statements.values()].sort((a, b) => a.start - b.start)) {
    if (start < at) continue
    // As many lines as there were: V8 says where it stopped.
    const lines = text.slice(start, end).split('\n').length - replacement.split('\n').length
    parts.push(text.slice(at, start), replacement, '\n'.repeat(Math.max(0, lines)))
    at = end
  }
  return [...parts, text.slice(at)].join('')
}

const wrapper = ['exports', 'require', 'module', '__filename', '__dirname']

/** Whether V8 refuses a text. It compiles it and runs nothing. What only exhausts it (nesting) is not refused. */
function isRefused(text: string, form: ModuleForm): boolean {
  try {
    if (form === 'esm') new Script(`async function module(){"use strict";${asFunctionBody(text)}\n}`)
    else compileFunction(text, wrapper)
    return false
  } catch (error) {
    // Not by `instanceof`: tests run in another realm.
    return (error as Error).name !== 'RangeError'
  }
}

/** The marks of a conflict in a script that V8 refuses; null where there are none, or they stand in a text. */
export function conflictIn(text: string, form: ModuleForm): FileFault | null {
  const other = otherContent(text)
  return other?.kind === 'conflict-marker' && isRefused(text, form) ? other : null
}

/** The line on which an ES module that can be parsed awaits something at its top, as Node can since 14.8; else null. */
export function topLevelAwait(code: string): number | null {
  if (!code.includes('await')) return null
  try {
    new Script(`function module(){"use strict";${asFunctionBody(code)}\n}`, { filename: 'module' })
    return null
  } catch (error) {
    const { name, stack = '' } = error as Error
    return name === 'SyntaxError' && !isRefused(code, 'esm') ? Number(/^module:(\d+)/.exec(stack)?.[1] ?? 1) : null
  }
}

/** What a file is instead of code, by what it begins with; null where nothing says so. */
export function otherContent(text: string): FileFault | null {
  const head = text.slice(0, 1_000)
  if (/^version https:\/\/git-lfs\.github\.com\/spec\/v1\r?\noid sha256:/.test(head))
    return { kind: 'lfs-pointer', message: 'is a pointer to a file in Git LFS' }
  if (/^\s*<(?:!doctype\s+html|html[\s>])/i.test(head)) return { kind: 'html-page', message: 'is an HTML page' }
  const at = conflictAt(text)
  if (at < 0) return null
  const line = text.slice(0, at).split('\n').length
  return { kind: 'conflict-marker', message: 'contains the marks of a merge conflict', line }
}

/** Where the first mark of a conflict stands, if the two others follow it. Looked for in one pass. */
function conflictAt(text: string): number {
  const start = text.startsWith('<<<<<<< ') ? 0 : text.indexOf('\n<<<<<<< ') + 1
  if (start === 0 && !text.startsWith('<<<<<<< ')) return -1
  const middle = text.indexOf('\n=======', start)
  return middle >= 0 && text.includes('\n>>>>>>> ', middle) ? start : -1
}

/** What only TypeScript, Flow and proposals that Babel knows have in such places. */
const typed = [
  /^[ \t]*export\s+[\w$]+(?:\s*,\s*(?:\{[^{}]*\}|\*\s*as\s+[\w$]+))?\s+from\b/m,
  /^[^\n]*@(?:no)?flow\b|^[ \t]*(?:\/\/|\/?\*+)\s*@flow\b/m,
  /^[ \t]*(?:import|export)\s+(?:type|typeof|interface|enum|declare|abstract|opaque)\b/m,
  /^[ \t]*(?:declare|interface|enum|namespace|abstract\s+class|opaque\s+type)\s+\w/m,
  /^[ \t]*type\s+\w+(?:<[^\n>]*>)?\s*=/m,
  /^[ \t]*(?:private|public|protected|readonly)\s+\w/m,
  /\bas\s+(?:const|any|unknown|string|number|boolean)\b|\w\?:\s|\bimplements\s+\w/,
  /[\w)\]}]\??:\s*(?:string|number|boolean|any|void|unknown|never|mixed|Array<|Promise<|React\.)/,
]

interface Refusal {
  readonly message: string
  readonly line?: number
  readonly column?: number
}

type Parser = Pick<typeof Meriyah, 'parse'>

/** What the parser finds wrong, as a module or as CommonJS; null where it takes the text. */
function refusal({ parse }: Parser, text: string, sourceType: 'module' | 'commonjs', jsx = false): Refusal | null {
  try {
    parse(text, { sourceType, next: true, webcompat: true, lexical: true, validateRegex: false, jsx })
    return null
  } catch (error) {
    const { name, description, loc } = error as { name?: string; description?: string; loc?: { start?: Place } }
    if (name !== 'SyntaxError' || description === undefined) return null
    const place = loc?.start && { line: loc.start.line, column: loc.start.column + 1 }
    return { message: description, ...place }
  }
}

interface Place {
  readonly line: number
  readonly column: number
}

/** Whether a text is JSX, Flow or TypeScript: code for a compiler, and none that was damaged. */
function isDialect(parser: Parser, text: string): boolean {
  if (typed.some((pattern) => pattern.test(text))) return true
  return (['module', 'commonjs'] as const).some((form) => refusal(parser, text, form, true) === null)
}

/**
 * Why a text is no JavaScript; null where it is. V8 is asked first. Where it refuses, a parser decides, which knows
 * newer syntax than the running Node may, and says where.
 */
export async function faultOf(code: string, form: ModuleForm): Promise<FileFault | null> {
  const text = code.startsWith('#!') ? `//${code}` : code
  if (!isRefused(text, form)) return null
  const parser = await import('meriyah')
  const order = form === 'esm' ? (['module', 'commonjs'] as const) : (['commonjs', 'module'] as const)
  const [first, second] = order.map((each) => refusal(parser, text, each))
  if (!first || !second) return null
  const other = otherContent(text)
  if (other) return other
  return { kind: isDialect(parser, text) ? 'dialect' : 'syntax', ...(form === 'esm' ? first : furthest(first, second)) }
}

/** Of two readings, the one that came further understood more of the text. */
function furthest(a: Refusal, b: Refusal): Refusal {
  const place = ({ line = 0, column = 0 }: Refusal): number => line * 100_000 + column
  return place(b) > place(a) ? b : a
}
