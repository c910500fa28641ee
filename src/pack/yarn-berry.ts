import { join } from 'node:path'
import { GateError } from '../model/errors.js'
import { isObject } from '../model/json.js'
import type { Packed } from '../tarball/contents.js'
import type { PackRequest } from './packer.js'
import { unknownAnswer } from './program.js'
import { programTarball } from './program-tarball.js'
import { jsonLines, yarn } from './yarn-program.js'

/** `{base}`, then a `{location}` for each file, then `{output}`. */
function listedFiles(stdout: string): readonly string[] {
  const lines = jsonLines(stdout).filter(isObject)
  const paths = lines.map(({ location }) => location).filter((path) => typeof path === 'string')
  const outputs = lines.filter(({ output }) => typeof output === 'string')
  if (paths.length === 0 || outputs.length !== 1) throw unknownAnswer(yarn, 'pack --json', 'a list of files')
  return paths
}

/** Those that `yarn pack` runs. */
const packScripts = ['prepack', 'postpack']

/** Yarn has no switch for the project's own scripts: `enableScripts: false` is about dependencies. */
function refuseScripts({ manifest: { manifest } }: PackRequest): void {
  const scripts = isObject(manifest.scripts) ? manifest.scripts : {}
  const found = packScripts.filter((name) => Object.hasOwn(scripts, name))
  if (found.length === 0) return
  throw new GateError(
    'EPACK',
    `yarn pack can't leave out lifecycle scripts, and package.json has ${found.join(' and ')}`,
    'Run pack-gate without --ignore-scripts (Action input `ignore-scripts`): publishing with Yarn runs them too.',
  )
}

/**
 * What `yarn npm publish` of Yarn 2 and newer would upload: with workspace: and catalog: replaced and publishConfig
 * applied. Read from the tarball, as package.json is another one there.
 *
 * @throws GateError EPACK
 */
export async function packWithYarnBerry(request: PackRequest, version: string): Promise<Packed> {
  if (request.ignoreScripts) refuseScripts(request)
  const command = {
    args: (folder: string) => ['pack', '--json', '--out', join(folder, 'package.tgz')],
    told: (stdout: string) => ({ paths: listedFiles(stdout) }),
  }
  const { contents } = await programTarball(yarn, command, request)
  return { packer: { name: 'yarn', version, ...(request.ignoreScripts && { ignoreScripts: true }) }, contents }
}
