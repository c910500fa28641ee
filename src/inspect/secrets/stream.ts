import type { SecretKind } from '../../model/secret-kinds.js'
import type { Secret } from '../../model/types.js'
import { asBuffer } from '../held-bytes.js'
import { SlidingWindow } from '../sliding-window.js'
import { DataUrls } from './data-urls.js'
import { LineCounter } from './newlines.js'
import { secretRules, settingsRules } from './rules.js'
import { reach, SecretSearch, type Found } from './search.js'

/** Built once each: their tables take a while, and nothing of a text stays in them. */
const searches = new Map<boolean, SecretSearch>()

function secretSearch(isSettings: boolean): SecretSearch {
  const known = searches.get(isSettings) ?? new SecretSearch(isSettings ? settingsRules : secretRules)
  searches.set(isSettings, known)
  return known
}

/** Bytes looked at together, as in a sliding window. */
const blockSize = 256 * 1024

/** Kinds that are known by what is around a value: whatever has a form of its own is better called by that. */
const generic: readonly SecretKind[] = [
  'named-secret',
  'url-password',
  'url-token',
  'database-url',
  'database-password',
]
const lessGeneric: readonly SecretKind[] = ['authorization-header', 'npm-password', 'azure-access-key']

function rank({ kind }: Found): number {
  return generic.includes(kind) ? 0 : lessGeneric.includes(kind) ? 1 : 2
}

/** Several rules may know the same secret, and one may be in another: a URL whose password is a token is that token. */
function distinct(found: readonly Found[]): readonly Found[] {
  const kept: Found[] = []
  let end = -1
  for (const each of [...found].sort((a, b) => a.at - b.at)) {
    const last = kept.at(-1)
    if (!last || each.at >= end) kept.push(each)
    else if (rank(each) > rank(last)) kept[kept.length - 1] = each
    else continue
    end = each.at + each.value.length
  }
  return kept
}

/** Finds what begins in a range of a text, in order. */
export function secretsIn(bytes: Buffer, from: number, to: number, isSettings = false): readonly Found[] {
  const found = [...secretSearch(isSettings).find(bytes, from, to)]
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

/** What is known of a stream before it comes. */
export interface Expected {
  /** Bytes that will come; more may. */
  readonly size: number
  /** Settings of a program, in which names tell secrets, too. */
  readonly isSettings?: boolean
}

/** Looks for secrets in a stream and in the data: URLs in it. Memory doesn't grow with its length. */
export class SecretStream {
  readonly #expected: Expected
  readonly #add: AddSecret
  readonly #urls: DataUrls | null
  #window: SlidingWindow | null = null
  #line = 1

  constructor(expected: Expected, add: AddSecret, depth = 0) {
    this.#expected = expected
    this.#add = add
    const inside = (line: number): SecretStream =>
      new SecretStream(
        { size: 0 },
        (found) => {
          add(found, { line })
        },
        depth + 1,
      )
    this.#urls = depth < deepest ? new DataUrls(inside) : null
  }

  write(chunk: Uint8Array): void {
    const { size } = this.#expected
    // Nearly every file comes as one chunk, which can be looked at where it is.
    if (!this.#window && chunk.length > 0 && chunk.length === size) this.#whole(asBuffer(chunk))
    else this.#windowOf(size).write(chunk)
  }

  end(): void {
    this.#window?.end()
    this.#urls?.end()
  }

  #windowOf(size: number): SlidingWindow {
    return (this.#window ??= new SlidingWindow(reach, size, (bytes, from, to) => {
      const lines = new LineCounter(bytes, from, this.#line)
      this.#look(bytes, from, to, lines)
      this.#line = lines.lineAt(to)
    }))
  }

  #whole(bytes: Buffer): void {
    const lines = new LineCounter(bytes, 0, 1)
    for (let from = 0; from < bytes.length; from += blockSize) {
      lines.begin(from)
      this.#look(bytes, from, Math.min(bytes.length, from + blockSize), lines)
    }
  }

  #look(bytes: Buffer, from: number, to: number, lines: LineCounter): void {
    for (const found of secretsIn(bytes, from, to, this.#expected.isSettings))
      this.#add(found, { line: lines.lineAt(found.at) })
    this.#urls?.look(bytes, from, to, (at) => lines.lineAt(at))
  }
}
