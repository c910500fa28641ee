import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { parsePercent, parseSize, percentSchema, sizeSchema } from '../../src/policy/sizes.js'

describe('a size', () => {
  it.each<[string | number, number]>([
    [0, 0],
    [512, 512],
    ['512', 512],
    ['7 B', 7],
    ['500 kB', 500_000],
    ['500 KB', 500_000],
    ['2 MB', 2_000_000],
    ['2MB', 2_000_000],
    ['1.1 MB', 1_100_000],
    ['3 GB', 3_000_000_000],
    ['1 TB', 1_000_000_000_000],
    ['64 KiB', 65_536],
    ['1.5 MiB', 1_572_864],
    ['2 GiB', 2_147_483_648],
    ['1 TiB', 1_099_511_627_776],
    ['0.5 B', 1],
  ])('%j is %d bytes', (text, bytes) => {
    expect(parseSize(text)).toBe(bytes)
    expect(sizeSchema.parse(text)).toBe(bytes)
  })

  it.each([
    '',
    ' ',
    'MB',
    '2 mb',
    '2 Mb',
    '2 M',
    '-1',
    '+1',
    '1e3',
    '1,5 MB',
    '.5 MB',
    '5. MB',
    '1 MB ',
    ' 1 MB',
    '1 MB 2',
    'Infinity',
    '0x10',
    '99999999 TB',
    '1'.repeat(400),
    -1,
    1.5,
    Number.NaN,
    Infinity,
    2 ** 53,
  ])('%j is none', (text) => {
    expect(parseSize(text)).toBeNull()
    expect(sizeSchema.safeParse(text).success).toBe(false)
  })

  it('written in whole units comes back as its bytes', () => {
    const units = { B: 1, kB: 1e3, MB: 1e6, GB: 1e9, KiB: 1024, MiB: 1024 ** 2, GiB: 1024 ** 3 }
    fc.assert(
      fc.property(fc.nat({ max: 8_000_000 }), fc.constantFrom(...Object.entries(units)), (count, [unit, bytes]) => {
        expect(parseSize(`${count} ${unit}`)).toBe(count * bytes)
      }),
    )
  })

  it('is never anything but whole bytes or null', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.double()), (value) => {
        const bytes = parseSize(value)
        expect(bytes === null || (Number.isSafeInteger(bytes) && bytes >= 0)).toBe(true)
      }),
    )
  })

  it('that was read once reads the same again', () => {
    expect(sizeSchema.parse(sizeSchema.parse('1.5 MiB'))).toBe(1_572_864)
  })

  it('can have a default as users write it', () => {
    expect(sizeSchema.prefault('64 KiB').parse(undefined)).toBe(65_536)
  })
})

describe('a percentage', () => {
  it.each([
    ['25%', 0.25],
    ['25 %', 0.25],
    ['0%', 0],
    ['2.5%', 0.025],
    ['150%', 1.5],
  ])('%j is the ratio %d', (text, ratio) => {
    expect(parsePercent(text)).toBe(ratio)
    expect(percentSchema.parse(text)).toBe(ratio)
  })

  it.each(['', '%', '25', '-1%', '1e2%', '25%%', ' 25%', '9'.repeat(400) + '%'])('%j is none', (text) => {
    expect(parsePercent(text)).toBeNull()
    expect(percentSchema.safeParse(text).success).toBe(false)
  })

  it('is never a bare number, which could mean 25 or 0.25', () => {
    expect(percentSchema.safeParse(25).success).toBe(false)
    expect(percentSchema.safeParse(0.25).success).toBe(false)
  })

  it('of whole percents comes back as its ratio', () => {
    fc.assert(
      fc.property(fc.nat({ max: 100_000 }), (percent) => {
        expect(parsePercent(`${percent}%`)).toBe(percent / 100)
      }),
    )
  })
})
