import { shorten } from './budget.js'
import { codeBlock, codeSpan, inlineMarkdown } from './escape.js'
import { readHelp } from './help.js'

/**
 * A message as Markdown: what it puts into backticks or double quotes becomes code, so that names and patterns can be
 * copied; the rest is escaped. A name that holds such marks itself only moves where code begins: every piece is
 * escaped.
 */
export function proseMarkdown(text: string): string {
  return text
    .split(/(`[^`\r\n]+`|"[^"\r\n]+")/)
    .map((piece, index) => {
      if (index % 2 === 0) return inlineMarkdown(piece)
      return codeSpan(piece.startsWith('`') ? piece.slice(1, -1) : piece)
    })
    .join('')
}

/** A remedy: prose, and fenced blocks of what is to be pasted. */
export function helpMarkdown(help: string): string {
  return readHelp(shorten(help, 4000))
    .map((part) => (part.kind === 'paste' ? codeBlock(part.lines) : proseMarkdown(part.text)))
    .join('\n\n')
}
