import type { Packed } from '../tarball/contents.js'
import { emptyVariables } from './config-variables.js'
import { foldersUp } from './folders-up.js'
import type { Failure, PackerDescriptor, PackOrder } from './packer.js'
import type { ProcessResult } from './run.js'
import { packerVersion } from './run-packer.js'
import { packBerryTogether, packWithYarnBerry } from './yarn-berry.js'
import { packWithYarnClassic } from './yarn-classic.js'
import { jsonLines } from './yarn-output.js'

/**
 * Yarn 1 and the later ones share a name and nothing else: the one that runs in this folder decides, as it does on
 * publishing (`yarnPath` and Corepack may make it another one than PATH holds).
 */
export const yarn: PackerDescriptor = {
  name: 'yarn',
  packCommand: 'yarn pack',
  install:
    'Install Yarn before pack-gate runs: `corepack enable`, or `npm install --global yarn` for Yarn 1. ' +
    'If you publish with another package manager, say so: `--packer npm`.',
  traces: ['yarn.lock', '.yarnrc.yml'],
  scripts: ['prepack', 'postpack'],
  variables: ({ folder, root, job, env }) => emptyVariables(foldersUp(folder, root), job, env),
  // Yarn 1 sends what was there before packing; the later ones what they packed.
  registryManifest: (version) => (isClassic(version) ? 'before' : 'packed'),
  failure,
  pack,
  packTogether: async (orders, workspace) => {
    const [first] = orders
    const version = first ? await packerVersion(yarn, first) : ''
    return packBerryTogether(yarn, orders, { workspace, version })
  },
}

function isClassic(version: string): boolean {
  return version.startsWith('1.')
}

/** The first line of each error; a stack follows it. */
function failure({ stdout, stderr }: ProcessResult): Failure {
  const errors = [stdout, stderr].flatMap(jsonLines).flatMap((line) => {
    const { type, data } = line as { type?: unknown; data?: unknown }
    return type === 'error' && typeof data === 'string' ? data.split('\n', 1) : []
  })
  return { code: '', lines: errors }
}

async function pack(order: PackOrder): Promise<Packed> {
  const version = await packerVersion(yarn, order)
  return isClassic(version) ? packWithYarnClassic(yarn, order, version) : packWithYarnBerry(yarn, order, version)
}
