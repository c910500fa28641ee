import { z } from 'zod'
import { matches } from '../../policy/allowlist.js'
import { sizeSchema } from '../../policy/sizes.js'
import { formatBytes } from '../../model/format.js'
import type { FileFacts } from '../../model/types.js'
import { groupFacts } from '../folders.js'
import { sizeProposal } from './size-proposal.js'
import { defineRule } from '../rule.js'
import { totalSize } from '../../model/total-size.js'

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
