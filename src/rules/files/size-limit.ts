import { z } from 'zod'
import { formatBytes, totalSize } from '../../model/format.js'
import type { OptionProposal } from '../../model/rule-declaration.js'
import type { FileFacts } from '../../model/file-facts.js'
import { matches } from '../../policy/patterns.js'
import { sizeSchema } from '../../policy/sizes.js'
import { groupFacts } from '../folders.js'
import { defineRule } from '../rule.js'

/** Bytes. Small packages may double: a percentage of little is nothing. */
const leastRoom = 100_000

/** What a release may grow to before it needs a look: half as much again. size-growth sees sudden growth earlier. */
const room = 1.5

const steps = [1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10]

/** A limit with room above a size, as a round figure in the policy's own units. */
export function limitFor(bytes: number): string {
  const wanted = Math.max(bytes * room, bytes + leastRoom)
  const scale = 10 ** Math.floor(Math.log10(wanted))
  const limit = Math.round(scale * (steps.find((step) => step * scale >= wanted) ?? 10))
  const [unit, name] = limit >= 1e9 ? [1e9, 'GB'] : limit >= 1e6 ? [1e6, 'MB'] : [1e3, 'kB']
  return `${Number((limit / unit).toFixed(1))} ${name}`
}

const sizeProposal: OptionProposal = {
  option: 'max',
  label: 'Size limit',
  isShared: false,
  value: ({ before, unpackedSize: now }) => limitFor(Math.max(now, totalSize(before?.files ?? []))),
  words: (value) => `${value} unpacked`,
  short: (value) => `at most ${value}`,
  note: 'The size limit is for the whole release, unpacked.',
  comment: (_, now) => `The whole release, unpacked. Today ${formatBytes(now)}; raise it if the size is intended.`,
}

function largest(files: readonly FileFacts[]): readonly string[] {
  return [...files].sort((a, b) => b.size - a.size).map((file) => file.path)
}

export const sizeLimit = defineRule({
  id: 'size-limit',
  summary: 'a release, or the files of one policy entry, over the limit that the policy sets',
  scope: 'release',
  levels: { new: 'error', unchanged: 'error' },
  settlement: { by: 'limit', of: 'bytes' },
  proposal: sizeProposal,
  options: z.strictObject({
    max: sizeSchema
      .optional()
      .meta({ description: 'Limit of the unpacked size of the whole release.', examples: ['10 MB'] }),
  }),
  *check({ release, policy }, { max }, settings) {
    const total = totalSize(release.files)
    if (max !== undefined && total > max) {
      yield {
        message: `the release has ${formatBytes(total)} unpacked; the policy allows ${formatBytes(max)}`,
        help: 'Keep out what does not belong, or raise `rules: { size-limit: { max: … } }`.',
        path: 'package.json',
        cause: {
          kind: 'policy',
          at: settings?.at ?? { path: policy.path ?? 'package.json', line: 1 },
        },
      }
    }
    for (const entry of policy.files ?? []) {
      const files = release.files.filter(({ path }) => matches(entry, path))
      const size = totalSize(files)
      if (entry.maxSize === undefined || size <= entry.maxSize) continue
      const paths = largest(files)
      yield {
        message:
          `${entry.pattern} has ${formatBytes(size)} in ` +
          `${files.length === 1 ? 'one file' : `${files.length} files`}; the policy allows ` +
          formatBytes(entry.maxSize),
        help: "Keep out what does not belong, or raise the entry's `max-size`.",
        path: paths[0] ?? 'package.json',
        cause: { kind: 'policy', at: entry.at },
        ...groupFacts(paths),
        key: entry.pattern,
      }
    }
  },
})
