import { formatMode, listing } from '../../model/format.js'
import { binTargets } from '../../model/manifest.js'
import { groupFacts, purposeOf } from '../folders.js'
import { groupBy } from '../../model/group-by.js'
import type { FileFacts, ProgramFacts } from '../../model/file-facts.js'
import type { Problem } from '../../model/problem.js'
import type { Manifest, Release } from '../../model/release.js'
import { defineRule } from '../rule.js'
import { lostPlatforms } from './lost-platforms.js'
import { claimOf, type Claim } from './platform-names.js'

interface Native {
  readonly file: FileFacts
  readonly program: ProgramFacts
}

function natives({ files }: Release): readonly Native[] {
  return files.flatMap((file) =>
    file.program && purposeOf(file.path) !== 'sample' ? [{ file, program: file.program }] : [],
  )
}

function overlaps(some: readonly string[], others: readonly string[]): boolean {
  return some.length === 0 || others.length === 0 || some.some((each) => others.includes(each))
}

function strings(value: unknown): readonly string[] {
  return (Array.isArray(value) ? value : [value]).filter(
    (entry): entry is string => typeof entry === 'string' && !entry.startsWith('!'),
  )
}

/** What the package is for as a whole, by its `os` and `cpu`. */
function packageClaim({ os, cpu }: Manifest): Claim {
  return {
    systems: strings(os).filter((name) => name !== 'any'),
    processors: strings(cpu).filter((name) => name !== 'any'),
  }
}

/** Windows and macOS start programs of the processor before; what is loaded into a process must be of its kind. */
function isEmulated({ format, role, processors }: ProgramFacts): boolean {
  return (
    role === 'program' &&
    ((format === 'PE' && processors.some((each) => each === 'ia32' || each === 'x64')) ||
      (format === 'Mach-O' && processors.includes('x64')))
  )
}

/** iOS and its simulators have their own folders, and Android is a Linux: its libraries don't say which of the two. */
function related(claimed: readonly string[]): readonly string[] {
  return claimed.includes('ios') || claimed.includes('darwin')
    ? [...claimed, 'darwin', 'ios', 'tvos', 'watchos']
    : claimed.includes('android')
      ? [...claimed, 'linux']
      : claimed
}

/** What is wrong with a file, by what its names or the package say: `for arm64, and its folder says x64`. */
function contradiction({ program }: Native, claim: Claim, who: string): string | null {
  const { systems, processors } = program
  // Mach-O without a system in reach of the head is still none of Linux or Windows.
  const runsOn = program.format === 'Mach-O' && systems.length === 0 ? ['darwin', 'ios'] : systems
  if (!overlaps(runsOn, related(claim.systems)))
    return (
      `${program.format === 'ELF' ? 'an' : 'a'} ${program.format} file for ` +
      `${program.format === 'ELF' && runsOn.length > 1 ? 'Linux and its like' : runsOn.join(', ')}, while ` +
      `${who} ${claim.systems.join(', ')}`
    )
  if (!overlaps(processors, claim.processors) && !isEmulated(program))
    return `made for ${processors.join(', ')}, while ${who} ${claim.processors.join(', ')}`
  return null
}

function wrongPlatform(native: Native, release: Release): string | null {
  const { manifest, name } = release
  const own = claimOf(native.file.path)
  const found = contradiction(native, own, 'its path says')
  if (found !== null) return found
  const whole = packageClaim(manifest)
  // A name of its own overrules the package's, which may hold files for several.
  const rest = {
    systems: own.systems.length > 0 ? [] : whole.systems,
    processors: own.processors.length > 0 ? [] : whole.processors,
  }
  return (
    contradiction(native, rest, 'package.json says') ??
    (whole.systems.length > 0 || own.systems.length > 0
      ? null
      : contradiction(native, claimOf(name), "the package's name says"))
  )
}

const executable = 0o111
const library = /\.(node|wasm|dll|dylib|so|exe|bare|o|a)(\.\d+)*$/i

/** Programs that Linux or macOS would refuse to start. What npm links, it makes executable by itself. */
function unstartable(all: readonly Native[], { manifest }: Release): readonly Native[] {
  const bins = new Set(binTargets(manifest).map(({ path }) => path))
  return all.filter(
    ({ file, program }) =>
      program.role === 'program' &&
      program.format !== 'PE' &&
      (file.mode & executable) === 0 &&
      !library.test(file.path) &&
      !bins.has(file.path),
  )
}

function nameOf({ file }: Native): string {
  return file.path.slice(file.path.lastIndexOf('/') + 1)
}

const mild = { new: 'warning', unchanged: 'note' } as const

function* mismatches(all: readonly Native[], release: Release): Generator<Problem> {
  const wrong = all.flatMap((native) => {
    const what = wrongPlatform(native, release)
    return what === null ? [] : [{ ...native, what }]
  })
  for (const [what, members] of groupBy(wrong, (each) => each.what)) {
    const paths = members.map(({ file }) => file.path)
    const [path = ''] = paths
    yield {
      message: `${listing(paths)} ${paths.length === 1 ? 'is' : 'are'} ${what}`,
      help:
        'Users there get an error when it is loaded or started. Build it for that ' +
        'platform, or put it where it belongs.',
      path,
      cause: { kind: 'packed-file', path },
      ...groupFacts(paths),
    }
  }
}

/**
 * Programs without the bit that have none in the last release either way: what lost it is the business of
 * exec-bit-lost.
 */
function* withoutBit(all: readonly Native[], release: Release, lost: (file: FileFacts) => boolean): Generator<Problem> {
  const found = unstartable(all, release).filter(({ file }) => !lost(file))
  const [first] = found
  if (!first) return
  const paths = found.map(({ file }) => file.path)
  const names = new Set(found.map(nameOf))
  const siblings = all.filter((native) => names.has(nameOf(native)) && (native.file.mode & executable) !== 0)
  yield {
    message:
      `${listing(paths)} ${paths.length === 1 ? 'is a program' : 'are programs'} without an ` +
      `executable bit: mode ${formatMode(first.file.mode)}`,
    help:
      `Set the bit before packing, because npm does so only for \`bin\`: \`chmod +x ${first.file.path}\`. ` +
      `Artifacts that are uploaded between jobs lose it.`,
    path: first.file.path,
    cause: { kind: 'packed-file', path: first.file.path },
    key: 'mode',
    ...groupFacts(paths),
    ...(siblings.length === 0 && { levels: mild }),
  }
}

export const nativePlatform = defineRule({
  id: 'native-platform',
  summary:
    'a compiled file for another system or processor than its path, `os` or `cpu` say, or a program that ' +
    "can't be started",
  scope: 'release',
  levels: { new: 'error', unchanged: 'warning' },
  *check({ release, baseline, comparison }) {
    if (baseline) yield* lostPlatforms(release, baseline)
    const all = natives(release)
    if (all.length === 0) return
    const was = new Map((comparison?.pairs ?? []).map((pair) => [pair.file, pair.was]))
    const lost = (file: FileFacts): boolean => ((was.get(file)?.mode ?? 0) & executable) !== 0
    yield* mismatches(all, release)
    yield* withoutBit(all, release, lost)
  },
})
