import { createPublicKey, generateKeyPairSync } from 'node:crypto'
import { describe, expect, it } from '@jest/globals'
import { effortOf } from '../helpers/effort.js'
import { privateKey } from '../../src/inspect/private-key.js'
import type { PackedFile } from '../../src/model/file-facts.js'

const file: PackedFile = { path: 'secret', size: 0, mode: 0o644, type: 'file' }

/** What the inspector says of a text, in chunks of the given size whose memory is used again. */
function kindOf(text: string | Buffer, chunkSize = 1_000): string | undefined {
  const inspection = privateKey(file, { held: 1_000 })
  const bytes = Buffer.from(text as string)
  const shared = Buffer.alloc(chunkSize)
  for (let at = 0; at < bytes.length; at += chunkSize) {
    const length = bytes.copy(shared, 0, at, at + chunkSize)
    inspection?.write(shared.subarray(0, length))
  }
  return inspection?.end().privateKey
}

/** Markers are put together here: no file of the repository looks like a key. */
const dashes = '-'.repeat(5)
const begin = (label: string): string => `${dashes}BEGIN ${label}${dashes}`
const end = (label: string): string => `${dashes}END ${label}${dashes}`
const body = `${'A'.repeat(64)}\n${'b0+/'.repeat(10)}==`
const block = (label: string, content = body): string => `${begin(label)}\n${content}\n${end(label)}\n`
const pkcs8 = 'PRIVATE KEY'

const { privateKey: rsa } = generateKeyPairSync('rsa', { modulusLength: 1024 })
const { privateKey: ed25519 } = generateKeyPairSync('ed25519')
const { privateKey: ec } = generateKeyPairSync('ec', { namedCurve: 'P-256' })

describe('a file in DER', () => {
  const kindOfDer = (der: Buffer, size = der.length): string | undefined => {
    const inspection = privateKey({ ...file, size }, { held: 1_000 })
    inspection?.write(der)
    return inspection?.end().privateKey
  }

  it.each([
    ['RSA', rsa.export({ type: 'pkcs1', format: 'der' })],
    ['PKCS#8', rsa.export({ type: 'pkcs8', format: 'der' })],
    ['PKCS#8', ed25519.export({ type: 'pkcs8', format: 'der' })],
    ['EC', ec.export({ type: 'sec1', format: 'der' })],
    ['encrypted PKCS#8', ec.export({ type: 'pkcs8', format: 'der', cipher: 'aes-256-cbc', passphrase: 'x' })],
  ])('is a private key: %s', (kind, der) => {
    expect(kindOfDer(der)).toBe(kind)
    expect([kindOfDer(der, der.length + 1), kindOfDer(der.subarray(0, -1))]).toEqual([undefined, undefined])
  })

  it('is none where it is public', () => {
    expect(kindOfDer(createPublicKey(rsa).export({ type: 'spki', format: 'der' }))).toBeUndefined()
    expect(kindOfDer(createPublicKey(rsa).export({ type: 'pkcs1', format: 'der' }))).toBeUndefined()
    expect(kindOfDer(Buffer.from('0123456789'))).toBeUndefined()
  })
})

describe('a private key', () => {
  it.each([
    ['RSA', rsa.export({ type: 'pkcs1', format: 'pem' })],
    ['PKCS#8', rsa.export({ type: 'pkcs8', format: 'pem' })],
    ['PKCS#8', ed25519.export({ type: 'pkcs8', format: 'pem' })],
    ['encrypted PKCS#8', ed25519.export({ type: 'pkcs8', format: 'pem', cipher: 'aes-128-cbc', passphrase: 'x' })],
    ['RSA', rsa.export({ type: 'pkcs1', format: 'pem', cipher: 'aes-128-cbc', passphrase: 'x' })],
    ['EC', ec.export({ type: 'sec1', format: 'pem' })],
    ['DSA', block('DSA PRIVATE KEY')],
    ['OpenSSH', block('OPENSSH PRIVATE KEY')],
    ['PGP', block('PGP PRIVATE KEY BLOCK', `Version: GnuPG v2\nComment: mine\n\n${body}\n=aB3/`)],
    [
      'PuTTY',
      'PuTTY-User-Key-File-3: ssh-ed25519\nEncryption: none\nPublic-Lines: ' +
        `1\n${'A'.repeat(64)}\nPrivate-Lines: 1\n${'A'.repeat(48)}\nPrivate-MAC: 00\n`,
    ],
  ])('is recognised by its content: %s', (kind, text) => {
    for (const chunkSize of [1, 7, 100_000]) expect(kindOf(text, chunkSize)).toBe(kind)
  })

  it.each([
    ['a byte order mark and Windows line ends', `\ufeff${block(pkcs8).replaceAll('\n', '\r\n')}`],
    ['comments and blank lines before it', `# made by us\n; on Monday\n\n${block(pkcs8)}`],
    [
      'attributes of a PKCS#12 export',
      `Bag Attributes\n    localKeyID: 01 02\nKey Attributes: <No Attributes>\n${block(pkcs8)}`,
    ],
    ['its certificate before it', `subject=CN = acme\n${block('CERTIFICATE')}${block(pkcs8)}`],
    ['the parameters of its curve before it', `${block('EC PARAMETERS', 'BggqhkjOPQMBBw==')}${block(pkcs8)}`],
    ['more than the first bytes', block(pkcs8, `${'A'.repeat(64)}\n`.repeat(200))],
  ])('is recognised with %s', (_, text) => {
    expect(kindOf(text)).toBe('PKCS#8')
  })

  it.each([
    ['a script that holds the marker', `const marker = '${begin(pkcs8)}'\n`],
    ['a script that holds a key', `module.exports = \`\n${block(pkcs8)}\`\n`],
    ['a text about a key', `How to make a key:\n\n${block(pkcs8)}`],
    ['a certificate', block('CERTIFICATE')],
    ['a public key', block('PUBLIC KEY')],
    ['a placeholder', block(pkcs8, '...')],
    ['words in the place of a key', block(pkcs8, `put your key here ${'x'.repeat(80)}`)],
    ['too little for a key', block(pkcs8, 'A'.repeat(63))],
    ['a key without its end', `${begin(pkcs8)}\n${body}\n`],
    ['an end with another label', `${begin(pkcs8)}\n${body}\n${end('RSA PRIVATE KEY')}\n`],
    ['a label that every object has', block('CONSTRUCTOR')],
    ['a PuTTY key that is public alone', 'PuTTY-User-Key-File-3: ssh-ed25519\n'],
    ['a marker far from the beginning', `${'# comment\n'.repeat(500)}${block(pkcs8)}`],
    ['nothing', ''],
  ])('is not %s', (_, text) => {
    expect(kindOf(text)).toBeUndefined()
    expect(kindOf(text, 100_000)).toBeUndefined()
  })

  it('is looked for within a bound, whatever the size of the file', () => {
    expect(kindOf(block(pkcs8, `${'A'.repeat(64)}\n`.repeat(2_000)))).toBeUndefined()
    expect(kindOf(`${block(pkcs8)}${'A'.repeat(100_000)}`)).toBe('PKCS#8')
  })

  it('is looked for in no time where the text is made to take long', async () => {
    const text = `${block('CERTIFICATE')}${' '.repeat(60_000)}x\n`
    const effort = await effortOf(() => {
      expect(kindOf(text)).toBeUndefined()
    })
    expect(effort).toBeLessThan(1_000)
  })

  it('is not looked for in what is no plain file', () => {
    expect(privateKey({ ...file, type: 'symlink' }, { held: 1 })).toBeNull()
  })
})
