import { lookUp, resolve, subpathsOf } from '../../inspect/modules/exports.js'
import { moduleGraph } from '../../inspect/modules/graph.js'
import { resolveCode } from '../../inspect/modules/resolve.js'
import { normalizePath } from '../../model/manifest.js'
import type { Release } from '../../model/release.js'
import { type ExportNames, nameReader, whole } from './lost-names.js'
import { nodeLoads } from './node-loads.js'

/** A default import that gave all that `module.exports` holds, and gives nothing now. */
export interface LostDefault {
  /** Who imported it: Node itself, or what tells a compiled ES module by `__esModule`. */
  readonly by: 'node' | 'interop'
  /** What is loaded now. */
  readonly path: string
}

const bundlerConditions = new Set(['import', 'module', 'browser'])

/** The file that a bundler takes for `import 'name'`. */
function bundlerLoads(release: Release): string | null {
  const { index } = moduleGraph(release)
  const subpaths = subpathsOf(release)
  const { browser, module, main } = index.manifest
  const wanted =
    subpaths.values.size > 0 ? [resolve(lookUp(subpaths, '.'), bundlerConditions)] : [browser, module, main, 'index']
  for (const each of wanted) {
    const path = typeof each === 'string' && each !== '' ? normalizePath(each) : null
    const found = path === null ? null : resolveCode(path, index)
    if (found?.kind === 'file') return found.path
  }
  return null
}

interface Given extends ExportNames {
  readonly path: string
  readonly isModule: boolean
}

function given(path: string | null, release: Release): Given | null {
  const module = path === null ? undefined : moduleGraph(release).index.files.get(path)?.module
  if (path === null || !module || module.bundle || (module.form !== 'esm' && module.form !== 'commonjs')) return null
  return { ...nameReader(release)(path), path, isModule: module.form === 'esm' }
}

/**
 * Whether a CommonJS file is known to be none that a compiler made of an ES module. What a call makes as a whole may
 * say so of itself at run time.
 */
function isPlain({ names, isOpen, isCallable, isModule }: Given): boolean {
  if (isModule || names.has('__esModule') || names.has('default')) return false
  const known = [...names].filter((name) => name !== whole)
  return known.length > 0 || (names.has(whole) && (!isOpen || isCallable === true))
}

/** Whether no name of a CommonJS file is found before it runs, so that Node gives them by the default import alone. */
function isUnnamed({ names, isOpen, isModule }: Given): boolean {
  return !isModule && isOpen && [...names].every((name) => name === '__esModule')
}

function lacksDefault({ names, isOpen, isModule }: Given): boolean {
  return !isOpen && !names.has('default') && (isModule || names.has('__esModule'))
}

function inNode(release: Release, baseline: Release): LostDefault | null {
  const [was, is] = [nodeLoads(baseline, '.', 'import'), nodeLoads(release, '.', 'import')]
  if (was.kind !== 'file' || is.kind !== 'file' || was.form !== 'commonjs') return null
  const before = given(was.path, baseline)
  const now = given(is.path, release)
  const gave = before !== null && (isPlain(before) || isUnnamed(before))
  return gave && now?.isModule === true && lacksDefault(now) ? { by: 'node', path: now.path } : null
}

function byInterop(release: Release, baseline: Release): LostDefault | null {
  const before = given(bundlerLoads(baseline), baseline)
  const now = given(bundlerLoads(release), release)
  return before && now && isPlain(before) && lacksDefault(now) ? { by: 'interop', path: now.path } : null
}

/** What `import x from 'name'` gave before and doesn't any more. */
export function lostDefault(release: Release, baseline: Release): LostDefault | null {
  return inNode(release, baseline) ?? byInterop(release, baseline)
}

/**
 * `module` is new and leads to a default export: bundlers take that file for `require('name')` too, which gave the
 * value itself and gives an object that has it as `default`.
 */
export function wrappedByBundlers(release: Release, baseline: Release): string | null {
  const { module: was, exports: before } = baseline.manifest
  const { module: is, exports: now } = release.manifest
  if (typeof is !== 'string' || was !== undefined || before !== undefined || now !== undefined) return null
  const value = given(bundlerLoads(baseline), baseline)
  const wrapper = given(bundlerLoads(release), release)
  const wasValue = value !== null && !value.isModule && value.names.has(whole) && !value.names.has('__esModule')
  return wasValue && wrapper?.isModule === true && wrapper.names.has('default') ? wrapper.path : null
}
