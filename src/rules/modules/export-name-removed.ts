import { plural } from '../../model/format.js'
import { listing } from '../../model/listing.js'
import type { Problem } from '../../model/types.js'
import { lostPayload } from '../files/payload-lost.js'
import { groupFacts } from '../folders.js'
import { defineRule } from '../rule.js'
import { stepOf } from '../step.js'
import { lostFiles } from './lost-files.js'
import { lostNames, whole, type LostNames } from './lost-names.js'

const noted = { new: 'note', unchanged: 'off' } as const

/** `a, b and 3 more`, and in words what `module.exports = …` is. */
function words({ names, entry }: LostNames): string {
  const said = names.map((name) => (name === whole ? 'module.exports as a value of its own' : name))
  return entry.subpath === '.' ? listing(said) : `${listing(said)} of ${entry.subpath ?? ''}`
}

function* gone(lost: readonly LostNames[], isBreaking: boolean): Generator<Problem> {
  const [first] = lost
  if (!first) return
  const count = new Set(lost.flatMap(({ names }) => names)).size
  yield {
    message: `${plural(count, 'export')} can no longer be imported: ${lost.slice(0, 3).map(words).join('; ')}`,
    help: isBreaking
      ? 'Say so in the notes on how to upgrade.'
      : 'Export it again, if only as another name of what took its place, or make this a major version.',
    path: first.entry.path,
    cause: { kind: 'packed-file', path: first.entry.path },
    key: 'names',
    ...(isBreaking && { levels: noted }),
  }
}

export const exportNameRemoved = defineRule({
  id: 'export-name-removed',
  summary: 'a name or a file that could be imported from the last release and no longer can',
  scope: 'change',
  levels: { new: 'warning', unchanged: 'off' },
  *check({ release, baseline, comparison }) {
    if (!baseline || !comparison) return
    const isBreaking = stepOf(release, baseline) === 'breaking'
    yield* gone(lostNames(release, baseline), isBreaking)
    if (isBreaking) return
    const told = new Set(lostPayload(release, baseline, comparison)?.files.map(({ path }) => path))
    const files = lostFiles(release, baseline, comparison).filter((path) => !told.has(path))
    const [first] = files
    if (first === undefined) return
    yield {
      message:
        `${plural(files.length, 'file')} that could be imported by path ` +
        `${files.length === 1 ? 'is' : 'are'} gone: ${listing(files)}`,
      help: 'Put it back, or make this a major version: whoever imports it by its path gets an error.',
      path: first,
      cause: { kind: 'packed-file', path: first },
      key: 'files',
      ...groupFacts(files),
    }
  },
})
