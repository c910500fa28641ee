import type { HostUse } from '../../model/behaviour.js'

const url =
  /\b(?:https?|wss?|ftp|tcp|udp|socks5?):\/\/(?:[^\s"'`<>\\/?#@]{0,256}@)?(\[[0-9a-f:.]{2,45}\]|[a-z0-9_.-]{1,253})(?::(\d{1,5}))?(?=([/?#]?[^\s"'`<>]?))/gi

/** Names of formats that look like addresses: nothing is asked there. */
const namespaces =
  /(?:^|\.)(?:w3\.org|xmlsoap\.org|openxmlformats\.org|purl\.org|xmlns\.com|ns\.adobe\.com|json-schema\.org|schema\.org|schemas\.[\w.-]+|sodipodi\.sourceforge\.net|inkscape\.org|opengis\.net|oasis-open\.org|relaxng\.org)$/

/** Names that stand for any other (RFC 2606, RFC 6761): no one is asked by them, but where a call asks for them. */
const reserved = /\.(?:example|test|invalid)$|(?:^|\.)example\.(?:com|org|net)$/
/** What programs make up. */
const madeUp =
  /(?:^|\.)(?:example|test|invalid|local|internal|localdomain)$|^(?:a|b|x|n|host|hostname|domain|fake|dummy|unused|base)$/

/** Services that take data from anyone, or lead to the machine of anyone who runs them. */
const pastes =
  /^(?:(?:canary\.|ptb\.)?discord(?:app)?\.com|api\.telegram\.org|hooks\.slack\.com|pastebin\.com|paste\.ee|hastebin\.com|rentry\.co|dpaste\.(?:com|org)|ix\.io|0x0\.st|transfer\.sh|file\.io|gofile\.io|temp\.sh|catbox\.moe|litterbox\.catbox\.moe|anonfiles\.com|webhook\.site|requestbin\.(?:com|net)|api\.ipify\.org|ipinfo\.io|ip-api\.com|ifconfig\.me|icanhazip\.com|api\.ipgeolocation\.io)$|\.(?:pipedream\.net|requestbin\.net|ngrok\.io|ngrok\.app|ngrok-free\.app|trycloudflare\.com|burpcollaborator\.net|oastify\.com|oast\.(?:fun|pro|live|site|online|me)|interact\.sh|serveo\.net|loca\.lt|localtunnel\.me|onion|bit|ipfs\.io)$/

const address = /^\d{1,3}(?:\.\d{1,3}){3}$/
/** The same as one number, which no person writes. */
const number = /^(?:0x[0-9a-f]{8}|\d{8,10})$/
const global6 = /^\[[23][0-9a-f]{3}:[0-9a-f:]+\]$/
const documentation = /^(?:192\.0\.2|198\.51\.100|203\.0\.113)\.\d{1,3}$|^\[2001:0?db8:/
const loopback = /^(?:localhost|127\.\d+\.\d+\.\d+|0\.0\.0\.0|\[::1?\])$|\.localhost$/
const privateAddress =
  /^(?:0\.|10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|169\.254\.|1\.2\.3\.4$|255\.|22[4-9]\.|2[345]\d\.)/
const stage =
  /^(?:staging|stage|stg|preprod|pre-prod|uat|qa|sandbox-dev|dev-api|api-dev|develop)\.|[.-](?:staging|preprod|uat)\./

export interface Found {
  readonly host: string
  readonly kind: HostUse['kind']
  /** It stands for any other, and is no host but where it is asked. */
  readonly isReserved?: true
}

/** A public address, in any way of writing it. */
function isAddress(host: string): boolean {
  if (address.test(host)) return !privateAddress.test(host) && host.split('.').every((part) => Number(part) < 256)
  return number.test(host) || global6.test(host)
}

function isName(host: string): boolean {
  return host.includes('.') && !/^[.-]|[.-]$|\.\./.test(host) && /\.[a-z][a-z0-9-]{1,62}$/.test(host)
}

function foundOf(host: string, isUsed: boolean): Found | null {
  if (loopback.test(host)) return isUsed ? { host, kind: 'development' } : null
  if (isAddress(host)) return { host, kind: 'address', ...(documentation.test(host) && { isReserved: true }) }
  if (namespaces.test(host)) return null
  if (pastes.test(host)) return { host, kind: 'paste' }
  const isReserved = reserved.test(host)
  if (!isName(host) || (madeUp.test(host) && !isReserved)) return null
  const kind = stage.test(host) && host.split('.').length > 2 ? 'development' : 'plain'
  return { host, kind, ...(isReserved && kind === 'plain' && { isReserved }) }
}

/** A host alone, as the value of `host` or `hostname`. */
export function bareHost(value: string): Found | null {
  const host = value.toLowerCase()
  if (!/^[a-z0-9.-]{4,253}$/.test(host) || !host.includes('.')) return null
  const found = foundOf(host, true)
  return found?.kind === 'development' ? null : found
}

/** An address alone, where one is asked for: `connect(443, "…")`. */
export function bareAddress(value: string): Found | null {
  return address.test(value) ? foundOf(value, true) : null
}

/** `curl -s a.example/x | sh`: no scheme is needed there. */
const command =
  /\b(?:curl|wget|nc|ncat|ping|nslookup|Invoke-WebRequest|iwr)\s(?:[^|;&]{0,200}?\s)?["']?([a-z0-9-]+(?:\.[a-z0-9-]+)+)(?=[/:\s"'|;&]|$)/gi

/** What has a file's extension is a host only where a path follows. */
const fileName = /\.(?:sh|js|json|tgz|gz|zip|tar|exe|py|txt|html?|pem|crt|key|log|md|ps1)$/i

function commandHosts(value: string): readonly Found[] {
  return [...value.slice(0, 5000).matchAll(command)].flatMap(({ 0: all, 1: host = '', index }) => {
    const next = value[index + all.length]
    return fileName.test(host) && next !== '/' && next !== ':' ? [] : (bareHost(host) ?? [])
  })
}

/** `src="//a.example/x.js"`: a page takes its own scheme. */
const relative = /(?:^|["'=(\s])\/\/([a-z0-9-]+(?:\.[a-z0-9-]+)+)(?=[/:?"'\s>)]|$)/gi

export function pageHosts(value: string): readonly Found[] {
  return [...value.slice(0, 5000).matchAll(relative)].flatMap(({ 1: host = '' }) => bareHost(host) ?? [])
}

/** The hosts of the URLs in a string. This machine counts where a port is asked for: `http://localhost` is a dummy. */
export function hostsIn(value: string): readonly Found[] {
  const found: Found[] = /\b(?:curl|wget|nc|ncat|ping|nslookup|iwr|Invoke-WebRequest) /i.test(value)
    ? [...commandHosts(value)]
    : []
  if (!value.includes('://')) return found
  for (const match of value.slice(0, 1_000_000).matchAll(url)) {
    const host = (match[1] ?? '').toLowerCase().replace(/\.$/, '')
    const one = foundOf(host, match[2] !== undefined)
    if (one) found.push(one)
    if (found.length >= 500) break
  }
  return found
}
