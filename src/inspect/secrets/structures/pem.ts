import { scanRule, type Span } from '../scan-rule.js'
import type { SecretRule } from '../secret-rule.js'
import { blockBody, isKeyBody, shortestBody } from './key-body.js'

const opening = /-----BEGIN ?((?:[A-Z0-9]{1,16} ){0,4}PRIVATE KEY(?: BLOCK)?)-----/g

/** Bytes behind a marker that are looked at. Of a longer block they are enough: it is a key by what they hold. */
const longest = 16_000

/** A block whose end is too far away has at least as much base64 in front of it. */
const longBody = 8000

function isKey(label: string, inner: string): boolean {
  const body = blockBody(inner)
  if (body.length < shortestBody || !/^[A-Za-z0-9+/]+={0,2}$/.test(body)) return false
  if (label.startsWith('PGP') || /Proc-Type|DEK-Info/.test(inner.slice(0, 100))) return true
  return isKeyBody(body)
}

/**
 * The blocks of private keys in a text. No base64 holds five dashes: the next ones end a block or begin another, so
 * each part of a text is looked at once.
 */
export function* keyBlocks(text: string): Generator<Span> {
  for (const { 0: marker, 1: label = '', index } of text.matchAll(opening)) {
    const from = index + marker.length
    const dashes = text.indexOf('-----', from)
    const end = new RegExp(`-----END ?${label}-----`, 'y')
    end.lastIndex = dashes
    if (dashes >= 0 && dashes - from <= longest) {
      if (dashes - from >= shortestBody && end.test(text) && isKey(label, text.slice(from, dashes)))
        yield { start: index, end: end.lastIndex }
    } else {
      const inner = text.slice(from, from + longBody)
      if (inner.length === longBody && isKey(label, inner)) yield { start: index, end: from + longBody }
    }
  }
}

/**
 * Private keys of every kind in PEM (RFC 7468), OpenSSH's and OpenPGP's form, in files, in strings of code and in
 * comments; with a body that can be one.
 */
export const keyBlock: SecretRule = scanRule({
  kind: 'private-key',
  anchors: ['PRIVATE KEY'],
  scan: keyBlocks,
  before: 90,
  after: longest + 200,
})
