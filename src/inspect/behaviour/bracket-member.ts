import { char } from '../modules/characters.js'
import { isGlobalObject } from './bindings.js'
import { concealable, tokenVariables } from './names.js'
import { isGlobal, type Reading } from './reading.js'

/** Members of global objects that honest code reaches by a dot. */
const reachable =
  /^(?:eval|Function|require|mainModule|getBuiltinModule|binding|fetch|child_process|ethereum|WebSocket|XMLHttpRequest)$/

/** `globalThis["eval"]`, `process["env"]`: a name in brackets that has no need of them is read like `.eval`. */
export function bracketMember(reading: Reading, at: number): void {
  const { tokens } = reading
  const name = reading.literals.literal(at + 1)
  const isOptional = tokens.punctuator(at - 1) === char.dot && tokens.punctuator(at - 2) === char.question
  const object = isOptional ? at - 3 : at - 1
  const isOfAll = isGlobal.test(tokens.word(object)) || isGlobalObject(tokens, reading.names, object)
  const what = isOfAll && reachable.test(name) ? concealable.get(name) : undefined
  if (name === 'constructor' && tokens.punctuator(at + 3) === char.openParen) constructed(reading, at)
  else if (what === 'network' && tokens.punctuator(at + 3) === char.equals)
    reading.capability('interception', object, at + 2, name)
  else if (what) reading.capability(what, object, at + 2, name)
  else if (tokenVariables.has(name)) reading.capability('credentials', at - 1, at + 2, 'a token')
}

/** `x["constructor"]("code")` */
function constructed(reading: Reading, at: number): void {
  const { tokens } = reading
  if (tokens.isLiteral(at + 4) && /[\s(;]/.test(reading.literals.literal(at + 4)))
    reading.capability('evaluation', Math.max(0, at - 1), at + 2, 'constructor')
}
