/** What a packed file says as a module: read from its text, never by running it. */

/**
 * How a file asks for another one.
 * - `import`: a static import; `export`: `export … from`; `dynamic`: `import()`
 * - `require`: require(), `import x = require()`; `resolve`: require.resolve, import.meta.resolve
 * - `asset`: `new URL('…', import.meta.url)`
 * - `reference`: `/// <reference path>`; `types`: `/// <reference types>`
 */
export type ImportKind = 'import' | 'export' | 'dynamic' | 'require' | 'resolve' | 'asset' | 'reference' | 'types'

/**
 * When an import runs.
 * - `load`: whenever the file is loaded, so that its failure is the file's failure
 * - `guarded`: in a try or catch block, where a failure is expected
 * - `condition`: on one branch of an if, a switch, a loop, `?:`, `&&`, `||` or `??`
 * - `call`: in a function that is called later or never, or a dynamic import
 */
export type ImportTime = 'load' | 'guarded' | 'condition' | 'call'

export interface ModuleImport {
  /** As written: `./util.js`, `react`, `@scope/name/sub`. */
  readonly specifier: string
  readonly kind: ImportKind
  readonly time: ImportTime
  /** Starts at 1. */
  readonly line: number
  /** `import type` and the like: nothing is left of it at run time. */
  readonly typeOnly?: boolean
}

/** A name that a module gives to those who import it. */
export interface ModuleExport {
  /** `default` for a default export; `export =` where a declaration or CommonJS file sets the whole value. */
  readonly name: string
  /**
   * Where it is passed on from another file (`export { a } from './b.js'`): which one, and by which name there (`*` for
   * all).
   */
  readonly from?: string
  readonly as?: string
  readonly typeOnly?: boolean
  /** Of a whole value: it is a function or class, which callers call. */
  readonly callable?: boolean
}

/** How a file is written: as an ES module, as CommonJS (or a script), as a type declaration, or as data. */
export type ModuleForm = 'esm' | 'commonjs' | 'declaration' | 'json'

/**
 * Why a file can't be loaded, whatever asks for it.
 * - `syntax`: code that no JavaScript engine takes
 * - `dialect`: JSX, Flow or TypeScript, which a compiler has to translate first
 * - `json`: JSON that can't be parsed
 * - `empty`: nothing, or white space
 * - the others: what stands there instead of code
 */
export interface FileFault {
  readonly kind: 'syntax' | 'dialect' | 'json' | 'empty' | 'conflict-marker' | 'html-page' | 'lfs-pointer'
  /** What the parser says of it: `Unexpected token: '}'`; else words that follow the file's name. Hostile text. */
  readonly message: string
  /** Starts at 1. */
  readonly line?: number
  /** Starts at 1. */
  readonly column?: number
}

/** Syntax that not every version of Node can read. */
export interface NewerSyntax {
  /** In words: `a private field`, `??=` in backticks. */
  readonly what: string
  /** The first major version of Node that reads it. */
  readonly node: number
  /** Starts at 1. */
  readonly line: number
}

/** Syntax of declarations that not every version of TypeScript can read. */
export interface NewerTypes {
  /** In words: `an accessor`. */
  readonly what: string
  /** The first version of TypeScript that reads it, as a number: 3.6. */
  readonly typescript: number
  /** Starts at 1. */
  readonly line: number
}

/** The packages whose value a declaration file imports as a default export, and those that it imports as a whole. */
export interface ImportStyles {
  /** `import a from 'b'` */
  readonly byDefault: readonly string[]
  /** `import * as a from 'b'`, `import a = require('b')` */
  readonly asWhole: readonly string[]
}

/** A package.json in a folder of the release. Hostile input: any field may be anything. */
export type NestedManifest = Readonly<Record<string, unknown>>

/** One packed file of code, declarations or JSON. */
export interface ModuleFacts {
  readonly form: ModuleForm
  /** Each combination of specifier, kind and time once, at its first line. */
  readonly imports: readonly ModuleImport[]
  /** Names that can be known without running it; for CommonJS those that Node finds, and a little more. */
  readonly exports: readonly ModuleExport[]
  /**
   * Some names are made at run time (`module.exports = require(name)`, `Object.assign(exports, …)`): a missing one may
   * be there.
   */
  readonly openExports?: boolean
  /** The line of the first import, export or import.meta that only an ES module may hold. */
  readonly moduleSyntaxLine?: number
  /**
   * The line of the first `require(`, `module.exports` or `exports.x` that is run on load and guarded by nothing; in an
   * ES module of the first `require(` alone.
   */
  readonly commonjsLine?: number
  /** Of CommonJS: `module.exports = f(…)`. What the call returns is known at run time, and Node finds no names. */
  readonly exportsCall?: boolean
  /** Of CommonJS: `module.exports = a`, an object of the file's own. Node looks no further than an object literal. */
  readonly exportsVariable?: boolean
  /** Of CommonJS: what wraps the whole file is called with `window`, which is not there on a server. */
  readonly needsWindow?: boolean
  /** The bundler's loader that it brings along: its inner requires are none of Node's. */
  readonly bundle?: 'webpack' | 'browserify' | 'other'
  /** Modules that a declaration file declares for others: `declare module 'name'`. */
  readonly declares?: readonly string[]
  /** Of a declaration, where it imports other packages so. */
  readonly importStyles?: ImportStyles
  /** Of a declaration: what the newest compiler is needed for. */
  readonly newerTypes?: NewerTypes
  /** Of a package.json below the top: what decides how the files beside it are loaded. */
  readonly manifest?: NestedManifest
  /** Why no more is known: larger than the limit, or in a syntax that is no JavaScript (JSX, Flow). */
  readonly skipped?: 'size' | 'syntax'
}
