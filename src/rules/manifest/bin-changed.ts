import { clip, listing, plural } from '../../model/format.js'
import { binTargets } from '../../model/manifest.js'
import type { Comparison } from '../../model/comparison.js'
import type { Problem } from '../../model/problem.js'
import type { Release } from '../../model/release.js'
import { defineRule, orElse, stepOf } from '../rule.js'

/** Commands with their targets. One path alone is a command under the package's own name, without its scope. */
function commands({ name, manifest }: Release): ReadonlyMap<string, string> {
  const own = name.slice(name.lastIndexOf('/') + 1)
  return new Map(binTargets(manifest).map(({ key, path }) => [String(key[1] ?? own), path]))
}

/** Names of files before and now: a renamed one has the same bytes, or is the next build of one chunk. */
function renames(comparison: Comparison | null): ReadonlyMap<string, string> {
  return new Map((comparison?.pairs ?? []).flatMap(({ file, was }) => (was ? [[was.path, file.path]] : [])))
}

/** Programs that people and scripts call by name: a global install would put the package's own before them. */
const knownPrograms = new Set(
  (
    'node npm npx pnpm pnpx yarn corepack bun bunx deno tsc git gh svn hg ssh scp sftp gpg sh bash zsh ' +
    'fish dash cmd powershell pwsh sudo su env cat cp mv rm ls ln mkdir chmod chown find grep sed awk ' +
    'xargs tar zip unzip gzip curl wget make cmake gcc g++ cc clang ld python python3 pip pip3 ruby gem ' +
    'bundle java javac mvn gradle go cargo rustc docker podman kubectl helm terraform aws az gcloud code ' +
    'vi vim nano open kill ps which where echo test true false'
  ).split(' '),
)

/** Commands that installing this release brings, and the one before didn't. */
function* added(now: ReadonlyMap<string, string>, before: ReadonlyMap<string, string>): Generator<Problem> {
  const names = [...now.keys()].filter((name) => !before.has(name))
  const known = names.filter((name) => knownPrograms.has(name.toLowerCase()))
  const others = names.filter((name) => !known.includes(name))
  const common = { path: 'package.json', cause: { kind: 'manifest', key: ['bin'] } } as const
  if (known.length > 0)
    yield {
      ...common,
      message:
        `${plural(known.length, 'new command')} of the package ${known.length === 1 ? 'has' : 'have'} the name of a ` +
        `well-known program: ${listing(known)}`,
      help: 'Choose another name under `bin` in package.json: installed globally, it runs in place of that program.',
    }
  if (others.length > 0)
    yield {
      ...common,
      message:
        `${plural(others.length, 'command')} of the package ${others.length === 1 ? 'is' : 'are'} new: ` +
        listing(others),
      help: 'Make sure that you added it. Installing this package puts it on the search path of scripts.',
      levels: { new: 'note', unchanged: 'off' },
    }
}

export const binChanged = defineRule({
  id: 'bin-changed',
  summary: 'a command that is gone, that starts a different file, or that is new',
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
    yield* added(now, before)
    const moved = [...now].flatMap(([name, path]) => {
      const was = before.get(name)
      return was === undefined || was === path || renamed.get(was) === path ? [] : [{ name, path, was }]
    })
    const [first] = moved
    if (!first) return
    yield {
      message:
        `${plural(moved.length, 'command')} of the package ` +
        `${moved.length === 1 ? 'starts a different file' : 'start different files'} now: ` +
        listing(moved.map(({ name, path, was }) => `${clip(name)} (${was} → ${path})`)),
      help: 'Make sure that the file is the one that you intend: it runs under a name that your users know.',
      path: 'package.json',
      cause: { kind: 'manifest', key: typeof release.manifest.bin === 'string' ? ['bin'] : ['bin', first.name] },
    }
  },
})
