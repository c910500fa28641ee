import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { isPrivate } from '../model/manifest.js'
import type { BuildScript, LeftOut, Manifest, PublishedElsewhere, Release } from '../model/release.js'
import type { Place } from '../pack/release-tools.js'
import { publishConfigOf } from '../registry/publish-place.js'
import { promisedFolders } from '../rules/entry-points/unbuilt.js'
import { stages } from './stages.js'

/** What a folder shows. */
export interface FolderFacts {
  /** Top folders that package.json names and the working folder doesn't have. */
  readonly absent: readonly string[]
  /** What the folder has and was not packed, though package.json names it. */
  readonly leftOut: readonly LeftOut[]
  /** The folder that is published in place of the one that was packed, where something shows that. */
  readonly elsewhere?: PublishedElsewhere
  /** What builds the package; left out where no script is called so. */
  readonly buildScript?: BuildScript
  /** The tool that publishes puts the repository's licence into the package. */
  readonly addsLicence?: true
}

/** Files that keep an empty folder in git. */
const keeper = /^\.(git|npm)(ignore|keep)$/

/** Whether there is nothing in a folder: no build has written there. What can't be read may hold something. */
function isAbsent(folder: string): boolean {
  try {
    return readdirSync(folder).every((name) => keeper.test(name))
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT'
  }
}

/**
 * What a folder and its repository show that the release doesn't.
 *
 * @param isMoved a release tool publishes this folder in place of the package's
 * @throws GateError EUSAGE where what is published lies elsewhere
 */
export async function folderShows(
  { folder, root }: Place,
  isMoved: boolean,
  manifest: Manifest,
  release: Release,
): Promise<FolderFacts> {
  const doubts = await stages.doubts()
  const { leftOutOf, publishedElsewhere, privateHere, privateRoot, privateShell, buildScriptOf } = doubts
  const isSet = isMoved || publishConfigOf(manifest).directory !== undefined
  const elsewhere = isSet ? null : await publishedElsewhere({ folder, root }, manifest)
  if (isPrivate(manifest)) {
    if (elsewhere) throw privateHere(elsewhere)
    const several = privateRoot(folder)
    if (several) throw several
    const { unreachableEntries } = await stages.entryPoints()
    const [missing] = unreachableEntries(release)
    if (missing !== undefined) throw privateShell(missing)
  }
  const absent = promisedFolders(release.manifest).filter((name) => isAbsent(join(folder, name)))
  const leftOut = leftOutOf(folder, release)
  const buildScript = buildScriptOf({ folder, root }, manifest)
  const licence = (await doubts.addsLicence({ folder, root })) && ({ addsLicence: true } as const)
  return { absent, leftOut, ...(elsewhere && { elsewhere }), ...(buildScript && { buildScript }), ...licence }
}
