import { listing } from '../model/listing.js'
import { workspacePatterns } from '../gate/workspace/patterns.js'
import { findPackages, rootPackage } from '../gate/workspace/workspaces.js'
import { usage } from './usage.js'

/** So many commands are printed to be pasted; the rest of the packages is named. */
const commandsShown = 6

/**
 * What is found in one package is accepted for it alone, so a workspace's root that is not published has nothing to
 * accept.
 *
 * @throws GateError EUSAGE at such a root
 */
export async function refuseWorkspace(folder: string): Promise<void> {
  const patterns = await workspacePatterns(folder)
  if (patterns === null) return
  const { name, version, isPrivate } = rootPackage(folder)
  if (!isPrivate && name !== null && version !== null) return
  const packages = findPackages(folder, patterns)
    .packages.filter((each) => !each.isPrivate)
    .map(({ path }) => path)
  const [shown, others] = [packages.slice(0, commandsShown), packages.slice(commandsShown)]
  const commands = shown.map((path) => `\n  pack-gate accept ${path}`).join('')
  const which =
    packages.length === 0
      ? 'It has no package that is published.'
      : `Name one:${commands}${others.length === 0 ? '' : `\nand so on for ${listing(others)}`}`
  throw usage('this is the root of a workspace: accept takes one package at a time', which)
}
