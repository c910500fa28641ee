import { GateError } from '../model/errors.js'
import { isObject, type JsonObject } from '../model/manifest.js'
import type { ConfigPlace, Tool } from './config-files.js'
import { stringsIn } from './packument.js'
import { authKeyOf } from './settings.js'
import { expandAll, expandDollar, expandVariables } from './variables.js'
import {
  mergeYarn,
  type Overlay,
  readYamlSettings,
  readYarnClassic,
  yarnEnvironment,
  yarnOverlay,
} from './yarn-settings.js'

/** pnpm's names of settings in its YAML, with those that npm's libraries know. */
const known = {
  registry: 'registry',
  httpProxy: 'proxy',
  proxy: 'proxy',
  httpsProxy: 'httpsProxy',
  noProxy: 'noProxy',
  cafile: 'cafile',
  ca: 'ca',
  cert: 'cert',
  key: 'key',
} as const

/** What pnpm-workspace.yaml says of registries: `registry`, `registries`, proxies and certificates. */
function pnpmOverlay(settings: JsonObject): Overlay {
  const { default: own, ...scopes } = stringsIn(settings.registries)
  const plain = Object.entries(known).flatMap(([from, to]) =>
    typeof settings[from] === 'string' ? [[to, settings[from]] as const] : [],
  )
  const scoped = Object.entries(scopes).map(([scope, url]) => [`@${scope.replace(/^@/, '')}:registry`, url] as const)
  return {
    ...Object.fromEntries(plain),
    ...(own !== undefined && { registry: own }),
    ...Object.fromEntries(scoped),
    ...(settings.strictSsl === false && { strictSSL: false }),
  }
}

/**
 * A registry in bunfig.toml: an address, which may hold `user:password@`, or a table with `url`, `token`, `username`
 * and `password`.
 */
function registryOf(value: unknown, key: string): Overlay {
  const table: JsonObject = isObject(value) ? value : { url: value }
  const text = (name: string): string | null => (typeof table[name] === 'string' ? table[name] : null)
  const [url, token, username, password] = [text('url'), text('token'), text('username'), text('password')]
  if (url === null || !URL.canParse(url)) return {}
  const at = authKeyOf(new URL(url)).replace(/\/*$/, '/')
  return {
    [key]: url,
    ...(token !== null && { [`${at}:_authToken`]: token }),
    ...(username !== null &&
      password !== null && { [`${at}:_auth`]: Buffer.from(`${username}:${password}`).toString('base64') }),
  }
}

/** What bunfig.toml says of registries. */
function bunOverlay(settings: JsonObject): Overlay {
  const install: JsonObject = isObject(settings.install) ? settings.install : {}
  const scopes = Object.entries(isObject(install.scopes) ? install.scopes : {}).map(([scope, value]) =>
    registryOf(value, `@${scope.replace(/^@/, '')}:registry`),
  )
  const certificates = (['cafile', 'ca'] as const).flatMap((key) =>
    typeof install[key] === 'string' ? [[key, install[key]] as const] : [],
  )
  return {
    ...registryOf(install.registry, 'registry'),
    ...(Object.assign({}, ...scopes) as Overlay),
    ...Object.fromEntries(certificates),
  }
}

type Environment = Readonly<Record<string, string | undefined>>

/** A file that was read. */
export interface ConfigText extends ConfigPlace {
  readonly text: string
}

/** The values of a file as they are written. @throws GateError EREGISTRY where it can't be read */
export async function parseConfig({ kind, text, path }: ConfigText): Promise<JsonObject> {
  try {
    if (kind === 'bunfig.toml') return (await import('smol-toml')).parse(text)
    return kind === 'yarnrc' ? readYarnClassic(text) : await readYamlSettings(text)
  } catch (cause) {
    const name = path.split(/[\\/]/).at(-1) ?? path
    throw new GateError('EREGISTRY', `${name} can't be read, so its registry is not known`, `Correct ${name}.`, {
      cause,
    })
  }
}

/**
 * What the files of another package manager than npm say of registries, on top of npm's own.
 *
 * @param files the nearest last
 * @param otherwise the registry where none of them names one
 */
export async function overlayOf(
  tool: Tool,
  files: readonly ConfigText[],
  env: Environment,
  otherwise: string,
): Promise<Overlay> {
  const parsed = await Promise.all(
    files.map(async (file) => ({
      kind: file.kind,
      values: expandAll(await parseConfig(file), (text) => expand(tool, text, env)),
    })),
  )
  const of = (kind: ConfigText['kind']): readonly JsonObject[] =>
    parsed.filter((file) => file.kind === kind).map(({ values }) => values)
  if (tool === 'pnpm') return Object.assign({}, ...of('pnpm-workspace.yaml').map(pnpmOverlay)) as Overlay
  if (tool === 'bun') return Object.assign({}, ...of('bunfig.toml').map(bunOverlay)) as Overlay
  if (tool !== 'yarn') return {}
  const classic = Object.assign({}, ...of('yarnrc')) as Overlay
  return { ...classic, ...(await yarnOverlay(mergeYarn([...of('yarnrc.yml'), yarnEnvironment(env)]), otherwise)) }
}

function expand(tool: Tool, text: string, env: Environment): string {
  return tool === 'bun' ? expandDollar(text, env) : expandVariables(text, env)
}
