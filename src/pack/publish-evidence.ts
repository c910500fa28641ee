import { posix, relative, sep } from 'node:path'
import { asObject } from '../model/manifest.js'
import type { PackerName, PackerTrace } from '../model/packer.js'
import { foreignRange, fromEvidence } from './choose-packer.js'
import { packerEvidence, workflowsOf, type EvidenceFiles, type FolderEvidence } from './packer-evidence.js'
import { publishCommands, type PublishedPlace, type Publishing } from './publish-commands.js'

/** A command that publishes, and where it stands. */
interface CommandTrace extends Omit<PackerTrace, 'packer'> {
  /** `lerna publish` and the like. */
  readonly command: string
  /** Null where it can't be known. */
  readonly packer: PackerName | null
  /** The folder that it is told to publish in place of the package's. */
  readonly contents?: string
  /** What a package manager publishes: a folder from the repository's root, or packages of the workspace. */
  readonly publishes?: PublishedPlace
}

/** All that one side of a pull request says of the package manager. */
export interface Side {
  readonly evidence: readonly FolderEvidence[]
  /** The packer that it chooses; null where it can be read in two ways. */
  readonly chosen: PackerName | null
  readonly traces: readonly PackerTrace[]
  /** Commands that publish with a package manager that is known. */
  readonly commands: readonly PackerTrace[]
  /** All commands that publish. */
  readonly publishing: readonly CommandTrace[]
}

/** Where evidence is looked for. Absolute. */
interface EvidencePlace {
  /** Of the package. */
  readonly folder: string
  readonly root: string
}

function commandTraces(text: string, publishing: Publishing, path: string, runs: string): Side['publishing'] {
  const base = runs === 'runs' ? '' : posix.dirname(path)
  return publishCommands(text, publishing).map(({ command, packer, line, contents, publishes }) => ({
    command,
    packer,
    path,
    says: `${runs} \`${command}\``,
    ...(runs === 'runs' && { line }),
    ...(contents !== undefined && { contents }),
    ...(publishes && {
      publishes: publishes === 'workspaces' ? publishes : { folder: posix.join(base, publishes.folder) },
    }),
  }))
}

function scriptTraces({ manifest, manifestPath }: FolderEvidence, publishing: Publishing): Side['publishing'] {
  return Object.entries(asObject(manifest.scripts)).flatMap(([name, script]) =>
    typeof script === 'string' ? commandTraces(script, publishing, manifestPath, `script ${name} runs`) : [],
  )
}

function chosenBy(evidence: readonly FolderEvidence[]): PackerName | null {
  try {
    return fromEvidence(evidence).name
  } catch {
    return null
  }
}

/** The first number of a range: `^2.29.0`. */
function majorOf(range: unknown): number | null {
  const [, major] = /^[\^~>=v\s]*(\d+)\b/.exec(typeof range === 'string' ? range : '') ?? []
  return major === undefined ? null : Number(major)
}

function publishingOf(evidence: readonly FolderEvidence[], own: PackerName): Publishing {
  const tools = evidence.flatMap(({ manifest }) => Object.entries(asObject(manifest.devDependencies)))
  return {
    own,
    tools: tools.map(([name]) => name),
    changesets: majorOf(tools.find(([name]) => name === '@changesets/cli')?.[1]),
    hasWorkspaceRanges: evidence[0] !== undefined && foreignRange(evidence[0]) !== null,
  }
}

/** What the working tree, or a commit, says of who publishes and how. */
export async function readSide({ folder, root }: EvidencePlace, files: EvidenceFiles): Promise<Side> {
  const evidence = await packerEvidence(folder, root, files)
  const chosen = chosenBy(evidence)
  const own = publishingOf(evidence, chosen ?? 'npm')
  const workflows = await Promise.all(
    workflowsOf(root).map(async (file) =>
      commandTraces((await files.read(file)) ?? '', own, relative(root, file).split(sep).join('/'), 'runs'),
    ),
  )
  const publishing = [...workflows.flat(), ...evidence.flatMap((each) => scriptTraces(each, own))]
  const commands = publishing.flatMap(({ packer, path, says, line }) =>
    packer === null ? [] : [{ packer, path, says, ...(line !== undefined && { line }) }],
  )
  const declared = evidence.flatMap(({ lockFiles, packageManager, manifestPath }) => [
    ...lockFiles.map(({ name, path }) => ({ packer: name, path, says: `is ${name}'s` })),
    ...(packageManager
      ? [{ packer: packageManager.name, path: manifestPath, says: `names ${packageManager.name} as packageManager` }]
      : []),
  ])
  return { evidence, chosen, commands, publishing, traces: [...commands, ...declared] }
}
