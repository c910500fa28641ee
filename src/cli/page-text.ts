import type { Style } from '../report/index.js'
import { painter, type Paint } from '../report/render/paint.js'
import { widthOf, wrap } from '../report/render/wrap.js'
import { blocksOf, type Block } from './page-blocks.js'

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
  const count = Math.max(...texts.map((row) => row.length))
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
  const least = columns.map((cells) => Math.max(0, ...cells.flatMap((cell) => cell.split(' ')).map(widthOf)))
  const widths = columns.map((cells) => Math.max(0, ...cells.map(widthOf)))
  const total = (): number => widths.reduce((sum, width) => sum + width, 0)
  while (total() > room) {
    const spare = widths.map((width, at) => (width > (least[at] ?? 0) ? width : 0))
    const at = spare.indexOf(Math.max(...spare))
    if (spare[at] === 0) return null
    widths[at] = (widths[at] ?? 0) - 1
  }
  return widths
}

function rowLines(row: readonly string[], widths: readonly number[], setting: Setting): readonly string[] {
  const cells = widths.map((width, at) => wrap(row[at] ?? '', width))
  const shown = cells.map((lines) => painted(lines, setting))
  const height = Math.max(...cells.map((lines) => lines.length))
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
    const told = row.flatMap((cell, at) =>
      cell === ''
        ? []
        : painted(
            wrap(`${head[at] === undefined || head[at] === '' ? '' : `${head[at]}: `}${cell}`, setting.columns),
            setting,
          ),
    )
    return index === 0 ? told : ['', ...told]
  })
}
