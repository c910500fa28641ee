import { defineRule } from '../rule.js'

/** Releases that decide what is usual. */
const usual = 3

export const publishedWithoutCommit = defineRule({
  id: 'published-without-commit',
  summary: 'a published release whose commit is missing, or is not in the repository',
  scope: 'release',
  ofPublication: true,
  levels: { new: 'warning', unchanged: 'warning' },
  *check({ history }) {
    const { own, before = [], isInRepository } = history ?? {}
    if (!own || own.isStaged) return
    const common = {
      path: 'package.json',
      cause: { kind: 'manifest', key: ['version'] },
      baselineState: 'new',
    } as const
    if (own.gitHead !== null && isInRepository === false)
      yield {
        ...common,
        message: `${own.version} was published from commit ${own.gitHead.slice(0, 40)}, which the repository doesn't have`,
        help: 'Find out who published it, and from where: a release of yours comes from a commit that was pushed.',
      }
    const recent = before.slice(0, usual)
    const hadOne = recent.length === usual && recent.every(({ gitHead }) => gitHead !== null)
    if (own.gitHead === null && hadOne)
      yield {
        ...common,
        // A tarball that is published names no commit either, and the recipes publish one.
        levels: { new: 'note', unchanged: 'note' },
        message: `${own.version} names no commit; the ${usual} releases before it do`,
        help: 'That is usual once a tarball is published in place of a folder. Else find out who published it.',
      }
  },
})
