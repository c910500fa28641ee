import type { Packed } from '../tarball/contents.js'
import type { PackerChoice } from './choose-packer.js'
import type { PackRequest, PackOrder } from './packer.js'
import { packers } from './packers.js'

/** The version that package.json pins, where another one packed: the file list depends on it. */
function pinNotes({ name, pinned }: PackerChoice, version: string): readonly string[] {
  return pinned === null || pinned === version
    ? []
    : [`package.json asks for ${name}@${pinned}, and ${name} ${version} packed`]
}

/** What the chosen package manager is given. */
export function orderFor(choice: PackerChoice, request: PackRequest): PackOrder {
  const variables = packers[choice.name].variables?.(request) ?? {}
  return { ...request, env: { ...variables, ...request.env }, versionFrom: choice.versionFrom }
}

/** What was packed, with how its packer was chosen. */
export function withChoice(choice: PackerChoice, packed: Packed): Packed {
  const { packer } = packed
  if (packer === null) return packed
  const notes = [...choice.notes, ...pinNotes(choice, packer.version)]
  const { chosenBy, directory } = choice
  const more = { chosenBy, ...(notes.length > 0 && { notes }), ...(directory !== undefined && { directory }) }
  return { ...packed, packer: { ...packer, ...more } }
}

/**
 * Packs a folder with the chosen package manager, and says in the result how that one was chosen.
 *
 * @throws GateError EPACK where the packer is missing, fails, or lists something else than it packs
 */
export async function packWith(choice: PackerChoice, request: PackRequest): Promise<Packed> {
  return withChoice(choice, await packers[choice.name].pack(orderFor(choice, request)))
}
