import { brotliCompressSync, constants, crc32, deflateRawSync, deflateSync, gzipSync } from 'node:zlib'
import { describe, expect, it } from '@jest/globals'
import { maxInVain } from '../../../src/inspect/containers/room.js'
import { effortOf } from '../../helpers/effort.js'
import { tar } from '../../helpers/tarballs.js'
import { zip } from '../../helpers/zips.js'
import { asar, behindNoise, insideOf } from './nests.js'

/** More than what is harmless. */
const zeros = Buffer.alloc(70_000_000)
const bombs: readonly (readonly [name: string, bytes: Buffer])[] = [
  ['a.gz', gzipSync(zeros)],
  ['a.dat', deflateSync(zeros)],
  ['a.deflate', deflateRawSync(zeros)],
  ['a.br', brotliCompressSync(zeros, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } })],
  ['a.zip', zip({ name: 'x', content: zeros })],
  ['b.gz', gzipSync(gzipSync(gzipSync(zeros)))],
]

describe('a bomb', () => {
  it.each(bombs)('in %s is not unpacked, and that is said', async (name, bytes) => {
    let unread: string | undefined
    const effort = await effortOf(async () => {
      const { file, inside } = await insideOf(name, bytes)
      unread = [file, ...inside].find((each) => each.unread)?.unread?.why
    })
    expect(unread).toMatch(/^and it unpacks to more than 250 times the size of its file$/)
    expect(effort).toBeLessThan(5000)
  })

  it('of a zip archive that lists one file many times is not', async () => {
    const whole = zip({ name: 'x', content: Buffer.alloc(1_000_000) })
    const start = whole.readUInt32LE(whole.length - 6)
    const entry = whole.subarray(start, whole.length - 22)
    const count = 400
    const end = Buffer.from(whole.subarray(-22))
    end.writeUInt16LE(count, 8)
    end.writeUInt16LE(count, 10)
    end.writeUInt32LE(entry.length * count, 12)
    const bytes = Buffer.concat([whole.subarray(0, start), ...Array.from({ length: count }, () => entry), end])
    expect((await insideOf('a.zip', bytes)).file.unread?.why).toContain('250 times')
  })
})

function repeated(part: Buffer, times: number): Buffer {
  return Buffer.alloc(part.length * times, part)
}

function withSum(bytes: Buffer): Buffer {
  const sum = Buffer.alloc(4)
  sum.writeUInt32LE(crc32(bytes))
  return Buffer.concat([bytes, sum])
}

const xzHead = Buffer.concat([Buffer.from('fd377a585a00', 'hex'), withSum(Buffer.from([0, 0]))])
const xzBlock = withSum(Buffer.from('0200210116000000', 'hex'))
/** A chunk of LZMA2 that is as it is. */
const xzChunk = (bytes: Buffer): Buffer => Buffer.concat([Buffer.from([1, 0, bytes.length - 1]), bytes])
/** A chunk of one byte with properties of its own. */
const xzReset = Buffer.from('e000000004' + '5d0000000000', 'hex')
const gzipHead = Buffer.from('1f8b0800000000000003', 'hex')
const zstdHead = Buffer.from('28b52ffd0000', 'hex')

/** A part of what may be gone over in vain, so that a file that uses it up is as much smaller. */
const part = 1 / 16

/** Each would take minutes, or hours, without a limit. */
const slow: readonly (readonly [what: string, name: string, bytes: () => Buffer])[] = [
  [
    'millions of blocks of xz',
    'a.xz',
    () =>
      Buffer.concat([
        xzHead,
        repeated(Buffer.concat([xzBlock, xzChunk(Buffer.from('x')), Buffer.alloc(4)]), 5e6 * part),
      ]),
  ],
  ['millions of chunks of xz', 'a.xz', () => Buffer.concat([xzHead, xzBlock, repeated(xzReset, 2e6 * part)])],
  [
    'streams of xz in one another',
    'app',
    () =>
      behindNoise(repeated(Buffer.concat([xzHead, xzBlock, xzChunk(Buffer.concat([xzHead, xzBlock]))]), 1e6 * part)),
  ],
  [
    'streams of xz in chunks of one another',
    'app',
    () =>
      behindNoise(Buffer.concat([xzHead, xzBlock, repeated(xzChunk(Buffer.concat([xzHead, xzBlock])), 1e6 * part)])),
  ],
  [
    'members of gzip in one another',
    'app',
    () => behindNoise(repeated(Buffer.concat([gzipHead, Buffer.from([0, 10, 0, 245, 255])]), 4e6 * part)),
  ],
  [
    'frames of zstd in one another',
    'app',
    () => behindNoise(Buffer.concat([repeated(Buffer.concat([zstdHead, Buffer.from('500000', 'hex')]), 4e6 * part)])),
  ],
  ['beginnings of streams', 'app', () => behindNoise(repeated(gzipHead.subarray(0, 3), 1e7))],
  ['ends of zip archives', 'app', () => behindNoise(repeated(Buffer.from('PK\x05\x06'), 1e7))],
  [
    'lists of zip archives in many ends',
    'app',
    () => {
      const whole = zip({ name: 'x/', content: '' })
      const start = whole.readUInt32LE(whole.length - 6)
      const list = repeated(whole.subarray(start, whole.length - 22), 65_000)
      const ends = Array.from({ length: 10_000 }, (_, index) => {
        const end = Buffer.from(whole.subarray(-22))
        end.writeUInt16LE(65_000, 10)
        end.writeUInt32LE(list.length + 22 * index, 12)
        end.writeUInt32LE(0, 16)
        return end
      })
      return Buffer.concat([list, ...ends])
    },
  ],
]

describe('what would take hours', () => {
  it.each(slow)('is given up, and that is said: %s', async (_what, name, bytes) => {
    const content = bytes()
    let why: string | undefined
    const effort = await effortOf(async () => {
      why = (await insideOf(name, content, { inVain: maxInVain * part })).file.unread?.why
    })
    expect(why).toMatch(/^and (finding out what is in it takes too long|has more than 20000 places)/)
    expect(effort).toBeLessThan(40_000 * part)
  })

  it('is given up within seconds where nothing else is set', async () => {
    const content = Buffer.concat([xzHead, xzBlock, repeated(xzReset, 2e6)])
    let why: string | undefined
    const effort = await effortOf(async () => {
      why = (await insideOf('a.xz', content)).file.unread?.why
    })
    expect(why).toContain('takes too long')
    expect(effort).toBeLessThan(40_000)
  })
})

describe('an archive', () => {
  it('of 10,000 files with any names is read, each name once', async () => {
    const name = (n: number): string => ['../../etc/passwd', '/root/x', 'a\n::error::b', '', '\u202e', 'x'][n % 6] ?? ''
    const entries = Array.from({ length: 10_000 }, (_, n) => ({ name: name(n), content: 'x' }))
    const { inside, file } = await insideOf('a.zip', zip(...entries))
    expect(file.unread).toBeUndefined()
    expect(new Set(inside.map(({ path }) => path)).size).toBe(10_000)
  })

  it('that lies about its sizes is none, or said to be damaged', async () => {
    const list = (files: unknown): Buffer => {
      const whole = asar('x', Buffer.from('x'))
      const json = Buffer.from(JSON.stringify({ files }))
      const head = Buffer.from(whole.subarray(0, 16))
      ;[4, json.length + 8, json.length + 4, json.length].forEach((value, index) =>
        head.writeUInt32LE(value, index * 4),
      )
      return Buffer.concat([head, json, Buffer.from('content')])
    }
    for (const node of [{ size: 9e15, offset: '0' }, { size: -1, offset: '0' }, { size: 1, offset: 'x' }, null, 'x']) {
      const { file } = await insideOf('a.asar', list({ x: node }))
      expect(file.unread?.form ?? 'a damaged asar archive').toBe('a damaged asar archive')
    }
    const short = tar([{ name: 'a', content: 'x', declaredSize: 4096 }]).subarray(0, 1024)
    expect((await insideOf('a.tar', short)).file.unread?.form).toBe('a damaged tar archive')
  })
})
