import { char } from '../modules/characters.js'
import { kind } from '../modules/tokens.js'
import { assignedTo, isGlobalObject, ownerOf } from './bindings.js'
import { hasInArguments } from './flow.js'
import { isSet } from './interception.js'
import type { Reading, WordReader } from './reading.js'

/** Ways to run a text as code: eval, Function, timers, workers and pages. */

/** What is evaluated to find the global object or to hide from a bundler, and nothing else. No blanks are around it. */
const harmless =
  /^(?:return\s+)?(?:\(?this\)?|globalThis|require|module|import\s*\([\w$]*\)|typeof \w+|)\s*;?$|^["']use strict["'];?$/
/** Characters of the longest code that may be harmless. */
const longestHarmless = 200

/** The literal that is the call's only argument is harmless. */
export function isHarmless({ tokens, literals }: Reading, paren: number): boolean {
  const close = tokens.closing(paren, 60)
  if (close === paren + 1) return true
  if (!tokens.isLiteral(close - 1)) return false
  const code = literals.literal(close - 1).trim()
  return code.length <= longestHarmless && harmless.test(code)
}

/** The bracket of a call of the word at a place: `f(`, `f?.(`; -1 where it is not called. */
function parenOf({ tokens }: Reading, at: number): number {
  if (tokens.punctuator(at + 1) === char.openParen) return at + 1
  const isOptional = tokens.punctuator(at + 1) === char.question && tokens.punctuator(at + 2) === char.dot
  return isOptional && tokens.punctuator(at + 3) === char.openParen ? at + 3 : -1
}

/** Whether a word is the name of a property, but for those of the global object. */
function isMember({ tokens, names }: Reading, at: number): boolean {
  const owner = ownerOf(tokens, at)
  return owner >= 0 && !isGlobalObject(tokens, names, owner)
}

/** `fetch(x) {` in a class or an object, or `function fetch(x)`. */
export function isDeclared({ tokens }: Reading, at: number): boolean {
  if (tokens.is(at - 1, 'function') || tokens.punctuator(at - 1) === char.star) return true
  return tokens.punctuator(tokens.closing(at + 1) + 1) === char.openBrace
}

/** `list.forEach(eval)`, `[eval][0]`, `Reflect.apply(Function, …)`: it is handed to what calls it. */
function isHanded({ tokens }: Reading, at: number, start: number): boolean {
  const [before, next] = [tokens.punctuator(start - 1), tokens.punctuator(at + 1)]
  const isEnd = next === char.closeParen || next === char.comma || next === char.closeBracket
  if (!isEnd || !(before === char.openParen || before === char.openBracket || before === char.comma)) return false
  if (tokens.is(at, 'eval'))
    return !(before === char.comma && next === char.closeParen && tokens.punctuator(at + 2) === char.openParen)
  if (before !== char.openParen) return false
  const [callee, owner] = [tokens.word(start - 2), tokens.word(start - 4)]
  if (next === char.closeParen) return /^(?:map|forEach|flatMap|then)$/.test(callee)
  return owner === 'Reflect' && /^(?:apply|construct)$/.test(callee)
}

/** `{ run: globalThis.eval }` */
function isKept({ tokens }: Reading, at: number, start: number): boolean {
  return start < at && tokens.punctuator(start - 1) === char.colon && tokens.punctuator(at + 1) !== char.openParen
}

/** `e = eval`, `eval.call(…)`, `{ eval: true }` of a worker: by another name, or without brackets of its own. */
function evaluateOtherwise(reading: Reading, at: number): void {
  const { tokens } = reading
  const [next, member] = [tokens.punctuator(at + 1), tokens.word(at + 2)]
  const start = Math.max(0, ownerOf(tokens, at) < 0 ? at : ownerOf(tokens, at))
  if (next === char.dot && /^(?:call|apply|bind)$/.test(member) && tokens.punctuator(at + 3) === char.openParen)
    reading.capability('evaluation', at, at + 2, 'under another name')
  else if (next === char.colon && tokens.is(at, 'eval') && (member === 'true' || tokens.slice(at + 3) === '0'))
    reading.capability('evaluation', at, at + 2, 'workers')
  else if (
    tokens.punctuator(start - 1) === char.equals &&
    tokens.punctuator(start - 2) === 0 &&
    next !== char.openParen
  )
    reading.bindEvaluator(tokens.word(start - 2))
  if (isKept(reading, at, start) || isHanded(reading, at, start))
    reading.capability('evaluation', Math.max(0, start - 2), at, 'under another name')
}

const makesText =
  /^(?:atob|Buffer|fromCharCode|unescape|decode\w*|inflate\w*|gunzip\w*|unzip\w*|brotli\w*|createDecipher\w*|fetch|readFile|readFileSync)$/

/** In which way: text that is decoded or fetched first is a way of its own. */
function formOf(reading: Reading, at: number, paren: number): string {
  return hasInArguments(reading, paren, makesText) ? 'decoded' : reading.tokens.slice(at)
}

const evaluate: WordReader = (reading, at) => {
  const { tokens } = reading
  if (isMember(reading, at) || tokens.is(at - 1, 'function')) return
  evaluateOtherwise(reading, at)
  const owner = ownerOf(tokens, at)
  const isIndirect =
    tokens.punctuator((owner < 0 ? at : owner) - 1) === char.comma && tokens.punctuator(at + 1) === char.closeParen
  const paren = isIndirect ? at + 2 : parenOf(reading, at)
  if (tokens.punctuator(paren) !== char.openParen || isHarmless(reading, paren) || isDeclared(reading, at)) return
  reading.capability('evaluation', at, isIndirect ? at : paren - 1, formOf(reading, at, paren))
}

/** `Object.getPrototypeOf(async function () {}).constructor`, `(() => {}).constructor`: Function in all but name. */
function constructed(reading: Reading, at: number): void {
  const { tokens } = reading
  if (tokens.punctuator(at - 1) !== char.dot || tokens.punctuator(at - 2) !== char.closeParen) return
  const from = Math.max(0, at - 24)
  let isFunction = false
  for (let index = at - 2; index > from && tokens.punctuator(index) !== char.semicolon; index -= 1)
    isFunction ||= tokens.is(index, 'function') || tokens.is(index, 'getPrototypeOf')
  if (!isFunction) return
  reading.bindEvaluator(assignedTo(tokens, at))
  const isCalled = tokens.punctuator(at + 1) === char.closeParen && tokens.punctuator(at + 2) === char.openParen
  if (isCalled && !isHarmless(reading, at + 2)) reading.capability('evaluation', at, at, 'constructor')
}

/** `new Function(…)`, `class extends Function`; `root = Function("return this")()` */
const functions: WordReader = (reading, at) => {
  const { tokens, names } = reading
  if (isMember(reading, at) || tokens.is(at - 1, 'instanceof')) return
  evaluateOtherwise(reading, at)
  const paren = parenOf(reading, at)
  if (paren >= 0 && isHarmless(reading, paren)) {
    if (/^["'`]return this/.test(tokens.slice(paren + 1))) names.globals.set(assignedTo(tokens, at), true, at)
    return
  }
  const isTagged = tokens.kinds[at + 1] === kind.template
  const isBase = tokens.is(at - 1, 'extends') && tokens.punctuator(at + 1) === char.openBrace
  if (isTagged || isBase || paren >= 0) reading.capability('evaluation', at, at, formOf(reading, at, paren))
}

/** `{ constructor: K } = () => {}` */
function taken(reading: Reading, at: number): void {
  const { tokens } = reading
  if (tokens.punctuator(at + 1) !== char.colon || tokens.punctuator(at + 3) !== char.closeBrace) return
  if (tokens.punctuator(at + 4) !== char.equals) return
  const isFunction = [5, 6, 7, 8].some(
    (ahead) => tokens.is(at + ahead, 'function') || tokens.punctuator(at + ahead + 1) === char.greater,
  )
  if (isFunction) reading.bindEvaluator(tokens.word(at + 2))
}

/** `x.constructor("code")` */
const construct: WordReader = (reading, at) => {
  const { tokens, literals } = reading
  constructed(reading, at)
  taken(reading, at)
  const paren = parenOf(reading, at)
  const isCode = tokens.punctuator(at - 1) === char.dot && paren >= 0 && tokens.isLiteral(paren + 1)
  if (isCode && /[\s(;]/.test(literals.literal(paren + 1)) && !isHarmless(reading, paren))
    reading.capability('evaluation', at, at, 'constructor')
}

/** What a call is given first is code: a literal, or a name that stands for one. */
function isCode({ tokens, literals }: Reading, at: number, after: number): boolean {
  const next = tokens.punctuator(at + 1)
  if (next !== after && next !== char.comma && next !== char.plus) return false
  const text = tokens.isLiteral(at) ? literals.literal(at) : literals.constant(tokens.word(at))
  return text !== null && /[(=]/.test(text)
}

/** `setTimeout("code")`, `setTimeout.call(null, "code")` */
const timer: WordReader = (reading, at) => {
  const { tokens } = reading
  if (isMember(reading, at)) return
  const isCalled = tokens.punctuator(at + 3) === char.openParen && /^(?:call|apply|bind)$/.test(tokens.word(at + 2))
  const paren = isCalled && tokens.punctuator(at + 1) === char.dot ? at + 5 : at + 1
  const isSecond = paren > at + 1 && tokens.punctuator(paren) === char.comma
  if (tokens.punctuator(at + 1) !== char.openParen && !isSecond) return
  if (isCode(reading, paren + 1, char.closeParen)) reading.capability('evaluation', at, paren + 1, 'timers')
}

/** `new Blob(["code"], { type: "text/javascript" })`, to be loaded as a worker or a module. */
const blob: WordReader = (reading, at) => {
  const { tokens, literals } = reading
  if (!tokens.is(at - 1, 'new') || tokens.punctuator(at + 1) !== char.openParen) return
  const close = tokens.closing(at + 1, 100)
  for (let index = at + 2; index < close; index += 1) {
    if (!tokens.isLiteral(index) || tokens.punctuator(index - 1) !== char.colon) continue
    if (/^(?:text|application)\/(?:x-)?(?:java|ecma)script/i.test(literals.literal(index)))
      reading.capability('evaluation', at - 1, at, 'workers')
  }
}

/** `new Worker(URL.createObjectURL(…))`: the code of the worker is a text of the program. */
const worker: WordReader = (reading, at) => {
  const { tokens } = reading
  if (!tokens.is(at - 1, 'new') || tokens.punctuator(at + 1) !== char.openParen) return
  const isMade = tokens.is(at + 4, 'createObjectURL') || tokens.is(at + 2, 'createObjectURL')
  if (isMade) reading.capability('evaluation', at - 1, Math.min(at + 4, tokens.count - 1), 'workers')
}

/** `Object.assign(document.createElement("link"), { href: … })`: what that leads to is asked for. */
const element: WordReader = (reading, at) => {
  const { tokens, literals } = reading
  const owner = tokens.word(at - 2)
  if (tokens.punctuator(at - 1) !== char.dot || !/^(?:document|ownerDocument|doc)$/.test(owner)) return
  const paren = parenOf(reading, at)
  if (paren < 0 || !tokens.isLiteral(paren + 1)) return
  if (literals.literal(paren + 1) === 'script') reading.names.scripts.set(assignedTo(tokens, at), true, at)
  const isFetching = /^(?:script|link|iframe|img|form)$/i.test(literals.literal(paren + 1))
  if (isFetching && tokens.is(at - 4, 'assign')) reading.asks(at - 3)
}

/** Attributes that hold code. */
const handlers =
  /^on(?:load|error|click|focus|blur|input|change|submit|toggle|scroll|message|(?:key|mouse|pointer|touch|animation)\w+)$/

/** `body.setAttribute("onload", "code")` */
const attribute: WordReader = (reading, at) => {
  const { tokens, literals } = reading
  const [paren, name, value] = [at + 1, at + 2, at + 4]
  // setAttribute("on" + "click", code)
  if (tokens.isLiteral(name) && tokens.punctuator(name + 1) === char.plus && tokens.isLiteral(name + 2)) {
    const whole = literals.literal(name) + literals.literal(name + 2)
    if (handlers.test(whole)) reading.conceal('evaluation', whole, name)
  }
  if (tokens.punctuator(paren) !== char.openParen || !tokens.isLiteral(name) || !tokens.isLiteral(value)) return
  if (handlers.test(literals.literal(name)) && /[(=]/.test(literals.literal(value)))
    reading.capability('evaluation', at, value, 'attributes')
}

/** `module._compile(text)` runs a text; `require.extensions[".txt"] = …` has files of another kind run. */
const compile: WordReader = (reading, at) => {
  if (reading.tokens.punctuator(at - 1) === char.dot && reading.tokens.punctuator(at + 1) === char.openParen)
    reading.capability('evaluation', at - 2, at, '_compile')
}
const extensions: WordReader = (reading, at) => {
  const { tokens } = reading
  const isOf = tokens.punctuator(at - 1) === char.dot && /^(?:require|_require)$/.test(tokens.word(at - 2))
  if (isOf && tokens.punctuator(at + 1) === char.openBracket)
    reading.capability('evaluation', at - 2, Math.min(at + 3, tokens.count - 1), 'extensions')
}

/** `JSON.parse("{ … }")`: what the text holds. */
const parse: WordReader = (reading, at) => {
  const { tokens, literals } = reading
  const isJson = tokens.punctuator(at - 1) === char.dot && tokens.is(at - 2, 'JSON')
  if (isJson && isSet(reading, at)) reading.capability('interception', at - 2, at, 'parse')
  if (!isJson || tokens.punctuator(at + 1) !== char.openParen || !tokens.isLiteral(at + 2)) return
  const text = literals.literal(at + 2)
  if (text.includes('child_process')) reading.inner(text, at + 2)
}

export const evaluating: readonly (readonly [string, WordReader])[] = [
  ['eval', evaluate],
  ['Function', functions],
  ['constructor', construct],
  ['setTimeout', timer],
  ['setInterval', timer],
  ['Blob', blob],
  ['Worker', worker],
  ['SharedWorker', worker],
  ['createElement', element],
  ['setAttribute', attribute],
  ['_compile', compile],
  ['extensions', extensions],
  ['parse', parse],
]
