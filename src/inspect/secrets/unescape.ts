/** A text with its escapes resolved, and where each of its characters was. */
export interface Unescaped {
  readonly text: string
  /** The place in the escaped text of a place in this one. */
  readonly at: (place: number) => number
}

const escapes = /\\(?:u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|([^]))/g

const controls: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f', v: '\v', 0: '\0' }

/** The index of the last of some numbers in order that isn't larger than another; -1 where all are. */
function lastUpTo(numbers: readonly number[], limit: number): number {
  let [low, high] = [0, numbers.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((numbers[middle] ?? 0) <= limit) low = middle + 1
    else high = middle
  }
  return low - 1
}

/** What strings of JSON and of code say, one level of escapes deep. */
export function unescape(escaped: string): Unescaped {
  const places: number[] = [] // of each escape: where it ends, here and there
  const ends: number[] = []
  let text = ''
  let from = 0
  for (const match of escaped.matchAll(escapes)) {
    const [all, unicode, hex, letter = ''] = match
    const digits = unicode ?? hex
    const code = digits === undefined ? null : Number.parseInt(digits, 16)
    text +=
      escaped.slice(from, match.index) +
      (code === null ? (controls[letter] ?? letter) : String.fromCharCode(code > 0x7f ? 0x80 : code))
    from = match.index + all.length
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
