import type { Style } from '../report/index.js'
import { type Paint, painter, widthOf, wrap } from '../report/render/wrap.js'
import { largest } from '../model/group-by.js'

/** The parts of a doc page. Text still has its inline marks. */
export type Block =
  | { readonly kind: 'heading'; readonly level: number; readonly text: string }
  | { readonly kind: 'code'; readonly language: string; readonly lines: readonly string[] }
  | { readonly kind: 'table'; readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] }
  | { readonly kind: 'item'; readonly depth: number; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }

/** Reads a page of docs/rules: the Markdown that those pages are written in, and no more of it. */
export function blocksOf(markdown: string): readonly Block[] {
  const lines = markdown.split(/\r?\n/)
  const blocks: Block[] = []
  for (let at = 0; at < lines.length;) {
    const line = lines[at] ?? ''
    const [, fence, language = ''] = /^\s*(`{3,})(.*)$/.exec(line) ?? []
    const end = fence !== undefined ? closing(lines, at, fence) : line.startsWith('|') ? whileTable(lines, at) : at + 1
    const block =
      fence !== undefined
        ? { kind: 'code' as const, language, lines: lines.slice(at + 1, end - 1) }
        : line.startsWith('|')
          ? tableOf(lines.slice(at, end))
          : lineBlock(line)
    if (block) blocks.push(block)
    at = end
  }
  return blocks
}

/** The line after the fence that closes a block of code. */
function closing(lines: readonly string[], start: number, fence: string): number {
  const end = lines.findIndex((line, at) => at > start && line.trim() === fence)
  return end === -1 ? lines.length + 1 : end + 1
}

function whileTable(lines: readonly string[], start: number): number {
  const end = lines.findIndex((line, at) => at > start && !line.startsWith('|'))
  return end === -1 ? lines.length : end
}

/** The second line only says that this is a table. */
function tableOf(lines: readonly string[]): Block {
  const [head = [], , ...rows] = lines.map((line) => {
    const cells = line
      .trim()
      .replace(/^\||(?<!\\)\|$/g, '')
      .split(/(?<!\\)\|/)
    return cells.map((cell) => cell.trim().replaceAll('\\|', '|'))
  })
  return { kind: 'table', head, rows }
}

function lineBlock(line: string): Block | null {
  if (line.trim() === '') return null
  const [, marks, title] = /^(#{1,6}) (.*)$/.exec(line) ?? []
  if (marks !== undefined && title !== undefined) return { kind: 'heading', level: marks.length, text: title }
  const [, indent, item] = /^(\s*)[-*] (.*)$/.exec(line) ?? []
  if (indent !== undefined && item !== undefined)
    return { kind: 'item', depth: Math.floor(indent.length / 2), text: item }
  return { kind: 'paragraph', text: line.trim() }
}

/** Longer lines are hard to read. */
const widest = 100
const gap = '  '

/** Where a page is shown. */
interface Setting {
  readonly columns: number
  readonly color: boolean
  readonly paint: Paint
}

/** A doc page for a terminal: headings bold, code indented and dim, tables in columns, links as their text. */
export function pageText(markdown: string, { color, columns }: Style): string {
  const setting = {
    color,
    paint: painter(color),
    columns: Number.isFinite(columns) && columns >= 20 ? Math.min(columns, widest) : 80,
  }
  const blocks = blocksOf(markdown)
  return `${blocks.flatMap((block, index) => [...(needsSpace(block, blocks[index - 1]) ? [''] : []), ...linesOf(block, setting)]).join('\n')}\n`
}

function needsSpace(block: Block, before: Block | undefined): boolean {
  return before !== undefined && !(block.kind === 'item' && before.kind === 'item')
}

function linesOf(block: Block, setting: Setting): readonly string[] {
  const { paint, columns } = setting
  if (block.kind === 'code') return codeLines(block, setting)
  if (block.kind === 'table') return tableLines([block.head, ...block.rows], setting)
  if (block.kind === 'heading') return wrap(unlinked(block.text), columns).map((line) => paint('bold', line))
  return painted(
    wrap(unlinked(block.text), columns, block.kind === 'item' ? `${'  '.repeat(block.depth)}- ` : ''),
    setting,
  )
}

/** Lists of names are broken to the width; what is there to be pasted is not. */
function codeLines(
  { language, lines }: Extract<Block, { kind: 'code' }>,
  { columns, paint }: Setting,
): readonly string[] {
  const indented = lines.flatMap((line) => {
    const indent = ' '.repeat(4 + line.length - line.trimStart().length)
    return language === 'text' ? wrap(line.trim(), columns, indent) : [indent + line.trimStart()]
  })
  return indented.map((line) => (line.trim() === '' ? '' : paint('dim', line)))
}

/** Links as their text; an address outside these docs follows it. Code is left as it is. */
function unlinked(text: string): string {
  const link = /\[([^\]]+)\]\(([^)]+)\)/g
  return text
    .split(/(`[^`]+`)/)
    .map((part, index) =>
      index % 2 === 1
        ? part
        : part.replace(link, (_all, shown: string, url: string) =>
            /^https?:/.test(url) ? `${shown} (${url})` : shown,
          ),
    )
    .join('')
}

/** Lines of one text, with its code in colour instead of backticks; code may go on in the next line. */
function painted(lines: readonly string[], { color, paint }: Setting): readonly string[] {
  if (!color) return lines
  let inside = false
  return lines.map((line) =>
    line
      .split('`')
      .map((part, index) => {
        if (index > 0) inside = !inside
        return inside && part !== '' ? paint('cyan', part) : part
      })
      .join(''),
  )
}

/** How wide a text is once it is painted. */
function shownWidth(text: string, { color }: Setting): number {
  return widthOf(color ? text.replaceAll('`', '') : text)
}

/** Rows in columns, the widest wrapped; where not even single words fit, each row as a list of what it says. */
function tableLines(rows: readonly (readonly string[])[], setting: Setting): readonly string[] {
  const texts = rows.map((row) => row.map(unlinked))
  const count = largest(texts.map((row) => row.length))
  const widths = columnWidths(texts, count, setting.columns - gap.length * (count - 1))
  if (widths === null) return stacked(texts, setting)
  return texts.flatMap((row, index) => {
    const lines = rowLines(row, widths, setting)
    return index === 0 ? lines.map((line) => setting.paint('bold', line)) : lines
  })
}

/** The widest column gives way until all fit, none below its longest word; null where they can't. */
function columnWidths(rows: readonly (readonly string[])[], count: number, room: number): readonly number[] | null {
  const columns = Array.from({ length: count }, (_, at) => rows.map((row) => row[at] ?? ''))
  const least = columns.map((cells) => Math.max(0, largest(cells.flatMap((cell) => cell.split(' ')).map(widthOf))))
  const widths = columns.map((cells) => Math.max(0, largest(cells.map(widthOf))))
  const total = (): number => widths.reduce((sum, width) => sum + width, 0)
  while (total() > room) {
    const spare = widths.map((width, at) => (width > (least[at] ?? 0) ? width : 0))
    const at = spare.indexOf(largest(spare))
    if (spare[at] === 0) return null
    widths[at] = (widths[at] ?? 0) - 1
  }
  return widths
}

function rowLines(row: readonly string[], widths: readonly number[], setting: Setting): readonly string[] {
  const cells = widths.map((width, at) => wrap(row[at] ?? '', width))
  const shown = cells.map((lines) => painted(lines, setting))
  const height = largest(cells.map((lines) => lines.length))
  return Array.from({ length: height }, (_, line) =>
    widths
      .map(
        (width, at) =>
          (shown[at]?.[line] ?? '') + ' '.repeat(Math.max(0, width - shownWidth(cells[at]?.[line] ?? '', setting))),
      )
      .join(gap)
      .trimEnd(),
  )
}

function stacked([head = [], ...rows]: readonly (readonly string[])[], setting: Setting): readonly string[] {
  return rows.flatMap((row, index) => {
    const lines = row.flatMap((cell, at) =>
      cell === ''
        ? []
        : painted(
            wrap(`${head[at] === undefined || head[at] === '' ? '' : `${head[at]}: `}${cell}`, setting.columns),
            setting,
          ),
    )
    return index === 0 ? lines : ['', ...lines]
  })
}
