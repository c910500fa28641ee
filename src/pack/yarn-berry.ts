import { join } from 'node:path'
import { GateError } from '../model/errors.js'
import { isObject, type JsonObject } from '../model/manifest.js'
import type { Packer } from '../model/release.js'
import type { Packed } from '../tarball/contents.js'
import { temporaryTarballs } from '../tarball/temporary-tarball.js'
import { type PackedTogether, packerContents, type PackerDescriptor, type PackOrder } from './packer.js'
import { programTarball } from './program-tarball.js'
import { packScripts, runPacker, unknownAnswer } from './run-packer.js'

/** Yarn Classic and Berry write a JSON value on each line; what else stands there comes from scripts. */
export function jsonLines(output: string): readonly JsonObject[] {
  return output.split(/\r?\n/).flatMap((line) => {
    if (!line.startsWith('{')) return []
    try {
      const value: unknown = JSON.parse(line)
      return isObject(value) ? [value] : []
    } catch {
      return []
    }
  })
}

/** `{base}`, then a `{location}` for each file, then `{output}`; null in any other form. */
function pathsIn(lines: readonly JsonObject[]): readonly string[] | null {
  const paths = lines.map(({ location }) => location).filter((path) => typeof path === 'string')
  const outputs = lines.filter(({ output }) => typeof output === 'string')
  return paths.length > 0 && outputs.length === 1 ? paths : null
}

/** Yarn has no switch for the project's own scripts: `enableScripts: false` is about dependencies. */
function refuseScripts(yarn: PackerDescriptor, order: PackOrder): void {
  const found = [...packScripts(yarn, { ...order, ignoreScripts: false }).keys()]
  if (!order.ignoreScripts || found.length === 0) return
  throw new GateError(
    'EPACK',
    `yarn pack can't leave out lifecycle scripts, and package.json has ${found.join(' and ')}`,
    'Run pack-gate without --ignore-scripts (Action input `ignore-scripts`): publishing with Yarn runs them too.',
  )
}

function packerOf({ ignoreScripts }: PackOrder, version: string): Packer {
  return { name: 'yarn', version, ...(ignoreScripts && { ignoreScripts: true }) }
}

/**
 * What `yarn npm publish` of Yarn 2 and newer would upload: with workspace: and catalog: replaced and publishConfig
 * applied. Read from the tarball, as package.json is another one there.
 *
 * @throws GateError EPACK
 */
export async function packWithYarnBerry(yarn: PackerDescriptor, order: PackOrder, version: string): Promise<Packed> {
  refuseScripts(yarn, order)
  const command = {
    args: (folder: string) => ['pack', '--json', '--out', join(folder, 'package.tgz')],
    reportFrom(stdout: string) {
      const paths = pathsIn(jsonLines(stdout))
      if (paths === null) throw unknownAnswer(yarn, 'pack --json', 'a list of files')
      return { paths }
    },
  }
  const { contents } = await programTarball(yarn, command, order)
  return { packer: packerOf(order, version), contents }
}

/** What one run said of each package, by the package's folder: from its `{base}` to the next. */
function partsOf(stdout: string): ReadonlyMap<string, readonly JsonObject[]> {
  const parts = new Map<string, JsonObject[]>()
  let part: JsonObject[] = []
  for (const line of jsonLines(stdout)) {
    if (typeof line.base === 'string') {
      part = []
      parts.set(line.base, part)
    } else part.push(line)
  }
  return parts
}

/** The name that `%s-%v.tgz` stands for: `@acme/core` 1.2.0 is `@acme-core-1.2.0.tgz`. */
function fileName({ manifest: { name, version } }: PackOrder): string {
  return `${name.replace('/', '-')}-${version}.tgz`
}

/** `yarn workspaces foreach --all` came with Yarn 4; it packs one package after the other in one process. */
export async function packBerryTogether(
  yarn: PackerDescriptor,
  orders: readonly PackOrder[],
  { workspace, version }: { workspace: string; version: string },
): Promise<PackedTogether> {
  const [first] = orders
  if (!first || Number(version.split('.')[0]) < 4) return new Map()
  const names = orders.flatMap(({ manifest }) => ['--include', manifest.name])
  let stdout = ''
  const tarballs = await temporaryTarballs(orders.map(fileName), async (folder) => {
    const args = ['workspaces', 'foreach', '--all', ...names, 'pack', '--json', '--out', join(folder, '%s-%v.tgz')]
    ;({ stdout } = await runPacker(yarn, args, first, { typed: 'yarn workspaces foreach pack', cwd: workspace }))
  })
  const parts = partsOf(stdout)
  return new Map(
    orders.flatMap((order) => {
      const contents = tarballs.get(fileName(order))
      const paths = pathsIn(parts.get(order.folder) ?? [])
      if (!contents || !paths) return []
      return [
        [
          order,
          { packer: packerOf(order, version), contents: packerContents(contents, yarn.packCommand, { paths }) },
        ] as const,
      ]
    }),
  )
}
