import { GateError } from '../model/errors.js'
import type { Packer } from '../model/types.js'
import { packerNames, type PackerName } from './packer.js'
import { packerEvidence, type FolderEvidence, type NamedPacker } from './packer-evidence.js'

/** The package manager that packs, and why it is this one. */
export interface PackerChoice {
  readonly name: PackerName
  /** The exact version that package.json asks for. */
  readonly pinned: string | null
  readonly chosenBy: NonNullable<Packer['chosenBy']>
  /** What in the repository speaks for another one. */
  readonly notes: readonly string[]
  /** The package.json of the nearest folder that may decide about its version; empty where none does. */
  readonly versionFrom: string
}

/** What one part of the repository says. */
type Said = Omit<PackerChoice, 'notes' | 'versionFrom'>

const help =
  'Say which package manager publishes: `--packer npm`, `pnpm`, `yarn` or `bun` (Action input `packer`). Or ' +
  'leave only what belongs to that one in the repository.'

function list(parts: readonly string[]): string {
  return [...new Set(parts)].join(', ')
}

/** The nearest folder whose lock files (or the like) tell. */
function nearestLockFiles(evidence: readonly FolderEvidence[]): FolderEvidence['lockFiles'] {
  return evidence.find(({ lockFiles }) => lockFiles.length > 0)?.lockFiles ?? []
}

/** The nearest package.json that names a package manager. */
function nearestNames(evidence: readonly FolderEvidence[]): FolderEvidence | undefined {
  return evidence.find(({ packageManager, devEngines }) => packageManager !== null || devEngines.length > 0)
}

/** Of several that devEngines allows, the one that the lock files speak for. */
function oneOf(engines: readonly NamedPacker[], locked: readonly string[], path: string): NamedPacker {
  const names = new Set(engines.map(({ name }) => name))
  const fitting = names.size > 1 ? engines.filter(({ name }) => locked.includes(name)) : engines
  const [first] = fitting
  if (first && new Set(fitting.map(({ name }) => name)).size === 1) return first
  throw new GateError(
    'EPACK',
    `devEngines.packageManager in ${path} allows ${list([...names])}, and no lock file tells which one of them it is`,
    help,
  )
}

function known(packer: NamedPacker, where: string): { name: PackerName; pinned: string | null } {
  const name = packerNames.find((each) => each === packer.name)
  if (name !== undefined) return { name, pinned: packer.pinned }
  throw new GateError(
    'EPACK',
    `${where} names the package manager ${JSON.stringify(packer.name.slice(0, 100))}, which pack-gate does not know`,
    help,
  )
}

/** What the nearest package.json that names a package manager says. */
function named(evidence: readonly FolderEvidence[], locked: readonly string[]): Said | null {
  const nearest = nearestNames(evidence)
  if (!nearest) return null
  const { packageManager, devEngines, manifestPath: path } = nearest
  if (packageManager === null)
    return {
      ...known(oneOf(devEngines, locked, path), `devEngines.packageManager in ${path}`),
      chosenBy: { by: 'devEngines', path },
    }
  if (devEngines.length > 0 && devEngines.every(({ name }) => name !== packageManager.name)) {
    throw new GateError(
      'EPACK',
      `${path} contradicts itself: packageManager names ${packageManager.name}, devEngines.packageManager ` +
        list(devEngines.map(({ name }) => name)),
      help,
    )
  }
  return { ...known(packageManager, `packageManager in ${path}`), chosenBy: { by: 'packageManager', path } }
}

/** What only the lock files tell. */
function locked(files: FolderEvidence['lockFiles']): Said | null {
  const [first] = files
  if (!first) return null
  if (files.some(({ name }) => name !== first.name)) {
    throw new GateError(
      'EPACK',
      `which package manager publishes can't be told: ${list(files.map(({ path, name }) => `${path} is ${name}'s`))}`,
      help,
    )
  }
  return { name: first.name, pinned: null, chosenBy: { by: 'lock-file', path: first.path } }
}

/** Lock files of others, which a reader of the report should know of: one of them may be used to publish. */
function contradictions(name: PackerName, evidence: readonly FolderEvidence[]): readonly string[] {
  const others = evidence.flatMap(({ lockFiles }) => lockFiles).filter((file) => file.name !== name)
  return others.length > 0
    ? [`${list(others.map((file) => `${file.path} is ${file.name}'s`))}, and ${name} packed`]
    : []
}

function versionFrom(evidence: readonly FolderEvidence[]): string {
  return evidence.find(({ settlesVersion }) => settlesVersion)?.manifestPath ?? ''
}

function fromEvidence(evidence: readonly FolderEvidence[]): PackerChoice {
  const files = nearestLockFiles(evidence)
  const names = files.map(({ name }) => name)
  const chosen = named(evidence, names) ?? locked(files) ?? { name: 'npm', pinned: null, chosenBy: { by: 'default' } }
  return { ...chosen, notes: contradictions(chosen.name, evidence), versionFrom: versionFrom(evidence) }
}

/** The version that a package.json pins for the packer that was asked for, and what else was said there. */
function asAsked(name: PackerName, evidence: readonly FolderEvidence[]): PackerChoice {
  const nearest = nearestNames(evidence)
  const said = nearest ? [...(nearest.packageManager ? [nearest.packageManager] : []), ...nearest.devEngines] : []
  const same = said.find((packer) => packer.name === name)
  const other =
    nearest && said[0] && !same
      ? [`${nearest.manifestPath} names ${list(said.map((packer) => packer.name))}, and ${name} was asked for`]
      : []
  return {
    name,
    pinned: same?.pinned ?? null,
    chosenBy: { by: 'request' },
    notes: [...other, ...contradictions(name, evidence)],
    versionFrom: versionFrom(evidence),
  }
}

/**
 * Which package manager packs: the one that was asked for, else the one that the nearest package.json names
 * (packageManager, devEngines), else the one whose lock file is nearest, else npm.
 *
 * @param asked `auto`, or a packer by name
 * @param root the repository's root, absolute: nothing above it counts
 * @throws GateError EPACK where the repository contradicts itself: another packer's list is another release
 */
export async function choosePacker(folder: string, root: string, asked: PackerName | 'auto'): Promise<PackerChoice> {
  const evidence = await packerEvidence(folder, root)
  return asked === 'auto' ? fromEvidence(evidence) : asAsked(asked, evidence)
}
