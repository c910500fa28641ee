import { isMap, isSeq, type Node } from 'yaml'
import { breakOf, columnOf, dashesOf, endOf, insert, isNothing, lineEnd, pairsOf, readNodes, startOf } from './nodes.js'
import { flowValue, keyLines, type Written } from './write-value.js'

/** How far the file indents its lists below a key; two where it doesn't say. */
export function dashIndent(text: string): string {
  const root = readNodes(text)
  const lists = isMap(root) ? pairsOf(root).map(({ value }) => value) : []
  const list = lists.find((value) => isSeq(value) && value.flow !== true)
  const [dash] = isSeq(list) ? dashesOf(list) : []
  return dash === undefined ? '  ' : ' '.repeat(columnOf(text, dash))
}

/** Adds a key that the file does not have yet, below all that it has; null where the file is no mapping. */
export function addKey(text: string, root: Node | null, key: string, value: Written): string | null {
  const eol = breakOf(text)
  const lines = keyLines(key, value, '', dashIndent(text)).join(eol)
  if (isNothing(root)) {
    const before = text === '' || text.endsWith('\n') ? text : `${text}${eol}`
    return `${before}${lines}${eol}`
  }
  if (!isMap(root)) return null
  if (root.flow === true)
    return insert(text, endOf(text, pairsOf(root).at(-1)?.value ?? root), `, ${key}: ${flowValue(value)}`)
  // A file that parts its sections by blank lines goes on so.
  const first = pairsOf(root)[1]
  const apart = first && /\n[ \t]*\r?\n/.test(text.slice(startOf(root), startOf(first.key))) ? eol : ''
  return insert(text, lineEnd(text, endOf(text, root)), `${eol}${apart}${lines}`)
}
