import { clip, listing, plural } from '../../model/format.js'
import { asObject, installScripts } from '../../model/manifest.js'
import type { FileFacts } from '../../model/file-facts.js'
import type { Problem } from '../../model/problem.js'
import type { Release } from '../../model/release.js'
import { groupFacts, purposeOf } from '../folders.js'
import { stepOf } from '../rule.js'
import { claimOf } from './platform-names.js'

/** `linux-arm64`, with the files that are for it. What neither path nor headers say for sure is left out. */
function platformsOf({ files }: Release): ReadonlyMap<string, readonly FileFacts[]> {
  const found = new Map<string, FileFacts[]>()
  for (const file of files) {
    if (!file.program || purposeOf(file.path) !== 'own') continue
    const claim = claimOf(file.path)
    const systems = claim.systems.length > 0 ? claim.systems : file.program.systems
    const processors = claim.processors.length > 0 ? claim.processors : file.program.processors
    if (systems.length !== 1 || processors.length === 0) continue
    for (const processor of processors) {
      const key = `${systems[0] ?? ''}-${processor}`
      found.set(key, [...(found.get(key) ?? []), file])
    }
  }
  return found
}

/** The platforms for which optional dependencies are new: `@acme/linux-x64` takes the place of a packed file. */
function splitOff(release: Release, baseline: Release): (platform: string) => boolean {
  const before = asObject(baseline.manifest.optionalDependencies)
  const names = Object.keys(asObject(release.manifest.optionalDependencies)).filter(
    (name) => !Object.hasOwn(before, name),
  )
  const brought = new Set(
    names
      .map(claimOf)
      .flatMap(({ systems, processors }) =>
        systems.flatMap((system) => processors.map((processor) => `${system}-${processor}`)),
      ),
  )
  return (platform) => brought.has(platform)
}

const builds = /\b(?:node-gyp(?:-build)?|node-pre-gyp|prebuild-install|cmake-js|prebuildify|neon|napi|cargo|make)\b/

/** The command by which installing compiles or downloads what is not packed; null where nothing does. */
function fallback({ manifest, files }: Release): string | null {
  const scripts = installScripts(manifest, new Set(files.map(({ path }) => path)))
  return scripts.map(({ script }) => script).find((script) => builds.test(script)) ?? null
}

const warned = { new: 'warning', unchanged: 'off' } as const
const noted = { new: 'note', unchanged: 'off' } as const
const blocked = { new: 'error', unchanged: 'off' } as const

function levelsOf(isBreaking: boolean, isBuilt: boolean, isLast: boolean): NonNullable<Problem['levels']> {
  if (isBreaking) return isBuilt ? noted : warned
  // A package that has none left may have become one without compiled code.
  return isBuilt || isLast ? warned : blocked
}

/** Platforms for which the last release brought compiled files and this one brings none. */
export function* lostPlatforms(release: Release, baseline: Release): Generator<Problem> {
  const [before, now] = [platformsOf(baseline), platformsOf(release)]
  const isSplitOff = splitOff(release, baseline)
  const lost = [...before.keys()].filter((platform) => !now.has(platform) && !isSplitOff(platform)).sort()
  if (lost.length === 0) return
  const paths = [...new Set(lost.flatMap((platform) => before.get(platform) ?? []))].map(({ path }) => path)
  const [path = ''] = paths
  const command = fallback(release)
  yield {
    message:
      `${plural(paths.length, 'compiled file')} for ${listing(lost)} ${paths.length === 1 ? 'is' : 'are'} gone: ` +
      (command === null ? 'nothing else brings them' : `installing there has to run \`${clip(command)}\``),
    help: 'Run the build of each platform before packing, and collect the files of all of them in the package.',
    path,
    cause: { kind: 'manifest', key: ['files'] },
    key: 'platforms',
    levels: levelsOf(stepOf(release, baseline) === 'breaking', command !== null, now.size === 0),
    ...groupFacts(paths),
  }
}
