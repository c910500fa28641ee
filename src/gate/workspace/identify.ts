import { join } from 'node:path'
import type { PackageIdentity } from '../../policy/package-policy.js'
import { ManifestCollector } from '../../inspect/manifest.js'
import { tarball } from '../../tarball/tarball.js'
import { pathFrom } from '../../model/context.js'
import type { Target } from '../gate-request.js'
import { findPackages, rootPackage } from './workspaces.js'
import { readJson, workspacePatterns } from './patterns.js'

const ignored = { write: () => undefined, end: () => undefined }

/** The name inside a tarball. @throws GateError ETARBALL */
async function packedName(path: string): Promise<string> {
  const contents = tarball(path)
  const manifest = new ManifestCollector(contents.name)
  await contents.read((file) => manifest.open(file) ?? ignored)
  return manifest.manifest().name
}

/** The folder of the workspace's package of a name: what is said of the folder holds for its tarball too. */
async function folderOf(name: string, root: string): Promise<string | null> {
  const patterns = await workspacePatterns(root)
  const { packages } = findPackages(root, patterns ?? [])
  return [rootPackage(root), ...packages].find((each) => each.name === name)?.path ?? null
}

/**
 * Which package of the repository a target is.
 *
 * @param root absolute path of the repository's root
 * @throws GateError ETARBALL where a tarball can't be read, EUSAGE where the workspace can't
 */
export async function identify(target: Target, root: string): Promise<PackageIdentity> {
  if (!target.isFolder) {
    const name = await packedName(target.path)
    return { name, path: await folderOf(name, root) }
  }
  const path = pathFrom(root, target.path)
  const { name } = readJson(join(target.path, 'package.json'))
  return { path: path.startsWith('..') ? null : path, name: typeof name === 'string' ? name : null }
}
