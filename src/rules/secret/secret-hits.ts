import { compilePattern } from '../../policy/patterns.js'
import type { FileFacts, Release, Secret } from '../../model/types.js'
import { mildLevels, type Levels } from '../forbidden-file/forbidden-classes.js'
import { purposeOf } from '../forbidden-file/sample-folder.js'
import { secretKinds, type SecretKind } from '../../model/secret-kinds.js'
import type { SecretOptions } from './secret-options.js'

/** A credential in a file. */
export interface SecretHit {
  readonly file: FileFacts
  readonly secret: Secret
  /** Undefined for the rule's own. */
  readonly levels: Levels | undefined
  /** In files for readers and tests, where many values have one cause: an example was written. */
  readonly isSample: boolean
}

/** Text for people, declarations full of comments, and files that tests are known by, whatever their folder. */
const sampleFile =
  /\.(md|mdx|markdown|rst|adoc|txt|d\.[cm]?ts|(test|spec|stories|example|sample|fixture)s?\.[^/]+|example|sample|template|dist)$|(^|\/)(readme|changelog|changes|history|contributing|security)\b[^/]*$|(^|\/)(tests?|spec|examples?|demo)\.[cm]?[jt]sx?$|(^|\/)test[-_.][^/]*$/i

/** Only names of files count here: what folders say, `purposeOf` knows. */
function isSamplePath(path: string): boolean {
  return purposeOf(path) !== 'own' || sampleFile.test(path)
}

/** Pages for readers, and no tests among them: a key that works has no place there. */
function isInDocs(path: string): boolean {
  const folders = path.split('/').slice(0, -1)
  return (
    folders.some((name) => /^(docs?|documentation)$/i.test(name)) && !/(^|\/)(tests?|fixtures?|mocks?)\//i.test(path)
  )
}

/**
 * Whether a value is an example by its place. Tests, pages and dependencies hold many values of the common kinds that
 * open nothing. A token of a provider is none for standing there, unless its checksum says that it was made up.
 */
function isSampleAt(place: string, { kind, isProven = false, isMadeUp = false }: Secret): boolean {
  const path = place.replaceAll('!', '/') // what is in a container is in its folder, too
  if (purposeOf(path) === 'bundled') return true
  if (!isSamplePath(path)) return false
  return isMadeUp || (secretKinds[kind].isCommon === true && !(isProven && isInDocs(path)))
}

/** A source in a map speaks for itself. */
function isSample(file: FileFacts, secret: Secret): boolean {
  return isSampleAt(file.path, secret) || (secret.source !== undefined && isSampleAt(secret.source, secret))
}

/** What the baseline had of a common kind is no news: libraries carry keys to try what a machine knows. */
const commonLevels: Levels = { new: 'error', unchanged: 'note' }

function levelsOf(kind: SecretKind, isSample: boolean): Levels | undefined {
  const { mild, isCommon = false } = secretKinds[kind]
  if (isSample || mild !== undefined) return mildLevels
  return isCommon ? commonLevels : undefined
}

/** All credentials in a release that no entry allows. A file that is a key as a whole is rule forbidden-file's. */
export function secretHits({ files }: Release, { allow }: SecretOptions): readonly SecretHit[] {
  const allowed = allow.map(({ kind, path }) => ({
    kind,
    matches: path === undefined ? () => true : compilePattern(path),
  }))
  return files.flatMap((file) =>
    (file.secrets ?? []).flatMap((secret) => {
      if (file.privateKey !== undefined && secret.kind === 'private-key') return []
      if (allowed.some(({ kind, matches }) => (kind ?? secret.kind) === secret.kind && matches(file.path))) return []
      const sample = isSample(file, secret)
      return [
        {
          file,
          secret,
          levels: levelsOf(secret.kind, sample),
          isSample: sample,
        },
      ]
    }),
  )
}
