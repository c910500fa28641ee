import { char } from '../modules/characters.js'
import { assignedTo, ownerOf } from './bindings.js'
import { computedCall } from './computed.js'
import { isSet } from './interception.js'
import type { Reading, WordReader } from './reading.js'

/** Where values go: names that are given the global object, the environment, the loader or a path. */

/** `g = globalThis`, `root = typeof self !== "undefined" ? self : this` */
const globalObject: WordReader = ({ tokens, names }, at) => {
  const next = tokens.punctuator(at + 1)
  const isUsed = next === char.dot || next === char.openBracket || next === char.openParen || next === char.colon
  if (isUsed || next === char.question || tokens.is(at - 1, 'typeof') || tokens.punctuator(at - 1) === char.dot) return
  names.globals.set(assignedTo(tokens, at), true, at)
}

/** `load = require`, which a module is asked of by that name. */
export function bindLoader({ tokens, names }: Reading, at: number): void {
  const next = tokens.punctuator(at + 1)
  if (next === char.openParen || next === char.dot || next === char.openBracket || tokens.is(at - 1, 'typeof')) return
  if (tokens.punctuator(at - 1) !== char.dot) names.loaders.set(assignedTo(tokens, at), true, at)
}

/** `{ env } = process`, `{ env: all } = process` */
export function bindEnvironment({ tokens, names }: Reading, at: number): void {
  const owner = ownerOf(tokens, at)
  const equals = owner < 0 ? at - 1 : owner - 1
  if (tokens.punctuator(equals) !== char.equals || tokens.punctuator(equals - 1) !== char.closeBrace) return
  for (let index = equals - 2; index > equals - 30 && tokens.punctuator(index) !== char.openBrace; index -= 1) {
    if (!tokens.is(index, 'env')) continue
    const isRenamed = tokens.punctuator(index + 1) === char.colon
    names.environments.set(isRenamed ? tokens.word(index + 2) : 'env', true, at)
  }
}

/** Calls that look at every variable, so that no name of one is needed. */
export const readsAll =
  /^(?:stringify|entries|values|btoa|encodeURIComponent|toJSON|URLSearchParams|ownKeys|structuredClone)$/

/** `JSON.stringify(all)`, `for (const name in all)`, where a name stands for the whole environment. */
function readEnvironment(reading: Reading, at: number): void {
  const { tokens } = reading
  const isLoop = tokens.is(at - 1, 'in') && tokens.punctuator(at + 1) === char.closeParen
  const isArgument = tokens.punctuator(at - 1) === char.openParen && readsAll.test(tokens.word(at - 2))
  if (isLoop || isArgument) reading.capability('credentials', at - 2, at, 'environment')
}

/** A name that stands for a path in the home folder. */
const home: WordReader = ({ tokens, names }, at) => {
  names.paths.set(assignedTo(tokens, at), true, at)
}

/** `script.textContent = text` */
function scriptText(reading: Reading, at: number): void {
  const { tokens } = reading
  const isText =
    tokens.punctuator(at + 1) === char.dot && /^(?:textContent|text|innerHTML|innerText)$/.test(tokens.word(at + 2))
  if (isText && isSet(reading, at + 2)) reading.capability('evaluation', at, at + 2, 'elements')
}

/** A word that may be a name of those. */
export function follow(reading: Reading, at: number): void {
  const { tokens, names } = reading
  if (tokens.punctuator(at - 1) === char.dot) return
  const word = tokens.slice(at)
  if (names.modules.get(word, at)) computedCall(reading, at)
  if (names.environments.get(word, at)) readEnvironment(reading, at)
  if (names.scripts.get(word, at)) scriptText(reading, at)
  if (names.paths.get(word, at)) names.paths.set(assignedTo(tokens, at), true, at)
}

/** Whether a call at a place has any of some words in its arguments. */
export function hasInArguments({ tokens }: Reading, paren: number, words: RegExp): boolean {
  const close = tokens.closing(paren, 80)
  for (let at = paren + 1; at < close; at += 1) if (words.test(tokens.word(at))) return true
  return false
}

/** `readFileSync(".env")` */
const readFile: WordReader = (reading, at) => {
  const { tokens, literals } = reading
  if (tokens.punctuator(at + 1) !== char.openParen) return
  const close = tokens.closing(at + 1, 40)
  for (let index = at + 2; index < close; index += 1)
    if (tokens.isLiteral(index) && /(?:^|[/\\])\.env(?:\.local|\.production)?$/.test(literals.literal(index)))
      reading.capability('credentials', at, index, '.env')
}

/** `{ detached: true, stdio: "ignore" }`: a process that outlives the program, and that no one hears of. */
const detached: WordReader = (reading, at) => {
  const { tokens, literals } = reading
  const isOn = tokens.is(at + 2, 'true') || (tokens.punctuator(at + 2) === char.bang && tokens.slice(at + 3) === '0')
  if (tokens.punctuator(at + 1) !== char.colon || !isOn) return
  for (let index = Math.max(0, at - 14); index < at + 14; index += 1) {
    const isSilent = tokens.is(index, 'stdio') && tokens.isLiteral(index + 2)
    if (isSilent && literals.literal(index + 2) === 'ignore') reading.capability('process', at, at + 2, 'detached')
  }
}

/** Files that are written once more in a cipher, and removed. */
const encrypt: WordReader = (reading, at) => {
  const { tokens } = reading
  if (tokens.punctuator(at + 1) !== char.openParen) return
  const around = new Set<string>()
  for (let index = Math.max(0, at - 120); index < Math.min(tokens.count, at + 120); index += 1)
    around.add(tokens.word(index))
  const has = (...words: readonly string[]): boolean =>
    words.some((word) => around.has(word) || around.has(`${word}Sync`))
  if (has('readdir', 'opendir', 'walk') && has('writeFile') && has('unlink', 'rm', 'rename'))
    reading.capability('outside', at, at, 'cipher')
}

/** `module.hot.accept()`, `import.meta.hot.dispose()`, of which a build for production leaves nothing. */
const hot: WordReader = (reading, at) => {
  const { tokens } = reading
  if (tokens.punctuator(at - 1) !== char.dot || !/^(?:module|meta)$/.test(tokens.word(at - 2))) return
  if (/^(?:accept|dispose|decline|invalidate)$/.test(tokens.word(at + 2)) && tokens.punctuator(at + 1) === char.dot)
    reading.debug('hot-reload', at, `${tokens.slice(at - 2)}.hot.${tokens.slice(at + 2)}(`)
}

export const flowing: readonly (readonly [string, WordReader])[] = [
  ...['globalThis', 'window', 'self', 'global'].map((name): [string, WordReader] => [name, globalObject]),
  ...['homedir', 'HOME', 'USERPROFILE', 'APPDATA', 'LOCALAPPDATA'].map((name): [string, WordReader] => [name, home]),
  ['readFile', readFile],
  ['readFileSync', readFile],
  ['detached', detached],
  ['hot', hot],
  ['createCipheriv', encrypt],
]
