import { createWriteStream } from 'node:fs'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { RequestFailure } from './failure.js'
import { measured, type Expected } from './integrity.js'

/** The largest answer about a package that is read: the longest histories of the public registry take a third of it. */
export const maxMetadata = 100 * 1024 * 1024

/** The largest tarball: more than any registry takes. */
export const maxTarball = 2 * 1024 * 1024 * 1024

function tooLarge(host: string, max: number, what: string): RequestFailure {
  return new RequestFailure('ETOOLARGE', host, `${host} sent more than ${max / 1024 / 1024} MiB as ${what}`)
}

/** Reads an answer into memory. @throws RequestFailure `ETOOLARGE` */
export async function readText(body: Readable, host: string, max: number, signal: AbortSignal): Promise<string> {
  const chunks: Buffer[] = []
  const collect = async (source: AsyncIterable<Buffer>): Promise<void> => {
    for await (const chunk of source) chunks.push(chunk)
  }
  await pipeline(
    body,
    measured(
      max,
      () => tooLarge(host, max, 'an answer'),
      null,
      () => new Error('no integrity'),
    ),
    collect,
    { signal },
  )
  return Buffer.concat(chunks).toString('utf8')
}

/**
 * Writes an answer into a file that isn't there yet, and checks its integrity on the way.
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
  const mismatch = (actual: string): RequestFailure => {
    const wanted = expected?.digests.map((digest) => `${expected.algorithm}-${digest}`).join(' or ') ?? ''
    return new RequestFailure('EINTEGRITY', host, `expected ${wanted}, got ${actual}`)
  }
  await pipeline(
    body,
    measured(maxTarball, () => tooLarge(host, maxTarball, 'a tarball'), expected, mismatch),
    createWriteStream(path, { flags: 'wx' }),
    { signal },
  )
}

/** What a registry says of its refusal, in at most 300 characters of one line. Untrusted text. */
export async function readComplaint(body: Readable, host: string, signal: AbortSignal): Promise<string> {
  const text = await readText(body, host, 64 * 1024, signal).catch(() => '')
  try {
    const answer: unknown = JSON.parse(text)
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
