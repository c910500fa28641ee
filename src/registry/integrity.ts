import { createHash, type Hash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { type Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { RequestFailure } from './errors.js'

/** Best first. npm takes sha1 where a registry has nothing better. */
const algorithms = ['sha512', 'sha384', 'sha256', 'sha1'] as const

type Algorithm = (typeof algorithms)[number]

/** What the bytes of a tarball must hash to: any of these, in base64. */
export interface Expected {
  readonly algorithm: Algorithm
  readonly digests: readonly string[]
}

/** The hashes that an integrity names, each once and without its options: installers take any of the best kind. */
export function hashesIn(integrity: string | null): readonly string[] {
  const hashes = (integrity ?? '').split(/\s+/).map((hash) => hash.replace(/\?.*$/, ''))
  return [...new Set(hashes.filter((hash) => hash !== ''))]
}

/**
 * The best algorithm of an integrity such as `sha512-… sha1-…`, else the older `shasum`; null where there is neither.
 */
export function expectedOf(integrity: string | null, shasum: string | null): Expected | null {
  const entries = (integrity ?? '').split(/\s+/).flatMap((entry) => {
    const [, algorithm, digest] = /^(sha\d+)-([A-Za-z0-9+/]+={0,2})(?:\?.*)?$/.exec(entry) ?? []
    const known = algorithms.find((each) => each === algorithm)
    return known && digest !== undefined ? [{ algorithm: known, digest }] : []
  })
  const best = algorithms.find((each) => entries.some(({ algorithm }) => algorithm === each))
  if (best)
    return {
      algorithm: best,
      digests: entries.filter(({ algorithm }) => algorithm === best).map(({ digest }) => digest),
    }
  return shasum !== null && /^[0-9a-f]{40}$/i.test(shasum)
    ? { algorithm: 'sha1', digests: [Buffer.from(shasum, 'hex').toString('base64')] }
    : null
}

/**
 * Lets bytes through and counts and hashes them.
 *
 * @param maxBytes more of them end the stream with what `tooMany` makes
 * @param check called at the end; what it throws ends the stream
 */
export function measured(
  maxBytes: number,
  tooMany: () => Error,
  expected: Expected | null,
  mismatch: (actual: string) => Error,
): Transform {
  let bytes = 0
  const hash: Hash | null = expected && createHash(expected.algorithm)
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length
      if (bytes > maxBytes) {
        done(tooMany())
        return
      }
      hash?.update(chunk)
      done(null, chunk)
    },
    flush(done) {
      const actual = hash?.digest('base64')
      done(
        actual === undefined || expected?.digests.includes(actual)
          ? null
          : mismatch(`${expected?.algorithm}-${actual}`),
      )
    },
  })
}

/** The largest answer about a package that is read: the longest histories of the public registry take a third of it. */
export const maxMetadata = 100 * 1024 * 1024

/** The largest tarball: more than any registry takes. */
const maxTarball = 2 * 1024 * 1024 * 1024

function tooLarge(host: string, max: number, what: string): RequestFailure {
  return new RequestFailure('ETOOLARGE', host, `${host} sent more than ${max / 1024 / 1024} MiB as ${what}`)
}

/** What an answer has to be. */
interface Wanted {
  /** In a sentence: `an answer`, `a tarball`. */
  readonly what: string
  readonly maxBytes: number
  readonly expected: Expected | null
}

/** Fails on an answer that is not what was wanted. */
function checked(host: string, { what, maxBytes, expected }: Wanted): Transform {
  const wanted = expected?.digests.map((digest) => `${expected.algorithm}-${digest}`).join(' or ') ?? ''
  return measured(
    maxBytes,
    () => tooLarge(host, maxBytes, what),
    expected,
    (actual) => new RequestFailure('EINTEGRITY', host, `expected ${wanted}, got ${actual}`),
  )
}

async function collected(body: Readable, check: Transform, signal: AbortSignal): Promise<Buffer> {
  const chunks: Buffer[] = []
  const collect = async (source: AsyncIterable<Buffer>): Promise<void> => {
    for await (const chunk of source) chunks.push(chunk)
  }
  await pipeline(body, check, collect, { signal })
  return Buffer.concat(chunks)
}

/** Reads an answer into memory. @throws RequestFailure `ETOOLARGE` */
export async function readBytes(body: Readable, host: string, max: number, signal: AbortSignal): Promise<Buffer> {
  return collected(body, checked(host, { what: 'an answer', maxBytes: max, expected: null }), signal)
}

/**
 * Reads a tarball into memory, and checks its integrity on the way.
 *
 * @throws RequestFailure `EINTEGRITY` or `ETOOLARGE`
 */
export async function readTarballBytes(
  body: Readable,
  host: string,
  expected: Expected | null,
  signal: AbortSignal,
): Promise<Buffer> {
  return collected(body, checked(host, { what: 'a tarball', maxBytes: maxTarball, expected }), signal)
}

/**
 * Writes a tarball into a file that isn't there yet, and checks its integrity on the way.
 *
 * @throws RequestFailure `EINTEGRITY` or `ETOOLARGE`
 */
export async function writeTo(
  path: string,
  body: Readable,
  host: string,
  expected: Expected | null,
  signal: AbortSignal,
): Promise<void> {
  const check = checked(host, { what: 'a tarball', maxBytes: maxTarball, expected })
  await pipeline(body, check, createWriteStream(path, { flags: 'wx' }), { signal })
}

/** What a registry says of its refusal, in at most 300 characters of one line. Untrusted text. */
export async function readComplaint(body: Readable, host: string, signal: AbortSignal): Promise<string> {
  const bytes = await readBytes(body, host, 64 * 1024, signal).catch(() => '')
  try {
    const answer: unknown = JSON.parse(bytes.toString())
    const said: unknown =
      typeof answer === 'object' && answer !== null
        ? 'error' in answer
          ? answer.error
          : 'message' in answer
            ? answer.message
            : ''
        : ''
    return typeof said === 'string'
      ? said
          .replace(/[\u0000-\u001f\u007f-\u009f\s]+/g, ' ')
          .trim()
          .slice(0, 300)
      : ''
  } catch {
    return ''
  }
}
