import { isSeq, type Node, type YAMLSeq } from 'yaml'
import { dashesOf, endOf, insert, keyEnd, lineEnd, lineStart, pairAt, readNodes, startOf, type Steps } from './nodes.js'

/** Cuts whole lines, with the line break that ends them; at the file's end, with the one before. */
function cutLines(text: string, from: number, to: number): string {
  const start = lineStart(text, from)
  const end = lineEnd(text, to)
  const feed = text.indexOf('\n', end)
  if (feed >= 0) return text.slice(0, start) + text.slice(feed + 1)
  return text.slice(0, start).replace(/\r?\n$/, '')
}

function removeInFlow(text: string, { items }: YAMLSeq<Node>, index: number): string | null {
  const [item, next, last] = [items[index], items[index + 1], items[index - 1]]
  if (!item) return null
  const [start, end] = [startOf(item), endOf(text, item)]
  const alone =
    /^\s*$/.test(text.slice(lineStart(text, start), start)) &&
    /^\s*,?\s*(#.*)?$/.test(text.slice(end, lineEnd(text, end)))
  if (alone && (next || /^\s*,/.test(text.slice(end)))) return cutLines(text, start, end)
  if (next) return text.slice(0, start) + text.slice(startOf(next))
  return last ? text.slice(0, endOf(text, last)) + text.slice(end) : text.slice(0, start) + text.slice(end)
}

/** Takes an item out of a list of the policy, with the comment on its line; null where the list has no such item. */
export function removeItem(text: string, steps: Steps, index: number): string | null {
  const pair = pairAt(readNodes(text), steps)
  const list = pair?.value
  if (!pair || !isSeq<Node>(list)) return null
  if (list.flow === true) return removeInFlow(text, list, index)
  const [item, dash] = [list.items[index], dashesOf(list)[index]]
  if (!item || dash === undefined) return null
  const cut = cutLines(text, dash, Math.max(endOf(text, item), dash))
  return list.items.length > 1 ? cut : insert(cut, keyEnd(text, pair), ' []')
}
