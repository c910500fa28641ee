import type { Manifest } from './release.js'

/** A JSON object: nothing more is known of it. */
export type JsonObject = Readonly<Record<string, unknown>>

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A value as an object, an empty one where it is none: a manifest's fields may be anything. */
export function asObject(value: unknown): JsonObject {
  return isObject(value) ? value : {}
}

/** A path inside the package as the packed files spell it, or null where it leads out of it. */
export function normalizePath(path: string): string | null {
  const parts: string[] = []
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue
    if (part === '..' && parts.pop() === undefined) return null
    if (part !== '..') parts.push(part)
  }
  return parts.join('/')
}

/** A place in package.json that names a file. */
export interface Target {
  readonly key: readonly (string | number)[]
  readonly path: string
}

/** Whether npm refuses to publish it: for anything that counts as true, also for text (libnpmpublish). */
export function isPrivate(manifest: Manifest): boolean {
  return Boolean(manifest.private)
}

/** What `bin` names: one file, or one for each command. */
export function binTargets(manifest: Manifest): readonly Target[] {
  const { bin } = manifest
  const named: readonly (readonly [readonly string[], unknown])[] =
    typeof bin === 'string'
      ? [[['bin'], bin]]
      : Object.entries(asObject(bin)).map(([name, path]) => [['bin', name], path])
  return named.flatMap(([key, path]) => {
    const normal = typeof path === 'string' ? normalizePath(path) : null
    return normal === null || normal === '' ? [] : [{ key, path: normal }]
  })
}

/** Something that runs when the package is installed. */
interface InstallScript {
  readonly event: string
  readonly script: string
  readonly key: readonly string[]
}

const installEvents = ['preinstall', 'install', 'postinstall'] as const

/** npm clones these and runs their `prepare`: what runs at install is then not in any registry. */
export const gitSpec =
  /^(git(\+[a-z]+)?:|github:|gitlab:|bitbucket:|gist:|[^@/.\s:][^/\s:]*\/[^/\s:]+$|https?:.*\.git(#|$))/i

function gitDependencies(manifest: Manifest): readonly InstallScript[] {
  return ['dependencies', 'optionalDependencies'].flatMap((group) =>
    Object.entries(asObject(manifest[group])).flatMap(([name, spec]) =>
      typeof spec === 'string' && gitSpec.test(spec)
        ? [{ event: `prepare of the git dependency ${name}`, script: spec, key: [group, name] }]
        : [],
    ),
  )
}

/**
 * All that npm runs on the machine that installs the package. A binding.gyp at the top is a script without being
 * named as one: npm runs `node-gyp rebuild` where neither install nor preinstall is set, unless `gypfile` is false.
 */
export function installScripts(manifest: Manifest, files: ReadonlySet<string>): readonly InstallScript[] {
  const scripts = asObject(manifest.scripts)
  const named = installEvents.flatMap((event) => {
    const script = Object.hasOwn(scripts, event) ? scripts[event] : undefined
    return typeof script === 'string' && script !== '' ? [{ event, script, key: ['scripts', event] }] : []
  })
  const replaced = named.some(({ event }) => event !== 'postinstall')
  const implicit = files.has('binding.gyp') && !replaced && manifest.gypfile !== false
  const gyp = implicit
    ? [{ event: 'install', script: 'node-gyp rebuild (implied by binding.gyp)', key: ['scripts'] }]
    : []
  return [...named, ...gyp, ...gitDependencies(manifest)]
}

/** semver.org, strict. npm's own limit is 256 characters (node-semver, internal/constants.js). */
const semantic =
  /^((?:0|[1-9]\d*)\.(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)(?:-(?:0|[1-9]\d*|\d*[a-z-][\da-z-]*)(?:\.(?:0|[1-9]\d*|\d*[a-z-][\da-z-]*))*)?)(?:\+[\da-z-]+(?:\.[\da-z-]+)*)?$/i

/**
 * A version as npm publishes it: `v1.0.0`, `=1.0.0` and `1.0.0+build` are all 1.0.0 in the registry (libnpmpublish,
 * `semver.clean`). Null for what is no semantic version: npm refuses it, or guesses.
 */
export function publishedVersion(version: string): string | null {
  const bare = version.trim().replace(/^[=v\s]+/, '')
  const [, published] = bare.length > 256 ? [] : (semantic.exec(bare) ?? [])
  const figures = published?.split('-', 1)[0]?.split('.') ?? []
  return published !== undefined && figures.every((figure) => Number.isSafeInteger(Number(figure))) ? published : null
}

/** Why npm would not publish a version; null where it would. */
export function versionMistake(version: string, where: string): string | null {
  return publishedVersion(version) === null
    ? `the version in ${where} is not a semantic version such as 1.2.0: ${JSON.stringify(version.slice(0, 100))}`
    : null
}
