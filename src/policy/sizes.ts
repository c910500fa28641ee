import { z } from 'zod'

/** Bytes in one of each unit: SI units are powers of 1000, IEC units powers of 1024. */
const units: ReadonlyMap<string, number> = new Map([
  ['B', 1],
  ['kB', 1e3],
  ['KB', 1e3],
  ['MB', 1e6],
  ['GB', 1e9],
  ['TB', 1e12],
  ['KiB', 2 ** 10],
  ['MiB', 2 ** 20],
  ['GiB', 2 ** 30],
  ['TiB', 2 ** 40],
])

const sizePattern = new RegExp(`^[0-9]+(\\.[0-9]+)? *(${[...units.keys()].join('|')})?$`)
const percentPattern = /^[0-9]+(\.[0-9]+)? *%$/

const sizeExpected = 'expected a number of bytes, or a size such as "500 kB", "2 MB" or "64 KiB"'
const percentExpected = 'expected a percentage such as "25%"'

/** `2 MB`, `1.5 MiB` or `512` as whole bytes (rounded to the nearest); null where it is no size or too big to count. */
export function parseSize(value: string | number): number | null {
  if (typeof value === 'number') return Number.isSafeInteger(value) && value >= 0 ? value : null
  if (!sizePattern.test(value)) return null
  const unit = units.get(value.replace(/^[0-9. ]+/, '') || 'B')
  const bytes = Math.round(Number.parseFloat(value) * (unit ?? Number.NaN))
  return Number.isSafeInteger(bytes) ? bytes : null
}

/** `25%` as the ratio 0.25; null where it is no percentage. */
export function parsePercent(value: string): number | null {
  if (!percentPattern.test(value)) return null
  const ratio = Number.parseFloat(value) / 100
  return Number.isFinite(ratio) ? ratio : null
}

/**
 * A size in the policy; its output is bytes. A default is written as users would:
 * `sizeSchema.prefault('64 KiB')`, which the JSON schema then shows in the same form.
 */
export const sizeSchema = z
  .union(
    [
      z.int({ error: sizeExpected, abort: true }).min(0, { error: sizeExpected }),
      z
        .string()
        .regex(sizePattern, { error: sizeExpected, abort: true })
        .refine((text) => parseSize(text) !== null, { error: `is more than can be counted, ${sizeExpected}` }),
    ],
    { error: sizeExpected },
  )
  .transform((value) => parseSize(value) ?? 0)

/**
 * A percentage in the policy; its output is a ratio, 0.25 for `25%`. A bare number is refused, since 25 and 0.25 could
 * both be intended. A default is written as users would: `percentSchema.prefault('25%')`.
 */
export const percentSchema = z
  .string({ error: percentExpected })
  .regex(percentPattern, { error: percentExpected, abort: true })
  .refine((text) => parsePercent(text) !== null, { error: percentExpected })
  .transform((text) => parsePercent(text) ?? 0)
