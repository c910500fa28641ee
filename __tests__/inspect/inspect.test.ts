import { createHash } from 'node:crypto'
import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { inspect } from '../../src/inspect/inspect.js'
import type { Contents } from '../../src/tarball/contents.js'
import type { FileFacts } from '../../src/model/file-facts.js'
import type { Release } from '../../src/model/release.js'
import { contentsOf } from './contents.js'

const read = (files: Record<string, Uint8Array>, held = 1_000_000): Promise<Release> =>
  inspect(contentsOf(files, 7), { held })
async function facts(path: string, bytes: Uint8Array | string, held?: number): Promise<FileFacts> {
  const release = await read({ [path]: Buffer.from(bytes as string) }, held)
  return release.files.find((file) => file.path === path)!
}

describe('one pass over the bytes', () => {
  it('takes name, version and manifest from the packed package.json', async () => {
    expect(await read({})).toMatchObject({
      name: 'acme',
      version: '1.2.3',
      manifest: { name: 'acme' },
      origin: 'tarball',
    })
  })

  it('hashes every byte, however the chunks fall', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), fc.integer({ min: 1, max: 64 }), async (bytes, chunk) => {
        const release = await inspect(contentsOf({ x: bytes }, chunk), { held: 1000 })
        expect(release.files.find((file) => file.path === 'x')?.sha256).toBe(
          createHash('sha256').update(bytes).digest('hex'),
        )
      }),
      { numRuns: 50 },
    )
  })

  it('lists a path that comes twice, and keeps what is unpacked last', async () => {
    const twice: Contents = {
      ...contentsOf({}, 7),
      read(open) {
        for (const text of ['{"name":"a","version":"1.0.0"}', '{"name":"b","version":"1.0.0"}']) {
          const sink = open({ path: 'package.json', size: text.length, mode: 0o644, type: 'file' })
          sink.write(Buffer.from(text))
          sink.end()
        }
        return Promise.resolve({ integrity: null, size: null })
      },
    }
    expect(await inspect(twice, { held: 10 })).toMatchObject({ name: 'b', duplicates: ['package.json'] })
  })

  it('takes the same file with the same mode, written twice, for one', async () => {
    const modes = (...all: number[]): Contents => ({
      ...contentsOf({}, 7),
      read(open) {
        for (const mode of all) {
          const sink = open({ path: 'package.json', size: 30, mode, type: 'file' })
          sink.write(Buffer.from('{"name":"a","version":"1.0.0"}'))
          sink.end()
        }
        return Promise.resolve({ integrity: null, size: null })
      },
    })
    expect(await inspect(modes(0o644, 0o644), { held: 10 })).toMatchObject({
      duplicates: [],
      files: [{ path: 'package.json' }],
    })
    expect(await inspect(modes(0o644, 0o755), { held: 10 })).toMatchObject({ duplicates: ['package.json'] })
  })

  it.each([
    ['no JSON', '{"name":'],
    ['no object', '[1]'],
    ['null', 'null'],
    ['no name', '{"version":"1.0.0"}'],
    ['a name that is no string', '{"name":{},"version":"1.0.0"}'],
  ])('refuses a package.json that is %s', async (_, text) => {
    await expect(read({ 'package.json': Buffer.from(text) })).rejects.toMatchObject({ code: 'ETARBALL' })
  })
})

describe('the kind of a file', () => {
  const bytes = (hex: string, length = 100): Buffer => Buffer.concat([Buffer.from(hex, 'hex'), Buffer.alloc(length)])
  it.each([
    ['executable', 'ELF', bytes('7f454c46')],
    ['executable', 'Mach-O', bytes('cffaedfe')],
    ['executable', 'a universal Mach-O', bytes('cafebabe00000002')],
    ['binary', 'a Java class', bytes('cafebabe00000041')],
    ['executable', 'WebAssembly', bytes('0061736d')],
    ['archive', 'gzip', bytes('1f8b08')],
    ['archive', 'zip', bytes('504b0304')],
    ['archive', 'tar', Buffer.concat([Buffer.alloc(257, 'a'), Buffer.from('ustar'), Buffer.alloc(300)])],
    ['text', 'UTF-16', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('hi', 'utf16le')])],
    ['text', 'a script', Buffer.from('console.log(1)')],
    ['text', 'a text that begins with MZ', Buffer.from('MZ is not enough')],
    ['empty', 'nothing', Buffer.alloc(0)],
  ])('is %s for %s, whatever its name', async (kind, _, content) => {
    expect((await facts('x.txt', content)).kind).toBe(kind)
  })

  it('is executable for PE, with its header anywhere in the first bytes', async () => {
    const head = Buffer.alloc(200)
    head.write('MZ')
    head.writeUInt32LE(128, 60)
    head.write('PE\0\0', 128)
    expect((await facts('x', head)).kind).toBe('executable')
  })

  it('comes with the first line of a script', async () => {
    expect((await facts('cli', '#!/usr/bin/env node\r\nx()\n')).shebang).toBe('#!/usr/bin/env node\r')
    expect((await facts('cli', 'x()')).shebang).toBeUndefined()
  })
})

describe('a separate source map', () => {
  const map = {
    version: 3,
    sources: ['a.ts', 'b.ts', 'c.ts'],
    sourcesContent: ['one\ntwo\n', null, ''],
    mappings: 'AAAA',
  }

  it('tells the texts that it embeds with lines, bytes and hash; nulls and empty texts expose nothing', async () => {
    const sha256 = createHash('sha256').update('one\ntwo\n').digest('hex')
    expect((await facts('x.js.map', JSON.stringify(map))).sourceMaps).toEqual([
      { origin: 'file', sources: 3, embedded: [{ name: 'a.ts', bytes: 8, lines: 2, sha256 }] },
    ])
  })

  it('is read in any order of keys', async () => {
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(Object.keys(map), { minLength: 4 }), async (keys) => {
        const text = JSON.stringify(Object.fromEntries(keys.map((key) => [key, map[key as keyof typeof map]])))
        expect((await facts('x.map', text)).sourceMaps?.[0]?.embedded).toHaveLength(1)
      }),
      { numRuns: 24 },
    )
  })

  it.each([
    ['with the prefix against inclusion', Buffer.from(`)]}'\n${JSON.stringify(map)}`)],
    ['in UTF-8 with a byte order mark', Buffer.from(`\ufeff${JSON.stringify(map)}`)],
    ['in UTF-16', Buffer.from(`\ufeff${JSON.stringify(map)}`, 'utf16le')],
    ['in sections', Buffer.from(JSON.stringify({ version: 3, sections: [{ offset: { line: 0, column: 0 }, map }] }))],
  ])('is read %s', async (_, bytes) => {
    expect((await facts('x.MAP', bytes)).sourceMaps?.[0]?.embedded).toHaveLength(1)
  })

  it('over the limit is said to be not inspected, never taken for harmless', async () => {
    expect((await facts('x.js.map', JSON.stringify(map), 20)).notInspected).toMatch(/limit is 20/)
  })

  it('that no tool could read is not inspected where sources may be in it', async () => {
    expect((await facts('x.js.map', '{"sourcesContent":["secret')).notInspected).toBeDefined()
    expect((await facts('sprite.map', 'some other kind of map')).notInspected).toBeUndefined()
  })

  it.each(['7', 'null', '[]', '{"sources":"x","sourcesContent":{"0":"y"}}', '{"sections":[null,{"map":7}]}'])(
    'of an odd shape gives nothing away: %s',
    async (text) => {
      expect((await facts('x.map', text)).sourceMaps?.[0]?.embedded ?? []).toEqual([])
    },
  )
})
