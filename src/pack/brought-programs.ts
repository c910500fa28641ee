import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { PackerName, PackerTrace } from '../model/packer.js'
import { declaredDependencies, isOfMaker, wordsFor, type InstalledProgram, type OwnProgram } from './own-programs.js'
import type { EvidenceFiles, FolderEvidence } from './packer-evidence.js'
import type { Side } from './publish-evidence.js'

/** The whole of a program, which is larger than what is read of configuration. */
function textOf(file: string): string | null {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return null
  }
}

/** The file's bytes, or what Corepack fetches, are another thing than the base branch's. */
async function isChanged(program: OwnProgram, base: EvidenceFiles, before: Side): Promise<boolean> {
  const known = before.evidence.flatMap(({ programs }) => programs)
  if (!known.some(({ path, written }) => path === program.path && written === program.written)) return true
  return textOf(program.file) !== (await base.read(program.file))
}

function addressTrace({ evidence }: Side, name: PackerName): readonly PackerTrace[] {
  const found = evidence.find(({ packageManager }) => packageManager !== null)
  const { address, name: packer } = found?.packageManager ?? { address: undefined, name: '' }
  return found && address !== undefined && packer === name
    ? [{ packer, path: found.manifestPath, says: `has ${name} fetched from ${address}` }]
    : []
}

/** The same dependencies, in the same ranges. */
function isSameList(now: FolderEvidence, was: FolderEvidence | undefined): boolean {
  const [mine, theirs] = [now, was].map((each) =>
    JSON.stringify([...declaredDependencies(each?.manifest ?? {})].sort()),
  )
  return mine === theirs
}

/**
 * Whether a pull request has another package manager installed than its base: one that package.json names in another
 * range, or one that is no maker's and comes with dependencies that are not the base's.
 */
async function isInstalledAnew(
  program: InstalledProgram,
  now: FolderEvidence,
  before: Side,
  files: { readonly root: string; readonly base: EvidenceFiles },
): Promise<boolean> {
  const was = before.evidence.find(({ manifestPath }) => manifestPath === now.manifestPath)
  const { spec, provider, path } = program
  // Only what is committed is in the base commit: there it may be changed by itself.
  const committed = await files.base.read(join(files.root, path))
  if (committed !== null) return committed !== textOf(join(files.root, path))
  if (spec !== null) return declaredDependencies(was?.manifest ?? {}).get(provider) !== spec
  return !isOfMaker(program) && !isSameList(now, was)
}

/** What runs in the packer's place and the base branch doesn't have so. */
export async function broughtPrograms(
  name: PackerName,
  now: Side,
  before: Side,
  files: { readonly root: string; readonly base: EvidenceFiles },
): Promise<readonly PackerTrace[]> {
  const own = now.evidence.flatMap(({ programs }) => programs).filter(({ packer }) => packer === name)
  const changed = await Promise.all(
    own.map(async (each) => ((await isChanged(each, files.base, before)) ? [each] : [])),
  )
  const installed = await Promise.all(
    now.evidence.flatMap((folder) =>
      folder.installed
        .filter(({ packer }) => packer === name)
        .map(async (each) => ((await isInstalledAnew(each, folder, before, files)) ? [{ each, folder }] : [])),
    ),
  )
  const known = new Set(addressTrace(before, name).map(({ says }) => says))
  return [
    ...changed.flat().map(({ path, written }) => ({ packer: name, path, says: `has ${written} run as ${name}` })),
    ...installed.flat().map(({ each, folder }) => ({
      packer: name,
      path: folder.manifestPath,
      says: `has scripts run ${wordsFor(each)} as ${name} (${each.path})`,
    })),
    ...addressTrace(now, name).filter(({ says }) => !known.has(says)),
  ]
}
