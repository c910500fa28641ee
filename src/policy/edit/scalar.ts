import { parseDocument } from 'yaml'

/** Can stand without quotes; the rest is decided by reading it back. */
const bare = /^[\p{L}\p{N}_./(][\p{L}\p{N}_./@+*?(){}[\],!=~^$%;' -]*$/u

/** Means something inside `[…]` and `{…}`. */
const inFlow = /[,[\]{}]/

/** What a reader of the file can't see, or what would reorder it; a no-break space looks like another. */
const unseen = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u00a0]/gu

function escaped(char: string): string {
  const code = char.codePointAt(0) ?? 0
  return code > 0xffff ? `\\U${code.toString(16).padStart(8, '0')}` : `\\u${code.toString(16).padStart(4, '0')}`
}

function readsAs(source: string, text: string): boolean {
  const document = parseDocument(source, { schema: 'core', logLevel: 'error' })
  return document.errors.length === 0 && document.toJS() === text
}

/**
 * A text as a YAML scalar on one line: bare where it can be, else in double quotes, with escapes for what can't be
 * seen. Names in it come from the package: hostile.
 *
 * @param flow whether it stands inside `[…]` or `{…}`
 */
export function scalar(text: string, flow: boolean): string {
  if (bare.test(text) && !text.endsWith(' ') && !(flow && inFlow.test(text)) && readsAs(text, text)) return text
  return JSON.stringify(text).replace(unseen, escaped)
}
