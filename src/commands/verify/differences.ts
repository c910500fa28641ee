import { fileDifferences, type FileDifference, type FileRecord } from '../../compare/differences.js'
import { manifestMismatches, type Mismatch } from '../../rules/manifest/registry-fields.js'
import { formatBytes, formatMode } from '../../model/format.js'
import type { Manifest, Release } from '../../model/types.js'
import type { JudgedRelease } from './judged-release.js'
import type { Difference } from '../../model/verification.js'

function bytesInWords(path: string, first: FileRecord, second: FileRecord): string {
  const sizes =
    first.size === second.size
      ? `${formatBytes(first.size)} in both`
      : `${formatBytes(first.size)} judged, ${formatBytes(second.size)} here`
  return `${path} has other bytes (${sizes})`
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
          `${path} has mode ${formatMode(difference.second.mode)}, judged with ` + formatMode(difference.first.mode),
      }
    case 'only-first':
      return { kind: 'missing', path, message: `${path} was judged and is not here` }
    case 'only-second':
      return { kind: 'added', path, message: `${path} was never judged` }
  }
}

function ofManifest({ key, packed, told }: Mismatch): Difference {
  const here = packed ?? 'missing'
  return {
    kind: 'manifest',
    path: 'package.json',
    message: `the registry tells installers ${key.join('.')} ${told ?? 'is missing'}; in its tarball it is ${here}`,
  }
}

const blocked: Difference = {
  kind: 'blocked',
  path: null,
  message: 'the gate blocked this release: nobody should have published it',
}

/** The difference that stands for all bytes: whether the tarball is another one, and whether its files say why. */
function ofTarball(files: readonly Difference[]): Difference {
  const message =
    files.length === 0
      ? 'the tarball is another one, though every file in it is the same: it was packed or compressed again'
      : 'the tarball is another one'
  return { kind: 'integrity', path: null, message }
}

/**
 * Every way in which a release is not the one that was judged.
 *
 * @param told what the registry shows installers of it; null for a tarball
 */
export function differencesOf(judged: JudgedRelease, release: Release, told: Manifest | null): readonly Difference[] {
  const files = [
    ...fileDifferences(judged.files, release.files).map(ofFile),
    ...release.duplicates.map((path): Difference => ({
      kind: 'added',
      path,
      message: `${path} is there more than once, with other bytes`,
    })),
  ]
  const paths = new Set(release.files.map(({ path }) => path))
  return [
    ...(judged.conclusion === 'failure' ? [blocked] : []),
    ...(judged.integrity === release.integrity ? [] : [ofTarball(files)]),
    ...files,
    ...(told === null ? [] : manifestMismatches(release.manifest, told, paths).map(ofManifest)),
  ]
}
