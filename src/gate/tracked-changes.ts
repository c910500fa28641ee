import { listing } from '../model/format.js'
import { packers } from '../pack/packers.js'
import type { PackerChoice } from '../pack/choose-packer.js'
import type { PackOrder, PackRequest } from '../pack/packer.js'
import { packScripts } from '../pack/run-packer.js'
import type { Packed } from '../tarball/contents.js'

/** Tracked files that differ from what is committed or staged; null where git can't say. */
async function changedFiles({ root, job }: PackRequest): Promise<readonly string[] | null> {
  const { git } = await import('./workspace/git-objects.js')
  const result = await git(root, ['diff-files', '--name-only', '-z', '--no-ext-diff'], job).catch(() => null)
  return result?.exitCode === 0 ? result.stdout.split('\0').filter((path) => path !== '') : null
}

/** Packs, and notes in the result which tracked files the package's scripts changed meanwhile. */
export async function notingChanges(
  { name }: Pick<PackerChoice, 'name'>,
  order: PackRequest,
  work: () => Promise<Packed>,
): Promise<Packed> {
  const scripts = [...packScripts(packers[name], order as PackOrder).keys()]
  const before = scripts.length === 0 ? null : await changedFiles(order)
  const packed = await work()
  const after = before === null ? null : await changedFiles(order)
  const changed = (after ?? []).filter((path) => before?.includes(path) === false)
  if (changed.length === 0 || packed.packer === null) return packed
  const note = `${scripts.join(' and ')} changed tracked files: ${listing(changed)}`
  return { ...packed, packer: { ...packed.packer, notes: [...(packed.packer.notes ?? []), note] } }
}
