const escape = /\\(?:u\{([0-9a-f]{1,6})\}|u([0-9a-f]{4})|x([0-9a-f]{2})|([0-7]{1,3})|\r\n|([\s\S]))/gi
const simple: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f', v: '\v', '\n': '' }

function point(digits: string, radix: number): string {
  const code = parseInt(digits, radix)
  return code > 0x10ffff ? '\ufffd' : String.fromCodePoint(code)
}

/** What a text with JavaScript's escapes stands for. */
export function unescaped(text: string): string {
  if (!text.includes('\\')) return text
  return text.replace(escape, (_, braced?: string, wide?: string, hex?: string, octal?: string, one?: string) => {
    const digits = braced ?? wide ?? hex
    if (digits !== undefined) return point(digits, 16)
    if (octal !== undefined) return point(octal, 8)
    return one === undefined ? '' : (simple[one] ?? one)
  })
}

/** Letters and figures that are written as escapes: no tool and no person needs these. */
const escapedLetter =
  /\\(?:1[0-7]{2}|0?6[0-7]|x(?:3[0-9]|[46][1-9a-f]|[57][0-9a])|u00(?:3[0-9]|[46][1-9a-f]|[57][0-9a])|u\{0*(?:3[0-9]|[46][1-9a-f]|[57][0-9a])\})/gi

export function escapedLetters(text: string): number {
  return text.includes('\\') ? (text.match(escapedLetter) ?? []).length : 0
}
