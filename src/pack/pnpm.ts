import { basename, relative, sep } from 'node:path'
import { GateError } from '../model/errors.js'
import { isObject } from '../model/manifest.js'
import type { Packer } from '../model/release.js'
import type { Contents, Packed } from '../tarball/contents.js'
import { lastValue } from './npm-output.js'
import {
  type Failure,
  type PackedTogether,
  packerContents,
  type PackerDescriptor,
  type PackerReport,
  type PackOrder,
} from './packer.js'
import { programTarball } from './program-tarball.js'
import type { ProcessResult } from './run.js'
import { packerVersion, runPacker, unknownAnswer } from './run-packer.js'
import { npmFileName } from '../tarball/tarball-name.js'
import { temporaryTarballs } from '../tarball/temporary-tarball.js'

export const pnpm: PackerDescriptor = {
  name: 'pnpm',
  packCommand: 'pnpm pack',
  install:
    'Install pnpm before pack-gate runs: `corepack enable`, or `npm install --global pnpm`; in a ' +
    'workflow, pnpm/action-setup. If you publish with another package manager, say so: `--packer npm`.',
  traces: ['pnpm-lock.yaml', 'pnpm-workspace.yaml'],
  scripts: ['prepack', 'prepare', 'postpack'],
  registryManifest: () => 'packed',
  failure,
  pack,
  packTogether,
}

function failure({ stdout, stderr }: ProcessResult): Failure {
  const own = [stdout, stderr].flatMap((output) => {
    const answer = lastValue(output)
    const error = isObject(answer) && isObject(answer.error) ? answer.error : {}
    return [error.code, error.message].flatMap((part) => (typeof part === 'string' ? part.split(/\r?\n/) : []))
  })
  return { code: '', lines: own }
}

/** pnpm 9 and 10 put the workspace's licence into the tarball, and not into the list. */
const workspaceLicence = /^licen[sc]e(\..*)?$/i

function majorOf(version: string): number {
  return Number(version.split('.')[0])
}

function reportFrom(answer: unknown): PackerReport {
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
    'Update pnpm, or pack with `pnpm pack` and check the tarball: `pack-gate check FILE.tgz`.',
  )
}

function packerOf({ ignoreScripts }: PackOrder, version: string): Packer {
  return { name: 'pnpm', version, ...(ignoreScripts && { ignoreScripts: true }) }
}

/** `--ignore-scripts` is an option of `pack` in pnpm 12 only; as a setting all versions have it. */
function ignoring({ ignoreScripts }: PackOrder): readonly string[] {
  return ignoreScripts ? ['--config.ignore-scripts=true'] : []
}

function unlistedBy(version: string): Pick<PackerReport, 'unlisted'> {
  return majorOf(version) <= 10 ? { unlisted: workspaceLicence } : {}
}

/**
 * What `pnpm publish` would upload: with workspace: and catalog: replaced, publishConfig applied, and from
 * publishConfig.directory where that is set. Read from the tarball, as package.json is another one there.
 *
 * pnpm takes half as long to say its version as to pack, so it is asked meanwhile: one that doesn't know `--json`
 * refuses it before it does anything.
 */
async function pack(order: PackOrder): Promise<Packed> {
  const asked = packerVersion(pnpm, order)
  const listing = packOne(order, asked, ['--json'])
  await Promise.allSettled([asked, listing])
  const version = await asked
  refuseOld(version)
  const contents = await (tellsFiles(version) ? listing : packOne(order, asked, []))
  return { packer: packerOf(order, version), contents }
}

async function packOne(order: PackOrder, version: Promise<string>, json: readonly string[]): Promise<Contents> {
  const command = {
    args: (folder: string) => ['pack', ...json, ...ignoring(order), '--pack-destination', folder],
    reportFrom: async (stdout: string) => ({
      ...(json.length > 0 && reportFrom(lastValue(stdout))),
      ...unlistedBy(await version),
    }),
  }
  return (await programTarball(pnpm, command, order)).contents
}

/** What `pnpm pack -r --json` says of one package; undefined where it is there twice, or not under its own name. */
function entryOf(order: PackOrder, answer: unknown): unknown {
  const { name, version } = order.manifest
  const entries = [answer].flat().filter((entry) => isObject(entry) && entry.name === name && entry.version === version)
  const [entry] = entries
  const file = isObject(entry) && typeof entry.filename === 'string' ? basename(entry.filename) : ''
  return entries.length === 1 && file === npmFileName(name, version) ? entry : undefined
}

/**
 * `pnpm pack -r` exists since pnpm 10, and makes the tarballs that `pnpm pack` makes in each folder. Older ones refuse
 * it before they do anything, so that there is no need to wait for what pnpm says of its version.
 */
async function packTogether(orders: readonly PackOrder[], workspace: string): Promise<PackedTogether> {
  const [first] = orders
  if (!first) return new Map()
  const asked = packerVersion(pnpm, first)
  const packing = packAll(orders, first, workspace, asked)
  await Promise.allSettled([asked, packing])
  const version = await asked
  if (majorOf(version) < 10) return new Map()
  const { tarballs, answer } = await packing
  return new Map(
    orders.flatMap((order) => {
      const contents = tarballs.get(npmFileName(order.manifest.name, order.manifest.version))
      const entry = entryOf(order, answer)
      if (!contents || entry === undefined) return []
      const reported = { ...reportFrom(entry), ...unlistedBy(version) }
      return [
        [
          order,
          { packer: packerOf(order, version), contents: packerContents(contents, pnpm.packCommand, reported) },
        ] as const,
      ]
    }),
  )
}

/** The tarballs of several packages by name, and what pnpm said of them. They go where its version can't be known. */
async function packAll(
  orders: readonly PackOrder[],
  first: PackOrder,
  workspace: string,
  version: Promise<string>,
): Promise<{ readonly tarballs: ReadonlyMap<string, Contents>; readonly answer: unknown }> {
  const filters = orders.flatMap(({ folder }) => ['--filter', `./${relative(workspace, folder).split(sep).join('/')}`])
  const names = orders.map(({ manifest }) => npmFileName(manifest.name, manifest.version))
  let answer: unknown
  const tarballs = await temporaryTarballs(names, async (folder) => {
    const args = ['-r', ...filters, 'pack', '--json', ...ignoring(first), '--pack-destination', folder]
    answer = lastValue((await runPacker(pnpm, args, first, { typed: 'pnpm -r pack', cwd: workspace })).stdout)
    await version
  })
  return { tarballs, answer }
}
