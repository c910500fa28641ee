import { GateError } from '../model/errors.js'
import { isObject } from '../model/json.js'
import type { Packed } from '../tarball/contents.js'
import { lastValue } from './npm-output.js'
import type { PackOrder } from './packer.js'
import { programVersion, unknownAnswer, type Program } from './program.js'
import { programTarball } from './program-tarball.js'
import type { PackerReport } from './packer-report.js'

const pnpm: Program = {
  command: 'pnpm',
  packCommand: 'pnpm pack',
  install:
    'Install pnpm before pack-gate runs: `corepack enable`, or `npm install --global pnpm`; in a workflow, ' +
    'pnpm/action-setup. If you publish with another package manager, say so: `--packer npm`.',
  failure(output) {
    const answer = lastValue(output)
    const error = isObject(answer) && isObject(answer.error) ? answer.error : {}
    return [error.code, error.message].flatMap((part) => (typeof part === 'string' ? part.split(/\r?\n/) : []))
  },
}

/** pnpm 9 and 10 put the workspace's licence into the tarball, and not into the list. */
const workspaceLicence = /^licen[sc]e(\..*)?$/i

function majorOf(version: string): number {
  return Number(version.split('.')[0])
}

function toldBy(stdout: string): PackerReport {
  const answer = lastValue(stdout)
  const files = isObject(answer) && Array.isArray(answer.files) ? answer.files : []
  const paths = files
    .map((file: unknown) => (isObject(file) && typeof file.path === 'string' ? file.path : undefined))
    .filter((path) => path !== undefined)
  if (!isObject(answer) || paths.length === 0 || paths.length < files.length)
    throw unknownAnswer(pnpm, 'pack --json', 'a list of files')
  const { integrity } = answer // since pnpm 12
  return { paths, ...(typeof integrity === 'string' && { integrity }) }
}

/** `--json` came with pnpm 9.14. Without it the tarball is all there is to go by, and all that counts. */
function tellsFiles(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  return major > 9 || minor >= 14
}

function refuseOld(version: string): void {
  if (majorOf(version) >= 9) return
  throw new GateError(
    'EPACK',
    `pnpm ${version} is older than what pack-gate packs with: pnpm 9 and newer`,
    'Update pnpm, or pack with `pnpm pack` and gate the tarball: `pack-gate check FILE.tgz`.',
  )
}

/**
 * What `pnpm publish` would upload: with workspace: and catalog: replaced, publishConfig applied, and from
 * publishConfig.directory where that is set. Read from the tarball, as package.json is another one there.
 *
 * @throws GateError EPACK
 */
export async function packWithPnpm(request: PackOrder): Promise<Packed> {
  const version = await programVersion(pnpm, request)
  refuseOld(version)
  const json = tellsFiles(version) ? ['--json'] : []
  // `--ignore-scripts` is an option of `pack` in pnpm 12 only; as a setting all versions have it.
  const scripts = request.ignoreScripts ? ['--config.ignore-scripts=true'] : []
  const command = {
    args: (folder: string) => ['pack', ...json, ...scripts, '--pack-destination', folder],
    told: (stdout: string) => ({
      ...(json.length > 0 && toldBy(stdout)),
      ...(majorOf(version) <= 10 && { unlisted: workspaceLicence }),
    }),
  }
  const { contents } = await programTarball(pnpm, command, request)
  return { packer: { name: 'pnpm', version, ...(request.ignoreScripts && { ignoreScripts: true }) }, contents }
}
