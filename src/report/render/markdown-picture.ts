import { groupBy, largest } from '../../model/group-by.js'
import type { Verdict } from '../../model/report.js'
import { isCompared } from './facts.js'

/** A folder (its path ends with a slash), a file, or what is left of a folder beside them, with its bytes. */
interface SizePart {
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

/** Bars of the picture. */
const maxBars = 10
/** Characters of a bar's name. */
const maxName = 36
/** Pixels. */
const width = 860
const barHeight = 36
const frameHeight = 110

// Legible on GitHub's light and dark background.
const colors = { grown: '#d1242f', gone: '#2da44e', kept: '#8c959f' } as const

/**
 * Size by folder, before and now, as a Mermaid chart, which GitHub draws in job summaries and comments; empty where
 * there is nothing to draw. Bars of an xychart lie over each other, the last in front: so the part of a bar that is in
 * both releases is in front of what is in one alone. (Seen with Mermaid 11.4 and 12.3.)
 */
export function pictureMarkdown(verdict: Verdict): string {
  const parts = sizeParts(verdict, maxBars)
  const most = Math.max(0, largest(parts.flatMap(({ before, now }) => [before, now])))
  if (most === 0) return ''
  const { name, bytes } = units.find((unit) => most >= unit.bytes) ?? { name: 'bytes', bytes: 1 }
  const figures = (of: (part: SizePart) => number): string =>
    `  bar [${parts.map((part) => Number((of(part) / bytes).toFixed(2))).join(', ')}]`
  const compared = isCompared(verdict)
  const grown = figures(({ before, now }) => (now > before ? now : 0))
  const gone = figures(({ before, now }) => (before > now ? before : 0))
  const kept = figures(({ before, now }) => Math.min(before, now))
  return [
    '```mermaid',
    `%%{init: {"xyChart": {"width": ${width}, "height": ${frameHeight + barHeight * parts.length}}, ` +
      `"themeVariables": {"xyChart": {"plotColorPalette": "${palette(compared)}"}}}}%%`,
    'xychart-beta horizontal',
    '  title "Unpacked size by folder"',
    `  x-axis [${namesOf(parts)
      .map((each) => `"${each}"`)
      .join(', ')}]`,
    `  y-axis "${name}" 0 --> ${Number((most / bytes).toFixed(2)) || 1}`,
    ...(compared ? [grown, gone, kept] : [figures(({ now }) => now)]),
    '```',
    ...(compared ? ['', 'Grey: unchanged size. Red: growth. Green: reduction.'] : []),
  ].join('\n')
}

const units = [
  { name: 'GB', bytes: 1e9 },
  { name: 'MB', bytes: 1e6 },
  { name: 'kB', bytes: 1e3 },
] as const

function palette(compared: boolean): string {
  return compared ? `${colors.grown}, ${colors.gone}, ${colors.kept}` : colors.kept
}

/** Mermaid merges bars of one name. */
function namesOf(parts: readonly SizePart[]): readonly string[] {
  const used = new Map<string, number>()
  return parts.map((part) => {
    const name = nameOf(part)
    const times = (used.get(name) ?? 0) + 1
    used.set(name, times)
    return times === 1 ? name : `${name} (${times})`
  })
}

function nameOf({ path, isRest }: SizePart): string {
  if (isRest) return path === '' ? 'all others' : `${label(path)} others`
  return path === '' ? 'all files' : label(path)
}

/**
 * A path as a label that no syntax of Mermaid can come out of: it knows quotes, `#…;` entities, `%%` comments and
 * directives, and escapes none of them reliably. The table has the names as they are. The end of a long path tells the
 * most.
 */
function label(path: string): string {
  const chars = Array.from(path.replace(/[^\p{L}\p{N} ._/@+-]/gu, '?'))
  return chars.length <= maxName ? chars.join('') : `…${chars.slice(1 - maxName).join('')}`
}
