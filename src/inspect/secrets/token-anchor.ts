import type { Anchor } from './anchors.js'

/** What tokens are made of: letters, digits and the other signs of base64, for URLs and not, and in percents. */
const members = new Uint8Array(256)
for (const byte of Buffer.from('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-.+/=%'))
  members[byte] = 1

/** Fewest characters that follow the mark of any token. */
const fewest = 16

const [quotes, plus, backslash, blanks] = [Buffer.from('"\'`'), 0x2b, 0x5c, Buffer.from(' \t\r\n')]
const mostBackslashes = 3

/** Most white space on a side of a plus. */
const longestGap = 40

function skipBlanks(bytes: Buffer, at: number): number {
  let place = at
  while (place - at < longestGap && blanks.includes(bytes[place] ?? 0)) place += 1
  return place
}

/** The place behind a quote at a place, with the backslashes that it may have in a string; -1 where there is none. */
function behindQuote(bytes: Buffer, at: number): number {
  let place = at
  while (place - at < mostBackslashes && bytes[place] === backslash) place += 1
  return quotes.includes(bytes[place] ?? 0) ? place + 1 : -1
}

/** The place behind a joint at a place, where a string of code goes on in the next one; -1 where there is none. */
function behindJoint(bytes: Buffer, at: number): number {
  const end = behindQuote(bytes, at)
  const sign = end < 0 ? -1 : skipBlanks(bytes, end)
  return sign < 0 || bytes[sign] !== plus ? -1 : behindQuote(bytes, skipBlanks(bytes, sign + 1))
}

/** The mark in front of a token. A mark that is part of another word has too little behind it. */
export function tokenAnchor(text: string): Anchor {
  return {
    text,
    screen(bytes, at) {
      let place = at + text.length
      for (let count = 0; count < fewest;) {
        if (members[bytes[place] ?? 0] === 1) {
          place += 1
          count += 1
        } else place = behindJoint(bytes, place)
        if (place < 0) return false
      }
      return true
    },
  }
}
