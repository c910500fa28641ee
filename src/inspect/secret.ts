import { hash, randomBytes } from 'node:crypto'
import type { SecretKind } from '../model/secret-kinds.js'
import type { Secret } from '../model/file-facts.js'
import { partitionPoint } from '../model/partition-point.js'
import type { Facts, Inspector } from './inspector.js'
import type { Found } from './secrets/search.js'
import { isSettingsFile } from './secrets/settings.js'
import { allSecretsIn, secretsIn, SecretStream } from './secrets/stream.js'
import { blockBody } from './secrets/structures/pem.js'
import type { EmbeddedPlace } from './source-maps/map-parts.js'

/** New for each process, and never shown: without it a digest can't be guessed from a list of values. */
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
class SecretTally {
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

/** A fault while a file is looked at: the file is not inspected, and that blocks. */
function failed(error: unknown): Facts {
  return {
    notInspected: `looking for credentials in it failed (${error instanceof Error ? error.message : String(error)})`,
  }
}

/** Names with a hash in them, as bundlers write them, have the form of some tokens. */
const hashed = /^[A-Za-z0-9]{2,8}[-_.][0-9a-f-]+$/

/** Credentials in the names of a file and its folders. */
function secretsInName(path: string): readonly Found[] {
  if (!/[\w~-]{20}/.test(path)) return [] // as nearly every name
  const bytes = Buffer.from(path)
  return secretsIn(bytes, 0, bytes.length).filter(({ value }) => !hashed.test(value))
}

/** Credentials in any file, whatever its size and name, and in the data: URLs in it. */
export const secret: Inspector = (file) => {
  const tally = new SecretTally()
  const stream = new SecretStream({ size: file.size, isSettings: isSettingsFile(file.path) }, (found, place) => {
    tally.add(found, place)
  })
  let fault: Facts | null = null
  const guarded = (work: () => void): void => {
    if (fault) return
    try {
      work()
    } catch (error) {
      fault = failed(error)
    }
  }
  return {
    write: (chunk) => {
      guarded(() => {
        stream.write(chunk)
      })
    },
    end() {
      guarded(() => {
        stream.end()
        for (const found of secretsInName(file.path)) tally.add(found, { inName: true })
      })
      return { ...tally.facts(), ...fault }
    },
  }
}

/** The source in a map that a place is in; they are in order. */
function placeAt(places: readonly EmbeddedPlace[], at: number): EmbeddedPlace | null {
  const place = places[partitionPoint(places.length, (index) => (places[index]?.end ?? 0) <= at)]
  return place && place.start <= at ? place : null
}

/** The line in an embedded source: its newlines are escapes in the map. */
function lineIn(bytes: Buffer, { start }: EmbeddedPlace, at: number): number {
  return (
    (bytes.toString('latin1', start, at).match(/\\(?:\\|n)/g) ?? []).filter((escape) => escape === '\\n').length + 1
  )
}

function placeIn(bytes: Buffer, places: readonly EmbeddedPlace[], at: number): Pick<Secret, 'line' | 'source'> {
  const place = placeAt(places, at)
  return place ? { source: place.name, line: lineIn(bytes, place, at) } : {}
}

/** Credentials in a source map: in the texts that it embeds, and in all else that it holds. */
export function secretsInMap(bytes: Buffer, places: readonly EmbeddedPlace[]): Facts {
  const tally = new SecretTally()
  const inOrder = [...places].sort((a, b) => a.start - b.start)
  try {
    for (const found of allSecretsIn(bytes)) tally.add(found, placeIn(bytes, inOrder, found.at))
  } catch (error) {
    return failed(error)
  }
  return tally.facts()
}
