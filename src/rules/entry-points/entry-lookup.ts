import type { EntryPoint, Lookup } from './entry-points.js'

/** What Node and the bundlers try for `main`, and TypeScript for `types`, in the spelling of package.json. */
const completions: Readonly<Record<Lookup, readonly string[]>> = {
  exact: [''],
  pattern: [''],
  module: [
    '',
    '.js',
    '.json',
    '.node',
    '.cjs',
    '.mjs',
    '/index.js',
    '/index.json',
    '/index.node',
    '/index.cjs',
    '/index.mjs',
  ],
  types: ['', '.d.ts', '.ts', '.tsx', '.d.mts', '.d.cts', '/index.d.ts', '/index.ts'],
}

/** A pattern of exports stands for any text, slashes too; a folder target (`./lib/`) for all below it. */
function matchesPattern(pattern: string, paths: ReadonlySet<string>): boolean {
  const [head = '', tail = ''] = pattern.split('*', 2)
  for (const path of paths) {
    if (path.startsWith(head) && path.endsWith(tail) && path.length > head.length + tail.length) return true
  }
  return false
}

/** The packed file that a target leads to; null where it leads to none, or to no file in particular. */
export function packedFile(target: string, lookup: Lookup, paths: ReadonlySet<string>): string | null {
  if (target.includes('*') || lookup === 'pattern' || (target === '' && lookup === 'exact')) return null
  const candidates = completions[lookup].map((end) => (target === '' ? end.replace(/^\//, '') : `${target}${end}`))
  return candidates.find((path) => paths.has(path)) ?? null
}

/** Whether a target leads to anything packed. */
export function isPacked(target: string, lookup: Lookup, paths: ReadonlySet<string>): boolean {
  if (target.includes('*')) return matchesPattern(target, paths)
  if (lookup === 'pattern') return target === '' || matchesPattern(`${target}/*`, paths)
  return packedFile(target, lookup, paths) !== null
}

/** Where main leads nowhere, Node still takes index.js (DEP0128): it works, so it is no missing entry point. */
export function fallsBack({ field }: EntryPoint, paths: ReadonlySet<string>): boolean {
  return field === 'main' && paths.has('index.js')
}
