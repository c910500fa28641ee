import type { Anchor } from '../anchors.js'
import { entropy } from '../entropy.js'
import { secretRule, type SecretRule } from '../secret-rule.js'

/** What a token of a bot begins with: base64 of its id, of which two digits make three signs and more. */
const beginnings = Array.from({ length: 90 }, (_, index) =>
  Buffer.from(String(index + 10))
    .toString('base64')
    .slice(0, 3),
)

const [dot, fewest, most] = [0x2e, 22, 28]

/** Whether a dot behind a place is as far away as in a token, and the next one behind it: text in base64 has none. */
function hasDot(bytes: Buffer, at: number): boolean {
  for (let place = at + fewest; place <= at + most; place += 1)
    if (bytes[place] === dot) return bytes[place + 7] === dot
  return false
}

const anchors: readonly Anchor[] = beginnings.map((text) => ({ text, screen: hasDot }))

/** Whether the first part of a token is an id, in digits. */
function isOfBot(token: string): boolean {
  return /^\d{17,20}$/.test(Buffer.from(token.slice(0, token.indexOf('.')), 'base64').toString('latin1'))
}

/**
 * Names of code, joined by dots, have seldom capitals and small letters in the first part and in the last, digits in
 * both or many in one, and as many different signs as random text.
 */
function isMixed(token: string): boolean {
  const [first = '', , last = ''] = token.split('.')
  const isRandom = [first, last].every((part) => [/[a-z]/, /[A-Z]/].every((kind) => kind.test(part)))
  return isRandom && (first + last).replace(/\D/g, '').length >= 4 && entropy(token) >= 4.6
}

/** Tokens of bots: https://discord.com/developers/docs/reference#authentication */
export const discordToken: SecretRule = secretRule({
  kind: 'discord-token',
  anchors,
  pattern: /(?<![\w.+/-])[MNO][A-Za-z0-9_-]{22,27}\.[\w-]{6}\.[\w-]{27,38}(?![\w-])/g,
  confirm: (token) => (isOfBot(token) || isMixed(token) ? 'discord-token' : null),
})
