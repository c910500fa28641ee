import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import seeds from '@sigstore/tuf/seeds.json' with { type: 'json' }
import { BaseFetcher, Updater } from 'tuf-js'
import { DownloadHTTPError } from 'tuf-js/dist/error.js'
import { GateError } from '../../model/errors.js'
import { isObject, type JsonObject } from '../../model/manifest.js'
import { temporaryFolder } from '../../model/temporary-folder.js'
import { ask } from '../../registry/http.js'
import { Network } from '../../registry/network.js'

/** What signatures are verified against, and where it is from. */
export interface TrustedRoots {
  /**
   * - `tuf`: Sigstore's own, as it is today.
   * - `shipped`: the one that this version of pack-gate brings along.
   * - `file`: the user's own.
   */
  readonly source: 'tuf' | 'shipped' | 'file'
  /** Why it is not Sigstore's newest; the file's name. */
  readonly detail: string | null
  /** Documents of the form `application/vnd.dev.sigstore.trustedroot+json`. */
  readonly documents: readonly JsonObject[]
}

/** Where Sigstore publishes its root (docs.sigstore.dev, "The Update Framework"). */
const sigstoreMirror = 'https://tuf-repo-cdn.sigstore.dev'

const target = 'trusted_root.json'

/** Milliseconds for all of it: the shipped root is there if the mirror is slow. */
const deadlineMs = 10_000

interface Place {
  readonly env: Readonly<Record<string, string | undefined>>
  readonly userAgent: string
}

/** Another mirror than Sigstore's, with the root of its keys. */
export interface Mirror {
  readonly url: string
  /** The mirror's first root.json. */
  readonly root: Buffer
}

/** tuf-js would bring a client of its own: ours knows the proxy. */
class Fetcher extends BaseFetcher {
  readonly #place: Place
  readonly #network: Network
  readonly #signal: AbortSignal

  constructor(place: Place, signal: AbortSignal) {
    super()
    this.#place = place
    this.#network = new Network({}, place.env)
    this.#signal = signal
  }

  async fetch(address: string): Promise<NodeJS.ReadableStream> {
    const url = new URL(address)
    const { status, body } = await ask({
      ...{ url, registry: url, settings: {}, network: this.#network, accept: '*/*' },
      ...{ userAgent: this.#place.userAgent, idleMs: 5000, signal: this.#signal },
    })
    if (status === 200) return body
    body.resume()
    // Of this class alone the updater takes "not found" for the end of the chain of roots.
    throw new DownloadHTTPError(`${url.host} answered ${status}`, status)
  }
}

function isDocument(value: unknown): value is JsonObject {
  return isObject(value) && Array.isArray(value.certificateAuthorities)
}

function documentIn(text: string): JsonObject {
  const document: unknown = JSON.parse(text)
  if (!isDocument(document)) throw new Error(`${target} has an unknown form`)
  return document
}

/** The root as TUF delivers it: every step is signed, from the root that is shipped to the newest. */
async function throughTuf(place: Place, { url, root }: Mirror): Promise<JsonObject> {
  const folder = temporaryFolder('pack-gate-tuf-')
  const ending = new AbortController()
  const timer = setTimeout(() => {
    ending.abort()
  }, deadlineMs)
  try {
    writeFileSync(join(folder, 'root.json'), root)
    const updater = new Updater({
      ...{ metadataDir: folder, metadataBaseUrl: url, targetDir: folder, targetBaseUrl: `${url}/targets` },
      fetcher: new Fetcher(place, ending.signal),
    })
    await updater.refresh()
    const found = await updater.getTargetInfo(target)
    if (!found) throw new Error(`${new URL(url).host} has no ${target}`)
    return documentIn(readFileSync(await updater.downloadTarget(found), 'utf8'))
  } finally {
    clearTimeout(timer)
    rmSync(folder, { recursive: true, force: true })
  }
}

function shipped(): { readonly root: Buffer; readonly document: JsonObject } {
  const { 'root.json': root, targets } = seeds[sigstoreMirror]
  const text = Buffer.from(targets[target], 'base64').toString('utf8')
  return { root: Buffer.from(root, 'base64'), document: documentIn(text) }
}

/** One document, or one a line, as `gh attestation trusted-root` prints them. */
function readFile(path: string, shown: string): readonly JsonObject[] {
  try {
    const text = readFileSync(path, 'utf8').trim()
    const texts = /^\{.*\}$/.test(text.split('\n')[0] ?? '') ? text.split('\n') : [text]
    return texts.filter((each) => each.trim() !== '').map(documentIn)
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause)
    throw new GateError(
      'EUSAGE',
      `the trusted root ${shown} can't be read: ${why}`,
      'Create it with `gh attestation trusted-root > trusted_root.jsonl`.',
      { cause },
    )
  }
}

/**
 * Sigstore's root from its own mirror; where that can't be had, the one that is shipped. An attacker who blocks the
 * mirror gains no more than that: nothing that the shipped root doesn't vouch for.
 */
async function sigstoreRoots(place: Place, mirror: Mirror | null): Promise<TrustedRoots> {
  const { root, document } = shipped()
  try {
    const newest = await throughTuf(place, mirror ?? { url: sigstoreMirror, root })
    return { source: 'tuf', detail: null, documents: [newest] }
  } catch (error) {
    const detail = error instanceof Error ? error.message.slice(0, 200) : 'no answer'
    return { source: 'shipped', detail, documents: [document] }
  }
}

/**
 * What signatures are verified against.
 *
 * @param file absolute path of the user's own, and how it was typed; null for Sigstore's
 * @throws GateError EUSAGE where the user's own can't be read
 */
export async function trustedRoots(
  file: { readonly path: string; readonly shown: string } | null,
  place: Place,
  mirror: Mirror | null = null,
): Promise<TrustedRoots> {
  if (file === null) return sigstoreRoots(place, mirror)
  return { source: 'file', detail: file.shown, documents: readFile(file.path, file.shown) }
}
