import { describe, expect, it } from '@jest/globals'
import { SecretStream } from '../../src/inspect/secrets/stream.js'
import { effortOf } from '../helpers/effort.js'
import { factsOf } from './contents.js'
import { keys, token, word } from './secret-samples.js'
import { nearMisses, structures } from './secret-structures.js'

const kindsIn = async (path: string, text: string): Promise<readonly string[]> =>
  ((await factsOf(path, text)).secrets ?? []).map(({ kind }) => kind)

describe('a credential that its structure tells', () => {
  it.each(structures.map(([kind, name, text]) => [name, kind, text] as const))(
    'is found: %s',
    async (_, kind, text) => {
      expect(await kindsIn('dist/a.js', `\n${text}\n`)).toEqual([kind])
    },
  )

  it.each(nearMisses)('is not taken for one: %s', async (_, text) => {
    expect(await kindsIn('dist/a.js', `\n${text}\n`)).toEqual([])
  })

  it('is the same in a comment, in a string and in other lines', async () => {
    const keyOf = async (text: string): Promise<unknown> => (await factsOf('a.js', text)).secrets?.map(({ key }) => key)
    const pem = keys.RSA ?? ''
    const commented = pem
      .trim()
      .split('\n')
      .map((line) => `// ${line}`)
      .join('\n')
    expect(await keyOf(commented)).toEqual(await keyOf(pem))
    expect(await keyOf(JSON.stringify(pem))).toEqual(await keyOf(pem))
    expect(await keyOf(pem.replaceAll('\n', '\r\n'))).toEqual(await keyOf(pem))
  })

  it('in a long block is the same wherever the block is', async () => {
    const text = structures.find(([, name]) => name.startsWith('OpenPGP'))?.[2] ?? ''
    const [first, second] = [
      await factsOf('a.asc', `x${text}`),
      await factsOf('a.asc', `${'y\n'.repeat(130_000)}${text}`, { chunk: 1000 }),
    ]
    expect(first.secrets?.map(({ key }) => key)).toEqual(second.secrets?.map(({ key }) => key))
    expect(first.secrets).toHaveLength(1)
  })

  it('is whole where nothing of it is missing', async () => {
    const proofOf = async (text: string): Promise<unknown> =>
      (await factsOf('a.js', text)).secrets?.map(({ isProven }) => isProven)
    expect(await proofOf(keys.RSA ?? '')).toEqual([true])
    expect(await proofOf((keys.RSA ?? '').replace(/\n[^\n]+\n-/, '\n-'))).toEqual([undefined])
  })
})

describe('markers of keys without a key', () => {
  const dashes = '-'.repeat(5)
  it.each([
    `${dashes}BEGIN PRIVATE KEY${dashes}`,
    `${dashes}BEGIN RSA PRIVATE KEY${dashes}\nMIIEpAIBAAKCAQEA\n`,
    Buffer.from(`${dashes}BEGIN RSA PRIVATE KEY${dashes}`).toString('base64'),
    'MIIEvQIBADANBgkqhkiG9w0BAQEFAASC\n',
    '{kty:"RSA",',
    'PuTTY-User-Key-File-2: ssh-rsa\nEncryption: none\n',
    `${dashes}BEGIN PGP PRIVATE KEY BLOCK${dashes}\n`,
    '{"auths":{"registry.acme.io":{"auth":"YWJj",',
    'jdbc:postgresql://db.acme.io/x?password=',
    'Server=db.acme.io;User Id=ana;Password=',
    'data:a/b;base64,ZGF0YTosZGF0YTos ',
  ])('by the 10,000 are searched in the time of a text of that length (%#)', async (marker) => {
    const text = Buffer.from(marker.repeat(Math.ceil(1_000_000 / marker.length)))
    const stream = new SecretStream({ size: text.length }, () => undefined)
    expect(
      await effortOf(() => {
        stream.write(text)
        stream.end()
      }),
    ).toBeLessThan(1500)
  })
})

describe('a credential in a name', () => {
  it.each([`dist/${token}.js`, `cache/${token}/index.js`, `logs/npm_${word(36)}`])('is found (%#)', async (path) => {
    const { secrets = [] } = await factsOf(path, 'x')
    expect(secrets.map(({ inName, line }) => [inName, line])).toEqual([[true, undefined]])
  })

  it.each([
    'dist/key-0123456789abcdef0123456789abcdef.js',
    'dist/sk-0f1e2d3c4b5a69788796a5b4c3d2e1f0.js',
    'dist/chunk-S4PJ76PA.js',
  ])('is no hash of a bundler: %s', async (path) => {
    expect((await factsOf(path, 'x')).secrets).toBeUndefined()
  })
})

describe('a setting that is called a secret', () => {
  const random = word(32, 'setting')
  it.each([
    ['.env', `DD_API_KEY=${random}`],
    ['.env.production', `SECRET=${random}`],
    ['config/prod.env', `export SESSION_SECRET="${random}"`],
    ['.env', `ALGOLIA_ADMIN_KEY=${random}`],
    ['settings.yml', `  api_key: ${random}`],
    ['settings.json', `{ "clientSecret": "${random}" }`],
    ['app.ini', `token = ${random}`],
    ['deploy.sh', `DB_PASSWORD='vR8-kQ2z.Lm'`],
    ['app.properties', `db.password=vR8-kQ2z.Lm`],
  ])('is found in %s', async (path, text) => {
    expect(await kindsIn(path, text)).toEqual(['named-secret'])
  })

  it.each([
    ['dist/a.js', `DD_API_KEY=${random}`],
    ['.env', 'API_KEY=your-api-key-here-please'],
    ['.env', 'API_KEY=xxxxxxxxxxxxxxxxxxxxxxxx1a2b'],
    ['.env', 'API_KEY=$OTHER_API_KEY_OF_2024'],
    ['.env', 'PASSWORD=password123'],
    ['.env', `ALGOLIA_SEARCH_KEY=${random}`],
    ['.env', `STRIPE_PUBLIC_KEY=${random}`],
    ['a.json', `{ "cache_key": "${random}" }`],
    ['a.json', `{ "publicToken-url": "https://acme.io/${random}" }`],
    ['a.json', '{ "verdaccio-htpasswd": "13.0.0-next-8.28" }'],
    ['a.json', '{ "token": "keyword.control.flow.javascript" }'],
    ['a.yml', 'secretKeyRef:\n  key: database-password-2024'],
    ['package-lock.json', `{ "token": "${random}" }`],
  ])('is not looked for, or is none, in %s: %s', async (path, text) => {
    expect(await kindsIn(path, text)).toEqual([])
  })
})
