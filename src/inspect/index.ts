import { hash } from './hash.js'
import type { Inspector } from './inspector.js'
import { kind } from './kind.js'
import { modules } from './modules/modules.js'
import { privateKey } from './private-key.js'
import { text } from './text.js'

/** Every inspector sees every chunk of the one pass. One line each. */
export const inspectors: readonly Inspector[] = [hash, kind, privateKey, text, modules]
