import type { CapabilityKind } from '../../model/behaviour.js'
import { char } from '../modules/characters.js'
import { asksOnly } from './names.js'
import type { Reading } from './reading.js'

/** How modules are loaded: where such a call begins and ends, and what names it gives them. */

/** Clients of HTTP are all alike; a socket, a name server and a web socket are other ways. */
export function formOfModule(
  { tokens }: Reading,
  what: CapabilityKind,
  at: number,
  module: string,
): string | undefined {
  const around = tokens.text.slice(Math.max(0, (tokens.starts[at] ?? 0) - 60), tokens.starts[at])
  const way = /(?:_load|getBuiltinModule|mainModule\??\.require)\s*(?:\?\.)?\($/.exec(around)?.[0].replace(/\W+$/, '')
  if (way !== undefined) return way
  if (what !== 'network') return what === 'evaluation' ? module : undefined
  return /^(?:net|tls)$/.test(module) ? 'sockets' : /^(?:dgram|dns|ws)$/.test(module) ? module : 'requests'
}

/** The names that a module is given: `h = require(…)`, `{ exec: e } = require(…)`, `import h, { exec as e } from`. */
export function bind(reading: Reading, start: number): void {
  const { tokens } = reading
  const isImport = tokens.is(start - 1, 'from')
  if (!isImport && tokens.punctuator(start - 1) !== char.equals) return
  for (let at = start - 2; at >= Math.max(0, start - 60); at -= 1) {
    const code = tokens.punctuator(at)
    if (code === char.semicolon || code === char.closeParen) return
    const word = tokens.word(at)
    if (/^(?:const|let|var|import)$/.test(word)) return
    const next = tokens.punctuator(at + 1)
    const isLast = at === start - 2 || next === char.comma || next === char.closeBrace
    if (word !== '' && isLast) reading.bind(word)
    if (at === start - 2 && code !== char.closeBrace && !isImport) return
  }
}

/** Whether a string is the name of a module that is loaded there. */
export function isLoaded(reading: Reading, at: number, end: number): boolean {
  const { tokens } = reading
  const before = tokens.punctuator(at - 1)
  const isPlain = /child_process|node:/.test(tokens.slice(at)) // `protocol = "https"` is no module
  if (before === char.equals)
    return isPlain && tokens.punctuator(at - 2) === 0 && tokens.punctuator(end + 1) !== char.dot
  if (before === 0) return tokens.is(at - 1, 'from') || tokens.is(at - 1, 'import')
  const after = tokens.punctuator(end + 1)
  return before === char.openParen && (after === char.closeParen || after === char.comma) && loads(reading, at, isPlain)
}

/** Whether what is called with a string as its first argument loads modules. */
function loads({ tokens, names }: Reading, at: number, isPlain: boolean): boolean {
  const isOptional = tokens.punctuator(at - 2) === char.dot && tokens.punctuator(at - 3) === char.question
  const place = isOptional ? at - 4 : at - 2
  const callee = tokens.word(place)
  if (callee === '') return isPlain && /[)\]]/.test(tokens.slice(at - 2))
  if (tokens.punctuator(place - 1) === char.dot)
    return /^(?:require|_load|getBuiltinModule|binding|import|createRequire)$/.test(callee)
  if (/require|import/i.test(callee) || names.loaders.get(callee, at)) return true
  return isPlain && !asksOnly.test(callee)
}

/** Where the call begins whose first argument is at a place: `module.require(`, `createRequire(…)(`. */
export function callStart(reading: Reading, at: number): number {
  const { tokens } = reading
  if (tokens.punctuator(at - 1) !== char.openParen || tokens.word(at - 2) === '') return at
  let start = at - 2
  while (tokens.punctuator(start - 1) === char.dot && tokens.word(start - 2) !== '') start -= 2
  return Math.max(0, start)
}

/** Behind a call: `require("child_process").exec(`. */
export function callEnd(reading: Reading, end: number): number {
  const { tokens } = reading
  if (tokens.punctuator(end + 1) !== char.closeParen) return end
  const isMember = tokens.punctuator(end + 2) === char.dot && tokens.word(end + 3) !== ''
  if (!isMember) return end + 1
  const isCall = tokens.punctuator(end + 4) === char.openParen
  if (isCall) reading.asks(end + 4)
  return end + 3
}
