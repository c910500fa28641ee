/** Words in values that were made up for documentation. Of five letters and more: shorter ones come about by chance. */
const words =
  /example|placeholder|sample|dummy|redact|change[-_]?me|replace|insert|your[-_]|[-_]your|<your|not[-_]?a[-_]?real|test[-_]?(key|token)|fake[-_]|[-_]fake|xxxx|0{8}|1{8}|\*{3}|\.{3}/i

/** Whether a value has a word in it that says it is none. */
export function saysItIsNone(value: string): boolean {
  return words.test(value)
}

/** Bits for each character, from how often each comes: 5 and more in random base64 of some length, 0 in `xxxx`. */
export function entropy(text: string): number {
  const counts = new Map<string, number>()
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1)
  return [...counts.values()].reduce((sum, count) => sum - (count / text.length) * Math.log2(count / text.length), 0)
}

/** Whether nearly every character follows on the one before it: `abcdef`, `123456`, `zyxw`. */
export function isSequence(text: string): boolean {
  let steps = 0
  for (let at = 1; at < text.length; at += 1) {
    if (Math.abs(text.charCodeAt(at) - text.charCodeAt(at - 1)) === 1) steps += 1
  }
  return steps * 4 > text.length * 3
}

/** Whether a value consists of a short part again and again: `abcabcabc`, `12341234`. */
export function isRepeated(text: string): boolean {
  const at = (text + text).indexOf(text, 1)
  return at > 0 && at <= text.length / 2
}

/** Names of variables and settings: words with `_`, `-` or `.` between them, or one long word. */
const name = /^[a-z]+([_.-][a-z]+)*$|^[A-Z]+(_[A-Z]+)*$|^[a-z]+([A-Z][a-z]{2,})+$/

/** Letters in a row that only a generator writes: words have more vowels, and a name has several words. */
const longestWord = 30

export function isName(value: string): boolean {
  if (!name.test(value)) return false
  return (
    !/^[a-z]+$/.test(value) ||
    value.length < longestWord ||
    (value.match(/[aeiou]/g) ?? []).length * 10 >= value.length * 3
  )
}

/** Random text of sixteen hex digits has about 3.3 bits for each. */
export const leastEntropy = 2.7

/** Whether a value without a mark of its own looks like a generator's: letters and digits, mixed. */
export function isRandom(value: string): boolean {
  const isMixed = /\d/.test(value) && /[A-Za-z]/.test(value) && (value.match(/\d/g) ?? []).length >= 2
  const least = /^[0-9a-f-]+$/i.test(value) ? 3 : 3.5
  return isMixed && entropy(value) >= least && !saysItIsNone(value) && !isSequence(value) && !isRepeated(value)
}
