import type { HiddenText } from '../../model/behaviour.js'
import { char } from '../modules/characters.js'
import { kind } from '../modules/tokens.js'
import { isBlank, type LineIndex, type TokenList } from './token-list.js'

/** Any of what is looked for, so that nearly every file is done at once. */
const suspicious =
  /[\u00ad\u061c\u115f\u1160\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\uffa0\u0370-\u03ff\u0400-\u04ff\uff21-\uff5a]|\udb40[\udc00-\uddef]|\ud835[\udc00-\udfff]/

/** Embeddings, overrides and isolates: they change the order in which a line is shown (CVE-2021-42574). */
const reordering = /[\u202a-\u202e\u2066-\u2069]/g
/** Characters that are not seen, several in a row: one alone is part of an emoji or of a script's spelling. */
const invisible =
  /(?:[\u200b\u2060-\u2064\u206a-\u206f\u3164\u115f\u1160\uffa0\u00ad\ufe00-\ufe0f]|[\u200c\u200d]|\udb40[\udc00-\uddef]){8,}/g
/** A flag of a region is written with tags behind a black flag. */
const flag = /\ud83c\udff4(?:\udb40[\udc61-\udc7a\udc30-\udc39]){4,6}\udb40\udc7f/g
const blankLetter = /[\u3164\u115f\u1160\uffa0]/

/** Letters of other scripts that look like one of ASCII's. */
const lookalike =
  /[\u0430\u0435\u043e\u0440\u0441\u0443\u0445\u0456\u0458\u0455\u0501\u04bb\u051b\u051d\u0410\u0412\u0415\u041a\u041c\u041d\u041e\u0420\u0421\u0422\u0425\u0406\u0408\u0405\u03bf\u039f\u0391\u0392\u0395\u0396\u0397\u0399\u039a\u039c\u039d\u03a1\u03a4\u03a5\u03a7]/
/** Letters of another width, and those of formulas: names of them are others than they look. */
const formula = /[\uff21-\uff3a\uff41-\uff5a]|\ud835[\udc00-\udfcb]/
const joiner = /[\u200c\u200d]/
const latin = /[A-Za-z]/

/** Blanks before code on a line that no editor shows without scrolling. */
const far = 200

function hex(text: string): string {
  return `U+${(text.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
}

/** A string or pattern of nothing else: code that is about such characters, as a minifier writes it. */
function isAboutThem(text: string, at: number): boolean {
  const around = text.slice(Math.max(0, at - 12), at + 12)
  const piece = /(["'`/])[^"'`\n\w]{0,12}$/.test(around.slice(0, Math.min(12, at)))
  return piece && /^[^"'`\n\w]{1,12}["'`/]/.test(text.slice(at, at + 12))
}

function reorderings(text: string, lines: LineIndex): readonly HiddenText[] {
  for (const { index, 0: one } of text.matchAll(reordering)) {
    if (isAboutThem(text, index) || isClassRange(text, index)) continue
    return [
      {
        kind: 'bidirectional',
        line: lines.of(index),
        what: `${hex(one)} changes the order in which the line is shown`,
      },
    ]
  }
  return []
}

/** In a class of a pattern: `[‪-‮]`. */
function isClassRange(text: string, at: number): boolean {
  const open = text.lastIndexOf('[', at)
  return open >= 0 && at - open < 200 && !/[\]\n]/.test(text.slice(open, at)) && /^[^[\n]{0,200}\]/.test(text.slice(at))
}

function invisibles(text: string, lines: LineIndex): readonly HiddenText[] {
  const clean = text.includes('\ud83c\udff4') ? text.replace(flag, (all) => ' '.repeat(all.length)) : text
  const found = [...clean.matchAll(invisible)].find(({ 0: run }) => /[^\u200c\u200d\ufe0f]/.test(run))
  if (!found) return []
  const count = Array.from(found[0]).length
  return [
    {
      kind: 'invisible',
      line: lines.of(found.index),
      what: `${count} invisible characters in a row (${hex(found[0])} …)`,
    },
  ]
}

/** Blanks and tabs by turns are bits: no indentation changes so often. */
const bits = /(?:\t+ +){10,}/

function blankBits(text: string, lines: LineIndex): readonly HiddenText[] {
  const found = text.includes('\t ') ? bits.exec(text) : null
  if (!found) return []
  return [
    { kind: 'invisible', line: lines.of(found.index), what: 'tabs and blanks follow each other by turns, as bits' },
  ]
}

/** What is wrong with a name that is not of ASCII alone; null where it is one of another script. */
function faultOf(name: string): Pick<HiddenText, 'kind' | 'what'> | null {
  const isLatin = latin.test(name)
  const letter = isLatin ? (lookalike.exec(name) ?? formula.exec(name))?.[0] : undefined
  if (letter !== undefined)
    return {
      kind: 'lookalike',
      what: `the name ${JSON.stringify(name)} has ${hex(letter)}, which looks like a Latin letter`,
    }
  if (joiner.test(name) && /^[\w$\u200c\u200d]+$/.test(name))
    return { kind: 'invisible', what: 'a name holds a character that is not seen' }
  if (blankLetter.test(name)) return { kind: 'invisible', what: `a name is made of ${hex(name)}, which is not seen` }
  return null
}

/** A character that is not seen among the letters of a name: `"to\u200bken"`. */
const unseenInName = /^["'`][\w$]+[\u200b-\u200d\u2060\ufeff\u00ad][\w$]+["'`]$/

function isKey(tokens: TokenList, at: number): boolean {
  const isMember = tokens.punctuator(at - 1) === char.openBracket && tokens.punctuator(at + 1) === char.closeBracket
  const isValue = tokens.punctuator(at - 1) === char.equals && tokens.punctuator(at - 2) === 0
  return isMember || isValue
}

/** Names in strings that hold a character which is not seen: they are others than they look. */
function keys(tokens: TokenList, lines: LineIndex): readonly HiddenText[] {
  const { text, kinds, starts, ends, count } = tokens
  for (let at = 0; at < count; at += 1) {
    if (kinds[at] !== kind.string || (ends[at] ?? 0) - (starts[at] ?? 0) > 60 || !isKey(tokens, at)) continue
    if (unseenInName.test(text.slice(starts[at], ends[at])))
      return [{ kind: 'invisible', line: lines.of(starts[at] ?? 0), what: 'a name holds a character that is not seen' }]
  }
  return []
}

function identifiers(tokens: TokenList, lines: LineIndex): readonly HiddenText[] {
  const { text, kinds, starts, ends, count } = tokens
  for (let at = 0; at < count; at += 1) {
    if (kinds[at] !== kind.word) continue
    const [start, end] = [starts[at] ?? 0, ends[at] ?? 0]
    let isAscii = true
    for (let index = start; index < end && isAscii; index += 1) isAscii = text.charCodeAt(index) < 128
    const fault = isAscii ? null : faultOf(text.slice(start, end))
    if (fault) return [{ ...fault, line: lines.of(start) }]
  }
  return []
}

/** Code behind so many blanks on one line that it is out of sight. */
function farRight({ text, count, starts, ends }: TokenList, lines: LineIndex): readonly HiddenText[] {
  for (let at = 1; at < count; at += 1) {
    const [from, to] = [ends[at - 1] ?? 0, starts[at] ?? 0]
    if (to - from < far) continue
    let index = to - 1
    while (index >= from && isBlank(text.charCodeAt(index)) && text.charCodeAt(index) !== 10) index -= 1
    const blanks = to - 1 - index
    if (blanks < far) continue
    const isOwnLine = index >= from && text.charCodeAt(index) === 10
    if (isOwnLine && indentBefore(text, index) > blanks / 2) continue
    return [{ kind: 'far-right', line: lines.of(to), what: `code stands behind ${blanks} blanks` }]
  }
  return []
}

/** The indentation of the line that ends at a place. */
function indentBefore(text: string, lineEnd: number): number {
  const start = text.lastIndexOf('\n', lineEnd - 1) + 1
  return /^[ \t]*/.exec(text.slice(start, Math.min(lineEnd, start + 2000)))?.[0].length ?? 0
}

/** What a reader of the file would not see, or see as something else. */
export function hiddenIn(tokens: TokenList, lines: LineIndex): readonly HiddenText[] {
  const right = [...blankBits(tokens.text, lines), ...farRight(tokens, lines)]
  if (!suspicious.test(tokens.text)) return right
  return [
    ...reorderings(tokens.text, lines),
    ...invisibles(tokens.text, lines),
    ...identifiers(tokens, lines),
    ...keys(tokens, lines),
    ...right,
  ]
}
