import { leavesOf, lookUp, resolve, subpathsOf } from '../../inspect/modules/exports.js'
import { moduleGraph } from '../../inspect/modules/graph.js'
import { resolveTypes } from '../../inspect/modules/resolve.js'
import { listing, plural } from '../../model/format.js'
import { normalizePath } from '../../model/manifest.js'
import type { Problem } from '../../model/problem.js'
import type { Release } from '../../model/release.js'
import { groupFacts } from '../folders.js'
import { lostDeclarations } from './lost-declarations.js'

const typeConditions = new Set(['types', 'import', 'require', 'node'])

/** Whether a resolver that goes by exports (node16, nodenext, bundler) finds declarations; null without exports. */
function hasExportedTypes(release: Release): boolean | null {
  const subpaths = subpathsOf(release)
  if (subpaths.values.size === 0) return null
  const { index } = moduleGraph(release)
  // Where a condition leads to no declaration, TypeScript goes on to the next: `types` behind the others is found.
  return leavesOf(lookUp(subpaths, '.')).some(({ conditions, target }) => {
    if (!conditions.every((name) => /^(?:types(?:@.*)?|node|import|require|default)$/.test(name))) return false
    const path = normalizePath(target)
    const found = path === null ? null : resolveTypes(path, index)
    return found?.kind === 'file' && /\.(?:d\.[cm]?ts|[cm]?tsx?)$/.test(found.path)
  })
}

/** Whether TypeScript finds declarations for `import 'name'`, by any of the ways that it has. */
export function hasTypes(release: Release): boolean {
  const { index, entries } = moduleGraph(release)
  if (entries.some(({ consumer, subpath }) => consumer === 'types' && subpath === '.')) return true
  const target = resolve(lookUp(subpathsOf(release), '.'), typeConditions)
  const path = typeof target === 'string' ? normalizePath(target) : null
  const found = path === null ? null : resolveTypes(path, index)
  return found?.kind === 'file' && /\.(?:d\.[cm]?ts|[cm]?tsx?)$/.test(found.path)
}

function namesTypes({ manifest }: Release): boolean {
  return (
    ['types', 'typings', 'typesVersions'].some((field) => manifest[field] !== undefined) ||
    JSON.stringify(manifest.exports ?? '').includes('"types')
  )
}

/**
 * Whether TypeScript found the types of the package and finds none now, though package.json names none that are
 * missing.
 */
function lostTypes(release: Release, baseline: Release): boolean {
  return hasTypes(baseline) && !hasTypes(release) && !namesTypes(release)
}

/** Whether exports hide the types that every resolver found before: `types` beside them is read by the oldest alone. */
function hidesTypes(release: Release, baseline: Release): boolean {
  const worked = hasExportedTypes(baseline) ?? hasTypes(baseline)
  return worked && hasExportedTypes(release) === false && hasTypes(release)
}

const warned = { new: 'warning', unchanged: 'off' } as const
export const minor = { new: 'error', unchanged: 'off' } as const
export const breaking = { new: 'note', unchanged: 'off' } as const

/** A place in package.json. */
export function place(field: string): Pick<Problem, 'path' | 'cause' | 'key'> {
  return { path: 'package.json', cause: { kind: 'manifest', key: [field] }, key: field }
}

/** Types of the package, or of files of it that are imported by their path, which TypeScript found before. */
export function* typesGone(release: Release, baseline: Release, isBreaking: boolean): Generator<Problem> {
  if (lostTypes(release, baseline)) {
    yield {
      message: `TypeScript found types of ${release.name} and finds none now`,
      help: isBreaking
        ? 'Pack the declarations, or say in the notes on how to upgrade where they are now.'
        : 'Pack the declarations and name them by `types` in package.json, or make this a major version.',
      ...place('types'),
      // Few packages give up their types on purpose, in a major version neither.
      levels: isBreaking ? warned : minor,
    }
    return
  }
  if (hidesTypes(release, baseline)) {
    yield {
      message:
        `TypeScript found types of ${release.name} and finds none now under node16, nodenext and bundler: ` +
        'exports leads to no declaration',
      help: 'Put `types` first among the conditions of `"."` in exports of package.json.',
      ...place('exports'),
      key: 'exported types',
      levels: isBreaking ? breaking : warned,
    }
    return
  }
  const bare = lostDeclarations(release, baseline)
  const [first] = bare
  if (first === undefined) return
  yield {
    message:
      `${plural(bare.length, 'file')} that can be imported by path ${bare.length === 1 ? 'has' : 'have'} no ` +
      `declarations beside them any more: ${listing(bare)}`,
    help: 'See where the build writes the declarations: TypeScript looks for them beside the script of the same name.',
    path: first,
    cause: { kind: 'packed-file', path: first },
    key: 'declarations',
    ...groupFacts(bare),
    levels: isBreaking ? breaking : warned,
  }
}
