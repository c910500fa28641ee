import { crc32 } from 'node:zlib'
import type { Entry, ZipFile } from 'yauzl'
import { GateError } from '../model/errors.js'
import { formatBytes, formatCount, plain } from '../model/format.js'
import { isObject } from '../model/manifest.js'
import type { Target } from './check-run.js'
import type { GitHubApi } from './client.js'
import { failureOf, reasonOf, type ApiFailure } from './failure.js'
import { readBounded } from './limits.js'
import type { TriggeringRun } from './triggering-run.js'

/** An artifact of ours holds one file. More than this is none of ours. */
const mostEntries = 100

const help = 'Upload only the report, with actions/upload-artifact, as docs/workflows/fork-safe.yml does.'

/**
 * The bytes of the one file of this name in a zip archive that a stranger made. Nothing is written to disk, so names
 * and links in it lead nowhere; what is held in memory is bounded by the size that the entry declares, and that size by
 * `maxBytes`. Throws GateError EGITHUB where the archive is none, or has no such file, or more than one, or one that is
 * encrypted, larger than `maxBytes`, of another size than it declares, or damaged.
 */
export async function readZipEntry(zip: Buffer, name: string, maxBytes: number): Promise<Buffer> {
  const archive = await open(zip)
  const entry = await find(archive, name)
  if (entry.isEncrypted() || !entry.canDecodeFileData())
    throw refusal(`${name} in it is encrypted, or compressed by a method other than deflate`)
  if (entry.uncompressedSize > maxBytes) {
    throw refusal(`${name} in it has ${formatBytes(entry.uncompressedSize)}, expected at most ${formatBytes(maxBytes)}`)
  }
  const bytes = await read(archive, entry)
  if (crc32(bytes) !== entry.crc32) throw refusal(`${name} in it does not have the checksum in the archive`)
  return bytes
}

async function open(zip: Buffer): Promise<ZipFile> {
  const { fromBufferPromise } = await import('yauzl')
  try {
    return await fromBufferPromise(zip, { strictFileNames: true, validateEntrySizes: true })
  } catch (cause) {
    throw refusal('it is not a zip archive', cause)
  }
}

async function find(archive: ZipFile, name: string): Promise<Entry> {
  if (archive.entryCount > mostEntries)
    throw refusal(`it has ${formatCount(archive.entryCount)} files, expected ${name} alone`)
  const found: Entry[] = []
  try {
    for await (const entry of archive.eachEntry()) if (entry.fileName === name) found.push(entry)
  } catch (cause) {
    throw refusal('its list of files is not that of a valid zip archive', cause)
  }
  const [entry] = found
  if (entry === undefined) throw refusal(`it has no file ${name}`)
  // Readers differ in which of them they take: there is no right one.
  if (found.length > 1) throw refusal(`it has ${name} ${found.length} times`)
  return entry
}

/** yauzl stops as soon as there are more bytes than the entry declares, so a bomb never gets beyond that. */
async function read(archive: ZipFile, entry: Entry): Promise<Buffer> {
  try {
    const chunks: Buffer[] = []
    for await (const chunk of await archive.openReadStreamPromise(entry)) chunks.push(chunk as Buffer)
    return Buffer.concat(chunks)
  } catch (cause) {
    throw refusal(`${entry.fileName} in it can't be unpacked, or its size is not the one in the archive`, cause)
  }
}

function refusal(what: string, cause?: unknown): GateError {
  return new GateError('EGITHUB', `The artifact of the pull request's run was refused: ${what}.`, help, { cause })
}

/** Bytes of the archive. Reports compress well: what is larger is no report that could be read. */
const maxArchiveBytes = 16_000_000

interface Artifact {
  readonly id: number
  readonly name: string
  readonly size_in_bytes: number
  readonly expired: boolean
  readonly created_at: string | null
}

/**
 * The archive that a run left under this name, the newest one where attempts of the run left several.
 * Throws GateError EGITHUB where there is none, where it expired or is too large, or where GitHub does not give it.
 */
export async function downloadArtifact(target: Target, origin: TriggeringRun, name: string): Promise<Buffer> {
  const artifact = await findArtifact(target, origin, name)
  if (artifact.expired) {
    const help =
      'Run the workflow of the pull request again; `retention-days` of actions/upload-artifact says how long it keeps.'
    throw new GateError('EGITHUB', `The artifact \`${name}\` of the pull request's run expired.`, help)
  }
  if (artifact.size_in_bytes > maxArchiveBytes) throw tooLarge(name)
  const archive = await withApi(target.api, `The artifact \`${name}\``, () => download(target, artifact))
  if (archive === null) throw tooLarge(name)
  return archive
}

/** Tries at the archive itself: each asks for a fresh address, as an old one is good for a minute alone. */
const attempts = 3

/** Null where it is larger than listed and allowed. */
async function download({ api, retryBudget, run }: Target, { id }: Artifact): Promise<Buffer | null> {
  const key = { owner: run.owner, repo: run.repo, artifact_id: id, archive_format: 'zip' }
  for (let attempt = 1; ; attempt += 1) {
    try {
      // A stream: the client would hold all of it before its size could be checked.
      const { data } = await api.rest.actions.downloadArtifact({ ...key, request: { parseSuccessResponseBody: false } })
      return await readBounded(data as ReadableStream<Uint8Array>, maxArchiveBytes, retryBudget)
    } catch (error) {
      const { kind } = failureOf(error)
      const isPassing = kind === 'unsure' || isOfFileHost(error, api)
      if (attempt >= attempts || !isPassing || !(await retryBudget.pause(attempt ** 2 * 1000))) throw error
    }
  }
}

/** Whether it was not the API that refused, but the host that it sends to for the bytes. */
function isOfFileHost(error: unknown, api: GitHubApi): boolean {
  const url = isObject(error) && isObject(error.response) ? error.response.url : undefined
  if (typeof url !== 'string' || !URL.canParse(url)) return false
  return new URL(url).host !== new URL(api.request.endpoint.DEFAULTS.baseUrl).host
}

async function findArtifact({ api, run }: Target, origin: TriggeringRun, name: string): Promise<Artifact> {
  const { owner, repo } = run
  const key = { owner, repo, run_id: origin.id, name, per_page: 100 }
  const list = (): Promise<Artifact[]> => api.paginate(api.rest.actions.listWorkflowRunArtifacts, key)
  const all = await withApi(api, 'The list of artifacts', list)
  // Older GitHub Enterprise Servers don't know the filter.
  const named = all.filter((artifact) => artifact.name === name).toSorted(byAge)
  const newest = named.findLast((artifact) => isOfAttempt(artifact, origin))
  if (newest !== undefined) return newest
  if (named.length > 0) throw leftOver(name, origin)
  throw new GateError(
    'EGITHUB',
    `The pull request's run left no report: it has no artifact \`${name}\`.${howItEnded(origin)}`,
    'See its log. If it never reached pack-gate, fix what failed before; if it did, make sure that the report is ' +
      `uploaded as \`${name}\` also when pack-gate fails (\`if: always()\`).`,
  )
}

/** A second attempt keeps the artifacts of the first: a report counts for the attempt that made it. */
function isOfAttempt({ created_at: made }: Artifact, { attempt, startedAt }: TriggeringRun): boolean {
  if (startedAt === null) return attempt === 1
  return made !== null && Date.parse(made) >= Date.parse(startedAt)
}

function leftOver(name: string, origin: TriggeringRun): GateError {
  const which = origin.attempt === null ? 'This attempt' : `Attempt ${origin.attempt}`
  return new GateError(
    'EGITHUB',
    `${which} of the pull request's run left no report: the artifact \`${name}\` is of an earlier ` +
      `one.${howItEnded(origin)}`,
    'See the log of this attempt: it ended before it uploaded a report.',
  )
}

function howItEnded({ conclusion }: TriggeringRun): string {
  return conclusion === null ? '' : ` It ended with ${conclusion}.`
}

function byAge(a: Artifact, b: Artifact): number {
  return (a.created_at ?? '').localeCompare(b.created_at ?? '') || a.id - b.id
}

const again = 'Run the job again. If it persists, see whether GitHub reports an incident.'

/** The address that GitHub gave was no longer good, or its storage failed: no permission changes that. */
function ofFileHost(what: string, { status, message }: ApiFailure, cause: unknown): GateError {
  const why = plain(`${status ?? ''} ${message}`.trim())
  return new GateError('EGITHUB', `${what} could not be read: the host that stores it refused (${why}).`, again, {
    cause,
  })
}

async function withApi<T>(api: GitHubApi, what: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (cause) {
    if (cause instanceof GateError) throw cause
    const failure = failureOf(cause)
    const denied = failure.kind === 'forbidden' || failure.status === 404
    if (isOfFileHost(cause, api)) throw ofFileHost(what, failure, cause)
    const help = denied ? 'Give the job `permissions: actions: read`.' : again
    throw new GateError('EGITHUB', `${what} could not be read: ${plain(reasonOf(failure))}.`, help, { cause })
  }
}

function tooLarge(name: string): GateError {
  const help = 'Upload only the report, as docs/workflows/fork-safe.yml does.'
  return new GateError('EGITHUB', `The artifact \`${name}\` is larger than ${formatBytes(maxArchiveBytes)}.`, help)
}
