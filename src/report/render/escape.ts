/** One escape for each syntax that a report is written in. Everything in a package is hostile: names, versions, messages. */

// Characters that a reader can't see or that reorder what he sees: controls, format characters (bidi, zero width), line and
// paragraph separators, lone surrogates, and what Unicode lets fonts ignore (fillers, tags, variation selectors).
const unseen = String.raw`[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]`
// The joiner and the selector that ordinary emoji are made of stay, where they stand in one.
const emoji = String.raw`[\p{Extended_Pictographic}\p{Emoji_Modifier}]`
const inEmoji = String.raw`(?!(?<=${emoji})\uFE0F|(?<=${emoji}\uFE0F?)\u200D(?=\p{Extended_Pictographic}))`
const invisible = new RegExp(inEmoji + unseen, 'gu')

const shortEscapes: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' }

/** Text for the eye: one line, nothing hidden in it. Not safe for any syntax: HTML text nodes take it as it is. */
export function visible(text: string): string {
  return text.replace(invisible, (char) => shortEscapes[char] ?? `\\u{${(char.codePointAt(0) ?? 0).toString(16)}}`)
}

/**
 * Breaks the runner's command syntaxes: `::name::` after white space at a line's start, and `##[name]` anywhere in a line
 * (actions/runner, ActionCommand.cs). Every `::` is broken, because wrapping may bring any word to a line's start.
 */
function neutralise(text: string): string {
  return text.replace(/:(?=:)/g, ':\\').replace(/##(?=\[)/g, '##\\')
}

/**
 * Text for a terminal or a log line: one line, nothing hidden in it, no live runner command. Ordinary names stay as they are.
 * For the eye: a backslash is not doubled, so the exact name is the JSON report's.
 */
export function plain(text: string): string {
  return neutralise(visible(text))
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', $: '&#36;' }

/** GitHub links @names, #numbers and addresses after rendering, so a backslash is not enough: a word joiner parts them, at which no line breaks. */
const apart = '&#8288;'

/** Text for Markdown prose, headings and table cells: shows as written, on one line, linking and mentioning nobody. */
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
  return neutralise(flat)
}

/** Text as inline code, in prose and in table cells alike. */
export function codeSpan(text: string): string {
  const shown = visible(text)
  const simple = /^[^`|\s]([^`|]*[^`|\s])?$/.test(shown) && neutralise(shown) === shown
  if (simple) return `\`${shown}\``
  // Inside backticks a backtick or a table's pipe can't be escaped for both places; character references work in either.
  return `<code>${shown.replace(/[!-,.:-@[-`{-~]/g, (char) => `&#${char.charCodeAt(0)};`)}</code>`
}

/**
 * A block of code that no run of backticks inside it can close.
 *
 * @param language for its colours: a constant, never a name from a package
 */
export function codeBlock(lines: readonly string[], language = ''): string {
  const content = lines.map(plain)
  const longest = Math.max(2, ...content.flatMap((line) => line.match(/`+/g) ?? []).map((run) => run.length))
  const fence = '`'.repeat(longest + 1)
  return [fence + language, ...content, fence].join('\n')
}
