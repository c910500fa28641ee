import { existsSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { GateError } from '../model/errors.js'
import { asObject, normalizePath } from '../model/manifest.js'
import type { Manifest } from '../model/types.js'
import type { PackerDoubts, PackerTrace } from '../model/packer.js'
import { foreignRange, fromEvidence, type PackerChoice } from './choose-packer.js'
import type { PackerName } from '../model/packer.js'
import { foldersUp } from './find-program.js'
import {
  inCommit,
  onDisk,
  packerEvidence,
  workflowsOf,
  type EvidenceFiles,
  type FolderEvidence,
  type OwnProgram,
} from './packer-evidence.js'
import { publishCommands, type Publishing } from './publish-commands.js'

/** Where doubts are looked for. */
export interface DoubtsRequest {
  /** Of the package. Absolute, as the next. */
  readonly folder: string
  readonly root: string
  readonly choice: PackerChoice
  /** On a pull request: reads a file of the base commit by its absolute path. */
  readonly base?: EvidenceFiles['read']
  /** The packer that the base branch's policy asks for. */
  readonly basePacker?: PackerName
}

/** All that one side of a pull request says of the package manager. */
interface Side {
  readonly evidence: readonly FolderEvidence[]
  /** The packer that it chooses; null where it can be read in two ways. */
  readonly chosen: PackerName | null
  readonly traces: readonly PackerTrace[]
  /** Those of commands that publish. */
  readonly commands: readonly PackerTrace[]
}

function scriptTraces({ manifest, manifestPath }: FolderEvidence, publishing: Publishing): readonly PackerTrace[] {
  return Object.entries(asObject(manifest.scripts)).flatMap(([name, script]) =>
    typeof script === 'string' ? commandTraces(script, publishing, manifestPath, `script ${name} runs`) : [],
  )
}

function commandTraces(text: string, publishing: Publishing, path: string, runs: string): PackerTrace[] {
  return publishCommands(text, publishing).flatMap(({ command, packer, line }) =>
    packer === null ? [] : [{ packer, path, says: `${runs} \`${command}\``, ...(runs === 'runs' && { line }) }],
  )
}

function chosenBy(evidence: readonly FolderEvidence[]): PackerName | null {
  try {
    return fromEvidence(evidence).name
  } catch {
    return null
  }
}

function publishingOf(evidence: readonly FolderEvidence[], own: PackerName): Publishing {
  const tools = evidence.flatMap(({ manifest }) => Object.keys(asObject(manifest.devDependencies)))
  return { own, tools, hasWorkspaceRanges: evidence[0] !== undefined && foreignRange(evidence[0]) !== null }
}

async function readSide({ folder, root }: DoubtsRequest, files: EvidenceFiles): Promise<Side> {
  const evidence = await packerEvidence(folder, root, files)
  const chosen = chosenBy(evidence)
  const publishing = publishingOf(evidence, chosen ?? 'npm')
  const workflows = await Promise.all(
    workflowsOf(root).map(async (file) =>
      commandTraces((await files.read(file)) ?? '', publishing, relative(root, file).split(sep).join('/'), 'runs'),
    ),
  )
  const commands = [...workflows.flat(), ...evidence.flatMap((each) => scriptTraces(each, publishing))]
  const declared = evidence.flatMap(({ lockFiles, packageManager, manifestPath }) => [
    ...lockFiles.map(({ name, path }) => ({ packer: name, path, says: `is ${name}'s` })),
    ...(packageManager
      ? [{ packer: packageManager.name, path: manifestPath, says: `names ${packageManager.name} as packageManager` }]
      : []),
  ])
  return { evidence, chosen, commands, traces: [...commands, ...declared] }
}

/** Commands that publish with another one tell nothing where others publish with this one. */
function contradicting({ traces, commands }: Side, name: PackerName): readonly PackerTrace[] {
  const agrees = commands.some(({ packer }) => packer === name)
  return traces.filter((trace) => trace.packer !== name && !(agrees && commands.includes(trace)))
}

function keyOf({ packer, path }: PackerTrace): string {
  return `${packer}\0${path}`
}

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

/** What runs in the packer's place and the base branch doesn't have so. */
async function broughtPrograms(name: PackerName, now: Side, before: Side, base: EvidenceFiles): Promise<PackerTrace[]> {
  const own = now.evidence.flatMap(({ programs }) => programs).filter(({ packer }) => packer === name)
  const changed = await Promise.all(own.map(async (each) => ((await isChanged(each, base, before)) ? [each] : [])))
  const known = new Set(addressTrace(before, name).map(({ says }) => says))
  return [
    ...changed.flat().map(({ path, written }) => ({ packer: name, path, says: `has ${written} run as ${name}` })),
    ...addressTrace(now, name).filter(({ says }) => !known.has(says)),
  ]
}

/** On a pull request: what it brings. */
async function compared(request: DoubtsRequest, now: Side, read: EvidenceFiles['read']): Promise<PackerDoubts> {
  const { choice, basePacker } = request
  const { name, chosenBy: by } = choice
  const mine = { packer: name, chosenBy: by.path ?? null }
  const base = inCommit(read)
  const before = await readSide(request, base)
  const was = basePacker ?? before.chosen
  const brought = await broughtPrograms(name, now, before, base)
  if (by.by === 'policy') {
    // The base branch's own holds; one that the pull request adds has to be what the base branch speaks for.
    const fits = basePacker !== undefined || was === name || before.traces.some(({ packer }) => packer === name)
    const against =
      fits || was === null ? [] : [{ packer: was, path: by.path ?? '', says: `sets packer in place of ${was}` }]
    return { ...mine, against, brought, isNew: against.length > 0 }
  }
  const known = new Set(before.traces.map(keyOf))
  const isMoved = was !== null && was !== name
  const certain = contradicting(now, name)
  const against = isMoved ? now.traces.filter((each) => each.packer === was || certain.includes(each)) : certain
  return { ...mine, against, brought, isNew: isMoved || against.some((each) => !known.has(keyOf(each))) }
}

/** The base commit can't be read: what the pull request has counts as brought by it. */
async function unread(alone: Omit<PackerDoubts, 'isNew'>, now: Side, cause: unknown): Promise<PackerDoubts> {
  const nothing = inCommit(() => Promise.resolve(null))
  const before: Side = { evidence: [], chosen: null, traces: [], commands: [] }
  const brought = await broughtPrograms(alone.packer, now, before, nothing)
  return { ...alone, brought, isNew: true, unreadable: cause instanceof Error ? cause.message : String(cause) }
}

/**
 * What is unclear about the package manager that packed; null where nothing is. One that the command or the Action asks
 * for is certain.
 */
export async function packerDoubts(request: DoubtsRequest): Promise<PackerDoubts | null> {
  const { choice, base } = request
  const { name, chosenBy: by } = choice
  if (by.by === 'request' || (by.by === 'policy' && !base)) return null
  const now = await readSide(request, onDisk)
  const others = now.traces.some(({ packer }) => packer !== name)
  const hasOwn = now.evidence.some(({ programs }) => programs.length > 0) || addressTrace(now, name).length > 0
  if (!others && !hasOwn && by.by !== 'policy') return null
  const against = by.by === 'policy' ? [] : contradicting(now, name)
  const alone = { packer: name, chosenBy: by.path ?? null, against, brought: [] }
  const found = base
    ? await compared(request, now, base).catch((cause: unknown) => unread(alone, now, cause))
    : { ...alone, isNew: null }
  return found.against.length + found.brought.length > 0 ? found : null
}

/** Release tools that publish the folder that publishConfig.directory names, by what they leave in a repository. */
const directoryTools = [
  ['.changeset/config.json', 'changeset publish'],
  ['lerna.json', 'lerna publish'],
] as const

/**
 * The folder inside of a package that a release tool publishes in its place; null where none is known to.
 *
 * @throws GateError EPACK where it leads out of the package
 */
export function publishedFolder(
  folder: string,
  root: string,
  manifest: Manifest,
): { readonly folder: string; readonly directory: string; readonly tool: string } | null {
  const { directory: written } = asObject(manifest.publishConfig)
  const folders = foldersUp(folder, root)
  const tool = directoryTools.find(([file]) => folders.some((each) => existsSync(join(each, file))))?.[1]
  if (typeof written !== 'string' || tool === undefined) return null
  const directory = normalizePath(written)
  if (directory === '') return null
  if (directory !== null && existsSync(join(folder, directory, 'package.json')))
    return { folder: join(folder, directory), directory, tool }
  throw new GateError(
    'EPACK',
    `${tool} publishes the folder ${JSON.stringify(written)} (publishConfig.directory), and no package.json is there`,
    'Build the package first, or correct `publishConfig.directory` in package.json.',
  )
}
