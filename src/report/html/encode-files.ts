import type { Verdict } from '../../model/report.js'
import { fileStates, type PageFile } from './data.js'
import type { ListedFile } from './affected.js'

/** The release's files, then those of the baseline that it no longer has. */
export function listFiles({ files, removed }: Verdict): ListedFile[] {
  return [
    ...files.map(({ path, size, state, was, wasSize }) => ({
      path,
      size,
      state,
      before: state === 'added' ? null : (wasSize ?? size),
      ...(was !== undefined && { was }),
    })),
    ...removed.map(({ path, size }) => ({ path, size: 0, state: 'removed' as const, before: size })),
  ]
}

/** Files in few bytes: paths in a listing mostly begin as the one before them does. */
export function encodeFiles(files: readonly ListedFile[], show: (path: string) => string): PageFile[] {
  let last = ''
  return files.map(({ path, size, state, before, was }) => {
    const name = show(path)
    const shared = sharedLength(last, name)
    last = name
    const start = [shared, name.slice(shared), size, fileStates.indexOf(state)] as const
    if (was !== undefined) return [...start, before ?? -1, show(was)]
    return before === size || (before === null && state === 'added') ? start : [...start, before ?? -1]
  })
}

function sharedLength(a: string, b: string): number {
  let length = 0
  while (length < a.length && length < b.length && a[length] === b[length]) length += 1
  return length
}
