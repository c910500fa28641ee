import { createTwoFilesPatch, FILE_HEADERS_ONLY } from 'diff'

/**
 * What changes in a file, as a patch for `git apply`; empty where nothing does. Holds hostile names as they are.
 *
 * @param path from the repository's root
 * @param before null where there is no such file yet
 */
export function fileDiff(path: string, before: string | null, after: string): string {
  if (before === after) return ''
  const from = before === null ? '/dev/null' : `a/${path}`
  return createTwoFilesPatch(from, `b/${path}`, before ?? '', after, undefined, undefined, {
    context: 3,
    headerOptions: FILE_HEADERS_ONLY,
  })
}
