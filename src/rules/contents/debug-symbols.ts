import { formatBytes, plural } from '../../model/format.js'
import { groupBy } from '../../model/group-by.js'
import { topFolder, unversioned } from '../../model/top-folder.js'
import type { Comparison } from '../../model/comparison.js'
import type { FileFacts } from '../../model/file-facts.js'
import type { Manifest, Release } from '../../model/release.js'
import { place } from '../folders.js'
import { outOfFiles } from '../keep-out.js'
import { defineRule } from '../rule.js'
import { filesThat, sharedArea } from '../source-map/map-words.js'

type Symbols = FileFacts & { readonly debugSymbols: NonNullable<FileFacts['debugSymbols']> }

function withSymbols({ files }: Release): readonly Symbols[] {
  return files.flatMap((file) => (file.debugSymbols ? [{ ...file, debugSymbols: file.debugSymbols }] : []))
}

function bytesOf(files: readonly Symbols[]): number {
  return files.reduce((sum, { debugSymbols }) => sum + debugSymbols.bytes, 0)
}

/** How much more is a new build of the same: code grows. */
const growth = 1.5

/** Whether the baseline had such symbols in that file, and about as many. */
function hadAsMany(baseline: Release | null, comparison: Comparison | null): (file: Symbols) => boolean {
  const was = new Map(comparison?.pairs.map((pair) => [pair.file.path, pair.was?.path]))
  const before = new Map<string, number>()
  for (const { path, debugSymbols } of baseline ? withSymbols(baseline) : []) {
    for (const name of [path, unversioned(path)]) before.set(name, Math.max(before.get(name) ?? 0, debugSymbols.bytes))
  }
  return ({ path, debugSymbols }) => {
    const names = [was.get(path) ?? path, path, unversioned(path)]
    return names.some((name) => debugSymbols.bytes <= (before.get(name) ?? 0) * growth)
  }
}

/** How many paths a message shows. */
const shown = 2

function paths(files: readonly Symbols[]): string {
  const count = files.reduce((sum, { buildPaths }) => sum + (buildPaths?.count ?? 0), 0)
  if (count === 0) return ''
  const examples = [...new Set(files.flatMap(({ buildPaths }) => buildPaths?.examples ?? []))].slice(0, shown)
  return `, with ${plural(count, 'absolute build path')}: ${examples.join(', ')}`
}

const strip =
  'Strip them from what ships: `strip --strip-debug`, `strip = "debuginfo"` in the profile of Cargo.toml, ' +
  '`-ldflags=-w` for Go, `wasm-strip` for WebAssembly.'

/** Files that hold nothing else. */
const patterns = { PDB: '**/*.pdb', dSYM: '**/*.dSYM/**' } as const

function remedy({ debugSymbols: { form } }: Symbols, paths: readonly string[], manifest: Manifest): string {
  if (form === 'DWARF') return strip
  return `Debuggers read them, a program runs without: ${outOfFiles(paths, [patterns[form]], manifest)}.`
}

export const debugSymbols = defineRule({
  id: 'debug-symbols',
  summary: "a compiled program's debug symbols, which name the sources and the machine that it was built on",
  scope: 'release',
  about: 'contents',
  inside: true,
  levels: { new: 'warning', unchanged: 'note' },
  *check({ release, baseline, comparison }) {
    const isKnown = hadAsMany(baseline, comparison)
    const groups = groupBy(withSymbols(release), (file) =>
      JSON.stringify([isKnown(file), file.debugSymbols.form, topFolder(file.path)]),
    )
    for (const members of groups.values()) {
      const [first] = members
      if (!first) continue
      const { form } = first.debugSymbols
      const all = members.map(({ path }) => path)
      yield {
        message:
          `${filesThat(all, sharedArea(all), 'holds', 'hold')} ${formatBytes(bytesOf(members))} of debug symbols ` +
          `(${form})${paths(members)}`,
        help: `${remedy(first, all, release.manifest)} Keep them where your crash reports are read.`,
        ...place(all, topFolder(first.path)),
        key: form,
        baselineState: isKnown(first) ? 'unchanged' : 'new',
      }
    }
  },
})
