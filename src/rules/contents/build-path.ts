import { topFolder } from '../../model/top-folder.js'
import { filesThat, sharedArea } from '../source-map/map-words.js'
import { plural } from '../../model/format.js'
import type { FileFacts } from '../../model/file-facts.js'
import type { Release } from '../../model/release.js'
import { groupBy, smallest } from '../../model/group-by.js'
import { place } from '../folders.js'
import { defineRule } from '../rule.js'

type Telling = FileFacts & { readonly buildPaths: NonNullable<FileFacts['buildPaths']> }

function telling({ files }: Release): readonly Telling[] {
  return files.flatMap((file) =>
    file.buildPaths && file.buildPaths.count > 0 ? [{ ...file, buildPaths: file.buildPaths }] : [],
  )
}

/** Whose home a path is in: its first two folders, `/home/ana` or `C:/Users/ana`. */
function homeOf(path: string): string {
  const plain = path
    .replace(/^file:\/*(?=\/|[A-Za-z]:)/, '')
    .replaceAll('\\', '/')
    .replace(/\/+/g, '/')
  return /^(?:[A-Za-z]:)?\/?[^/]+\/[^/]+/.exec(plain)?.[0] ?? plain
}

function homes(file: Telling): readonly string[] {
  return file.buildPaths.examples.map(homeOf)
}

/** Files of one top folder are one cause; so are folders that the same machine built. */
function causes(files: readonly Telling[]): readonly (readonly Telling[])[] {
  const found: Telling[][] = []
  const causeOf = new Map<string, number>()
  for (const members of groupBy(files, ({ path }) => topFolder(path)).values()) {
    const own = new Set(members.flatMap(homes))
    const at = smallest([found.length, ...[...own].flatMap((home) => causeOf.get(home) ?? [])])
    const same = (found[at] ??= [])
    for (const member of members) same.push(member)
    for (const home of own) causeOf.set(home, Math.min(at, causeOf.get(home) ?? at))
  }
  return found
}

/** How many paths a message shows, and how much of each. */
const shown = 3
const shownLength = 120

function examples(files: readonly Telling[]): string {
  const all = [...new Set(files.flatMap((file) => file.buildPaths.examples))]
  return all
    .slice(0, shown)
    .map((path) => (path.length > shownLength ? `${path.slice(0, shownLength)}…` : path))
    .join(', ')
}

/** Homes that every runner of a CI system has. */
const runnerHome = /^(\/home\/runner|\/Users\/runner|[Dd]:\/a\/.*)$/

export const buildPath = defineRule({
  id: 'build-path',
  summary: "an absolute build path that names a user or a CI system's home",
  scope: 'release',
  about: 'contents',
  inside: true,
  levels: { new: 'warning', unchanged: 'note' },
  *check({ release, baseline }) {
    const before = baseline ? telling(baseline) : []
    const knownHomes = new Set(before.flatMap(homes))
    // The home is what is given away: the same one in one more file is nothing new, another one in the same file is.
    // A program that was built in a home before and in CI now tells less than it did.
    const isKnown = (home: string, { kind }: Telling): boolean =>
      knownHomes.has(home) || (kind === 'executable' && runnerHome.test(home))
    const known = (file: Telling): boolean => before.length > 0 && homes(file).every((home) => isKnown(home, file))
    for (const members of [
      ...causes(telling(release).filter(known)),
      ...causes(telling(release).filter((file) => !known(file))),
    ]) {
      const [first] = members
      if (!first) continue
      const paths = members.map(({ path }) => path)
      const folder = sharedArea(paths)
      const count = members.reduce((sum, file) => sum + file.buildPaths.count, 0)
      yield {
        message:
          `${filesThat(paths, folder, 'holds', 'hold')} ${plural(count, 'absolute build path')}: ` + examples(members),
        help:
          'Build with relative paths: bundlers have options for the names of sources in maps, and `__filename` ' +
          'or `import.meta.url` should not be replaced at build time. Debug prefixes of compilers can be mapped ' +
          'away (`-ffile-prefix-map`, `--remap-path-prefix`).',
        ...place(paths, folder ?? '.'),
        baselineState: known(first) ? 'unchanged' : 'new',
      }
    }
  },
})
