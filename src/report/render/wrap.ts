import { styleText } from 'node:util'

export type Tone = 'bold' | 'dim' | 'red' | 'green' | 'yellow' | 'cyan'

export type Paint = (tones: Tone | Tone[], text: string) => string

/** Colours text, or leaves it alone: the caller decides, once, whether its output is a terminal that wants them. */
export function painter(color: boolean): Paint {
  // Newer versions of Node.js would look at stdout and the environment again.
  return (tones, text) => (color ? styleText(tones, text, { validateStream: false }) : text)
}

/** Lines for a terminal of a given width. Works on escaped text without colours. */

const wide =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}/u

/** Columns that a text takes: two for wide characters (East Asian, emoji), none for combining marks. */
export function widthOf(text: string): number {
  if (/^[\x20-\x7e]*$/.test(text)) return text.length
  let width = 0
  for (const char of text) width += /\p{M}|\u200d/u.test(char) ? 0 : wide.test(char) ? 2 : 1
  return width
}

/**
 * Breaks a text at its spaces, but not inside `code` that fits on a line. The first line begins with `first`, the
 * others with as many spaces. A word that is too long, such as a path, stays whole on its own line, so that it can be
 * copied.
 */
export function wrap(text: string, columns: number, first = ''): string[] {
  const indent = ' '.repeat(widthOf(first))
  const lines: string[] = []
  let line = first
  let empty = true
  for (const word of wordsOf(text, columns - indent.length)) {
    if (!empty && widthOf(line) + 1 + widthOf(word) > columns) {
      lines.push(line)
      line = indent
      empty = true
    }
    line += empty ? word : ` ${word}`
    empty = false
  }
  return [...lines, line]
}

/** The words of a text; a code span in backticks is one word with what touches it, where it is no wider than `room`. */
function wordsOf(text: string, room: number): string[] {
  const words: string[] = []
  let parts: string[] = []
  for (const part of text.split(' ')) {
    parts.push(part)
    const joined = parts.join(' ')
    const closed = joined.split('`').length % 2 === 1
    const fits = widthOf(joined) <= room
    if (!closed && fits) continue
    for (const word of closed && fits ? [joined] : parts) words.push(word)
    parts = []
  }
  return [...words, ...parts]
}
