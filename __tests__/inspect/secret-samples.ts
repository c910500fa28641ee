import { createHash, generateKeyPairSync } from 'node:crypto'
import type { SecretKind } from '../../src/model/secret-kinds.js'

/**
 * Text that looks random and is the same in each run. Nothing here was ever valid, and no file of ours holds a value.
 */
function from(alphabet: string, length: number, seed: string): string {
  let text = ''
  for (let round = 0; text.length < length; round += 1) {
    for (const byte of createHash('sha512').update(`${seed} ${round}`).digest())
      text += alphabet[byte % alphabet.length] ?? ''
  }
  return text.slice(0, length)
}

const lower = 'abcdefghijklmnopqrstuvwxyz'
const upper = lower.toUpperCase()
const digits = '0123456789'

export const letters = (length: number, seed = 'letters'): string => from(lower + upper, length, seed)
export const word = (length: number, seed = 'word'): string => from(lower + upper + digits, length - 3, seed) + 'aZ7'
export const hex = (length: number, seed = 'hex'): string => `${from('0123456789abcdef', length - 2, seed)}a7`
export const base32 = (length: number, seed = 'base32'): string => from(`${upper}234567`, length, seed)
const base64url = (json: unknown): string => Buffer.from(JSON.stringify(json)).toString('base64url')

const { privateKey: rsa } = generateKeyPairSync('rsa', { modulusLength: 1024 })
const { privateKey: ec } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
const { privateKey: ed25519 } = generateKeyPairSync('ed25519')
const dashes = '-'.repeat(5)

/** A block in PEM, as tools write it. */
export function block(label: string, body: string): string {
  return (
    `${dashes}BEGIN ${label}${dashes}\n${(body.match(/.{1,64}/g) ?? []).join('\n')}\n${dashes}END ` +
    `${label}${dashes}\n`
  )
}

const openssh = Buffer.concat([
  Buffer.from('openssh-key-v1\0'),
  createHash('sha512').update('a').digest(),
  createHash('sha512').update('b').digest(),
]).toString('base64')
const passphrase = 'x'

export const keys: Readonly<Record<string, string>> = {
  RSA: rsa.export({ type: 'pkcs1', format: 'pem' }).toString(),
  'PKCS#8': rsa.export({ type: 'pkcs8', format: 'pem' }).toString(),
  EC: ec.export({ type: 'sec1', format: 'pem' }).toString(),
  Ed25519: ed25519.export({ type: 'pkcs8', format: 'pem' }).toString(),
  'encrypted PKCS#8': ec.export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase }).toString(),
  'encrypted PKCS#1': rsa.export({ type: 'pkcs1', format: 'pem', cipher: 'aes-128-cbc', passphrase }).toString(),
  OpenSSH: block('OPENSSH PRIVATE KEY', openssh),
  OpenPGP: block('PGP PRIVATE KEY BLOCK', word(400, 'pgp')).replace('\n', '\nVersion: GnuPG v2\n\n'),
}

export const jwt = (payload: unknown): string =>
  `${base64url({ alg: 'HS256', typ: 'JWT' })}.${base64url(payload)}.${word(43, 'signature')}`

/** `password` without a word in it that says so. */
const strong = 'vR8!kQ2z-Lm'.replace('!', '')

/** A text with one secret of the kind, each form of it once. */
export const samples: readonly (readonly [SecretKind, string])[] = [
  ...Object.values(keys).map((key) => ['private-key', key] as const),
  ['github-token', `ghp_${word(36)}`],
  ['github-token', `ghs_${word(36)}`],
  ['github-token', `github_pat_${word(82)}`],
  ['github-token', `ghs_123456_${base64url({ alg: 'RS256' })}.${word(120)}.${word(86)}`],
  ['github-token', `https://${word(40)}:x-oauth-basic@github.com/acme/acme`],
  ['gitlab-token', `glpat-${word(20)}`],
  ['gitlab-token', `glrt-${word(20)}`],
  ['gitlab-token', `gldt-${word(20)}`],
  ['gitlab-token', `glcbt-1_${word(20)}`],
  ['gitlab-token', `glptt-${hex(40)}`],
  ['npm-token', `npm_${word(36)}`],
  ['npm-token', `//registry.acme.dev/:_authToken=${hex(8)}-${hex(4)}-${hex(4)}-${hex(4)}-${hex(12)}`],
  ['npm-password', `_auth=${Buffer.from(`ana:${strong}`).toString('base64')}`],
  ['npm-password', `//registry.acme.dev/:_password="${Buffer.from(strong).toString('base64')}"`],
  ['pypi-token', `pypi-AgEIcHlwaS5vcmc${word(150)}`],
  ['rubygems-key', `rubygems_${hex(48)}`],
  ['docker-token', `dckr_pat_${word(27)}`],
  ['url-password', `https://ana:${strong}@ci.acme-corp.dev/x`],
  ['url-password', `https://ana:vR8%21kQ2z.Lm@ci.acme-corp.dev/x`],
  ['database-url', `postgres://ana:${strong}@db.acme-corp.dev:5432/x`],
  ['database-url', `mysql://ana:${strong}@db.acme-corp.dev/x`],
  ['database-url', `mongodb+srv://ana:${strong}@cluster0.acme-corp.dev/x`],
  ['database-url', `redis://:${strong}@cache.acme-corp.dev:6379`],
  ['aws-secret-key', `aws_secret_access_key = ${word(40)}`],
  ['aws-secret-key', `new Credentials("AKIA${base32(16)}", "${word(40)}")`],
  ['aws-key-id', `AKIA${base32(16)}`],
  ['azure-storage-key', `DefaultEndpointsProtocol=https;AccountName=acme;AccountKey=${word(86)}==;`],
  ['azure-access-key', `Endpoint=sb://acme.servicebus.windows.net/;SharedAccessKeyName=x;SharedAccessKey=${word(43)}=`],
  ['azure-sas', `https://acme.blob.core.windows.net/c?sv=2024-11-04&se=2030-01-01&sr=c&sp=rl&sig=${word(43)}%3D`],
  ['azure-client-secret', `abc8Q~${word(34)}`],
  ['google-api-key', `AIza${word(35)}`],
  ['google-client-secret', `GOCSPX-${word(28)}`],
  ['google-access-token', `ya29.${word(120)}`],
  ['presigned-url', `https://acme.s3.amazonaws.com/x?X-Amz-Expires=3600&X-Amz-Signature=${hex(64)}`],
  ['presigned-url', `https://storage.googleapis.com/acme/x?X-Goog-Signature=${hex(512)}`],
  [
    'presigned-url',
    `https://storage.googleapis.com/acme/x?GoogleAccessId=x@acme.iam.gserviceaccount.com&Expires=1893456000&Signature=${word(342)}%3D%3D`,
  ],
  ['cloudflare-token', `cfut_${word(40)}${hex(8)}`],
  ['digitalocean-token', `dop_v1_${hex(64)}`],
  ['digitalocean-token', `doo_v1_${hex(64)}`],
  ['digitalocean-token', `dor_v1_${hex(64)}`],
  ['supabase-token', `sb_secret_${word(31)}`],
  ['heroku-key', `HRKU-${word(60)}`],
  ['netlify-token', `nfp_${word(36)}`],
  ['vercel-token', `vcp_${word(40)}`],
  ['supabase-token', `sbp_${hex(40)}`],
  ['planetscale-token', `pscale_tkn_${word(43)}`],
  ['databricks-token', `dapi${hex(32)}`],
  ['vault-token', `hvs.${word(95)}`],
  ['doppler-token', `dp.pt.${word(43)}`],
  [
    '1password-token',
    `ops_${Buffer.from(JSON.stringify({ email: word(60), userAuth: { salt: word(59) } })).toString('base64')}`,
  ],
  ['tailscale-key', `tskey-auth-${word(12)}-${word(32)}`],
  ['age-key', `AGE-SECRET-KEY-1${base32(58)}`],
  ['openai-key', `sk-${word(20)}T3BlbkFJ${word(20, 'b')}`],
  ['openai-key', `sk-proj-${word(74)}T3BlbkFJ${word(74, 'b')}`],
  ['anthropic-key', `sk-ant-api03-${word(93)}AA`],
  ['anthropic-key', `sk-ant-oat01-${word(95)}`],
  ['ai-key', `csk-${word(48).toLowerCase()}`],
  ['ai-key', `lsv2_pt_${hex(32)}_${hex(10)}`],
  ['ai-key', `tvly-dev-${word(32)}`],
  ['ai-key', `pcsk_${word(6)}_${word(63)}`],
  ['ai-key', `tgp_v1_${word(43)}`],
  ['ai-key', `nvapi-${word(64)}`],
  ['ai-key', `sk-${hex(32)}`],
  ['huggingface-token', `hf_${letters(34)}`],
  ['huggingface-token', `hf_${word(36)}`],
  ['huggingface-token', `api_org_${letters(34)}`],
  ['groq-key', `gsk_${word(52)}`],
  ['xai-key', `xai-${word(80)}`],
  ['perplexity-key', `pplx-${word(48)}`],
  ['replicate-token', `r8_${word(37)}`],
  ['openrouter-key', `sk-or-v1-${hex(64)}`],
  ['slack-token', `xoxb-123456789012-987654321098-${word(24)}`],
  ['slack-webhook', `https://hooks.slack.com/services/T${word(8)}/B${word(8)}/${word(24)}`],
  ['discord-webhook', `https://discord.com/api/webhooks/123456789012345678/${word(68)}`],
  ['telegram-token', `8123456701:AA${word(33)}`],
  ['stripe-key', `sk_live_${word(24)}`],
  ['stripe-test-key', `sk_test_${word(24)}`],
  ['stripe-webhook-secret', `whsec_${word(32)}`],
  ['square-token', `sq0csp-${word(43)}`],
  ['shopify-key', `shpat_${word(32)}`],
  ['sendgrid-key', `SG.${word(22)}.${word(43)}`],
  ['mailgun-key', `key-${hex(32)}`],
  ['atlassian-token', `ATATT3${word(186)}`],
  ['notion-token', `ntn_83920174651${word(35)}`],
  ['linear-key', `lin_api_${word(40)}`],
  ['figma-token', `figd_${word(40)}`],
  ['postman-key', `PMAK-${hex(24)}-${hex(34)}`],
  ['mapbox-token', `sk.${base64url({ u: 'acme', a: word(30) })}.${word(22)}`],
  ['grafana-token', `glsa_${word(32)}_${hex(8)}`],
  ['grafana-token', `glc_${Buffer.from(JSON.stringify({ o: '1', n: word(30), k: word(30) })).toString('base64')}`],
  ['sentry-token', `sntryu_${hex(64)}`],
  ['sentry-token', `sntrys_${Buffer.from(JSON.stringify({ iat: 1, url: word(30) })).toString('base64')}_${word(43)}`],
  ['new-relic-key', `NRAK-${base32(27)}`],
  ['jwt', jwt({ sub: 'ana', role: 'owner' })],
]

export const token = `ghp_${word(36)}`
