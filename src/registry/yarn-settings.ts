import { isObject, type JsonObject } from '../model/manifest.js'
import { authKeyOf } from './settings.js'

/** The top of a YAML file of settings; empty where it is no mapping. @throws where it is no YAML */
export async function readYamlSettings(text: string): Promise<JsonObject> {
  const { parse } = await import('yaml')
  const value: unknown = parse(text, { maxAliasCount: 20, logLevel: 'error', merge: true })
  return isObject(value) ? value : {}
}

/** The entries of a mapping that are mappings themselves. */
function mappingsIn(value: unknown): readonly (readonly [string, JsonObject])[] {
  return Object.entries(isObject(value) ? value : {}).flatMap(([key, each]) =>
    isObject(each) ? [[key, each] as const] : [],
  )
}

/** Settings under the keys of npm's libraries. `cafile` is a path from the file that names it. */
export type Overlay = Readonly<Record<string, string | boolean>>

function address(value: unknown): URL | null {
  if (typeof value !== 'string') return null
  // Yarn lets the scheme out in npmRegistries.
  const whole = value.startsWith('//') ? `https:${value}` : value
  return URL.canParse(whole) ? new URL(whole) : null
}

/** Yarn asks where it publishes first (plugin-npm, npmConfigUtils). */
function registryIn({ npmPublishRegistry, npmRegistryServer }: JsonObject): string | null {
  const value = npmPublishRegistry ?? npmRegistryServer
  return typeof value === 'string' ? value : null
}

/** `npmAuthToken`, or `npmAuthIdent`, which is `user:password` or already in base64. */
function authIn({ npmAuthToken, npmAuthIdent }: JsonObject, registry: unknown): Overlay {
  const url = address(registry)
  if (url === null) return {}
  const key = authKeyOf(url).replace(/\/*$/, '/')
  if (typeof npmAuthToken === 'string') return { [`${key}:_authToken`]: npmAuthToken }
  if (typeof npmAuthIdent !== 'string') return {}
  return { [`${key}:_auth`]: npmAuthIdent.includes(':') ? Buffer.from(npmAuthIdent).toString('base64') : npmAuthIdent }
}

function scopesIn(settings: JsonObject, fallback: string | null): Overlay {
  const scopes = mappingsIn(settings.npmScopes).map(([scope, each]) => {
    const registry = registryIn(each)
    return { ...(registry !== null && { [`@${scope}:registry`]: registry }), ...authIn(each, registry ?? fallback) }
  })
  return Object.assign({}, ...scopes) as Overlay
}

const networkKeys = { httpProxy: 'proxy', httpsProxy: 'httpsProxy', httpsCaFilePath: 'cafile' } as const
const clientKeys = { httpsCertFilePath: 'certfile', httpsKeyFilePath: 'keyfile' } as const

/**
 * How Yarn reaches a host: the entry of `networkSettings` with the longest pattern that matches it, key by key, before
 * what stands at the top (yarnpkg-core, httpUtils.getNetworkSettings).
 */
async function networkOf(settings: JsonObject, host: URL | null): Promise<Overlay> {
  const entries = host === null ? [] : mappingsIn(settings.networkSettings)
  const { minimatch } = entries.length === 0 ? { minimatch: null } : await import('minimatch')
  const matching = entries
    .filter(([pattern]) => host !== null && minimatch?.(host.hostname, pattern, { nocomment: true, nonegate: true }))
    .sort(([a], [b]) => b.length - a.length)
    .map(([, each]) => each)
  const of = (keys: Readonly<Record<string, string>>): readonly (readonly [to: string, value: string])[] =>
    Object.entries(keys).flatMap(([from, to]) => {
      const value = [...matching, settings].map((each) => each[from]).find((each) => typeof each === 'string')
      return typeof value === 'string' ? [[to, value] as const] : []
    })
  const key = host === null ? '' : authKeyOf(host).replace(/\/*$/, '/')
  const client = host === null ? [] : of(clientKeys).map(([to, value]) => [`${key}:${to}`, value] as const)
  return Object.fromEntries([...of(networkKeys), ...client])
}

/**
 * What Yarn's settings say of registries.
 *
 * @param settings of all .yarnrc.yml files and the environment, merged
 * @param otherwise the registry where none is named: whose a lone `npmAuthToken` is
 */
export async function yarnOverlay(settings: JsonObject, otherwise: string): Promise<Overlay> {
  const registry = registryIn(settings)
  const registries = mappingsIn(settings.npmRegistries).map(([url, each]) => authIn(each, url))
  const network = await networkOf(settings, address(registry ?? otherwise))
  return {
    ...(registry !== null && { registry }),
    ...authIn(settings, registry ?? otherwise),
    ...scopesIn(settings, registry ?? otherwise),
    ...(Object.assign({}, ...registries) as Overlay),
    ...network,
    ...(settings.enableStrictSsl === false && { strictSSL: false }),
  }
}

const environmentKeys = {
  YARN_NPM_REGISTRY_SERVER: 'npmRegistryServer',
  YARN_NPM_PUBLISH_REGISTRY: 'npmPublishRegistry',
  YARN_NPM_AUTH_TOKEN: 'npmAuthToken',
  YARN_NPM_AUTH_IDENT: 'npmAuthIdent',
  YARN_HTTP_PROXY: 'httpProxy',
  YARN_HTTPS_PROXY: 'httpsProxy',
} as const

/** Settings that Yarn takes from the environment. */
export function yarnEnvironment(env: Readonly<Record<string, string | undefined>>): JsonObject {
  return Object.fromEntries(
    Object.entries(environmentKeys).flatMap(([name, key]) => (env[name] ? [[key, env[name]] as const] : [])),
  )
}

/** Yarn's files from the farthest to the nearest as one: what is nearer counts, scopes and registries one by one. */
export function mergeYarn(files: readonly JsonObject[]): JsonObject {
  return files.reduce((merged, file) => {
    const joined = ['npmScopes', 'npmRegistries', 'networkSettings'].map(
      (key) => [key, { ...(isObject(merged[key]) && merged[key]), ...(isObject(file[key]) && file[key]) }] as const,
    )
    return { ...merged, ...file, ...Object.fromEntries(joined) }
  }, {})
}

/** `registry` and scopes of Yarn 1's .yarnrc: `registry "https://…"`. */
export function readYarnClassic(text: string): Overlay {
  const lines = [...text.matchAll(/^\s*"?(registry|@[^\s":]+:registry)"?\s+"?([^\s"]+)"?\s*$/gm)]
  return Object.fromEntries(lines.map(([, key = '', value = '']) => [key, value]))
}
