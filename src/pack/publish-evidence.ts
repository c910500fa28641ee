import { existsSync } from 'node:fs'
import { join, posix, relative, sep } from 'node:path'
import { asObject } from '../model/manifest.js'
import type { PackerName, PackerTrace } from '../model/packer.js'
import { foreignRange, fromEvidence } from './choose-packer.js'
import {
  packerEvidence,
  workflowsOf,
  type EvidenceFiles,
  type EvidenceMemory,
  type FolderEvidence,
} from './packer-evidence.js'
import { publishCommands, type PublishedPlace, type Publishing } from './publish-commands.js'
import { commandLines, namedScripts, recipeFiles, runsInPlace } from './script-commands.js'

/** A command that publishes, and where it stands. */
interface CommandTrace extends Omit<PackerTrace, 'packer'> {
  /** `lerna publish` and the like. */
  readonly command: string
  /** Null where it can't be known. */
  readonly packer: PackerName | null
  /** The folder that it is set to publish in place of the package's. */
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
  readonly memory?: EvidenceMemory
}

/** A text that may publish. */
interface Source {
  readonly text: string
  /** From the repository's root. */
  readonly path: string
  /** In words: `script release runs`. */
  readonly runs: string
  /** Where its commands run, from the repository's root. */
  readonly cwd: string
  readonly hasLines: boolean
}

function commandTraces({ text, path, runs, cwd, hasLines }: Source, publishing: Publishing): Side['publishing'] {
  const lines = hasLines ? commandLines(path, text) : text
  const isInPlace = !hasLines || runsInPlace(path)
  return publishCommands(lines, publishing).map(({ command, packer, line, contents, publishes }) => ({
    command,
    packer,
    path,
    says: `${runs} \`${command}\``,
    ...(hasLines && { line }),
    ...(contents !== undefined && { contents }),
    ...(publishes &&
      (isInPlace || publishes === 'workspaces') && {
        publishes: publishes === 'workspaces' ? publishes : { folder: posix.join(cwd, publishes.folder) },
      }),
  }))
}

function scriptsOf({ manifest, manifestPath }: FolderEvidence): readonly Source[] {
  return Object.entries(asObject(manifest.scripts)).flatMap(([name, text]) =>
    typeof text === 'string'
      ? [{ text, path: manifestPath, runs: `script ${name} runs`, cwd: posix.dirname(manifestPath), hasLines: false }]
      : [],
  )
}

/** A file of the repository that runs commands; none where it isn't there. */
async function fileSource(path: string, cwd: string, root: string, files: EvidenceFiles): Promise<readonly Source[]> {
  const text = path.startsWith('..') ? null : await files.read(join(root, path))
  return text === null ? [] : [{ text, path, runs: 'runs', cwd, hasLines: true }]
}

/** The scripts, programs and actions of the repository that sources run, as far as they are there. */
async function namedBy(
  sources: readonly Source[],
  root: string,
  files: EvidenceFiles,
  known: ReadonlySet<string>,
): Promise<readonly Source[]> {
  const named = new Map(
    sources.flatMap(({ text, path, cwd, hasLines }) => {
      const lines = hasLines ? commandLines(path, text) : text
      return namedScripts(lines).map((written) => [posix.join(cwd, written), cwd] as const)
    }),
  )
  const fresh = [...named].filter(([path]) => !known.has(path)).slice(0, mostNamed)
  return (await Promise.all(fresh.map(async ([path, cwd]) => fileSource(path, cwd, root, files)))).flat()
}

/** Files that are looked into, in each of two steps: a workflow runs a shell script, which runs a program. */
const mostNamed = 50

/** Makefiles and the like, from the package's folder up to the root. */
async function recipesOf(
  root: string,
  evidence: readonly FolderEvidence[],
  files: EvidenceFiles,
): Promise<readonly Source[]> {
  const folders = evidence.map(({ manifestPath }) => posix.dirname(manifestPath))
  const there = folders.flatMap((cwd) =>
    recipeFiles.map((name) => posix.join(cwd, name)).filter((path) => existsSync(join(root, path))),
  )
  return (await Promise.all(there.map(async (path) => fileSource(path, posix.dirname(path), root, files)))).flat()
}

/**
 * All that may publish: workflows, scripts of package.json, Makefiles and the like, and the shell scripts, programs and
 * actions that these run.
 */
async function sourcesOf(
  root: string,
  evidence: readonly FolderEvidence[],
  files: EvidenceFiles,
): Promise<readonly Source[]> {
  const workflows = await Promise.all(
    workflowsOf(root).map(async (file): Promise<Source> => {
      const path = relative(root, file).split(sep).join('/')
      return { text: (await files.read(file)) ?? '', path, runs: 'runs', cwd: '', hasLines: true }
    }),
  )
  const first = [...workflows, ...(await recipesOf(root, evidence, files)), ...evidence.flatMap(scriptsOf)]
  const known = new Set(first.map(({ path }) => path))
  const second = await namedBy(first, root, files, known)
  const third = await namedBy(second, root, files, new Set([...known, ...second.map(({ path }) => path)]))
  return [...first, ...second, ...third]
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
export async function readSide({ folder, root, memory }: EvidencePlace, files: EvidenceFiles): Promise<Side> {
  const evidence = await packerEvidence(folder, root, files, memory)
  const chosen = chosenBy(evidence)
  const own = publishingOf(evidence, chosen ?? 'npm')
  const publishing = (await sourcesOf(root, evidence, files)).flatMap((each) => commandTraces(each, own))
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
