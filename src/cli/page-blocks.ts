/** The parts of a doc page. Text still has its inline marks. */
export type Block =
  | { readonly kind: 'heading'; readonly level: number; readonly text: string }
  | { readonly kind: 'code'; readonly language: string; readonly lines: readonly string[] }
  | { readonly kind: 'table'; readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] }
  | { readonly kind: 'item'; readonly depth: number; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }

/** Reads a page of docs/rules: the Markdown that those pages are written in, and no more of it. */
export function blocksOf(markdown: string): readonly Block[] {
  const lines = markdown.split(/\r?\n/)
  const blocks: Block[] = []
  for (let at = 0; at < lines.length;) {
    const line = lines[at] ?? ''
    const [, fence, language = ''] = /^\s*(`{3,})(.*)$/.exec(line) ?? []
    const end = fence !== undefined ? closing(lines, at, fence) : line.startsWith('|') ? whileTable(lines, at) : at + 1
    const block =
      fence !== undefined
        ? { kind: 'code' as const, language, lines: lines.slice(at + 1, end - 1) }
        : line.startsWith('|')
          ? tableOf(lines.slice(at, end))
          : lineBlock(line)
    if (block) blocks.push(block)
    at = end
  }
  return blocks
}

/** The line after the fence that closes a block of code. */
function closing(lines: readonly string[], start: number, fence: string): number {
  const end = lines.findIndex((line, at) => at > start && line.trim() === fence)
  return end === -1 ? lines.length + 1 : end + 1
}

function whileTable(lines: readonly string[], start: number): number {
  const end = lines.findIndex((line, at) => at > start && !line.startsWith('|'))
  return end === -1 ? lines.length : end
}

/** The second line only says that this is a table. */
function tableOf(lines: readonly string[]): Block {
  const [head = [], , ...rows] = lines.map((line) => {
    const cells = line
      .trim()
      .replace(/^\||(?<!\\)\|$/g, '')
      .split(/(?<!\\)\|/)
    return cells.map((cell) => cell.trim().replaceAll('\\|', '|'))
  })
  return { kind: 'table', head, rows }
}

function lineBlock(line: string): Block | null {
  if (line.trim() === '') return null
  const [, marks, title] = /^(#{1,6}) (.*)$/.exec(line) ?? []
  if (marks !== undefined && title !== undefined) return { kind: 'heading', level: marks.length, text: title }
  const [, indent, item] = /^(\s*)[-*] (.*)$/.exec(line) ?? []
  if (indent !== undefined && item !== undefined)
    return { kind: 'item', depth: Math.floor(indent.length / 2), text: item }
  return { kind: 'paragraph', text: line.trim() }
}
