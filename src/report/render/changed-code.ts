import { formatCount, plain, plural, visible } from '../../model/format.js'
import type { ChangedCode, CodeChange, Hunk } from '../../model/report.js'
import { bytesOf, shorten } from './budget.js'
import { codeBlock, codeSpan, inlineMarkdown } from './escape.js'

/** Characters of a line that a terminal and a page in Markdown show. */
const width = 200
/** Hunks that a reader has to see; the others are folded away. */
const mostOpen = 3

/** How many files changed, as a sentence. */
export function changedFiles({ files, left = 0 }: ChangedCode): string {
  return `${plural(files.length + left, 'file')} that users run`
}

const kinds: Readonly<Record<CodeChange['kind'], string>> = {
  names: 'same tokens except for names',
  layout: 'same tokens: only white space, line ends or comments changed',
  code: '',
}

const limits: Readonly<Record<NonNullable<CodeChange['limit']>, string>> = {
  size: 'too large to be compared',
  room: 'not compared: too much other code changed',
}

/** What became of a file, in words that follow its name. */
export function fateOf({ kind, hunks, left = 0, limit }: CodeChange): string {
  if (kind !== 'code') return kinds[kind]
  if (limit !== undefined) return limits[limit]
  if (hunks.length === 0 && left === 0) return 'the same changes as in another file'
  const all = plural(hunks.length + left, 'change')
  return left > 0 ? `${all}, the first ${hunks.length} shown` : all
}

/** ` (the same in a.cjs, a.mjs and 2 more files)` */
function sameIn(copies: number, also: readonly string[]): string {
  if (copies === 0) return ''
  if (also.length === 0) return ` (and in ${plural(copies, 'more file')})`
  const names = also.map((path) => shorten(path, 80)).join(', ')
  const rest = copies > also.length ? ` and ${plural(copies - also.length, 'more file')}` : ''
  return ` (the same in ${names}${rest})`
}

/** Where a hunk is and what is new in it. Untrusted text. */
export function hunkTitle({ line, column, news, copies = 0, also = [] }: Hunk): string {
  const place = column === undefined ? `line ${line}` : `line ${line}:${column}`
  const elsewhere = sameIn(copies, also)
  return news.length === 0 ? place + elsewhere : `${place}: ${news.join(', ')}${elsewhere}`
}

/** A line of at most so many characters, with its sign. */
function clipped(line: string): string {
  const near = line.replaceAll('\t', '  ')
  return near.length > width ? `${near.slice(0, width)} … ${plural(near.length - width, 'more character')}` : near
}

function hunkText(hunk: Hunk): string {
  const { lines, cut = 0 } = hunk
  return [
    `  ${plain(hunkTitle(hunk))}`,
    ...lines.map((line) => `    ${line.slice(0, 1)} ${plain(clipped(line.slice(1)))}`.trimEnd()),
    ...(cut > 0 ? [`      … ${plural(cut, 'more line')}`] : []),
  ].join('\n')
}

function nameText({ path, was }: CodeChange): string {
  if (was === undefined) return `${plain(path)} (new)`
  return was === path ? plain(path) : `${plain(was)} → ${plain(path)}`
}

/** Changed code for a terminal: files and hunks in their order. Hostile text stays text. */
export function renderCodeChanges(changed: ChangedCode): string {
  const { files, left = 0 } = changed
  if (files.length === 0) return 'Changed code: none that users run\n'
  const shown = files.map((change) =>
    [`${nameText(change)}: ${fateOf(change)}`, ...change.hunks.map(hunkText)].join('\n'),
  )
  const more = left > 0 ? [`… and ${plural(left, 'more file')}`] : []
  return `Changed code: ${changedFiles(changed)}\n\n${[...shown, ...more].join('\n\n')}\n`
}

function nameMarkdown({ path, was }: CodeChange): string {
  const name = codeSpan(shorten(path, 300))
  if (was === undefined) return `${name} (new)`
  return was === path ? name : `${codeSpan(shorten(was, 300))} → ${name}`
}

/** A hunk with the file that it is in: hunks stand by what they mean, not by their files. */
function hunkMarkdown(change: CodeChange, hunk: Hunk): string {
  const { lines, cut = 0 } = hunk
  const more = cut > 0 ? [`  … ${plural(cut, 'more line')}`] : []
  const title = `${nameMarkdown(change)}, ${inlineMarkdown(shorten(hunkTitle(hunk), 500))}`
  return `${title}\n\n${codeBlock([...lines.map((line) => visible(clipped(line))), ...more], 'diff')}`
}

/** What there is to say of a file of which no hunk is shown, and what of a file is not shown. */
function restMarkdown(files: readonly CodeChange[]): readonly string[] {
  const rest = files.filter(({ hunks }) => hunks.length === 0)
  return rest.map((change) => `- ${nameMarkdown(change)}: ${fateOf(change)}`)
}

/** As many parts as fit, with a blank line between them. */
function fitting(parts: readonly string[], maxBytes: number): readonly string[] {
  let left = maxBytes
  const end = parts.findIndex((part) => (left -= bytesOf(part) + 2) < 0)
  return end < 0 ? parts : parts.slice(0, end)
}

/**
 * Changed code for a page in Markdown: the three hunks that mean most, the others folded away, then the files of which
 * there is none; in at most `maxBytes`. Empty where no code changed.
 */
export function changedCodeMarkdown(changed: ChangedCode | undefined, maxBytes: number): string {
  if (!changed || changed.files.length === 0) return ''
  const { files } = changed
  const title = `### Changed code\n\n${changedFiles(changed)} changed.`
  const hunks = files.flatMap((change) => change.hunks.map((hunk) => hunkMarkdown(change, hunk)))
  const rest = restMarkdown(files)
  // Foldings, and what says how much is left.
  const frame = 300
  const room = maxBytes - bytesOf(title) - frame
  if (room < 0) return ''
  const shown = fitting(hunks, room * 0.9)
  const [open, folded] = [shown.slice(0, mostOpen), shown.slice(mostOpen)]
  const more =
    folded.length === 0
      ? []
      : [`<details><summary>${plural(folded.length, 'more change')}</summary>`, ...folded, '</details>']
  const listed = fitting(rest, room - bytesOf(shown.join('\n\n')) - bytesOf(more[0] ?? ''))
  const left = files.reduce((sum, each) => sum + (each.left ?? 0), hunks.length - shown.length)
  const unlisted = (changed.left ?? 0) + rest.length - listed.length
  const foot = [
    ...(left > 0 ? [`${formatCount(left)} more ${left === 1 ? 'change is' : 'changes are'} not shown here.`] : []),
    ...(unlisted > 0 ? [`${formatCount(unlisted)} more ${unlisted === 1 ? 'file' : 'files'} changed.`] : []),
  ]
  return [title, ...open, ...more, listed.join('\n'), foot.join(' ')].filter((part) => part !== '').join('\n\n')
}
