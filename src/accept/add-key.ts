import { isMap, isSeq, type Node } from 'yaml'
import type { Written } from './edit.js'
import { breakOf, columnOf, dashesOf, endOf, insert, isNothing, lineEnd, pairsOf, startOf } from './nodes.js'
import { flowValue, topLines } from './write-value.js'

/** How far the file indents what is below a key; two where it doesn't say. */
function indentOf(text: string, root: Node | null): string {
  const lists = isMap(root) ? pairsOf(root).map(({ value }) => value) : []
  const list = lists.find((value) => isSeq(value) && value.flow !== true)
  const [dash] = isSeq(list) ? dashesOf(list) : []
  return dash === undefined ? '  ' : ' '.repeat(columnOf(text, dash))
}

/** Adds a key that the file does not have yet, below all that it has; null where the file is no mapping. */
export function addKey(text: string, root: Node | null, key: string, value: Written | readonly Written[]): string | null {
  const eol = breakOf(text)
  if (isNothing(root)) {
    const before = text === '' || text.endsWith('\n') ? text : `${text}${eol}`
    return `${before}${topLines(key, value, '  ').join(eol)}${eol}`
  }
  if (!isMap(root)) return null
  if (root.flow === true) return insert(text, endOf(text, pairsOf(root).at(-1)?.value ?? root), `, ${key}: ${flowValue(value)}`)
  // A file that parts its sections by blank lines goes on so.
  const first = pairsOf(root)[1]
  const apart = first && /\n[ \t]*\r?\n/.test(text.slice(startOf(root), startOf(first.key))) ? eol : ''
  // An indented list at column 0 is a list all the same; a mapping there would not be below its key.
  const indent = Array.isArray(value) ? indentOf(text, root) : '  '
  return insert(text, lineEnd(text, endOf(text, root)), `${eol}${apart}${topLines(key, value, indent).join(eol)}`)
}
