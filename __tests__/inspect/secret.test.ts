import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { secretKindNames } from '../../src/model/secret-kinds.js'
import type { FileFacts } from '../../src/model/file-facts.js'
import { factsOf } from './contents.js'
import { formats } from './secret-formats.js'
import { structures } from './secret-structures.js'
import { block, jwt, keys, samples, token, word } from './secret-samples.js'

const found = ({ secrets = [] }: FileFacts): readonly unknown[] => secrets.map(({ kind, line }) => [kind, line])
const kinds = ({ secrets = [] }: FileFacts): readonly string[] => secrets.map(({ kind }) => kind)
const filler = 'const a = require("./a")\n'

describe('a credential', () => {
  it.each(samples.map(([kind, text], index) => [kind, index, text] as const))(
    'of kind %s is found (sample %i)',
    async (kind, _, text) => {
      const facts = await factsOf('dist/a.js', `${filler.repeat(3)}\n${text}\n${filler}`)
      expect(found(facts)).toEqual([[kind, 5]])
      expect(facts.notInspected).toBeUndefined()
    },
  )

  it('of every kind has a sample', () => {
    const tried = new Set([...samples, ...structures].map(([kind]) => kind).concat(formats.map(({ kind }) => kind)))
    expect(secretKindNames.filter((name) => !tried.has(name))).toEqual(['named-secret']) // in settings alone
  })

  it('never leaves the inspection with its value', async () => {
    for (const [kind, text] of samples) {
      const { secrets = [] } = await factsOf('a.js', text)
      const shown = JSON.stringify(secrets)
      expect([kind, secrets.every(({ mark }) => mark.length <= 6 && text.includes(mark))]).toEqual([kind, true])
      for (const part of text.match(/\w{12,}/g) ?? []) expect(shown).not.toContain(part)
    }
  })

  it('is told from another one of its kind, and is the same in another release', async () => {
    const keysOf = async (text: string): Promise<readonly string[]> =>
      ((await factsOf('a.js', text)).secrets ?? []).map(({ key }) => key)
    const [first, second] = await keysOf(`${token}\n${token}\nghp_${word(36, 'other')}`)
    expect([first, second].map(typeof first === 'string' ? (key) => key?.length : () => 0)).toEqual([32, 32])
    expect(first).not.toBe(second)
    expect(await keysOf(`x ${token}`)).toEqual([first])
    // A key in a string of code, with other line ends, is the same key.
    expect(await keysOf(JSON.stringify(keys.EC))).toEqual(await keysOf(keys.EC ?? ''))
  })

  it.each([
    [
      'an executable',
      Buffer.concat([
        Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 0, 1, 0xff]),
        Buffer.from(`\0\0const t="${token}"\0`),
        Buffer.alloc(4096, 0xe9),
      ]),
    ],
    ['a file with no extension', Buffer.from(token)],
    ['UTF-16', Buffer.from(`\ufeffvar t = "${token}"`, 'utf16le')],
    ['a string with escapes before it', Buffer.from(`const s = "a\\n${token}\\n"`)],
    ['a string with escapes in it', Buffer.from(`const s = "ghp_${word(36).replace('a', '\\u0061')} ${token}"`)],
    ['text that ends with it', Buffer.from(`é${token}`)],
    [
      'a file that asks for silence',
      Buffer.from(`/* secretlint-disable */\n// secretlint-disable-line\n${token} // secretlint-disable-line\n`),
    ],
    ['one long line', Buffer.from(`${'x'.repeat(700_000)};"${token}";${'y'.repeat(700_000)}`)],
  ])('is found in %s', async (_, content) => {
    expect(kinds(await factsOf('lib/a', content))).toContain('github-token')
  })

  it('in a quoted setting of code is found through its escapes', async () => {
    expect(kinds(await factsOf('a.js', `eval("const a = {\\"aws_secret_access_key\\": \\"${word(40)}\\"}")`))).toEqual([
      'aws-secret-key',
    ])
    expect(kinds(await factsOf('a.json', `{"a":"https:\\/\\/ana:vR8-kQ2zLm@ci.acme-corp.dev\\/"}`))).toEqual([
      'url-password',
    ])
    const lines = (keys.RSA ?? '')
      .trim()
      .split('\n')
      .map((line) => `"${line}\\n"`)
    expect(kinds(await factsOf('a.js', `const key = ${lines.join(' +\n  ')}`))).toEqual(['private-key'])
  })

  it('in a string of code in a string is found: in a source map, and in a development build', async () => {
    const code = `const account = ${JSON.stringify(JSON.stringify({ aws_secret_access_key: word(40) }))}`
    expect(
      kinds(
        await factsOf(
          'a.js.map',
          JSON.stringify({ version: 3, sources: ['a.ts'], sourcesContent: [code], mappings: '' }),
        ),
      ),
    ).toEqual(['aws-secret-key'])
    expect(kinds(await factsOf('a.js', `\n\neval(${JSON.stringify(code)})`))).toEqual(['aws-secret-key'])
    expect((await factsOf('a.js', `\n\neval(${JSON.stringify(code)})`)).secrets?.[0]?.line).toBe(3)
  })

  it.each([
    ['base64', `data:text/plain;base64,${Buffer.from(`x\n${token}`).toString('base64')}`],
    [
      'base64 with escaped signs',
      `data:text/plain;charset=utf-8;base64,${encodeURIComponent(Buffer.from(`xyz${'?>'.repeat(9)} ${token}`).toString('base64'))}`,
    ],
    ['percents', `data:text/plain,key%3D${token}`],
    ['a drawing', `data:image/svg+xml;base64,${Buffer.from(`<svg>${token}</svg>`).toString('base64')}`],
    [
      'a data: URL in another',
      `data:text/css;base64,${Buffer.from(`a{b:url(data:text/plain;base64,${Buffer.from(token).toString('base64')})}`).toString('base64')}`,
    ],
  ])('in a data: URL is found: %s', async (_, url) => {
    for (const chunk of [7, 65_536])
      expect(found(await factsOf('a.css', `\n\na { b: url("${url}") }\n`, { chunk }))).toEqual([['github-token', 3]])
  })

  it('in a map has the name of its source and the line there; in other parts of a map too', async () => {
    const map = JSON.stringify({
      version: 3,
      sources: ['a.ts', 'src/b.ts'],
      sourcesContent: ['x', `one\n"\\n"\n${token}`],
      mappings: 'AAAA',
      x_note: `npm_${word(36)}`,
    })
    for (const content of [
      map,
      `x()\n//# sourceMappingURL=data:application/json;base64,${Buffer.from(map).toString('base64')}`,
    ]) {
      const { secrets = [] } = await factsOf('a.js', content)
      expect(secrets.map(({ kind, source, line }) => [kind, source, source === undefined ? null : line])).toEqual(
        expect.arrayContaining([
          ['github-token', 'src/b.ts', 3],
          ['npm-token', undefined, null],
        ]),
      )
      expect(secrets).toHaveLength(2)
    }
  })

  // Chunks of a byte or so cost as much as long ones, each; long texts reach over the end of the first look.
  it.each([
    ['long', 140_000, 1000, 40_000],
    ['short', 1000, 1, 300],
  ])('is found once, with its line, wherever the chunks end: %s ones', async (_what, most, least, longest) => {
    const piece = fc.constantFrom(
      ...samples.map(([, text]) => text),
      ...structures.map(([, , text]) => text),
      ...formats.map(({ fake }) => fake),
      filler,
      'x'.repeat(most === 1000 ? 500 : 5_000),
      '\n',
      '\u{1f600}',
      '"\\n"',
      'data:text/plain;base64,',
    )
    await fc.assert(
      fc.asyncProperty(
        fc.array(piece, { maxLength: 30 }),
        fc.integer({ min: least, max: longest }),
        // Twice as many bytes.
        fc.nat(most),
        async (pieces, chunk, lead) => {
          const content = 'z '.repeat(lead) + pieces.join('\n')
          const whole = await factsOf('a.js', content, { chunk: 8_000_000 })
          expect((await factsOf('a.js', content, { chunk })).secrets).toEqual(whole.secrets)
        },
      ),
      { numRuns: 30 },
    )
  })

  it('at the seam of two looks is found', async () => {
    for (const at of [262_144, 262_144 - 16_384, 262_144 - 16_384 - 20, 262_144 - 60]) {
      for (const chunk of [1_000, 65_536, 8_000_000])
        expect(kinds(await factsOf('a.js', `${' '.repeat(at - 10)}${token}${' '.repeat(300_000)}`, { chunk }))).toEqual(
          ['github-token'],
        )
    }
  })

  it('among more than ten thousand others makes the file one that can’t be judged', async () => {
    const many = Array.from({ length: 10_001 }, (_, n) => `ghp_${word(36, String(n))}`).join('\n')
    expect((await factsOf('a.js', many)).notInspected).toContain('look like credentials')
  })
})

describe('what is no credential', () => {
  it.each([
    ['a documented key', 'AKIAIOSFODNN7EXAMPLE and aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY'],
    ['x for each character', `ghp_${'x'.repeat(36)} npm_${'X'.repeat(36)}`],
    ['a sequence', 'ghp_abcdefghijklmnopqrstuvwxyz0123456789'],
    ['the name of a variable', 'npm_package_config_something_long_enough'],
    [
      'a template',
      '//registry.acme.dev/:_authToken=${NPM_TOKEN}\nhttps://${user}:${password}@acme.dev/\npostgres://{user}:{password}@db.acme.dev/x',
    ],
    [
      'code',
      'const _authToken = process.env.NPM_CONFIG_TOKEN; this._password = password; _auth = undefined; { ' +
        '_auth: getCredentials }',
    ],
    [
      'a URL of documentation',
      'https://user:pass@host.com https://ana:vR8kQ2zLm@example.com postgres://ana:vR8kQ2zLm@localhost:5432/x ' +
        'mongodb://ana:hunter2@db.acme.dev',
    ],
    [
      'the markers of a key alone',
      `/${block('PRIVATE KEY', '')}/ "-----BEGIN RSA " + "PRIVATE KEY-----" + "-----BEGIN PRIVATE KEY-----" + ` +
        'body + "-----END PRIVATE KEY-----"',
    ],
    ['a key with dots', block('RSA PRIVATE KEY', `MIIE${'.'.repeat(80)}`)],
    ['a key of one letter', block('RSA PRIVATE KEY', `MIIE${'A'.repeat(200)}`)],
    ['a certificate', block('CERTIFICATE', word(300))],
    [
      'a token for everyone',
      `${jwt({ role: 'anon', iss: 'supabase' })} ${jwt({ sub: '1234567890', name: 'John Doe' })} pk_live_${word(24)}`,
    ],
    ['the address for errors of a client', `https://${'0a'.repeat(16)}:${'1b3c5d7f'.repeat(4)}@sentry.io/1`],
    ['the key of an emulator', `AccountKey=Eby8vdM02xNOcqFlqUwJPLlm${word(62)}==`],
    ['a hash', `sk-${'z'.repeat(40)} integrity sha512-${word(86)}==`],
  ])('is not reported: %s', async (_, text) => {
    expect((await factsOf('dist/a.js', text)).secrets).toBeUndefined()
  })

  it.each(['e.g.) ', 'for example ', 'the examples: ', 'looks like '])(
    'is not told by a word beside it, which a bundle has on each line: %s',
    async (words) => {
      const { secrets = [] } = await factsOf('a.js', `// ${words}${token}\n`)
      expect(secrets).toEqual([expect.objectContaining({ kind: 'github-token', line: 1 })])
    },
  )
})
