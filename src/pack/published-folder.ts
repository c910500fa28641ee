import { existsSync } from 'node:fs'
import { isAbsolute, join, relative, resolve, sep } from 'node:path'
import { GateError } from '../model/errors.js'
import { asObject, type JsonObject } from '../model/manifest.js'
import type { PackerName } from '../model/packer.js'
import { foldersUp } from './find-program.js'
import { onDisk, type EvidenceFiles } from './packer-evidence.js'
import { readSide, type Side } from './publish-evidence.js'
import {
  changesets,
  np,
  releaseFiles,
  releaseItFiles,
  releaseTools,
  type Place,
  type ReleaseTool,
  type Said,
} from './release-tools.js'

/** The folder that a release tool publishes in place of a package's own. */
export interface PublishedFolder {
  /** Absolute. */
  readonly folder: string
  /** From the package's folder. */
  readonly directory: string
  readonly tool: string
  /** The file that says that the tool is used, from the repository's root. */
  readonly path: string
  /** Words for where the folder is set: `contents in lerna.json`. */
  readonly setBy: string
}

/** Files that set such a folder; package.json may, too. */
const telling = ['lerna.json', 'nx.json', '.np-config.json', ...releaseFiles, ...releaseItFiles]

/** Whether something may have another folder published: only then it is worth a closer look. */
export function mayBeElsewhere({ folder, root }: Place, manifest: JsonObject): boolean {
  const keys = [
    asObject(manifest.publishConfig).directory,
    manifest.np,
    manifest.release,
    manifest.lerna,
    manifest['release-it'],
  ]
  if (keys.some((each) => each !== undefined)) return true
  const scripts = Object.values(asObject(manifest.scripts))
  if (scripts.some((script) => typeof script === 'string' && script.includes('--contents'))) return true
  return foldersUp(folder, root).some((at) => telling.some((name) => existsSync(join(at, name))))
}

/** Tools that publish: those whose command is somewhere, or, where no command is anywhere, whose files are. */
async function toolsOf(place: Place, files: EvidenceFiles, side: Side): Promise<readonly (Said & ReleaseTool)[]> {
  const found = await Promise.all(
    releaseTools.map(async (tool) => {
      const said = await tool.read(place, files, side)
      return said ? [{ ...tool, ...said }] : []
    }),
  )
  const commands = new Set(side.publishing.map(({ command }) => command))
  return found.flat().filter(({ command }) => commands.size === 0 || commands.has(command))
}

/** The tool that has another folder published; null where none does. */
async function decisive(place: Place): Promise<(Said & ReleaseTool) | null> {
  const side = await readSide(place, onDisk)
  const found = (await toolsOf(place, onDisk, side)).find(({ written }) => written !== undefined)
  // From version 3 on, changesets publishes with Yarn in its repositories, and refuses publishConfig.directory there.
  const isRefused = found?.command === changesets.command && side.publishing.some(refusesDirectory)
  return isRefused ? null : (found ?? null)
}

function refusesDirectory({ command, packer }: Side['publishing'][number]): boolean {
  return command === changesets.command && packer === 'yarn'
}

/**
 * The folder that a release tool publishes in a package's place; null where none is known to.
 *
 * @param packer the one that packs otherwise. pnpm takes publishConfig.directory into account by itself, and Yarn and
 * Bun can only be passed over where a tool publishes with npm.
 * @throws GateError EPACK where there is nothing to publish
 */
export async function publishedFolder(place: Place, packer: PackerName): Promise<PublishedFolder | null> {
  const { folder, root } = place
  const said = await decisive(place)
  if (said?.written === undefined || said.setBy === undefined) return null
  if (packer === 'pnpm' && said.setBy === 'publishConfig.directory') return null
  if (said.command === np.command && packer !== 'npm') return null
  const published = resolve(folder, said.written)
  const isInside = !relative(root, published).startsWith('..') && !isAbsolute(relative(root, published))
  const directory = relative(folder, published).split(sep).join('/')
  if (directory === '') return null
  const { command: tool, path, setBy } = said
  if (isInside && existsSync(join(published, 'package.json')))
    return { folder: published, directory, tool, path, setBy }
  throw new GateError(
    'EPACK',
    `${tool} publishes the folder ${JSON.stringify(said.written)} (${setBy}), and no package.json is there`,
    'Build the package first, or correct the folder.',
  )
}

/**
 * Whether the base branch shows that the tool publishes, by which a pull request has another folder judged.
 *
 * @param files of the base commit
 */
export async function isToolKnown(place: Place, tool: string, files: EvidenceFiles): Promise<boolean> {
  const side = await readSide(place, files)
  return (await toolsOf(place, files, side)).some(({ command }) => command === tool)
}
