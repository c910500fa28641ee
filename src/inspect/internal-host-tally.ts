import { asBuffer } from './held-bytes.js'
import type { Facts } from './inspector.js'
import { internalUrlAt } from './internal-url.js'

const marker = Buffer.from('://')

/**
 * Bytes on both sides of a URL's `://` that are looked at: whom it signs in, its host, and the comment that it may be
 * in.
 */
export const reach = 400

/** Different hosts that are kept of a file: a rule tells known ones from new ones by them. */
const maxOrigins = 50
/** Places of one file that are looked at closely. A file with more of them is made of nothing else. */
const maxPlaces = 100_000

/** Counts the URLs of internal hosts in texts and keeps where they lead. */
export class InternalHostTally {
  #count = 0
  #places = 0
  readonly #origins = new Set<string>()

  /** Looks at what begins in a range of a text. */
  look(bytes: Buffer, from: number, to: number): void {
    for (
      let at = bytes.indexOf(marker, from);
      at >= 0 && at < to && this.#places < maxPlaces;
      at = bytes.indexOf(marker, at + marker.length)
    ) {
      this.#places += 1
      const start = Math.max(0, at - reach)
      const origin = internalUrlAt(bytes.toString('latin1', start, at + reach), at - start)
      if (origin === null) continue
      this.#count += 1
      if (this.#origins.size < maxOrigins) this.#origins.add(origin)
    }
  }

  facts(): Facts {
    return this.#count === 0 ? {} : { internalHosts: { count: this.#count, origins: [...this.#origins] } }
  }
}

/** The internal hosts in a text that is there as a whole. */
export function hostsIn(text: Uint8Array): Facts {
  const tally = new InternalHostTally()
  tally.look(asBuffer(text), 0, text.length)
  return tally.facts()
}
