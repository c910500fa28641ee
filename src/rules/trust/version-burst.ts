import { listing, plural } from '../../model/format.js'
import { defineRule } from '../rule.js'

export const versionBurst = defineRule({
  id: 'version-burst',
  summary: 'several releases without a record within minutes',
  scope: 'release',
  ofPublication: true,
  levels: { new: 'warning', unchanged: 'warning' },
  *check({ history, release }) {
    const others = history?.burst ?? []
    if (others.length === 0) return
    yield {
      message:
        `${plural(others.length, 'other release')} without a record ${others.length === 1 ? 'was' : 'were'} published ` +
        `within ten minutes of ${release.version}: ${listing(others)}`,
      help: 'A stolen token is used on every package that it reaches. Revoke it first, then look at each release.',
      path: 'package.json',
      cause: { kind: 'manifest', key: ['version'] },
      baselineState: 'new',
    }
  },
})
