import { fileDifferences, type FileDifference, type FileRecord } from '../../compare/differences.js'
import { manifestMismatches, type Mismatch } from '../../rules/manifest/registry-fields.js'
import { clip, formatBytes, formatMode } from '../../model/format.js'
import { installScripts } from '../../model/manifest.js'
import { commitSchema } from '../../model/report-parts.js'
import type { Manifest, Release } from '../../model/release.js'
import type { RegistryManifests } from '../../registry/history.js'
import type { PublishedRecord } from '../../registry/published-release.js'
import type { JudgedRelease } from './judged-release.js'
import type { Difference } from '../../model/verification.js'

function bytesInWords(path: string, first: FileRecord, second: FileRecord): string {
  const sizes =
    first.size === second.size
      ? `${formatBytes(first.size)} in both`
      : `${formatBytes(first.size)} judged, ${formatBytes(second.size)} here`
  return `${path} has different bytes (${sizes})`
}

function ofFile(difference: FileDifference): Difference {
  const { kind, path } = difference
  switch (kind) {
    case 'bytes':
      return { kind, path, message: bytesInWords(path, difference.first, difference.second) }
    case 'mode':
      return {
        kind,
        path,
        message:
          `${path} has mode ${formatMode(difference.second.mode)}, checked with ` + formatMode(difference.first.mode),
      }
    case 'only-first':
      return { kind: 'missing', path, message: `${path} was checked and is missing here` }
    case 'only-second':
      return { kind: 'added', path, message: `${path} was never checked` }
  }
}

function inWords({ key, packed, sent }: Mismatch): string {
  const here = packed ?? 'missing'
  return sent === null
    ? `the registry gives installers no ${key.join('.')}; in its tarball it is ${here}`
    : `the registry gives installers ${key.join('.')} ${sent}; in its tarball it is ${here}`
}

/** Of these each registry leaves out some in the document that installers read: that they are missing says nothing. */
const leftOut: ReadonlySet<string> = new Set([
  'os',
  'cpu',
  'libc',
  'bundleDependencies',
  'directories',
  'peerDependenciesMeta',
  'scripts',
])

/**
 * What the shorter document says that the tarball doesn't. It has no scripts, but says whether there are any (npm's
 * registry, package-metadata.md).
 */
function ofInstallers(packed: Manifest, sent: Manifest, paths: ReadonlySet<string>): readonly Mismatch[] {
  const found = manifestMismatches(packed, sent, paths).filter(
    ({ key: [key = ''], sent: value }) => value !== null || !leftOut.has(key),
  )
  const claims = sent.hasInstallScript === true && installScripts(packed, paths).length === 0
  return claims ? [...found, { key: ['hasInstallScript'], packed: 'false', sent: 'true', acted: true }] : found
}

/** Installers accept any of several hashes, so one that fits proves nothing. */
function ofHashes(hashes: readonly string[]): readonly Difference[] {
  if (hashes.length < 2) return []
  const message = `the registry lists ${hashes.length} hashes for it, and installers accept bytes that match any of them`
  return [{ kind: 'integrity', path: null, message: `${message}: ${clip(hashes.join(' '))}` }]
}

/**
 * What either document of a registry says of a version, and the package.json in its tarball doesn't. Each fact once.
 *
 * @param paths of all packed files
 */
export function manifestDifferences(
  packed: Manifest,
  { full, installers }: RegistryManifests,
  paths: ReadonlySet<string>,
): readonly string[] {
  const mismatches = [
    ...(full ? manifestMismatches(packed, full, paths) : []),
    ...(installers ? ofInstallers(packed, installers, paths) : []),
  ]
  return [...new Set(mismatches.map(inWords))]
}

function ofRecord({ manifest: packed }: Release, record: PublishedRecord, paths: ReadonlySet<string>): Difference[] {
  const { manifest: full, installers, hashes } = record
  const manifests = manifestDifferences(packed, { full, installers }, paths).map((message): Difference => ({
    kind: 'manifest',
    path: 'package.json',
    message,
  }))
  return [...ofHashes(hashes), ...manifests]
}

/** Publishing from a folder tells the registry which commit is checked out there. */
function ofCommit(sent: string | null, asked: string | null): readonly Difference[] {
  if (sent === null || asked === null || sent === asked) return []
  const message = `the registry says that it was published from commit ${sent.slice(0, 12)}, expected ${asked.slice(0, 12)}`
  return [{ kind: 'commit', path: null, message }]
}

/** The commit that a registry names; null where that is none. */
export function gitHeadOf({ gitHead }: Manifest): string | null {
  return commitSchema.safeParse(gitHead).data ?? null
}

const blocked: Difference = {
  kind: 'blocked',
  path: null,
  message: 'the check blocked this release: it should not have been published',
}

/** The difference that stands for all bytes: whether the tarball is another one, and whether its files say why. */
function ofTarball(files: readonly Difference[]): Difference {
  const message =
    files.length === 0
      ? 'the tarball differs, although every file in it is the same: it was packed or compressed again'
      : 'the tarball differs'
  return { kind: 'integrity', path: null, message }
}

/**
 * Every way in which a release is not the one that was judged.
 *
 * @param record what the registry says of it; null for a tarball
 * @param commit that it has to be of; null for any
 */
export function differencesOf(
  judged: JudgedRelease,
  release: Release,
  record: PublishedRecord | null,
  commit: string | null,
): readonly Difference[] {
  const files = [
    ...fileDifferences(judged.files, release.files).map(ofFile),
    ...release.duplicates.map((path): Difference => ({
      kind: 'added',
      path,
      message: `${path} is there more than once, with different bytes`,
    })),
  ]
  const paths = new Set(release.files.map(({ path }) => path))
  return [
    ...(judged.conclusion === 'failure' ? [blocked] : []),
    ...(judged.integrity === release.integrity ? [] : [ofTarball(files)]),
    ...files,
    ...(record === null ? [] : [...ofRecord(release, record, paths), ...ofCommit(gitHeadOf(record.manifest), commit)]),
  ]
}

/** A tarball that can't be read to its end, and is another one for certain. */
export function unsound(judged: JudgedRelease, why: string): readonly Difference[] {
  const message = `the tarball differs, and it can't be read: ${why}`
  return [...(judged.conclusion === 'failure' ? [blocked] : []), { kind: 'integrity', path: null, message }]
}
