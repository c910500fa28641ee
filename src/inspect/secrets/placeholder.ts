import type { SecretKind } from '../../model/secret-kinds.js'
import { isDocumented } from './documented.js'
import { entropy, isName, isRepeated, isSequence, leastEntropy, saysItIsNone } from './entropy.js'
import { isWeakPassword } from './passwords.js'
import { blockBody } from './structures/key-body.js'

/** The public mark in front of a token says nothing, and a sequence behind it is one all the same. */
const mark = /^([A-Za-z]{2,8}[0-9]?[_-])+(?=.{12})|^(AKIA|ASIA|AIza|dapi|SG\.)/

function isMadeUp(value: string): boolean {
  const body = value.replace(mark, '')
  return saysItIsNone(value) || entropy(body) < leastEntropy || isSequence(body) || isRepeated(body) || isName(body)
}

/**
 * Hosts of documentation (RFC 2606, RFC 6761) and of one's own machine, and what people write for a host of theirs: the
 * word alone, not as a part of a real one (`the-database.acme.io`).
 */
const sampleHost =
  /^(127\.|0\.0\.0\.0|10\.0\.0\.|192\.168\.|your[-_.]|my[-_.]?(host|server|domain|database|site|registry|proxy|app|company)|some[-_.]?(host|server|domain))|^(host(name)?|server|domain|company|site|proxy|foo|bar|test|x+|y+)\.\w+$|(^|\.)(example(\.\w+)?|test|invalid|localhost|local|(domain|company|host(name)?|server|site)\.com)$/i

/** Where keys of clients report errors to, which ship with every client: https://docs.sentry.io/concepts/key-terms/dsn-explainer/ */
const clientHost = /(^|\.)sentry\.io$/i

/** A host that no resolver outside knows: a name of a container, a service, a machine beside this one. */
function isLocalHost(host: string): boolean {
  return !host.includes('.')
}

/** A password in a URL: real ones have several kinds of characters. A bare word is one of documentation. */
function isSampleUrl(url: string): boolean {
  const [, user = '', password = '', host = ''] = /:\/\/([^:@/]*):([^@/]*)@([^/?#\s"'`,;)]*)/.exec(url) ?? []
  if (/[${}<>*]/.test(user + host) || sampleHost.test(host) || clientHost.test(host) || user === password) return true
  return isLocalHost(host.replace(/:\d+$/, '')) || isWeakPassword(decodeLoosely(password))
}

function decodeLoosely(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** Base64 of a key: long, so that words in it mean nothing. Of what is base64 twice, the same is true. */
function isSampleKey(block: string): boolean {
  const body = blockBody(block.replace(/-----[^-]+-----/g, ''))
  return isDocumented(body) || entropy(body) < 4
}

/** Whether a value was made up to show where a secret goes, or is one that a provider shows in its pages. */
export function isPlaceholder(kind: SecretKind, value: string): boolean {
  if (isDocumented(value)) return true
  switch (kind) {
    case 'private-key':
      return isSampleKey(value)
    case 'url-password':
    case 'database-url':
      return isSampleUrl(value)
    case 'database-password':
    case 'npm-password':
    case 'docker-password':
    case 'authorization-header':
    case 'named-secret':
      return false // their rules looked at what they stand for
    case 'jwt':
    case 'json-web-key':
      return saysItIsNone(value)
    default:
      return isMadeUp(value)
  }
}
