import { char } from '../modules/characters.js'
import { kind } from '../modules/tokens.js'
import { tokenVariables, writers } from './names.js'
import type { Reading, WordReader } from './reading.js'
import { roundabout } from './roundabout.js'

const globals = /^(?:globalThis|window|self|global|top)$/

/** Whether a word is the name of a property, but for those of the global object. */
function isMember({ tokens }: Reading, at: number): boolean {
  return tokens.punctuator(at - 1) === char.dot && !globals.test(tokens.word(at - 2))
}

function isCalled({ tokens }: Reading, at: number): boolean {
  return tokens.punctuator(at + 1) === char.openParen
}

/** `fetch(x) {` in a class or an object, or `function fetch(x)`. */
function isDeclared({ tokens }: Reading, at: number): boolean {
  if (tokens.is(at - 1, 'function') || tokens.punctuator(at - 1) === char.star) return true
  return tokens.punctuator(tokens.closing(at + 1) + 1) === char.openBrace
}

const request: WordReader = (reading, at) => {
  intercept(reading, at)
  if (isMember(reading, at) || !isCalled(reading, at) || isDeclared(reading, at)) return
  reading.capability('network', at, at)
  reading.asks(at + 1)
}

/** `window.fetch = …`: what a page asks goes through the package from then on. */
function intercept(reading: Reading, at: number): void {
  const { tokens } = reading
  if (tokens.punctuator(at - 1) !== char.dot || !globals.test(tokens.word(at - 2))) return
  if (tokens.punctuator(at + 1) === char.equals && tokens.punctuator(at + 2) !== char.equals)
    reading.capability('interception', at - 2, at)
}

/** `new WebSocket(…)`, and what is set on its prototype. */
const socket: WordReader = (reading, at) => {
  const { tokens } = reading
  if (tokens.is(at - 1, 'new')) {
    reading.capability('network', at - 1, at)
    if (isCalled(reading, at)) reading.asks(at + 1)
  }
  const isPrototype =
    tokens.punctuator(at + 1) === char.dot && tokens.is(at + 2, 'prototype') && tokens.punctuator(at + 3) === char.dot
  if (isPrototype && tokens.punctuator(at + 5) === char.equals && tokens.punctuator(at + 6) !== char.equals)
    reading.capability('interception', at, at + 4)
}

const beacon: WordReader = (reading, at) => {
  if (!isCalled(reading, at) || reading.tokens.punctuator(at - 1) !== char.dot) return
  reading.capability('network', at, at)
  reading.asks(at + 1)
}

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

/** `e = eval`, `eval.call(…)`, `{ eval: true }` of a worker: by another name, or without brackets of its own. */
function evaluateOtherwise(reading: Reading, at: number): void {
  const { tokens } = reading
  const [next, member] = [tokens.punctuator(at + 1), tokens.word(at + 2)]
  if (next === char.dot && /^(?:call|apply|bind)$/.test(member) && tokens.punctuator(at + 3) === char.openParen)
    reading.capability('evaluation', at, at + 2)
  else if (next === char.colon && tokens.is(at, 'eval') && (member === 'true' || tokens.slice(at + 3) === '0'))
    reading.capability('evaluation', at, at + 2)
  else if (tokens.punctuator(at - 1) === char.equals && tokens.punctuator(at - 2) === 0 && next !== char.openParen)
    reading.bindEvaluator(tokens.word(at - 2))
}

const evaluate: WordReader = (reading, at) => {
  const { tokens } = reading
  if (isMember(reading, at) || tokens.is(at - 1, 'function')) return
  evaluateOtherwise(reading, at)
  const isIndirect = tokens.punctuator(at - 1) === char.comma && tokens.punctuator(at + 1) === char.closeParen
  const paren = isIndirect ? at + 2 : at + 1
  if (tokens.punctuator(paren) !== char.openParen || isHarmless(reading, paren) || isDeclared(reading, at)) return
  reading.capability('evaluation', at, isIndirect ? at : paren - 1)
}

/** `new Function(…)`; `x.constructor("code")`. */
const construct: WordReader = (reading, at) => {
  const { tokens } = reading
  if (tokens.is(at, 'Function')) {
    if (isMember(reading, at) || tokens.is(at - 1, 'instanceof')) return
    evaluateOtherwise(reading, at)
    if (isCalled(reading, at) && !isHarmless(reading, at + 1)) reading.capability('evaluation', at, at)
    return
  }
  const isCode = tokens.punctuator(at - 1) === char.dot && isCalled(reading, at) && tokens.isLiteral(at + 2)
  if (isCode && /[\s(;]/.test(reading.literals.literal(at + 2)) && !isHarmless(reading, at + 1))
    reading.capability('evaluation', at, at)
}

const timer: WordReader = (reading, at) => {
  const { tokens } = reading
  if (
    !isMember(reading, at) &&
    isCalled(reading, at) &&
    tokens.isLiteral(at + 2) &&
    /[(=]/.test(reading.literals.literal(at + 2))
  )
    reading.capability('evaluation', at, at + 2)
}

/** Calls that look at every variable, so that no name of one is needed. */
const readsAll = /^(?:stringify|entries|values|btoa|encodeURIComponent|toJSON)$/

const processReader: WordReader = (reading, at) => {
  const { tokens } = reading
  if (isMember(reading, at) || tokens.punctuator(at + 1) !== char.dot) return
  const member = tokens.word(at + 2)
  if (/^(?:dlopen|binding|_linkedBinding)$/.test(member) && tokens.punctuator(at + 3) === char.openParen)
    reading.capability('native', at, at + 2)
  if (member === 'env') environment(reading, at)
}

function environment(reading: Reading, at: number): void {
  const { tokens } = reading
  const next = tokens.punctuator(at + 3)
  if (next === char.dot || next === char.openBracket) {
    const name =
      next === char.dot ? tokens.word(at + 4) : tokens.isLiteral(at + 4) ? reading.literals.literal(at + 4) : ''
    if (tokenVariables.has(name)) reading.capability('credentials', at, at + 4)
    return
  }
  for (let index = at - 1; index > at - 9 && index > 0; index -= 1) {
    if (tokens.punctuator(index) !== char.openParen || !readsAll.test(tokens.word(index - 1))) continue
    reading.capability('credentials', index - 1, at + 2)
    return
  }
}

const write: WordReader = (reading, at) => {
  if (!isCalled(reading, at) || isDeclared(reading, at)) return
  if (reading.hasForeignPath(at + 1)) reading.capability('outside', at, reading.tokens.closing(at + 1, 40))
}

const debuggerWord: WordReader = (reading, at) => {
  const { tokens } = reading
  const next = tokens.punctuator(at + 1)
  const before = tokens.punctuator(at - 1)
  const isStatement =
    before === char.semicolon || before === char.openBrace || before === char.closeBrace || before === char.closeParen
  const isFirst = at === 0 || (before === 0 && tokens.kinds[at - 1] !== kind.word)
  if (
    (isStatement || isFirst) &&
    next !== char.colon &&
    next !== char.openParen &&
    next !== char.equals &&
    next !== char.comma
  )
    reading.debug('debugger', at, 'debugger')
}

const only: WordReader = (reading, at) => {
  const { tokens } = reading
  const suite = tokens.word(at - 2)
  if (
    tokens.punctuator(at - 1) === char.dot &&
    isCalled(reading, at) &&
    /^(?:describe|it|test|suite|context|specify|bench)$/.test(suite)
  )
    reading.debug('only', at, `${suite}.only(`)
}

/** Names that clients of hot reload define or call. */
const hot: WordReader = (reading, at) => {
  reading.debug('hot-reload', at, reading.tokens.slice(at))
}

/** Calls that start a process, wherever they come from: their arguments hold what it is to do. */
const run: WordReader = (reading, at) => {
  if (isCalled(reading, at)) reading.asks(at + 1)
}

/** `https.get(…)`: what is asked is in the arguments. */
const ask: WordReader = (reading, at) => {
  const { tokens } = reading
  const isClient = /^(?:https?|axios|got|needle|superagent|request|undici|\$)$/.test(tokens.word(at - 2))
  if (tokens.punctuator(at - 1) === char.dot && isClient && isCalled(reading, at)) reading.asks(at + 1)
}

/** `request.open("POST", "https://…")` */
const open: WordReader = (reading, at) => {
  const { tokens, literals } = reading
  const isRequest =
    isCalled(reading, at) && tokens.isLiteral(at + 2) && /^(?:GET|POST|PUT|HEAD)$/i.test(literals.literal(at + 2))
  if (isRequest) reading.asks(at + 1)
}

const variable: WordReader = (reading, at) => {
  const isRead = reading.tokens.punctuator(at - 1) === char.dot ? reading.tokens.is(at - 2, 'env') : true
  if (isRead) reading.capability('credentials', at, at)
}

const readers = new Map<string, WordReader>([
  ['fetch', request],
  ['WebSocket', socket],
  ['XMLHttpRequest', socket],
  ['EventSource', socket],
  ['sendBeacon', beacon],
  ['eval', evaluate],
  ['Function', construct],
  ['constructor', construct],
  ['setTimeout', timer],
  ['setInterval', timer],
  ['process', processReader],
  ['debugger', debuggerWord],
  ['only', only],
  ...['webpackHotUpdate', '__webpack_hmr', '__vite__createHotContext', '$RefreshReg$'].map(
    (name): [string, WordReader] => [name, hot],
  ),
  ...roundabout,
  ['open', open],
  ...['get', 'post', 'put'].map((name): [string, WordReader] => [name, ask]),
  ...[...tokenVariables].map((name): [string, WordReader] => [name, variable]),
  ...[...writers].map((name): [string, WordReader] => [name, write]),
  ...['exec', 'execSync', 'spawn', 'spawnSync', 'execFile', 'execFileSync', 'request', 'axios', 'got'].map(
    (name): [string, WordReader] => [name, run],
  ),
])

/** For each first letter, the lengths of the words that begin with it, as bits: most words are ruled out by it. */
const lengths = new Uint32Array(128)
for (const word of readers.keys()) {
  const first = word.charCodeAt(0)
  lengths[first] = (lengths[first] ?? 0) | (1 << word.length)
}

export function wordReader(text: string, start: number, end: number): WordReader | undefined {
  const first = text.charCodeAt(start)
  if (end - start > 31 || first > 127 || ((lengths[first] ?? 0) & (1 << (end - start))) === 0) return undefined
  return readers.get(text.slice(start, end))
}
