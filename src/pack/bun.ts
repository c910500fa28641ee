import type { Packed } from '../tarball/contents.js'
import type { PackerDescriptor, PackOrder } from './packer.js'
import { programTarball } from './program-tarball.js'
import { unknownAnswer } from './run-packer.js'

/** It starts in 10 ms: to pack several packages by one run would save nothing. */
export const bun: PackerDescriptor = {
  name: 'bun',
  packCommand: 'bun pm pack',
  install:
    'Install Bun before pack-gate runs: `npm install --global bun`; in a workflow, oven-sh/setup-bun. If ' +
    'you publish with another package manager, say so: `--packer npm`.',
  traces: ['bun.lock', 'bun.lockb'],
  scripts: ['prepack', 'prepare', 'postpack'],
  registryManifest: () => 'packed',
  failure: ({ stdout, stderr }) => ({
    code: '',
    lines: `${stdout}\n${stderr}`.split(/\r?\n/).filter((line) => line.startsWith('error: ')),
  }),
  pack,
}

/** The first line, before any script could print one: `bun pack v1.4.5 (a7733435c)`. */
function versionOf(stdout: string): string {
  const version = /^bun pack v(\S+)/.exec(stdout.trimStart())?.[1]
  if (version === undefined) throw unknownAnswer(bun, 'pm pack', 'its version')
  return version
}

/** Bun has no JSON. Its lines of names look like those of a name with a line break in it; its sum can. */
function countsOf(stdout: string): readonly number[] {
  const counts = [...stdout.matchAll(/^Total files: (\d+)$/gm)].map(([, count]) => Number(count))
  if (counts.length === 0) throw unknownAnswer(bun, 'pm pack', 'its sum of files')
  return counts
}

/**
 * What `bun publish` would upload: with workspace: and catalog: replaced. Read from the tarball, as package.json is
 * another one there.
 */
async function pack(order: PackOrder): Promise<Packed> {
  const scripts = order.ignoreScripts ? ['--ignore-scripts'] : []
  const command = {
    args: (folder: string) => ['pm', 'pack', ...scripts, '--destination', folder],
    reportFrom(stdout: string) {
      versionOf(stdout)
      return { counts: countsOf(stdout) }
    },
  }
  const { contents, stdout } = await programTarball(bun, command, order)
  return {
    packer: { name: 'bun', version: versionOf(stdout), ...(order.ignoreScripts && { ignoreScripts: true }) },
    contents,
  }
}
