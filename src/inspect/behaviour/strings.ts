import { char } from '../modules/characters.js'
import { nameInLetters, nameInNumbers, numbersAt, textsInNumbers } from './ciphers.js'
import { bareHost, hostsIn } from './hosts.js'
import { development, developmentBuild } from './development.js'
import { decoded } from './encodings.js'
import { unescaped, type Folded } from './literals.js'
import {
  asksOnly,
  bareModule,
  concealable,
  credentialFile,
  credentialFolder,
  credentialPlace,
  isTelling,
  modules,
  ordinary,
  persistenceFiles,
  persistencePlace,
} from './names.js'
import type { Reading } from './reading.js'

/** A string that may be code which does something. */
const codeLike =
  /\b(?:require|import|eval|fetch|Function|getBuiltinModule)\s*\(|\bprocess\s*(?:\.|\[)|child_process|new\s+(?:WebSocket|XMLHttpRequest)/

/** Reads what an expression of literals stands for: names, hosts, places, code, and what is encoded in it. */
export function readString(reading: Reading, at: number, folded: Folded): void {
  const { value, end, isConcealed, isGuessed } = folded
  if (value.length < 2 || (isGuessed && !isTelling(value))) return
  if (value.length < 40) short(reading, at, folded)
  hosts(reading, value, at)
  if (value.length < 300) places(reading, value, at, end)
  if (codeUrl.test(value)) urlCode(reading, value, at, end)
  if (isConcealed || reading.isData || isRun(reading, at)) code(reading, value, at, end)
  if (value.length >= 8) encoded(reading, value, at)
}

function short(reading: Reading, at: number, { value, end, isConcealed, isGuessed }: Folded): void {
  const what = isConcealed && mayConceal(reading, value, at, end) ? concealable.get(value) : undefined
  if (what) reading.conceal(what, value, at)
  else name(reading, value, at, end)
  if (isConcealed && !isGuessed && relativePath.test(value) && isLoaded(reading, at, end))
    reading.capability('evaluation', callStart(reading, at), callEnd(reading, end))
  if (value === 'development') development(reading, at)
  if (value === '__coverage__') reading.debug('coverage', at, value)
}

/** Tags that have a page ask for what they name, and styles that import others. */
const asking =
  /<(?:script|iframe|img|link|object|embed|form)\b[^>]*\b(?:src|href|onerror|data|action)\s*=|@import\s+(?:url\(|["'])/i

/** `import("https://…")`, `script.src = "https://…"`, `location.href = …`: the page or the program asks for it. */
function isFetched({ tokens }: Reading, value: string, at: number): boolean {
  const before = tokens.punctuator(at - 1)
  if (asking.test(value.slice(0, 2000))) return true
  const [name, owner] = [tokens.word(at - 2), tokens.word(at - 4)]
  if (before === char.openParen) {
    if (/^(?:assign|replace)$/.test(name)) return owner === 'location'
    return /^(?:import|importScripts)$/.test(name)
  }
  const isMember = tokens.punctuator(at - 3) === char.dot
  if (before === char.equals && name === 'location') return true
  if (before === char.equals && isMember)
    return /^(?:src|action)$/.test(name) || (name === 'href' && owner === 'location')
  return before === char.colon && /^["']?src["']?$/.test(tokens.slice(at - 2))
}

/** Reads a part of a template with substitutions. */
export function readPiece(reading: Reading, at: number): void {
  const { text, starts, ends } = reading.tokens
  const from = (starts[at] ?? 0) + 1
  hosts(reading, unescaped(text.slice(from, ends[at])), at)
  places(reading, text.slice(from, (ends[at] ?? 0) - 1), at, at)
}

/** Words of URLs and of plain speech have to stand where a name is asked for: `"http" + "s"` is ordinary. */
function mayConceal(reading: Reading, value: string, at: number, end: number): boolean {
  if (!ordinary.has(value)) return true
  const { tokens } = reading
  const isMember = tokens.punctuator(at - 1) === char.openBracket && tokens.punctuator(end + 1) === char.closeBracket
  return isMember || isLoaded(reading, at, end)
}

/** A module's name where it is loaded, and names that read backwards. */
function name(reading: Reading, value: string, at: number, end: number): void {
  const what = modules.get(bareModule(value))
  if (what && isLoaded(reading, at, end)) {
    reading.capability(what, callStart(reading, at), callEnd(reading, end))
    if (what === 'network' || what === 'process') bind(reading, callStart(reading, at))
  }
  if (value.endsWith('.node') && isLoaded(reading, at, end))
    reading.capability('native', callStart(reading, at), callEnd(reading, end))
  if (/^react\/jsx-dev-runtime$/.test(value) && isLoaded(reading, at, end))
    reading.debug('development', at, 'react/jsx-dev-runtime is loaded')
  if (what === 'process' && (isInShortList(reading, at, end) || isInShortObject(reading, at)))
    reading.capability(what, at, end)
  if (value.length >= 8 && value.length <= 24) backwards(reading, value, at)
}

function backwards(reading: Reading, value: string, at: number): void {
  const reversed = Array.from(value).reverse().join('')
  const hidden = isTelling(reversed) ? concealable.get(reversed) : undefined
  if (hidden && !concealable.has(value)) reading.conceal(hidden, reversed, at)
  const turned = nameInLetters(value)
  const what = turned === null ? undefined : concealable.get(turned)
  if (turned !== null && what) reading.conceal(what, turned, at)
}

/** `[99, 104, …]`: a name or code, as the numbers of its characters. */
export function readNumbers(reading: Reading, at: number): void {
  const codes = numbersAt(reading.tokens, at)
  if (codes === null) return
  const name = nameInNumbers(codes)
  const what = name === null ? undefined : concealable.get(name)
  if (name !== null && what) reading.conceal(what, name, at)
  for (const text of textsInNumbers(codes)) {
    if (text.includes('://')) concealedHosts(reading, text, at)
    if (codeLike.test(text)) reading.inner(text, at)
  }
}

/** `["exec", "child_process"]`: a list of modules is longer. */
function isInShortList({ tokens }: Reading, at: number, end: number): boolean {
  let [from, to] = [at - 1, end + 1]
  while (tokens.punctuator(from) === char.comma && tokens.isLiteral(from - 1) && at - from < 10) from -= 2
  while (tokens.punctuator(to) === char.comma && tokens.isLiteral(to + 1) && to - end < 10) to += 2
  const isList = tokens.punctuator(from) === char.openBracket && tokens.punctuator(to) === char.closeBracket
  return isList && to - from <= 4 && tokens.slice(at).includes('child_process')
}

/** `{ m: "child_process", f: "exec" }`: a table of modules is longer, or has the name as its key too. */
function isInShortObject({ tokens }: Reading, at: number): boolean {
  if (tokens.punctuator(at - 1) !== char.colon || !tokens.slice(at).includes('child_process')) return false
  if (tokens.slice(at - 2).includes('child_process')) return false
  let [from, to] = [at - 3, at + 1]
  while (tokens.punctuator(from) === char.comma && tokens.isLiteral(from - 1) && at - from < 7) from -= 4
  while (tokens.punctuator(to) === char.comma && tokens.isLiteral(to + 3) && to - at < 7) to += 4
  return tokens.punctuator(from) === char.openBrace && tokens.punctuator(to) === char.closeBrace
}

/** The names that a module is given: `h = require(…)`, `{ exec: e } = require(…)`, `import h, { exec as e } from`. */
function bind(reading: Reading, start: number): void {
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

function isLoaded(reading: Reading, at: number, end: number): boolean {
  const { tokens } = reading
  const before = tokens.punctuator(at - 1)
  const isPlain = /child_process|node:/.test(tokens.slice(at)) // `protocol = "https"` is no module
  if (before === char.equals)
    return isPlain && tokens.punctuator(at - 2) === 0 && tokens.punctuator(end + 1) !== char.dot
  if (before === 0) return tokens.is(at - 1, 'from') || tokens.is(at - 1, 'import')
  const after = tokens.punctuator(end + 1)
  if (before !== char.openParen || (after !== char.closeParen && after !== char.comma)) return false
  const callee = tokens.word(at - 2)
  if (callee === '') return isPlain && /[)\]]/.test(tokens.slice(at - 2))
  if (tokens.punctuator(at - 3) === char.dot)
    return /^(?:require|_load|getBuiltinModule|binding|import|createRequire)$/.test(callee)
  return /require|import/i.test(callee) || (isPlain && !asksOnly.test(callee))
}

/** Where the call begins whose first argument is at a place: `module.require(`, `createRequire(…)(`. */
function callStart(reading: Reading, at: number): number {
  const { tokens } = reading
  if (tokens.punctuator(at - 1) !== char.openParen || tokens.word(at - 2) === '') return at
  let start = at - 2
  while (tokens.punctuator(start - 1) === char.dot && tokens.word(start - 2) !== '') start -= 2
  return Math.max(0, start)
}

/** Behind a call: `require("child_process").exec(`. */
function callEnd(reading: Reading, end: number): number {
  const { tokens } = reading
  if (tokens.punctuator(end + 1) !== char.closeParen) return end
  const isMember = tokens.punctuator(end + 2) === char.dot && tokens.word(end + 3) !== ''
  if (!isMember) return end + 1
  const isCall = tokens.punctuator(end + 4) === char.openParen
  if (isCall) reading.asks(end + 4)
  return end + 3
}

function hosts(reading: Reading, value: string, at: number): void {
  const asked = (reading.isAsked(at) || isFetched(reading, value, at)) && { asked: true as const }
  for (const each of hostsIn(value)) reading.host({ ...each, ...asked }, at)
  const { tokens } = reading
  const isValue = tokens.punctuator(at - 1) === char.colon && /^["']?host(?:name)?["']?$/.test(tokens.slice(at - 2))
  const bare = isValue ? bareHost(value) : null
  if (bare) reading.host({ ...bare, asked: true }, at)
}

function places(reading: Reading, value: string, at: number, end: number): void {
  if (value.length < 4) return
  if (developmentBuild.test(value)) reading.tellsDevelopment(at, value)
  if (credentialPlace.test(value)) reading.capability('credentials', at, end)
  const { tokens, literals } = reading
  const isFolder =
    tokens.punctuator(end + 1) === char.comma && tokens.isLiteral(end + 2) && credentialFolder.test(value)
  if (isFolder && credentialFile.test(literals.literal(end + 2))) reading.capability('credentials', at, end + 2)
  if (persistencePlace.test(value)) reading.capability('persistence', at, end)
  const file = tokens.punctuator(end + 1) === char.comma ? persistenceFiles.get(value) : undefined
  if (file && tokens.isLiteral(end + 2) && file.test(literals.literal(end + 2)))
    reading.capability('persistence', at, end + 2)
}

/** Code, or a page, in an address: `data:text/javascript,…`. */
const dataUrl = /^data:(?:text|application)\/(?:x-)?(?:javascript|ecmascript)[^,]{0,40},/i

const codeUrl = /^(?:data|javascript):/i

/** `javascript:f()`, and not `javascript:void(0)` */
function urlCode(reading: Reading, value: string, at: number, end: number): void {
  if (value.startsWith('data:')) dataCode(reading, value, at, end)
  else if (/[(=]/.test(value) && !/^javascript:\s*void\s*\(?0/i.test(value)) reading.capability('evaluation', at, end)
}

function dataCode(reading: Reading, value: string, at: number, end: number): void {
  const head = dataUrl.exec(value)?.[0]
  if (head === undefined) return
  reading.capability('evaluation', at, end)
  const body = value.slice(head.length)
  const text = head.includes('base64') ? decoded(body) : body
  if (text !== null && codeLike.test(text)) reading.inner(text, at)
}

/** Whether a string is what eval, Function or a timer is given. */
function isRun(reading: Reading, at: number): boolean {
  const { tokens } = reading
  if (tokens.punctuator(at - 1) === char.openBracket) return tokens.is(at - 3, 'Blob')
  if (tokens.punctuator(at - 1) !== char.openParen) return false
  return /^(?:eval|Function|setTimeout|setInterval|constructor|runInThisContext|runInNewContext|Script|execScript)$/.test(
    tokens.word(at - 2),
  )
}

function code(reading: Reading, value: string, at: number, end: number): void {
  if (value.length < 12 || !codeLike.test(value)) return
  // A text for people, of several pieces, is none: it would have to be code to be run.
  if (/\s/.test(value) && !/[;{}=(]/.test(value)) return
  if (end === at || isRun(reading, at) || reading.isData) reading.inner(value, at)
  else if (/^[\s\S]*[;)}]\s*$/.test(value)) reading.inner(value, at)
}

/** A file of the package, whose name no reader was to find. */
const relativePath = /^\.{1,2}\/[\w.-]{2,}(?:\/[\w.-]+)*$/

function encoded(reading: Reading, value: string, at: number): void {
  const text = decoded(value)
  if (text === null) return
  const what = isTelling(text) ? concealable.get(text) : undefined
  if (what) reading.conceal(what, text, at)
  else if (relativePath.test(text)) reading.conceal('evaluation', text, at)
  else if (text.includes('://')) concealedHosts(reading, text, at)
  if (codeLike.test(text)) reading.inner(text, at)
  else if (text.length >= 8 && reading.depth === 0) twice(reading, text, at)
}

function twice(reading: Reading, value: string, at: number): void {
  const text = decoded(value)
  if (text === null) return
  const what = isTelling(text) ? concealable.get(text) : undefined
  if (what) reading.conceal(what, text, at)
  if (codeLike.test(text)) reading.inner(text, at)
}

function concealedHosts(reading: Reading, text: string, at: number): void {
  for (const each of hostsIn(text)) {
    reading.host({ ...each, asked: true }, at)
    reading.conceal('network', text, at)
  }
}
