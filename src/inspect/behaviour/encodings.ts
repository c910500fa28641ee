const base64 = /^[A-Za-z0-9+/]{8,}={0,2}$|^[A-Za-z0-9_-]{8,}$/
const hexadecimal = /^(?:[0-9a-f]{2}){6,}$/i
/** Decoded bytes that are text. */
const printable = /^[\t\n\r -~]+$/

/** What a string is in base64 or hexadecimal, where that is text; null for other strings. */
export function decoded(value: string): string | null {
  if (hexadecimal.test(value)) {
    const text = Buffer.from(value, 'hex').toString('latin1')
    if (printable.test(text)) return text
  }
  const packed = value.length > 76 ? value.replace(/\s+/g, '') : value
  if (!base64.test(packed)) return null
  const text = Buffer.from(packed, 'base64').toString('latin1')
  return printable.test(text) ? text : null
}
