import { createHash } from 'node:crypto'
import { program } from './executables/inspector.js'
import type { Inspector } from './inspector.js'
import { kind } from './kind.js'
import { leftover } from './leftover.js'
import { licenseText } from './license-text.js'
import { privateKey } from './private-key.js'
import { shrinkwrap } from './shrinkwrap.js'
import { styles } from './style-references.js'
import { text } from './text.js'

/** sha256 of each file, lower-case hex. */
const hash: Inspector = () => {
  const sha256 = createHash('sha256')
  return {
    write(chunk) {
      sha256.update(chunk)
    },
    end: () => ({ sha256: sha256.digest('hex') }),
  }
}

/** What looks at a file by itself: in containers too. */
export const contentInspectors: readonly Inspector[] = [hash, kind, leftover, privateKey, text]

/** Every inspector sees every chunk of the one pass. One line each. Those that keep code for later are not here. */
export const inspectors: readonly Inspector[] = [...contentInspectors, licenseText, program, shrinkwrap, styles]
