import type { IncomingHttpHeaders } from 'node:http'
import { join } from 'node:path'
import { excessIn, type JsonBounds } from '../model/json-bounds.js'
import { isObject, type JsonObject } from '../model/manifest.js'
import type { Contents } from '../tarball/contents.js'
import { tarballInMemory } from '../tarball/tarball.js'
import { temporaryTarball } from '../tarball/temporary-tarball.js'
import { GateError } from '../model/errors.js'
import { asVersion } from './choose.js'
import { maxMetadata, readComplaint, readBytes, readTarballBytes, writeTo } from './integrity.js'
import { asFailure, registryError, RequestFailure } from './errors.js'
import { ask, type Answer, type Known } from './http.js'
import type { Network } from './network.js'
import { packumentIn, type ListedVersion, type Packument } from './packument.js'
import { forMetadata, forTarball, withRetry, type TimeLimits } from './retry.js'
import { secretsIn, textOf, type Settings } from './settings.js'

/** npm's own preference: all that installing needs, else everything. */
const abbreviated = 'application/vnd.npm.install-v1+json; q=1.0, application/json; q=0.8, */*'

/** Bytes of the attestations of a release: npm has two, of about 10 KB each. */
const maxAttestations = 4 * 1024 * 1024

/** Bytes of a tarball that is held in memory: those of a run's packages are held at the same time. */
const maxInMemory = 256 * 1024

function isSmall(headers: IncomingHttpHeaders): boolean {
  return headers['content-encoding'] === undefined && Number(headers['content-length'] ?? Infinity) <= maxInMemory
}

/** One package in the registry that it is published to. */
export interface SourceOptions {
  readonly name: string
  readonly registry: URL
  readonly settings: Settings
  readonly network: Network
  readonly userAgent: string
  /** Runs a request when there is room for it: as many at a time as npm makes. */
  readonly inTurn: <T>(work: () => Promise<T>) => Promise<T>
  /**
   * The registry whose tarballs are fetched from the configured one instead, as npm's `replace-registry-host` has it.
   */
  readonly replacedHost: string | null
}

export class PackageSource {
  readonly name: string
  /** As reports name it. */
  readonly host: string
  readonly #options: SourceOptions
  #packument: Promise<Packument | null> | null = null

  constructor(options: SourceOptions) {
    this.#options = options
    this.name = options.name
    this.host = options.registry.host
  }

  /** Address of the registry, without what stands before an `@`. */
  get address(): string {
    const { protocol, host, pathname } = this.#options.registry
    return `${protocol}//${host}${pathname}`
  }

  /**
   * The package's releases as installers see them; null only where the registry says that there is no such package.
   * Asked once, however often it is called.
   *
   * @throws GateError EREGISTRY within 15 seconds
   */
  async packument(otherwise = ''): Promise<Packument | null> {
    this.#packument ??= this.#json(abbreviated, this.#packagePath()).then((answer) => this.#understood(answer))
    return this.#packument.catch((thrown: unknown) => {
      throw this.#error(thrown, otherwise)
    })
  }

  /**
   * A package's document, asked for again at each call and past every cache on the way: all that the registry has, or
   * what installers read.
   */
  async document(form: 'full' | 'installers' = 'full'): Promise<JsonObject | null> {
    const accept = form === 'full' ? 'application/json' : abbreviated
    const answer = await this.#json(accept, this.#packagePath(), true).catch((thrown: unknown) => {
      throw this.#error(thrown, '')
    })
    if (answer === undefined) return null
    if (isObject(answer) && !isOfAnother(answer, this.name)) return answer
    throw this.#error(new RequestFailure('EFORM', this.host, ''), '')
  }

  /**
   * The full document where it changed, with what tells the next run; `unchanged` where it is as it was.
   *
   * @param known what the last answer said of itself; null asks for the document whatever it is
   */
  async newer(known: Known | null): Promise<Newer | 'unchanged' | null> {
    const { registry, inTurn } = this.#options
    const url = this.#addressOf(this.#packagePath())
    const attempt = async (signal: AbortSignal): Promise<Newer | 'unchanged' | null> => {
      const asked = { ...this.#options, ...(known && { known }) }
      const answer = await answered(asked, url, 'application/json', forMetadata, signal, true).catch(notFound)
      if (answer === null) return null
      if (answer.status === 304) {
        answer.body.resume()
        return 'unchanged'
      }
      const document = parsed(await readBytes(answer.body, url.host, maxMetadata, signal), url.host)
      if (!isObject(document) || isOfAnother(document, this.name)) throw new RequestFailure('EFORM', url.host, '')
      return { document, known: validatorsOf(answer.headers) }
    }
    return inTurn(async () => withRetry(forMetadata, registry.host, attempt)).catch((thrown: unknown) => {
      throw this.#error(thrown, '')
    })
  }

  /** The registry's record of one version; null where it gives none: not every registry has this address. */
  async record(version: string): Promise<JsonObject | null> {
    const path = `${this.#packagePath()}/${encodeURIComponent(version)}`
    const answer = await this.#json('application/json', path).catch(() => null)
    return isObject(answer) && answer.version === version ? answer : null
  }

  /**
   * The tarball of a version, its integrity checked while it arrives: a small one in memory, else in a temporary file.
   *
   * @throws GateError EREGISTRY or EINTEGRITY
   */
  async tarball(version: string, { tarball, expected }: ListedVersion, otherwise = ''): Promise<Contents> {
    const spec = `${this.name}@${asVersion(version)}`
    const { registry, inTurn } = this.#options
    const name = `${this.name.replace(/^@/, '').replace(/\W/g, '-')}-${version}.tgz`
    const fetchOnce = async (signal: AbortSignal): Promise<Contents> => {
      const url = this.#tarballUrl(spec, tarball)
      const { headers, body } = await answered(this.#options, url, '*/*', forTarball, signal)
      if (isSmall(headers)) return tarballInMemory(name, await readTarballBytes(body, url.host, expected, signal))
      return temporaryTarball(
        async (folder) => writeTo(join(folder, name), body, url.host, expected, signal),
        () => new GateError('EREGISTRY', `the registry ${this.host} gave no tarball for ${spec}`, otherwise),
      )
    }
    return inTurn(async () => withRetry(forTarball, registry.host, fetchOnce)).catch((thrown: unknown) => {
      throw this.#error(thrown, otherwise, spec)
    })
  }

  /**
   * What the registry has signed of a release, at the address that it names: asked of the registry itself, as npm does
   * (pacote, lib/registry.js), whatever host stands there.
   *
   * @throws GateError EREGISTRY
   */
  async attestations(address: string, what: string): Promise<unknown> {
    const { registry, inTurn } = this.#options
    const attempt = async (signal: AbortSignal): Promise<unknown> => {
      const named = URL.canParse(address, registry.href) ? new URL(address, registry.href) : null
      if (named === null) throw new RequestFailure('EFORM', this.host, `${what} have no address`)
      const isOwn = named.href.startsWith(registry.href)
      const url = isOwn ? named : new URL(`.${named.pathname}`, registry)
      const { body } = await answered(this.#options, url, 'application/json', forMetadata, signal, true)
      return parsed(await readBytes(body, url.host, maxAttestations, signal), url.host)
    }
    return inTurn(async () => withRetry(forMetadata, registry.host, attempt)).catch((thrown: unknown) => {
      throw this.#error(
        thrown,
        "Run again in a few minutes. A claim that the registry doesn't back up proves nothing.",
        what,
      )
    })
  }

  #packagePath(): string {
    return encodeURIComponent(this.name).replace(/^%40/, '@').replace('%2F', '%2f')
  }

  #understood(answer: unknown): Packument | null {
    if (answer === undefined) return null
    const packument = packumentIn(answer)
    if (packument !== null) return packument
    throw new RequestFailure('EFORM', this.host, '')
  }

  #error(thrown: unknown, otherwise: string, what = this.name): GateError {
    if (thrown instanceof GateError) return thrown
    return registryError(asFailure(thrown, this.host), what, otherwise, secretsIn(this.#options.settings))
  }

  /** npm fetches from the registry that was asked what the public one serves (pacote, lib/remote.js). */
  #tarballUrl(spec: string, address: string | null): URL {
    const { registry, settings, replacedHost } = this.#options
    if (address === null || !URL.canParse(address, registry.href))
      throw new RequestFailure('EFORM', this.host, `${spec} has no tarball`)
    const url = new URL(address, registry.href)
    const replace = textOf(settings, 'replaceRegistryHost') ?? 'npmjs'
    const isReplaced = replace === 'always' || url.host === (replace === 'npmjs' ? replacedHost : replace)
    return isReplaced && replace !== 'never' ? new URL(url.pathname + url.search, registry) : url
  }

  #addressOf(path: string): URL {
    const { registry } = this.#options
    const url = new URL(path, registry)
    if (url.pathname.startsWith(registry.pathname) && !/^\.\.?$/.test(this.name)) return url
    throw new RequestFailure('EFORM', this.host, `${this.name} is not a package name`)
  }

  /** Undefined for 404. */
  async #json(accept: string, path: string, fresh = false): Promise<unknown> {
    const { registry, inTurn } = this.#options
    const url = this.#addressOf(path)
    const attempt = async (signal: AbortSignal): Promise<unknown> => {
      try {
        const { body } = await answered(this.#options, url, accept, forMetadata, signal, fresh)
        return parsed(await readBytes(body, url.host, maxMetadata, signal), url.host)
      } catch (thrown) {
        if (thrown instanceof RequestFailure && thrown.code === 'E404') return undefined
        throw thrown
      }
    }
    return inTurn(async () => withRetry(forMetadata, registry.host, attempt))
  }
}

/** A package's full document, and what tells whether it changed since. */
export interface Newer {
  readonly document: JsonObject
  /** Null where the answer has nothing by which the next run could see a change. */
  readonly known: Known | null
}

/** What a registry says of another package is no answer: a proxy or a rename gave it in the place of this one's. */
const isOfAnother = ({ name }: JsonObject, asked: string): boolean => typeof name === 'string' && name !== asked

/** Milliseconds after which a document that is dated by the second can't have changed within that second (RFC 9110). */
const settledMs = 60_000

/** By what the next run can ask whether anything changed; a date alone only where it is old enough to be final. */
function validatorsOf({ etag, 'last-modified': modified, date }: IncomingHttpHeaders): Known | null {
  if (etag !== undefined) return { etag, lastModified: null }
  const age = Date.parse(date ?? '') - Date.parse(modified ?? '')
  return modified !== undefined && age >= settledMs ? { etag: null, lastModified: modified } : null
}

function notFound(thrown: unknown): null {
  if (thrown instanceof RequestFailure && thrown.code === 'E404') return null
  throw thrown
}

/** One question of a registry. @throws RequestFailure for any status but 200, and 304 where something is known */
export async function answered(
  { registry, settings, network, userAgent, known }: SourceOptions & { readonly known?: Known },
  url: URL,
  accept: string,
  { idleMs }: TimeLimits,
  signal: AbortSignal,
  fresh = false,
): Promise<Answer> {
  const question = { url, registry, settings, network, accept, userAgent, idleMs, signal, fresh }
  const answer = await ask({ ...question, ...(known && { known }) })
  if (answer.status === 200 || (known && answer.status === 304)) return answer
  const said = await readComplaint(answer.body, url.host, signal)
  throw new RequestFailure(
    `E${answer.status}`,
    url.host,
    `${answer.status} - GET ${url.protocol}//${url.host}${url.pathname}${said === '' ? '' : ` - ${said}`}`,
  )
}

/**
 * Of an answer about a package. The longest histories of the public registry have 7 levels, a value in 14 bytes, and
 * some thousands of versions; five million keys in one object would take 1.2 GB.
 */
const answerBounds: JsonBounds = { depth: 64, values: 8_000_000, items: 200_000 }

/** @throws RequestFailure `ETOOLARGE` or `EFORM` */
export function parsed(bytes: Buffer, host: string): unknown {
  const excess = excessIn(bytes, answerBounds)
  if (excess !== null) throw new RequestFailure('ETOOLARGE', host, `its answer ${excess}`)
  try {
    return JSON.parse(bytes.toString())
  } catch {
    throw new RequestFailure('EFORM', host, 'no JSON')
  }
}
