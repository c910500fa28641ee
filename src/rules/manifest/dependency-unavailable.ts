import { clip, listing, plural, withoutUser } from '../../model/format.js'
import type { LookedUp } from '../../model/lookups.js'
import type { Problem } from '../../model/problem.js'
import { defineRule } from '../rule.js'

const note = { new: 'note', unchanged: 'note' } as const
const warning = { new: 'warning', unchanged: 'warning' } as const

const confirm = 'Correct the name or the range in package.json: installing this package fails for everyone.'

/** A registry hides a scoped package from those who may not see it; of any other it says that it isn't there. */
function unavailable({
  name,
  installs,
  spec,
  found,
  group,
}: LookedUp): (Partial<Problem> & Pick<Problem, 'message' | 'help'>) | null {
  const what = installs === name ? clip(name) : `${clip(installs)} (as ${clip(name)})`
  if (found.kind !== 'no-package' && found.kind !== 'no-version') return null
  if (found.isSibling)
    return {
      message: `${what} ${clip(withoutUser(spec))} is not published yet; a package of this repository has that version`,
      help: 'Publish that package first, or both at once.',
      levels: note,
    }
  // An optional one that can't be had is left out without a word: so is what it is for.
  const levels = group === 'optionalDependencies' ? { levels: warning } : {}
  if (found.kind === 'no-version')
    return {
      message:
        `no published version of ${what} fits ${clip(withoutUser(spec))}` +
        (found.newest === null ? '' : `; the newest is ${clip(found.newest)}`),
      help: confirm,
      ...levels,
    }
  return {
    message: `the registry ${clip(found.host)} has no package ${what}`,
    help: installs.startsWith('@') ? `${confirm} Or this token may not see it.` : confirm,
    ...(installs.startsWith('@') ? { levels: warning } : levels),
  }
}

export const dependencyUnavailable = defineRule({
  id: 'dependency-unavailable',
  summary: 'a new or changed dependency that the registry has no version for',
  scope: 'release',
  levels: { new: 'error', unchanged: 'error' },
  acceptByName: 'errors',
  looksUp: true,
  *check({ lookups = [] }) {
    for (const each of lookups) {
      const found = unavailable(each)
      if (found)
        yield {
          ...found,
          path: 'package.json',
          cause: { kind: 'manifest', key: [each.group, each.name] },
          key: `${each.group} ${each.name}`,
          baselineState: 'new',
        }
    }
    const open = lookups.filter(({ found }) => found.kind === 'unanswered')
    const [first] = open
    if (first?.found.kind !== 'unanswered') return
    yield {
      message:
        `${plural(open.length, 'dependency', 'dependencies')} could not be looked up in the registry: ` +
        `${listing(open.map(({ name }) => name))} (${clip(first.found.why)})`,
      help: 'Run again once the registry answers: whether they can be installed, and how old they are, is not known.',
      path: 'package.json',
      cause: { kind: 'manifest', key: [first.group, first.name] },
      key: 'unanswered',
      levels: note,
      baselineState: 'new',
    }
  },
})
