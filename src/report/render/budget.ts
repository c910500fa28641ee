/**
 * Cutting to GitHub's limits. All lengths are UTF-8 bytes: GitHub counts them so for check-run output and job
 * summaries.
 */

export function bytesOf(text: string): number {
  return Buffer.byteLength(text, 'utf8')
}

/** As much of the beginning as fits into `maxBytes`, in whole characters. */
export function headBytes(text: string, maxBytes: number): string {
  if (maxBytes <= 0) return ''
  const { read } = new TextEncoder().encodeInto(text, new Uint8Array(maxBytes))
  return text.slice(0, read)
}

/** One value of many, such as a name: cut where it is longer than `maxBytes`, ending with an ellipsis. */
export function shorten(text: string, maxBytes: number): string {
  return bytesOf(text) <= maxBytes ? text : `${headBytes(text, maxBytes - bytesOf('…'))}…`
}

/** What is open at the end of a Markdown text. */
interface Open {
  /** The marker of the code fence; undefined where none is. */
  readonly fence: string | undefined
  /** How many foldings. Those in a code block are text. */
  readonly foldings: number
}

function openAtEnd(markdown: string): Open {
  let fence: string | undefined
  let foldings = 0
  for (const line of markdown.split('\n')) {
    const [, marker, rest = ''] = /^\s*(`{3,}|~{3,})(.*)$/.exec(line) ?? []
    if (fence !== undefined) {
      if (marker?.startsWith(fence) === true && rest.trim() === '') fence = undefined
    } else if (marker !== undefined) {
      // An info string with a backtick is no fence (CommonMark 4.5).
      if (marker.startsWith('~') || !rest.includes('`')) fence = marker
    } else if (line.startsWith('<details>')) foldings += 1
    else if (line.startsWith('</details>')) foldings -= 1
  }
  return { fence, foldings }
}

/** What closes an open code fence and open foldings: they would swallow what comes after. */
function closing(markdown: string): string {
  const { fence, foldings } = openAtEnd(markdown)
  return (fence === undefined ? '' : `\n${fence}\n`) + '\n\n</details>\n'.repeat(Math.max(0, foldings))
}

/**
 * The text, cut where it is longer than `maxBytes`: never inside a character, with open code fences and foldings
 * closed, and ending with
 * `ending`. Where not even the ending fits, as much of it as does.
 */
export function cutBytes(text: string, maxBytes: number, ending = '…'): string {
  if (bytesOf(text) <= maxBytes) return text
  let head = headBytes(text, maxBytes - bytesOf(ending))
  for (;;) {
    const cut = head + closing(head) + ending
    const over = bytesOf(cut) - maxBytes
    if (over <= 0) return cut
    if (head === '') return headBytes(ending, maxBytes)
    head = headBytes(head, bytesOf(head) - over)
  }
}

/**
 * As many whole items as fit, one on each line, then `more(left)` where some did not. `maxItems` bounds their number
 * too.
 * The result has at most `maxBytes` bytes.
 */
export function listWithin(
  items: readonly string[],
  maxBytes: number,
  more: (left: number) => string,
  maxItems = Infinity,
): string {
  const ended = (taken: number): string[] =>
    taken === items.length ? items.slice() : [...items.slice(0, taken), more(items.length - taken)]
  let taken = 0
  let used = 0
  for (let next = 1; next <= Math.min(items.length, maxItems); next += 1) {
    used += bytesOf(items[next - 1] ?? '') + (next === 1 ? 0 : 1)
    if (used > maxBytes) break
    const tail = next === items.length ? 0 : 1 + bytesOf(more(items.length - next))
    if (used + tail <= maxBytes) taken = next
  }
  return headBytes(ended(taken).join('\n'), maxBytes)
}
