import { isSeq, type Node, type YAMLSeq } from 'yaml'
import {
  breakOf,
  columnOf,
  dashesOf,
  endOf,
  insert,
  isNothing,
  keyEnd,
  lineEnd,
  lineStart,
  pairAt,
  readNodes,
  startOf,
  type Steps,
} from './nodes.js'
import { setValue } from './set-value.js'
import { flowValue, itemLines, type Written } from './write-value.js'

function addInFlow(text: string, list: YAMLSeq<Node>, value: Written, after: number): string | null {
  const item = list.items[after]
  if (!item) return insert(text, startOf(list) + 1, flowValue(value))
  const start = startOf(item)
  const indent = text.slice(lineStart(text, start), start)
  const end = endOf(text, item)
  // One item on each line: so has the new one its own.
  return insert(
    text,
    end,
    /^\s+$/.test(indent) ? `,${breakOf(text)}${indent}${flowValue(value)}` : `, ${flowValue(value)}`,
  )
}

/**
 * Adds an item to a list of the policy, after the item of that index, or as the last; null where the list can't take
 * one.
 */
export function addItem(text: string, steps: Steps, value: Written, after: number | null): string | null {
  const pair = pairAt(readNodes(text), steps)
  if (!pair) return setValue(text, steps, [value])
  const eol = breakOf(text)
  if (isNothing(pair.value))
    return insert(
      text,
      lineEnd(text, keyEnd(text, pair)),
      [''].concat(itemLines(value, ' '.repeat(columnOf(text, startOf(pair.key)) + 2))).join(eol),
    )
  const list = pair.value
  if (!isSeq<Node>(list)) return null
  const index = after ?? list.items.length - 1
  if (list.flow === true) return addInFlow(text, list, value, index)
  const [item, dash] = [list.items[index], dashesOf(list)[index]]
  if (!item || dash === undefined) return null
  const indent = ' '.repeat(columnOf(text, dash))
  return insert(text, lineEnd(text, Math.max(endOf(text, item), dash)), [''].concat(itemLines(value, indent)).join(eol))
}
