import type { PackerChoice } from './choose-packer.js'
import type { Packed } from '../tarball/contents.js'
import type { Pack, PackerName, PackRequest } from './packer.js'

/** All packers. Each is loaded only where it is used: most runs need one. */
const packers: Readonly<Record<PackerName, () => Promise<Pack>>> = {
  npm: async () => (await import('./npm.js')).packWithNpm,
  pnpm: async () => (await import('./pnpm.js')).packWithPnpm,
  yarn: async () => (await import('./yarn.js')).packWithYarn,
  bun: async () => (await import('./bun.js')).packWithBun,
}

/** The version that package.json pins, where another one packed: the file list depends on it. */
function pinNotes({ name, pinned }: PackerChoice, version: string): readonly string[] {
  return pinned === null || pinned === version
    ? []
    : [`package.json asks for ${name}@${pinned}, and ${name} ${version} packed`]
}

/**
 * Packs a folder with the chosen package manager, and says in the result how that one was chosen.
 *
 * @throws GateError EPACK where the packer is missing, fails, or lists something else than it packs
 */
export async function packWith(choice: PackerChoice, request: PackRequest): Promise<Packed> {
  const pack = await packers[choice.name]()
  const { packer, contents } = await pack({ ...request, versionFrom: choice.versionFrom })
  if (packer === null) return { packer, contents }
  const notes = [...choice.notes, ...pinNotes(choice, packer.version)]
  return { packer: { ...packer, chosenBy: choice.chosenBy, ...(notes.length > 0 && { notes }) }, contents }
}
