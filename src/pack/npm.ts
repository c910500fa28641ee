import { existsSync, readFileSync, realpathSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { readJsonObject } from '../model/json-object.js'
import { GateError } from '../model/errors.js'
import { isObject } from '../model/manifest.js'
import type { Packer } from '../model/release.js'
import type { Packed } from '../tarball/contents.js'
import { findProgram, foldersUp } from './find-program.js'
import { npmVersion, parseFailure, parseListings, type Listing } from './npm-output.js'
import type { Failure, PackedTogether, PackerDescriptor, PackOrder, PackRequest } from './packer.js'
import type { ProcessResult } from './run.js'
import { packerVersion, packScripts, runPacker, type Start } from './run-packer.js'
import { npmFileName } from '../tarball/tarball-name.js'
import { temporaryTarball, temporaryTarballs } from '../tarball/temporary-tarball.js'
import { treeStamps, workingTree } from './working-tree.js'

export const npm: PackerDescriptor = {
  name: 'npm',
  packCommand: 'npm pack',
  install: 'Install Node.js with npm and make sure that npm is on PATH, then run pack-gate again.',
  traces: ['package-lock.json', 'npm-shrinkwrap.json'],
  scripts: ['prepack', 'prepare', 'postpack'],
  // npm reads package.json for the registry once more after all scripts of packing (npm/cli, lib/commands/publish.js).
  runsNothing,
  registryManifest: () => 'after',
  failure,
  pack,
  packTogether,
}

/*
 * Said outright, so that no .npmrc and no variable changes what is packed or printed:
 * - foreground-scripts=false keeps scripts' output out of the JSON on npm 9 and newer (npm/cli#7354).
 * - loglevel=info makes npm name its own version on stderr; asking for it would cost a second start of npm.
 */
const quiet = ['--foreground-scripts=false', '--loglevel=info']
const dryRun = ['--dry-run=true', '--json=true', '--usage=false', ...quiet]

/**
 * Packing for real. All that is said are defaults, which npm doesn't hand on to the scripts: one that knows that it is
 * watched could leave out what it ships otherwise.
 */
const forReal = ['--dry-run=false', '--json=false', '--usage=false']

/** npm 12 runs an extension that lies in the package, whatever its flags say. */
const extensions = ['.npm-extension.mjs', '.npm-extension.cjs', '.npm-extension.js']

/**
 * An .npmrc that may have npm pack a workspace, whose scripts run then: `workspaces=true`, `workspace=packages/a`. Keys
 * in quotes, with escapes or of variables may be anything.
 */
const packsOthers = /^[ \t\ufeff]*(?:workspaces?\b(?!-)|["'$])|^[^=#;\r\n]*\\/m

export function mayPackOthers(folder: string): boolean {
  try {
    return packsOthers.test(readFileSync(join(folder, '.npmrc'), 'utf8'))
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ENOENT'
  }
}

function runsNothing(request: PackRequest): boolean {
  const { scripts } = request.manifest.manifest
  // Scripts that are to be left out: some versions of npm run them all the same.
  const hasScripts = isObject(scripts) && npm.scripts.some((name) => Object.hasOwn(scripts, name))
  const folders = foldersUp(request.folder, request.root)
  const mayRun = (folder: string): boolean =>
    mayPackOthers(folder) || extensions.some((name) => existsSync(join(folder, name)))
  return !hasScripts && !folders.some(mayRun)
}

/** `devEngines` of package.json: npm refuses every command with another version of Node or npm. */
function otherEngines(text: string): NonNullable<Failure['known']> {
  const [why = 'another version is needed'] =
    /Invalid (?:semver version|name) "[^"]*" does not match "[^"]*".*/.exec(text) ?? []
  return {
    message: `npm refuses to run here, because of devEngines in package.json: ${why}`,
    help: 'Use the version that devEngines asks for (in a workflow, `node-version` of actions/setup-node).',
  }
}

function failure({ stdout, stderr }: ProcessResult): Failure {
  const { code, text } = parseFailure(stdout, stderr)
  const own = { code: /^\d*$/.test(code) ? '' : code, lines: text === '' ? [] : text.split('\n') }
  const unwritable =
    /(?:EACCES|EPERM|EROFS|ENOTDIR|ENOSPC)\b.*\b(?:mkdir|open|rename) '([^']*_(?:cacache|logs)\b)/.exec(text)
  if (unwritable)
    return {
      ...own,
      known: {
        message: `npm pack can't write to its cache, ${unwritable[1] ?? ''}`,
        help: 'Choose a folder that can be written to: `npm_config_cache=/tmp/npm-cache` in the environment.',
      },
    }
  if (code === 'EBADDEVENGINES') return { ...own, known: otherEngines(text) }
  if (!stderr.includes('Exit handler never called!')) return own
  const help =
    "Replace the hard links in the package by copies (`find . -links +1 -type f` lists them): npm can't " +
    'pack them, and installing drops them (node-tar#458).'
  return { ...own, known: { message: 'npm pack died while it packed hard-linked files', help } }
}

function start(order: PackOrder, flags: readonly string[], how?: Start): Promise<ProcessResult> {
  const scripts = order.ignoreScripts ? ['--ignore-scripts'] : []
  return runPacker(npm, ['pack', ...flags, ...scripts], order, how)
}

function packerOf(order: PackOrder, version: string | undefined): Packer {
  return { name: 'npm', version: version ?? 'unknown', ...(order.ignoreScripts && { ignoreScripts: true }) }
}

/** npm's version without a second start of npm, where the command leads to npm's own folder. */
function installedVersion({ env, root }: PackOrder): string | undefined {
  try {
    const command = realpathSync(findProgram('npm', { path: env.PATH ?? '', outside: [root] }) ?? '')
    const manifest = readJsonObject(join(command, '..', '..', 'package.json'))
    return manifest?.name === 'npm' && typeof manifest.version === 'string' ? manifest.version : undefined
  } catch {
    return undefined
  }
}

function madeTarballs(made: number): GateError {
  return new GateError(
    'EPACK',
    `npm pack made ${made} tarballs, not one`,
    'Run `npm pack` in the package folder: it has to write one .tgz.',
  )
}

/** Packs for real into a temporary folder and reads the tarball: the one list that no npm redacts or mixes up. */
async function packTarball(order: PackOrder): Promise<Packed> {
  const scripts = packScripts(npm, order)
  const asPublished = scripts.size > 0
  let version: string | undefined
  const contents = await temporaryTarball(async (folder) => {
    const { stderr } = await start(order, [...forReal, ...(asPublished ? [] : quiet), '--pack-destination', folder])
    version = asPublished ? (installedVersion(order) ?? (await packerVersion(npm, order))) : npmVersion(stderr)
  }, madeTarballs)
  return {
    packer: packerOf(order, version),
    contents,
    ...(asPublished && !scripts.has('postpack') && { packTwice: true }),
  }
}

/** npm 12 rewrites package.json inside the tarball where it has patchedDependencies. */
function needsTarball(order: PackOrder): boolean {
  const { scripts, patchedDependencies } = order.manifest.manifest
  return (
    order.tarball === true ||
    patchedDependencies !== undefined ||
    packScripts(npm, order).size > 0 ||
    (isObject(scripts) && 'postpack' in scripts)
  )
}

function onlyListing(listings: readonly Listing[]): Listing {
  const [listing, another] = listings
  if (!listing || another) {
    throw new GateError(
      'EPACK',
      `npm packs ${listings.length} packages here, not one`,
      'Remove `workspaces` and `workspace` from .npmrc, and check one package folder at a time.',
    )
  }
  if (listing.files.length === 0) {
    throw new GateError(
      'EPACK',
      'npm lists no files: an empty release is never approved',
      'Run `npm pack --dry-run` in the package folder and see what is wrong there.',
    )
  }
  return listing
}

/** What a listing says, with the bytes of the working tree where that provably holds it. */
function fromTree(order: PackOrder, { files, integrity, size }: Listing, version: string | undefined): Packed | null {
  const stamps = files.length === 0 ? null : treeStamps(order.folder, files)
  if (stamps === null) return null
  const contents = workingTree(order.folder, files, { integrity, size }, stamps)
  return { packer: packerOf(order, version), contents }
}

/**
 * What `npm publish` would upload. The bytes come from the working tree where it provably holds what is packed, else,
 * and where a tarball is asked for, from a real pack.
 */
async function pack(order: PackOrder): Promise<Packed> {
  if (needsTarball(order)) return packTarball(order)
  const { stdout, stderr } = await start(order, dryRun)
  const listings = parseListings(stdout)
  const packed = listings && fromTree(order, onlyListing(listings), npmVersion(stderr))
  return packed ?? packTarball(order)
}

/** `-w ./packages/a` for each: npm takes a folder for all workspaces below it, too. */
function workspaceFlags(orders: readonly PackOrder[], workspace: string): readonly string[] {
  return orders.flatMap(({ folder }) => ['-w', `./${relative(workspace, folder).split(sep).join('/')}`])
}

/** The listings' own packages; one that is there twice, or under another name, is no one's. */
function listed(orders: readonly PackOrder[], stdout: string): ReadonlyMap<PackOrder, Listing> {
  const listings = parseListings(stdout) ?? []
  return new Map(
    orders.flatMap((order) => {
      const own = listings.filter(
        ({ name, version }) => name === order.manifest.name && version === order.manifest.version,
      )
      return own[0] && own.length === 1 ? [[order, own[0]] as const] : []
    }),
  )
}

/**
 * `npm pack -w` lists in the workspace's root what it lists in each folder (measured with npm 8 to 12:
 * npm-together.test.ts). Only for packages that neither run scripts nor need a tarball unless all of them do.
 */
async function packTogether(orders: readonly PackOrder[], workspace: string): Promise<PackedTogether> {
  const [first] = orders
  if (!first) return new Map()
  const how = { typed: 'npm pack --workspaces', cwd: workspace }
  const flags = workspaceFlags(orders, workspace)
  if (first.tarball !== true) {
    const { stdout, stderr } = await start(first, [...dryRun, ...flags], how)
    const found = [...listed(orders, stdout)].flatMap(([order, listing]) => {
      const packed = fromTree(order, listing, npmVersion(stderr))
      return packed ? [[order, packed] as const] : []
    })
    return new Map(found)
  }
  let version: string | undefined
  const names = new Map(orders.map((order) => [order, npmFileName(order.manifest.name, order.manifest.version)]))
  const tarballs = await temporaryTarballs([...names.values()], async (folder) => {
    version = npmVersion(
      (await start(first, [...forReal, ...quiet, '--pack-destination', folder, ...flags], how)).stderr,
    )
  })
  return new Map(
    [...names].flatMap(([order, name]) => {
      const contents = tarballs.get(name)
      return contents ? [[order, { packer: packerOf(order, version), contents }] as const] : []
    }),
  )
}
