import { brotliCompressSync, constants, deflateRawSync, deflateSync, gzipSync } from 'node:zlib'
import { describe, expect, it } from '@jest/globals'
import { effortOf } from '../../helpers/effort.js'
import { tar } from '../../helpers/tarballs.js'
import { zip } from '../../helpers/zips.js'
import { asar, insideOf } from './nests.js'

const zeros = Buffer.alloc(100_000_000)
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
