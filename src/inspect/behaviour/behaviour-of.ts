import type { Behaviour } from '../../model/behaviour.js'
import { hiddenIn } from './hidden.js'
import { Findings } from './reading.js'
import { Scanner } from './scanner.js'
import { shapeOf, sketchOf } from './shape.js'
import { TokenList } from './token-list.js'

export type CodeForm = 'code' | 'data'

export const noShape: Behaviour['shape'] = {
  form: 'other',
  obfuscation: [],
  line: 1,
  at: 0,
  densest: { line: 1, tokens: 0 },
}

const list = new TokenList()

/** What a text of code, or of JSON, does. */
export function behaviourOf(text: string, form: CodeForm = 'code'): Behaviour {
  list.read(text)
  const found = new Findings()
  const scanner = new Scanner(list, found, { isData: form === 'data' })
  scanner.scan()
  return {
    capabilities: [...found.capabilities.values()],
    hosts: [...found.hosts.values()],
    hidden: form === 'data' ? [] : hiddenIn(list, scanner.lines),
    debug: form === 'data' ? [] : [...found.debug.values()],
    shape: form === 'data' ? noShape : shapeOf(list, scanner.lines),
    sketch: sketchOf(list),
    ...(list.isCut && { skipped: 'syntax' as const }),
  }
}
