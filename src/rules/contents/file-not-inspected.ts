import { z } from 'zod'
import { defaultHeld, type Limits } from '../../inspect/inspector.js'
import { plural } from '../../model/format.js'
import { groupBy } from '../../model/group-by.js'
import type { Policy } from '../../model/policy.js'
import { unversioned } from '../../model/top-folder.js'
import type { Comparison } from '../../model/comparison.js'
import type { FileFacts } from '../../model/file-facts.js'
import type { Problem } from '../../model/problem.js'
import type { Release } from '../../model/release.js'
import { sizeSchema } from '../../policy/sizes.js'
import { type Levels, mildLevels } from '../forbidden-file/class-entry.js'
import { place, purposeOf } from '../folders.js'
import { defineRule } from '../rule.js'

type Unread = FileFacts & { readonly unread: NonNullable<FileFacts['unread']> }
type Group = readonly [Unread, ...Unread[]]

function unreadIn({ files }: Release): readonly Unread[] {
  return files.flatMap((file) => (file.unread ? [{ ...file, unread: file.unread }] : []))
}

/** Whether the baseline had the same: of that form, in that place, whatever figures are in its name. */
function hadLike(baseline: Release | null, comparison: Comparison | null): (file: Unread) => boolean {
  const was = new Map(comparison?.pairs.map((pair) => [pair.file.path, pair.was?.path]))
  const likeness = (form: string, path: string): string => `${form}\0${unversioned(path)}`
  const before = new Set(baseline ? unreadIn(baseline).map(({ path, unread }) => likeness(unread.form, path)) : [])
  return ({ path, unread }) => [path, was.get(path) ?? path].some((name) => before.has(likeness(unread.form, name)))
}

/** Archives among fixtures may be broken on purpose; nothing runs them. */
function levelsOf({ path }: Unread): Levels {
  return purposeOf(path) === 'own' ? { new: 'error', unchanged: 'note' } : mildLevels
}

function message([{ path, unread }, ...others]: Group, folder: string): string {
  const end = `was not searched: it is ${unread.form}, ${unread.why}`
  if (others.length === 0) return `${path} ${end}`
  return `${path} ${end}. The same is true of ${plural(others.length, 'other file')} in ${folder}`
}

/** One problem for each packed file, and of what is in one, for all that was not read for one reason. */
function* containers(release: Release, isKnown: (file: Unread) => boolean): Generator<Problem> {
  const groups = groupBy(unreadIn(release), (file) =>
    JSON.stringify([file.container ?? file.path, file.container !== undefined, file.unread, isKnown(file)]),
  )
  for (const [first, ...others] of groups.values()) {
    if (!first) continue
    const group: Group = [first, ...others]
    const folder = first.container ?? first.path
    yield {
      message: message(group, folder),
      help:
        'Keep it out of the release, or pack what it contains in a form that can be read (files, or a tar, zip or ' +
        'gzip archive). What was not read is not approved. If this is intended, add a waiver for rule ' +
        'file-not-inspected with its sha256 and the reason.',
      ...place(
        group.map(({ path }) => path),
        folder,
      ),
      key: first.unread.form,
      baselineState: isKnown(first) ? 'unchanged' : 'new',
      levels: levelsOf(first),
    }
  }
}

export const fileNotInspected = defineRule({
  id: 'file-not-inspected',
  summary: 'a file that could not be inspected completely: too large, or not what it claims to be',
  scope: 'release',
  inside: true,
  levels: { new: 'error', unchanged: 'error' },
  options: z.strictObject({
    max: sizeSchema.prefault('256 MB').meta({
      description: 'Largest source map, line with one inside, or container that is inspected.',
      examples: ['256 MB'],
    }),
  }),
  *check({ release, baseline, comparison }) {
    yield* containers(release, hadLike(baseline, comparison))
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

/** The limits of the inspection that the policy sets by this rule. */
export function limitsOf(policy: Policy): Limits {
  const max = policy.rules.get(fileNotInspected.id)?.options?.max
  return { held: typeof max === 'number' ? max : defaultHeld }
}
