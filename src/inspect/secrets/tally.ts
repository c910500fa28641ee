import { hash, randomBytes } from 'node:crypto'
import type { SecretKind } from '../../model/secret-kinds.js'
import type { Secret } from '../../model/types.js'
import type { Facts } from '../inspector.js'
import type { Found } from './search.js'
import { blockBody } from './structures/pem.js'

/** Made anew for each process, and never shown: without it a digest can't be guessed from a list of values. */
const salt = randomBytes(32).toString('hex')

/** Distinct values that are kept of one file. A file with more can't be judged. */
const most = 10_000

/** The first characters of a private key identify it; its end may lie beyond what is looked at. */
const keySize = 6000

/** One key in PEM is the same with other line ends, in a comment and in a string of code. */
function plainKey(block: string): string {
  return blockBody(block.replace(/-----[^-]+-----/g, '')).slice(0, keySize)
}

function keyOf(kind: SecretKind, value: string): string {
  return hash('sha256', `${salt}${kind}\0${kind === 'private-key' ? plainKey(value) : value}`).slice(0, 32)
}

/** The secrets of one file, each value once. The values themselves end here. */
export class SecretTally {
  readonly #secrets = new Map<string, Secret>()
  #isFull = false

  add({ kind, value, mark, isProven }: Found, place: Pick<Secret, 'line' | 'source' | 'inName'>): void {
    const key = keyOf(kind, value)
    if (this.#secrets.has(key)) return
    this.#isFull ||= this.#secrets.size >= most
    if (this.#isFull) return
    const proof = { ...(isProven === true && { isProven }), ...(isProven === false && { isMadeUp: true }) }
    this.#secrets.set(key, { kind, key, mark, ...proof, ...place })
  }

  facts(): Facts {
    if (this.#secrets.size === 0) return {}
    return {
      secrets: [...this.#secrets.values()],
      ...(this.#isFull && { notInspected: `more than ${most} values in it look like credentials` }),
    }
  }
}
