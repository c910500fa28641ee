import { asBuffer } from '../sliding-window.js'
import { binaryTexts } from './binary-texts.js'
import { joinBase64 } from './data-url.js'
import { isListKey } from './list-after.js'
import { isMarkupKey } from './markup.js'
import { isYamlKey } from './yaml-list.js'

/** Bytes around a place that are looked at: a key with each of its letters escaped twice, and what follows it. */
const around = 256

/** Found by their first letter, which is rare: up to seven bytes `indexOf` looks for that at the speed of memory. */
const contentMark = Buffer.from('Content')
const escapeMarks = [...['\\u00', '\\x', '\\u{', '\\163', '%73%', '%u0073'].map((text) => Buffer.from(text))]
const urlMark = Buffer.from('URL=')

/** `sourcesContent` in base64, at each of the three places in a group of four; and `{"version`. */
const base64Marks = [
  { mark: Buffer.from('NvbnRlb'), whole: 'c291cmNlc0NvbnRlbn' },
  { mark: Buffer.from('XNDb250'), whole: 'NvdXJjZXNDb250ZW50' },
  { mark: Buffer.from('VzQ29ud'), whole: 'zb3VyY2VzQ29udGVud' },
  { mark: Buffer.from('J2ZXJza'), whole: 'eyJ2ZXJzaW9u' },
]

/** The same in percents, with or without the colon and the bracket encoded. */
const percentKey = /^%22(?:%20|\s)*(?:%3A|:)(?:%20|%0A|\s)*(?:%5B|\[)/i

/** A name as a bundler gives one to each key of a JSON module. Libraries that work with maps have such code too. */
const variable = /^sourcesContent["']?\s*:\s*(?:\(\s*\)\s*=>\s*)?[\w$]{1,60}\s*[,;})]/

export function isPercentKey(next: string): boolean {
  return percentKey.test(next)
}

/** Whether a key in escapes goes on with a quote in one: the whole string is escaped. */
export function isEscapedQuote(next: string): boolean {
  return /^\\+(?:x22|u0022|u\{0*22\}|0?42)/i.test(next)
}

/** The comment that names the module of an eval wrapper: by the scheme of a bundler, or that of its settings. */
const evalUrl = /^[#@] sourceURL=[a-z][\w+.-]{2,30}:\/\/[^\s"'`$]/

/** A letter as an escape in hex or octal, or in percents. */
const escapedLetter = /\\+(?:u00|x|u\{0*)([4-7][0-9a-f])\}?|\\+(1[0-7]{2})|%(?:u00)?([4-7][0-9a-f])/gi

/** A text with the escapes of letters resolved, however many strings they are in. */
export function unescapeLetters(text: string): string {
  return text.replace(escapedLetter, (_, hex?: string, octal?: string, percents?: string) =>
    String.fromCharCode(octal === undefined ? Number.parseInt(hex ?? percents ?? '', 16) : Number.parseInt(octal, 8)),
  )
}

const escapedRun = /(?:\\+(?:u00|x|u\{0*)[4-7][0-9a-f]\}?|\\+1[0-7]{2}|%(?:u00)?[4-7][0-9a-f]|[A-Za-z]){14,140}/gi

/** The bytes with the letters of keys unescaped. */
export function unescaped(bytes: Buffer): Buffer {
  if (!escapeMarks.some((mark) => bytes.includes(mark))) return bytes
  const text = bytes.toString('latin1')
  const plain = text.replace(escapedRun, (run) => {
    const letters = /[\\%]/.test(run) ? unescapeLetters(run) : run
    return letters.includes('sourcesContent') || letters.includes('sources') ? letters : run
  })
  return plain === text ? bytes : Buffer.from(plain, 'latin1')
}

function* places(bytes: Buffer, mark: Buffer, step: number): Generator<number> {
  for (let at = bytes.indexOf(mark); at >= 0; at = bytes.indexOf(mark, at + step)) yield at
}

function hasList(bytes: Buffer): boolean {
  for (const at of places(bytes, contentMark, contentMark.length)) {
    const start = at - 7
    if (start < 0) continue
    const near = bytes.toString('latin1', start, at + around)
    if (!near.startsWith('sources')) continue
    const isKey = isListKey(near) || variable.test(near) || isPercentKey(near.slice(14)) || isMarkupKey(near)
    if (isKey || isYamlKey(near) || binaryTexts(bytes, start + 14)) return true
  }
  return false
}

/** Whether the key stands in escapes. What is made of nothing but escapes is looked at once for each range. */
function hasEscapedKey(bytes: Buffer): boolean {
  return escapeMarks.some((mark) => {
    for (const at of places(bytes, mark, around / 2)) {
      const near = bytes.toString('latin1', Math.max(0, at - around), at + around)
      if (unescapeLetters(near).includes('sourcesContent') && /[\\%]/.test(near)) return true
    }
    return false
  })
}

function hasBase64(bytes: Buffer): boolean {
  return base64Marks.some(({ mark, whole }) => {
    for (const at of places(bytes, mark, mark.length)) {
      if (joinBase64(bytes.toString('latin1', Math.max(0, at - 64), at + 64)).includes(whole)) return true
    }
    return false
  })
}

function hasEval(bytes: Buffer): boolean {
  for (const at of places(bytes, urlMark, urlMark.length)) {
    if (at >= 8 && evalUrl.test(bytes.toString('latin1', at - 8, at + 40))) return true
  }
  return false
}

/** Whether original sources may stand in a text in another form than a map: nearly no text has any of the marks. */
export function hasMarks(bytes: Buffer): boolean {
  return hasList(bytes) || hasBase64(bytes) || hasEval(bytes) || hasEscapedKey(bytes)
}

/** Bytes before a mark that are kept: the names of a map's sources stand before their texts. */
const lookBehind = 64 * 1024

/** Watches a stream for marks, over the bounds of its chunks. */
export class MapMarks {
  #tail: Buffer = Buffer.alloc(0)

  /** The end of what came by without a mark. */
  get tail(): Buffer {
    return this.#tail
  }

  seenIn(chunk: Uint8Array): boolean {
    const bytes = asBuffer(chunk)
    const seam = Buffer.concat([this.#tail.subarray(-2 * around), bytes.subarray(0, 2 * around)])
    if ((this.#tail.length > 0 && hasMarks(seam)) || hasMarks(bytes)) return true
    const rest = this.#tail.subarray(Math.max(0, this.#tail.length + bytes.length - lookBehind))
    this.#tail = Buffer.concat([rest, bytes.subarray(-lookBehind)])
    return false
  }
}
