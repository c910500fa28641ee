/** UTF-16 units kept before and after the place: a line of a hostile file may have a million. */
const around = 240

/** The line of a text that an offset is on, cut to what stands around it, and where in that the offset is (from 1). */
export function sourceLine(text: string, offset: number): { readonly text: string; readonly column: number } {
  const at = Math.min(Math.max(0, offset), text.length)
  const start = text.lastIndexOf('\n', at - 1) + 1
  const feed = text.indexOf('\n', at)
  const end = feed === -1 ? text.length : feed
  const from = Math.max(start, at - around)
  const line = text.slice(from, Math.min(end, at + around))
  return { text: line.replace(/\r$/, ''), column: at - from + 1 }
}
