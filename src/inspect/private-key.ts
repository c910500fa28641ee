import { derKeyOf } from './der-key.js'
import { asBuffer } from './sliding-window.js'
import type { Inspector } from './inspector.js'

/** Bytes in which the first marker has to come: before it there are comments and attributes alone. */
const preambleSize = 4096

/**
 * Bytes looked at where a marker was found: room for the longest RSA keys and for a chain of certificates before them.
 */
const headSize = 65_536

/** Characters of base64 in the shortest private key (Ed25519 in PKCS#8). */
const shortestBody = 64

/** What may stand around the blocks of a key file: comments, and what `openssl pkcs12` writes. */
const preamble = /^(\s*|\s*[#;].*|(Bag|Key) Attributes.*|\s+[\w.-][\w .-]*:.*|(subject|issuer)\s?=.*)$/

/** Headers inside a block: `Proc-Type: 4,ENCRYPTED`, `Version: GnuPG v2`. */
const header = /^[A-Za-z-]+: .*$/

const labels: Readonly<Record<string, string>> = {
  'PGP PRIVATE KEY BLOCK': 'PGP',
  'RSA PRIVATE KEY': 'RSA',
  'DSA PRIVATE KEY': 'DSA',
  'EC PRIVATE KEY': 'EC',
  'OPENSSH PRIVATE KEY': 'OpenSSH',
  'PRIVATE KEY': 'PKCS#8',
  'ENCRYPTED PRIVATE KEY': 'encrypted PKCS#8',
}

/** The body of a block that is one: base64 between optional headers and the end line. */
function isKeyBody(lines: readonly string[]): boolean {
  const body = lines.filter((line) => line !== '' && !header.test(line))
  return (
    body.every((line) => /^[A-Za-z0-9+/]*={0,2}$|^=[A-Za-z0-9+/]{4}$/.test(line)) &&
    body.join('').length >= shortestBody
  )
}

/** PEM (RFC 7468) and OpenPGP's armor (RFC 9580): a file of blocks, of which one is a private key. */
function armoredKey(lines: readonly string[]): string | undefined {
  for (let at = 0; at < lines.length; at += 1) {
    const label = /^-----BEGIN ([A-Z0-9 ]+)-----$/.exec(lines[at] ?? '')?.[1]
    if (label === undefined) {
      if (preamble.test(lines[at] ?? '')) continue
      return undefined
    }
    const end = lines.indexOf(`-----END ${label}-----`, at)
    if (end < 0) return undefined
    const kind = Object.hasOwn(labels, label) ? labels[label] : undefined
    if (kind !== undefined && isKeyBody(lines.slice(at + 1, end))) return kind
    at = end
  }
  return undefined
}

function keyOf(text: string): string | undefined {
  const lines = text
    .replace(/^\uFEFF/, '')
    .split('\n')
    .map((line) => line.trimEnd())
  const isPutty =
    /^PuTTY-User-Key-File-\d+: /.test(lines[0] ?? '') && lines.some((line) => /^Private-Lines: \d+$/.test(line))
  return isPutty ? 'PuTTY' : armoredKey(lines)
}

function mayBegin(head: Buffer): boolean {
  return head.includes('-----BEGIN ') || head.includes('PuTTY-User-Key-File-')
}

/**
 * Files that are a private key, whatever their name, in PEM and in DER. A script that holds the marker, or a key among
 * other things, is the business of rule secret.
 */
export const privateKey: Inspector = (file) => {
  if (file.type !== 'file') return null
  let head = Buffer.alloc(0)
  let over = false
  let der: string | undefined
  return {
    write(chunk) {
      if (over) return
      if (head.length === 0) der = derKeyOf(asBuffer(chunk), file.size)
      // Nearly every file is ruled out by its first chunk, which need not be kept for that.
      const first = asBuffer(chunk.subarray(0, preambleSize))
      over = head.length === 0 && first.length >= preambleSize && !mayBegin(first)
      if (over) return
      head = Buffer.concat([head, chunk.subarray(0, headSize - head.length)])
      const isNone = head.length >= preambleSize && !mayBegin(head.subarray(0, preambleSize))
      if (isNone) head = Buffer.alloc(0)
      over = isNone || head.length >= headSize
    },
    end() {
      const kind = der ?? (mayBegin(head.subarray(0, preambleSize)) ? keyOf(head.toString('utf8')) : undefined)
      return kind === undefined ? {} : { privateKey: kind }
    },
  }
}
