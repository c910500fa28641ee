import { entryPoints, type EntryPoint, type Lookup } from '../compare/entry-points.js'
import { groupBy } from '../group-by.js'
import type { Problem, Release } from '../types.js'
import { defineRule } from './rule.js'

/** What Node and the bundlers try for `main`, and TypeScript for `types`, in the spelling of package.json. */
const completions: Readonly<Record<Lookup, readonly string[]>> = {
  exact: [''],
  pattern: [''],
  module: ['', '.js', '.json', '.node', '.cjs', '.mjs', '/index.js', '/index.json', '/index.node', '/index.cjs', '/index.mjs'],
  types: ['', '.d.ts', '.ts', '.tsx', '.d.mts', '.d.cts', '/index.d.ts', '/index.ts'],
}

/** A pattern of exports stands for any text, slashes too; a folder target (`./lib/`) for all below it. */
function matchesPattern(pattern: string, paths: ReadonlySet<string>): boolean {
  const [head = '', tail = ''] = pattern.split('*', 2)
  for (const path of paths) {
    if (path.startsWith(head) && path.endsWith(tail) && path.length >= head.length + tail.length) return true
  }
  return false
}

function isPacked(target: string, lookup: Lookup, paths: ReadonlySet<string>): boolean {
  if (target.includes('*')) return matchesPattern(target, paths)
  if (lookup === 'pattern') return matchesPattern(`${target}/*`, paths)
  if (target === '') return lookup !== 'exact' && completions[lookup].some((end) => paths.has(end.replace(/^\//, '')))
  return completions[lookup].some((end) => paths.has(`${target}${end}`))
}

/** Where main leads nowhere, Node still takes index.js (DEP0128): it works, so it is no missing entry point. */
function fallsBack({ field }: EntryPoint, paths: ReadonlySet<string>): boolean {
  return field === 'main' && paths.has('index.js')
}

/**
 * A pattern promises no file in particular, and typesVersions only another place to look: one that never led anywhere
 * breaks nobody, one that no longer does may.
 */
const looseLevels = { new: 'error', unchanged: 'note' } as const

function isLoose({ lookup, key }: EntryPoint): boolean {
  return lookup === 'pattern' || key[0] === 'typesVersions'
}

/** Entry points that lead to nothing packed, by where they lead. */
function missingTargets({ manifest, files }: Release): ReadonlyMap<string, readonly EntryPoint[]> {
  const paths = new Set(files.map((file) => file.path))
  const missing = entryPoints(manifest).filter((entry) => !entry.anyOf.some((target) => isPacked(target, entry.lookup, paths)) && !fallsBack(entry, paths))
  return groupBy(missing, ({ written }) => written)
}

/** The first folder of a target, where nothing at all of that folder is packed: a build that didn't run. */
function unbuiltFolder(entries: readonly EntryPoint[], folders: ReadonlySet<string>): string | null {
  const [folder = '', ...below] = entries[0]?.anyOf[0]?.split('/') ?? []
  return below.length === 0 || folder.includes('*') || folders.has(folder) ? null : folder
}

function fieldNames(entries: readonly EntryPoint[]): string {
  const fields = entries.slice(0, 3).map((entry) => entry.field).join(', ')
  return entries.length > 3 ? `${fields} and ${entries.length - 3} more` : fields
}

const help = 'Build it before packing and see that `files` in package.json admits it, or take the entry out of package.json.'

function problem(entries: readonly EntryPoint[], target: string, what = `${target}, which is not packed`): Problem {
  return {
    message: `${fieldNames(entries)} in package.json ${entries.length === 1 ? 'names' : 'name'} ${what}`,
    help,
    path: 'package.json',
    cause: { kind: 'manifest', key: entries[0]?.key ?? [] },
    key: target,
    ...(entries.every(isLoose) && { levels: looseLevels }),
  }
}

export const entryPointMissing = defineRule({
  id: 'entry-point-missing',
  summary: 'a file that package.json names as an entry point and that is not packed',
  scope: 'release',
  levels: { new: 'error', unchanged: 'error' },
  *check({ release }) {
    const folders = new Set(release.files.map(({ path }) => path.slice(0, Math.max(0, path.indexOf('/')))))
    const targets = groupBy([...missingTargets(release)], ([, entries]) => unbuiltFolder(entries, folders) ?? '')
    for (const [folder, group] of targets) {
      if (folder !== '' && group.length > 1) yield problem(group.flatMap(([, entries]) => entries), folder, `files in ${folder}, which are not packed`)
      else yield* group.map(([written, entries]) => problem(entries, written))
    }
  },
})
