import { createHash } from 'node:crypto'
import { pipeline } from 'node:stream/promises'
import type { Contents } from './contents.js'

type Bytes = Pick<Contents, 'name' | 'stream'>

/** The hash of a tarball's own bytes. Throws where the contents are no tarball. */
export async function tarballHash({ name, stream }: Bytes, algorithm: 'sha256' | 'sha512'): Promise<Buffer> {
  if (stream === undefined) throw new Error(`${name} is no tarball`)
  const hash = createHash(algorithm)
  await pipeline(stream(), hash)
  return hash.digest()
}

/** The same as registries write it: `sha512-…`. */
export async function tarballIntegrity(contents: Bytes): Promise<string> {
  return `sha512-${(await tarballHash(contents, 'sha512')).toString('base64')}`
}
