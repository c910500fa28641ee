import type { Entry } from '../../inspect/modules/entries.js'
import { leavesOf, nodeConditions, resolve, subpathsOf, underOwnCondition } from '../../inspect/modules/exports.js'
import { moduleGraph, type ModuleGraph } from '../../inspect/modules/graph.js'
import { nodeFormat, scopeOf } from '../../inspect/modules/package-files.js'
import { clip, listing } from '../../model/format.js'
import { asObject } from '../../model/manifest.js'
import type { ModuleFacts } from '../../model/modules.js'
import type { Problem } from '../../model/problem.js'
import type { Release } from '../../model/release.js'
import { defineRule } from '../rule.js'
import { partiallyNamed } from './partial-names.js'
import { nodeLoads } from './node-loads.js'

type Levels = NonNullable<Problem['levels']>

const broken: Levels = { new: 'error', unchanged: 'warning' }
const doubtful: Levels = { new: 'warning', unchanged: 'note' }

/** A target that Node refuses before it looks for any file (ERR_INVALID_PACKAGE_TARGET). */
function isRefused(target: string): boolean {
  if (!target.startsWith('./')) return true
  return target
    .slice(2)
    .split(/[/\\]/)
    .some((part) => part === '..' || part === '.' || part === 'node_modules')
}

interface Refused {
  readonly key: string
  readonly target: string
  /** Node itself comes to it; other consumers may take it as it is. */
  readonly isNode: boolean
}

function refusedTargets(release: Release): readonly Refused[] {
  return [...subpathsOf(release).values].flatMap(([key, value]) => {
    const node = [resolve(value, nodeConditions.require), resolve(value, nodeConditions.import)]
    return leavesOf(value)
      .filter(({ conditions, target }) => isRefused(target) && !underOwnCondition(['exports', key, ...conditions]))
      .map(({ target }) => ({ key, target, isNode: node.includes(target) }))
  })
}

/** Subpaths and conditions side by side: Node refuses the whole package (ERR_INVALID_PACKAGE_CONFIG). */
function isMixed({ manifest: { exports } }: Release): boolean {
  const keys = Object.keys(asObject(exports))
  return keys.some((key) => key.startsWith('.')) && keys.some((key) => !key.startsWith('.'))
}

const exportsPlace = { path: 'package.json', cause: { kind: 'manifest', key: ['exports'] } } as const

function* invalidExports(release: Release): Generator<Problem> {
  if (isMixed(release)) {
    yield {
      message:
        'exports has subpaths and conditions side by side, which Node refuses, so nothing of the package can be loaded',
      help: 'Put the conditions into `"."`.',
      ...exportsPlace,
      key: 'mixed',
      levels: { new: 'error', unchanged: 'error' },
    }
    return
  }
  const refused = refusedTargets(release)
  if (refused.length === 0) return
  const targets = listing([...new Set(refused.map(({ target }) => target))])
  yield {
    message: `exports leads to ${targets}, which Node refuses: a target begins with ./ and stays inside the package`,
    help: `Write ${clip(`./${(refused[0]?.target ?? '').replace(/^[./]+/, '')}`)} in exports of package.json.`,
    ...exportsPlace,
    key: 'target',
    levels: refusedLevels(refused),
  }
}

function refusedLevels(refused: readonly Refused[]): Levels {
  const byNode = refused.filter(({ isNode }) => isNode)
  if (byNode.length === 0) return doubtful
  return byNode.some(({ key }) => key === '.') ? { new: 'error', unchanged: 'error' } : broken
}

/** What makes Node take a file as it does, in the words of a message. */
function because(path: string, { index }: ModuleGraph): string {
  if (/\.[cm]js$/.test(path)) return `its extension is ${path.slice(-4)}`
  const scope = scopeOf(path, index)
  const where = scope === '' ? 'package.json' : `${scope}/package.json`
  const { type } = asObject(index.manifests.get(scope))
  return type === undefined ? `${where} has no type` : `${where} has type ${JSON.stringify(type)}`
}

interface Misread {
  readonly path: string
  readonly entry: Entry
  readonly line: number
  /** The graver first: Node can't load it at all; older Nodes can't. */
  readonly kind: 'module-as-commonjs' | 'commonjs-as-module' | 'require-in-module' | 'undeclared-module'
}

/** Whether Node takes a file of CommonJS for an ES module, and that can't be what its writer thought of. */
function isCommonJsAsModule({ form, commonjsLine, bundle }: ModuleFacts, format: string): boolean {
  return form === 'commonjs' && format === 'esm' && commonjsLine !== undefined && !bundle
}

/** How a file is misread by Node; null where it isn't, or where that can't be known. */
function misread(path: string, entry: Entry, graph: ModuleGraph): Misread | null {
  const module = graph.index.files.get(path)?.module
  if (!module || module.skipped) return null
  const format = nodeFormat(path, graph.index)
  if (module.form === 'esm' && format !== 'esm') {
    const line = module.moduleSyntaxLine ?? 1
    if (format === 'commonjs') return { path, entry, line, kind: 'module-as-commonjs' }
    return entry.path === path ? { path, entry, line, kind: 'undeclared-module' } : null
  }
  if (module.form === 'esm' && module.commonjsLine !== undefined && !module.bundle)
    return { path, entry, line: module.commonjsLine, kind: 'require-in-module' }
  return isCommonJsAsModule(module, format)
    ? { path, entry, line: module.commonjsLine ?? 1, kind: 'commonjs-as-module' }
    : null
}

/** Files that Node loads with certainty and takes for what they are not. */
function misreadFiles(release: Release): readonly Misread[] {
  const graph = moduleGraph(release)
  return [...graph.reached.node].flatMap(([path, { entry, time }]) =>
    time === 'load' && !entry.isPattern ? (misread(path, entry, graph) ?? []) : [],
  )
}

const kinds = {
  'module-as-commonjs': { what: 'has the syntax of an ES module, and Node loads it as CommonJS', rename: '.mjs' },
  'commonjs-as-module': { what: 'is CommonJS, and Node loads it as an ES module', rename: '.cjs' },
  'require-in-module': { what: 'calls require, which an ES module does not have', rename: '.cjs' },
  'undeclared-module': {
    what: 'has the syntax of an ES module, and Node before 20.19 and 22.7 loads it as CommonJS',
    rename: '.mjs',
  },
} as const

function misreadProblem(each: Misread, graph: ModuleGraph, others: number): Problem {
  const { path, entry, line, kind } = each
  const { what, rename } = kinds[kind]
  const more = others > 0 ? ` (as ${others} more)` : ''
  const why = kind === 'require-in-module' ? '' : `, as ${because(path, graph)}`
  return {
    message: `${path}:${line} ${what}${why}${more}: ${entry.field} can't be loaded`,
    help:
      kind === 'require-in-module'
        ? 'Import it instead, or make a `require` by createRequire of node:module.'
        : `Name the file with ${rename}, correct \`type\` in the package.json that counts for it, or build it in the other format.`,
    path,
    cause: { kind: 'packed-file', path },
    key: kind,
  }
}

/** Whether every Node could import what leads to the file now. */
function couldBeImported({ entry: { subpath } }: Misread, baseline: Release): boolean {
  const before = nodeLoads(baseline, subpath ?? '', 'import')
  return before.kind === 'file' && before.form !== 'detected'
}

/** Whether Node that the package asks for knows an ES module by its syntax. */
function asksForDetection({ manifest }: Release): boolean {
  const { node } = asObject(manifest.engines)
  return typeof node === 'string' && /^\s*(?:>=|\^|~)\s*(?:2[2-9]|[3-9]\d)\b/.test(node)
}

export const moduleFormat = defineRule({
  id: 'module-format',
  summary: 'code that Node loads in the wrong module format, or exports that Node refuses',
  scope: 'release',
  levels: { new: 'error', unchanged: 'warning' },
  *check({ release, baseline }) {
    yield* invalidExports(release)
    const graph = moduleGraph(release)
    const before = baseline ? misreadFiles(baseline) : []
    const wasSo = (each: Misread): boolean =>
      before.some(
        ({ kind, path, entry }) => kind === each.kind && (path === each.path || entry.field === each.entry.field),
      )
    const found = misreadFiles(release)
    for (const kind of ['module-as-commonjs', 'commonjs-as-module', 'require-in-module'] as const) {
      const group = found.filter((each) => each.kind === kind)
      const first = group.find((each) => !wasSo(each)) ?? group[0]
      if (!first) continue
      const baselineState = wasSo(first) ? 'unchanged' : 'new'
      yield { ...misreadProblem(first, graph, group.length - 1), levels: broken, baselineState }
    }
    if (!baseline) return
    yield* partiallyNamed(release, baseline)
    if (asksForDetection(release)) return
    const group = found.filter((each) => each.kind === 'undeclared-module' && !wasSo(each))
    const first = group.find(({ entry }) => entry.system !== 'import') ?? group[0]
    if (!first) return
    const levels = first.entry.system === 'import' && !couldBeImported(first, baseline) ? doubtful : broken
    yield { ...misreadProblem(first, graph, group.length - 1), levels, baselineState: 'new' }
  },
})
