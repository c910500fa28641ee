/**
 * One escape for each syntax that a report is written in. Everything in a package is hostile: names, versions,
 * messages.
 */
import { neutralise, plain, visible } from '../../model/format.js'
import { shorten } from './budget.js'
import { readHelp } from './help.js'
import { largest } from '../../model/group-by.js'

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', $: '&#36;' }

/**
 * GitHub links @names, #numbers and addresses after rendering, so a backslash is not enough: a word joiner parts them,
 * at which no line breaks.
 */
const apart = '&#8288;'

/** Text for Markdown prose, headings and table cells: shows as written, on one line, without links or mentions. */
export function inlineMarkdown(text: string): string {
  const escaped = visible(text).replace(/[\\`*_{}[\]|~!#&<>$]/g, (char) => entities[char] ?? `\\${char}`)
  const unlinked = escaped
    // A mention, or an e-mail address; `acme@1.1.0` is neither.
    .replace(/(?<!\w)@|@(?=[\w.\\-]*[a-z])/gi, `@${apart}`)
    .replace(/\\#(?=\d)/g, `\\#${apart}`)
    .replace(/\bGH-(?=\d)/gi, `$&${apart}`)
    .replace(/:(?=\/\/)/g, `:${apart}`)
    .replace(/\bwww(?=\.)/gi, `$&${apart}`)
    // `:name:` would become an emoji
    .replace(/:(?=[\w+\\-]+:)(?!\d+:)/g, `:${apart}`)
  // What makes a list, an underlined heading or a code block at a line's start.
  const flat = unlinked
    .replace(/^[-+](?=\s|$)|^[-=](?=[-=\s]*$)/, '\\$&')
    .replace(/^\d+(?=[.)](?:\s|$))/, '$&\\')
    .replace(/^ {4,}/, '')
  return unbroken(neutralise(flat))
}

/** Figures with their units on one line: `+2.7 MB, +976 %`. */
export function unbroken(text: string): string {
  return text.replace(/(\d) (?=(?:%|bytes?\b|[kMGT]B\b))/g, '$1\u00a0')
}

/** Text as inline code, in prose and in table cells alike. */
export function codeSpan(text: string): string {
  const shown = visible(text)
  const simple = /^[^`|\s]([^`|]*[^`|\s])?$/.test(shown) && neutralise(shown) === shown
  if (simple) return `\`${shown}\``
  // Inside backticks a backtick or a table's pipe can't be escaped for both places; character references work in
  // either.
  return codeElement(text)
}

/** Text as inline code where Markdown doesn't count: in a line that begins with HTML. */
export function codeElement(text: string): string {
  return `<code>${visible(text).replace(/[!-,.:-@[-`{-~]/g, (char) => `&#${char.charCodeAt(0)};`)}</code>`
}

/**
 * A block of code that no run of backticks inside it can close.
 *
 * @param language for its colours: a constant, never a name from a package
 */
export function codeBlock(lines: readonly string[], language = ''): string {
  const content = lines.map(plain)
  const longest = Math.max(2, largest(content.flatMap((line) => line.match(/`+/g) ?? []).map((run) => run.length)))
  const fence = '`'.repeat(longest + 1)
  return [fence + language, ...content, fence].join('\n')
}

/** A release, `@scope/name@1.0.0-beta`, which GitHub would make a mail address of. */
const releaseName = /(?<![\w@/.~-])(?:@[\w.~-]+\/)?[\w.~-]+@\d+\.\d+\.\d+(?:[-+](?:[\w.+-]*\w)?)?/.source

const codeParts = new RegExp(`(\`[^\`\r\n]+\`|"[^"\r\n]+"|${releaseName})`)

/**
 * A message as Markdown: what it puts into backticks or double quotes becomes code, and so does the name of a release,
 * so that names and patterns can be copied; the rest is escaped. A name that holds such marks itself only moves where
 * code begins: every piece is escaped.
 */
export function proseMarkdown(text: string): string {
  return text
    .split(codeParts)
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
