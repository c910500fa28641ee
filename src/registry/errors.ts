import type { ErrorCode } from '../model/error-codes.js'
import { GateError } from '../model/errors.js'

/** Why a request to a registry gave nothing that can be used; the words for people are made of it in errors.ts. */
export class RequestFailure extends Error {
  /** `E404`, `ECONNREFUSED`, and of our own: `EDEADLINE`, `EINTEGRITY`, `ETOOLARGE`, `EFORM`, `EREDIRECT`. */
  readonly code: string
  /** Host and port that was asked; never what stands before an `@`. */
  readonly host: string

  constructor(code: string, host: string, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause })
    this.name = 'RequestFailure'
    this.code = code
    this.host = host
  }
}

/** A failure as it is, anything else that went wrong while asking a host as one. */
export function asFailure(thrown: unknown, host: string): RequestFailure {
  if (thrown instanceof RequestFailure) return thrown
  const { code, message } = (thrown ?? {}) as { readonly code?: unknown; readonly message?: unknown }
  return new RequestFailure(
    typeof code === 'string' ? code : 'EFAILED',
    host,
    typeof message === 'string' ? message : String(thrown),
    thrown,
  )
}

/** An answer that never came, in the words of Node and the system. */
const unreachable =
  /^(ECONNREFUSED|ECONNRESET|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|EPIPE|EPROTO|ECONNECTIONTIMEOUT|EIDLETIMEOUT|ERESPONSETIMEOUT|ETRANSFERTIMEOUT|ERR_STREAM_PREMATURE_CLOSE|ERR_TLS_.+|ERR_SOCKET_.+)$/

/** What Node says of a server's certificate. */
const certificate = /CERT|SELF_SIGNED|UNABLE_TO_|ALTNAME/

interface Words {
  readonly code?: ErrorCode
  readonly what: string
  readonly help: string
}

const settings = 'the registry in .npmrc (.yarnrc.yml, pnpm-workspace.yaml, bunfig.toml)'

function refusal(status: string, host: string, name: string): Words | null {
  if (status === 'E401') {
    return {
      what: `the registry ${host} refused access to ${name}: it requires a login (401)`,
      help: `Give this step a token that may read the package: the variable that .npmrc uses for ${host} (NODE_AUTH_TOKEN with actions/setup-node) in the step's env.`,
    }
  }
  if (status === 'E403')
    return {
      what: `the registry ${host} refused access to ${name}: this token may not read it (403)`,
      help: 'Use a token that may read the package.',
    }
  if (status === 'E404')
    return {
      what: `the registry ${host} answered "not found" for ${name}`,
      help: 'It was unpublished, or the registry has not finished publishing it.',
    }
  if (status === 'E407')
    return {
      what: `the proxy refused the request to ${host}: it requires a login (407)`,
      help: 'Correct the proxy in .npmrc or HTTPS_PROXY: http://USER:PASSWORD@HOST:PORT.',
    }
  if (status === 'E429')
    return {
      what: `the registry ${host} refused because of too many requests (429)`,
      help: 'Run again in a few minutes.',
    }
  return /^E5\d\d$/.test(status)
    ? { what: `the registry ${host} failed (${status.slice(1)})`, help: 'Run again when it is back.' }
    : null
}

function words({ code, host, message }: RequestFailure, name: string): Words {
  if (code === 'EINTEGRITY') {
    return {
      code: 'EINTEGRITY',
      what: `the registry ${host} served other bytes for ${name} than its own integrity says`,
      help: 'Do not publish before you know why: a proxy, a mirror, or a replaced tarball.',
    }
  }
  const refused = refusal(code, host, name)
  if (refused !== null) return refused
  if (code === 'EDEADLINE')
    return {
      what: `the registry ${host} did not answer in time: ${message}`,
      help: `Check the network, the proxy and ${settings}, then run again.`,
    }
  if (code === 'ETOOLARGE')
    return { what: `the registry ${host} sent too much: ${message}`, help: `Check ${settings}.` }
  if (code === 'EFORM')
    return {
      what: `the registry ${host} answered in an unknown form when asked for the releases of ${name}`,
      help: `Check ${settings}: a login page or a proxy may have answered in its place.`,
    }
  if (certificate.test(code))
    return {
      what: `the certificate of the registry ${host} is not trusted (${code})`,
      help: 'Set `cafile` in .npmrc, or NODE_EXTRA_CA_CERTS, to the authority that signed it.',
    }
  if (unreachable.test(code))
    return {
      what: `the registry ${host} could not be reached (${code})`,
      help: `Check the network, the proxy and ${settings}, then run again.`,
    }
  return {
    what: `${name} could not be read from the registry ${host} (${code})`,
    help: `Check ${settings}: \`npm view ${name}\` has to succeed.`,
  }
}

/**
 * Whether the message of a failure adds to what is said anyway: of ours for the rest, the server's own words for a
 * refusal.
 */
function detail({ code, message }: RequestFailure, secrets: readonly string[]): string {
  if (['EDEADLINE', 'ETOOLARGE', 'EFORM'].includes(code) || message === '') return ''
  return `:\n${secrets.reduce((text, secret) => text.replaceAll(secret, '***'), message)}`
}

/**
 * A failed request as an error with its remedy, and the host that was asked.
 *
 * @param otherwise the user's other way out, as the last sentence of the remedy; may be empty
 * @param secrets texts that no message may hold
 */
export function registryError(
  failure: RequestFailure,
  name: string,
  otherwise: string,
  secrets: readonly string[],
): GateError {
  const { code = 'EREGISTRY', what, help } = words(failure, name)
  return new GateError(code, what + detail(failure, secrets), `${help} ${otherwise}`.trim(), { cause: failure })
}
