import { listing } from '../../model/format.js'
import { defineRule } from '../rule.js'

export const baselineMissing = defineRule({
  id: 'baseline-missing',
  summary: 'the registry answers "not found", and the repository has tags of earlier releases',
  scope: 'release',
  levels: { new: 'warning', unchanged: 'warning' },
  *check({ release: { name, version }, unpublished }) {
    if (!unpublished || unpublished.tags.length === 0) return
    const { host, tags } = unpublished
    yield {
      message: `${host} answers 404 for ${name}, but this repository has tags of earlier releases: ${listing(tags)}`,
      help:
        `If earlier releases of ${name} were published, check its name in package.json, the registry in .npmrc and ` +
        'whether this token may see the package: a registry answers 404 for what it hides, too. Then set ' +
        '`baseline: { required: true }` in the policy. ' +
        `If ${version} is the first release on ${host}, nothing has to be done: the warning ends with it.`,
      path: 'package.json',
      cause: { kind: 'manifest', key: ['name'] },
      baselineState: 'new',
    }
  },
})
