import { createHash } from 'node:crypto'
import pLimit from 'p-limit'
import type { Context } from '../model/context.js'
import type { JsonObject } from '../model/manifest.js'
import type { ConfigFiles, Tool } from './config-files.js'
import { Network } from './network.js'
import type { NpmConfig } from './npm-config.js'
import { PackageSource } from './package-source.js'
import { registryFor } from './publish-place.js'
import { readSettings } from './read-settings.js'
import { textOf, type Settings } from './settings.js'
import { StagedPackages } from './stage.js'

/** npm's own `maxsockets`: requests at a time. */
const atATime = 15

/** Where a package is published from. */
export interface PublishPlace {
  readonly name: string
  /** Where the package manager would run. Absolute. */
  readonly folder: string
  readonly tool: Tool
  /** From package.json: it may name a registry of its own. */
  readonly publishConfig: JsonObject
}

/** What a run asks registries with. */
interface ClientOptions {
  readonly env: Readonly<Record<string, string | undefined>>
  readonly userAgent: string
  /** On a pull request: the base branch's settings stand for those below `root`. */
  readonly base?: { readonly root: string; readonly files: ConfigFiles }
}

/**
 * Asks registries for one run, however many packages: each file of settings is read once, each package asked for once.
 */
export class RegistryClient {
  readonly #options: ClientOptions
  readonly #configs = new Map<string, Promise<NpmConfig>>()
  readonly #settings = new Map<string, Promise<Settings>>()
  readonly #networks = new Map<string, Network>()
  readonly #networkOf = new WeakMap<Settings, Network>()
  readonly #authorities = new WeakMap<object, string>()
  readonly #sources = new Map<string, PackageSource>()
  readonly #limit = pLimit(atATime)

  constructor(options: ClientOptions) {
    this.#options = options
  }

  /**
   * The package in the registry that publishing would go to.
   *
   * @throws GateError EREGISTRY where the settings can't be used
   */
  async source({ name, folder, tool, publishConfig }: PublishPlace): Promise<PackageSource> {
    const { flatten, defaultRegistry } = await import('./npm-config.js')
    const published: Record<string, unknown> = {}
    flatten(publishConfig, published)
    const usual = await this.settings(folder, tool)
    // The same object for all packages that add nothing: what was made of it is found again without comparing it.
    const settings = Object.keys(published).length === 0 ? usual : { ...usual, ...published }
    const registry = registryFor(name, settings)
    const id = JSON.stringify([name, registry.href, tool, folder, published])
    const known = this.#sources.get(id)
    if (known) return known
    const { userAgent } = this.#options
    const inTurn = async <T>(work: () => Promise<T>): Promise<T> => this.#limit(work)
    const source = new PackageSource({
      name,
      registry,
      settings,
      network: this.#network(settings),
      userAgent,
      inTurn,
      replacedHost: new URL(defaultRegistry).host,
    })
    this.#sources.set(id, source)
    return source
  }

  /**
   * What waits for approval. npm asks its default registry, whatever the scope (npm 11.15 and newer, npm stage).
   *
   * @throws GateError EREGISTRY where the settings can't be used
   */
  async staged(folder: string): Promise<StagedPackages> {
    const { defaultRegistry } = await import('./npm-config.js')
    const settings = await this.settings(folder, 'npm')
    const registry = registryFor('stage', { registry: textOf(settings, 'registry') ?? defaultRegistry })
    const inTurn = async <T>(work: () => Promise<T>): Promise<T> => this.#limit(work)
    const { userAgent } = this.#options
    const network = this.#network(settings)
    return new StagedPackages({
      name: 'what is staged',
      registry,
      settings,
      network,
      userAgent,
      inTurn,
      replacedHost: null,
    })
  }

  async settings(folder: string, tool: Tool): Promise<Settings> {
    const id = `${tool}\0${folder}`
    const { env, base } = this.#options
    const reading =
      this.#settings.get(id) ?? readSettings({ folder, tool, env, configs: this.#configs, ...(base && { base }) })
    this.#settings.set(id, reading)
    return reading
  }

  /** What is said of certificates: the list is long, and mostly one for all packages. */
  #textOf(ca: unknown): string | undefined {
    if (typeof ca !== 'object' || ca === null) return JSON.stringify(ca)
    const text = this.#authorities.get(ca) ?? createHash('sha256').update(JSON.stringify(ca)).digest('hex')
    this.#authorities.set(ca, text)
    return text
  }

  #network(settings: Settings): Network {
    const known = this.#networkOf.get(settings)
    if (known) return known
    const network = this.#equalNetwork(settings)
    this.#networkOf.set(settings, network)
    return network
  }

  /** Connections are shared by all whose settings say the same of them, certificates among them. */
  #equalNetwork(settings: Settings): Network {
    const { ca, cert, key, httpsProxy, proxy, noProxy, strictSSL, localAddress, maxSockets } = settings
    const id = JSON.stringify([
      this.#textOf(ca),
      cert,
      key,
      httpsProxy,
      proxy,
      noProxy,
      strictSSL,
      localAddress,
      maxSockets,
    ])
    const network = this.#networks.get(id) ?? new Network(settings, this.#options.env)
    this.#networks.set(id, network)
    return network
  }
}

/** Asks registries in the name of this tool. */
export function openRegistries(
  { env, tool }: Pick<Context, 'env' | 'tool'>,
  base?: ClientOptions['base'],
): RegistryClient {
  return new RegistryClient({
    env,
    userAgent: `${tool.name}/${tool.version} node/${process.version}`,
    ...(base && { base }),
  })
}
