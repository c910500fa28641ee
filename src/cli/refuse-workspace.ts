import { listing } from '../compare/listing.js'
import { workspacePatterns } from '../repository/patterns.js'
import { findPackages, rootPackage } from '../repository/workspaces.js'
import { usage } from './usage.js'

/**
 * A policy is proposed from what one package packs; a workspace's root that is not published packs nothing to go by.
 *
 * @throws GateError EUSAGE at such a root
 */
export async function refuseWorkspace(folder: string): Promise<void> {
  const patterns = await workspacePatterns(folder)
  if (patterns === null) return
  const { name, version, isPrivate } = rootPackage(folder)
  if (!isPrivate && name !== null && version !== null) return
  const packages = findPackages(folder, patterns).packages.filter((each) => !each.isPrivate).map(({ path }) => path)
  const which = packages.length === 0 ? 'It has no package that is published.' : `Run it for each package, \`pack-gate init FOLDER\`: ${listing(packages)}.`
  throw usage('this is the root of a workspace, and no package that is published', `${which} One policy here can hold for all of them: see \`packages\` in docs/configuration.md.`)
}
