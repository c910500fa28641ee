import { admits, excluder } from '../../policy/allowlist.js'
import type { FilesEntry } from '../../model/policy.js'
import { groupFacts } from '../folders.js'
import { defineRule } from '../rule.js'

/** The pattern that would admit a file: by folder and extension, as a person would write it. */
function suggestion(path: string): string {
  const slash = path.lastIndexOf('/')
  const extension = /\.[A-Za-z0-9]+$/.exec(path)?.[0]
  return slash < 0 || extension === undefined ? path : `${path.slice(0, slash)}/**/*${extension}`
}

function wordsOf({ pattern, at }: FilesEntry): string {
  return `"!${pattern}" (${at.path}:${at.line})`
}

export const fileNotAllowed = defineRule({
  id: 'file-not-allowed',
  summary: 'a packed file that no `files` entry of the policy matches',
  scope: 'release',
  levels: { new: 'error', unchanged: 'error' },
  settlement: { by: 'entry' },
  *check({ release, policy }) {
    const entries = policy.files
    if (!entries) return
    const groups = new Map<string, string[]>()
    for (const { path } of release.files) {
      if (admits(entries, path)) continue
      // A shared `!` entry is nothing that a pattern of one's own could override.
      const inherited = excluder(
        entries.filter((entry) => entry.inherited),
        path,
      )
      const pattern = inherited ? wordsOf(inherited) : suggestion(path)
      groups.set(pattern, [...(groups.get(pattern) ?? []), path])
    }
    for (const [pattern, paths] of groups) {
      const [path = pattern] = paths
      const inherited = excluder(
        entries.filter((entry) => entry.inherited),
        path,
      )
      const what = inherited ? `taken out by ${pattern}` : 'not in the allowlist'
      const allow = inherited
        ? 'or excuse it by a waiver'
        : `or allow it in ${policy.path ?? 'the policy'} under \`files\`: ${JSON.stringify(pattern)}`
      yield {
        message:
          paths.length === 1
            ? `${path} is packed and ${what}`
            : `${paths.length} files like ${path} are packed and ${what}`,
        help: `Keep it out of the release (\`files\` in package.json, .npmignore), ${allow}`,
        path,
        cause: { kind: 'packed-file', path },
        ...groupFacts(paths),
        key: paths.join('\0'),
      }
    }
  },
})
