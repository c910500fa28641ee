import { resolve } from 'node:path'
import { severalPackages } from '../attest/write-summary.js'
import { gate } from '../gate.js'
import { findTarget, type GateRequest, type Shared } from '../gate-request.js'
import { askedPacker, packRequestOf } from '../packing.js'
import { policyReader, readAllPolicies, readPolicies } from '../policies.js'
import { readManifestObject } from '../../model/manifest-file.js'
import type { Report } from '../../model/report.js'
import type { Context } from '../../model/context.js'
import type { RunOptions } from './gate-all.js'
import type { PackTogether } from './pack-together.js'
import { workspacePatterns } from './patterns.js'
import type { Selection } from './select.js'

/** What to gate: one package, or several of a repository. */
export interface TargetRequest extends GateRequest {
  /** Globs of package folders, relative to the target; empty: the workspace's, where the target is the root of one. */
  readonly packages: readonly string[]
  /**
   * A commit, branch or tag: packages of a workspace that can't have changed since then are left out. Null: none is.
   */
  readonly changedSince: string | null
  /**
   * True: what comes of the run can speak of one package alone, so that several are refused before anything is packed.
   */
  readonly onlyOne?: boolean
}

/** What a run over several packages reads once for all of them: policies, and the base commit's files. */
async function shareReading(
  request: TargetRequest,
  selection: Selection,
  folder: string,
  context: Context,
): Promise<GateRequest & { readonly shared: Shared & { readonly packing: PackTogether } }> {
  const [{ checkSharedPolicy }, { readOnce }, together] = await Promise.all([
    import('./shared-policy.js'),
    import('./read-once.js'),
    import('./pack-together.js'),
  ])
  const packing = new together.PackTogether()
  const readPolicy = policyReader(request.root, context)
  await checkSharedPolicy(selection, { ...request, folder }, readPolicy)
  const { basePolicy } = request
  const shared = {
    readPolicy,
    versions: new Map(),
    evidence: new Map(),
    registries: {},
    packing,
    claims: new Map(),
  }
  const read: GateRequest = {
    ...request,
    shared,
    ...(basePolicy && { basePolicy: { ...basePolicy, tree: readOnce(basePolicy.tree) } }),
  }
  const folders = selection.packages.map(({ path }) => resolve(folder, path))
  return { ...read, shared: { ...shared, policies: await readAllPolicies(read, folders, context) } }
}

/** What an earlier run handed over goes before anything can go wrong, also with packages that this run leaves out. */
async function clearHandedOver({ packages }: Selection, { cwd, packDestination }: TargetRequest): Promise<void> {
  if (packDestination === undefined) return
  const { StagedTarball } = await import('../staged-tarball.js')
  new StagedTarball(resolve(cwd, packDestination)).clearAll(packages)
}

/**
 * Takes away what an earlier run handed over, after a mistake that kept this run from getting that far: as far as the
 * target says which packages it is about. Never throws: the mistake is what the user has to read of.
 */
export async function clearAfterMistake(
  request: Pick<TargetRequest, 'target' | 'cwd' | 'packages' | 'packDestination'>,
): Promise<void> {
  const { cwd, packages, packDestination } = request
  if (packDestination === undefined) return
  try {
    const { path, isFolder } = findTarget(request.target, cwd)
    if (!isFolder) return
    const [{ StagedTarball }, { selectPackages }] = await Promise.all([
      import('../staged-tarball.js'),
      import('./select.js'),
    ])
    const several = await selectPackages(path, packages).catch(() => null)
    const { name, version } = several === null ? await readManifestObject(path) : {}
    const own = typeof name === 'string' && typeof version === 'string' ? [{ name, version }] : []
    new StagedTarball(resolve(cwd, packDestination)).clearAll(several?.packages ?? own)
  } catch {
    // What can't be read names no release.
  }
}

/** Starts to pack what is selected, by as few runs of the package manager as can be. */
function startPacking<R extends Awaited<ReturnType<typeof shareReading>>>(
  shared: R,
  selection: Selection,
  folder: string,
  context: Context,
): R['shared'] {
  shared.shared.packing.start(
    folder,
    selection,
    (each, manifest) => packRequestOf(shared, context, each, manifest),
    async (each) => askedPacker(shared, await readPolicies(shared, findTarget(each, shared.cwd), context)),
    shared.shared.evidence,
  )
  return shared.shared
}

/**
 * Runs something over packages that are packed together, and what they share is read once.
 *
 * @param work gets the request with which each of them is read
 */
export async function withSharedPacking<T>(
  request: GateRequest,
  selection: Selection,
  context: Context,
  work: (shared: GateRequest) => Promise<T>,
): Promise<T> {
  const folder = findTarget(request.target, request.cwd).path
  const shared = await shareReading({ ...request, packages: [], changedSince: null }, selection, folder, context)
  const { packing } = startPacking(shared, selection, folder, context)
  return work(shared).finally(() => packing.dispose())
}

/**
 * Gates what the target is: a tarball, a package's folder, or every publishable package of a workspace.
 *
 * @throws GateError where the target itself can't be gated
 */
export async function gateTarget(
  request: TargetRequest,
  context: Context,
  manner: Omit<RunOptions, 'gate'> = {},
): Promise<Report> {
  const target = findTarget(request.target, request.cwd)
  const several = target.isFolder && (request.packages.length > 0 || (await workspacePatterns(target.path)) !== null)
  if (!several) return gate(request, context, manner.proposePatch)
  const [{ selectPackages }, { gateAll }] = await Promise.all([import('./select.js'), import('./gate-all.js')])
  const selection = await selectPackages(target.path, request.packages)
  if (selection === null) return gate(request, context, manner.proposePatch)
  if (request.onlyOne) throw severalPackages()
  await clearHandedOver(selection, request)
  const shared = await shareReading(request, selection, target.path, context)
  const since =
    request.changedSince === null
      ? null
      : {
          workspace: target.path,
          root: request.root,
          commit: request.changedSince,
          ...(request.packTime && { say: request.packTime.say }),
        }
  const chosen =
    since === null ? selection : await (await import('./changed-only.js')).changedOnly(selection, since, context.env)
  const { packing } = startPacking(shared, chosen, target.path, context)
  return gateAll(chosen, shared, context, {
    ...manner,
    gate: (one, around) => gate(one, around, manner.proposePatch),
  }).finally(() => packing.dispose())
}
