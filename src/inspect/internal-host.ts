import { isInternalHost } from '../model/internal-host.js'
import { isDocumentation } from './documentation.js'
import { asBuffer, SlidingWindow } from './sliding-window.js'
import type { Facts, Inspector } from './inspector.js'

/** Schemes of URLs that lead to a host of a network. An app's own (`app://`, `webpack://`) name no host. */
const schemes = String.raw`https?|wss?|s?ftps?|ssh|git|svn|tcp|udp|grpcs?|amqps?|rediss?|valkeys?|postgres(?:ql)?|mysql|mariadb|mssql|sqlserver|oracle|mongodb|mqtts?|nats|kafka|ldaps?|smb|nfs|rtsps?|smtps?|imaps?|memcached?|clickhouse|cassandra|neo4j|bolt|socks[45]?h?`

/**
 * With groups: `host`; `port`; and `path`, its first letter. A part that a program fills in later makes no URL of it.
 */
const url = new RegExp(
  String.raw`(?<![A-Za-z0-9])(?<scheme>${schemes})(?:\+[a-z]+)?://(?:[^\s"'\`<>\\/?#@]{0,256}@)?` +
    String.raw`(?<host>\[[0-9a-f:.]{2,45}\]|[a-z0-9_][\w-]{0,62}(?:\.[\w-]{1,63}){1,10}\.?)(?::(?<port>\d{1,5}))?(?![\w.$%{<*-]|:[$%{<\d])(?:/(?<path>\w))?`,
  'gi',
)

/**
 * What machines of every network answer to: themselves, the cloud's metadata service, and a container's or an
 * emulator's host.
 */
const everywhere = new RegExp(
  [
    String.raw`^(0|127|169\.254)\.`,
    String.raw`^(10\.0\.0\.1|10\.0\.[23]\.2|172\.17\.0\.1|192\.168\.[01]\.1|192\.168\.4\.1|192\.168\.49\.2|192\.168\.65\.254|192\.168\.99\.100|100\.100\.100\.[12]00)$`,
    String.raw`^\d+\.\d+\.\d+\.(0|255)$`,
    String.raw`(^|\.)localhost(\.localdomain)?$`,
    String.raw`(^|\.)(docker|containers|lima|orb|rancher-desktop|google|railway)\.internal$|\.orb\.local$`,
    String.raw`^(_api|metadata(\.[\w-]+)?|instance-data(\.ec2)?)\.internal$`,
    String.raw`^kubernetes\.default\.svc(\.cluster\.local)?$`,
    String.raw`^(homeassistant|hassio|raspberrypi)\.local$`,
  ].join('|'),
)

/** Parts of names in examples. */
const placeholder =
  /(^|\.)((my|your|our|some|any|the)[-_]?[\w-]*|x+|[a-z]|examples?|foo|bar|baz|foobar|dummy|fake|mock(ed)?|placeholder|tests?|testing|invalid|unused|sub-?domain|domain|host-?(name)?|name|company|acme-?corp|contoso|fabrikam)(?=\.)/

/** Names of two parts that programs make up as a base for relative URLs (`http://app.local`). */
const madeUp = /^[\w-]+\.(local|localdomain|internal|private|home)$/

const address = /^\d+(\.\d+){3}$/

/**
 * Cloud metadata (`fd00:ec2::254`) and examples are in fd00::/16; addresses with an IPv4 one inside are about
 * addresses.
 */
const network6 = /^\[(fc[0-9a-f]{2}|fd(?!00)[0-9a-f]{2}):/

interface Place {
  /** Whether something follows the host that makes it one to be asked: a port, a path, or a scheme of its own. */
  readonly isUsed: boolean
  /** In a comment, where addresses are examples. */
  readonly isComment: boolean
}

function tells(host: string, { isUsed, isComment }: Place): boolean {
  if (host.startsWith('[')) return !isComment && network6.test(host)
  if (everywhere.test(host)) return false
  if (address.test(host))
    return !isComment && host.split('.').every((part) => Number(part) < 256) && isInternalHost(host)
  if (!isInternalHost(host) || placeholder.test(host)) return false
  const labels = host.split('.').length
  return isComment ? labels > 2 : isUsed || labels > 2 || !madeUp.test(host)
}

/** Whether a place is in a comment: of its line, or of a block that began before it. A URL's own slashes begin none. */
function isInComment(text: string, at: number): boolean {
  const before = text.slice(0, at)
  const line = before.slice(before.lastIndexOf('\n') + 1)
  if (/^\s*(\*|#|<!--)|(^|[\s;{}(),])\/\//.test(line)) return true
  const opened = before.search(/(^|[\s;{}(),=])\/\*(?![\s\S]*\*\/)/)
  return opened >= 0
}

/**
 * Scheme, host and port of the URL whose `://` is at a place, where its host is one that only a network of the inside
 * knows; null otherwise. Who signs in there, and all behind the host, is left out: it may be secret.
 *
 * @param text the place with some hundred characters on both sides
 */
function internalUrlAt(text: string, at: number): string | null {
  url.lastIndex = Math.max(0, at - 20)
  for (let match = url.exec(text); match && match.index < at; match = url.exec(text)) {
    const { scheme = '', host = '', port, path } = match.groups ?? {}
    if (match.index + match[0].indexOf('://') !== at) continue
    const name = host.toLowerCase().replace(/\.$/, '')
    const isUsed = port !== undefined || path !== undefined || !/^(https?|wss?)$/i.test(scheme)
    if (!tells(name, { isUsed, isComment: isInComment(text, match.index) })) return null
    return `${scheme.toLowerCase()}://${name}${port === undefined ? '' : `:${port}`}`
  }
  return null
}

const marker = Buffer.from('://')

/**
 * Bytes on both sides of a URL's `://` that are looked at: whom it signs in, its host, and the comment that it may be
 * in.
 */
export const reach = 400

/** Different hosts that are kept of a file: a rule tells known ones from new ones by them. */
const maxOrigins = 50
/** Places of one file that are looked at closely. A file with more of them is made of nothing else. */
const maxPlaces = 100_000

/** Counts the URLs of internal hosts in texts and keeps where they lead. */
class InternalHostTally {
  #count = 0
  #places = 0
  readonly #origins = new Set<string>()

  /** Looks at what begins in a range of a text. */
  look(bytes: Buffer, from: number, to: number): void {
    for (
      let at = bytes.indexOf(marker, from);
      at >= 0 && at < to && this.#places < maxPlaces;
      at = bytes.indexOf(marker, at + marker.length)
    ) {
      this.#places += 1
      const start = Math.max(0, at - reach)
      const origin = internalUrlAt(bytes.toString('latin1', start, at + reach), at - start)
      if (origin === null) continue
      this.#count += 1
      if (this.#origins.size < maxOrigins) this.#origins.add(origin)
    }
  }

  facts(): Facts {
    return this.#count === 0 ? {} : { internalHosts: { count: this.#count, origins: [...this.#origins] } }
  }
}

/** The internal hosts in a text that is there as a whole. */
export function hostsIn(text: Uint8Array): Facts {
  const tally = new InternalHostTally()
  tally.look(asBuffer(text), 0, text.length)
  return tally.facts()
}

/** Bytes that tell binary from text, as for its kind. */
const headSize = 4096

/** Declarations hold no addresses but in comments, as examples. */
const declaration = /\.d\.([cm]?ts|[^./]+\.ts)$/i

/** Whether URLs in a text of this name are in use, and not examples for people. */
export function mayAsk(path: string): boolean {
  return !isDocumentation(path) && !declaration.test(path)
}

/** URLs with a private address or an internal-only name, in code and settings. */
export const internalHost: Inspector = (file) => {
  if (!mayAsk(file.path)) return null
  const tally = new InternalHostTally()
  let isText: boolean | null = null
  const window = new SlidingWindow(reach, file.size, (bytes, from, to) => {
    isText ??= !bytes.subarray(0, headSize).includes(0)
    if (isText) tally.look(bytes, from, to)
  })
  return {
    write: (chunk) => {
      window.write(chunk)
    },
    end() {
      window.end()
      return tally.facts()
    },
  }
}
