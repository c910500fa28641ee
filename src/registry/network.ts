import type { Agent } from 'node:http'
import type { Credentials } from './credentials.js'
import { nodeHttp } from './node-http.js'
import { textOf, type Settings } from './settings.js'

/** npm's own `maxsockets`: connections to one host at a time. */
const npmSockets = 15

/** Where a proxy may stand besides the settings, in whatever case (npm's agent, lib/proxy.js). */
const proxyVariables = ['https_proxy', 'http_proxy', 'proxy']

function hasProxy(settings: Settings, env: Readonly<Record<string, string | undefined>>): boolean {
  if (textOf(settings, 'httpsProxy') !== null || textOf(settings, 'proxy') !== null) return true
  return Object.entries(env).some(
    ([name, value]) => proxyVariables.includes(name.toLowerCase()) && value !== undefined && value !== '',
  )
}

/** How sockets are opened: what the settings say of certificates and addresses. */
function socketOptions(settings: Settings, { cert, key }: Credentials): object {
  const { ca, maxSockets } = settings
  const sockets = typeof maxSockets === 'number' && maxSockets > 0 ? Math.min(maxSockets, npmSockets) : npmSockets
  const localAddress = textOf(settings, 'localAddress')
  return {
    keepAlive: true,
    maxSockets: sockets,
    rejectUnauthorized: settings.strictSSL !== false,
    ...(ca !== null && ca !== undefined && { ca }),
    cert: cert ?? textOf(settings, 'cert') ?? undefined,
    key: key ?? textOf(settings, 'key') ?? undefined,
    ...(localAddress !== null && { localAddress }),
  }
}

/**
 * Opens connections as npm would. Its own agent, which knows proxies of every kind, is loaded where there is one:
 * it takes twice as long to load as all the rest.
 */
export class Network {
  readonly #settings: Settings
  readonly #proxied: boolean
  readonly #agents = new Map<string, Agent>()

  constructor(settings: Settings, env: Readonly<Record<string, string | undefined>>) {
    this.#settings = settings
    this.#proxied = hasProxy(settings, env)
  }

  /** The agent for an address; the same one for the same host and certificate, so that connections are used again. */
  async agentFor(url: URL, credentials: Credentials): Promise<Agent> {
    const options = socketOptions(this.#settings, credentials)
    if (this.#proxied) return this.#behindProxy(url, options)
    const id = `${url.protocol}\0${credentials.cert ?? ''}`
    const known = this.#agents.get(id)
    const agent = known ?? new (nodeHttp(url).Agent)(options)
    this.#agents.set(id, agent)
    return agent
  }

  async #behindProxy(url: URL, options: object): Promise<Agent> {
    const { getAgent } = await import('@npmcli/agent')
    const proxy = textOf(this.#settings, 'httpsProxy') ?? textOf(this.#settings, 'proxy') ?? undefined
    return getAgent(url.href, { ...options, proxy, noProxy: this.#settings.noProxy })
  }
}
