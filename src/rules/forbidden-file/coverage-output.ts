import type { FileFacts } from '../../model/types.js'

/**
 * Files that coverage tools write and nobody else: istanbul's reports, and V8's raw results by their process and time.
 */
const marker =
  /^(lcov\.info|clover\.xml|coverage-final\.json|coverage-summary\.json|cobertura-coverage\.xml|block-navigation\.js|coverage-\d+-\d+-\d+\.json)$/

/** `coverage` is a name that sources have too, so it counts only with a marker in it. */
const coverageName = /^\.?(coverage|code-?coverage|test-?coverage|cov|jest-coverage|coverage-report)$/i

/**
 * The folders that a coverage tool wrote, outermost first: named after coverage, with a file in them that only such
 * tools write.
 */
export function coverageFolders(files: readonly FileFacts[]): ReadonlySet<string> {
  const found = new Set<string>()
  for (const { path } of files) {
    const parts = path.split('/')
    if (!marker.test(parts.at(-1) ?? '')) continue
    const at = parts.findIndex((part) => coverageName.test(part))
    if (at >= 0) found.add(parts.slice(0, at + 1).join('/'))
  }
  return found
}
