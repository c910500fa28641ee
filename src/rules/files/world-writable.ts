import { topFolder } from '../../model/top-folder.js'
import { formatMode, plural } from '../../model/format.js'
import { groupBy } from '../../model/group-by.js'
import type { FileFacts } from '../../model/file-facts.js'
import type { Release } from '../../model/release.js'
import { place } from '../folders.js'
import { defineRule, type RuleContext } from '../rule.js'

/** Write permission for the group, and for all others. */
const shared = 0o022

/** The group alone has one member on most machines: the account itself. */
const others = 0o002

function sharedBits({ mode }: FileFacts): number {
  return mode & shared
}

/** The bits that every file of a release has: what the packer's umask does. */
function habit(baseline: Release | null): number {
  return (baseline?.files ?? []).reduce((bits, file) => bits & sharedBits(file), baseline?.files.length ? shared : 0)
}

/** Files that had the bits already; a new file has them from the same umask as the others. */
function known({ baseline, comparison }: RuleContext): ReadonlySet<FileFacts> {
  const usual = habit(baseline)
  const pairs = comparison?.pairs ?? []
  return new Set(
    pairs
      .filter(({ file, was }) => (sharedBits(file) & ~(was ? sharedBits(was) : usual)) === 0)
      .map(({ file }) => file),
  )
}

const slight = { new: 'note', unchanged: 'note' } as const

/** All files at once: the umask of another machine, or Windows. npm, pnpm and Yarn write them by their own. */
function isHarmless(members: readonly FileFacts[], { files }: Release): boolean {
  const isOfAll = members.length > 1 && members.length === files.length
  return isOfAll || members.every((file) => (sharedBits(file) & others) === 0)
}

export const worldWritable = defineRule({
  id: 'world-writable',
  summary: 'files that group or others may write to',
  scope: 'release',
  levels: { new: 'warning', unchanged: 'note' },
  *check(subject) {
    const before = known(subject)
    for (const members of groupBy(subject.release.files.filter(sharedBits), (file) =>
      String(before.has(file)),
    ).values()) {
      const [first] = members
      if (!first) continue
      const paths = members.map(({ path }) => path)
      const folders = new Set(paths.map(topFolder))
      const modes = [...new Set(members.map(({ mode }) => formatMode(mode)))].sort()
      yield {
        message:
          `${members.length === 1 ? `${first.path} can` : `${plural(members.length, 'file')} can`} be written ` +
          `by group or others: mode ${modes.join(', ')}`,
        help:
          'Pack with umask 022, or `chmod -R go-w` before packing: if a client keeps these modes, other ' +
          'accounts of the machine can change the code.',
        fix: { by: 'not-shared', of: paths },
        ...place(paths, folders.size === 1 ? topFolder(first.path) : '.'),
        baselineState: before.has(first) ? 'unchanged' : 'new',
        ...(isHarmless(members, subject.release) && { levels: slight }),
      }
    }
  },
})
