import { existsSync, readFileSync, realpathSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { readJsonObject } from '../model/json-object.js'
import { asObject } from '../model/manifest.js'
import { packerNames, type PackerName } from '../model/packer.js'
import type { Manifest } from '../model/release.js'

/** A program of the repository that runs in the package manager's place. */
export interface OwnProgram {
  readonly packer: PackerName
  /** The file that names it, from the repository's root. */
  readonly path: string
  /** Absolute. */
  readonly file: string
  /** As it is written there. */
  readonly written: string
}

/** A package manager that a dependency brings: scripts run it, where a person's own shell has another one. */
export interface InstalledProgram {
  readonly packer: PackerName
  /** `node_modules/.bin/npm`, from the repository's root. */
  readonly path: string
  /** The package that it is of. */
  readonly provider: string
  /** What package.json asks for; null where another dependency brings it along. */
  readonly spec: string | null
  /** What is installed, by its own package.json; null where nothing is. */
  readonly is: { readonly name: string; readonly version: string } | null
}

type Read = (path: string) => Promise<string | null>

/** Yarn runs the program that its configuration names, whichever Yarn is started. */
const yarnSettings: readonly (readonly [file: string, setting: RegExp])[] = [
  ['.yarnrc.yml', /^["']?yarnPath["']?[^\S\n]*:[^\S\n]*["']?([^"'\n#]+)/m],
  ['.yarnrc', /^["']?yarn-path["']?[^\S\n]+"?([^"\n]+)/m],
]

/** @param pathOf a file of the folder as a path from the repository's root */
export async function programsOf(
  read: Read,
  folder: string,
  pathOf: (file: string) => string,
): Promise<readonly OwnProgram[]> {
  const found = await Promise.all(
    yarnSettings.map(async ([file, setting]) => {
      const written = setting.exec((await read(join(folder, file))) ?? '')?.[1]?.trim()
      return written ? [{ packer: 'yarn' as const, path: pathOf(file), file: join(folder, written), written }] : []
    }),
  )
  return found.flat()
}

/** Packages of the package managers' makers, and the program that each brings. */
const makers: Readonly<Record<string, PackerName>> = {
  npm: 'npm',
  pnpm: 'pnpm',
  '@pnpm/exe': 'pnpm',
  yarn: 'yarn',
  '@yarnpkg/cli-dist': 'yarn',
  bun: 'bun',
}

/** What a package.json depends on, with the ranges. */
export function declaredDependencies(manifest: Manifest): ReadonlyMap<string, string> {
  const kinds = [manifest.optionalDependencies, manifest.devDependencies, manifest.dependencies]
  const all = kinds.flatMap((kind) => Object.entries(asObject(kind)))
  return new Map(all.flatMap(([name, spec]) => (typeof spec === 'string' ? [[name, spec] as const] : [])))
}

/** A link's target, or a script's text that names it: pnpm and Windows have scripts. Null where there is no file. */
function leadsTo(file: string): string | null {
  if (!existsSync(file)) return null // an error costs more than the question, and most folders have none
  try {
    const target = realpathSync(file)
    if (target !== file && target.includes('node_modules') && !target.includes('.bin')) return target
    return statSync(file).size > 64 * 1024 ? '' : readFileSync(file, 'utf8')
  } catch {
    return null
  }
}

/** The package whose program lies in node_modules/.bin, or that file where none shows; null where there is no file. */
function providerOf(folder: string, packer: PackerName): string | null {
  const path = `node_modules/.bin/${packer}`
  const found = leadsTo(join(folder, path))?.replaceAll('\\', '/')
  if (found === undefined) return null
  const inside = [...found.matchAll(/(?:node_modules|\.\.)\/((?:@[\w.-]+\/)?\w[\w.-]*)\//g)].map(([, name]) => name)
  return inside.at(-1) ?? path
}

function identityOf(folder: string, provider: string): InstalledProgram['is'] {
  const { name, version } = readJsonObject(join(folder, 'node_modules', provider, 'package.json')) ?? {}
  return typeof name === 'string' && typeof version === 'string'
    ? { name: name.slice(0, 214), version: version.slice(0, 100) }
    : null
}

/**
 * The package managers that a folder's dependencies bring.
 *
 * @param isOnDisk false for a commit: only what package.json names is known of it
 */
export function installedOf(
  manifest: Manifest,
  folder: string,
  pathOf: (file: string) => string,
  isOnDisk: boolean,
): readonly InstalledProgram[] {
  const declared = declaredDependencies(manifest)
  return packerNames.flatMap((packer) => {
    const named = [...declared.keys()].find((name) => makers[name] === packer) ?? null
    const provider = (isOnDisk ? providerOf(folder, packer) : null) ?? named
    if (provider === null) return []
    const path = pathOf(`node_modules/.bin/${packer}`)
    const is = isOnDisk ? identityOf(folder, provider) : null
    return [{ packer, path, provider, spec: declared.get(provider) ?? null, is }]
  })
}

/** The provider is the maker's own package, under its own name. */
export function isOfMaker({ provider, packer, is }: InstalledProgram): boolean {
  return makers[provider] === packer && (is === null || is.name === provider)
}

/** `npm 9.0.0`, or as package.json asks for it. */
export function wordsFor({ provider, spec, is }: InstalledProgram): string {
  if (is !== null) return `${is.name} ${is.version}`
  return spec === null ? provider : `${provider}@${spec}`
}
