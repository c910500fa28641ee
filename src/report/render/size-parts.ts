import { groupBy } from '../../model/group-by.js'
import type { Verdict } from '../../model/report.js'

/** A folder (its path ends with a slash), a file, or what is left of a folder beside them, with its bytes. */
export interface SizePart {
  readonly path: string
  readonly isRest: boolean
  readonly before: number
  readonly now: number
}

interface SizedFile {
  readonly path: string
  readonly before: number
  readonly now: number
}

interface Open extends SizePart {
  readonly files: readonly SizedFile[]
}

/** A part below this share of the whole would be no more than a line in a picture. */
const smallest = 0.02

/**
 * A release and its baseline in at most `limit` parts: the biggest folder is taken apart again and again, while that
 * shows more.
 */
export function sizeParts(verdict: Verdict, limit: number): SizePart[] {
  let parts: Open[] = [partOf('', filesOf(verdict), false)]
  const [whole] = parts
  const least = whole === undefined ? 0 : weightOf(whole) * smallest
  for (;;) {
    const room = limit - parts.length + 1
    const next = parts
      .filter(({ path, isRest }) => !isRest && (path === '' || path.endsWith('/')))
      .sort(byWeight)
      .map((part) => ({ part, children: childrenOf(part, room, least) }))
      .find(({ children }) => children.length > 0 && children.length <= room)
    if (next === undefined) return parts.filter((part) => weightOf(part) > 0).sort(byWeight)
    parts = [...parts.filter((part) => part !== next.part), ...next.children]
  }
}

/** Bytes of every file, before and now. What was renamed stands under its new name: it did not grow. */
function filesOf({ files, removed, baseline }: Verdict): readonly SizedFile[] {
  const known = baseline.unpackedSize !== null
  const present = files.map(({ path, size, state, wasSize = size }) => ({
    path,
    now: size,
    before: known && state !== 'added' ? wasSize : 0,
  }))
  return [...present, ...removed.map(({ path, size }) => ({ path, before: size, now: 0 }))]
}

function partOf(path: string, files: readonly SizedFile[], isRest: boolean): Open {
  const sum = (of: (file: SizedFile) => number): number => files.reduce((total, file) => total + of(file), 0)
  return { path, files, isRest, before: sum(({ before }) => before), now: sum(({ now }) => now) }
}

function weightOf({ before, now }: SizePart): number {
  return Math.max(before, now)
}

function byWeight(a: SizePart, b: SizePart): number {
  return weightOf(b) - weightOf(a)
}

/**
 * The folders and files right under a part; the small ones, and those that there is no room for, become one. Empty
 * where nothing stands out.
 */
function childrenOf({ path, files }: Open, room: number, least: number): Open[] {
  const groups = groupBy(files, (file) => nextStep(file.path, path))
  // A hostile name may end with a slash, or be empty: it has nothing below it.
  const children = [...groups].map(([step, group]) => partOf(path + step, group, step === '')).sort(byWeight)
  const fit = children.length <= room ? children.length : room - 1
  const shown = children.slice(0, Math.max(0, fit)).filter((child) => weightOf(child) >= least)
  const rest = children.slice(shown.length).flatMap((child) => child.files)
  if (shown.length === 0) return []
  return rest.length === 0 ? shown : [...shown, partOf(path, rest, true)]
}

/** The folder or file of `path` right under `folder`. */
function nextStep(path: string, folder: string): string {
  const end = path.indexOf('/', folder.length)
  return end === -1 ? path.slice(folder.length) : path.slice(folder.length, end + 1)
}
