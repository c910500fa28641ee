import { type Export, type Import, parse } from 'es-module-lexer'
import type { ModuleExport, ModuleFacts, ModuleImport } from '../../model/modules.js'
import { readCommonJs } from './commonjs.js'
import { readDeclaration } from './declaration.js'
import { ImportList } from './import-list.js'

interface EsModule {
  readonly imports: readonly ModuleImport[]
  readonly exports: readonly ModuleExport[]
  /** The line of the first import or export; null where nothing makes it an ES module. */
  readonly line: number | null
  /** The line of the first `require('…')` that runs on load, which ES modules don't have; null where there is none. */
  readonly requireLine: number | null
}

const relativeToSelf = /^import\.meta\s*\.\s*resolve\s*\(\s*(["'`])([^"'`\\\n$]+)\1\s*[,)]/
const assetBefore = /new\s+URL\s*\(\s*(?:\/\*(?:[^*]|\*(?!\/))*\*\/\s*)*(["'`])([^"'`\\\n$]+)\1\s*,\s*$/

function exported(each: Export): ModuleExport {
  const typeOnly = each.typeOnly ? { typeOnly: true } : {}
  if (each.type === 'reexport-all') return { name: '*', from: each.from, as: '*', ...typeOnly }
  if (each.type === 'direct') return { name: each.name, ...typeOnly }
  return { name: each.name, from: each.from, as: each.importName ?? '*', ...typeOnly }
}

/** What `import.meta` is asked for at a place: a module's address, or a file beside it. */
function byMeta(text: string, { start }: Import): Omit<ModuleImport, 'line'> | null {
  const resolved = relativeToSelf.exec(text.slice(start, start + 300))?.[2]
  if (resolved !== undefined) return { specifier: resolved, kind: 'resolve', time: 'call' }
  const asset = assetBefore.exec(text.slice(Math.max(0, start - 300), start))?.[2]
  return asset === undefined ? null : { specifier: asset, kind: 'asset', time: 'call' }
}

/** Puts the imports that the lexer found into a list. Returns whether a dynamic one names a module. */
function addImports(
  text: string,
  imports: readonly Import[],
  reexported: ReadonlySet<number>,
  list: ImportList,
): boolean {
  let hasDynamic = false
  for (const [index, each] of imports.entries()) {
    if (each.type === 'dynamic') hasDynamic ||= each.specifier !== undefined && !each.glob
    else if (each.type === 'import-meta') {
      const found = byMeta(text, each)
      if (found) list.add(found, each.start)
    } else {
      const kind = each.type === 'reexport-star' || reexported.has(index) ? 'export' : 'import'
      list.add(
        { specifier: each.specifier, kind, time: 'load', ...(each.typeOnly && { typeOnly: true }) },
        each.importStart,
      )
    }
  }
  return hasDynamic
}

/** Calls of require in an ES module; null where there is none, or the text can't be read so. */
function readCalls(text: string): ReturnType<typeof readCommonJs> | null {
  if (!text.includes('require(')) return null
  try {
    return readCommonJs(text)
  } catch {
    return null
  }
}

/** The line of the first call of Node's `require` that runs on load; null where there is none. */
function requiredAt(calls: ReturnType<typeof readCommonJs> | null): number | null {
  if (calls === null || calls.ownRequire) return null
  return calls.imports.find(({ kind, time }) => kind === 'require' && time === 'load')?.line ?? null
}

/**
 * Reads an ES module by es-module-lexer. Where a dynamic import names a module, or Node's `createRequire` is used, the
 * reader of
 * CommonJS says when these run.
 *
 * @throws where the text is no JavaScript that can be read to its end
 */
function readEsModule(text: string): EsModule {
  const [imports, exports, , isModule] = parse(text)
  if (!isModule) return { imports: [], exports: [], line: null, requireLine: null }
  const list = new ImportList(text)
  const first = Math.min(imports[0]?.importStart ?? text.length, exports[0]?.exportStart ?? text.length)
  const line = list.lineAt(first)
  const reexported = new Set(exports.flatMap((each) => (each.type === 'reexport' ? [each.importIndex] : [])))
  const hasDynamic = addImports(text, imports, reexported, list)
  const hasRequire = text.includes('createRequire')
  const calls = hasDynamic || hasRequire ? readCommonJs(text) : readCalls(text)
  const others = calls?.imports.filter(({ kind }) => kind === 'dynamic' || hasRequire) ?? []
  const requireLine = hasRequire ? null : requiredAt(calls)
  return { imports: [...list.list, ...others], exports: exports.map(exported), line, requireLine }
}

const declarationName = /\.d\.(?:[cm]?ts|[^/]+\.ts)$/i
const scriptName = /\.[cm]?js$/i
const esSyntax = /\b(?:import|export)\b/
/** Plain words are looked for many times faster than a pattern; nearly every file has none of them. */
const webpack = ['__webpack_require__', 'webpackJsonp', 'webpackChunk']
const ownParameters = ['require,module,exports', 'require, module, exports']
const browserify = /\[\s*function\s*\(\s*require\s*,\s*module\s*,\s*exports\s*\)/

/** How a file is read: by its name, or as a script where its first line asks Node to run it. */
export function formOf(path: string): 'declaration' | 'script' | null {
  if (declarationName.test(path)) return 'declaration'
  return scriptName.test(path) ? 'script' : null
}

function declaration(text: string): ModuleFacts {
  try {
    const { imports, exports, declares, newerTypes, importStyles } = readDeclaration(text)
    const hasStyles = importStyles.byDefault.length + importStyles.asWhole.length > 0
    const more = {
      ...(declares.length > 0 && { declares }),
      ...(newerTypes && { newerTypes }),
      ...(hasStyles && { importStyles }),
    }
    return { form: 'declaration', imports, exports, ...more }
  } catch {
    return { form: 'declaration', imports: [], exports: [], skipped: 'syntax' }
  }
}

function bundleOf(text: string, ownRequire: boolean): Pick<ModuleFacts, 'bundle'> {
  if (webpack.some((word) => text.includes(word))) return { bundle: 'webpack' }
  if (ownParameters.some((words) => text.includes(words)) && browserify.test(text)) return { bundle: 'browserify' }
  return ownRequire ? { bundle: 'other' } : {}
}

/** Characters at the beginning of a file in which a universal wrapper ends. */
const longestWrapper = 2_000
const calledWithWindow = /\}\s*\)?\s*\(\s*window\s*,\s*(?:\(\s*)?(?:function\b|\(?[\w$,\s]*\)?\s*=>)/

/** `}(window, function () { … })`, as webpack 4 wraps a file that every kind of module is to load. */
function needsWindow(text: string): boolean {
  const head = text.slice(0, longestWrapper)
  return head.includes('window') && head.includes('exports') && calledWithWindow.test(head)
}

/** A script without any of these asks for nothing and gives nothing. */
const words = ['require', 'exports', 'import']

function commonJs(text: string): ModuleFacts {
  if (!words.some((word) => text.includes(word))) return { form: 'commonjs', imports: [], exports: [] }
  try {
    const { imports, exports, openExports, exportsCall, exportsVariable, line, ownRequire } = readCommonJs(text)
    const facts = {
      ...(openExports && { openExports }),
      ...(exportsCall && { exportsCall }),
      ...(exportsVariable && { exportsVariable }),
      ...(needsWindow(text) && { needsWindow: true }),
      ...(line !== null && { commonjsLine: line }),
    }
    return { form: 'commonjs', imports, exports, ...facts, ...bundleOf(text, ownRequire) }
  } catch {
    return { form: 'commonjs', imports: [], exports: [], openExports: true, skipped: 'syntax' }
  }
}

function script(text: string): ModuleFacts {
  if (!esSyntax.test(text)) return commonJs(text)
  try {
    const { imports, exports, line, requireLine } = readEsModule(text)
    if (line === null) return commonJs(text)
    const facts = { ...(requireLine !== null && { commonjsLine: requireLine }), ...bundleOf(text, false) }
    return { form: 'esm', imports, exports, moduleSyntaxLine: line, ...facts }
  } catch {
    return commonJs(text)
  }
}

/** Reads one file of code or declarations. It never throws: what can't be read is said to be so. */
export function readModule(text: string, form: 'declaration' | 'script'): ModuleFacts {
  return form === 'declaration' ? declaration(text) : script(text)
}
