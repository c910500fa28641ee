import type { Secret } from '../../model/types.js'
import { asBuffer } from '../held-bytes.js'
import { SlidingWindow } from '../sliding-window.js'
import { DataUrls } from './data-urls.js'
import { countNewlines } from './newlines.js'
import { reach, SecretSearch, type Found } from './search.js'

let shared: SecretSearch | null = null

/** Built once: its tables take a while, and nothing of a text stays in it. */
function secretSearch(): SecretSearch {
  return (shared ??= new SecretSearch())
}

/** Bytes looked at together, as in a sliding window. */
const blockSize = 256 * 1024

/** Several rules may know the same secret; and a URL whose password is a token is that token. */
function distinct(found: readonly Found[]): readonly Found[] {
  const first = found.filter(
    (each, index) => found.findIndex((other) => other.kind === each.kind && other.at === each.at) === index,
  )
  const holdsAnother = ({ kind, at, value }: Found): boolean =>
    first.some((other) => other.kind !== kind && other.at > at && other.at < at + value.length)
  return first.filter((each) => !/^(url-password|database-url)$/.test(each.kind) || !holdsAnother(each))
}

/** Finds what begins in a range of a text. */
export function secretsIn(bytes: Buffer, from: number, to: number): readonly Found[] {
  const found = [...secretSearch().find(bytes, from, to)]
  return found.length > 1 ? distinct(found) : found
}

/** Finds all in a text that is held as a whole. */
export function* allSecretsIn(bytes: Buffer): Generator<Found> {
  for (let from = 0; from < bytes.length; from += blockSize)
    yield* secretsIn(bytes, from, Math.min(bytes.length, from + blockSize))
}

export type AddSecret = (found: Found, place: Pick<Secret, 'line' | 'source'>) => void

/** How deep a data: URL may be in another one. */
const deepest = 2

/** Looks for secrets in a stream and in the data: URLs in it. Memory doesn't grow with its length. */
export class SecretStream {
  readonly #expected: number
  readonly #add: AddSecret
  readonly #urls: DataUrls | null
  #window: SlidingWindow | null = null
  #line = 1

  /** @param expected bytes that will come; more may */
  constructor(expected: number, add: AddSecret, depth = 0) {
    this.#expected = expected
    this.#add = add
    this.#urls =
      depth < deepest
        ? new DataUrls(
            (line) =>
              new SecretStream(
                0,
                (found) => {
                  add(found, { line })
                },
                depth + 1,
              ),
          )
        : null
  }

  write(chunk: Uint8Array): void {
    // Nearly every file comes as one chunk, which can be looked at where it is.
    if (!this.#window && chunk.length > 0 && chunk.length === this.#expected) this.#whole(asBuffer(chunk))
    else
      (this.#window ??= new SlidingWindow(reach, this.#expected, (bytes, from, to) => {
        this.#look(bytes, from, to)
      })).write(chunk)
  }

  end(): void {
    this.#window?.end()
    this.#urls?.end()
  }

  #whole(bytes: Buffer): void {
    for (let from = 0; from < bytes.length; from += blockSize)
      this.#look(bytes, from, Math.min(bytes.length, from + blockSize))
  }

  #look(bytes: Buffer, from: number, to: number): void {
    const lineAt = (at: number): number => this.#line + countNewlines(bytes, from, at)
    for (const found of secretsIn(bytes, from, to)) this.#add(found, { line: lineAt(found.at) })
    this.#urls?.look(bytes, from, to, lineAt)
    this.#line += countNewlines(bytes, from, to)
  }
}
