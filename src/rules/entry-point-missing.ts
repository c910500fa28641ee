import { entryPoints, type EntryPoint, type Lookup } from '../compare/entry-points.js'
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

/** A pattern promises no file in particular: one that never led anywhere breaks nobody, one that no longer does may. */
const patternLevels = { new: 'error', unchanged: 'note' } as const

export const entryPointMissing = defineRule({
  id: 'entry-point-missing',
  summary: 'a file that package.json names as an entry point and that is not packed',
  scope: 'release',
  levels: { new: 'error', unchanged: 'error' },
  *check({ release }) {
    const paths = new Set(release.files.map((file) => file.path))
    const missing = new Map<string, EntryPoint[]>()
    for (const entry of entryPoints(release.manifest)) {
      if (entry.anyOf.some((target) => isPacked(target, entry.lookup, paths)) || fallsBack(entry, paths)) continue
      missing.set(entry.written, [...(missing.get(entry.written) ?? []), entry])
    }
    for (const [written, entries] of missing) {
      const [first] = entries
      if (!first) continue
      const fields = entries.slice(0, 3).map((entry) => entry.field).join(', ')
      const more = entries.length > 3 ? ` and ${entries.length - 3} more` : ''
      yield {
        message: `${fields}${more} in package.json ${entries.length === 1 ? 'names' : 'name'} ${written}, which is not packed`,
        help: 'Build it before packing and see that `files` in package.json admits it, or take the entry out of package.json.',
        path: 'package.json',
        cause: { kind: 'manifest', key: first.key },
        key: written,
        ...(entries.every((entry) => entry.lookup === 'pattern') && { levels: patternLevels }),
      }
    }
  },
})
