import { listing } from '../../model/format.js'
import type { Comparison } from '../../model/comparison.js'
import type { FileFacts } from '../../model/file-facts.js'
import type { Manifest } from '../../model/release.js'
import { entryMatcher } from '../files/files-unmatched.js'
import { defineRule } from '../rule.js'

/** Ships whether `files` names it or not. */
const always = /^(package\.json|(readme|copying|licen[cs]e)(\..*)?)$/i

/**
 * Entries of `files`, one spelling for all that mean one thing to npm: `./dist/`, `dist/**` and `dist`. Null without
 * the field.
 */
function entries({ files }: Manifest): ReadonlySet<string> | null {
  if (!Array.isArray(files)) return null
  const written = files.filter((entry): entry is string => typeof entry === 'string')
  const plain = written.map((entry) => entry.replace(/^(!?)\.?\//, '$1').replace(/\/(\*\*(\/\*)?)?$/, ''))
  return new Set(plain.filter((entry) => !always.test(entry)))
}

function without(entries: ReadonlySet<string>, others: ReadonlySet<string>): readonly string[] {
  return [...entries].filter((entry) => !others.has(entry))
}

function change(what: string, names: readonly string[]): string[] {
  return names.length === 0 ? [] : [`${what} ${listing(names)}`]
}

/** One output folder in the place of another: what the old entry packed is gone. */
function isMove(gone: readonly FileFacts[], added: readonly string[], removed: readonly string[]): boolean {
  const left = removed.filter((entry) => !entry.startsWith('!')).map(entryMatcher)
  return added.length <= left.length && left.every((matches) => gone.some(({ path }) => matches(path)))
}

/**
 * Whether the change lets in a file that is new: by a folder or pattern that is added, or by an exclusion that is taken
 * away. A file that is named exactly is intended, and so is what a wider exclusion still keeps out.
 */
function letsIn(comparison: Comparison, added: readonly string[], removed: readonly string[]): boolean {
  const fresh = comparison.pairs.filter(({ state }) => state === 'added').map(({ file }) => file.path)
  const named = new Set(comparison.pairs.map(({ file }) => file.path))
  const inclusions = added.filter((entry) => !entry.startsWith('!') && !named.has(entry))
  const exclusions = removed.filter((entry) => entry.startsWith('!')).map((entry) => entry.slice(1))
  const doors = [...(isMove(comparison.removed, inclusions, removed) ? [] : inclusions), ...exclusions]
  return doors.some((entry) => {
    const matches = entryMatcher(entry)
    return fresh.some(matches)
  })
}

/** Nothing more ships than before: what is missing now is the business of other rules. */
const harmless = { new: 'note', unchanged: 'off' } as const

const place = { path: 'package.json', cause: { kind: 'manifest', key: ['files'] } } as const

export const filesFieldChanged = defineRule({
  id: 'files-field-changed',
  summary: '`files` of package.json changed',
  scope: 'change',
  levels: { new: 'warning', unchanged: 'off' },
  *check({ release, baseline, comparison }) {
    if (!baseline) return
    const before = entries(baseline.manifest)
    const now = entries(release.manifest)
    if (!now) {
      if (before)
        yield {
          message: 'package.json no longer has `files`, so everything that is not ignored is published',
          help: 'Restore it: a list of what to publish keeps out the files that no one thought of.',
          ...place,
        }
      return
    }
    if (!before) {
      yield {
        message: `package.json has \`files\` now: ${listing([...now])}`,
        help: 'Nothing to do if nothing is missing from the release.',
        ...place,
        levels: harmless,
      }
      return
    }
    const added = without(now, before)
    const removed = without(before, now)
    if (added.length + removed.length === 0) return
    yield {
      message:
        `\`files\` in package.json changed: ` + [...change('added', added), ...change('removed', removed)].join('; '),
      help: 'Look at the files that are new in this release: this field decides what ships.',
      ...place,
      ...(!(comparison && letsIn(comparison, added, removed)) && { levels: harmless }),
    }
  },
})
