import { moduleGraph } from '../../inspect/modules/graph.js'
import type { ModuleFacts } from '../../model/modules.js'
import { listing } from '../../model/format.js'
import type { Problem } from '../../model/problem.js'
import type { Release } from '../../model/release.js'
import { nameReader, whole } from './lost-names.js'
import { nodeLoads } from './node-loads.js'

interface Loaded {
  readonly path: string
  readonly module: ModuleFacts
}

/** What Node comes to for the package itself, where it could be read. */
function loaded(release: Release, system: 'require' | 'import'): Loaded | null {
  const found = nodeLoads(release, '.', system)
  const module = found.kind === 'file' ? moduleGraph(release).index.files.get(found.path)?.module : undefined
  return found.kind === 'file' && module && module.skipped === undefined ? { path: found.path, module } : null
}

const ofWhole: ReadonlySet<string> = new Set([whole, 'default', '__esModule'])

/** Names that `import { … }` finds in Node. */
function namesOf({ path }: Loaded, release: Release): readonly string[] {
  return [...nameReader(release)(path).names].filter((name) => !ofWhole.has(name))
}

/**
 * What `module.exports` is set to, where Node finds no names in it (https://github.com/nodejs/cjs-module-lexer). Null
 * where it finds some.
 */
function unreadable(now: Loaded, release: Release): string | null {
  if (namesOf(now, release).length > 0) return null
  if (now.module.exportsCall === true) return 'what a call returns'
  return now.module.exportsVariable === true ? 'a variable' : null
}

/** Names that `import { a }` found in Node, and that it doesn't find any more. `require` still has them. */
export function namesLostToNode(release: Release, baseline: Release): Problem | null {
  const [before, now] = [loaded(baseline, 'import'), loaded(release, 'import')]
  const value = now === null ? null : unreadable(now, release)
  if (!before || !now || value === null || before.module.exportsCall === true) return null
  const names = namesOf(before, baseline)
  if (names.length === 0) return null
  return {
    message:
      `import { ${listing(names.slice(0, 3))} } from '${release.name}' worked in Node and fails now: ${now.path} sets ` +
      `module.exports to ${value}, in which Node finds no names`,
    help:
      'Write the names down for Node: `0 && (module.exports = { a, b })`, as esbuild does with `--platform=node`, or ' +
      'give `import` an ES module.',
    path: now.path,
    cause: { kind: 'packed-file', path: now.path },
    key: 'names in Node',
  }
}

/** The package could be loaded in Node, and needs `window` for that now. */
export function needsWindowNow(release: Release, baseline: Release): Problem | null {
  const [before, now] = [loaded(baseline, 'require'), loaded(release, 'require')]
  if (!before || now?.module.needsWindow !== true || before.module.needsWindow === true) return null
  return {
    message:
      `loading ${release.name} in Node, as for rendering on a server, worked and fails now: ${now.path} asks for ` +
      '`window` as soon as it is loaded',
    help: "Set `globalObject: 'this'` in the `output` of webpack's settings.",
    path: now.path,
    cause: { kind: 'packed-file', path: now.path },
    key: 'window',
  }
}
