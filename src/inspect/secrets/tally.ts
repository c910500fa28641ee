import { hash, randomBytes } from 'node:crypto'
import type { SecretKind } from '../../model/secret-kinds.js'
import type { Secret } from '../../model/types.js'
import type { Facts } from '../inspector.js'
import type { Found } from './search.js'

/** Made anew for each process, and never shown: without it a digest can't be guessed from a list of values. */
const salt = randomBytes(32).toString('hex')

/** Distinct values that are kept of one file. A file with more can't be judged. */
const most = 10_000

/** One key in PEM is the same with other line ends, and in a string of code. */
function keyOf(kind: SecretKind, value: string): string {
  const plain = kind === 'private-key' ? value.replace(/\\[nrt]|[^A-Za-z0-9+/=]/g, '') : value
  return hash('sha256', `${salt}${kind}\0${plain}`).slice(0, 32)
}

/** The secrets of one file, each value once. The values themselves end here. */
export class SecretTally {
  readonly #secrets = new Map<string, Secret>()
  #isFull = false

  add({ kind, value, mark, isExample }: Found, place: Pick<Secret, 'line' | 'source'>): void {
    const key = keyOf(kind, value)
    if (this.#secrets.has(key)) return
    this.#isFull ||= this.#secrets.size >= most
    if (!this.#isFull) this.#secrets.set(key, { kind, key, mark, ...(isExample && { isExample }), ...place })
  }

  facts(): Facts {
    if (this.#secrets.size === 0) return {}
    return {
      secrets: [...this.#secrets.values()],
      ...(this.#isFull && { notInspected: `more than ${most} values in it look like credentials` }),
    }
  }
}
