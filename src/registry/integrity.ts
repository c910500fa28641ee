import { createHash, type Hash } from 'node:crypto'
import { Transform } from 'node:stream'

/** Best first. npm takes sha1 where a registry has nothing better. */
const algorithms = ['sha512', 'sha384', 'sha256', 'sha1'] as const

type Algorithm = (typeof algorithms)[number]

/** What the bytes of a tarball must hash to: any of these, in base64. */
export interface Expected {
  readonly algorithm: Algorithm
  readonly digests: readonly string[]
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
