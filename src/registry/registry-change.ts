import { join, resolve } from 'node:path'
import { parseJsonObject } from '../model/json-object.js'
import { GateError } from '../model/errors.js'
import { isObject, type JsonObject } from '../model/manifest.js'
import type { RegistryChange } from '../model/registry-change.js'
import { type ConfigFiles, type ConfigPlace, configPlaces, filesOnDisk, pathInside, type Tool } from './config-files.js'
import { publishConfigOf } from './publish-place.js'
import type { Settings } from './settings.js'

/** The settings about registries of one file, as they are written: no variable is put in. */
type Declared = ReadonlyMap<string, string>

/** Keys that change where npm and the others look, with what, or whether at all. */
const relevant =
  /^(@[^:]+:registry|\/\/.+|registry|registries|scope|ca(\[\])?|cafile|cert|key|proxy|https?-?proxy|no-?proxy|strict-?ssl|local-address|cache|offline|prefer-(off|on)line|userconfig|globalconfig|replace-registry-host|_auth\w*|_password|username)$/i

/** The same of the keys of YAML and TOML files, each as the first of its path. */
const relevantNames =
  /^(npm(Registry|Publish|Scopes|Registries|Auth|Always).*|registr(y|ies)|scopes|https?(Proxy|Ca|Cert|Key).*|noProxy|networkSettings|enableStrictSsl|strictSsl|unsafeHttpWhitelist|ca(file)?|cert|key|proxy|cacheFolder|globalFolder|enableOfflineMode|enableNetwork|@.*)$/i

/** A key as npm reads it. Variables are put into keys too, and may be empty: such a key may be any. */
function isRelevant(key: string): boolean {
  return key.includes('${') || relevant.test(key)
}

/** What npm's parser takes for a quoted key or value. */
function unquoted(text: string): string {
  const trimmed = text.trim()
  if (/^'.*'$/.test(trimmed)) return trimmed.slice(1, -1)
  if (!/^".*"$/.test(trimmed)) return trimmed
  try {
    return String(JSON.parse(trimmed))
  } catch {
    return trimmed.slice(1, -1)
  }
}

/** As npm's parser (ini) reads it: it knows quotes, and lone carriage returns as ends of lines. */
function inNpmrc(text: string): Declared {
  const lines = text.split(/[\r\n]+/).filter((line) => !/^\s*([;#]|$)/.test(line))
  const all = lines.map((line) => {
    const at = line.indexOf('=')
    return at < 0
      ? ([unquoted(line), 'true'] as const)
      : ([unquoted(line.slice(0, at)), unquoted(line.slice(at + 1))] as const)
  })
  return new Map(all.filter(([key]) => isRelevant(key)))
}

function leaves(value: unknown, path: readonly string[]): readonly (readonly [string, string])[] {
  if (!isObject(value)) return [[path.join('.'), JSON.stringify(value)]]
  return Object.entries(value).flatMap(([key, each]) => leaves(each, [...path, key]))
}

async function declaredIn({ kind, path }: ConfigPlace, text: string): Promise<Declared> {
  if (kind === 'npmrc') return inNpmrc(text)
  const { parseConfig } = await import('./overlays.js')
  const settings = await parseConfig({ kind, path, text })
  const top: JsonObject = kind === 'bunfig.toml' && isObject(settings.install) ? settings.install : settings
  return new Map(
    Object.entries(top)
      .filter(([key]) => relevantNames.test(key))
      .flatMap(([key, value]) => leaves(value, [key])),
  )
}

function publishConfigIn(text: string): Declared {
  const config = publishConfigOf(parseJsonObject(text) ?? {})
  return new Map(
    Object.entries(config)
      .filter(([key]) => relevant.test(key))
      .map(([key, value]) => [`publishConfig.${key}`, JSON.stringify(value)]),
  )
}

/** What may be an address, however it is written: `https:\\host` and `https:host` are ones for Node, too. */
const addresses = /(?:\b[a-z][a-z0-9+.-]*:)?[\\/]{2}[^\s"',\]}]+|\bhttps?:[^\s"',\]}]+/gi

/** The host of an address as it would be asked: in punycode, without a login and a usual port. */
function hostOf(address: string): string {
  const slashed = address.replaceAll('\\', '/')
  const whole = slashed.startsWith('/') ? `https:${slashed}` : slashed
  if (URL.canParse(whole)) return new URL(whole).host.toLowerCase()
  return (/\/\/(?:[^/]*@)?([^/]+)/.exec(whole)?.[1] ?? whole).toLowerCase()
}

/** Hosts in keys such as `//host/:_authToken` and in values that are addresses. */
function hostsIn(declared: Declared): readonly string[] {
  return [...declared].flatMap(([key, value]) => {
    // Node leaves tabs and ends of lines out of addresses, and npm variables that are marked as optional.
    const text = `${credentialPlace(key)} ${value}`.replace(/[\t\r\n]|\$\{[^}]*\?\}/g, '')
    return [...text.matchAll(addresses)].map(([address]) => hostOf(address)).filter((host) => host !== '')
  })
}

/** `//host:8080/path/` of `//host:8080/path/:_authToken`. */
function credentialPlace(key: string): string {
  return /^(\/\/.*):[a-z_]+$/i.exec(key)?.[1] ?? key
}

function differing(head: Declared, base: Declared): readonly string[] {
  const keys = new Set([...head.keys(), ...base.keys()])
  return [...keys].filter((key) => head.get(key) !== base.get(key)).sort()
}

/** What is compared. */
interface ChangeRequest {
  readonly folder: string
  readonly tool: Tool
  readonly env: Readonly<Record<string, string | undefined>>
  readonly root: string
  readonly base: ConfigFiles
  /** What the base branch, the user and the environment say: hosts in it are known. */
  readonly trusted: Settings
}

/** A file, and which side reads it. */
interface ComparedPlace extends ConfigPlace {
  readonly isOfHead: boolean
  readonly isOfBase: boolean
}

interface Sides {
  readonly path: string
  readonly head: Declared
  readonly base: Declared
}

/** A file that one side doesn't read says nothing there: a pull request may move the root of a workspace. */
async function sidesOf(place: ComparedPlace, path: string, base: ConfigFiles): Promise<Sides | null> {
  const headText = place.isOfHead ? await filesOnDisk.read(place.path) : null
  const baseText = place.isOfBase ? await base.read(place.path) : null
  if (headText === baseText) {
    const both = headText === null ? new Map<string, string>() : await declaredIn(place, headText)
    return { path, head: both, base: both }
  }
  return {
    path,
    head: headText === null ? new Map() : await declaredIn(place, headText),
    base: baseText === null ? new Map() : await declaredIn(place, baseText),
  }
}

/** What changed, and whether the trusted side names a host. */
export interface ChangedSettings extends Pick<RegistryChange, 'files' | 'hosts'> {
  readonly knows: (host: string) => boolean
}

async function placesOf(
  folder: string,
  tool: Tool,
  env: ChangeRequest['env'],
  files: ConfigFiles,
): Promise<readonly ConfigPlace[]> {
  const { npmrcs, others } = await configPlaces(folder, tool, env, files)
  const folders = [...new Set([...npmrcs, folder])]
  return [...folders.map((at) => ({ path: join(at, '.npmrc'), kind: 'npmrc' as const })), ...others]
}

/** Variables that name certificates which Node trusts from its start on. */
const certificateVariables = ['NODE_EXTRA_CA_CERTS', 'SSL_CERT_FILE']

/** Certificates of the repository that the environment names: what is trusted is the pull request's own file. */
async function changedCertificates({ env, root, base }: ChangeRequest): Promise<RegistryChange['files']> {
  const all = certificateVariables.map(async (name) => {
    const value = env[name]
    if (value === undefined) return []
    const file = resolve(value)
    const path = pathInside(root, file)
    const isSame = path === null || (await filesOnDisk.read(file)) === (await base.read(file))
    return isSame ? [] : [{ path, keys: [name] }]
  })
  return (await Promise.all(all)).flat()
}

/**
 * How the pull request's own files differ from the base branch's in what they say of registries.
 *
 * @throws GateError where the base branch's files can't be read
 */
export async function changedSettings(request: ChangeRequest): Promise<ChangedSettings> {
  const { folder, tool, env, root, base, trusted } = request
  const [now, was] = [await placesOf(folder, tool, env, filesOnDisk), await placesOf(folder, tool, env, base)]
  const [isNow, wasSo] = [new Set(now.map(({ path }) => path)), new Set(was.map(({ path }) => path))]
  const all = new Map([...was, ...now].map((place) => [place.path, place]))
  const places = [...all].map(([path, place]) => ({ ...place, isOfHead: isNow.has(path), isOfBase: wasSo.has(path) }))
  const inside = places.flatMap((place) => {
    const path = pathInside(root, place.path)
    return path === null ? [] : [{ place, path }]
  })
  const read = await Promise.all(inside.map(async ({ place, path }) => sidesOf(place, path, base)))
  const manifest = join(folder, 'package.json')
  const [head, before] = await Promise.all([filesOnDisk.read(manifest), base.read(manifest)])
  const sides = [
    ...read.filter((each) => each !== null),
    {
      path: pathInside(root, manifest) ?? 'package.json',
      head: publishConfigIn(head ?? ''),
      base: publishConfigIn(before ?? ''),
    },
  ]
  const said = Object.entries(trusted).map(([key, value]) => [key, typeof value === 'string' ? value : ''] as const)
  const known = new Set([...hostsIn(new Map(said)), ...sides.flatMap((each) => hostsIn(each.base))])
  const changes = sides.map(({ path, head, base: before }) => ({ path, keys: differing(head, before) }))
  return {
    knows: (host) => known.has(host.toLowerCase()),
    files: [...changes.filter(({ keys }) => keys.length > 0), ...(await changedCertificates(request))],
    hosts: [...new Set(sides.flatMap((each) => hostsIn(each.head)))].filter((host) => !known.has(host)).sort(),
  }
}

/** A pull request's own settings can't be used, and the base branch's can't be read. */
export function unreadableBase(cause: unknown, files: readonly string[]): GateError {
  const why = cause instanceof Error ? cause.message : String(cause)
  return new GateError(
    'EREGISTRY',
    `this pull request brings ${files.join(', ')}, which would say which registry is asked, and the base branch's can't be read: ${why}`,
    'Give the job `permissions: contents: read`, or check the base commit out too (`fetch-depth: 0`).',
    { cause },
  )
}
