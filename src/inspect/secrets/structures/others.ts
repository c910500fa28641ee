import { isRandom } from '../entropy.js'
import { scanRule, secretRule, type SecretRule, type Span } from '../secret-rule.js'
import { isWeakPassword } from '../url-password.js'

function isCredential(value: string): boolean {
  const plain = Buffer.from(value, 'base64').toString('latin1')
  const [, user, password] = /^([\x21-\x39\x3b-\x7e]{1,100}):([\x20-\x7e]{6,200})$/.exec(plain) ?? []
  return user !== undefined && password !== undefined && user !== password && !isWeakPassword(password)
}

/** HTTP's basic authentication (RFC 7617): user and password in base64. */
const basic = secretRule({
  kind: 'authorization-header',
  anchors: [{ text: 'basic ', fold: true }],
  pattern: /\bbasic (?<value>[A-Za-z0-9+/]{12,400}={0,2})(?![A-Za-z0-9+/=])/gi,
  confirm: (value) => (isCredential(value) ? 'authorization-header' : null),
})

/** What stands in front of a token in a header: RFC 6750 and the names of providers for the same. */
const schemes = 'bearer|token|bot|api-?key|key|genie_?key|splunk|pat|access_token'

/** A token that is written down where it is used. */
const bearer = secretRule({
  kind: 'authorization-header',
  anchors: [{ text: 'authorization', fold: true }],
  pattern: new RegExp(
    `\\bauthorization["'\`\\]]{0,2}\\s{0,4}[:=,]\\s{0,4}["'\`]?(?:${schemes}) (?<value>[A-Za-z0-9._~+/-]{24,1000}={0,2})(?![\\w=])`,
    'gi',
  ),
  confirm: (value) => (isRandom(value) ? 'authorization-header' : null),
  after: 1080,
})

/** Headers of APIs with keys of their own: `'X-Api-Key': '…'` */
const ownHeader = secretRule({
  kind: 'authorization-header',
  anchors: ['-key', 'apikey', '-token', '-secret'].map((text) => ({ text, fold: true })),
  pattern:
    /(?<![\w-])x-(?:[a-z]{1,20}-){0,3}(?:api-?key|token|secret|access-?key)["'`\]]{0,2}\s{0,4}[:=,]\s{0,4}["'`]?(?<value>[\w+/-]{24,400}={0,2})(?![\w=(])/gi,
  confirm: (value) => (isRandom(value) ? 'authorization-header' : null),
  before: 80,
  after: 480,
})

/** User and password for curl, which makes a header of them: https://curl.se/docs/manpage.html#-u */
const curlUser = secretRule({
  kind: 'authorization-header',
  anchors: ['curl'],
  pattern:
    /\bcurl\b[^\n;|]{0,300}?\s(?:-u|--user)[ =]?["']?[^\s:"'$]{1,100}:(?<value>[^\s"'`\\$]{8,200})(?![^\s"'`\\])/g,
  confirm: (value) => (isWeakPassword(value) || !/\d/.test(value) ? null : 'authorization-header'),
  after: 720,
})

export const headerRules: readonly SecretRule[] = [basic, bearer, ownHeader, curlUser]

/** Whether a user and a password stand in base64, and the password is none of an example. */
function isPasswordOf(auth: string): boolean {
  const [, password = ''] =
    /^[^:\s]{1,100}:([\x21-\x7e]{6,})$/.exec(Buffer.from(auth, 'base64').toString('latin1')) ?? []
  return password !== '' && !isWeakPassword(password)
}

/** Passwords of registries in Docker's settings: https://docs.docker.com/reference/cli/docker/login/ */
const dockerAuth = secretRule({
  kind: 'docker-password',
  anchors: ['auths'],
  pattern:
    /["'`]?auths["'`]?\s*:\s*\{[^}]{1,300}?["'`]?auth["'`]?\s*:\s*["'`](?<value>[A-Za-z0-9+/]{12,2000}={0,2})["'`]/g,
  confirm: (value) => (isPasswordOf(value) ? 'docker-password' : null),
  after: 2400,
})

/** The same as a whole in base64, as a secret of Kubernetes has it: `{"auths":` with and without a blank. */
const encodedAuths = secretRule({
  kind: 'docker-password',
  anchors: ['eyJhdXRocyI6', 'eyAiYXV0aHMiOi', 'ewogICJhdXRocyI6', 'ewoJImF1dGhzIj'],
  pattern:
    /(?<![A-Za-z0-9+/])(?:eyJhdXRocyI6|eyAiYXV0aHMiOi|ewogICJhdXRocyI6|ewoJImF1dGhzIj)[A-Za-z0-9+/]{20,6000}={0,2}/g,
  confirm(value) {
    const text = Buffer.from(value, 'base64').toString('latin1')
    const password = /"password"\s*:\s*"([^"\\]{6,})"/.exec(text)?.[1]
    const auth = /"auth"\s*:\s*"([A-Za-z0-9+/]{12,}={0,2})"/.exec(text)?.[1]
    return isPasswordOf(auth ?? '') || (password !== undefined && !isWeakPassword(password)) ? 'docker-password' : null
  },
  after: 6100,
})

const line = String.raw`(?:\\r|\\n|[\r\n])+\s*(?://|#|\*)?\s*`

/** Keys of PuTTY in other files: https://tartarus.org/~simon/putty-snapshots/htmldoc/AppendixC.html */
const putty = new RegExp(
  `PuTTY-User-Key-File-[23]: [\\w-]{3,40}${line}Encryption: [\\w-]{3,20}[^]{20,6000}?Private-Lines: \\d{1,3}(?:${line}[A-Za-z0-9+/=]{4,64}){1,200}`,
  'y',
)

function* puttyKeys(text: string): Generator<Span> {
  let next = 0
  for (const { index } of text.matchAll(/PuTTY-User-Key-File-[23]: /g)) {
    if (index < next) continue
    const end = text.indexOf('PuTTY-User-Key-File-', index + 20)
    const [value] =
      ((putty.lastIndex = 0),
      putty.exec(text.slice(index, end < 0 ? index + 14_000 : Math.min(end, index + 14_000)))) ?? []
    if (value !== undefined) yield { start: index, end: (next = index + value.length) }
  }
}

/** Cloudinary's URL for servers: https://cloudinary.com/documentation/how_to_integrate_cloudinary#get_familiar_with_the_cloudinary_console */
const cloudinary = secretRule({
  kind: 'cloudinary-url',
  anchors: ['cloudinary://'],
  pattern: /cloudinary:\/\/\d{12,18}:(?<value>[\w-]{20,40})@[a-z0-9][\w-]{1,60}/g,
})

/** Where clients report errors to: the key in front ships with each of them, as in `https://<key>@host/<project>`. */
const clientAddress =
  /^@[a-z0-9.-]+\/(?:[\w-]+\/)?\d+(?!\w)|^@(?:[a-z0-9-]+\.)*(?:sentry\.io|bugsnag\.com|glitchtip\.com|example\.\w+)(?![\w.])/i

/** Whether what follows an `https://` may be a token: the name of a host has dots. */
function isLongWord(bytes: Buffer, at: number): boolean {
  return /^[\w-]{20}/.test(bytes.toString('latin1', at + 8, at + 28))
}

/** A token alone in front of a host, as in `https://<token>@host/`. */
const urlToken = secretRule({
  kind: 'url-token',
  anchors: [{ text: 'https://', screen: isLongWord }],
  pattern: /https:\/\/(?<value>[A-Za-z0-9_-]{20,255})@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,5}(?![\w.])/gi,
  confirm(value, text, at) {
    const end = at + value.length
    return isRandom(value) && !clientAddress.test(text.slice(end, end + 300)) ? 'url-token' : null
  },
  after: 640,
})

/** The same password as it is, beside a user. */
const dockerPassword = secretRule({
  kind: 'docker-password',
  anchors: ['auths'],
  pattern: /["'`]?auths["'`]?\s*:\s*\{[^}]{1,300}?["'`]?password["'`]?\s*:\s*["'`](?<value>[^"'`\s\\]{6,2000})["'`]/g,
  confirm: (value) => (isWeakPassword(value) ? null : 'docker-password'),
  after: 2400,
})

export const structureRules: readonly SecretRule[] = [
  dockerAuth,
  dockerPassword,
  encodedAuths,
  scanRule({ kind: 'private-key', anchors: ['PuTTY-User-Key-File-'], scan: puttyKeys, after: 15_000 }),
  cloudinary,
  urlToken,
]
