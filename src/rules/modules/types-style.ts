import type { Entry } from '../../inspect/modules/entries.js'
import { moduleGraph } from '../../inspect/modules/graph.js'
import { clip, listing } from '../../model/format.js'
import type { ImportStyles } from '../../model/modules.js'
import type { Problem } from '../../model/problem.js'
import type { Release } from '../../model/release.js'
import { defineRule, stepOf } from '../rule.js'
import { nameReader, whole } from './lost-names.js'

/** How a module gives its main value away: as a whole, as a default export, or neither. */
type Style = 'export =' | 'export default' | null

function styleOf(names: ReadonlySet<string>): Style {
  if (names.has(whole)) return 'export ='
  return names.has('default') ? 'export default' : null
}

interface Styled {
  readonly entry: Entry
  readonly codeEntry: Entry
  /** The code is an ES module. */
  readonly isModule: boolean
  readonly types: Style
  readonly code: Style
}

/** The style of the package's own declaration file, and of the code that it is about. */
function styled(release: Release): Styled | null {
  const { entries, index } = moduleGraph(release)
  const read = nameReader(release)
  const own = entries.filter(({ subpath }) => subpath === '.')
  const entry = own.find(({ consumer }) => consumer === 'types')
  const code = own.find(({ consumer, system }) => consumer === 'node' && system !== 'import')
  if (!entry || !code) return null
  return {
    entry,
    codeEntry: code,
    isModule: index.files.get(code.path)?.module?.form === 'esm',
    types: styleOf(read(entry.path).names),
    code: styleOf(read(code.path).names),
  }
}

/** The code became an ES module with a default export, and its declarations still say that the whole is one value. */
function* leftBehind(before: Styled, now: Styled): Generator<Problem> {
  if (now.types !== 'export =' || !now.isModule || now.code !== 'export default') return
  if (before.types !== 'export =' || before.isModule) return
  yield {
    message:
      `${now.codeEntry.path} is an ES module with a default export now, and ${now.entry.path} still has ` +
      '`export =`: to TypeScript there is no default export',
    help: 'Write `export default` in the declarations.',
    path: now.entry.path,
    cause: { kind: 'packed-file', path: now.entry.path },
    key: 'left behind',
  }
}

interface ImportedBy {
  readonly specifier: string
  readonly path: string
}

/** What the declarations that TypeScript comes to import in one of the two ways. */
function imported(release: Release, style: keyof ImportStyles): readonly ImportedBy[] {
  const { reached, index } = moduleGraph(release)
  return [...reached.types.keys()].flatMap((path) =>
    (index.files.get(path)?.module?.importStyles?.[style] ?? []).map((specifier) => ({ specifier, path })),
  )
}

/**
 * Declarations import the value of another package as a default export now, and did so as a whole before. For one that
 * has `export =`, as most declarations of CommonJS have, each user needs `esModuleInterop` for that.
 */
function* byDefaultNow(release: Release, baseline: Release): Generator<Problem> {
  const before = new Set(imported(baseline, 'byDefault').map(({ specifier }) => specifier))
  const wholes = new Set(imported(baseline, 'asWhole').map(({ specifier }) => specifier))
  const fresh = imported(release, 'byDefault').filter(
    ({ specifier }) => wholes.has(specifier) && !before.has(specifier),
  )
  const [first] = fresh
  if (!first) return
  const names = [...new Set(fresh.map(({ specifier }) => specifier))]
  const isBreaking = stepOf(release, baseline) === 'breaking'
  yield {
    message:
      `${clip(first.path)} has a default import of ${listing(names)} now, and \`import * as\` before: TypeScript needs ` +
      "esModuleInterop for it in each user's project, unless there is a default export",
    help: isBreaking
      ? 'Say so in the notes on how to upgrade.'
      : 'Write `import * as` in the source, or turn esModuleInterop off where the declarations are made.',
    path: first.path,
    cause: { kind: 'packed-file', path: first.path },
    key: 'default import',
    ...(isBreaking && { levels: { new: 'note', unchanged: 'off' } as const }),
  }
}

export const typesStyle = defineRule({
  id: 'types-style',
  summary:
    'declarations that changed between `export =` and `export default`, or how they import, while the code did not',
  scope: 'change',
  levels: { new: 'warning', unchanged: 'off' },
  *check({ release, baseline }) {
    if (!baseline) return
    const [before, now] = [styled(baseline), styled(release)]
    if (before && now) yield* leftBehind(before, now)
    yield* byDefaultNow(release, baseline)
    if (!before || !now || before.types === null || now.types === null) return
    if (before.types === now.types || before.code !== now.code) return
    const isBreaking = stepOf(release, baseline) === 'breaking'
    yield {
      message: `${now.entry.path} had \`${before.types}\` and has \`${now.types}\`, while the code exports as before`,
      help: isBreaking
        ? 'Say so in the notes on how to upgrade: each import has to be written in another way.'
        : 'Each TypeScript user has to write the import in another way: put it back, or make this a major version.',
      path: now.entry.path,
      cause: { kind: 'packed-file', path: now.entry.path },
      ...(isBreaking && { levels: { new: 'note', unchanged: 'off' } as const }),
    }
  },
})
