import { char } from '../modules/characters.js'
import { kind } from '../modules/tokens.js'
import { concealable } from './names.js'
import { computedModule } from './computed.js'
import { bindLoader } from './flow.js'
import { isGlobal, type Reading, type WordReader } from './reading.js'

/** Less direct ways to the same: Reflect, other runtimes, compiled code, and what the language itself is made of. */

function isCalled({ tokens }: Reading, at: number): boolean {
  return tokens.punctuator(at + 1) === char.openParen
}

function isMemberOf({ tokens }: Reading, at: number, owner: RegExp): boolean {
  return tokens.punctuator(at - 1) === char.dot && owner.test(tokens.word(at - 2))
}

/** `Reflect.get(globalThis, "eval")` */
const reflect: WordReader = (reading, at) => {
  const { tokens, literals } = reading
  const name = at + 6
  if (!tokens.is(at + 2, 'get') || !tokens.isLiteral(name) || !isGlobal.test(tokens.word(at + 4))) return
  const what = concealable.get(literals.literal(name))
  if (what) reading.conceal(what, literals.literal(name), name)
}

/** `WebAssembly.instantiate(…)`: what it does can't be read. */
const compiled: WordReader = (reading, at) => {
  const { tokens } = reading
  const isRun = /^(?:instantiate|instantiateStreaming|compile|compileStreaming|Module|Instance)$/.test(
    tokens.word(at + 2),
  )
  if (isRun && isCalled(reading, at + 2)) reading.capability('native', at, at + 2, 'WebAssembly')
  // const { Module } = WebAssembly
  const isTaken = tokens.punctuator(at - 1) === char.equals && tokens.punctuator(at - 2) !== char.equals
  if (isTaken && tokens.punctuator(at + 1) !== char.dot) reading.capability('native', at, at, 'WebAssembly')
}

/** `Bun.spawn(…)`, `new Deno.Command(…)` */
const runtime: WordReader = (reading, at) => {
  const { tokens } = reading
  const member = tokens.word(at + 2)
  if (!/^(?:spawn|spawnSync|Command|run|\$)$/.test(member) || tokens.punctuator(at - 1) === char.dot) return
  if (!isCalled(reading, at + 2)) return
  reading.capability('process', at, at + 2)
  reading.asks(at + 3)
}

/** `"https://…?c=" + document.cookie` */
const cookie: WordReader = (reading, at) => {
  const { tokens, literals } = reading
  if (!isMemberOf(reading, at, /^document$/)) return
  for (let index = at - 3; index > at - 8; index -= 1) {
    if (!tokens.isLiteral(index) || !/:\/\/|[?&]\w*=$/.test(literals.literal(index))) continue
    reading.capability('credentials', index, at, 'cookies')
    return
  }
}

const peer: WordReader = (reading, at) => {
  if (!reading.tokens.is(at - 1, 'new') || !isCalled(reading, at)) return
  reading.capability('network', at - 1, at, 'peers')
}

/** `serviceWorker.register("https://…")` */
const register: WordReader = (reading, at) => {
  if (isMemberOf(reading, at, /^serviceWorker$/) && isCalled(reading, at)) reading.asks(at + 1)
}

/** Files that are no code, by what their names end with: `require` runs them as code all the same. */
const otherFile =
  /^\.{0,2}\/.*\.(?:txt|md|markdown|log|bin|dat|tmp|bak|lock|xz|gz|zip|pdf|csv|d\.[cm]?ts|map|html?|tgz|tar|der|blob)$/i

/** `require("./README.md")`; `require("xchild_process".slice(1))`, of which the name is not to be read. */
const load: WordReader = (reading, at) => {
  const { tokens, literals } = reading
  if (tokens.is(at, 'require')) bindLoader(reading, at)
  computedModule(reading, at)
  if (!isCalled(reading, at) || !tokens.isLiteral(at + 2)) return
  const next = tokens.punctuator(at + 3)
  if (next === char.closeParen && tokens.is(at, 'require') && otherFile.test(literals.literal(at + 2)))
    reading.capability('evaluation', at, at + 3, 'files')
  const isHidden =
    next === char.dot && tokens.kinds[at + 4] === kind.word && tokens.punctuator(at + 5) === char.openParen
  if (
    isHidden &&
    !/^[./]|:\/\//.test(literals.literal(at + 2)) &&
    /^(?:slice|substr|substring|replace|replaceAll|split)$/.test(tokens.word(at + 4))
  )
    reading.conceal('evaluation', `${tokens.slice(at)}(${tokens.slice(at + 2)}.${tokens.word(at + 4)}(`, at)
}

/** `(20972641).toString(36)`: a word that is written as a number. */
const radix: WordReader = (reading, at) => {
  const { tokens } = reading
  const isBare = tokens.kinds[at - 2] === kind.number
  const number = isBare ? at - 2 : at - 3
  const isNumber = isBare || (tokens.kinds[number] === kind.number && tokens.punctuator(number - 1) === char.openParen)
  if (!isNumber || tokens.punctuator(at - 1) !== char.dot || !isCalled(reading, at)) return
  const base = Number(tokens.slice(at + 2))
  const value = Number(tokens.slice(number).replace(/\.$/, ''))
  if (!(base >= 25 && base <= 36) || !Number.isSafeInteger(value)) return
  const word = value.toString(base)
  if (/^[a-z]{4,}$/.test(word)) reading.conceal(concealable.get(word) ?? 'evaluation', word, number)
}

export const roundabout: readonly (readonly [string, WordReader])[] = [
  ['Reflect', reflect],
  ['WebAssembly', compiled],
  ['Bun', runtime],
  ['Deno', runtime],
  ['cookie', cookie],
  ...['RTCPeerConnection', 'webkitRTCPeerConnection', 'mozRTCPeerConnection'].map((name): [string, WordReader] => [
    name,
    peer,
  ]),
  ['register', register],
  ['require', load],
  ['import', load],
  ['toString', radix],
]
