import { GateError } from '../model/errors.js'
import type { ErrorCode } from '../model/error-codes.js'
import { isObject, type JsonObject } from '../model/json.js'
import type { Contents } from '../tarball/contents.js'
import { parseFailure } from '../pack/npm-output.js'
import type { ProcessResult } from './deadline.js'
import { temporaryTarball } from '../tarball/temporary-tarball.js'
import { runWithDeadline } from './deadline.js'
import type { Published } from './choose.js'
import { packedIn, recordFields } from './publish-record.js'

export interface RegistryRequest {
  readonly name: string
  /** Where npm runs, so that the project's .npmrc counts. */
  readonly cwd: string
  readonly env: Readonly<Record<string, string>>
  /** A last sentence of the remedies; by default that of a baseline. */
  readonly otherwise?: string
}

/** How long npm may take, as flags for its own patience and as the end of ours. */
interface Patience {
  readonly flags: readonly string[]
  readonly deadlineMs: number
}

/**
 * An unreachable registry is known within 15 seconds, not after npm's 70 seconds of retries. The deadline is for one
 * that answers byte by byte: npm would wait for ever.
 */
const forMetadata: Patience = {
  flags: ['--fetch-retries=1', '--fetch-retry-mintimeout=500', '--fetch-retry-maxtimeout=1000', '--fetch-timeout=5000'],
  deadlineMs: 13_000,
}

/** The registry just answered: a large tarball over a slow line gets its time. */
const forTarball: Patience = {
  flags: [
    '--fetch-retries=1',
    '--fetch-retry-mintimeout=500',
    '--fetch-retry-maxtimeout=2000',
    '--fetch-timeout=60000',
  ],
  deadlineMs: 300_000,
}

/** `min-release-age` and `before` in .npmrc would hide a fresh release from the comparison. */
const anyAge = ['--min-release-age=0', '--before=null']

/** An answer that never came, in the words of npm and the system. */
const unreachable =
  /^(ECONNREFUSED|ECONNRESET|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|FETCH_ERROR|ERR_SOCKET_TIMEOUT|EIDLETIMEOUT|ECONNECTIONTIMEOUT|ERESPONSETIMEOUT|ETRANSFERTIMEOUT|ENOTCACHED)$/

/** The user's other way out, for a remedy. */
function otherwise(request: RegistryRequest): string {
  return request.otherwise ?? 'Or name a baseline that needs no registry: a .tgz, or `none`.'
}

function remedy(code: string, name: string, elsewhere: string): { errorCode: ErrorCode; what: string; help: string } {
  if (code === 'EINTEGRITY')
    return {
      errorCode: 'EINTEGRITY',
      what: `the registry served other bytes for ${name} than its own integrity says`,
      help: 'Do not publish before you know why: a proxy, a cache (`npm cache verify`), or a replaced tarball.',
    }
  if (code === 'E401')
    return {
      errorCode: 'EREGISTRY',
      what: `the registry refused to name the releases of ${name}: it wants a login (401)`,
      help:
        "Give npm a token that may read the package: NODE_AUTH_TOKEN in the step's env, used by .npmrc. " + elsewhere,
    }
  if (code === 'E403')
    return {
      errorCode: 'EREGISTRY',
      what: `the registry refused to name the releases of ${name}: this token may not read it (403)`,
      help: `Use a token that may read the package. ${elsewhere}`,
    }
  if (code === 'E429')
    return {
      errorCode: 'EREGISTRY',
      what: 'the registry refused because of too many requests (429)',
      help: `Run again in a few minutes. ${elsewhere}`,
    }
  if (/^E5\d\d$/.test(code))
    return {
      errorCode: 'EREGISTRY',
      what: `the registry failed (${code.slice(1)})`,
      help: `Run again when it works. ${elsewhere}`,
    }
  if (unreachable.test(code))
    return {
      errorCode: 'EREGISTRY',
      what: `the registry could not be reached (${code})`,
      help: `Check the network, the proxy and the registry in .npmrc, then run again. ${elsewhere}`,
    }
  return {
    errorCode: 'EREGISTRY',
    what: `npm could not read ${name} from the registry${code ? ` (${code})` : ''}`,
    help: `Run \`npm view ${name}\` in the package folder: it has to succeed. ${elsewhere}`,
  }
}

/** npm prints a failed request with its stack and all its fields: nothing that a maintainer can act on. */
const internals = /^(syscall|errno) |^\s+at |^\s+(code|errno|syscall|address|port|type): |^\s*\}$/

function fail(result: ProcessResult, request: RegistryRequest, name: string): GateError {
  const failure = parseFailure(result.stdout, result.stderr)
  const { code } = failure
  const text = failure.text
    .split('\n')
    .filter((line) => !internals.test(line))
    .slice(0, 5)
    .join('\n')
  const { errorCode, what, help } = remedy(code, name, otherwise(request))
  return new GateError(errorCode, `${what}${text ? `:\n${text}` : ''}`, help.trim())
}

/** Names come from a package.json: behind `--` none of them is an option. */
async function npm(
  request: RegistryRequest,
  command: readonly string[],
  patience: Patience,
  names: readonly string[],
): Promise<ProcessResult> {
  const args = [...command, ...patience.flags, '--json', '--loglevel=error', ...anyAge, '--', ...names]
  const result = await runWithDeadline('npm', args, request, patience.deadlineMs)
  if (result !== null) return result
  throw new GateError(
    'EREGISTRY',
    `the registry did not answer within ${patience.deadlineMs / 1000} seconds`,
    `Check the network, the proxy and the registry in .npmrc, then run again. ${otherwise(request)}`.trim(),
  )
}

function parsed(stdout: string): unknown {
  try {
    return JSON.parse(stdout)
  } catch {
    return undefined
  }
}

/** npm answered, and not as it does: never taken for an empty answer. */
export function unknownForm(request: RegistryRequest, fields: readonly string[]): GateError {
  return new GateError(
    'EREGISTRY',
    `npm answered in an unknown form when asked for the releases of ${request.name}`,
    `Run \`npm view ${request.name} ${fields.join(' ')} --json\` and see. ${otherwise(request)}`.trim(),
  )
}

/**
 * What `npm view` answers; null only where the registry says that there is no such package or version.
 *
 * @param spec the package's name, with a version or a range behind `@` or without
 * @throws GateError EREGISTRY with the remedy in any other case, within 15 seconds
 */
export async function view(request: RegistryRequest, spec: string, fields: readonly string[]): Promise<unknown> {
  const result = await npm(request, ['view'], forMetadata, [spec, ...fields])
  if (result.exitCode === 0) return parsed(result.stdout)
  if (parseFailure(result.stdout, result.stderr).code === 'E404') return null
  throw fail(result, request, request.name)
}

/** Objects of an answer by keys and strings alone: what else is there counts for nothing. */
export function stringsIn(value: unknown): Readonly<Record<string, string>> {
  const entries = Object.entries(isObject(value) ? value : {})
  return Object.fromEntries(entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string'))
}

/** npm 12 wraps an object in an array; one version alone is a bare string (npm/cli#7506, npm/cli#9160). */
export function publishedIn(answer: unknown): (Published & { readonly more: JsonObject }) | null {
  const object: unknown = Array.isArray(answer) ? answer[0] : answer
  const versions = isObject(object) ? [object.versions].flat() : []
  if (!isObject(object) || !versions.every((version) => typeof version === 'string') || !isObject(object['dist-tags']))
    return null
  return { versions, tags: stringsIn(object['dist-tags']), more: object }
}

/**
 * What the registry has published under a name; null only where it says that there is no such package.
 *
 * @throws GateError EREGISTRY with the remedy in any other case, within 15 seconds
 */
export async function fetchPublished(request: RegistryRequest): Promise<Published | null> {
  const fields = ['versions', 'dist-tags']
  const answer = await view(request, request.name, [...fields, ...recordFields])
  if (answer === null) return null
  const published = publishedIn(answer)
  if (!published) throw unknownForm(request, fields)
  const packed = packedIn(published.more)
  return { versions: published.versions, tags: published.tags, ...(packed && { packed }) }
}

/**
 * The tarball of a published version, its integrity checked by npm.
 *
 * @throws GateError EREGISTRY or EINTEGRITY
 */
export async function fetchTarball(request: RegistryRequest, version: string): Promise<Contents> {
  const spec = `${request.name}@${version}`
  return temporaryTarball(
    async (folder) => {
      const result = await npm(request, ['pack', '--ignore-scripts', '--pack-destination', folder], forTarball, [spec])
      if (result.exitCode !== 0) throw fail(result, request, spec)
    },
    () =>
      new GateError(
        'EREGISTRY',
        `npm fetched no tarball for ${spec}`,
        `Run \`npm pack ${spec}\` and see. ${otherwise(request)}`.trim(),
      ),
  )
}
