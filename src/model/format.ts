/** The bytes of all files together. */
export function totalSize(files: readonly { readonly size: number }[]): number {
  return files.reduce((sum, { size }) => sum + size, 0)
}

/** Figures for people: used in findings' messages and by reporters. */

const units = ['bytes', 'kB', 'MB', 'GB', 'TB'] as const

/** Bytes in decimal units, as npm prints them: `17 bytes`, `1.2 kB`, `59.8 MB`. */
export function formatBytes(bytes: number): string {
  let value = bytes
  let unit = 0
  while (Math.abs(value) >= 999.95 && unit < units.length - 1) {
    value /= 1000
    unit += 1
  }
  const digits = unit === 0 ? String(value) : value.toFixed(1)
  return `${digits} ${bytes === 1 ? 'byte' : (units[unit] ?? 'bytes')}`
}

/**
 * A whole number with thousands separators: `1,906`. Not by toLocaleString: the first call of that loads the words of
 * all languages, which takes as long as judging a small package.
 */
export function formatCount(count: number): string {
  if (!Number.isSafeInteger(count)) return count.toLocaleString('en-US')
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',')
}

/** `1 file`, `1,472 files`. */
export function plural(count: number, noun: string, many = `${noun}s`): string {
  return `${formatCount(count)} ${count === 1 ? noun : many}`
}

/** Tar header mode as people write it: `0755`. */
export function formatMode(mode: number): string {
  return (mode & 0o7777).toString(8).padStart(4, '0')
}

const tarballName = /\.(tgz|tar\.gz)$/i

/** Whether a path or a baseline's name means a tarball. */
export function isTarball(name: string): boolean {
  return tarballName.test(name)
}

/** How many names a message shows, and how much of each: names come from the package and may be of any length. */
const shown = 3
const shownLength = 100

export function clip(text: string): string {
  return text.length > shownLength ? `${text.slice(0, shownLength)}…` : text
}

/** `a, b, c and 4 more`. */
export function listing(names: readonly string[]): string {
  const first = names.slice(0, shown).map(clip).join(', ')
  return names.length > shown ? `${first} and ${formatCount(names.length - shown)} more` : first
}

/** A URL as a message may show it: who signs in, and with what password or token, is left out. `git@` tells nothing. */
export function withoutUser(url: string): string {
  return url.replace(/\/\/(?!git@)[^/\s]*@/g, '//…@')
}

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
