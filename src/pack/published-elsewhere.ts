import { existsSync, readdirSync } from 'node:fs'
import { join, posix, relative, resolve, sep } from 'node:path'
import { pathFrom } from '../model/context.js'
import { readJsonObject } from '../model/json-object.js'
import { GateError } from '../model/errors.js'
import { listing } from '../model/format.js'
import { groupBy } from '../model/group-by.js'
import { asObject, isObject } from '../model/manifest.js'
import { packagesBelow } from '../model/packages-below.js'
import type { Manifest, PublishedElsewhere } from '../model/release.js'
import { onDisk } from './packer-evidence.js'
import { readSide, type Side } from './publish-evidence.js'
import type { Place } from './release-tools.js'

function isInside(folder: string, path: string): boolean {
  const below = relative(folder, path)
  return below !== '' && !below.startsWith('..') && !below.split(sep).includes('node_modules')
}

/** Whether a build makes the package's release there: the same package is there, or nothing yet, below the package. */
function isOurs({ folder, root }: Place, published: string, { name }: Manifest): boolean {
  const path = join(published, 'package.json')
  if (!isInside(root, published)) return false
  return existsSync(path) ? readJsonObject(path)?.name === name : isInside(folder, published)
}

/** A command that publishes another folder than the package's, where none publishes the package's own. */
function byCommand(place: Place, manifest: Manifest, publishing: Side['publishing']): PublishedElsewhere | null {
  for (const { publishes, path, line, says } of publishing) {
    if (typeof publishes !== 'object') continue
    const folder = resolve(place.root, publishes.folder)
    if (folder === place.folder || !isOurs(place, folder, manifest)) continue
    return { directory: pathFrom(place.root, folder), path, says, ...(line !== undefined && { line }) }
  }
  return null
}

/** Whether something publishes the package's own folder: a command there, a release tool, or one of all workspaces. */
function publishesOwn({ folder, root }: Place, publishing: Side['publishing']): boolean {
  return publishing.some(({ publishes }) =>
    typeof publishes === 'object' ? resolve(root, publishes.folder) === folder : true,
  )
}

/** `echo "Error: must publish from dist/" && exit 1`: the folder that a script sends people to. */
const refusal =
  /publish\w*\s+(?:\w+\s+)?(?:from|in)\s+(?:the\s+)?["'`\\]*(?:\.\/)?(\w[\w.-]*(?:\/[\w.-]+)*)(\/|["'`\\]*\s+(?:folder|directory))/i

function byRefusal({ folder, root }: Place, { scripts }: Manifest): PublishedElsewhere | null {
  const { prepublishOnly } = asObject(scripts)
  if (typeof prepublishOnly !== 'string' || !/\bexit 1\b/.test(prepublishOnly)) return null
  const [, directory] = refusal.exec(prepublishOnly) ?? []
  if (directory === undefined) return null
  return {
    directory: pathFrom(root, resolve(folder, directory)),
    path: pathFrom(root, join(folder, 'package.json')),
    says: 'script prepublishOnly refuses to publish this folder',
  }
}

/** ng-packagr writes the package that is published, with a package.json of its own (ng-package.json, `dest`). */
function byAngular({ folder, root }: Place, manifest: Manifest): PublishedElsewhere | null {
  const file = join(folder, 'ng-package.json')
  const own = manifest.ngPackage
  const config = isObject(own) ? own : readJsonObject(file)
  if (config === null) return null
  const published = resolve(folder, typeof config.dest === 'string' ? config.dest : 'dist')
  if (published === folder || relative(root, published).startsWith('..')) return null
  return {
    directory: pathFrom(root, published),
    path: pathFrom(root, isObject(own) ? join(folder, 'package.json') : file),
    says: 'has ng-packagr build there what is published',
  }
}

/**
 * The folder that is published in place of the package's, as far as its scripts, the repository's workflows and
 * ng-packagr's settings show it; null where the package's own is, or nothing shows.
 */
export async function publishedElsewhere(place: Place, manifest: Manifest): Promise<PublishedElsewhere | null> {
  const { publishing } = await readSide(place, onDisk)
  if (publishesOwn(place, publishing)) return null
  return byCommand(place, manifest, publishing) ?? byRefusal(place, manifest) ?? byAngular(place, manifest)
}

/**
 * Whether `lerna publish` puts the repository's licence into a package that has none of its own (lerna,
 * libs/commands/publish: createTempLicenses). lerna.json alone shows that only where no other command publishes.
 */
export async function addsLicence({ folder, root }: Place): Promise<boolean> {
  if (folder === root || !existsSync(join(root, 'lerna.json'))) return false
  if (!readdirSync(root).some((name) => /^licen[cs]e(\..*)?$/i.test(name))) return false
  const { publishing } = await readSide({ folder, root }, onDisk)
  return publishing.length === 0 || publishing.some(({ command }) => command === 'lerna publish')
}

/** Folders whose packages are not published: what is in them is tried, shown or copied. */
const never =
  /(^|\/)(__?\w+|(unit|e2e|integration)?[-_]?tests?|testbed|spec|fixtures?|examples?|samples?|demos?|docs?|website|www|playground|templates?|bench(marks?)?|vendor|third_party|dist|build|lib|out)(\/|$)/i

/** For a shell, which must not expand a glob. */
const packagesOption = (glob: string): string => `--packages ${/^[\w./@-]+$/.test(glob) ? glob : `'${glob}'`}`

/** A private root that is no workspace, with packages below it: those are what is published. Null where it has none. */
export function privateRoot(folder: string): GateError | null {
  const all = packagesBelow(folder)
  const below = all.filter((path) => !never.test(path))
  const [first] = below
  if (first === undefined) return null
  const folderOf = (path: string): string => posix.dirname(path)
  // A glob for all packages of a folder, if it takes in no other.
  const globs = [...groupBy(below, folderOf)].flatMap(([parent, paths]) =>
    paths.length > 1 && all.every((path) => folderOf(path) !== parent || paths.includes(path))
      ? [posix.join(parent, '*')]
      : paths,
  )
  return new GateError(
    'EUSAGE',
    `package.json is private, so npm publishes nothing from this folder; there are packages in ${listing(below)}`,
    `Check those: \`pack-gate check ${globs.slice(0, 20).map(packagesOption).join(' ')}\` (Action input ` +
      `\`packages\`), or one of them: \`pack-gate check ${first}\` (\`path\`).`,
  )
}

/** What is packed here is never published: a verdict on it would say nothing of the release. */
export function privateHere({ directory, path, line, says }: PublishedElsewhere): GateError {
  const place = line === undefined ? path : `${path}:${line}`
  return new GateError(
    'EUSAGE',
    `package.json is private, and what is published is in ${directory}: ${place} ${says}`,
    `Build, then check that folder: \`pack-gate check ${directory}\` (Action input \`path\`).`,
  )
}

/** A private package whose entry points lead nowhere: what is published is built into a folder that nothing shows. */
export function privateShell(missing: string): GateError {
  return new GateError(
    'EUSAGE',
    `package.json is private, so npm publishes nothing from this folder, and its entry point ${missing} is not here`,
    'Build, then check the folder that is published, such as `pack-gate check dist` (Action input `path`). If this ' +
      'folder is published, remove `"private": true` from package.json.',
  )
}
