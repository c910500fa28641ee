import { createHash } from 'node:crypto'
import type { Inspector } from './inspector.js'

/** sha256 of each file, lower-case hex. */
export const hash: Inspector = () => {
  const sha256 = createHash('sha256')
  return {
    write(chunk) {
      sha256.update(chunk)
    },
    end: () => ({ sha256: sha256.digest('hex') }),
  }
}
