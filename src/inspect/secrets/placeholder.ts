import type { SecretKind } from '../../model/secret-kinds.js'

/** Words in values that were made up for documentation. Of five letters and more: shorter ones come about by chance. */
const words =
  /example|placeholder|sample|dummy|redact|change[-_]?me|replace|insert|your[-_]|[-_]your|<your|not[-_]?a[-_]?real|test[-_]?(key|token)|fake[-_]|[-_]fake|xxxx|0{8}|1{8}|\*{3}|\.{3}/i

/** Bits for each character, from how often each comes: 5 and more in random base64 of some length, 0 in `xxxx`. */
function entropy(text: string): number {
  const counts = new Map<string, number>()
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1)
  return [...counts.values()].reduce((sum, count) => sum - (count / text.length) * Math.log2(count / text.length), 0)
}

/** Random text of sixteen hex digits has about 3.3 bits for each. */
const leastEntropy = 2.7

/** Whether nearly every character follows on the one before it: `abcdef`, `123456`, `zyxw`. */
function isSequence(text: string): boolean {
  let steps = 0
  for (let at = 1; at < text.length; at += 1) {
    if (Math.abs(text.charCodeAt(at) - text.charCodeAt(at - 1)) === 1) steps += 1
  }
  return steps * 4 > text.length * 3
}

/** Names of variables and settings: words with `_`, `-` or `.` between them, or one long word. */
const name = /^[a-z]+([_.-][a-z]+)*$|^[A-Z]+(_[A-Z]+)*$|^[a-z]+([A-Z][a-z]{2,})+$/

function isMadeUp(value: string): boolean {
  // The public mark in front says nothing, and a sequence behind it is one all the same.
  const body = value.replace(/^([A-Za-z]{2,8}[0-9]?[_-])+(?=.{12})|^(AKIA|ASIA|AIza|dapi|SG\.)/, '')
  return words.test(value) || entropy(body) < leastEntropy || isSequence(body) || name.test(body)
}

/** Hosts of documentation (RFC 2606, RFC 6761) and of one's own machine, and what people write for a host of theirs. */
const sampleHost =
  /^(127\.|0\.0\.0\.0|your[-_.]|my[-_.]?(host|server|domain|database|site|registry|proxy|app|company)|some[-_.]?(host|server|domain))|^(host(name)?|server|domain|company|site|registry|proxy|acme|foo|bar|test|x+|y+)\.\w+$|(^|\.)(example(\.\w+)?|test|invalid|localhost|local|(domain|company|host(name)?|server|site)\.com)$/i

/**
 * Where keys of clients report errors to, which ship with every client:
 * https://docs.sentry.io/concepts/key-terms/dsn-explainer/
 */
const clientHost = /(^|\.)sentry\.io$/i

/** What is written for a password in documentation and tests. */
const samplePassword =
  /pass|pwd|p[a4@][s5$]{2}w|s[e3]cr[e3]t|token|user|admin|test|example|foo|bar|qwerty|letmein|hunter2|1234|abcd|xxx|key|auth|cred|login|root|guest|\$|[{}<>%*[\]()]|…|\.\.\./i

/**
 * A password in a URL: real ones have several kinds of characters, or are long. A bare word is one of documentation.
 */
function isSampleUrl(url: string): boolean {
  const [, user = '', password = '', host = ''] = /:\/\/([^:@/]*):([^@/]*)@([^/?#\s"'`,;)]*)/.exec(url) ?? []
  if (
    /[${}<>*]/.test(user + host) ||
    sampleHost.test(host) ||
    clientHost.test(host) ||
    !host.includes('.') ||
    user === password
  )
    return true
  const kinds = [/[a-z]/, /[A-Z]/, /\d/, /[^A-Za-z0-9]/].filter((kind) => kind.test(password)).length
  return (
    samplePassword.test(decodeLoosely(password)) ||
    password.length < 6 ||
    kinds < 2 ||
    entropy(password) < 2.2 ||
    isSequence(password)
  )
}

function decodeLoosely(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** Base64 of a key: long, so that words in it mean nothing. */
function isSampleKey(block: string): boolean {
  const body = block.replace(/-----[^-]+-----|\\[nrt]|\s/g, '')
  return entropy(body) < 4
}

/** Whether a value is one that somebody made up to show where a secret goes. */
export function isPlaceholder(kind: SecretKind, value: string): boolean {
  if (kind === 'private-key') return isSampleKey(value)
  if (kind === 'url-password' || kind === 'database-url') return isSampleUrl(value)
  if (kind === 'jwt') return words.test(value)
  return isMadeUp(value)
}

/** Before an example in a comment or a message, on the same line. */
const introduction = /\b(e\.\s?g\b|examples?\b|for instance\b|such as\b|looks? like\b|sample\b)/i

/** Whether what stands before a value calls it an example. */
export function isCalledExample(before: string): boolean {
  return introduction.test(before.slice(before.lastIndexOf('\n') + 1))
}
