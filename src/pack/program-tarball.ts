import { GateError } from '../model/errors.js'
import type { Contents } from '../tarball/contents.js'
import { packerContents, type PackerDescriptor, type PackerReport, type PackOrder } from './packer.js'
import { runPacker } from './run-packer.js'
import { temporaryTarball } from '../tarball/temporary-tarball.js'

/** How a package manager packs into a given folder, and what its answer says of the tarball. */
interface TarballCommand {
  readonly args: (folder: string) => readonly string[]
  /** Throws where stdout is not of a form that is known. */
  readonly reportFrom: (stdout: string) => PackerReport | Promise<PackerReport>
}

/**
 * The tarball that a package manager makes in a temporary folder outside of the package, with what it said.
 *
 * @throws GateError EPACK
 */
export async function programTarball(
  packer: PackerDescriptor,
  command: TarballCommand,
  order: PackOrder,
): Promise<{ contents: Contents; stdout: string }> {
  let stdout = ''
  const contents = await temporaryTarball(
    async (folder) => {
      ;({ stdout } = await runPacker(packer, command.args(folder), order))
    },
    (made) =>
      new GateError(
        'EPACK',
        `${packer.packCommand} made ${made} tarballs, not one`,
        `Run \`${packer.packCommand}\` in the package folder: it has to write one .tgz.`,
      ),
  )
  try {
    return { contents: packerContents(contents, packer.packCommand, await command.reportFrom(stdout)), stdout }
  } catch (error) {
    contents.dispose()
    throw error
  }
}
