import { defineRule } from '../rule.js'

export const tagMoved = defineRule({
  id: 'tag-moved',
  summary: 'a dist-tag that points to an older release than before',
  scope: 'release',
  ofPublication: true,
  levels: { new: 'error', unchanged: 'error' },
  *check({ history, release }) {
    for (const { tag, from, to } of history?.movedTags ?? [])
      yield {
        message: `the dist-tag ${tag} points to ${to}; before, it pointed to ${from}`,
        help: `If none of you moved it, put it back: \`npm dist-tag add ${release.name}@${from} ${tag}\`, and revoke the tokens.`,
        path: 'package.json',
        cause: { kind: 'manifest', key: ['version'] },
        key: tag,
        baselineState: 'new',
      }
  },
})
