import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, describe, expect, it } from '@jest/globals'
import { Header } from 'tar'
import { tarball } from '../../src/tarball/tarball.js'
import type { PackedFile } from '../../src/model/file-facts.js'
import { manifestEntry, paxHeader, tgz } from '../helpers/tarballs.js'

const folder = mkdtempSync(join(tmpdir(), 'pack-gate-test-'))
afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

interface Entry {
  path: string
  content?: string
  type?: 'File' | 'Directory' | 'SymbolicLink' | 'Link'
  linkpath?: string
  mode?: number
}

function block(entry: Entry): Buffer {
  const content = Buffer.from(entry.content ?? '')
  const header = Buffer.alloc(512)
  new Header({
    path: entry.path,
    size: content.length,
    mode: entry.mode ?? 0o644,
    type: entry.type ?? 'File',
    ...(entry.linkpath && { linkpath: entry.linkpath }),
  }).encode(header)
  return Buffer.concat([header, content, Buffer.alloc((512 - (content.length % 512)) % 512)])
}

let made = 0
function archive(bytes: Buffer): string {
  made += 1
  const path = join(folder, `${made}.tgz`)
  writeFileSync(path, bytes)
  return path
}

async function read(
  path: string,
): Promise<{ files: (PackedFile & { text: string })[]; size: number | null; integrity: string | null }> {
  const files: (PackedFile & { text: string })[] = []
  const summary = await tarball(path).read((file) => {
    let text = ''
    return {
      write: (chunk) => {
        text += Buffer.from(chunk).toString()
      },
      end: () => files.push({ ...file, text }),
    }
  })
  return { files, ...summary }
}

const end = Buffer.alloc(1024)

describe('reading a tarball', () => {
  it('gives paths without the archive folder, whatever its name, with modes and bytes', async () => {
    const path = archive(
      gzipSync(
        Buffer.concat([
          block({ path: 'node/', type: 'Directory' }),
          block({ path: 'node/a.js', content: 'hi', mode: 0o755 }),
          end,
        ]),
      ),
    )
    const { files, size, integrity } = await read(path)
    expect(files).toEqual([{ path: 'a.js', size: 2, mode: 0o755, type: 'file', text: 'hi' }])
    expect(size).toBeGreaterThan(0)
    expect(integrity).toMatch(/^sha512-[\w+/]{86}==$/)
  })

  it('names links and keeps paths that lead out', async () => {
    const path = archive(
      gzipSync(
        Buffer.concat([
          block({ path: 'package/s', type: 'SymbolicLink', linkpath: '/etc/passwd' }),
          block({ path: 'package/h', type: 'Link', linkpath: 'package/a' }),
          block({ path: 'package/../../x', content: 'x' }),
          block({ path: '/abs', content: 'x' }),
          block({ path: 'top', content: 'x' }),
          block({ path: 'package/.', content: 'x' }),
          end,
        ]),
      ),
    )
    expect((await read(path)).files.map(({ path: name, type }) => [name, type])).toEqual([
      ['s', 'symlink'],
      ['h', 'hardlink'],
      ['../../x', 'file'],
      ['/abs', 'file'],
      ['../top', 'file'],
      ['../package/.', 'file'],
    ])
  })

  it.each([
    ['./package/dist/a.js', 'package/dist/a.js'],
    ['./src/dist/secret.js', 'src/dist/secret.js'],
    ['package/./dist/a.js', 'dist/a.js'],
    ['package//dist/a.js', 'dist/a.js'],
    ['../a.js', 'a.js'],
  ])('names %s as npm installs it: %s', async (path, installed) => {
    const bytes = gzipSync(Buffer.concat([block({ path, content: 'x' }), end]))
    expect((await read(archive(bytes))).files.map((file) => file.path)).toEqual([installed])
  })

  it('reads what compresses well, as long as it is small', async () => {
    const path = archive(
      gzipSync(Buffer.concat([block({ path: 'package/a.js', content: 'a'.repeat(3_000_000) }), end])),
    )
    expect((await read(path)).files[0]?.size).toBe(3_000_000)
  })

  it('reads files full of zeros to their end', async () => {
    const path = archive(
      gzipSync(
        Buffer.concat([
          block({ path: 'package/a.bin', content: '\0'.repeat(5_000) }),
          block({ path: 'package/b.js', content: 'b' }),
          end,
        ]),
      ),
    )
    expect((await read(path)).files.map(({ path: name, size }) => [name, size])).toEqual([
      ['a.bin', 5_000],
      ['b.js', 1],
    ])
  })

  const sound = gzipSync(Buffer.concat([block({ path: 'package/a.js', content: 'x'.repeat(3000) }), end]))
  it.each([
    ['a cut gzip', sound.subarray(0, sound.length - 12)],
    ['a cut archive', gzipSync(block({ path: 'package/a.js', content: 'x'.repeat(3000) }).subarray(0, 1500))],
    ['a wrong checksum', gzipSync(Buffer.concat([Buffer.from(block({ path: 'package/a.js' })).fill(0x41, 0, 5), end]))],
    ['something else', Buffer.from('hello world, this is not a tarball at all')],
    ['nothing', Buffer.alloc(0)],
    ['an archive of nothing', gzipSync(end)],
    [
      'files behind its end',
      gzipSync(Buffer.concat([block({ path: 'package/a.js' }), end, block({ path: 'package/hidden.js' }), end])),
    ],
    ['files in a second gzip member', Buffer.concat([sound, gzipSync(block({ path: 'package/hidden.js' }))])],
    ['bytes behind the gzip stream', Buffer.concat([sound, Buffer.from('more')])],
    ['a gzip in a gzip', gzipSync(sound)],
    ['a bomb', gzipSync(Buffer.concat([block({ path: 'package/a.js', content: '\0'.repeat(100_000_000) }), end]))],
  ])('refuses %s', async (_, bytes) => {
    await expect(read(archive(bytes))).rejects.toMatchObject({
      code: 'ETARBALL',
      message: expect.stringMatching(/is not a valid package tarball: /),
    })
  })

  it.each([
    ['one byte', Buffer.alloc(1)],
    ['a block', Buffer.alloc(512)],
    ['more than is read at once', Buffer.alloc(300_000)],
    ['one, with a member behind it', Buffer.concat([Buffer.alloc(1), sound])],
  ])('refuses zeros behind the gzip stream, and says so: %s', async (_, padding) => {
    await expect(read(archive(Buffer.concat([sound, padding])))).rejects.toMatchObject({
      code: 'ETARBALL',
      message: expect.stringMatching(/: it continues after the end of its gzip stream$/),
    })
  })

  it('refuses a file that has another size than a global header and its own say, one of which npm believes', async () => {
    const entries = [
      manifestEntry(),
      { ...paxHeader({ size: '10' }), type: 'g' },
      paxHeader({ size: '5' }),
      { name: 'package/a.js', content: '12345' },
    ]
    await expect(read(archive(tgz(entries)))).rejects.toMatchObject({
      code: 'ETARBALL',
      message: expect.stringMatching(/: a\.js has 5 of 10 bytes$/),
    })
  })
})
