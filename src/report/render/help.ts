import { groupBy, smallest } from '../../model/group-by.js'

/** A remedy: prose, and lines to paste. */
export type HelpPart =
  { readonly kind: 'prose'; readonly text: string } | { readonly kind: 'paste'; readonly lines: readonly string[] }

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

/**
 * Remedies that differ only in the quoted pattern that they end with, as one that has all those patterns to paste. By
 * the remedy as it was: fifty folders outside of an allowlist are one thing to do.
 */
export function joinHelps(helps: Iterable<string>): ReadonlyMap<string, string> {
  const all = [...new Set(helps)].map((help) => {
    const [, stem = help, pattern] = /^([^\r\n]*:) ("(?:[^"\\\r\n]|\\.)+")$/.exec(help) ?? []
    return { help, stem, pattern }
  })
  return new Map(
    [...groupBy(all, ({ stem }) => stem)].flatMap(([stem, same]) => {
      const joined = [stem, ...same.flatMap(({ pattern }) => (pattern === undefined ? [] : [`  ${pattern}`]))].join(
        '\n',
      )
      return same.map(({ help }) => [help, same.length === 1 ? help : joined] as const)
    }),
  )
}

function dedent(lines: readonly string[]): string[] {
  const indents = lines.map((line) => line.length - line.trimStart().length)
  const indent = smallest(indents)
  return lines.map((line) => line.slice(indent))
}
