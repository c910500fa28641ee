/**
 * Lines that GitHub's runner would obey. It reads stdout and stderr, ends lines at \n and \r, takes `::name::` after
 * leading blanks, and `##[name]` anywhere in a line.
 */
export function liveCommands(output: string): readonly string[] {
  return output.split(/\r\n|\r|\n/).filter((line) => /^\s*::/.test(line) || line.includes('##['))
}

/**
 * Control characters (but line feed and tab), line separators and bidirectional marks, which mislead a reader or a
 * terminal.
 */
export function rawControlCharacters(output: string): readonly string[] {
  const found =
    output.match(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g) ?? []
  return [...new Set(found)].map((character) => `U+${character.charCodeAt(0).toString(16).padStart(4, '0')}`)
}

/** Markdown without its code spans and fenced blocks: what a renderer would take for HTML, links and tables. */
export function outsideCode(markdown: string): string {
  return markdown.replace(/^(`{3,})[^\n]*\n[\s\S]*?\n\1`*$/gm, '').replace(/(?<!`)(`+)(?!`)[^\n]*?(?<!`)\1(?!`)/g, '')
}
