import { compilePattern, patternProblem } from '../../policy/patterns.js'
import { defineRule } from '../rule.js'

/**
 * Whether a CODEOWNERS file gives a path an owner: the last line that matches counts, and one without owners takes it
 * out again.
 * Patterns are those of .gitignore without `!` and `[ ]` (GitHub's documentation, "About code owners").
 */
export function isOwned(text: string, path: string): boolean {
  let owned = false
  for (const line of text.split(/\r?\n/)) {
    const [pattern = '', ...owners] = line
      .replace(/(^|\s)#.*$/, '')
      .trim()
      .split(/\s+/)
    if (pattern !== '' && covers(pattern, path)) owned = owners.length > 0
  }
  return owned
}

function covers(pattern: string, path: string): boolean {
  const inner = pattern.replace(/\/$/, '')
  const anchored = inner.includes('/')
  const glob = (anchored ? '' : '**/') + inner.replace(/^\//, '')
  if (glob === '' || patternProblem(glob) !== null) return false
  if (!pattern.endsWith('/') && compilePattern(glob)(path)) return true
  // A folder's name covers what is in it; `docs/*` covers the files of that one folder alone.
  return !inner.endsWith('/*') && compilePattern(`${glob}/**`)(path)
}

export const policyUnowned = defineRule({
  id: 'policy-unowned',
  summary: "on a pull request: the base branch's CODEOWNERS gives the policy file no owner",
  scope: 'policy',
  levels: { new: 'note', unchanged: 'note' },
  *check({ policyChange }) {
    const path = policyChange?.head.path
    if (!policyChange || !path || path.startsWith('..')) return
    const { codeowners } = policyChange
    if (codeowners !== null && isOwned(codeowners.text, path)) return
    const file = codeowners?.path ?? '.github/CODEOWNERS'
    yield {
      message:
        codeowners === null
          ? `no one has to approve changes of ${path}: there is no CODEOWNERS file`
          : `no one has to approve changes of ${path}: ${file} gives it no owner`,
      help:
        `Add to ${file}, with your own team, and require a review from code owners:\n  /${path} ` +
        '@your-org/release-team',
      path,
      cause: { kind: 'policy', at: { path, line: 1 } },
    }
  },
})
