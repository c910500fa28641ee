import type { ModuleFacts } from '../../model/modules.js'
import { readCommonJs } from './commonjs.js'
import { readDeclaration } from './declaration.js'
import { readEsModule } from './es-module.js'

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
    const { imports, exports, declares } = readDeclaration(text)
    return { form: 'declaration', imports, exports, ...(declares.length > 0 && { declares }) }
  } catch {
    return { form: 'declaration', imports: [], exports: [], skipped: 'syntax' }
  }
}

function bundleOf(text: string, ownRequire: boolean): Pick<ModuleFacts, 'bundle'> {
  if (webpack.some((word) => text.includes(word))) return { bundle: 'webpack' }
  if (ownParameters.some((words) => text.includes(words)) && browserify.test(text)) return { bundle: 'browserify' }
  return ownRequire ? { bundle: 'other' } : {}
}

/** A script without any of these asks for nothing and gives nothing. */
const words = ['require', 'exports', 'import']

function commonJs(text: string): ModuleFacts {
  if (!words.some((word) => text.includes(word))) return { form: 'commonjs', imports: [], exports: [] }
  try {
    const { imports, exports, openExports, line, ownRequire } = readCommonJs(text)
    const facts = { ...(openExports && { openExports }), ...(line !== null && { commonjsLine: line }) }
    return { form: 'commonjs', imports, exports, ...facts, ...bundleOf(text, ownRequire) }
  } catch {
    return { form: 'commonjs', imports: [], exports: [], openExports: true, skipped: 'syntax' }
  }
}

function script(text: string): ModuleFacts {
  if (!esSyntax.test(text)) return commonJs(text)
  try {
    const { imports, exports, line } = readEsModule(text)
    if (line === null) return commonJs(text)
    return { form: 'esm', imports, exports, moduleSyntaxLine: line, ...bundleOf(text, false) }
  } catch {
    return commonJs(text)
  }
}

/** Reads one file of code or declarations. It never throws: what can't be read is said to be so. */
export function readModule(text: string, form: 'declaration' | 'script'): ModuleFacts {
  return form === 'declaration' ? declaration(text) : script(text)
}
