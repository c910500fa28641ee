import { clip, listing } from '../../model/listing.js'
import { binTargets } from '../../model/manifest.js'
import { plural } from '../../model/format.js'
import type { Comparison, Release } from '../../model/types.js'
import { defineRule } from '../rule.js'
import { orElse, stepOf } from '../step.js'

/** Commands with their targets. One path alone is a command under the package's own name, without its scope. */
function commands({ name, manifest }: Release): ReadonlyMap<string, string> {
  const own = name.slice(name.lastIndexOf('/') + 1)
  return new Map(binTargets(manifest).map(({ key, path }) => [String(key[1] ?? own), path]))
}

/** Names of files before and now: a renamed one has the same bytes, or is the next build of one chunk. */
function renames(comparison: Comparison | null): ReadonlyMap<string, string> {
  return new Map((comparison?.pairs ?? []).flatMap(({ file, was }) => (was ? [[was.path, file.path]] : [])))
}

export const binChanged = defineRule({
  id: 'bin-changed',
  summary: 'a command that is gone, or that starts another file',
  scope: 'change',
  levels: { new: 'warning', unchanged: 'off' },
  *check({ release, baseline, comparison }) {
    if (!baseline) return
    const before = commands(baseline)
    const now = commands(release)
    const renamed = renames(comparison)
    const gone = [...before.keys()].filter((name) => !now.has(name))
    if (gone.length > 0) {
      yield {
        message:
          `${plural(gone.length, 'command')} of the package ${gone.length === 1 ? 'is' : 'are'} gone: ` + listing(gone),
        help: `Put it back under \`bin\` in package.json${orElse(stepOf(release, baseline))}`,
        path: 'package.json',
        cause: { kind: 'manifest', key: ['bin'] },
      }
    }
    const moved = [...now].flatMap(([name, path]) => {
      const was = before.get(name)
      return was === undefined || was === path || renamed.get(was) === path ? [] : [{ name, path, was }]
    })
    const [first] = moved
    if (!first) return
    yield {
      message:
        `${plural(moved.length, 'command')} of the package ` +
        `${moved.length === 1 ? 'starts another file' : 'start other files'} now: ` +
        listing(moved.map(({ name, path, was }) => `${clip(name)} (${was} → ${path})`)),
      help: 'Make sure that the file is the one that you mean: it runs under a name that your users know.',
      path: 'package.json',
      cause: { kind: 'manifest', key: typeof release.manifest.bin === 'string' ? ['bin'] : ['bin', first.name] },
    }
  },
})
