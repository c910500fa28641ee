import type { SecretKind } from '../../model/secret-kinds.js'
import type { Secret } from '../../model/file-facts.js'
import { asBuffer, SlidingWindow } from '../sliding-window.js'
import { DataUrls } from './data-urls.js'
import { secretRules, settingsRules } from './rules.js'
import { type Found, reach, SecretSearch } from './search.js'
import type { SecretRule } from './secret-rule.js'

const newline = 0x0a
const newlines = 0x0a0a0a0a
const low = 0x7f7f7f7f
const ones = 0x01010101

/** Words of which each byte is counted in a byte of its own. */
const wordsAtOnce = 255

/**
 * Newlines in a range, four bytes at a time where there are more:
 * https://graphics.stanford.edu/~seander/bithacks.html (zero bytes in a word).
 */
function countNewlines(bytes: Buffer, from: number, to: number): number {
  let count = 0
  let at = from
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  while (at + 4 <= to) {
    const end = Math.min(to - 3, at + 4 * wordsAtOnce)
    let lanes = 0
    for (; at < end; at += 4) {
      const word = view.getInt32(at, true) ^ newlines
      lanes += (~(((word & low) + low) | word | low) >>> 7) & ones
    }
    count += (lanes & 0xff) + ((lanes >>> 8) & 0xff) + ((lanes >>> 16) & 0xff) + (lanes >>> 24)
  }
  for (; at < to; at += 1) if (bytes[at] === newline) count += 1
  return count
}

/** The lines of places in a text, counted only as far as one is asked for. */
export class LineCounter {
  readonly #bytes: Buffer
  /** Where the part begins that is looked at. Places in it come in order, but may start over. */
  #start: number
  #place: number
  #line: number
  #startLine: number | null

  /** @param line the line of the place where counting begins */
  constructor(bytes: Buffer, from: number, line: number) {
    this.#bytes = bytes
    this.#start = from
    this.#place = from
    this.#line = line
    this.#startLine = line
  }

  /** Goes on to the next part. */
  begin(start: number): void {
    this.#start = start
    this.#startLine = null
  }

  lineAt(place: number): number {
    this.#startLine ??= this.#countTo(this.#start)
    if (place < this.#place) [this.#place, this.#line] = [this.#start, this.#startLine]
    return this.#countTo(place)
  }

  #countTo(place: number): number {
    this.#line += countNewlines(this.#bytes, this.#place, place)
    this.#place = place
    return this.#line
  }
}

/** Built once each: their tables take a while, and nothing of a text stays in them. */
const built = new Map<readonly SecretRule[], SecretSearch>()

function searchFor(rules: readonly SecretRule[]): SecretSearch {
  const search = built.get(rules) ?? new SecretSearch(rules)
  built.set(rules, search)
  return search
}

/** Bytes looked at together, as in a sliding window. */
const blockSize = 256 * 1024

/** Kinds that are known by what is around a value: whatever has a form of its own is better called by that. */
const generic: readonly SecretKind[] = [
  'named-secret',
  'marked-key',
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
  const searches = [secretRules, ...(isSettings ? [settingsRules] : [])].map(searchFor)
  const found = searches.flatMap((search) => [...search.find(bytes, from, to)])
  return found.length > 1 ? distinct(found) : found
}

/** Finds all in a text that is held as a whole. */
export function* allSecretsIn(bytes: Buffer): Generator<Found> {
  for (let from = 0; from < bytes.length; from += blockSize)
    yield* secretsIn(bytes, from, Math.min(bytes.length, from + blockSize))
}

type AddSecret = (found: Found, place: Pick<Secret, 'line' | 'source'>) => void

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
  /** The only range so far of a text whose size isn't known: most data: URLs are short. */
  #first: Buffer | null = null
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
    else if (!this.#window && !this.#first && size === 0) this.#first = Buffer.from(chunk)
    else this.#windowOf(size).write(chunk)
  }

  end(): void {
    if (this.#first) this.#whole(this.#first)
    this.#window?.end()
    this.#urls?.end()
  }

  #windowOf(size: number): SlidingWindow {
    if (this.#window) return this.#window
    this.#window = new SlidingWindow(reach, size, (bytes, from, to) => {
      const lines = new LineCounter(bytes, from, this.#line)
      this.#look(bytes, from, to, lines)
      this.#line = lines.lineAt(to)
    })
    if (this.#first) this.#window.write(this.#first)
    this.#first = null
    return this.#window
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
