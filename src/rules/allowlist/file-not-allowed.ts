import { admits, excluder } from '../../policy/allowlist.js'
import type { FilesEntry } from '../../model/policy.js'
import type { FileFacts } from '../../model/types.js'
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

/** What is in a container comes with it, but for what a `!` entry takes out wherever it is. */
function isAllowed(entries: readonly FilesEntry[], { path, container }: FileFacts): boolean {
  if (container === undefined) return admits(entries, path)
  return !admits(entries, container) || excluder(entries, path) === undefined
}

export const fileNotAllowed = defineRule({
  id: 'file-not-allowed',
  summary: 'a packed file that no `files` entry of the policy matches',
  scope: 'release',
  inside: true,
  levels: { new: 'error', unchanged: 'error' },
  settlement: { by: 'entry' },
  *check({ release, policy }) {
    const entries = policy.files
    if (!entries) return
    const groups = new Map<string, { readonly paths: string[]; readonly excluder: FilesEntry | undefined }>()
    for (const file of release.files) {
      if (isAllowed(entries, file)) continue
      // A `!` entry that is shared, or that says what a container may hold, is nothing that a pattern could override.
      const strict = file.container === undefined ? entries.filter((entry) => entry.inherited) : entries
      const entry = excluder(strict, file.path)
      const pattern = entry ? wordsOf(entry) : suggestion(file.path)
      const group = groups.get(pattern) ?? { paths: [], excluder: entry }
      group.paths.push(file.path)
      groups.set(pattern, group)
    }
    for (const [pattern, { paths, excluder: entry }] of groups) {
      const [path = pattern] = paths
      const what = entry ? `taken out by ${pattern}` : 'not in the allowlist'
      const allow = entry
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
