import { behaviour } from './behaviour/inspector.js'
import { program } from './executables/inspector.js'
import { hash } from './hash.js'
import type { Inspector } from './inspector.js'
import { kind } from './kind.js'
import { leftover } from './leftover.js'
import { privateKey } from './private-key.js'
import { shrinkwrap } from './shrinkwrap.js'
import { text } from './text.js'

/** What looks at a file by itself: in containers too. */
export const contentInspectors: readonly Inspector[] = [hash, kind, leftover, privateKey, text]

/** Every inspector sees every chunk of the one pass. One line each. That of modules keeps code for later. */
export const inspectors: readonly Inspector[] = [...contentInspectors, program, shrinkwrap, behaviour]
