import { join } from 'node:path'
import { GateError } from '../model/errors.js'
import { asObject } from '../model/manifest.js'
import type { Contents } from '../tarball/contents.js'
import { temporaryTarball } from '../tarball/temporary-tarball.js'
import { asFailure, registryError, RequestFailure } from './errors.js'
import { expectedOf, maxMetadata, readBytes, writeTo } from './integrity.js'
import { answered, parsed, type SourceOptions } from './package-source.js'
import { forMetadata, forTarball, withRetry } from './retry.js'
import { stringsIn } from './packument.js'
import { secretsIn } from './settings.js'

/** A release that waits for approval, as the registry lists it. Untrusted text. */
export interface StagedRelease {
  /** A UUID. */
  readonly id: string
  readonly name: string
  readonly version: string
  readonly tag: string | null
  /** As the registry writes it: ISO 8601. */
  readonly createdAt: string | null
  readonly actor: string | null
  /** SHA-1 in hex, as the registry lists it. */
  readonly shasum: string | null
}

/** An id as npm makes and accepts it. */
export function isStageId(text: string): boolean {
  return /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i.test(text)
}

/** More than one person ever approves; a longer list is an error, not a shorter one. */
const mostStaged = 1000
const perPage = 100

function releaseIn(item: unknown): StagedRelease | null {
  const { id, packageName, version, tag, createdAt, actor, shasum } = stringsIn(item)
  if (id === undefined || !isStageId(id) || packageName === undefined || version === undefined) return null
  return {
    id: id.toLowerCase(),
    name: packageName,
    version,
    tag: tag ?? null,
    createdAt: createdAt ?? null,
    actor: actor ?? null,
    shasum: shasum ?? null,
  }
}

/** What waits in a registry for the approval of this user: the requests of `npm stage`. */
export class StagedPackages {
  readonly host: string
  readonly #options: SourceOptions

  constructor(options: SourceOptions) {
    this.#options = options
    this.host = options.registry.host
  }

  /** @throws GateError EREGISTRY where the registry doesn't tell, or not in a form that is known */
  async list(): Promise<readonly StagedRelease[]> {
    const found: StagedRelease[] = []
    const ids = new Set<string>()
    for (let page = 0; ; page += 1) {
      const answer = await this.#json(`-/stage?page=${page}&perPage=${perPage}`)
      const { items, total } = asObject(answer)
      if (!Array.isArray(items)) throw this.#error(new RequestFailure('EFORM', this.host, ''))
      for (const item of items) {
        const release = releaseIn(item)
        if (release === null) throw this.#error(new RequestFailure('EFORM', this.host, ''))
        // A page that comes twice would stand for one that doesn't come.
        if (ids.has(release.id)) throw this.#incomplete(`${release.id} twice`)
        ids.add(release.id)
        found.push(release)
      }
      if (found.length > mostStaged)
        throw new GateError(
          'EREGISTRY',
          `the registry ${this.host} lists more than ${mostStaged} staged releases`,
          'Reject those that no one needs: `npm stage list`, `npm stage reject ID`.',
        )
      // A registry may put fewer on a page than it is asked for: its total says whether there are more.
      const isEnd = typeof total === 'number' ? found.length >= total : items.length < perPage
      if (isEnd) return found
      if (items.length === 0) throw this.#incomplete(`${found.length} of ${String(total)}`)
    }
  }

  /**
   * The bytes that would be published. Where the registry lists their SHA-1, it is checked.
   *
   * @throws GateError EREGISTRY or EINTEGRITY
   */
  async tarball({ id, shasum }: Pick<StagedRelease, 'id' | 'shasum'>): Promise<Contents> {
    const { registry, inTurn } = this.#options
    const url = new URL(`-/stage/${id}/tarball`, registry)
    const expected = expectedOf(null, shasum)
    const make = async (folder: string): Promise<void> => {
      const write = async (signal: AbortSignal): Promise<void> => {
        const { body } = await answered(this.#options, url, '*/*', forTarball, signal)
        await writeTo(join(folder, `${id}.tgz`), body, url.host, expected, signal)
      }
      await inTurn(async () => withRetry(forTarball, registry.host, write)).catch((thrown: unknown) => {
        throw this.#error(thrown, `the staged release ${id}`)
      })
    }
    return temporaryTarball(
      make,
      () => new GateError('EREGISTRY', `the registry ${this.host} gave no tarball for the staged release ${id}`, ''),
    )
  }

  async #json(path: string): Promise<unknown> {
    const { registry, inTurn } = this.#options
    const url = new URL(path, registry)
    const attempt = async (signal: AbortSignal): Promise<unknown> => {
      const { body } = await answered(this.#options, url, 'application/json', forMetadata, signal)
      return parsed(await readBytes(body, url.host, maxMetadata, signal), url.host)
    }
    return inTurn(async () => withRetry(forMetadata, registry.host, attempt)).catch((thrown: unknown) => {
      throw this.#error(thrown)
    })
  }

  /** A release that is left out of the list could be one that never passed. */
  #incomplete(what: string): GateError {
    return new GateError(
      'EREGISTRY',
      `the registry ${this.host} lists staged releases incompletely: ${what}`,
      'Run again: one may have been approved or rejected meanwhile.',
    )
  }

  #error(thrown: unknown, what = 'the list of staged releases'): GateError {
    if (thrown instanceof GateError) return thrown
    const failure = asFailure(thrown, this.host)
    if (failure.code === 'E404')
      return new GateError(
        'EREGISTRY',
        `the registry ${this.host} doesn't have ${what}`,
        'Log in with `npm login` as a maintainer of the package, and see `npm stage list`. Only registries that know ' +
          'staged publishing have a list.',
      )
    const otherwise = 'Log in with `npm login`; short-lived tokens of a workflow may not see what is staged.'
    return registryError(failure, what, otherwise, secretsIn(this.#options.settings))
  }
}
