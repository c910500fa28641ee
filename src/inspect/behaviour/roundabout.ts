import { char } from '../modules/characters.js'
import { kind } from '../modules/tokens.js'
import { concealable } from './names.js'
import { isGlobal, type Reading, type WordReader } from './reading.js'

/** Less direct ways to the same: Reflect, other runtimes, compiled code, and what the language itself is made of. */

function isCalled({ tokens }: Reading, at: number): boolean {
  return tokens.punctuator(at + 1) === char.openParen
}

/** `name =`, and not `name ==`. */
function isSet({ tokens }: Reading, at: number): boolean {
  const next = tokens.punctuator(at + 1)
  return next === char.equals && tokens.punctuator(at + 2) !== char.equals && tokens.punctuator(at + 2) !== char.greater
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
  if (isRun && isCalled(reading, at + 2)) reading.capability('native', at, at + 2)
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

/** `module._compile(text)` runs a text; `require.extensions[".txt"] = …` has files of another kind run. */
const compile: WordReader = (reading, at) => {
  if (reading.tokens.punctuator(at - 1) === char.dot && isCalled(reading, at))
    reading.capability('evaluation', at - 2, at)
}
const extensions: WordReader = (reading, at) => {
  const { tokens } = reading
  if (isMemberOf(reading, at, /^(?:require|_require)$/) && tokens.punctuator(at + 1) === char.openBracket)
    reading.capability('evaluation', at - 2, Math.min(at + 3, tokens.count - 1))
}

const clipboard: WordReader = (reading, at) => {
  if (isMemberOf(reading, at, /^clipboard$/) && isCalled(reading, at)) reading.capability('interception', at - 2, at)
}

/** `Array.prototype.map = …`, of methods that each engine has had for long: no polyfill is needed. */
const builtIn =
  /^(?:map|forEach|push|join|slice|filter|concat|splice|call|apply|replace|split|charAt|then|addEventListener|setItem|getItem|submit)$/
const prototypeOf: WordReader = (reading, at) => {
  const { tokens } = reading
  const owner = tokens.word(at - 2)
  if (tokens.punctuator(at - 1) !== char.dot || owner === '') return
  const isRequest = /^(?:XMLHttpRequest|WebSocket|EventSource)$/.test(owner)
  // Object.defineProperty(XMLHttpRequest.prototype, …), Object.assign(XMLHttpRequest.prototype, …)
  if (isRequest && tokens.punctuator(at - 3) === char.openParen && tokens.punctuator(at + 1) === char.comma) {
    const call = tokens.word(at - 4)
    if (/^(?:defineProperty|defineProperties|assign|set)$/.test(call)) reading.capability('interception', at - 4, at)
  }
  const isOwn = /^(?:Array|String|Function|Promise|EventTarget|Storage|HTMLFormElement)$/.test(owner)
  if (isOwn && builtIn.test(tokens.word(at + 2)) && isSet(reading, at + 2))
    reading.capability('interception', at - 2, at + 2)
}

/** `JSON.stringify = …` */
const stringify: WordReader = (reading, at) => {
  if (isMemberOf(reading, at, /^JSON$/) && isSet(reading, at)) reading.capability('interception', at - 2, at)
}

/** `window.solana`, `window.ethereum`: the wallet of a visitor of the page. */
const wallet: WordReader = (reading, at) => {
  if (isMemberOf(reading, at, /^(?:globalThis|window|self|global|top)$/)) reading.capability('interception', at - 2, at)
}

/** `"https://…?c=" + document.cookie` */
const cookie: WordReader = (reading, at) => {
  const { tokens, literals } = reading
  if (!isMemberOf(reading, at, /^document$/)) return
  for (let index = at - 3; index > at - 8; index -= 1) {
    if (!tokens.isLiteral(index) || !/:\/\/|[?&]\w*=$/.test(literals.literal(index))) continue
    reading.capability('credentials', index, at)
    return
  }
}

const peer: WordReader = (reading, at) => {
  if (!reading.tokens.is(at - 1, 'new') || !isCalled(reading, at)) return
  reading.capability('network', at - 1, at)
}

/** `serviceWorker.register("https://…")` */
const register: WordReader = (reading, at) => {
  if (isMemberOf(reading, at, /^serviceWorker$/) && isCalled(reading, at)) reading.asks(at + 1)
}

/** Files that are no code, by what their names end with: `require` runs them as code all the same. */
const otherFile = /^\.{0,2}\/.*\.(?:txt|md|markdown|log|bin|dat|tmp|bak|lock|xz|gz|zip|pdf|csv)$/i

/** `require("./README.md")`; `require("xchild_process".slice(1))`, of which the name is not to be read. */
const load: WordReader = (reading, at) => {
  const { tokens, literals } = reading
  if (!isCalled(reading, at) || !tokens.isLiteral(at + 2)) return
  const next = tokens.punctuator(at + 3)
  if (next === char.closeParen && tokens.is(at, 'require') && otherFile.test(literals.literal(at + 2)))
    reading.capability('evaluation', at, at + 3)
  const isHidden =
    next === char.dot && tokens.kinds[at + 4] === kind.word && tokens.punctuator(at + 5) === char.openParen
  if (
    isHidden &&
    !/^[./]|:\/\//.test(literals.literal(at + 2)) &&
    /^(?:slice|substr|substring|replace|replaceAll|split)$/.test(tokens.word(at + 4))
  )
    reading.conceal('evaluation', `${tokens.slice(at)}(${tokens.slice(at + 2)}.${tokens.word(at + 4)}(`, at)
}

export const roundabout: readonly (readonly [string, WordReader])[] = [
  ['Reflect', reflect],
  ['WebAssembly', compiled],
  ['Bun', runtime],
  ['Deno', runtime],
  ['_compile', compile],
  ['extensions', extensions],
  ['readText', clipboard],
  ['prototype', prototypeOf],
  ['stringify', stringify],
  ['ethereum', wallet],
  ['solana', wallet],
  ['phantom', wallet],
  ['tronWeb', wallet],
  ['cookie', cookie],
  ['RTCPeerConnection', peer],
  ['register', register],
  ['require', load],
  ['import', load],
]
