/** Base64 as it is without line ends, and without the quotes and signs that join its parts in code. */
export function joinBase64(text: string): string {
  return text.replace(/["'`]\s*\+\s*["'`]|\\+[nr]|\\(?=\/)|\s+/g, '')
}

const members = new Uint8Array(256)
for (const byte of Buffer.from('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/-_= \t\r\n'))
  members[byte] = 1

/** Two strings that code joins; and an escaped line end, or the slash that HTML wants escaped. */
const jointAhead = /^["'`]\s*\+\s*["'`]|^\\+[nr/]/
const jointBehind = /["'`]\s*\+\s*["'`]$|\\+[nr/]$/
const longestJoint = 64

/** The run of base64 around a place: with its line ends, and over the joints of strings that code puts together. */
export function base64Around(text: string, at: number): readonly [start: number, end: number] {
  let [start, end] = [at, at]
  for (;;) {
    while (start > 0 && members[text.charCodeAt(start - 1)] === 1) start -= 1
    const joint = jointBehind.exec(text.slice(Math.max(0, start - longestJoint), start))?.[0].length ?? 0
    if (joint === 0) break
    start -= joint
  }
  for (;;) {
    while (end < text.length && members[text.charCodeAt(end)] === 1) end += 1
    const joint = jointAhead.exec(text.slice(end, end + longestJoint))?.[0].length ?? 0
    if (joint === 0) return [start, end]
    end += joint
  }
}
