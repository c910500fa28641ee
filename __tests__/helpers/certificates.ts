import { createHash, createSign, generateKeyPairSync, randomBytes, type KeyObject } from 'node:crypto'

/** A certificate with its key, as PEM. */
export interface Certificate {
  readonly cert: string
  readonly key: string
}

export function der(tag: number, ...parts: readonly Buffer[]): Buffer {
  const body = Buffer.concat(parts)
  const size =
    body.length < 128
      ? [body.length]
      : body.length < 256
        ? [0x81, body.length]
        : [0x82, body.length >> 8, body.length & 255]
  return Buffer.concat([Buffer.from([tag, ...size]), body])
}

export const sequence = (...parts: readonly Buffer[]): Buffer => der(0x30, ...parts)
export const oid = (...bytes: readonly number[]): Buffer => der(0x06, Buffer.from(bytes))
export const bits = (bytes: Buffer): Buffer => der(0x03, Buffer.from([0]), bytes)
export const yes = der(0x01, Buffer.from([0xff]))
const sha256WithRsa = sequence(oid(0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x0b), der(0x05))

export function time(date: Date): Buffer {
  return der(0x17, Buffer.from(`${date.toISOString().slice(2, 19).replace(/[-:T]/g, '')}Z`))
}

export function nameOf(text: string): Buffer {
  return sequence(der(0x31, sequence(oid(0x55, 0x04, 0x03), der(0x0c, Buffer.from(text)))))
}

/** Basic constraints (an authority or not) and the names that it is for: 127.0.0.1 and localhost. */
function extensions(authority: boolean): Buffer {
  const constraints = sequence(oid(0x55, 0x1d, 0x13), yes, der(0x04, sequence(...(authority ? [yes] : []))))
  const names = sequence(
    oid(0x55, 0x1d, 0x11),
    der(0x04, sequence(der(0x87, Buffer.from([127, 0, 0, 1])), der(0x82, Buffer.from('localhost')))),
  )
  return der(0xa3, sequence(constraints, names))
}

function sign(
  subject: string,
  publicKey: KeyObject,
  issuer: string,
  privateKey: KeyObject,
  authority: boolean,
): string {
  const day = 86_400_000
  const serial = der(0x02, Buffer.concat([Buffer.from([1]), randomBytes(8)]))
  const validity = sequence(time(new Date(Date.now() - day)), time(new Date(Date.now() + day)))
  const key = publicKey.export({ type: 'spki', format: 'der' })
  const body = sequence(
    der(0xa0, der(0x02, Buffer.from([2]))),
    serial,
    sha256WithRsa,
    nameOf(issuer),
    validity,
    nameOf(subject),
    key,
    extensions(authority),
  )
  const whole = sequence(body, sha256WithRsa, bits(createSign('sha256').update(body).sign(privateKey)))
  return `-----BEGIN CERTIFICATE-----\n${whole.toString('base64').replace(/.{64}/g, '$&\n').trim()}\n-----END CERTIFICATE-----\n`
}

/**
 * An authority that nothing trusts by itself, and a maker of certificates for 127.0.0.1. X.509 (RFC 5280), made at run
 * time: no key is stored.
 */
export function makeAuthority(): { readonly ca: string; issue(subject: string): Certificate } {
  const own = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const issuer = `pack-gate test ${createHash('sha256')
    .update(own.publicKey.export({ type: 'spki', format: 'der' }))
    .digest('hex')
    .slice(0, 8)}`
  return {
    ca: sign(issuer, own.publicKey, issuer, own.privateKey, true),
    issue(subject) {
      const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
      return {
        cert: sign(subject, publicKey, issuer, own.privateKey, false),
        key: privateKey.export({ type: 'pkcs8', format: 'pem' }) as string,
      }
    },
  }
}
