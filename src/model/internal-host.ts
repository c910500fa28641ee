/**
 * Names that no public name server answers for: RFC 6761, RFC 6762 (with its appendix G), RFC 8375, and ICANN's
 * .internal.
 */
const internalSuffix = /(^|\.)(localhost|local|localdomain|internal|intranet|private|corp|home|lan|home\.arpa)$/

/** Private, shared, loopback and link-local addresses: RFC 1918, 6598, 1122, 3927. */
const privateAddress =
  /^(0|10|127)\.|^192\.168\.|^172\.(1[6-9]|2\d|3[01])\.|^169\.254\.|^100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])\./

/** The IPv4 address inside an IPv6 one (RFC 4291, 2.5.5.2), as URL writes it: `::ffff:a00:1` for 10.0.0.1. */
function mappedAddress(address: string): string {
  const [, high, low] = /^::ffff:([0-9a-f]{1,4}):([0-9a-f]{1,4})$/.exec(address) ?? []
  if (high === undefined || low === undefined) return ''
  const bits = [parseInt(high, 16), parseInt(low, 16)]
  return bits.flatMap((part) => [part >> 8, part & 255]).join('.')
}

/**
 * Loopback, unspecified, unique local (fc00::/7) and link-local (fe80::/10) addresses, and private IPv4 ones inside.
 */
function isPrivateAddress6(address: string): boolean {
  return /^(::1?$|f[cd][0-9a-f]{2}:|fe[89ab][0-9a-f]:)/.test(address) || privateAddress.test(mappedAddress(address))
}

/**
 * Whether a host is known inside a network only: a private address, a name that the public name system doesn't answer
 * for, or a bare one.
 *
 * @param host as `URL.hostname` writes it: lower case, IPv4 in four parts, IPv6 in brackets
 */
export function isInternalHost(host: string): boolean {
  if (host.startsWith('[')) return isPrivateAddress6(host.slice(1, -1))
  const name = host.replace(/\.$/, '')
  if (/^\d+(\.\d+){3}$/.test(name)) return privateAddress.test(name)
  return !name.includes('.') || internalSuffix.test(name)
}
