import { char } from '../modules/characters.js'
import { kind } from '../modules/tokens.js'
import { globalNames } from './bindings.js'
import type { Reading, WordReader } from './reading.js'

/** What is set in place of a function of the page, of Node or of the language. */

/** `name =`, and not `name ==` or `name =>`. */
export function isSet({ tokens }: Reading, at: number): boolean {
  const next = tokens.punctuator(at + 1)
  return next === char.equals && tokens.punctuator(at + 2) !== char.equals && tokens.punctuator(at + 2) !== char.greater
}

function isMemberOf({ tokens }: Reading, at: number, owner: RegExp): boolean {
  return tokens.punctuator(at - 1) === char.dot && owner.test(tokens.word(at - 2))
}

/** `Array.prototype.map = …`, of methods that each engine has had for long: no polyfill is needed. */
const builtIn =
  /^(?:map|forEach|push|join|slice|filter|concat|splice|call|apply|replace|split|charAt|then|addEventListener|setItem|getItem|submit|encode|setData|json|text|arrayBuffer|emit)$/
const owners =
  /^(?:Array|String|Function|Promise|EventTarget|Storage|HTMLFormElement|TextEncoder|DataTransfer|ClientRequest|Server|Response|Request|Body)$/
const prototypeOf: WordReader = (reading, at) => {
  const { tokens } = reading
  const owner = tokens.word(at - 2)
  if (tokens.punctuator(at - 1) !== char.dot || owner === '') return
  const isRequest = /^(?:XMLHttpRequest|WebSocket|EventSource)$/.test(owner)
  // Object.defineProperty(XMLHttpRequest.prototype, …), Object.assign(XMLHttpRequest.prototype, …)
  if (isRequest && tokens.punctuator(at - 3) === char.openParen && tokens.punctuator(at + 1) === char.comma) {
    const call = tokens.word(at - 4)
    if (/^(?:defineProperty|defineProperties|assign|set)$/.test(call))
      reading.capability('interception', at - 4, at, owner)
  }
  isInput(reading, at, owner)
  if (tokens.punctuator(at + 1) !== char.dot || !isSet(reading, at + 2)) return
  const member = tokens.word(at + 2)
  // A property that all objects have, and the function by which every module is loaded.
  const isOfAll = (owner === 'Object' && tokens.punctuator(at - 3) !== char.dot) || member === 'require'
  if (isOfAll || (owners.test(owner) && builtIn.test(member))) reading.capability('interception', at - 2, at + 2, owner)
}

/** `Object.defineProperty(HTMLInputElement.prototype, "value", …)`: what a visitor types. */
function isInput(reading: Reading, at: number, owner: string): void {
  const { tokens, literals } = reading
  const isOf = /^HTML(?:Input|TextArea)Element$/.test(owner) && tokens.is(at - 4, 'defineProperty')
  if (isOf && tokens.isLiteral(at + 2) && literals.literal(at + 2) === 'value')
    reading.capability('interception', at - 4, at + 2, 'what is typed')
}

/** `JSON.stringify = …`, `Math.random = …` */
const replaced =
  (owner: RegExp): WordReader =>
  (reading, at) => {
    if (isMemberOf(reading, at, owner) && isSet(reading, at))
      reading.capability('interception', at - 2, at, reading.tokens.slice(at))
  }

/** `Module._load = …`: by it every module is loaded. Others have methods of this name, too. */
const loader: WordReader = (reading, at) => {
  if (
    isMemberOf(reading, at, /^(?!this$)\w+$/) &&
    isSet(reading, at) &&
    /["'](?:node:)?module["']/.test(reading.tokens.text)
  )
    reading.capability('interception', at - 2, at, 'the loader')
}

/** What belongs to a page, and to a visitor of it. */
const ofPage = /^(?:fetch|XMLHttpRequest|WebSocket|ethereum|solana|phantom|tronWeb|localStorage|sendBeacon)$/

/** `Object.defineProperty(window, "fetch", …)` */
const define: WordReader = (reading, at) => {
  const { tokens, literals } = reading
  const isOf = /^(?:globalThis|window|self|global|navigator)$/.test(tokens.word(at + 2))
  if (!isOf || tokens.punctuator(at + 1) !== char.openParen || !tokens.isLiteral(at + 4)) return
  if (ofPage.test(literals.literal(at + 4))) reading.capability('interception', at, at + 4, 'a property of the page')
}

/** `window.solana`, `ethereum.request = …`: the wallet of a visitor of the page. */
const wallet: WordReader = (reading, at) => {
  const { tokens } = reading
  if (isMemberOf(reading, at, globalNames)) reading.capability('interception', at - 2, at, 'a wallet')
  else if (tokens.punctuator(at - 1) !== char.dot && tokens.punctuator(at + 1) === char.dot && isSet(reading, at + 2))
    reading.capability('interception', at, at + 2, 'a wallet')
}

/** `clipboard.readText()`, `clipboard.writeText("bc1…")` */
const clipboard: WordReader = (reading, at) => {
  const { tokens } = reading
  if (!isMemberOf(reading, at, /^clipboard$/)) return
  const isCalled = tokens.punctuator(at + 1) === char.openParen
  if (isSet(reading, at) || (isCalled && (tokens.is(at, 'readText') || isText(reading, at + 2))))
    reading.capability('interception', at - 2, at, 'the clipboard')
}

/** Patterns of wallets' addresses: of Ethereum, of Bitcoin and others in base 58. */
const walletPattern = /0x\[[^\]]{3,12}\]\{40\}|\bbc1|1-9A-HJ-NP-Za-km-z|a-km-zA-HJ-NP-Z/

/** `text.replace(/0x[a-f0-9]{40}/g, mine)`: an address is put in the place of another. */
const replaceText: WordReader = (reading, at) => {
  const { tokens } = reading
  if (tokens.punctuator(at - 1) !== char.dot || tokens.punctuator(at + 1) !== char.openParen) return
  if (tokens.kinds[at + 2] !== kind.regex || !walletPattern.test(tokens.slice(at + 2).slice(0, 500))) return
  reading.capability('interception', at, at + 2, 'addresses')
}

/** `event.clipboardData.setData("text/plain", "0x…")`: an editor puts what was marked there, no text of its own. */
const setData: WordReader = (reading, at) => {
  if (isMemberOf(reading, at, /^clipboardData$/) && isText(reading, at + 4))
    reading.capability('interception', at - 2, at, 'the clipboard')
}

function isText({ tokens, literals }: Reading, at: number): boolean {
  return tokens.isLiteral(at) && /^\S{20,}$/.test(literals.literal(at))
}

/** `require.cache[path].exports = …`, `….exports.f = …`: a module that others have loaded. */
const cache: WordReader = (reading, at) => {
  const { tokens } = reading
  if (!isMemberOf(reading, at, /^require$/) || tokens.punctuator(at + 1) !== char.openBracket) return
  const close = tokens.closing(at + 1, 60)
  if (!tokens.is(close + 2, 'exports')) return
  const isMember = tokens.punctuator(close + 3) === char.dot
  if (isSet(reading, isMember ? close + 4 : close + 2))
    reading.capability('interception', at - 2, close + 2, 'a module')
}

export const intercepting: readonly (readonly [string, WordReader])[] = [
  ['prototype', prototypeOf],
  ['stringify', replaced(/^JSON$/)],
  ['replace', replaceText],
  ['replaceAll', replaceText],
  ['random', replaced(/^Math$/)],
  ...['encrypt', 'decrypt', 'sign', 'importKey', 'exportKey', 'deriveKey'].map((name): [string, WordReader] => [
    name,
    replaced(/^subtle$/),
  ]),
  ['getRandomValues', replaced(/^crypto$/)],
  ['_load', loader],
  ['defineProperty', define],
  ['readText', clipboard],
  ['writeText', clipboard],
  ['setData', setData],
  ['cache', cache],
  ...['ethereum', 'solana', 'phantom', 'tronWeb'].map((name): [string, WordReader] => [name, wallet]),
]
