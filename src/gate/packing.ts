import { existsSync } from 'node:fs'
import { join, relative, resolve, sep } from 'node:path'
import { type Context, pathFrom } from '../model/context.js'
import { workspacePatterns } from './workspace/patterns.js'
import { readManifest, type ManifestFile } from '../model/manifest-file.js'
import type { PackerDoubts } from '../model/packer.js'
import type { Policy } from '../model/policy.js'
import { type AskedPacker, choosePacker, type PackerChoice } from '../pack/choose-packer.js'
import { packingEnvironment } from '../pack/environment.js'
import { defaultPackTime } from '../pack/pack-watch.js'
import { packWith } from '../pack/pack-with.js'
import type { PackRequest } from '../pack/packer.js'
import { packers } from '../pack/packers.js'
import { mayBeElsewhere, publishedFolder, type PublishedFolder } from '../pack/published-folder.js'
import { trustedFiles } from '../registry/config-files.js'
import type { Packed } from '../tarball/contents.js'
import type { PolicyPair } from '../verdict/policy-change.js'
import type { GateRequest } from './gate-request.js'
import { stages } from './stages.js'
import { notingChanges } from './tracked-changes.js'

/** What decides how a folder is packed. */
export interface PackingRun {
  readonly request: GateRequest
  readonly policy: Policy
  readonly policies: PolicyPair | null
}

/** A package.json's path from the repository's root. */
export function manifestPath(root: string, folder: string): string {
  const path = relative(root, resolve(folder, 'package.json')).split(sep).join('/')
  return path.startsWith('..') ? 'package.json' : path
}

/** What a packer is asked for, whichever it is. */
export function packRequestOf(
  request: GateRequest,
  context: Pick<Context, 'env'>,
  folder: string,
  manifest: ManifestFile,
): PackRequest {
  return {
    folder,
    root: request.root,
    manifest,
    ignoreScripts: request.ignoreScripts,
    ...(request.packDestination !== undefined && { tarball: true }),
    env: packingEnvironment(context.env, request.passEnv),
    job: context.env,
    time: request.packTime ?? defaultPackTime,
    ...(request.shared && { versions: request.shared.versions }),
  }
}

/** Packs a folder: alone, or by a run that packs others of its workspace too. */
export function pack(
  { shared }: GateRequest,
  choice: PackerChoice,
  order: PackRequest,
  again = false,
): Promise<Packed> {
  const packing = shared?.packing
  const alone = (): Promise<Packed> => notingChanges(choice, order, () => packWith(choice, order))
  if (!packing) return alone()
  const taken = again ? Promise.resolve(null) : packing.take(order.folder)
  return taken.then((packed) => packed ?? packing.alone(alone))
}

/**
 * Yarn packs no folder that is neither its project nor a workspace of it. Such a folder is made by a build, and
 * published from inside of it: by npm.
 */
async function inBuildFolder(choice: PackerChoice, folder: string, root: string): Promise<PackerChoice> {
  if (choice.name !== 'yarn' || choice.chosenBy.by === 'request' || folder === root) return choice
  if (existsSync(join(folder, 'yarn.lock'))) return choice
  const { findPackages } = await import('./workspace/workspaces.js')
  const path = pathFrom(root, folder)
  const patterns = path.startsWith('..') || !existsSync(join(root, 'yarn.lock')) ? null : await workspacePatterns(root)
  const isProject = patterns === null && !existsSync(join(root, 'yarn.lock'))
  if (isProject || findPackages(root, patterns ?? []).packages.some((each) => each.path === path)) return choice
  const note = `packed with npm, as ${path} is not a workspace of the project, and Yarn packs only those`
  return { ...choice, name: 'npm', pinned: null, chosenBy: { by: 'default' }, notes: [...choice.notes, note] }
}

/** A package's folder before anything is packed. */
interface Opened {
  readonly folder: string
  readonly manifest: ManifestFile
  readonly order: PackRequest
}

/** A folder whose packing may have begun. */
export interface Packing {
  readonly opened: Opened
  /** The packer that the command or the repository names. It rejects where neither does, and the policy still may. */
  readonly choice: Promise<PackerChoice>
  /** Null where packing has to wait for the policy. */
  readonly begun: Promise<Packed> | null
  /** When packing began, or could not. */
  readonly since: number
}

/**
 * Opens a folder, and starts to pack it where that runs nothing of the package's own: the packer's run is the floor of
 * our time, and nothing that runs can change the policy before it is read.
 *
 * @throws GateError EPACK or EUSAGE where it can't be packed
 */
export async function beginPacking(
  request: GateRequest,
  context: Pick<Context, 'env'>,
  folder: string,
): Promise<Packing> {
  const manifest = await readManifest(folder, manifestPath(request.root, folder))
  const order = packRequestOf(request, context, folder, manifest)
  const opened = { folder, manifest, order }
  const choice = choosePacker(folder, request.root, request.packer, request.shared?.evidence).then((made) =>
    inBuildFolder(made, folder, request.root),
  )
  const likely = await choice.catch(() => null)
  const isElsewhere = mayBeElsewhere({ folder, root: request.root }, manifest.manifest)
  const runsNothing = likely !== null && !isElsewhere && packers[likely.name].runsNothing?.(order) === true
  const since = performance.now()
  const begun = runsNothing ? pack(request, likely, order) : null
  begun?.catch(() => undefined) // the policy may be wrong too, and is complained of first
  return { opened, choice, begun, since }
}

/** Lets packing that has begun come to its end, and frees what it made: no packer is left running. */
export async function abandon({ begun }: Packing): Promise<void> {
  const [packed] = await Promise.allSettled([begun])
  if (packed.status === 'fulfilled') packed.value?.contents.dispose()
}

/** The packer that was asked for: by the command or the Action, else by the policy; on a pull request by the base's. */
export function askedPacker(
  { packer }: Pick<GateRequest, 'packer'>,
  { policy, policies }: Pick<PackingRun, 'policy' | 'policies'>,
): AskedPacker {
  if (packer !== 'auto') return packer
  const side = policies?.base.packer === undefined ? policy : policies.base
  return side.packer === undefined ? 'auto' : { name: side.packer, policy: side.path ?? '' }
}

/** A folder that is packed, with the packer that does. */
export interface Settled extends Pick<Packing, 'opened' | 'begun'> {
  readonly choice: PackerChoice
  /** The folder that a release tool publishes in the package's place; null where it is the package's own. */
  readonly published: PublishedFolder | null
}

/** The packer, after the policy was read: it may choose a different one from the one that has begun. */
async function chosen(run: PackingRun, packing: Packing): Promise<Omit<Settled, 'published'>> {
  const { opened, begun } = packing
  const asked = askedPacker(run.request, run)
  if (typeof asked === 'string') return { opened, begun, choice: await packing.choice }
  await abandon(packing)
  const { root, shared } = run.request
  return { opened, begun: null, choice: await choosePacker(opened.folder, root, asked, shared?.evidence) }
}

/** Asked for by the command, the Action or the policy: then that one publishes, whatever tools there are. */
function isAskedFor({ chosenBy: { by } }: PackerChoice): boolean {
  return by === 'request' || by === 'policy'
}

/** The packer of a release tool that publishes another folder. All but np and Nx publish with npm, or as npm does. */
function choiceOf(choice: PackerChoice, { directory, tool, path, setBy }: PublishedFolder): PackerChoice {
  const note = `packed from ${directory}, which ${tool} publishes by ${setBy}`
  const isOwn = choice.name === 'npm' || (tool === 'nx release' && choice.name !== 'yarn')
  if (isOwn) return { ...choice, notes: [...choice.notes, note], directory }
  const { versionFrom } = choice
  return { name: 'npm', pinned: null, chosenBy: { by: 'release-tool', path }, notes: [note], versionFrom, directory }
}

/**
 * What is packed, and with what. Release tools publish the folder that publishConfig.directory and the like name: then
 * that one is judged.
 *
 * @throws GateError EPACK where that folder can't be packed
 */
export async function settled(run: PackingRun, packing: Packing): Promise<Settled> {
  const found = { ...(await chosen(run, packing)), published: null }
  const { opened, choice } = found
  const { root } = run.request
  const isOwn = isAskedFor(choice) && (choice.name === 'yarn' || choice.name === 'bun')
  if (isOwn || !mayBeElsewhere({ folder: opened.folder, root }, opened.manifest.manifest)) return found
  const published = await publishedFolder({ folder: opened.folder, root }, choice.name)
  if (published === null) return found
  const { folder } = published
  const manifest = await readManifest(folder, manifestPath(root, folder))
  return {
    opened: { folder, manifest, order: { ...opened.order, folder, manifest } },
    begun: null,
    choice: choiceOf(choice, published),
    published,
  }
}

/** What is unclear about the packer; on a pull request against the base commit's files. */
export async function doubtsOf(
  { request, policies }: PackingRun,
  folder: string,
  { choice, published }: Pick<Settled, 'choice' | 'published'>,
): Promise<PackerDoubts | null> {
  const { root, baseFiles, shared } = request
  const { packerDoubts } = await stages.doubts()
  const basePacker = policies?.base.packer
  const base = baseFiles && trustedFiles(root, baseFiles)
  return packerDoubts({
    folder,
    root,
    choice,
    ...(shared && { memory: shared.evidence }),
    ...(published && { published }),
    ...(base && { base: (path: string) => base.read(path) }),
    ...(basePacker !== undefined && { basePacker }),
  })
}
