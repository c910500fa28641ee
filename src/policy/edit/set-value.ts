import { isCollection, isMap, isScalar, isSeq, type Node, type YAMLMap } from 'yaml'
import {
  breakOf,
  columnOf,
  dashesOf,
  endOf,
  flowValue,
  insert,
  isNothing,
  keyEnd,
  keyLines,
  lineEnd,
  pairOf,
  pairsOf,
  readNodes,
  scalar,
  startOf,
  type Steps,
  type TextPair,
  type Written,
} from './nodes.js'

/** How far the file indents its lists below a key; two where it doesn't say. */
function dashIndent(text: string): string {
  const root = readNodes(text)
  const lists = isMap(root) ? pairsOf(root).map(({ value }) => value) : []
  const list = lists.find((value) => isSeq(value) && value.flow !== true)
  const [dash] = isSeq(list) ? dashesOf(list) : []
  return dash === undefined ? '  ' : ' '.repeat(columnOf(text, dash))
}

/** Adds a key that the file does not have yet, below all that it has; null where the file is no mapping. */
function addKey(text: string, root: Node | null, key: string, value: Written): string | null {
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

/** The mapping that is still missing, around a value: `{ size-growth: { max: 40% } }`. */
function around(steps: Steps, value: Written): Written {
  return steps.reduceRight<Written>((inner, step) => ({ [step]: inner }), value)
}

/** What a key that is new in `{…}` gets. */
function keyText([step = '', ...rest]: Steps, value: Written): string {
  return `${scalar(String(step), true)}: ${flowValue(around(rest, value))}`
}

/** The lines of a key that is new in a mapping, each after a line break. */
function newLines(text: string, [step = '', ...rest]: Steps, value: Written, column: number): string {
  const lines = keyLines(String(step), around(rest, value), ' '.repeat(column), dashIndent(text))
  return [''].concat(lines).join(breakOf(text))
}

function replace(text: string, node: Node, by: string): string {
  return text.slice(0, startOf(node)) + by + text.slice(endOf(text, node))
}

/** Below a key that has nothing yet: `rules:`. */
function fill(text: string, pair: TextPair, steps: Steps, value: Written): string {
  return insert(
    text,
    lineEnd(text, keyEnd(text, pair)),
    newLines(text, steps, value, columnOf(text, startOf(pair.key)) + 2),
  )
}

/**
 * Adds a key to a mapping that does not have it; null for an empty one that is written line by line, which there is
 * none of.
 */
function addBelow(text: string, map: YAMLMap, steps: Steps, value: Written, flow: boolean): string | null {
  const last = pairsOf(map).at(-1)
  if (!last) return flow ? insert(text, startOf(map) + 1, ` ${keyText(steps, value)} `) : null
  if (flow) return insert(text, endOf(text, last.value ?? last.key), `, ${keyText(steps, value)}`)
  return insert(text, lineEnd(text, endOf(text, map)), newLines(text, steps, value, columnOf(text, startOf(last.key))))
}

/** Goes one step down, to where something is written already. */
function setIn(text: string, node: Node, [step = '', ...rest]: Steps, value: Written, flow: boolean): string | null {
  if (isSeq<Node>(node)) {
    const item = node.items[Number(step)]
    return item ? setBelow(text, item, rest, value, flow) : null
  }
  if (!isMap(node)) return null
  const pair = pairOf(node, step)
  if (!pair) return addBelow(text, node, [step, ...rest], value, flow)
  if (isNothing(pair.value) && !flow) return fill(text, pair, rest, value)
  return pair.value && setBelow(text, pair.value, rest, value, flow)
}

function setBelow(text: string, node: Node, steps: Steps, value: Written, inFlow: boolean): string | null {
  if (steps.length === 0)
    return isScalar(node) && typeof value === 'string' ? replace(text, node, scalar(value, inFlow)) : null
  // A level alone, as in `size-growth: error`, makes room for an option.
  if (isScalar(node))
    return steps.length === 1
      ? replace(text, node, `{ level: ${text.slice(startOf(node), endOf(text, node))}, ${keyText(steps, value)} }`)
      : null
  return setIn(text, node, steps, value, inFlow || (isCollection(node) && node.flow === true))
}

/**
 * Sets one value of the policy, with the mappings around it that are missing; null where something else stands in its
 * way.
 */
export function setValue(text: string, steps: Steps, value: Written): string | null {
  const root = readNodes(text)
  const [top, ...rest] = steps
  if (typeof top !== 'string') return null
  if (!root || !isMap(root) || !pairOf(root, top)) return addKey(text, root, top, around(rest, value))
  return setBelow(text, root, steps, value, false)
}
