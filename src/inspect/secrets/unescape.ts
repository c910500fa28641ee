import { partitionPoint } from '../../model/partition-point.js'

/** A text with its escapes resolved, and where each of its characters was. */
export interface Unescaped {
  readonly text: string
  /** The place in the escaped text of a place in this one. */
  readonly at: (place: number) => number
}

const escapes = /\\(?:u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|([^]))/g

/** Escapes of URLs, in the place of those with four digits. */
const percents = /%([0-9a-fA-F]{2})/g

/** Where a string of code goes on in the next one: what a build joins before it runs. */
const joints = /\\{0,3}["'`]\s{0,40}\+\s{0,40}\\{0,3}["'`]/g

const controls: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f', v: '\v', 0: '\0' }

/** The index of the last of some numbers in order that isn't larger than another; -1 where all are. */
function lastUpTo(numbers: readonly number[], limit: number): number {
  return partitionPoint(numbers.length, (at) => (numbers[at] ?? 0) <= limit) - 1
}

/** What one escape stands for. Beyond ASCII it is no part of a token. */
function character([, unicode, hex, letter = '']: RegExpMatchArray): string {
  const digits = unicode ?? hex
  if (digits === undefined) return controls[letter] ?? letter
  const code = Number.parseInt(digits, 16)
  return String.fromCharCode(code > 0x7f ? 0x80 : code)
}

function replaced(escaped: string, pattern: RegExp): Unescaped {
  const places: number[] = [] // of each escape: where it ends, here and there
  const ends: number[] = []
  let text = ''
  let from = 0
  for (const match of escaped.matchAll(pattern)) {
    text += escaped.slice(from, match.index) + character(match)
    from = match.index + match[0].length
    places.push(text.length)
    ends.push(from)
  }
  text += escaped.slice(from)
  return {
    text,
    at(place) {
      const last = lastUpTo(places, place)
      return last < 0 ? place : (ends[last] ?? 0) + place - (places[last] ?? 0)
    },
  }
}

/** What strings of JSON and of code say, one level of escapes deep. */
export function unescape(escaped: string): Unescaped {
  return replaced(escaped, escapes)
}

/** What strings that a program joins say together. */
export function join(split: string): Unescaped {
  return replaced(split, joints)
}

/** What a part of a URL says (RFC 3986, 2.1). */
export function unpercent(escaped: string): Unescaped {
  return replaced(escaped, percents)
}
