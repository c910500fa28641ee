import { join } from 'node:path'
import { isObject } from '../model/json.js'
import type { Packed } from '../tarball/contents.js'
import type { PackRequest } from './packer.js'
import { unknownAnswer } from './program.js'
import { programTarball } from './program-tarball.js'
import { jsonLines, yarn } from './yarn-program.js'

function saysItWrote(stdout: string): boolean {
  return jsonLines(stdout).some(
    (line) =>
      isObject(line) &&
      line.type === 'success' &&
      typeof line.data === 'string' &&
      line.data.startsWith('Wrote tarball'),
  )
}

/**
 * What Yarn 1's `yarn publish` would upload. It has no dry run and no list: the tarball tells. package.json is in it as
 * it stands, with workspace: and catalog: too, so rule dependency-spec speaks up.
 *
 * @throws GateError EPACK
 */
export async function packWithYarnClassic(request: PackRequest, version: string): Promise<Packed> {
  const scripts = request.ignoreScripts ? ['--ignore-scripts'] : []
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
  const { contents } = await programTarball(yarn, command, request)
  return { packer: { name: 'yarn', version, ...(request.ignoreScripts && { ignoreScripts: true }) }, contents }
}
