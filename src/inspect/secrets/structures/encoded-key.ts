import { scanRule, type SecretRule, type Span } from '../secret-rule.js'
import { derSize, keyBlocks } from './pem.js'

/** The private part: a number, for RSA as long as the modulus, else as the curve has it. A symmetric key is private. */
const members = [
  ['RSA', /["']?\bd["']?\s*:\s*["'`]([\w-]{160,1400})["'`]/],
  ['EC', /["']?\bd["']?\s*:\s*["'`]([\w-]{43,88})["'`]/],
  ['OKP', /["']?\bd["']?\s*:\s*["'`]([\w-]{43,76})["'`]/],
  ['oct', /["']?\bk["']?\s*:\s*["'`]([\w-]{22,700})["'`]/],
] as const

/** Braces, and what says the type of a key. */
const parts = /\{|["'`]?\bkty["'`]?\s*:\s*["'`](RSA|EC|OKP|oct)["'`]/g

/** Characters of an object in front of the type and behind it. */
const reach = 4000

/** The private part of the key in an object; members of a key are no objects, so the nearest braces are its own. */
function privatePart(text: string, start: number, place: number, kind: string): Span | null {
  const behind = text.slice(place, place + reach)
  const end = behind.search(/[{}]/)
  const object = text.slice(start, place) + (end < 0 ? behind : behind.slice(0, end))
  const found = members.find(([name]) => name === kind)?.[1].exec(object)
  if (found?.[1] === undefined) return null
  const at = start + found.index + found[0].lastIndexOf(found[1])
  return { start: at, end: at + found[1].length }
}

function* privateJwks(text: string): Generator<Span> {
  let brace = -1
  for (const { 0: found, 1: kind, index } of text.matchAll(parts)) {
    if (kind === undefined) brace = found === '{' ? index : brace
    else if (brace >= 0 && index - brace <= reach) {
      const part = privatePart(text, brace, index, kind)
      brace = -1 // one type for each object
      if (part) yield part
    }
  }
}

/** Private keys as JSON Web Keys: https://www.rfc-editor.org/rfc/rfc7517 and RFC 8037 */
export const jwk: SecretRule = scanRule({
  kind: 'json-web-key',
  anchors: ['kty'],
  scan: privateJwks,
  before: reach + 16,
  after: reach + 16,
})

/** A run of base64, with the line ends that tools put into it. */
const run = /(?:[A-Za-z0-9+/]|\\[nr]|\r?\n[ \t]*)*={0,2}/y

function runAt(text: string, at: number): string {
  run.lastIndex = at
  return run.exec(text)?.[0] ?? ''
}

/** Characters of base64 in front of the words `PRIVATE KEY` that may hold the beginning of their marker. */
const markerSize = 64

interface Stem {
  readonly text: string
  /** Characters of its group of four that are in front of it. */
  readonly skip: number
}

/** Words in base64: three ways, by the place in a group of three bytes where they begin. */
function stemsOf(words: string): readonly Stem[] {
  return [0, 1, 2].map((offset) => {
    const encoded = Buffer.concat([Buffer.alloc(offset), Buffer.from(words)]).toString('base64')
    const skip = Math.ceil((offset * 8) / 6)
    return { text: encoded.slice(skip, skip + Math.floor((words.length * 8) / 6)), skip }
  })
}

const pemStems = stemsOf('PRIVATE KEY')
const npmrcStems = stemsOf('_authToken=')

/** Characters of a value that identify it. */
const longest = 8000

/** The start of a run of base64 that an aligned place is in, as far as a marker may reach. */
function alignedStart(text: string, place: number): number {
  let start = place
  while (start >= 4 && place - start < markerSize && /^[A-Za-z0-9+/]{4}$/.test(text.slice(start - 4, start))) start -= 4
  return start
}

/** Runs of base64 that hold words and, decoded, what a test is for. */
function runsWith(stems: readonly Stem[], holds: (decoded: string) => boolean): (text: string) => Iterable<Span> {
  const pattern = new RegExp(stems.map((stem) => stem.text).join('|'), 'g')
  return function* (text) {
    let last = 0
    for (const match of text.matchAll(pattern)) {
      if (match.index < last) continue
      const skip = stems.find((stem) => stem.text === match[0])?.skip ?? 0
      const start = alignedStart(text, match.index - skip)
      const value = runAt(text, start)
      last = start + value.length // what is in it was looked at
      if (holds(Buffer.from(value.replace(/\\[nr]|\s/g, ''), 'base64').toString('latin1')))
        yield { start, end: Math.min(last, start + longest) }
    }
  }
}

/** PEM in base64, as in a kubeconfig (`client-key-data`), a secret of Kubernetes or a service account in a variable. */
export const encodedPem: SecretRule = scanRule({
  kind: 'private-key',
  anchors: pemStems.map(({ text }) => text),
  scan: runsWith(pemStems, (decoded) => !keyBlocks(decoded)[Symbol.iterator]().next().done),
  before: markerSize + 8,
  after: 16_000,
})

/** A token in npm's settings in base64, as a script gets them that writes an `.npmrc`. A variable has no digits. */
export const encodedNpmrc: SecretRule = scanRule({
  kind: 'npm-token',
  anchors: npmrcStems.map(({ text }) => text),
  scan: runsWith(npmrcStems, (decoded) => /_authToken=["']?(?=[\w.~+/=-]*\d)[\w.~+/=-]{16,512}/.test(decoded)),
  before: markerSize + 8,
  after: 2000,
})

/**
 * What DER of a private key begins with, in base64, and the characters in front of it that hold its length. RSA in
 * PKCS#8 (RFC 5208) and PKCS#1 (RFC 8017); EC in PKCS#8 and SEC 1 (RFC 5915); Ed25519 and X25519 (RFC 8410).
 */
const openings: readonly (readonly [text: string, lead: number])[] = [
  ['IBADANBgkqhkiG9w0BAQEFAASC', 6],
  ['IBAAKCA', 6],
  ['IBAAKBg', 6],
  ['MIGHAgEAMBMGByqGSM49AgEG', 0],
  ['MEECAQAwEwYHKoZIzj0CAQYI', 0],
  ['MIG2AgEAMBAGByqGSM49AgEG', 0],
  ['MIHuAgEAMBAGByqGSM49AgEG', 0],
  ['MIGEAgEAMBAGByqGSM49AgEG', 0],
  ['MC4CAQAwBQYDK2V', 0],
  ['MFMCAQEwBQYDK2V', 0],
  ['MFECAQEwBQYDK2V', 0],
  ['MHcCAQEEI', 0],
  ['MHQCAQEEI', 0],
  ['MIGkAgEBBD', 0],
  ['MIHcAgEBBEI', 0],
]

const opening = new RegExp(openings.map(([text]) => text).join('|'), 'g')

/** In front of a body in PEM, which is found with its markers. */
const marker = /-----(?:\\[nr]|[\s"'`+,/#*;])*$/

/** Signs in a line of base64 that goes on in the next one; tools write 64 or 76. */
const fewestInLine = 60

/** Bytes of the shortest key. */
const shortest = 46

/** Whether base64 holds as many bytes as its DER says. */
function isOfSize(value: string, size: number): boolean {
  return value.replace(/\\[nr]|\s|=/g, '').length === Math.ceil((size * 8) / 6)
}

function* bareKeys(text: string): Generator<Span> {
  for (const { 0: found, index } of text.matchAll(opening)) {
    const start = index - (openings.find(([each]) => each === found)?.[1] ?? 0)
    if (
      start < 0 ||
      /[A-Za-z0-9+/]/.test(text[start - 1] ?? '') ||
      marker.test(text.slice(Math.max(0, start - 48), start))
    )
      continue
    const size = derSize(Buffer.from(text.slice(start, start + 8), 'base64'))
    if (size < shortest || size > longest) continue
    const lines = runAt(text.slice(start, start + 2 * size), 0)
    const [line = ''] = lines.split(/\\[nr]|\s/, 1)
    const value = [line, ...(line.length < fewestInLine ? [] : [lines])].find((each) => isOfSize(each, size))
    if (value !== undefined) yield { start, end: start + value.length }
  }
}

/** Private keys in base64 without the markers of PEM, as many variables of an environment hold them. */
export const bareKey: SecretRule = scanRule({
  kind: 'private-key',
  anchors: openings.map(([text]) => text),
  scan: bareKeys,
  before: 64,
  after: 16_000,
})
