import { char } from '../modules/characters.js'
import { kind } from '../modules/tokens.js'
import { assignedTo, isGlobalObject, memberAt, ownerOf } from './bindings.js'
import { evaluating, isDeclared } from './evaluation.js'
import { bindEnvironment, flowing, readsAll } from './flow.js'
import { intercepting } from './interception.js'
import { tokenVariables } from './names.js'
import type { Reading, WordReader } from './reading.js'
import { replacing } from './replacing.js'
import { roundabout } from './roundabout.js'
import { writing } from './writing.js'

const globals = /^(?:globalThis|window|self|global|top|contentWindow|defaultView)$/

/** Whether a word is the name of a property, but for those of the global object. */
function isMember({ tokens, names }: Reading, at: number): boolean {
  const owner = ownerOf(tokens, at)
  return owner >= 0 && !globals.test(tokens.word(owner)) && !isGlobalObject(tokens, names, owner)
}

function isCalled({ tokens }: Reading, at: number): boolean {
  return tokens.punctuator(at + 1) === char.openParen
}

const request: WordReader = (reading, at) => {
  intercept(reading, at)
  if (isMember(reading, at) || !isCalled(reading, at) || isDeclared(reading, at)) return
  reading.capability('network', at, at, 'requests')
  reading.asks(at + 1)
}

/** `window.fetch = …`: what a page asks goes through the package from then on. */
function intercept(reading: Reading, at: number): void {
  const { tokens } = reading
  if (tokens.punctuator(at - 1) !== char.dot || !globals.test(tokens.word(at - 2))) return
  if (tokens.punctuator(at + 1) === char.equals && tokens.punctuator(at + 2) !== char.equals)
    reading.capability('interception', at - 2, at, 'fetch')
}

/** `new WebSocket(…)`, and what is set on its prototype. */
const socket: WordReader = (reading, at) => {
  const { tokens } = reading
  if (tokens.is(at - 1, 'new')) {
    reading.capability('network', at - 1, at, tokens.is(at, 'XMLHttpRequest') ? 'requests' : tokens.slice(at))
    if (isCalled(reading, at)) reading.asks(at + 1)
  }
  const isPrototype =
    tokens.punctuator(at + 1) === char.dot && tokens.is(at + 2, 'prototype') && tokens.punctuator(at + 3) === char.dot
  if (isPrototype && tokens.punctuator(at + 5) === char.equals && tokens.punctuator(at + 6) !== char.equals)
    reading.capability('interception', at, at + 4, tokens.slice(at))
}

const beacon: WordReader = (reading, at) => {
  if (!isCalled(reading, at) || reading.tokens.punctuator(at - 1) !== char.dot) return
  reading.capability('network', at, at, 'beacons')
  reading.asks(at + 1)
}

const processReader: WordReader = (reading, at) => {
  const { tokens } = reading
  if (isMember(reading, at)) return
  const place = memberAt(tokens, at)
  if (place < 0) {
    bindEnvironment(reading, at)
    return
  }
  const member = tokens.word(place)
  if (/^(?:dlopen|binding|_linkedBinding)$/.test(member) && tokens.punctuator(place + 1) === char.openParen)
    reading.capability('native', at, place, member)
  if (member === 'env') environment(reading, place)
}

/** Variables by which other programs load a file, or run one in the place of another. */
const othersRead = /^(?:LD_PRELOAD|DYLD_INSERT_LIBRARIES|BASH_ENV|GIT_SSH_COMMAND|GIT_ASKPASS|PYTHONSTARTUP)$/

/** `process.env.NODE_OPTIONS = "--require ./x.js"`: what changes what other programs do, or whom they trust. */
function setVariable(reading: Reading, name: string, at: number, equals: number): void {
  const { tokens, literals } = reading
  if (tokens.punctuator(equals) !== char.equals || tokens.punctuator(equals + 1) === char.equals) return
  const value = tokens.isLiteral(equals + 1) ? literals.literal(equals + 1) : tokens.slice(equals + 1)
  if (name === 'NODE_OPTIONS' && /(?:^|\s)(?:-r|--require|--import|--(?:experimental-)?loader)\b/.test(value))
    reading.capability('evaluation', at, equals + 1, name)
  else if (name === 'NODE_TLS_REJECT_UNAUTHORIZED' && value.startsWith('0'))
    reading.debug('certificates', at, `process.env.${name}`)
  else if (/^npm_config_registry$/i.test(name)) reading.capability('interception', at, equals + 1, 'a registry')
  else if (/^https?_proxy$/i.test(name) && value.includes('://'))
    reading.capability('interception', at, equals + 1, 'a proxy')
  else if (othersRead.test(name) || (name === 'PATH' && /^\/(?:tmp|var\/tmp|dev\/shm)\//.test(value)))
    reading.capability('interception', at, equals + 1, name)
}

/** @param at where `env` stands */
function environment(reading: Reading, at: number): void {
  const { tokens, literals, names } = reading
  const place = tokens.punctuator(at + 1) === char.openBracket ? at + 2 : memberAt(tokens, at)
  if (place >= 0) {
    const isBracket = tokens.punctuator(at + 1) === char.openBracket
    const word = isBracket ? '' : tokens.word(place)
    const name = tokens.isLiteral(place) ? literals.literal(place) : word
    if (tokenVariables.has(name)) reading.capability('credentials', at - 2, place, 'a token')
    setVariable(reading, name, at - 2, isBracket ? place + 2 : place + 1)
  } else if (!readWhole(reading, at)) names.environments.set(assignedTo(tokens, at), true, at)
}

/** `Object.entries(process.env)`, `for (const name in process.env)` */
function readWhole(reading: Reading, at: number): boolean {
  const { tokens } = reading
  for (let index = at - 3; index > at - 11 && index > 0; index -= 1) {
    const isLoop = tokens.is(index, 'in') && tokens.punctuator(at + 1) === char.closeParen
    const isCall = tokens.punctuator(index) === char.openParen && readsAll.test(tokens.word(index - 1))
    if (!isLoop && !isCall) continue
    reading.capability('credentials', index - 1, at, 'environment')
    return true
  }
  return false
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

/** `jest.fn(`, `vi.mock(`: stands in for something in a test. */
const mock: WordReader = (reading, at) => {
  const member = reading.tokens.word(at + 2)
  const isCall = /^(?:fn|mock|doMock|spyOn|useFakeTimers)$/.test(member) && isCalled(reading, at + 2)
  if (isCall && !isMember(reading, at)) reading.debug('tests', at, `${reading.tokens.slice(at)}.${member}(`)
}

/** `import.meta.vitest` */
const inSource: WordReader = (reading, at) => {
  if (reading.tokens.is(at - 2, 'meta') && reading.tokens.punctuator(at - 1) === char.dot)
    reading.debug('tests', at, 'import.meta.vitest')
}

/** `rejectUnauthorized: false` */
const unverified: WordReader = (reading, at) => {
  const { tokens } = reading
  const isOption =
    tokens.punctuator(at + 1) === char.colon && (tokens.is(at + 2, 'false') || tokens.slice(at + 2) === '!')
  if (isOption && (tokens.is(at + 2, 'false') || tokens.slice(at + 3) === '1'))
    reading.debug('certificates', at, 'rejectUnauthorized: false')
}

/** `jsxDEV("div", …)`, which a build for production does not write. */
const jsx: WordReader = (reading, at) => {
  if (isCalled(reading, at) && !isDeclared(reading, at))
    reading.debug('development', at, `${reading.tokens.slice(at)}(`)
}

/** Names that clients of hot reload define or call. */
const hot: WordReader = (reading, at) => {
  reading.debug('hot-reload', at, reading.tokens.slice(at))
}

/** Calls that start a process, wherever they come from: their arguments hold what it is to do. */
const run: WordReader = (reading, at) => {
  const { tokens, literals } = reading
  if (!isCalled(reading, at)) return
  reading.asks(at + 1)
  // A shell that is given no command gets them from elsewhere.
  const isAlone = tokens.isLiteral(at + 2) && tokens.punctuator(at + 3) === char.closeParen
  if (isAlone && /^(?:\/bin\/)?(?:ba|z)?sh$|^(?:cmd|powershell)(?:\.exe)?$/.test(literals.literal(at + 2)))
    reading.capability('process', at, at + 3, 'a telling command')
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
  if (isRead) reading.capability('credentials', at, at, 'a token')
}

const readers = new Map<string, WordReader>([
  ['fetch', request],
  ['WebSocket', socket],
  ['XMLHttpRequest', socket],
  ['EventSource', socket],
  ['WebTransport', socket],
  ['sendBeacon', beacon],
  ['process', processReader],
  ['debugger', debuggerWord],
  ['only', only],
  ...['webpackHotUpdate', '__webpack_hmr', '__vite__createHotContext', '$RefreshReg$'].map(
    (name): [string, WordReader] => [name, hot],
  ),
  ['jest', mock],
  ['vi', mock],
  ['vitest', inSource],
  ['rejectUnauthorized', unverified],
  ['jsxDEV', jsx],
  ['_jsxDEV', jsx],
  ...flowing,
  ...roundabout,
  ...evaluating,
  ...intercepting,
  ...replacing,
  ['open', open],
  ...['get', 'post', 'put'].map((name): [string, WordReader] => [name, ask]),
  ...[...tokenVariables].map((name): [string, WordReader] => [name, variable]),
  ...writing,
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
