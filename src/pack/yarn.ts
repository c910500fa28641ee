import type { Packed } from '../tarball/contents.js'
import type { PackOrder } from './packer.js'
import { programVersion } from './program.js'
import { yarn } from './yarn-program.js'

/**
 * Yarn 1 and the later ones share a name and nothing else: the one that runs in this folder decides, as it does on
 * publishing (`yarnPath` and Corepack may make it another one than PATH holds).
 *
 * @throws GateError EPACK
 */
export async function packWithYarn(request: PackOrder): Promise<Packed> {
  const version = await programVersion(yarn, request)
  if (version.startsWith('1.')) return (await import('./yarn-classic.js')).packWithYarnClassic(request, version)
  return (await import('./yarn-berry.js')).packWithYarnBerry(request, version)
}
