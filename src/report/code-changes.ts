import type { CodeChange, CodeLine, Hunk } from '../model/code-change.js'
import { plain, plural } from '../model/format.js'

/** Characters of a line that are shown, and blanks in a row: code behind more of them is moved into sight. */
const width = 200
const maxBlanks = 24
/** Hunks of all files that are shown. */
const mostHunks = 60

function clipped(text: string): string {
  const near = text
    .replaceAll('\t', '  ')
    .replace(/ {25,}/g, (all, at: number) =>
      at === 0 && all.length <= 2 * maxBlanks ? all : `[${all.length} blanks] `,
    )
  const shown = plain(near.slice(0, width))
  return near.length > width ? `${shown} … ${plural(near.length - width, 'more character')}` : shown
}

function lineText({ sign, text }: CodeLine): string {
  return `    ${sign} ${clipped(text)}`.trimEnd()
}

function hunkText({ line, column, news, lines, cut }: Hunk): string {
  const place = column > 1 ? `${line}:${column}` : String(line)
  const what = news.length > 0 ? `  ${news.map((each) => plain(each)).join(', ')}` : ''
  return [
    `  line ${place}${what}`,
    ...lines.map(lineText),
    ...(cut > 0 ? [`      … ${plural(cut, 'more line')}`] : []),
  ].join('\n')
}

const kinds: Readonly<Record<CodeChange['kind'], string>> = {
  names: 'same tokens but for names',
  layout: 'same tokens: only white space, line ends or comments changed',
  code: '',
}

function heading({ path, was, kind, hunks, left, limit }: CodeChange): string {
  const name = was === null ? `${plain(path)} (new)` : was === path ? plain(path) : `${plain(was)} → ${plain(path)}`
  if (kind !== 'code') return `${name}: ${kinds[kind]}`
  if (limit === 'size') return `${name}: too large to be compared`
  const all = plural(hunks.length + left, 'change')
  const note = limit === 'pairing' ? '; too much changed to pair the lines, so what is gone is not shown' : ''
  return left > 0 ? `${name}: ${all}, the first ${hunks.length} shown${note}` : `${name}: ${all}${note}`
}

/** Changed code for a terminal: files and hunks in their order. Hostile text stays text. */
export function renderCodeChanges(changes: readonly CodeChange[]): string {
  if (changes.length === 0) return 'Changed code: none that users run\n'
  let room = mostHunks
  const files = changes.map((change) => {
    const hunks = change.hunks.slice(0, Math.max(0, room))
    room -= hunks.length
    const left = change.left + change.hunks.length - hunks.length
    return [heading({ ...change, hunks, left }), ...hunks.map(hunkText)].join('\n')
  })
  return `Changed code: ${plural(changes.length, 'file')} that users run\n\n${files.join('\n\n')}\n`
}
