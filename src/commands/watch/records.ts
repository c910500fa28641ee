import { readdirSync, type Dirent } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { GateError } from '../../model/errors.js'
import { groupBy } from '../../model/group-by.js'
import { isObject, publishedVersion } from '../../model/manifest.js'
import { verdictSchema } from '../../model/report-schema.js'
import type { UnknownVersion } from '../../model/watch-report.js'
import { parseBounded, withoutMark } from '../../report/untrusted/bounds.js'
import { hashesIn } from '../../registry/integrity.js'
import type { Contents } from '../../tarball/contents.js'
import { tarballHash } from '../../tarball/tarball-hash.js'
import { readReportFile } from '../../report/untrusted/read-report.js'

/** What a kept report says of one release. */
interface ReleaseRecord {
  readonly name: string
  readonly version: string
  /** `sha512-…` */
  readonly integrity: string
  readonly passed: boolean
  /** The report's file, from the folder of records. */
  readonly path: string
}

/** Records by `NAME@VERSION`. */
export type Records = ReadonlyMap<string, readonly ReleaseRecord[]>

/** Of the report's shape what a record is made of. */
const judged = verdictSchema.pick({
  schemaVersion: true,
  tool: true,
  conclusion: true,
  package: true,
  integrity: true,
})

/** @throws GateError EUSAGE where a link or a special file stands in a record's place */
function refuseOthers(folder: string, entries: readonly Dirent[]): void {
  const other = entries.find((entry) => entry.isSymbolicLink() || (isRecordName(entry.name) && !isPlain(entry)))
  if (other === undefined) return
  const what = other.isSymbolicLink() ? 'a link' : 'not a regular file'
  throw new GateError(
    'EUSAGE',
    `${relative(folder, join(other.parentPath, other.name))} in the records folder is ${what}`,
    'Put the reports themselves there: the target of a link can be replaced.',
  )
}

const isRecordName = (name: string): boolean => /\.json$/i.test(name)
const isPlain = (entry: Dirent): boolean => entry.isFile() || entry.isDirectory()

function filesIn(folder: string): readonly string[] {
  let entries: readonly Dirent[]
  try {
    entries = readdirSync(folder, { recursive: true, withFileTypes: true })
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause)
    throw new GateError(
      'EUSAGE',
      `the records could not be read: ${why}`,
      'Give the folder with the report.json of each release: --records DIR.',
      { cause },
    )
  }
  refuseOthers(folder, entries)
  return entries
    .filter((entry) => entry.isFile() && isRecordName(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
}

/**
 * A file that is no report of ours proves nothing: it is passed over, and the release it may be about stays unknown.
 */
function parse(file: string): unknown {
  try {
    return parseBounded(withoutMark(readReportFile(file)), Infinity)
  } catch {
    return null
  }
}

const isUnverified = (value: unknown): boolean => isObject(value) && Object.hasOwn(value, 'unverified')

/** The one or several verdicts of a report. Mode report marks the whole and each package. */
function recordsIn(report: unknown, path: string): readonly ReleaseRecord[] {
  if (isUnverified(report)) return []
  const verdicts: readonly unknown[] = isObject(report) && Array.isArray(report.packages) ? report.packages : [report]
  return verdicts.map((verdict) => recordOf(verdict, path)).filter((record) => record !== null)
}

/** A comparison (`neutral`) decided nothing, and is none. */
function recordOf(verdict: unknown, path: string): ReleaseRecord | null {
  if (isUnverified(verdict)) return null
  const { data } = judged.safeParse(verdict)
  if (data?.tool.name !== 'pack-gate' || data.integrity === null || data.conclusion === 'neutral') return null
  const { name, version } = data.package
  const published = publishedVersion(version) ?? version
  return { name, version: published, integrity: data.integrity, passed: data.conclusion === 'success', path }
}

/**
 * Reads the reports in a folder and the folders below it.
 *
 * @throws GateError EUSAGE where the folder can't be read, or holds a link
 */
export function readRecords(folder: string): Records {
  const records = filesIn(folder).flatMap((file) => recordsIn(parse(file), relative(folder, file).split(sep).join('/')))
  return groupBy(records, ({ name, version }) => `${name}@${version}`)
}

/**
 * What the records say of a release.
 * - `several-hashes`: the registry names more than one, and installers accept any of them, so a record speaks for one.
 * - `no-hash`: it names no sha512, so the bytes that the records speak of can't be compared.
 */
export type Recorded =
  | { readonly kind: 'passed'; readonly path: string }
  | { readonly kind: 'blocked' | 'other-bytes' | 'no-hash'; readonly path: string }
  | { readonly kind: 'no-record' | 'several-hashes' }

/** Whether these very bytes passed: a record for other bytes of the same version is none. */
export function recordFor(records: Records, name: string, version: string, integrity: string | null): Recorded {
  const [hash = '', ...others] = hashesIn(integrity)
  if (others.length > 0) return { kind: 'several-hashes' }
  const all = records.get(`${name}@${version}`) ?? []
  const [first] = all
  if (!first) return { kind: 'no-record' }
  if (!hash.startsWith('sha512-')) return { kind: 'no-hash', path: first.path }
  const same = all.filter((record) => record.integrity === hash)
  const passed = same.find((record) => record.passed)
  if (passed) return { kind: 'passed', path: passed.path }
  return same[0] ? { kind: 'blocked', path: same[0].path } : { kind: 'other-bytes', path: first.path }
}

/** Whether an attestation may still speak for a release. */
export function isOpen({ kind }: { readonly kind: string }): boolean {
  return kind !== 'passed' && kind !== 'several-hashes'
}

/**
 * Where a hash to compare with is all that is missing, nothing says that a release did not pass.
 *
 * @throws GateError EREGISTRY
 */
export function refuseHashless(
  { host, name }: { readonly host: string; readonly name: string },
  unknown: readonly UnknownVersion[],
): void {
  const [first] = unknown
  if (!first || unknown.some(({ reason }) => reason !== 'no-hash')) return
  throw new GateError(
    'EREGISTRY',
    `the registry ${host} has no sha512 for ${name}@${first.version}, so its record can't be compared with it`,
    'Compare the bytes: `pack-gate verify NAME@VERSION --report FILE`, or watch with --repository, which fetches them.',
  )
}

/** A release's tarball, where one lies; gone after `dispose`. */
export type FetchedTarball = Pick<Contents, 'name' | 'stream' | 'dispose'>

/** The registry knows a tarball by SHA-512, GitHub by SHA-256: so it has to be fetched. */
export async function sha256Of(contents: FetchedTarball): Promise<string> {
  try {
    return (await tarballHash(contents, 'sha256')).toString('hex')
  } finally {
    contents.dispose()
  }
}

/** What a repository's attestations say of a release. */
export type Attested =
  | { readonly kind: 'attested'; readonly sha256: string; readonly signer: string }
  /** Why those that say that it passed were not accepted. */
  | { readonly kind: 'none'; readonly refused: readonly string[] }

/** The attestations of a repository, each verified. */
export interface AttestationRecords {
  ask(release: {
    readonly name: string
    readonly version: string
    readonly fetch: () => Promise<FetchedTarball>
  }): Promise<Attested>
  /** Whether the repository has a commit; null where GitHub didn't say. */
  hasCommit(sha: string): Promise<boolean | null>
}
