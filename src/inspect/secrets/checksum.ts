import { crc32 } from 'node:zlib'

const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

/** A number in base 62, in six digits. */
function base62(value: number): string {
  let text = ''
  for (let rest = value; text.length < 6; rest = Math.floor(rest / 62)) text = (digits[rest % 62] ?? '') + text
  return text
}

/** Tokens of GitHub and npm: a mark, thirty signs and the CRC-32 of these. */
const checked = /^(?:gh[pousr]|npm)_([A-Za-z0-9]{30})([A-Za-z0-9]{6})$/

/**
 * Whether the checksum in a token is right; null for tokens without one.
 * https://github.blog/engineering/platform-security/behind-githubs-new-authentication-token-formats/
 */
export function hasRightChecksum(token: string): boolean | null {
  const [, body, sum] = checked.exec(token) ?? []
  return body === undefined ? null : base62(crc32(body)) === sum
}
