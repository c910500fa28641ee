import { char } from '../modules/characters.js'
import { nameInLetters, nameInNumbers, numbersAt, textsInNumbers } from './ciphers.js'
import { bareAddress, bareHost, hostsIn, pageHosts, type Found } from './hosts.js'
import { assignedTo } from './bindings.js'
import { development } from './development.js'
import { decoded } from './encodings.js'
import { unescaped } from './escapes.js'
import type { Folded } from './folded.js'
import { bind, callEnd, callStart, formOfModule, isLoaded } from './loading.js'
import { bareModule, concealable, isTelling, modules, ordinary } from './names.js'
import { isHint, isTokenList, places } from './places.js'
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
  if (value.length < 2000 && value.includes('<')) handler(reading, value, at, end)
  if (codeUrl.test(value)) urlCode(reading, value, at, end)
  if (isConcealed || reading.isData || isRun(reading, at)) code(reading, value, at, end)
  if (value.length >= 8) encoded(reading, value, at)
}

/** `element.innerHTML = "<img src=x onerror=…>"` */
function handler(reading: Reading, value: string, at: number, end: number): void {
  if (!/<\w[^>]{0,200}\son(?:load|error)\s*=/i.test(value)) return
  const { tokens } = reading
  const isWritten =
    tokens.punctuator(at - 1) === char.equals &&
    /^(?:inner|outer)HTML$/.test(tokens.word(tokens.punctuator(at - 2) === char.plus ? at - 3 : at - 2))
  const isCall = /^(?:write|writeln)$/.test(tokens.word(at - 2)) || tokens.is(at - 4, 'insertAdjacentHTML')
  if (isWritten || isCall) reading.capability('evaluation', at, end, 'attributes')
}

function short(reading: Reading, at: number, { value, end, isConcealed, isGuessed }: Folded): void {
  const what = isConcealed && mayConceal(reading, value, at, end) ? concealable.get(value) : undefined
  if (what) reading.conceal(what, value, at)
  else name(reading, value, at, end)
  if (isConcealed && !isGuessed && relativePath.test(value) && isLoaded(reading, at, end))
    reading.capability('evaluation', callStart(reading, at), callEnd(reading, end), 'files')
  if (isTokenList(reading, value, at, end)) reading.capability('credentials', at, end, 'a token')
  if (value === 'development') development(reading, at)
  if (isHint(reading, value, at)) reading.capability('network', at, end, 'hints')
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
    reading.capability(
      what,
      callStart(reading, at),
      callEnd(reading, end),
      formOfModule(reading, what, at, bareModule(value)),
    )
    if (what === 'network' || what === 'process') bind(reading, callStart(reading, at))
  }
  if (value.endsWith('.node') && isLoaded(reading, at, end))
    reading.capability('native', callStart(reading, at), callEnd(reading, end), 'an addon')
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
  const isRun = [at - 2, end + 2].some((beside) => /^["'`]exec|^["'`]spawn/.test(tokens.slice(beside)))
  return isList && (to - from <= 4 || isRun) && tokens.slice(at).includes('child_process')
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

function hosts(reading: Reading, value: string, at: number): void {
  const isPage = isFetched(reading, value, at)
  const isAsked = reading.isAsked(at) || isPage
  for (const each of hostsIn(value)) host(reading, each, at, isAsked)
  if (isPage && value.includes('//')) for (const each of pageHosts(value)) host(reading, each, at, true)
  const { tokens } = reading
  const isValue = tokens.punctuator(at - 1) === char.colon && /^["']?host(?:name)?["']?$/.test(tokens.slice(at - 2))
  const bare = isValue ? bareHost(value) : reading.isAsked(at) ? bareAddress(value) : null
  if (bare) host(reading, bare, at, true)
}

function host(reading: Reading, found: Found, at: number, isAsked: boolean): void {
  const { tokens } = reading
  const use = { host: found.host, kind: found.kind }
  if (isAsked) reading.host({ ...use, asked: true }, at)
  else {
    if (!found.isReserved) reading.host(use, at)
    // url = "https://…", url = new URL("/a", "https://…"), which a call may be given
    reading.bindHost(assignedTo(tokens, at), use, at)
  }
}

/** Code, or a page, in an address: `data:text/javascript,…`. */
const dataUrl = /^data:(?:text|application)\/(?:x-)?(?:javascript|ecmascript)[^,]{0,40},/i

const codeUrl = /^(?:data|javascript):/i

/** `javascript:f()`, and not `javascript:void(0)` */
function urlCode(reading: Reading, value: string, at: number, end: number): void {
  if (value.startsWith('data:')) dataCode(reading, value, at, end)
  else if (/[(=]/.test(value) && !/^javascript:\s*void\s*\(?0/i.test(value))
    reading.capability('evaluation', at, end, 'addresses')
}

function dataCode(reading: Reading, value: string, at: number, end: number): void {
  const head = dataUrl.exec(value)?.[0]
  if (head === undefined) return
  reading.capability('evaluation', at, end, 'addresses')
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
    host(reading, each, at, true)
    reading.conceal('network', text, at)
  }
}
