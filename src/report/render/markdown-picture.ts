import type { Verdict } from '../../model/report.js'
import { isCompared } from './facts.js'
import { sizeParts, type SizePart } from './size-parts.js'

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
  const most = Math.max(0, ...parts.flatMap(({ before, now }) => [before, now]))
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
    ...(compared
      ? ['', 'Grey: as large as before (a stub is nothing). Red: what it grew by. Green: what it shrank by.']
      : []),
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
