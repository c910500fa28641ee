import { char } from '../modules/characters.js'
import { assignedTo, isGlobalObject } from './bindings.js'
import type { Reading } from './reading.js'

/** What is reached under a name that is made at run time: members of the global object, and modules. */

/** `globalThis[decode(3)]`, `window[name]("text")`: what of the global object is used is not to be read. */
export function computedGlobal(reading: Reading, at: number): void {
  const { tokens, names } = reading
  const owner = tokens.punctuator(at - 1) === char.dot ? at - 3 : at - 1
  if (tokens.isLiteral(at + 1) || !isGlobalObject(tokens, names, owner) || tokens.punctuator(owner - 1) === char.dot)
    return
  const close = tokens.closing(at, 60)
  if (tokens.is(at + 1, 'Symbol')) return
  let isMade = false
  for (let index = at + 1; index < close; index += 1) isMade ||= tokens.punctuator(index) === char.openParen
  const isOptional = tokens.punctuator(close + 1) === char.question && tokens.punctuator(close + 2) === char.dot
  const paren = isOptional ? close + 3 : close + 1
  const isCalled = tokens.punctuator(paren) === char.openParen
  if (isMade || (isCalled && tokens.isLiteral(paren + 1)))
    reading.capability('evaluation', owner, close, 'a computed name')
}

const starts = /^(?:exec|execSync|execFile|execFileSync|spawn|spawnSync|fork)$/

/** `import(file)`, `import(url.href)`, `import(pathToFileURL(file).href)` of a file that was written before. */
function isWritten({ tokens, names }: Reading, from: number, close: number): boolean {
  if (close - from > 6) return false
  for (let at = from; at < close; at += 1) if (names.written.get(tokens.word(at), at)) return true
  return false
}

/** `(await import(name)).exec(…)`; `c = await import(name)`, of which `c.exec(…)` is called later. */
export function computedModule(reading: Reading, at: number): void {
  const { tokens, names } = reading
  if (tokens.punctuator(at + 1) !== char.openParen || tokens.isLiteral(at + 2)) return
  const close = tokens.closing(at + 1, 200)
  const end = tokens.punctuator(close + 1) === char.closeParen ? close + 1 : close
  if (tokens.punctuator(end + 1) === char.dot && starts.test(tokens.word(end + 2)))
    reading.capability('process', at, Math.min(end + 2, tokens.count - 1), 'a computed module')
  else if (isWritten(reading, at + 2, close)) reading.capability('evaluation', at, close, 'files')
  else names.modules.set(assignedTo(tokens, at), true, at)
}

/** A call of what such a module exports. */
export function computedCall(reading: Reading, at: number): void {
  const { tokens } = reading
  const isCall = tokens.punctuator(at + 1) === char.dot && tokens.punctuator(at + 3) === char.openParen
  if (isCall && starts.test(tokens.word(at + 2))) reading.capability('process', at, at + 2, 'a computed module')
}
