import { join } from 'node:path'
import type { Packed } from '../tarball/contents.js'
import type { PackerDescriptor, PackOrder } from './packer.js'
import { programTarball } from './program-tarball.js'
import { unknownAnswer } from './run-packer.js'
import { jsonLines } from './yarn-output.js'

function saysItWrote(stdout: string): boolean {
  return jsonLines(stdout).some(
    ({ type, data }) => type === 'success' && typeof data === 'string' && data.startsWith('Wrote tarball'),
  )
}

/**
 * What Yarn 1's `yarn publish` would upload. It has no dry run and no list: the tarball tells. package.json is in it as
 * it stands, with workspace: and catalog: too, so rule dependency-spec speaks up.
 *
 * @throws GateError EPACK
 */
export async function packWithYarnClassic(yarn: PackerDescriptor, order: PackOrder, version: string): Promise<Packed> {
  const scripts = order.ignoreScripts ? ['--ignore-scripts'] : []
  const command = {
    args: (folder: string) => [
      'pack',
      '--json',
      '--non-interactive',
      ...scripts,
      '--filename',
      join(folder, 'package.tgz'),
    ],
    told(stdout: string) {
      if (!saysItWrote(stdout)) throw unknownAnswer(yarn, 'pack --json', 'a word about its tarball')
      return {}
    },
  }
  const { contents } = await programTarball(yarn, command, order)
  return { packer: { name: 'yarn', version, ...(order.ignoreScripts && { ignoreScripts: true }) }, contents }
}
