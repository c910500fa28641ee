import { basename, join, relative, resolve, sep } from 'node:path'
import { asObject, isObject, type JsonObject } from '../model/manifest.js'
import { pathFrom } from '../model/context.js'
import { foldersUp } from './find-program.js'
import type { EvidenceFiles } from './packer-evidence.js'
import type { Side } from './publish-evidence.js'

/** A package, and the repository that it is in. Absolute. */
export interface Place {
  readonly folder: string
  readonly root: string
}

/** What a tool's files and commands say; `written` is left out where it publishes the package's own folder. */
export interface Said {
  readonly path: string
  readonly written?: string
  readonly setBy?: string
}

export interface ReleaseTool {
  /** The command that publishes by it. */
  readonly command: string
  /** Null where nothing shows that it is used. */
  readonly read: (place: Place, files: EvidenceFiles, side: Side) => Promise<Said | null>
}

async function readJson(files: EvidenceFiles, path: string): Promise<JsonObject | null> {
  const text = await files.read(path)
  if (text === null) return null
  try {
    const { parse } = await import('yaml') // .releaserc is either; YAML takes both
    const value: unknown = parse(text.replace(/^\uFEFF/, ''))
    return isObject(value) ? value : {}
  } catch {
    return {}
  }
}

/** The nearest of some files from the package's folder up, with what it holds. */
async function nearest(
  { folder, root }: Place,
  files: EvidenceFiles,
  names: readonly string[],
): Promise<{ readonly path: string; readonly config: JsonObject } | null> {
  for (const at of foldersUp(folder, root))
    for (const name of names) {
      const config = await readJson(files, join(at, name))
      if (config) return { path: pathFrom(root, join(at, name)), config }
    }
  return null
}

const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined)

function publishConfigDirectory({ evidence: [own] }: Side): Pick<Said, 'written' | 'setBy'> {
  const written = text(asObject(own?.manifest.publishConfig).directory)
  return written === undefined ? {} : { written, setBy: 'publishConfig.directory' }
}

export const changesets: ReleaseTool = {
  command: 'changeset publish',
  async read(place, files, side) {
    const found = await nearest(place, files, ['.changeset/config.json'])
    return found && { path: found.path, ...publishConfigDirectory(side) }
  },
}

/** Lerna fills these in (lerna, libs/commands/publish: interpolate). */
function interpolated(written: string, { folder, root }: Place): string {
  const filled = written.replace('{workspaceRoot}', root).replace('{projectRoot}', pathFrom(root, folder))
  return filled.replace('{projectName}', basename(folder))
}

/**
 * `directory` of the package's own `lerna` key, that of lerna.json, `contents` (a flag, of the commands publish and
 * version, at the top), publishConfig.directory: in this order (lerna 9, publish/index.js and core/package).
 */
const lerna: ReleaseTool = {
  command: 'lerna publish',
  async read(place, files, side) {
    const found = await nearest(place, files, ['lerna.json'])
    if (!found) return null
    const { path, config } = found
    const { publish, version } = asObject(config.command)
    const own = asObject(asObject(asObject(side.evidence[0]?.manifest.lerna).command).publish).directory
    const directory = text(own) ?? text(asObject(publish).directory)
    if (directory !== undefined) return { path, written: interpolated(directory, place), setBy: `directory in ${path}` }
    const flag = side.publishing.find(({ command, contents }) => command === lerna.command && contents !== undefined)
    if (flag?.contents !== undefined) return { path, written: flag.contents, setBy: `--contents in ${flag.path}` }
    const contents = [asObject(publish).contents, asObject(version).contents, config.contents].map(text)
    const written = contents.find((each) => each !== undefined)
    return {
      path,
      ...(written === undefined ? publishConfigDirectory(side) : { written, setBy: `contents in ${path}` }),
    }
  },
}

async function npConfig(
  { folder, root }: Place,
  files: EvidenceFiles,
  { evidence: [own] }: Side,
): Promise<{ readonly path: string; readonly config: JsonObject } | null> {
  if (isObject(own?.manifest.np)) return { path: own.manifestPath, config: own.manifest.np }
  const file = join(folder, '.np-config.json')
  const config = await readJson(files, file)
  return config && { path: pathFrom(root, file), config }
}

export const np: ReleaseTool = {
  command: 'np',
  async read(place, files, side) {
    const flag = side.publishing.filter(({ command }) => command === 'np')
    const found = await npConfig(place, files, side)
    const [command] = [...flag.filter(({ contents }) => contents !== undefined), ...flag]
    const path = command?.path ?? found?.path
    if (path === undefined) return null
    if (command?.contents !== undefined) return { path, written: command.contents, setBy: `--contents in ${path}` }
    const written = text(found?.config.contents)
    return { path, ...(found && written !== undefined && { written, setBy: `contents in ${found.path}` }) }
  },
}

export const releaseFiles = ['.releaserc', '.releaserc.json', '.releaserc.yaml', '.releaserc.yml']

/** `pkgRoot` of @semantic-release/npm. */
function packageRoot({ plugins }: JsonObject): string | undefined {
  const all = Array.isArray(plugins) ? plugins : []
  const options = all.flatMap((each: unknown) =>
    Array.isArray(each) && each[0] === '@semantic-release/npm' && isObject(each[1]) ? [each[1]] : [],
  )
  return text(options[0]?.pkgRoot)
}

const semanticRelease: ReleaseTool = {
  command: 'semantic-release',
  async read(place, files, { evidence: [own] }) {
    const inManifest = own?.manifest.release
    const found = isObject(inManifest)
      ? { path: own?.manifestPath ?? '', config: inManifest }
      : await nearest({ ...place, root: place.folder }, files, releaseFiles)
    if (!found) return null
    const written = packageRoot(found.config)
    const path = isObject(inManifest) ? found.path : pathFrom(place.root, join(place.folder, found.path))
    return { path, ...(written !== undefined && { written, setBy: `pkgRoot in ${path}` }) }
  },
}

export const releaseItFiles = ['.release-it.json', '.release-it.yaml', '.release-it.yml']

const releaseIt: ReleaseTool = {
  command: 'release-it',
  async read(place, files, { evidence: [own] }) {
    const inManifest = own?.manifest['release-it']
    const found = isObject(inManifest)
      ? { path: own?.manifestPath ?? '', config: inManifest }
      : await nearest(place, files, releaseItFiles)
    if (!found) return null
    const { publishPath } = asObject(found.config.npm)
    // `.` is its default, and `npm publish ./dist` takes what npm does; it may be a tarball, too.
    const written = text(publishPath)
    const isFolder = written !== undefined && !/\.tgz$|\$/.test(written)
    return { path: found.path, ...(isFolder && { written, setBy: `npm.publishPath in ${found.path}` }) }
  },
}

/** `packageRoot` of Nx's target that publishes: the project's own options, else those of the workspace. */
const nx: ReleaseTool = {
  command: 'nx release',
  async read(place, files, { evidence: [own] }) {
    const all = await nearest(place, files, ['nx.json'])
    if (!all) return null
    const projectFile = join(place.folder, 'project.json')
    const project = (await readJson(files, projectFile)) ?? {}
    const inProject = rootOfTarget(project.targets)
    const inManifest = rootOfTarget(asObject(own?.manifest.nx).targets)
    const set = [
      { written: inProject, path: pathFrom(place.root, projectFile) },
      { written: inManifest, path: own?.manifestPath ?? '' },
      { written: rootOfTarget(all.config.targetDefaults), path: all.path },
    ].find(({ written }) => written !== undefined)
    if (set?.written === undefined) return { path: all.path }
    const name = text(project.name) ?? text(own?.manifest.name) ?? basename(place.folder)
    const written = set.written
      .replaceAll('{workspaceRoot}', '.')
      .replaceAll('{projectRoot}', pathFrom(place.root, place.folder))
      .replaceAll('{projectName}', name)
    const folder = relative(place.folder, resolve(place.root, written)).split(sep).join('/')
    return { path: set.path, written: folder, setBy: `packageRoot in ${set.path}` }
  },
}

function rootOfTarget(targets: unknown): string | undefined {
  return text(asObject(asObject(asObject(targets)['nx-release-publish']).options).packageRoot)
}

/** Release tools that may publish another folder than the package's. */
export const releaseTools = [changesets, lerna, np, semanticRelease, releaseIt, nx]
