import { rmSync, writeFileSync } from 'node:fs'
import { dirname, isAbsolute, join, resolve } from 'node:path'
import { temporaryFolder } from '../model/temporary-folder.js'
import { type ConfigFiles, configPlaces, filesOnDisk, pathInside, type Tool } from './config-files.js'
import type { ConfigText } from './overlays.js'
import type { NpmConfig } from './npm-config.js'
import { credentialPart, textOf, type Settings } from './settings.js'
import type { Overlay } from './yarn-settings.js'

type Environment = Readonly<Record<string, string | undefined>>

interface SettingsRequest {
  /** Where the package manager would run. Absolute. */
  readonly folder: string
  readonly tool: Tool
  readonly env: Environment
  /** On a pull request: the base branch's files stand for those below `root`; left out, this machine's count. */
  readonly base?: { readonly root: string; readonly files: ConfigFiles }
  /** What this run loaded before, by where it comes from: the packages of a workspace share its root's. */
  readonly configs: Map<string, Promise<NpmConfig>>
}

/** The .npmrc files' text in one file of our own, for npm's library: it reads one project's file from disk. */
async function withProject<T>(texts: readonly string[], use: (folder: string) => Promise<T>): Promise<T> {
  const folder = temporaryFolder('pack-gate-npmrc-')
  try {
    writeFileSync(join(folder, '.npmrc'), `${texts.join('\n')}\n`, { mode: 0o600 })
    return await use(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function textsOf(files: ConfigFiles, paths: readonly string[]): Promise<readonly string[]> {
  return (await Promise.all(paths.map(async (path) => files.read(path)))).filter((text) => text !== null)
}

/** A user's or global file that lies in the repository is a stranger's too: it is left out. */
function withoutStrangers(env: Environment, root: string): Environment {
  return Object.fromEntries(
    Object.entries(env).filter(
      ([name, value]) =>
        !/^npm_config_(user|global)config$/i.test(name) ||
        value === undefined ||
        pathInside(root, resolve(value)) === null,
    ),
  )
}

interface Authorities {
  readonly text: string
  readonly certificates: readonly string[] | null
}

/** A bundle of them is large, and the same for all packages of a run. */
let lastRead: Authorities | null = null

function authoritiesIn(text: string): readonly string[] | null {
  if (lastRead?.text !== text)
    lastRead = { text, certificates: text.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) }
  return lastRead.certificates
}

/**
 * A certificate's authority is read from the side that names it; a key of a client in the repository is no secret, and
 * is left out.
 */
async function certified(settings: Settings, files: ConfigFiles, root: string | null): Promise<Settings> {
  const { cafile, ...rest } = settings
  const strange = ([key, value]: readonly [string, unknown]): boolean =>
    /^(certfile|keyfile)$/.test(credentialPart(key) ?? '') &&
    typeof value === 'string' &&
    root !== null &&
    pathInside(root, value) !== null
  const kept = Object.fromEntries(Object.entries(rest).filter((entry) => !strange(entry)))
  const text = typeof cafile === 'string' ? await files.read(cafile) : null
  const ca = text === null ? null : authoritiesIn(text)
  return { ...kept, ...(ca && { ca }) }
}

/** A file of settings names certificates and keys from where it lies itself. */
function placed(overlay: Overlay, files: readonly ConfigText[], folder: string): Overlay {
  const entries = Object.entries(overlay).map(([key, value]) => {
    const isFile = key === 'cafile' || /^(certfile|keyfile)$/.test(credentialPart(key) ?? '')
    if (!isFile || typeof value !== 'string' || isAbsolute(value)) return [key, value] as const
    const from = files.findLast(({ text }) => text.includes(value))
    return [key, resolve(dirname(from?.path ?? folder), value)] as const
  })
  return Object.fromEntries(entries)
}

/** The texts of the files that are there. */
async function readConfigTexts(
  request: SettingsRequest,
  files: ConfigFiles,
): Promise<{ readonly npmrcs: readonly string[]; readonly others: readonly ConfigText[] }> {
  const places = await configPlaces(request.folder, request.tool, request.env, files)
  const others = await Promise.all(
    places.others.map(async (place) => ({ ...place, text: await files.read(place.path) })),
  )
  return { npmrcs: places.npmrcs, others: others.filter((each): each is ConfigText => each.text !== null) }
}

async function npmPart(
  { folder, env, base, configs }: SettingsRequest,
  npmrcs: readonly string[],
  files: ConfigFiles,
): Promise<Settings> {
  const { loadNpmConfig, npmSettings } = await import('./npm-config.js')
  const [only] = npmrcs
  const once = async (id: string, load: () => Promise<NpmConfig>): Promise<Settings> => {
    const loading = configs.get(id) ?? load()
    configs.set(id, loading)
    return npmSettings(await loading, folder)
  }
  if (!base && npmrcs.length === 1 && only !== undefined) return once(only, async () => loadNpmConfig(only, env))
  const texts = await textsOf(
    files,
    npmrcs.map((at) => join(at, '.npmrc')),
  )
  const trusted = base ? withoutStrangers(env, base.root) : env
  return once(JSON.stringify(texts), async () => withProject(texts, async (project) => loadNpmConfig(project, trusted)))
}

/**
 * Where registries are and how they are reached, for the tool that publishes.
 *
 * @throws GateError EREGISTRY where a file of settings can't be used
 */
export async function readSettings(request: SettingsRequest): Promise<Settings> {
  const { tool, env, base } = request
  const files = base?.files ?? filesOnDisk
  const { npmrcs, others } = await readConfigTexts(request, files)
  const npm = await npmPart(request, npmrcs, files)
  if (others.length === 0 && tool !== 'yarn') return certified(npm, files, base?.root ?? null)
  const { overlayOf } = await import('./overlays.js')
  const overlay = await overlayOf(tool, others, env, textOf(npm, 'registry') ?? '')
  return certified({ ...npm, ...placed(overlay, others, request.folder) }, files, base?.root ?? null)
}
