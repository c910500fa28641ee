/** A remedy: prose, and lines to paste. */
export type HelpPart = { readonly kind: 'prose'; readonly text: string } | { readonly kind: 'paste'; readonly lines: readonly string[] }

/** Reads a remedy: lines indented by two spaces or more are to paste, the others are prose. */
export function readHelp(help: string): HelpPart[] {
  const parts: HelpPart[] = []
  for (const line of help.split(/\r?\n/)) {
    const last = parts.at(-1)
    if (line.trim() === '') continue
    if (!line.startsWith('  ')) parts.push({ kind: 'prose', text: line })
    else if (last?.kind === 'paste') parts[parts.length - 1] = { kind: 'paste', lines: [...last.lines, line] }
    else parts.push({ kind: 'paste', lines: [line] })
  }
  return parts.map((part) => (part.kind === 'paste' ? { kind: 'paste', lines: dedent(part.lines) } : part))
}

function dedent(lines: readonly string[]): string[] {
  const indents = lines.map((line) => line.length - line.trimStart().length)
  return lines.map((line) => line.slice(Math.min(...indents)))
}
