import { realpathSync } from 'node:fs'
import { delimiter, dirname, isAbsolute, join, resolve } from 'node:path'
import Config from '@npmcli/config'
import npm from '@npmcli/config/lib/definitions/index.js'
import typeDefs from '@npmcli/config/lib/type-defs.js'
import { GateError } from '../model/errors.js'
import { credentialPart, type Settings } from './settings.js'

export type NpmConfig = Config

type Environment = Readonly<Record<string, string | undefined>>

/**
 * What is read of npm's configuration: where registries are and how they are reached. Everything else decides nothing
 * here.
 */
const taken = [
  'registry',
  'scope',
  'ca',
  'cert',
  'key',
  'https-proxy',
  'proxy',
  'noproxy',
  'strict-ssl',
  'local-address',
  'maxsockets',
  'replace-registry-host',
]

/** As nopt has it, without url.parse: for that, newer Node prints a warning of its own into every run. */
typeDefs.url.validate = (data, key, value) => {
  const text = String(value)
  if (!URL.canParse(text) || new URL(text).host === '') return false
  data[key] = new URL(text).href
  return true
}

/** Settings of the environment that make npm leave out the project's file. */
const misleading = /^npm_config_(global|location|workspaces?|include[-_]workspace[-_]root)$/i

/** npm's own default, where nothing names a registry. */
export const defaultRegistry = String(npm.definitions.registry?.default)

/** @npmcli/config as npm uses it, with the project's folder found beforehand. */
class ProjectConfig extends Config {
  readonly #project: string

  constructor(options: object, project: string) {
    super(options)
    this.#project = project
  }

  override loadLocalPrefix(): Promise<void> {
    this.localPrefix = this.#project
    this.localPackage = true
    return Promise.resolve()
  }
}

/** Where npm is installed: its own npmrc is part of the configuration. */
function npmFolder({ PATH, Path }: Environment): string {
  for (const folder of (PATH ?? Path ?? '').split(delimiter).filter(isAbsolute)) {
    try {
      const program = realpathSync(join(folder, 'npm'))
      return program.endsWith(join('bin', 'npm-cli.js'))
        ? dirname(dirname(program))
        : join(folder, 'node_modules', 'npm')
    } catch {
      continue
    }
  }
  return join(dirname(process.execPath), 'node_modules', 'npm')
}

/** Takes over what counts here, in the form that npm's libraries read. */
export function flatten(from: Readonly<Record<string, unknown>>, to: Record<string, unknown>): void {
  for (const key of taken) if (Object.hasOwn(from, key)) npm.definitions[key]?.flatten?.(key, from, to)
  for (const [key, value] of Object.entries(from))
    if (/^@.*:registry$/i.test(key) || credentialPart(key) !== null) to[key] = value
}

/**
 * The file of `cafile`, where nothing that counts more sets `ca`. npm resolves paths from the folder that it runs in,
 * which is the package's; this process may run elsewhere.
 */
function certificateFile(config: Config, folder: string): string | null {
  const where = config.find('cafile')
  const layers = [...config.data.keys()]
  if (layers.indexOf(config.find('ca') ?? '') > layers.indexOf(where ?? '')) return null
  const raw = where === null ? null : config.data.get(where)?.raw?.cafile
  const value = config.get('cafile')
  if (typeof value !== 'string') return null
  return typeof raw === 'string' && !isAbsolute(raw) && !/^(~[\\/]|\$\{)/.test(raw) ? resolve(folder, raw) : value
}

function placed(key: string, value: unknown, folder: string): unknown {
  return /:(certfile|keyfile)$/.test(key) && typeof value === 'string' ? resolve(folder, value) : value
}

function refused(cause: unknown): GateError {
  const { code, problems } = cause as {
    readonly code?: string
    readonly problems?: readonly { readonly from?: string; readonly key?: string }[]
  }
  const keys = code === 'ERR_INVALID_AUTH' ? (problems ?? []).flatMap(({ from, key }) => from ?? key ?? []) : []
  const what =
    keys.length > 0
      ? `${[...new Set(keys)].join(', ')} is in .npmrc without a registry`
      : cause instanceof Error
        ? cause.message
        : String(cause)
  return new GateError(
    'EREGISTRY',
    `npm's configuration can't be used: ${what}`,
    'Run `npm config fix`, or correct .npmrc: `npm ping` has to succeed in the package folder.',
    { cause },
  )
}

/**
 * npm's configuration for a project: all the files that npm reads, and the environment.
 *
 * @param project the folder whose .npmrc is the project's. Absolute
 * @throws GateError EREGISTRY where npm would not run with it
 */
export async function loadNpmConfig(project: string, env: Environment): Promise<NpmConfig> {
  // npm's library writes into the environment that it is given.
  const own = Object.fromEntries(
    Object.entries(env).filter(([name, value]) => value !== undefined && !misleading.test(name)),
  )
  const config = new ProjectConfig(
    { ...npm, npmPath: npmFolder(env), env: own, argv: [], cwd: project, warn: false },
    project,
  )
  try {
    await config.load()
    config.validate()
    return config
  } catch (cause) {
    throw refused(cause)
  }
}

/**
 * What a configuration says about registries. `cafile` is an absolute path that was not read yet.
 *
 * @param folder where npm would run. Absolute
 */
export function npmSettings(config: NpmConfig, folder: string): Settings {
  const flat: Record<string, unknown> = {}
  for (const { data } of config.data.values()) flatten(data, flat)
  const cafile = certificateFile(config, folder)
  return {
    ...Object.fromEntries(Object.entries(flat).map(([key, value]) => [key, placed(key, value, folder)])),
    ...(cafile !== null && { cafile }),
  }
}
