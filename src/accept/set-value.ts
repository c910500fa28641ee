import { isCollection, isMap, isScalar, isSeq, type Node, type YAMLMap } from 'yaml'
import { addKey } from './add-key.js'
import type { Written } from './edit.js'
import { breakOf, columnOf, endOf, insert, isNothing, keyEnd, lineEnd, pairOf, pairsOf, readNodes, startOf, type TextPair } from './nodes.js'
import { scalar } from './scalar.js'
import { flowValue } from './write-value.js'

type Steps = readonly (string | number)[]

/** The mapping that is still missing, around a value: `{ size-growth: { max: 40% } }`. */
function around(steps: Steps, value: string): Written {
  return steps.reduceRight<Written>((inner, step) => ({ [step]: inner }), value)
}

/** What a key that is new in a mapping gets. */
function keyText(step: string | number, rest: Steps, value: string, flow: boolean): string {
  const written = around(rest, value)
  return `${step}: ${typeof written === 'string' ? scalar(written, flow) : flowValue(written)}`
}

function replace(text: string, node: Node, by: string): string {
  return text.slice(0, startOf(node)) + by + text.slice(endOf(text, node))
}

/** Below a key that has nothing yet: `rules:`. */
function fill(text: string, pair: TextPair, [step = '', ...rest]: Steps, value: string): string {
  const indent = ' '.repeat(columnOf(text, startOf(pair.key)) + 2)
  return insert(text, lineEnd(text, keyEnd(text, pair)), `${breakOf(text)}${indent}${keyText(step, rest, value, false)}`)
}

/** Adds a key to a mapping that does not have it; null for an empty one that is written line by line, which there is none of. */
function addBelow(text: string, map: YAMLMap, [step = '', ...rest]: Steps, value: string, flow: boolean): string | null {
  const last = pairsOf(map).at(-1)
  if (!last) return flow ? insert(text, startOf(map) + 1, ` ${keyText(step, rest, value, true)} `) : null
  if (flow) return insert(text, endOf(text, last.value ?? last.key), `, ${keyText(step, rest, value, true)}`)
  const indent = ' '.repeat(columnOf(text, startOf(last.key)))
  return insert(text, lineEnd(text, endOf(text, map)), `${breakOf(text)}${indent}${keyText(step, rest, value, false)}`)
}

/** Goes one step down, to where something is written already. */
function setIn(text: string, node: Node, [step = '', ...rest]: Steps, value: string, flow: boolean): string | null {
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

function setBelow(text: string, node: Node, steps: Steps, value: string, inFlow: boolean): string | null {
  const [step, ...rest] = steps
  if (step === undefined) return isScalar(node) ? replace(text, node, scalar(value, inFlow)) : null
  // A level alone, as in `size-growth: error`, makes room for an option.
  if (isScalar(node)) return rest.length === 0 ? replace(text, node, `{ level: ${text.slice(startOf(node), endOf(text, node))}, ${keyText(step, rest, value, true)} }`) : null
  return setIn(text, node, steps, value, inFlow || (isCollection(node) && node.flow === true))
}

/** Sets one value of the policy, with the mappings around it that are missing; null where something else stands in its way. */
export function setValue(text: string, steps: Steps, value: string): string | null {
  const root = readNodes(text)
  const [top, ...rest] = steps
  if (typeof top !== 'string') return null
  if (!root || !isMap(root) || !pairOf(root, top)) return addKey(text, root, top, around(rest, value))
  return setBelow(text, root, steps, value, false)
}
