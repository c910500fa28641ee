import { hash } from './hash.js'
import type { Inspector } from './inspector.js'
import { kind } from './kind.js'
import { sourceMap } from './source-map.js'

/** Every inspector sees every chunk of the one pass. One line each. */
export const inspectors: readonly Inspector[] = [hash, kind, sourceMap]
