import { z } from 'zod'
import { sizeSchema } from '../../policy/sizes.js'
import { defineRule } from '../rule.js'

export const fileNotInspected = defineRule({
  id: 'file-not-inspected',
  summary: 'a file that could not be inspected wholly: over the limit, or unreadable as what it claims to be',
  scope: 'release',
  levels: { new: 'error', unchanged: 'error' },
  options: z.strictObject({
    max: sizeSchema
      .prefault('256 MB')
      .meta({ description: 'Largest source map, or line with one inside, that is inspected.', examples: ['256 MB'] }),
  }),
  *check({ release }) {
    for (const { path, notInspected } of release.files) {
      if (notInspected === undefined) continue
      yield {
        message: `${path} was not inspected: ${notInspected}`,
        help:
          'Keep it out of the release, repair it, or raise `rules: { file-not-inspected: { max: … } }` if ' +
          'memory allows. What was not read is not approved.',
        path,
        cause: { kind: 'packed-file', path },
        key: notInspected,
      }
    }
  },
})
