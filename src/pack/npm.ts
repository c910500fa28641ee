import { GateError } from '../model/errors.js'
import { isObject } from '../model/json.js'
import type { Manifest, Packer } from '../model/types.js'
import type { Packed } from '../tarball/contents.js'
import { npmVersion, parseFailure, parseListings, type Listing } from './npm-output.js'
import type { PackRequest } from './packer.js'
import { runProcess, type ProcessResult } from './process.js'
import { temporaryTarball } from '../tarball/temporary-tarball.js'
import { treeHolds, workingTree } from './working-tree.js'

/**
 * - foreground-scripts=false keeps scripts' output out of the JSON on npm 9 and newer (npm/cli#7354).
 * - loglevel=info makes npm name its own version on stderr; asking for it would cost a second start of npm.
 */
const flags = ['--json', '--foreground-scripts=false', '--loglevel=info']

function fail(result: ProcessResult): GateError {
  const { code, text } = parseFailure(result.stdout, result.stderr)
  if (result.stderr.includes('Exit handler never called!')) {
    return new GateError(
      'EPACK',
      'npm pack died while it packed hard-linked files',
      "Replace the hard links in the package by copies (`find . -links +1 -type f` lists them): npm can't " +
        'pack them, and installing drops them (node-tar#458).',
    )
  }
  const how = code && !/^\d+$/.test(code) ? code : `exit code ${result.exitCode}`
  return new GateError(
    'EPACK',
    `npm pack failed (${how})${text ? `:\n${text}` : ''}`,
    'Run `npm pack --dry-run` in the package folder: it has to succeed before a release can be judged.',
  )
}

async function runPack(
  request: PackRequest,
  extra: readonly string[],
): Promise<{ result: ProcessResult; packer: Packer }> {
  const scripts = request.ignoreScripts ? ['--ignore-scripts'] : []
  const result = await runProcess('npm', ['pack', ...flags, ...scripts, ...extra], {
    cwd: request.folder,
    env: request.env,
  })
  if (result.exitCode !== 0) throw fail(result)
  const version = npmVersion(result.stderr) ?? 'unknown'
  return { result, packer: { name: 'npm', version, ...(request.ignoreScripts && { ignoreScripts: true }) } }
}

/**
 * Whether what is on disk after packing may differ from what was packed: a postpack script can change anything back,
 * and npm 12 rewrites package.json inside the tarball where it has patchedDependencies.
 */
function rewritesAfterPacking({ scripts, patchedDependencies }: Manifest): boolean {
  return (isObject(scripts) && 'postpack' in scripts) || patchedDependencies !== undefined
}

function onlyListing(listings: readonly Listing[]): Listing {
  const [listing, another] = listings
  if (!listing || another) {
    throw new GateError(
      'EPACK',
      `npm packs ${listings.length} packages here, not one`,
      'Remove `workspaces` and `workspace` from .npmrc, and gate one package folder at a time.',
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

/** Packs for real into a temporary folder and reads the tarball: the one list that no npm redacts or mixes up. */
async function packTarball(request: PackRequest): Promise<Packed> {
  let packer: Packer | null = null
  const contents = await temporaryTarball(
    async (folder) => {
      packer = (await runPack(request, ['--pack-destination', folder])).packer
    },
    (made) =>
      new GateError(
        'EPACK',
        `npm pack made ${made} tarballs, not one`,
        'Run `npm pack` in the package folder: it has to write one .tgz.',
      ),
  )
  return { packer, contents }
}

/**
 * What `npm publish` would upload. The bytes come from the working tree where it provably holds what is packed, else,
 * and
 * where a tarball is asked for, from a real pack.
 *
 * @throws GateError EPACK where npm fails, lists nothing, or lists more than one package
 */
export async function packWithNpm(request: PackRequest): Promise<Packed> {
  if (request.tarball === true || rewritesAfterPacking(request.manifest.manifest)) return packTarball(request)
  const { result, packer } = await runPack(request, ['--dry-run'])
  const listings = parseListings(result.stdout)
  if (!listings) return packTarball(request)
  const { files, integrity, size } = onlyListing(listings)
  if (!treeHolds(request.folder, files)) return packTarball(request)
  return { packer, contents: workingTree(request.folder, files, { integrity, size }) }
}
