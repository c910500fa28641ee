import { z } from 'zod'
import { percentSchema, sizeSchema } from '../config/sizes.js'
import { formatBytes } from '../format.js'
import type { Comparison, Release } from '../types.js'
import { groupFacts } from './folders.js'
import { defineRule } from './rule.js'

function unpacked({ files }: Release): number {
  return files.reduce((sum, file) => sum + file.size, 0)
}

/** The files that grew most, new ones included. */
function growers({ pairs }: Comparison): readonly { path: string; grown: number }[] {
  return pairs
    .map(({ file, was }) => ({ path: file.path, grown: file.size - (was?.size ?? 0) }))
    .filter(({ grown }) => grown > 0)
    .sort((a, b) => b.grown - a.grown)
    .slice(0, 3)
}

/** Bytes. Growth of this size is worth a stop in a package of any size. */
const much = 10 * 1024 * 1024

function majorOf({ version }: Release): string {
  return version.split('.')[0] ?? ''
}

/**
 * Whether a new major version grew like one that was reworked: a second module format makes it half as large again. New
 * files that weigh more than all that was there before, four times the size, or 10 MiB look like something that slipped in.
 */
function isRework(release: Release, before: Release, { pairs }: Comparison): boolean {
  if (majorOf(release) === majorOf(before)) return false
  const added = pairs.reduce((sum, { file, was }) => sum + (was ? 0 : file.size), 0)
  const [size, grown] = [unpacked(before), unpacked(release) - unpacked(before)]
  return added <= size && grown <= size * 3 && grown <= much
}

export const sizeGrowth = defineRule({
  id: 'size-growth',
  summary: 'an unpacked size that grew by more than 25 % and 64 KiB',
  scope: 'change',
  levels: { new: 'error', unchanged: 'off' },
  options: z.strictObject({
    max: percentSchema.prefault('25%').meta({ description: 'Growth that is allowed, as a percentage of the baseline.', examples: ['25%', '50%'] }),
    min: sizeSchema.prefault('64 KiB').meta({ description: 'Growth below this size is never reported.', examples: ['64 KiB', '1 MB'] }),
  }),
  *check({ release, baseline, comparison, policy }, { max, min }) {
    if (!baseline || !comparison) return
    const before = unpacked(baseline)
    const after = unpacked(release)
    const grown = after - before
    if (grown <= min || grown <= before * max) return
    // Who sets a limit means it.
    const isError = policy.rules.get('size-growth')?.options !== undefined || !isRework(release, baseline, comparison)
    const top = growers(comparison)
    const [first] = top
    if (!first) return
    const by = top.map((each) => `${each.path} (+${formatBytes(each.grown)})`).join(', ')
    const percent = before === 0 ? '' : `, +${Math.round((grown / before) * 100).toLocaleString('en-US')} %`
    yield {
      message: `the release grew from ${formatBytes(before)} to ${formatBytes(after)} unpacked (+${formatBytes(grown)}${percent}), mostly by ${by}`,
      help: `Keep out what does not belong; where the growth is meant, set \`rules: { size-growth: { max: ${Math.ceil((grown / Math.max(before, 1)) * 100)}% } }\` for this release.`,
      path: first.path,
      cause: { kind: 'packed-file', path: first.path },
      ...groupFacts(top.map((each) => each.path)),
      ...(!isError && { levels: { new: 'warning', unchanged: 'off' } as const }),
    }
  },
})
