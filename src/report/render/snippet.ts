import type { Mistake } from '../../model/report.js'
import { plain } from '../../model/format.js'
import { widthOf } from './wrap.js'

/** Fewer columns show nothing of use. */
const leastRoom = 10

/**
 * The line of a mistake with a caret under its place, in at most `columns` columns: cut at both ends where it is
 * longer, and with tabs and invisible characters written out. Empty where the line is not known.
 */
export function snippet({ line, source }: Mistake, columns: number): string[] {
  if (source === undefined) return []
  const number = String(line)
  const gutter = `  ${number} | `
  const room = Math.max(leastRoom, columns - gutter.length)
  const before = Array.from(source.text.slice(0, source.column - 1))
  const after = Array.from(source.text.slice(source.column - 1))
  const head = fitting(before.toReversed(), Math.floor(room * 0.6) - 1).toReversed()
  const cutBefore = head.length < before.length
  const start = `${cutBefore ? '…' : ''}${head.join('')}`
  const caret = widthOf(plain(start))
  // What follows may have the last of the start escaped too: `##` is, before a bracket.
  const used = head.reduce((sum, character) => sum + escapedWidth(character), cutBefore ? 1 : 0)
  const tail = fitting(after, room - used - 1)
  const cutAfter = tail.length < after.length
  // Escaped as one text, so that no piece of a command is joined to another.
  const shown = plain(`${start}${tail.join('')}${cutAfter ? '…' : ''}`)
  return [`${gutter}${shown}`, `  ${' '.repeat(number.length)} | ${' '.repeat(caret)}^`]
}

/** As many of the characters, from the first on, as fit into `room` columns once they are escaped. */
function fitting(characters: readonly string[], room: number): readonly string[] {
  let left = room
  const end = characters.findIndex((character) => {
    left -= escapedWidth(character)
    return left < 0
  })
  return end === -1 ? characters : characters.slice(0, end)
}

/** A second `:` or `#` may be parted from the first by a backslash. */
function escapedWidth(character: string): number {
  return character === ':' || character === '#' ? 2 : widthOf(plain(character))
}
