// Characters that a reader can't see or that reorder what he sees: controls, format characters (bidi, zero width), line
// and paragraph separators, lone surrogates, and what Unicode lets fonts ignore (fillers, tags, variation selectors).
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
 * Breaks the runner's command syntaxes: `::name::` after white space at a line's start, and `##[name]` anywhere in a
 * line (actions/runner, ActionCommand.cs). Every `::` is broken, because wrapping may bring any word to a line's start.
 */
export function neutralise(text: string): string {
  return text.replace(/:(?=:)/g, ':\\').replace(/##(?=\[)/g, '##\\')
}

/**
 * Text for a terminal or a log line: one line, nothing hidden in it, no live runner command. Ordinary names stay as
 * they are.
 * For the eye: a backslash is not doubled, so the exact name is the JSON report's.
 */
export function plain(text: string): string {
  return neutralise(visible(text))
}
