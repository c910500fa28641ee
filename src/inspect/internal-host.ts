import { isDocumentation } from './documentation.js'
import type { Inspector } from './inspector.js'
import { InternalHostTally, reach } from './internal-host-tally.js'
import { SlidingWindow } from './sliding-window.js'

/** Bytes by which a file is told from text, as for its kind. */
const headSize = 4096

/** Declarations hold no addresses but in comments, as examples. */
const declaration = /\.d\.([cm]?ts|[^./]+\.ts)$/i

/** Whether URLs in a text of this name are meant to be used, and are no examples for people. */
export function mayAsk(path: string): boolean {
  return !isDocumentation(path) && !declaration.test(path)
}

/** URLs with a private address or an internal-only name, in code and settings. */
export const internalHost: Inspector = (file) => {
  if (!mayAsk(file.path)) return null
  const tally = new InternalHostTally()
  let isText: boolean | null = null
  const window = new SlidingWindow(reach, file.size, (bytes, from, to) => {
    isText ??= !bytes.subarray(0, headSize).includes(0)
    if (isText) tally.look(bytes, from, to)
  })
  return {
    write: (chunk) => {
      window.write(chunk)
    },
    end() {
      window.end()
      return tally.facts()
    },
  }
}
