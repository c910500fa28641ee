import { z } from 'zod'
import { type SecretKind, secretKindNames, secretKinds } from '../../model/secret-kinds.js'
import type { FileFacts, Secret } from '../../model/file-facts.js'
import type { Release } from '../../model/release.js'
import { compilePattern, patternProblem } from '../../policy/patterns.js'
import { reasonSchema } from '../../policy/reason.js'
import { type Levels, mildLevels } from '../forbidden-file/class-entry.js'
import { purposeOf } from '../folders.js'

const glob = z.string().superRefine((text, context) => {
  const problem = patternProblem(text)
  if (problem !== null) context.addIssue({ code: 'custom', message: problem })
})

const allowEntry = z
  .strictObject({
    kind: z
      .enum(secretKindNames)
      .optional()
      .meta({ description: 'A kind of credential; every kind without it.', examples: secretKindNames.slice(0, 1) }),
    path: glob
      .optional()
      .meta({ description: 'A glob from the package root; every file without it.', examples: ['dist/demo/**'] }),
    reason: reasonSchema('why this is allowed').meta({
      description: 'Why this is allowed.',
      examples: ['a dummy token of the documentation'],
    }),
  })
  .refine(({ kind, path }) => kind !== undefined || path !== undefined, {
    error: 'allows everything, expected kind, path or both',
  })

/** Options of rule secret. */
export const secretOptions = z.strictObject({
  allow: z
    .array(allowEntry)
    .default([])
    .meta({
      description: 'Credentials that are allowed, by kind and place, each with its reason.',
      examples: [[{ path: 'docs/example.js', reason: 'a dummy token of the documentation' }]],
    }),
})

type SecretOptions = z.output<typeof secretOptions>

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
