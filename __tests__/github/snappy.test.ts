import { describe, expect, it } from '@jest/globals'
import { openSnappy } from '../../src/github/snappy.js'
import { snappyBlock } from '../helpers/github-server-bundles.js'

const open = (bytes: readonly number[], limit = 1000): string | null =>
  openSnappy(Uint8Array.from(bytes), limit)?.toString('latin1') ?? null
const text = (letters: string): readonly number[] => [...Buffer.from(letters)]

describe('a block of Snappy', () => {
  it('as snappyjs compresses it is opened', () => {
    const compressed =
      'yAHwPnsibWVkaWFUeXBlIjoiYXBwbGljYXRpb24vdm5kLmRldi5zaWdzdG9yZS5idW5kbGUudjAuMytq' +
      'c29uIiwiYQE0AGL+AgA2AgAMIiwiYgFXAHCuiwAAfQ=='
    const type = 'application/vnd.dev.sigstore.bundle.v0.3+json'
    const opened = openSnappy(Buffer.from(compressed, 'base64'), 200)?.toString('utf8')
    expect(JSON.parse(opened ?? '')).toEqual({ mediaType: type, a: 'ab'.repeat(40), b: type })
  })

  it.each([
    ['nothing', [0], ''],
    ['a short literal', [3, 2 << 2, ...text('abc')], 'abc'],
    ['a literal with its length in one byte', [3, 60 << 2, 2, ...text('abc')], 'abc'],
    ['a literal with its length in three bytes', [3, 62 << 2, 2, 0, 0, ...text('abc')], 'abc'],
    ['a copy by one byte, which runs into itself', [10, 1 << 2, ...text('ab'), (4 << 2) | 1, 2], 'ababababab'],
    ['a copy by two bytes', [5, 2 << 2, ...text('abc'), (1 << 2) | 2, 3, 0], 'abcab'],
    ['a copy by four bytes', [5, 2 << 2, ...text('abc'), (1 << 2) | 3, 2, 0, 0, 0], 'abcbc'],
  ])('holds %s', (_what, bytes, expected) => {
    expect(open(bytes)).toBe(expected)
  })

  it('of some size is opened, and none above the limit', () => {
    const long = 'x'.repeat(70_000)
    expect(openSnappy(snappyBlock(long), 70_000)?.toString()).toBe(long)
    expect(openSnappy(snappyBlock(long), 69_999)).toBeNull()
  })

  it.each([
    ['empty', []],
    ['a size without an end', [0xff, 0xff, 0xff, 0xff, 0xff, 0x01]],
    ['fewer bytes than it says', [4, 2 << 2, ...text('abc')]],
    ['more bytes than it says', [2, 2 << 2, ...text('abc')]],
    ['a literal that is cut off', [3, 2 << 2, ...text('ab')]],
    ['a length that is cut off', [3, 61 << 2, 2]],
    ['a copy from before the beginning', [7, 2 << 2, ...text('abc'), 1, 4]],
    ['a copy from nowhere', [7, 2 << 2, ...text('abc'), 1, 0]],
    ['an offset that is cut off', [5, 2 << 2, ...text('abc'), (1 << 2) | 2, 3]],
    ['text', text('{"mediaType":"application/json"}')],
  ])('is none: %s', (_what, bytes) => {
    expect(open(bytes)).toBeNull()
  })
})
