import { compilePattern, patternProblem } from '../../policy/patterns.js'

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
