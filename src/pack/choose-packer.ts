import { GateError } from '../model/errors.js'
import { asObject } from '../model/manifest.js'
import type { Packer } from '../model/release.js'
import { packerNames, type PackerName } from '../model/packer.js'
import { wordsFor } from './own-programs.js'
import {
  onDisk,
  packerEvidence,
  type EvidenceMemory,
  type FolderEvidence,
  type NamedPacker,
} from './packer-evidence.js'

/** The package manager that packs, and why it is this one. */
export interface PackerChoice {
  readonly name: PackerName
  /** The exact version that package.json asks for. */
  readonly pinned: string | null
  readonly chosenBy: NonNullable<Packer['chosenBy']>
  /** What in the repository speaks for another one, or is special about this one. */
  readonly notes: readonly string[]
  /** The package.json of the nearest folder that may decide about its version; empty where none does. */
  readonly versionFrom: string
  /** The folder inside of the package that is packed in its place. */
  readonly directory?: string
}

/** A packer by the command's option or the Action's input, or by the policy at that path. */
export type AskedPacker = PackerName | 'auto' | { readonly name: PackerName; readonly policy: string }

/** What one part of the repository says. */
type Said = Omit<PackerChoice, 'notes' | 'versionFrom'>

const help =
  'Say which package manager publishes: `packer: npm` (`pnpm`, `yarn` or `bun`) in the policy, ' +
  '.github/pack-gate.yml, or `--packer npm` (Action input `packer`). Or leave only what belongs to that one in the ' +
  'repository.'

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
    `devEngines.packageManager in ${path} allows ${list([...names])}, and no lock file shows which of them it is`,
    help,
  )
}

function known(packer: NamedPacker, where: string): { name: PackerName; pinned: string | null } {
  if (packer.isMalformed)
    throw new GateError(
      'EPACK',
      `${where} is ${packer.name.slice(0, 100)}, expected name@version, as in "npm@11.6.0"`,
      `Correct it. ${help}`,
    )
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
      `which package manager publishes is not clear: ${list(files.map(({ path, name }) => `${path} is ${name}'s`))}`,
      help,
    )
  }
  return { name: first.name, pinned: null, chosenBy: { by: 'lock-file', path: first.path } }
}

/** What Rush says, whose lock file is in no folder of a package. */
function byRush(evidence: readonly FolderEvidence[]): Said | null {
  const found = evidence.find(({ rush }) => rush !== null)
  if (!found?.rush) return null
  const { packer: name, version } = found.rush
  const path = found.manifestPath.replace(/package\.json$/, 'rush.json')
  return { name, pinned: version, chosenBy: { by: 'rush', path } }
}

/** Ranges that one package manager understands and npm does not. */
const ownRange = /^(workspace|catalog):/

const dependencyKinds = ['dependencies', 'optionalDependencies', 'peerDependencies', 'devDependencies'] as const

/** The first dependency of a package with a range that npm can't read; null where there is none. */
export function foreignRange({ manifest }: Pick<FolderEvidence, 'manifest'>): string | null {
  const all = dependencyKinds.flatMap((kind) => Object.entries(asObject(manifest[kind])))
  const [found] = all.flatMap(([name, range]) =>
    typeof range === 'string' && ownRange.test(range) ? [`${name}: ${range}`] : [],
  )
  return found ?? null
}

/** npm, where nothing speaks for another one. */
function byDefault([own]: readonly FolderEvidence[]): Said {
  const range = own ? foreignRange(own) : null
  if (range === null) return { name: 'npm', pinned: null, chosenBy: { by: 'default' } }
  throw new GateError(
    'EPACK',
    `package.json depends on ${JSON.stringify(range.slice(0, 200))}, which npm does not understand, and ` +
      'nothing shows which package manager publishes',
    'Say which package manager publishes: `packer: pnpm` (`yarn` or `bun`) in the policy, .github/pack-gate.yml, or ' +
      '`--packer pnpm` (Action input `packer`).',
  )
}

/** Programs that run in the package manager's place, or do so in scripts. */
function programNotes(name: PackerName, evidence: readonly FolderEvidence[]): readonly string[] {
  const named = nearestNames(evidence)?.packageManager
  const fetched =
    named?.name === name && named.address !== undefined ? [`${name} is fetched from ${named.address}`] : []
  const [program] = evidence.flatMap(({ programs }) => programs).filter((each) => each.packer === name)
  const [installed] = evidence.flatMap((each) => each.installed).filter(({ packer }) => packer === name)
  return [
    ...fetched,
    ...(program ? [`${program.path} has ${program.written} of this repository run as ${name}`] : []),
    ...(installed ? [`scripts run ${installed.path} (${wordsFor(installed)}), which did not pack`] : []),
  ]
}

/** npm and pnpm leave scripts out, on publishing too. */
function scriptNotes(name: PackerName, evidence: readonly FolderEvidence[]): readonly string[] {
  const scripts = asObject(evidence[0]?.manifest.scripts)
  const left = ['prepack', 'prepare', 'postpack'].filter((each) => Object.hasOwn(scripts, each))
  if (left.length === 0 || (name !== 'npm' && name !== 'pnpm')) return []
  const [found] = evidence.flatMap((each) => each.ignoringScripts).filter(({ by }) => by === 'npm' || by === name)
  return found ? [`${found.path} has ${found.says}, so ${left.join(' and ')} did not run`] : []
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

/** @throws GateError EPACK where it can be read in two ways */
export function fromEvidence(evidence: readonly FolderEvidence[]): PackerChoice {
  const files = nearestLockFiles(evidence)
  const names = files.map(({ name }) => name)
  const chosen = named(evidence, names) ?? byRush(evidence) ?? locked(files) ?? byDefault(evidence)
  const notes = [
    ...contradictions(chosen.name, evidence),
    ...programNotes(chosen.name, evidence),
    ...scriptNotes(chosen.name, evidence),
  ]
  return { ...chosen, notes, versionFrom: versionFrom(evidence) }
}

/** The version that a package.json pins for the packer that was asked for, and what else was said there. */
function asAsked(
  name: PackerName,
  chosenBy: PackerChoice['chosenBy'],
  evidence: readonly FolderEvidence[],
): PackerChoice {
  const nearest = nearestNames(evidence)
  const said = nearest ? [...(nearest.packageManager ? [nearest.packageManager] : []), ...nearest.devEngines] : []
  const same = said.find((packer) => packer.name === name)
  const other =
    nearest && said[0] && !same
      ? [`${nearest.manifestPath} names ${list(said.map((packer) => packer.name))}, but ${name} was requested`]
      : []
  return {
    name,
    pinned: same?.pinned ?? null,
    chosenBy,
    notes: [
      ...other,
      ...contradictions(name, evidence),
      ...programNotes(name, evidence),
      ...scriptNotes(name, evidence),
    ],
    versionFrom: versionFrom(evidence),
  }
}

/**
 * Which package manager packs: the one that was asked for, else the one that the nearest package.json names
 * (packageManager, devEngines), else the one of rush.json, else the one whose lock file is nearest, else npm.
 *
 * @param root the repository's root, absolute: nothing above it counts
 * @throws GateError EPACK where the repository contradicts itself: another packer's list is another release
 */
export async function choosePacker(
  folder: string,
  root: string,
  asked: AskedPacker,
  memory?: EvidenceMemory,
): Promise<PackerChoice> {
  const evidence = await packerEvidence(folder, root, onDisk, memory)
  if (asked === 'auto') return fromEvidence(evidence)
  return typeof asked === 'string'
    ? asAsked(asked, { by: 'request' }, evidence)
    : asAsked(asked.name, { by: 'policy', path: asked.policy }, evidence)
}
