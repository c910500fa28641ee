import { GateError } from '../model/errors.js'
import type { Contents } from '../tarball/contents.js'
import type { PackRequest } from './packer.js'
import { runProgram, type Program } from './program.js'
import { temporaryTarball } from '../tarball/temporary-tarball.js'
import { packerContents, type PackerReport } from './packer-report.js'

/** How a package manager packs into a given folder, and what its answer tells of the tarball. */
export interface TarballCommand {
  readonly args: (folder: string) => readonly string[]
  /** Throws where stdout is not of a form that is known. */
  readonly told: (stdout: string) => PackerReport
}

/**
 * The tarball that a package manager makes in a temporary folder outside of the package, with what it said.
 *
 * @throws GateError EPACK
 */
export async function programTarball(
  program: Program,
  command: TarballCommand,
  request: PackRequest,
): Promise<{ contents: Contents; stdout: string }> {
  let stdout = ''
  const contents = await temporaryTarball(
    async (folder) => {
      ;({ stdout } = await runProgram(program, command.args(folder), request))
    },
    (made) =>
      new GateError(
        'EPACK',
        `${program.packCommand} made ${made} tarballs, not one`,
        `Run \`${program.packCommand}\` in the package folder: it has to write one .tgz.`,
      ),
  )
  try {
    return { contents: packerContents(contents, program.packCommand, command.told(stdout)), stdout }
  } catch (error) {
    contents.dispose()
    throw error
  }
}
