import { compilePattern } from '../../policy/patterns.js'
import type { FileFacts, Release, Secret } from '../../model/types.js'
import { mildLevels, type Levels } from '../forbidden-file/forbidden-classes.js'
import { purposeOf } from '../forbidden-file/sample-folder.js'
import { secretKinds } from '../../model/secret-kinds.js'
import type { SecretOptions } from './secret-options.js'

/** A credential in a file. */
export interface SecretHit {
  readonly file: FileFacts
  readonly secret: Secret
  /** Undefined for the rule's own. */
  readonly levels: Levels | undefined
  /** In files for readers and tests, where many values have one cause: somebody wrote an example. */
  readonly isSample: boolean
}

/** Text for people, declarations full of comments, and files that tests are known by, whatever their folder. */
const sampleFile =
  /\.(md|mdx|markdown|rst|adoc|txt|d\.[cm]?ts|(test|spec|stories|example|sample|fixture)s?\.[^/]+|example|sample|template|dist)$|(^|\/)(readme|changelog|changes|history|contributing|security)\b[^/]*$|(^|\/)(tests?|spec|examples?|demo)\.[cm]?[jt]sx?$|(^|\/)test[-_.][^/]*$/i

/** Only names of files count here: what folders say, `purposeOf` knows. A source in a map speaks for itself. */
function isSamplePath(path: string): boolean {
  return purposeOf(path) !== 'own' || sampleFile.test(path)
}

function isSample(file: FileFacts, { source, isExample = false }: Secret): boolean {
  return isExample || isSamplePath(file.path) || (source !== undefined && isSamplePath(source))
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
          levels: sample || secretKinds[secret.kind].mild !== undefined ? mildLevels : undefined,
          isSample: sample,
        },
      ]
    }),
  )
}
