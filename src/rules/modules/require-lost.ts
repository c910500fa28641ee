import { subpathsOf } from '../../inspect/modules/exports.js'
import { moduleGraph } from '../../inspect/modules/graph.js'
import { listing } from '../../model/format.js'
import { asObject } from '../../model/manifest.js'
import type { Problem } from '../../model/problem.js'
import type { Release } from '../../model/release.js'
import { defineRule, stepOf } from '../rule.js'
import { needsWindowNow } from './lost-in-node.js'
import { breaking, minor, place, typesGone } from './lost-types.js'
import { byMain, type Loading, nodeLoads } from './node-loads.js'
import { needsFilesNow } from './script-tags.js'

/** The subpaths that the baseline names one by one. */
function subpaths(baseline: Release): readonly string[] {
  const keys = [...subpathsOf(baseline).values.keys()].filter((key) => !key.includes('*') && !key.endsWith('/'))
  return keys.length > 0 ? keys : ['.']
}

function nameOf({ name }: Release, subpath: string): string {
  return subpath === '.' ? name : `${name}/${subpath.replace(/^\.\//, '')}`
}

function isRequirable(loading: Loading): boolean {
  return loading.kind === 'file' && (loading.form === 'commonjs' || loading.form === 'other')
}

interface Lost {
  readonly closed: readonly string[]
  readonly modules: readonly string[]
}

/** Subpaths that could be required and can't be any more, where they can still be imported. */
function lostToRequire(release: Release, baseline: Release): Lost {
  const lost = subpaths(baseline).filter(
    (subpath) =>
      isRequirable(nodeLoads(baseline, subpath, 'require')) && nodeLoads(release, subpath, 'import').kind === 'file',
  )
  const now = lost.map((subpath) => ({ subpath, loading: nodeLoads(release, subpath, 'require') }))
  return {
    closed: now.filter(({ loading }) => loading.kind === 'closed').map(({ subpath }) => subpath),
    modules: now
      .filter(({ loading }) => loading.kind === 'file' && loading.form === 'esm')
      .map(({ subpath }) => subpath),
  }
}

/** Subpaths that could be imported and that no condition opens to import any more. */
function lostToImport(release: Release, baseline: Release): readonly string[] {
  return subpaths(baseline).filter(
    (subpath) =>
      nodeLoads(baseline, subpath, 'import').kind === 'file' &&
      nodeLoads(release, subpath, 'import').kind === 'closed' &&
      nodeLoads(release, subpath, 'require').kind === 'file',
  )
}

/** The subpaths that this rule reports, by what asked for them. */
export function lostSystems(release: Release, baseline: Release): ReadonlyMap<string, readonly string[]> {
  const { closed, modules } = lostToRequire(release, baseline)
  return new Map([
    ['require', [...closed, ...modules]],
    ['import', lostToImport(release, baseline)],
  ])
}

const breakingForAll = { new: 'warning', unchanged: 'off' } as const

function calls(release: Release, lost: readonly string[], system: string): string {
  return listing(lost.map((subpath) => `${system}('${nameOf(release, subpath)}')`))
}

/** Whether older resolvers, which know no exports, find the package: by main, index.js or module. */
function isFoundByOlder(release: Release): boolean {
  const graph = moduleGraph(release)
  return byMain(graph).kind === 'file' || graph.index.manifest.module !== undefined
}

const olderLevels = { new: 'warning', unchanged: 'off' } as const

/** `index.js` was implied for those who don't read exports, and has another name now. */
function* hiddenFromOlder(release: Release, baseline: Release): Generator<Problem> {
  const { main, exports } = release.manifest
  const isByExports = exports !== undefined && exports !== null && (main === undefined || main === '')
  if (!isByExports || !isFoundByOlder(baseline) || isFoundByOlder(release)) return
  yield {
    message:
      `resolvers that go by main or index.js, and not by exports, found ${release.name} and find nothing now: ` +
      'package.json has no main',
    help: 'Name the file of `exports["."]` by `main` too.',
    ...place('main'),
    levels: olderLevels,
  }
}

export const requireLost = defineRule({
  id: 'require-lost',
  summary: 'a package or subpath that can no longer be required or imported, or whose types are no longer found',
  scope: 'change',
  levels: { new: 'error', unchanged: 'off' },
  *check({ release, baseline }) {
    if (!baseline) return
    const isBreaking = stepOf(release, baseline) === 'breaking'
    const { closed, modules } = lostToRequire(release, baseline)
    if (closed.length > 0) {
      yield {
        message:
          `${calls(release, closed, 'require')} worked and now fails on every Node: ` +
          'exports has no require or default condition for it',
        help:
          'Name the condition `default` instead of `import` (Node 20.19, 22.12 and newer can require an ES module), ' +
          'or add `require`.',
        ...place('exports'),
        levels: isBreaking ? breakingForAll : minor,
      }
    }
    if (modules.length > 0) {
      yield {
        message:
          `${calls(release, modules, 'require')} worked on every Node and is an ES module now, ` +
          'which Node before 20.19 and 22.12 refuses to require',
        help: isBreaking
          ? 'Say so in the notes of the release.'
          : 'Ship CommonJS beside it under the condition `require`, or make this a major version.',
        ...place(asObject(release.manifest).type === 'module' ? 'type' : 'main'),
        levels: isBreaking ? breaking : minor,
      }
    }
    const imports = lostToImport(release, baseline)
    if (imports.length > 0) {
      yield {
        message: `${calls(release, imports, 'import')} worked and fails now: exports has no import or default for it`,
        help: 'Add the condition `import` or `default` to exports in package.json.',
        ...place('exports'),
        key: 'import',
        // An import can load either format, so no one closes a package to it on purpose.
        levels: minor,
      }
    }
    if (!isBreaking && closed.length === 0) yield* hiddenFromOlder(release, baseline)
    for (const bound of [needsWindowNow(release, baseline), needsFilesNow(release, baseline)])
      if (bound) yield { ...bound, levels: isBreaking ? breaking : olderLevels }
    yield* typesGone(release, baseline, isBreaking)
  },
})
