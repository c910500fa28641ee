import { hash } from 'node:crypto'
import type { SecretKind } from '../../model/secret-kinds.js'
import { entropy, isName, isRepeated, isSequence, leastEntropy, saysItIsNone } from './entropy.js'
import { isWeakPassword } from './url-password.js'
import { blockBody } from './structures/pem.js'

/**
 * Values that providers show in their own pages and others copy, and keys that libraries carry: the first sixteen
 * digits of their SHA-256, so that this file holds none itself.
 */
const known: ReadonlySet<string> = new Set([
  // GitHub
  '3543c50b0cb9cea8',
  'bc3ae723f57c6b9e',
  '82e74299544e0073',
  '6d7fa4e64d4b1f3e',
  '976b57ee8acdfcf4',
  'b416b47c309fd7cf',
  // Stripe
  '2cafc0970149a84f',
  'f2d6ca16515033e5',
  '2d1f7723aabc5c7a',
  '7e8de44ea9ecf6d5',
  // Svix
  '96ad2ccd81462a76',
  'ce5db258282b9663',
  '2dd745ff991276ae',
  // Telegram
  '0b5dd075ccdd03c4',
  '97663138e6669921',
  'a86ae86369fd155f',
  // Discord
  '02f7ce3c263f85c0',
  // Slack
  'f5375a46365089a8',
  '265ab8f59d7bc544',
  '0d7e920845ed3423',
  'a4f06cc536ba5f76',
  // Google
  'ac9265e56c79b234',
  '44b9f0d854dcf201',
  '7f5ed7bb3808ec86',
  // 1Password
  '4861b7d682dcbc5a',
  'a7b2c5ded1e6d5da',
  '0f432205b4c94878',
  // Shopify
  '465ad9db7ec327ce',
  '96494af0ff15d729',
  '5aca5b5c3515155c',
  '1548bbe8e262d795',
  // Paddle
  'af1efb26bd63a9a0',
  // RFC 7617 and pages on HTTP
  'cf4d418ed3de92d7',
  'ad62d48d8b069026',
  '73f71af093fdf154',
  // JSON Web Keys of RFC 7515, 7517, 7520, 8037 and of jwt.io
  'a45404ae333dd955',
  '2e4ff57e9c832eda',
  '8b1b17a9740c068a',
  '57afc11665beb68d',
  'ecaa6793a6374193',
  '5ccf2edb4f070f0b',
  'f8123081a22e5c00',
  '190edf59d5736c3b',
  '243cd6766dfc55fe',
  '0330b11998cbc9ab',
  // Keys of RFC 8410 and of jwt.io
  '4ff96a60934849a7',
  'ff03f51114a18e01',
  '076b76490a3ca09e',
  '53c8c6f5be1daced',
  'c8dd42c06353f4db',
  '477fdeded9c4ebdc',
  // Socket's token for everyone, which its own tools carry
  '9cab58b24140ee12',
  // Cloudflare's example of a custom certificate
  '86206a453c3f5970',
  // SendGrid, Plaid, Bitwarden, Elasticsearch, WireGuard
  '02091175c1ae3023',
  '282103ab4777eeb6',
  'e377db8ee3a4ea37',
  'a0cc17dae7500395',
  'ea1ca3e25b35a51e',
  // Emulators of Azure: Azurite and Cosmos DB
  '0011cc25eb432071',
  'aa6547439583c3a2',
  // Vectors of BIP 32 and NIP 19
  '2243ae4c73014469',
  'fa146b83df550394',
  'fa1ccdeec8175c63',
  // Accounts that Hardhat, Anvil and Ganache begin with
  '60a09e4357868c1e',
  '095101cf732c298a',
  'bb4978fbe7638de8',
  'f02322197a196ceb',
  '424742fc6538f5e7',
  // Passwords in the pages of Neon and MongoDB
  'ee050adcc216814f',
  'd179a5dc9a45dfa9',
  // The key with which ssh2 tries whether Node knows Ed25519
  '0739020d3a2d8f66',
])

/** Whether a value is one of a provider's documentation. Of a private key, its base64. */
export function isDocumented(value: string): boolean {
  return known.has(hash('sha256', value).slice(0, 16))
}

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
  const name = host.replace(/:\d+$/, '')
  if (/[${}<>*]/.test(user + name) || sampleHost.test(name) || clientHost.test(name) || user === password) return true
  const plain = decodeLoosely(password)
  return isLocalHost(name) || isWeakPassword(plain) || isDocumented(plain)
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
