import type { Publication } from '../../model/baseline.js'
import { listing } from '../../model/format.js'
import { defineRule } from '../rule.js'

const nameOf = ({ publisher }: Publication): string => publisher ?? ''

export const publisherChanged = defineRule({
  id: 'publisher-changed',
  summary: 'a published release by an account that published none of the ones before it',
  scope: 'release',
  ofPublication: true,
  levels: { new: 'warning', unchanged: 'warning' },
  *check({ history }) {
    const { own, before = [] } = history ?? {}
    const known = [...new Set(before.map(nameOf))].filter((name) => name !== '')
    const publisher = own?.publisher ?? null
    if (!own || publisher === null || known.length === 0 || known.includes(publisher)) return
    yield {
      message: `${own.version} was published by ${publisher}; the ${before.length} before it by ${listing(known)}`,
      help: `If you don't know ${publisher}, see who may publish: \`npm owner ls\`, and treat the release as hostile.`,
      path: 'package.json',
      cause: { kind: 'manifest', key: ['version'] },
      baselineState: 'new',
    }
  },
})
