import { generateKeyPairSync } from 'node:crypto'
import type { SecretKind } from '../../src/model/secret-kinds.js'
import { block, hex, keys, word } from './secret-samples.js'

const base64 = (text: string | Buffer): string => Buffer.from(text).toString('base64')
const strong = 'vR8-kQ2z.Lm'

const pairs = {
  rsa: generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey,
  small: generateKeyPairSync('rsa', { modulusLength: 1024 }).privateKey,
  p256: generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey,
  p384: generateKeyPairSync('ec', { namedCurve: 'P-384' }).privateKey,
  p521: generateKeyPairSync('ec', { namedCurve: 'P-521' }).privateKey,
  k256: generateKeyPairSync('ec', { namedCurve: 'secp256k1' }).privateKey,
  ed25519: generateKeyPairSync('ed25519').privateKey,
  x25519: generateKeyPairSync('x25519').privateKey,
}

const pkcs8 = Object.entries(pairs).map(([name, key]) => [name, key.export({ type: 'pkcs8', format: 'der' })] as const)
const pkcs1 = [pairs.rsa, pairs.small].map((key) => key.export({ type: 'pkcs1', format: 'der' }))
const sec1 = [pairs.p256, pairs.p384, pairs.p521, pairs.k256].map((key) => key.export({ type: 'sec1', format: 'der' }))

const pem = keys.RSA ?? ''
const commented = (leader: string): string =>
  pem
    .trim()
    .split('\n')
    .map((line) => `${leader}${line}`)
    .join('\n')
const jwks = (['rsa', 'p256', 'ed25519'] as const).map((name) => pairs[name].export({ format: 'jwk' }))
const putty = [
  'PuTTY-User-Key-File-3: ssh-ed25519',
  'Encryption: none',
  'Comment: ana@acme',
  'Public-Lines: 2',
  word(64, 'public'),
  word(20, 'public'),
  'Private-Lines: 1',
  `${word(46, 'private')}==`,
  `Private-MAC: ${word(64, 'mac').toLowerCase()}`,
]

/** Texts with one credential each that its structure tells, not a mark of a provider's. */
export const structures: readonly (readonly [SecretKind, name: string, text: string])[] = [
  ['private-key', 'PEM in base64', `key: ${base64(pem)}`],
  ['npm-token', 'settings of npm in base64', `f("${base64(`//registry.npmjs.org/:_authToken=${word(36)}\n`)}")`],
  ['private-key', 'a kubeconfig', `users:\n- name: ana\n  user:\n    client-key-data: ${base64(keys.EC ?? '')}\n`],
  [
    'private-key',
    'a service account in base64',
    base64(JSON.stringify({ type: 'service_account', id: 'ab', private_key: pem })),
  ],
  ['private-key', 'PEM in base64, one byte on', base64(`a${pem}`)],
  ['private-key', 'PEM in base64, two bytes on', base64(`ab${pem}`)],
  ['private-key', 'PEM in base64, in lines', (base64(pem).match(/.{1,76}/g) ?? []).join('\n')],
  ...pkcs8.map(([name, key]) => ['private-key', `PKCS#8 without markers: ${name}`, `"${base64(key)}"`] as const),
  ...pkcs1.map((key) => ['private-key', 'PKCS#1 without markers', `KEY=${base64(key)}`] as const),
  ...sec1.map((key) => ['private-key', 'SEC 1 without markers', `'${base64(key)}'`] as const),
  ['private-key', 'PKCS#8 without markers, in lines', (base64(pkcs8[0]?.[1] ?? '').match(/.{1,64}/g) ?? []).join('\n')],
  ...['// ', '# ', ' * ', '; ', '-- '].map(
    (leader) => ['private-key', `PEM behind "${leader}"`, commented(leader)] as const,
  ),
  ['private-key', 'OpenPGP of 30 kB', block('PGP PRIVATE KEY BLOCK', word(30_000, 'long'))],
  [
    'private-key',
    'a key of cosign',
    block('ENCRYPTED SIGSTORE PRIVATE KEY', base64(JSON.stringify({ kdf: { name: 'scrypt' }, ciphertext: word(200) }))),
  ],
  ['private-key', 'PuTTY in a script', `cat > key.ppk <<'END'\n${putty.join('\n')}\nEND`],
  ['private-key', 'PuTTY in a string', `const key = ${JSON.stringify(putty.join('\n'))}`],
  ...jwks.map((key) => ['json-web-key', `JWK: ${String(key.kty)}`, JSON.stringify(key)] as const),
  ['json-web-key', 'JWK in code', `const key = { kty: 'EC', crv: 'P-256', x: 'a', d: '${String(jwks[1]?.d)}' }`],
  ['json-web-key', 'JWK: oct', `{"kty":"oct","k":"${word(86)}"}`],
  ['docker-password', 'auths of Docker', `{"auths":{"ghcr.io":{"auth":"${base64(`ana:${strong}`)}"}}}`],
  [
    'docker-password',
    'auths of Docker in a secret of Kubernetes',
    `.dockerconfigjson: ${base64(JSON.stringify({ auths: { 'ghcr.io': { auth: base64(`ana:${strong}`) } } }))}`,
  ],
  [
    'docker-password',
    'auths of Docker in base64, in lines',
    base64(JSON.stringify({ auths: { 'ghcr.io': { username: 'ana', password: strong } } }, null, 2)),
  ],
  ['docker-password', 'auths of Docker, in plain', `{"auths":{"ghcr.io":{"username":"ana","password":"${strong}"}}}`],
  [
    'database-password',
    'ADO.NET',
    `"Server=tcp:acme.database.windows.net,1433;User ID=ana;Password=${strong};Encrypt=True;"`,
  ],
  ['database-password', 'ADO.NET, short', `'Data Source=db.acme.io;Uid=ana;Pwd=${strong}'`],
  ['database-password', 'JDBC', `jdbc:postgresql://db.acme.io/main?user=ana&password=${strong}`],
  [
    'database-password',
    'JDBC of SQL Server',
    `jdbc:sqlserver://db.acme.io:1433;user=ana;password=${strong};encrypt=true`,
  ],
  ['database-password', 'JDBC of Oracle', `jdbc:oracle:thin:ana/${strong}@db.acme.io:1521:main`],
  [
    'database-url',
    'a host with a word of documentation in it',
    `postgres://ana:${strong}@the-database.acme.io:5432/main`,
  ],
  ['database-url', 'postgresql:', `postgresql://ana:${strong}@registry.io/main`],
  ['url-password', 'a password with a word in it', 'https://ana:Kt9-auth-Wz4Q@ci.acme.io/'],
  ['cloudinary-url', 'Cloudinary', `cloudinary://481516234279124:${word(27)}@acme`],
  ['url-token', 'a token before a host', `https://${word(40)}@git.acme.io/acme/acme.git`],
  ['authorization-header', 'Basic', `Authorization: Basic ${base64(`ana:${strong}`)}`],
  ['authorization-header', 'Bearer', `headers: { Authorization: 'Bearer ${word(40)}' }`],
  ['authorization-header', 'Token', `headers: { Authorization: 'Token ${word(40)}' }`],
  ['authorization-header', 'ApiKey', `Authorization: ApiKey ${base64(`${word(20)}:${word(22)}`)}`],
  ['authorization-header', 'a header of its own', `headers: { 'X-Acme-Api-Key': '${word(32)}' }`],
  ['netrc-password', '.netrc in a script', `echo "machine git.acme.io login ana password ${word(24)}" > ~/.netrc`],
  ['netrc-password', '.netrc in lines', `machine git.acme.io\n  login ana\n  password ${strong}`],
  ['wireguard-key', 'WireGuard', `[Interface]\nPrivateKey = ${base64(Buffer.from(word(32)))}\n`],
  ['private-key', 'minisign', `untrusted comment: minisign encrypted secret key\nRWRTY0Iy${word(204)}`],
  ['wallet-key', 'accounts of a network', `networks: { main: { accounts: ['0x${hex(64)}'] } }`],
  ['wallet-key', 'an account behind a variable', `const privateKey = process.env.KEY || '0x${hex(64)}'`],
  ['authorization-header', 'a user for curl', `curl -s -u ana:${word(20)} https://api.acme.io/v1`],
  ['authorization-header', 'a user for curl in quotes', `curl https://api.acme.io/v1 --user "ana:${strong}"`],
  ['authorization-header', 'Bearer for curl', `curl -H "Authorization: Bearer ${word(40)}" https://acme.io`],
]

/** Texts that look much the same and hold nothing. */
export const nearMisses: readonly (readonly [name: string, text: string])[] = [
  ['a certificate in base64', base64(block('CERTIFICATE', word(400)))],
  ['a public key in base64', base64(block('PUBLIC KEY', word(400)))],
  ['the marker of a key in base64', base64('-----BEGIN PRIVATE KEY-----\n-----END PRIVATE KEY-----')],
  [
    'a public key in DER',
    base64(generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey.export({ type: 'spki', format: 'der' })),
  ],
  ['PKCS#8 cut short', base64(pkcs8[0]?.[1].subarray(0, 400) ?? '')],
  ['a public JWK', `{"kty":"EC","crv":"P-256","x":"${word(43)}","y":"${word(43)}"}`],
  ['code that reads a JWK', 'if (jwk.kty === "RSA") { const { n, e, d } = jwk; return { kty: "RSA", n, e, d } }'],
  ['auths of Docker with a helper', '{"auths":{"ghcr.io":{}},"credsStore":"osxkeychain"}'],
  ['auths of a test', `{"auths":{"ghcr.io":{"auth":"${base64('user:password')}"}}}`],
  ['auths in base64 of a test', base64(JSON.stringify({ auths: { 'ghcr.io': { auth: base64('user:password') } } }))],
  ['auths in base64 with a helper', base64(JSON.stringify({ auths: { 'ghcr.io': {} }, credsStore: 'osxkeychain' }))],
  ['a user for curl in a variable', 'curl -u "$USER:$API_TOKEN_2024" https://api.acme.io'],
  ['a user for curl in documentation', 'curl -u username:password https://api.acme.io'],
  ['a proxy and a range for curl', 'curl --retry 3 -o out https://acme.io:8443/a/b?c=d'],
  ['ADO.NET with a template', '"Server=db;User ID=ana;Password={0};"'],
  ['ADO.NET of documentation', '"Server=myServerAddress;Database=myDataBase;User Id=myUsername;Password=myPassword;"'],
  ['JDBC with a variable', 'jdbc:postgresql://db/main?user=ana&password=${DB_PASSWORD}'],
  ['a password without a server', `password=${strong}`],
  ['Cloudinary with a template', 'cloudinary://<api_key>:<api_secret>@<cloud_name>'],
  ['Basic of a test', `Authorization: Basic ${base64('user:pass')}`],
  ['Basic of RFC 7617', `Authorization: Basic ${base64('Aladdin:open sesame')}`],
  ['Bearer with a variable', 'Authorization: `Bearer ${token}`'],
  ['Bearer of a name', "Authorization: 'Bearer your-access-token-goes-here'"],
  ['an address for errors of clients', `https://${'0a1b2c3d'.repeat(4)}@o123.ingest.sentry.io/1`],
  ["an address for errors on a host of one's own", `https://${word(32, 'dsn').toLowerCase()}@errors.acme.io/583`],
  ['a host of documentation with a port', `mongodb://ana:${strong}@mongodb0.example.com:27017/?authSource=admin`],
  ["the password in Neon's pages", ['postgresql://alex:AbC123', 'dEf@ep-cool-darkness-123456.neon.tech/main'].join('')],
  ['a header of a variable', "headers: { 'X-Api-Key': process.env.ACME_API_KEY_2024_PRODUCTION }"],
  ['a header of documentation', "headers: { 'x-api-key': 'your-api-key-goes-here-0123456789' }"],
  ['.netrc of documentation', 'machine git.acme.io login <user> password <password>'],
  ['a public key of WireGuard', `PublicKey = ${base64(Buffer.from(word(32)))}`],
  ['an account of a tool that tries contracts', `privateKey: '0x${'0'.repeat(63)}1'`],
  ['a hash of a transaction', `transaction: '0x${hex(64)}'`],
  ['an address of mail in a URL', 'https://anna.maria.smith-and-company@mail.acme.io/'],
  ['the markers of PuTTY', 'if (text.startsWith("PuTTY-User-Key-File-2: ")) { parse("Encryption: ") }'],
  ['PEM whose end is of another key', `${pem.split('\n').slice(0, -2).join('\n')}\n-----END EC PRIVATE KEY-----`],
]
