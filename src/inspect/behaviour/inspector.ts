import type { Behaviour } from '../../model/behaviour.js'
import type { PackedFile } from '../../model/types.js'
import type { Facts, Inspection, Inspector } from '../inspector.js'
import { holdByForm } from '../modules/modules.js'
import { hiddenIn } from './hidden.js'
import { Findings } from './reading.js'
import { Scanner } from './scanner.js'
import { shapeOf } from './shape.js'
import { TokenList } from './token-list.js'

/** Bytes of the largest file whose tokens are read; reading more would take longer than packing. */
export const maxCodeSize = 6_000_000
/** Data of this size and more is no place for words. */
const maxDataSize = 1_000_000

type Form = 'code' | 'data'

/** What was read in this process, by content: most files of a release are those of its baseline. */
const known = new Map<string, Behaviour>()
const maxKnown = 50_000

const list = new TokenList()

/** What a text of code, or of JSON, does. */
export function behaviourOf(text: string, form: Form = 'code'): Behaviour {
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
    ...(list.isCut && { skipped: 'syntax' as const }),
  }
}

const noShape: Behaviour['shape'] = { form: 'other', obfuscation: [], line: 1, densest: { line: 1, tokens: 0 } }
const tooLarge: Facts = {
  behaviour: { capabilities: [], hosts: [], hidden: [], debug: [], shape: noShape, skipped: 'size' },
}

function formOf(path: string): Form | null {
  if (/\.[cm]?js$/i.test(path)) return 'code'
  return path.endsWith('.json') && !/(?:^|\/)package\.json$/.test(path) ? 'data' : null
}

function factsOf(bytes: Buffer, form: Form, sha256: string): Facts {
  const key = `${form} ${sha256}`
  let behaviour = known.get(key)
  if (!behaviour) {
    behaviour = behaviourOf(bytes.toString('utf8').replace(/^\uFEFF/, ''), form)
    if (known.size >= maxKnown) known.clear()
    known.set(key, behaviour)
  }
  return { behaviour }
}

/** Files of code, and JSON: what they do that a reviewer wants to know of. */
export const behaviour: Inspector = (file: PackedFile): Inspection | null => {
  if (file.type !== 'file' || file.size === 0) return null
  const form = formOf(file.path)
  if (form === null && /\.\w+$/.test(file.path)) return null
  if (file.size > (form === 'data' ? maxDataSize : maxCodeSize))
    return form === 'code' ? { write: () => undefined, end: () => tooLarge } : null
  return holdByForm(file, form, 'code', factsOf)
}
