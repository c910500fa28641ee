import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib'
import { describe, expect, it } from '@jest/globals'
import { effortOf } from '../../helpers/effort.js'
import { zip } from '../../helpers/zips.js'
import { embedded } from '../contents.js'
import { insideOf } from './nests.js'

const source = '// what users were never to see\nexport const secret = 1\n'
const map = JSON.stringify({ version: 3, sources: ['../src/secret.ts'], sourcesContent: [source], mappings: 'AAAA' })
const script = `console.log(1)\n//# sourceMappingURL=data:application/json;base64,${Buffer.from(map).toString('base64')}`

const xxd = (bytes: Uint8Array): string =>
  `unsigned char a_js_map[] = {\n${(
    Buffer.from(bytes)
      .toString('hex')
      .match(/.{1,24}/g) ?? []
  )
    .map((line) => `  ${(line.match(/../g) ?? []).map((byte) => `0x${byte}`).join(', ')}`)
    .join(',\n')}\n};\nunsigned int a_js_map_len = ${bytes.length};\n`

const arrays: readonly (readonly [what: string, write: (bytes: Buffer) => string])[] = [
  ['a typed array', (bytes) => `const a = new Uint8Array([${bytes.join(',')}]);`],
  ['a signed array', (bytes) => `const a = new Int8Array([${[...new Int8Array(bytes)].join(', ')}]);`],
  ['Buffer.from', (bytes) => `module.exports=Buffer.from([${bytes.join(', ')}])`],
  ['hex numbers', (bytes) => `x(Buffer.from([${Array.from(bytes, (byte) => `0x${byte.toString(16)}`).join(',')}]))`],
  ['a Buffer in JSON', (bytes) => JSON.stringify({ file: bytes })],
  ['a Buffer in JSON with line ends', (bytes) => JSON.stringify({ file: bytes }, null, 2)],
  ['xxd -i', xxd],
]
const words = (bytes: Buffer, isLittle: boolean): string => {
  const padded = Buffer.concat([bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4, ' ')])
  return Array.from({ length: padded.length / 4 }, (_, index) =>
    isLittle ? padded.readUInt32LE(index * 4) : padded.readInt32BE(index * 4),
  ).join(',')
}
const wordArrays: typeof arrays = [
  ['words of four bytes', (bytes) => `new Uint32Array([${words(bytes, true)}])`],
  ['words in the other order', (bytes) => `new Int32Array([${words(bytes, false)}])`],
]
const texts: typeof arrays = [
  ['hex with blanks', (bytes) => bytes.toString('hex').replaceAll(/..(?=.)/g, '$& ')],
  ['hex with colons', (bytes) => bytes.toString('hex').replaceAll(/..(?=.)/g, '$&:')],
  ['hex', (bytes) => `const a = Buffer.from("${bytes.toString('hex')}", "hex")`],
  ['hex in lines', (bytes) => (bytes.toString('hex').match(/.{1,60}/g) ?? []).join('\n')],
]
const base64: typeof arrays = [
  ['base64', (bytes) => `const a = Buffer.from("${bytes.toString('base64')}", "base64")`],
  ['base64url', (bytes) => `const a = '${bytes.toString('base64url')}'`],
  [
    'base64 in lines',
    (bytes) =>
      `Content-Transfer-Encoding: base64\r\n\r\n${(bytes.toString('base64').match(/.{1,76}/g) ?? []).join('\r\n')}\r\n\r\n--`,
  ],
  [
    'base64 with escaped line ends',
    (bytes) => `{"a":"${(bytes.toString('base64').match(/.{1,76}/g) ?? []).join('\\n')}\\n"}`,
  ],
]

async function sourcesIn(path: string, text: string): Promise<readonly string[]> {
  const all = await Promise.all(
    [1_000_000, 97].map(async (chunk) => {
      const { file, inside } = await insideOf(path, Buffer.from(text), { chunk })
      expect(file.unread).toBeUndefined()
      return [file, ...inside].flatMap(embedded).map(({ name, bytes }) => `${name}:${bytes}`)
    }),
  )
  expect(all[0]).toEqual(all[1])
  return all[0] ?? []
}

const found = [`../src/secret.ts:${source.length}`]
const around = (text: string): string => `${'f(a);\n'.repeat(40)}${text}\n${'g(b);\n'.repeat(40)}`

describe('a source map', () => {
  it.each([...arrays, ...wordArrays, ...texts])('in %s is found', async (_, write) => {
    expect(await sourcesIn('dist/a.js', around(write(Buffer.from(map))))).toEqual(found)
  })

  it('in String.fromCharCode is found, with letters over a byte', async () => {
    const text = map.replace('never', 'nie … µ')
    const codes = Array.from(text, (letter) => letter.charCodeAt(0))
    const [only = ''] = await sourcesIn('a.js', `eval(String.fromCharCode(${codes.join(',')}))`)
    expect(only).toBe(`../src/secret.ts:${Buffer.byteLength(source.replace('never', 'nie … µ'))}`)
  })

  it.each([...arrays, ...texts, ...base64])('of a script in %s is found', async (_, write) => {
    expect(await sourcesIn('dist/a.js', around(write(Buffer.from(script))))).toEqual(found)
  })
})

describe.each([
  ['gzip', gzipSync(map)],
  ['zlib', deflateSync(map)],
  ['fast zlib', deflateSync(map, { level: 1 })],
  ['the best zlib', deflateSync(map, { level: 9 })],
  ['brotli', brotliCompressSync(map)],
  ['zip', zip({ name: 'out/x.map', content: Buffer.from(map) })],
])('a map in %s', (_, packed) => {
  it.each([...arrays, ...texts, ...base64])('in %s is found', async (_, write) => {
    expect(await sourcesIn('dist/a.js', around(write(packed)))).toEqual(found)
  })
})

describe('an encoded text in another one', () => {
  const lines = Array.from(
    { length: 40 },
    (_, n) => `export const v${n} = ${(n * 7919) % 613} // part ${(n * 31) % 17}`,
  )
  const text = lines.join('\n')
  const map = JSON.stringify({ version: 3, sources: ['../src/secret.ts'], sourcesContent: [text], mappings: 'AAAA' })
  const found = [`../src/secret.ts:${text.length}`]
  const base64Of = (bytes: Uint8Array): string => `x="${Buffer.from(bytes).toString('base64')}";`
  it.each([
    ['base64 twice', base64Of(Buffer.from(Buffer.from(map).toString('base64')))],
    ['base64 of base64 of gzip', base64Of(Buffer.from(gzipSync(map).toString('base64')))],
    ['gzip in a script in gzip', base64Of(gzipSync(base64Of(gzipSync(map))))],
    ['hex of base64 of gzip', Buffer.from(gzipSync(map).toString('base64')).toString('hex')],
  ])('is read: %s', async (_, text) => {
    expect(await sourcesIn('dist/a.js', around(text))).toEqual(found)
  })

  it('is read in an archive, and not without an end', async () => {
    const script = Buffer.from(around(base64Of(gzipSync(map))))
    const { inside } = await insideOf('a.vsix', zip({ name: 'out/a.js', content: script }))
    expect(inside.filter((file) => embedded(file).length > 0).map(({ path }) => path)).toEqual([
      'a.vsix!out/a.js!base64 1!base64 1',
    ])
    let text = map
    for (let depth = 0; depth < 12; depth += 1) text = Buffer.from(text).toString('base64')
    expect((await insideOf('a.js', Buffer.from(text))).file.sha256).toHaveLength(64)
  })
})

it('has a path that says how it was encoded', async () => {
  const text = `a=[${Buffer.from(map).join(',')}];b="${gzipSync(map).toString('base64')}"`
  const { inside } = await insideOf('dist/a.js', Buffer.from(text))
  expect(inside.map(({ path }) => path)).toEqual(['dist/a.js!base64 1!base64 1', 'dist/a.js!byte array 1'])
  expect(inside.map(({ container }) => container)).toEqual(['dist/a.js', 'dist/a.js'])
})

describe('nothing is said of', () => {
  const require = createRequire(import.meta.url)
  const wasm = Buffer.from('0061736d0100000001040160000003020100070501016100000a040102000b'.padEnd(400, '0'), 'hex')
  const font = Buffer.concat([
    Buffer.from('wOF2'),
    Buffer.from(Array.from({ length: 900 }, (_, n) => (n * 7919) % 251)),
  ])
  const plain = Buffer.from(
    '{"version":3,"sources":["a.js"],"sourcesContent":null,"names":["a","b"],"mappings":"AAAA"}',
  )

  it.each([
    ['a WebAssembly module', wasm],
    ['a font', font],
    ['a text', readFileSync(require.resolve('semver/package.json'))],
    ['a map without texts', plain],
    ['gzip of a text', gzipSync('hello '.repeat(500))],
    ['gzip that is cut off', gzipSync(map).subarray(0, 100)],
    ['zip that is cut off', zip({ name: 'out/x.map', content: Buffer.from(map) }).subarray(0, 160)],
  ])('%s', async (_, bytes) => {
    for (const [, write] of [...arrays, ...texts, ...base64]) {
      const { file, inside } = await insideOf('dist/a.js', Buffer.from(around(write(bytes))))
      expect([file, ...inside].flatMap(embedded)).toEqual([])
      expect([file, ...inside].flatMap(({ unread, notInspected }) => unread ?? notInspected ?? [])).toEqual([])
    }
  })

  it.each([
    ['a table of numbers', Array.from({ length: 2000 }, (_, n) => (n * n) % 65_536).join(',')],
    ['a table of fractions', Array.from({ length: 500 }, (_, n) => n / 8).join(',')],
    ['a table of bytes', Array.from({ length: 256 }, (_, n) => n ^ 0x55).join(', ')],
    ['numbers and letters', '12, 0xfg, ab, 0x, --1, '.repeat(40)],
    ['a list of words', 'alpha\nbeta\ngamma\n'.repeat(200)],
    ['hashes', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855\n'.repeat(50)],
  ])('%s', async (_, text) => {
    expect(await sourcesIn('dist/a.js', `x=[${text}]`)).toEqual([])
    expect((await insideOf('dist/a.js', Buffer.from(text))).inside).toEqual([])
  })
})

it('takes time in proportion to the file, whatever runs are in it', async () => {
  const run = `"${'Ab3/'.repeat(40)}"`
  for (const text of [
    `${run},`,
    '1,2,3,',
    '0'.repeat(130),
    `${' '.repeat(200)}x`,
    `"${gzipSync(map).toString('base64')}"`,
  ]) {
    const bytes = Buffer.from(text.repeat(Math.ceil(2_000_000 / text.length)))
    expect(await effortOf(() => insideOf('a.dat', bytes), 5_000)).toBeLessThan(5_000)
  }
}, 60_000)
