import { readFileSync } from 'node:fs'
import { brotliCompressSync, crc32, deflateSync, gzipSync } from 'node:zlib'
import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { tar, tgz } from '../../helpers/tarballs.js'
import { zip } from '../../helpers/zips.js'
import { embedded } from '../contents.js'
import { NotRead, ReleaseRoom, Room } from '../../../src/inspect/containers/room.js'
import { unxz } from '../../../src/inspect/containers/xz.js'
import { asar, behindNoise, deno, insideOf, wasm, wraps, type Wrap } from './nests.js'

const source = 'export const secret = 1\n// a comment\n'
const map = Buffer.from(
  JSON.stringify({ version: 3, sources: ['../src/secret.ts'], sourcesContent: [source], mappings: 'AAAA' }),
)
const paths = (files: readonly { path: string }[]): string[] => files.map(({ path }) => path)

/** By `zstd -19`. The text is that of a map. */
const zstd = Buffer.from(
  'KLUv/SSy7QMAYggaGJC7AWvdligoIf+K3UCq/qb3rzchMXMIAZEyxpgu9ccJhG1hA1CUddJ9I+xP5DHNm49bSU/yG/L5vMvSLlsqxUaQQ+Y7t8uP' +
    'DZ993ucmDvVPv9GtKxddpaTFUl8XmXYFhKXcicdtFAoGAHcIcMr4vKx8Cn9S1kwUqgxiYt0j',
  'base64',
)

/** By `xz -9`, of the same. */
const xz = Buffer.from(
  '/Td6WFoAAATm1rRGAgAhARwAAAAQz1jM4AB6AGhdAD2IisaUU5CGpmN9JTwE6lY5htpiyh46Tn9Mbr+A' +
    '2ekMe5MevG3QVzinnGdU7MoXp73mK05wXeX+' +
    'XngCq6ErHAxk6Sex1f6EgX6nXmDNuv94S8kiPL2Rx+fMK/d8Y1pKsClR5MJ3srjeABRrJe+3jp5/AAGEAXsAAAA+jCrHscRn+wIAAAAABFla',
  'base64',
)
/** By xz: 100,000 zeros, and text with another layout of literals. */
const zeros = Buffer.from(
  '/Td6WFoAAAFpIt42AgAhARwAAAAQz1jM4YafAFNdAABv/f//o7f/Rz5IFXI5YVG4kijmo4YH+e7kHoLT' +
    'L8U6PAFLsX7JiopNL6MN2X+m44wjEVPgWRjF' +
    'dYrid/i2lH8MasDedElk4ulcU7IE1rH1lwAAAAB9lRHUAAFroI0GAACGpv/KPjANiwIAAAAAAVla',
  'base64',
)
const words = Buffer.from(
  '/Td6WFoAAAFpIt42AgAhARwAAAAQz1jM4HsLAEUcADCZTaCaNgTXrq/tJwjJw2jeM5TIjimrGdrdP/aH' +
    'BBEtkZ8fFlK8p7ukNMrgeRzQ6v0P/cSn7u6L' +
    'ews6xMv4n6EhUi36AAAAAACJELLFAAFdjPYBAAArsZylPjANiwIAAAAAAVla',
  'base64',
)

describe('a source map', () => {
  it.each(wraps.map(({ name, wrap }) => [name, wrap] as const))('in %s is found', async (name, wrap) => {
    const { file, inside } = await insideOf(name, wrap(map))
    const holders = inside.filter((each) => embedded(each).length > 0)
    expect(holders).toHaveLength(1)
    expect(embedded(holders[0]!)[0]).toMatchObject({ name: '../src/secret.ts', bytes: source.length, lines: 2 })
    expect(holders[0]).toMatchObject({ container: name })
    expect(holders[0]!.path.startsWith(`${name}!`)).toBe(true)
    expect(embedded(file)).toEqual([])
    expect(file.unread).toBeUndefined()
  })

  it('in a zip archive whose members are zstd streams is found', async () => {
    const long = source.replace('comment', `comment that is long enough to compress ${'well, '.repeat(3)}well`)
    const text = map.toString().replace(JSON.stringify(source), JSON.stringify(long))
    const member = { name: 'a.map', content: zstd, method: 93, declaredSize: text.length, crc: crc32(text) }
    const { file, inside } = await insideOf('a.vsix', zip(member))
    expect(embedded(inside[0]!)[0]).toMatchObject({ name: '../src/secret.ts', bytes: long.length })
    expect(file.unread).toBeUndefined()
  })

  it('in zstd is found', async () => {
    const { inside } = await insideOf('a.map.zst', zstd)
    expect(embedded(inside[0]!)[0]).toMatchObject({ name: '../src/secret.ts' })
    expect(inside[0]!.path).toBe('a.map.zst!a.map')
    expect(embedded((await insideOf('app', behindNoise(zstd))).inside[0]!)).toHaveLength(1)
  })

  it('in xz is found', async () => {
    const { inside, file } = await insideOf('a.map.xz', xz)
    expect(embedded(inside[0]!)[0]).toMatchObject({ name: '../src/secret.ts' })
    expect([inside[0]!.path, file.unread]).toEqual(['a.map.xz!a.map', undefined])
    expect(embedded((await insideOf('app', behindNoise(xz))).inside[0]!)).toHaveLength(1)
  })

  it.each([
    ['zip', zip({ name: 'out/x.map', content: map }), 'a.js!data: URL 1!out/x.map'],
    ['gzip', gzipSync(map), 'a.js!data: URL 1!data: URL 1'],
    ['WebAssembly', wasm('sources', map), 'a.js!data: URL 1!sources'],
    ['tar', tar([{ name: 'x.map', content: map }]), 'a.js!data: URL 1!x.map'],
  ])('in %s in a data: URL is found', async (_, bytes, path) => {
    const url = `data:application/octet-stream;base64,${bytes.toString('base64')}`
    for (const chunk of [1_000_000, 333]) {
      const text = Buffer.from(
        `${'// code\n'.repeat(100)}const a = "${url}", b = "data:;base64,${bytes.toString('base64')}"\n`,
      )
      const { inside, file } = await insideOf('a.js', text, { chunk })
      expect(paths(inside)).toContain(path)
      expect(inside.flatMap(embedded)).toHaveLength(2)
      expect(file.unread).toBeUndefined()
    }
  })

  it('in a data: URL that is cut off is no fault of the file, and one of a picture is none', async () => {
    const whole = zip({ name: 'out/x.map', content: map }).toString('base64')
    for (const url of [`data:application/zip;base64,${whole.slice(0, 80)}`, `data:image/png;base64,${whole}`]) {
      const { inside, file } = await insideOf('a.js', Buffer.from(`x = "${url}"`))
      expect([inside.flatMap(embedded), file.unread]).toEqual([[], undefined])
    }
  })

  it('has the path of each container that it is in', async () => {
    const nest = zip({ name: 'extension/app.tgz', content: tgz([{ name: 'package/out/cli.js.map', content: map }]) })
    expect(paths((await insideOf('dist/app.vsix', nest)).inside)).toEqual([
      'dist/app.vsix!extension/app.tgz',
      'dist/app.vsix!extension/app.tgz!package/out/cli.js.map',
    ])
    expect(paths((await insideOf('dist/app.asar', asar('cli.js.map', map))).inside)).toEqual([
      'dist/app.asar!lib/cli.js.map',
    ])
    expect(paths((await insideOf('dist/cli.js.map.gz', gzipSync(map))).inside)).toEqual([
      'dist/cli.js.map.gz!cli.js.map',
    ])
    expect(paths((await insideOf('dist/x.wasm', wasm('sources', map))).inside)).toEqual(['dist/x.wasm!sources'])
  })

  it('is found behind a script that begins as text', async () => {
    const script = Buffer.concat([Buffer.from('#!/bin/sh\nexec unpack "$0"\n'.repeat(400)), gzipSync(map)])
    expect(embedded((await insideOf('install.sh', script, { chunk: 512 })).inside[0]!)).toHaveLength(1)
  })

  it('is found behind the end of a stream', async () => {
    const { inside } = await insideOf('a.gz', Buffer.concat([gzipSync('hello'), Buffer.from('\0\x01'), gzipSync(map)]))
    expect(inside.flatMap(embedded)).toHaveLength(1)
  })
})

describe('a map among the bytes of a program', () => {
  const lines = Array.from(
    { length: 60 },
    (_, n) => `export const v${n} = ${(n * 7919) % 613} // part ${(n * 31) % 17}`,
  )
  const map = Buffer.from(
    JSON.stringify({ version: 3, sources: ['../src/secret.ts'], sourcesContent: [lines.join('\n')] }),
  )
  const chunk = (type: string, data: Buffer): Buffer => {
    const length = Buffer.alloc(4)
    length.writeUInt32BE(data.length)
    return Buffer.concat([length, Buffer.from(type), data, Buffer.alloc(4)])
  }
  const picture = (type: string, data: Buffer): Buffer =>
    Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), chunk('IHDR', Buffer.alloc(13, 1)), chunk(type, data)])
  const wide = Buffer.from(map.toString(), 'utf16le')
  it.each([
    ['in zlib', behindNoise(deflateSync(map))],
    ['in UTF-16', behindNoise(wide)],
    ['in UTF-16, the high byte first', behindNoise(Buffer.from(wide).swap16())],
    ['in UTF-32', behindNoise(Buffer.from([...map].flatMap((byte) => [byte, 0, 0, 0])))],
    ['in the text of a picture', picture('zTXt', Buffer.concat([Buffer.from('map\0\0'), deflateSync(map)]))],
    ['in a stream of a PDF', Buffer.concat([Buffer.from('%PDF-1.4\n%\xe2\0\nstream\n', 'latin1'), deflateSync(map)])],
  ])('is found %s', async (_, bytes) => {
    const { file, inside } = await insideOf('lib/app.node', Buffer.concat([bytes, Buffer.alloc(300)]))
    expect([file, ...inside].flatMap(embedded).map(({ name }) => name)).toEqual(['../src/secret.ts'])
  })

  it('is not looked for in the pixels of a picture, and a mark without a stream costs nothing', async () => {
    expect((await insideOf('a.png', picture('IDAT', deflateSync(map)))).inside).toEqual([])
    const noise = behindNoise(Buffer.alloc(200_000, Buffer.from('789cedc13101000000c2a0f54f6d0a3fa0', 'hex')))
    expect((await insideOf('a.node', noise)).file.unread).toBeUndefined()
  })
})

describe('the originals in a program of Deno', () => {
  it('are embedded sources, by their names', async () => {
    const { file, inside } = await insideOf('cli', behindNoise(deno('a.ts', Buffer.from(source))))
    expect(embedded(file)).toMatchObject([{ name: 'src/a.ts', bytes: source.length }])
    expect(paths(inside)).toEqual(['cli!src/a.ts'])
  })

  it('are known by the JavaScript beside them', async () => {
    const of = async (isOriginal: boolean): Promise<number> =>
      embedded((await insideOf('cli', behindNoise(deno('a.js', Buffer.from(source), isOriginal)))).file).length
    expect([await of(true), await of(false)]).toEqual([1, 0])
  })
})

/** Bytes with noise behind them. */
const begins = (hex: string, noise = 600): Buffer =>
  Buffer.concat([Buffer.from(hex, 'hex'), Buffer.alloc(noise, 'a\0\xff', 'latin1')])
const koly = Buffer.concat([begins('aabbcc00'), begins('6b6f6c790000000400000200', 500)])
const squashfs = Buffer.alloc(200)
squashfs.write('hsqs')
squashfs.writeUInt32LE(131_072, 12)
squashfs.writeUInt16LE(17, 22)
squashfs.writeUInt32LE(4, 28)

describe('forms that pack-gate can not read are named', () => {
  it.each([
    ['02214c18', 'an lz4 stream'],
    ['894c5a4f000d0a1a0a', 'an lzop stream'],
    ['4c525a490006', 'an lrzip stream'],
    ['ff060000734e61507059', 'a snappy stream'],
    ['ceb2cf81', 'a brotli stream in a frame'],
    ['62767832', 'an lzfse stream'],
    ['1f9d90', 'a stream of compress'],
    ['376b5374a03183d38cb228b0d3', 'a zpaq archive'],
    ['20302d6c68352d', 'an lzh archive'],
    ['4d53434600000000', 'a cabinet'],
    ['4d5357494d000000', 'a Windows image'],
    ['78617221001c', 'a xar archive'],
    ['4954534603000000', 'a compiled HTML help'],
    ['53495421', 'a StuffIt archive'],
    ['000000000000002a2a4143452a2a', 'an ace archive'],
    ['5041434b00000002', 'a pack of Git'],
    [Buffer.from('# v2 git bundle\n').toString('hex'), 'a bundle of Git'],
    ['514649fb00000003', 'a disk image of QEMU'],
    ['4b444d56', 'a disk image'],
    [Buffer.from('Salted__').toString('hex'), 'a file encrypted by OpenSSL'],
    [Buffer.from('age-encryption.org/v1\n').toString('hex'), 'a file encrypted by age'],
    ['7f454c4602010100414902', 'an AppImage'],
    ['5d00008000ffffffffffffffff0011', 'an lzma stream'],
  ])('%s', async (hex, form) => {
    expect((await insideOf('a.bin', begins(hex))).file.unread?.form).toBe(form)
  })

  const lz4 = Buffer.from('04224d186440a705000080' + '68656c6c6f' + '00000000', 'hex')
  const sevenZip = Buffer.alloc(64)
  Buffer.from('377abcaf271c0004', 'hex').copy(sevenZip)
  sevenZip.writeUInt32LE(crc32(sevenZip.subarray(12, 32)), 8)
  it.each([
    ['a disk image of macOS', koly],
    ['a squashfs image', squashfs],
    ['a program with a squashfs image', behindNoise(squashfs)],
    ['a program with a 7z archive', behindNoise(sevenZip)],
    [
      'a program with a bzip2 stream',
      behindNoise(Buffer.from('QlpoOTFBWSZTWbVn4aQAAAFVgAAQQAAABABAIAAwzAFJpqIiBkXckU4UJC1Z+Gk=', 'base64')),
    ],
    ['a program with an lz4 stream', behindNoise(lz4)],
    ['an installer of NSIS', behindNoise(begins('00000000efbeadde4e756c6c736f6674496e7374'))],
  ])('%s', async (form, content) => {
    expect((await insideOf('a.bin', content)).file.unread?.form).toBe(form)
  })

  it.each([
    ['the mark of 7z in a program that knows it', behindNoise(begins('377abcaf271c0004'))],
    ['the marks of bzip2', behindNoise(Buffer.from('BZh 1AY&SY'))],
    ['the mark of lz4', behindNoise(begins('04224d18'))],
    ['the mark of squashfs', behindNoise(begins('68737173'))],
    ['noise', begins('0102')],
  ])('and %s is none', async (_, content) => {
    expect((await insideOf('a.bin', content)).file.unread).toBeUndefined()
  })
})

describe('what can not be read is said', () => {
  const encrypted = zip({ name: 'x', content: 'x', encrypted: true })
  const broken = gzipSync(map).subarray(0, 60)
  it.each([
    ['a.bin', Buffer.from('377abcaf271c0004', 'hex'), 'a 7z archive'],
    ['a.rar', Buffer.from('526172211a0700cf', 'hex'), 'a rar archive'],
    ['a.xz', Buffer.from('fd377a585a000004', 'hex'), 'a damaged xz stream'],
    ['a.xz', xz.subarray(0, 100), 'a damaged xz stream'],
    [
      'a.xz',
      Buffer.from('/Td6WFoAAATm1rRGAgEEACEBFgANhjUfAQAEaGVsbG8AAAAAsTe52+XaHpsAAR0FuC2Arx+2830BAAAAAARZWg==', 'base64'),
      'an xz stream with a filter',
    ],
    ['a.tar.bz2', Buffer.from('425a683931415926535900ff', 'hex'), 'a bzip2 stream'],
    [
      'app',
      Buffer.concat([Buffer.from('7f454c46', 'hex'), Buffer.alloc(200), Buffer.from('UPX!'), Buffer.alloc(200)]),
      'a program packed by UPX',
    ],
    ['a.zip', encrypted, 'an encrypted zip archive'],
    ['a.zip', zip({ name: 'x', content: 'x', method: 12 }), 'a zip archive with method 12'],
    ['a.zip', zip({ name: 'x', content: 'x', crc: 1 }), 'a damaged zip archive'],
    ['a.zip', zip({ name: 'x', content: 'xyz', declaredSize: 2 }), 'a damaged zip archive'],
    ['a.zip', zip({ name: 'x', content: 'x' }).subarray(0, 30), 'a damaged zip archive'],
    ['a.gz', broken, 'a damaged gzip stream'],
    ['a.br', brotliCompressSync(map).subarray(0, 50), 'a damaged brotli stream'],
    [
      'a.tar',
      tar([
        { name: 'a', content: 'x' },
        { name: 'b', content: 'x', corruptChecksum: true },
      ]),
      'a damaged tar archive',
    ],
    [
      'a.tar',
      Buffer.concat([tar([{ name: 'a', content: 'x' }]), tar([{ name: 'b', content: 'y' }])]),
      'a damaged tar archive',
    ],
    ['a.asar', asar('x', map).subarray(0, 100), 'a damaged asar archive'],
  ])('%s: %#', async (path, content, form) => {
    expect((await insideOf(path, content)).file.unread?.form).toBe(form)
  })

  it('where one file of an archive is, the others are read', async () => {
    const { file, inside } = await insideOf(
      'a.zip',
      zip({ name: 'x', content: 'x', crc: 1 }, { name: 'y.map', content: map }),
    )
    expect(file.unread?.form).toBe('a damaged zip archive')
    expect(embedded(inside[0]!)).toHaveLength(1)
  })

  it('where containers are nested too deep', async () => {
    const five = [1, 2, 3, 4, 5].reduce<Buffer>((content) => zip({ name: 'x.zip', content }), map)
    const { inside } = await insideOf('a.zip', five)
    expect(inside.at(-1)).toMatchObject({
      path: 'a.zip!x.zip!x.zip!x.zip!x.zip',
      unread: { form: 'a container in containers' },
    })
  })

  it('where a file is larger than may be held', async () => {
    expect(
      (await insideOf('a.zip', zip({ name: 'x', content: Buffer.alloc(9000), method: 0 }), { held: 5000 })).file.unread,
    ).toMatchObject({ form: 'a zip archive' })
    expect((await insideOf('a.gz', gzipSync(Buffer.alloc(9000)), { held: 5000 })).file.unread).toMatchObject({
      form: 'a gzip stream',
    })
  })
})

describe('an xz stream', () => {
  const room = (left: number): Room => new Room(new ReleaseRoom(), 1000, { held: left })

  it('is unpacked as xz does', () => {
    const text = 'abcabcabd '.repeat(3000) + 'xyz'.repeat(500)
    expect(unxz(Buffer.concat([words, Buffer.from('rest')]), room(1e6))).toEqual({
      bytes: Buffer.from(text),
      end: words.length,
    })
    expect(unxz(zeros, room(1e6))?.bytes.equals(Buffer.alloc(100_000))).toBe(true)
    expect(unxz(Buffer.concat([words, zeros]), room(1e6))?.bytes).toHaveLength(text.length + 100_000)
  })

  it('takes no more than the room has', () => {
    expect(() => unxz(zeros, room(99_999))).toThrow('unpacks to more than 99999 bytes')
    expect(unxz(zeros, room(1e6), 99_999)).toBeNull()
  })

  it('that was changed is none, whatever was changed', () => {
    fc.assert(
      fc.property(fc.constantFrom(words, xz, zeros), fc.nat(), fc.integer({ min: 1, max: 255 }), (whole, at, mask) => {
        const broken = Buffer.from(whole)
        broken[at % broken.length] = (broken[at % broken.length] ?? 0) ^ mask
        try {
          expect(unxz(broken, room(1e6))?.bytes.length ?? 0).toBeLessThanOrEqual(1e6)
        } catch (error) {
          expect(error).toBeInstanceOf(NotRead)
        }
      }),
      { numRuns: 500 },
    )
  })
})

describe('nests', () => {
  const nest = fc.array(fc.constantFrom(...wraps), { minLength: 1, maxLength: 4 })
  const build = (layers: readonly Wrap[], content: Buffer): Buffer =>
    layers.reduce((inner, { wrap }) => wrap(inner), content)

  it('of any containers give a map away, wherever chunks end', async () => {
    await fc.assert(
      fc.asyncProperty(nest, fc.integer({ min: 1, max: 3000 }), async (layers, chunk) => {
        const { file, inside } = await insideOf(layers.at(-1)!.name, build(layers, map), { chunk })
        expect([file, ...inside].flatMap(embedded).length).toBeGreaterThan(0)
      }),
      { numRuns: 150 },
    )
  })

  it('without a map are silent', async () => {
    const content = fc.oneof(
      fc.constant(Buffer.from('export const a = { sources: [], sourcesContent: [] }\n')),
      fc.uint8Array({ maxLength: 3000 }).map((bytes) => Buffer.from(bytes)),
    )
    await fc.assert(
      fc.asyncProperty(nest, content, async (layers, inner) => {
        const { file, inside } = await insideOf(layers.at(-1)!.name, build(layers, inner))
        expect([file, ...inside].flatMap(embedded)).toEqual([])
        expect(file.unread).toBeUndefined()
      }),
      { numRuns: 150 },
    )
  })

  it('are read the same whatever is in them, and nothing throws', async () => {
    await fc.assert(
      fc.asyncProperty(
        nest,
        fc.array(fc.record({ at: fc.nat(), byte: fc.nat(255) }), { maxLength: 20 }),
        async (layers, changes) => {
          const content = Buffer.from(build(layers, map))
          for (const { at, byte } of changes) content[at % content.length] = byte
          await insideOf(layers.at(-1)!.name, content)
        },
      ),
      { numRuns: 300 },
    )
  })
})

describe('what is no container', () => {
  it('is left alone', async () => {
    const node = readFileSync(process.execPath).subarray(0, 4_000_000)
    for (const [path, content] of [
      ['a.js', Buffer.from('x()\n')],
      ['node', node],
      ['a.png', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')],
    ] as const) {
      const { file } = await insideOf(path, content)
      expect(file.unread).toBeUndefined()
    }
  })
})
