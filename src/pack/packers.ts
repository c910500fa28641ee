import { bun } from './bun.js'
import { npm } from './npm.js'
import type { PackerName } from '../model/packer.js'
import type { PackerDescriptor } from './packer.js'
import { pnpm } from './pnpm.js'
import { yarn } from './yarn.js'

/** All package managers that pack-gate knows. */
export const packers: Readonly<Record<PackerName, PackerDescriptor>> = { pnpm, yarn, bun, npm }
