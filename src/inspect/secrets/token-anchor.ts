import type { Anchor } from './anchors.js'

/** What tokens are made of: letters, digits and the other signs of base64, for URLs and not. */
const members = new Uint8Array(256)
for (const byte of Buffer.from('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-.+/='))
  members[byte] = 1

/** Fewest characters that follow the mark of any token. */
const fewest = 16

/** The mark in front of a token. A mark that is part of another word has too little behind it. */
export function tokenAnchor(text: string): Anchor {
  return {
    text,
    screen(bytes, at) {
      const start = at + text.length
      for (let place = start; place < start + fewest; place += 1) if (members[bytes[place] ?? 0] !== 1) return false
      return true
    },
  }
}
