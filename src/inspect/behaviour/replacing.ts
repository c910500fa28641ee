import { char } from '../modules/characters.js'
import { isSet } from './interception.js'
import { writers } from './names.js'
import type { Reading, WordReader } from './reading.js'

/** What changes what a visitor, a job or another program gets to see: addresses, cookies, variables, certificates. */

function isMember({ tokens }: Reading, at: number): boolean {
  return tokens.punctuator(at - 1) === char.dot
}

/** An address of a wallet: of Ethereum, Bitcoin or Tron. */
const walletAddress = /^(?:0x[\da-fA-F]{40}|bc1[a-z\d]{25,60}|T[1-9A-HJ-NP-Za-km-z]{33})$/

/** `node.data = "0x…"`: the address that a visitor sees. */
const shownText: WordReader = (reading, at) => {
  const { tokens, literals } = reading
  if (!isMember(reading, at) || !isSet(reading, at) || !tokens.isLiteral(at + 2)) return
  if (walletAddress.test(literals.literal(at + 2))) reading.capability('interception', at, at + 2, 'addresses')
}

/** `parent.postMessage({ c: document.cookie }, "*")` */
const message: WordReader = (reading, at) => {
  const { tokens } = reading
  if (tokens.punctuator(at + 1) !== char.openParen) return
  const close = tokens.closing(at + 1, 60)
  for (let index = at + 2; index < close; index += 1)
    if (tokens.is(index, 'cookie') && tokens.is(index - 2, 'document'))
      reading.capability('credentials', at, index, 'cookies')
}

/** `appendFileSync(process.env.GITHUB_ENV, …)`: the steps of a job that come after this one get it. */
const jobFile: WordReader = (reading, at) => {
  const { tokens } = reading
  for (let index = at - 1; index > at - 8; index -= 1) {
    if (tokens.punctuator(index) === char.comma) return // what is written, not where
    if (tokens.punctuator(index) !== char.openParen) continue
    if (writers.has(tokens.word(index - 1))) reading.capability('persistence', index - 1, at, tokens.slice(at))
    return
  }
}

/** `tls.checkServerIdentity = …`, `checkServerIdentity: () => undefined` */
const identity: WordReader = (reading, at) => {
  const { tokens } = reading
  if (isMember(reading, at) && isSet(reading, at) && tokens.is(at - 2, 'tls'))
    reading.capability('interception', at - 2, at, 'certificates')
  if (tokens.punctuator(at + 1) !== char.colon || tokens.punctuator(at + 2) !== char.openParen) return
  const arrow = tokens.closing(at + 2, 10) + 1
  const isArrow = tokens.punctuator(arrow) === char.equals && tokens.punctuator(arrow + 1) === char.greater
  if (isArrow && /^(?:undefined|null|void)$/.test(tokens.word(arrow + 2)))
    reading.debug('certificates', at, 'checkServerIdentity: () => undefined')
}

export const replacing: readonly (readonly [string, WordReader])[] = [
  ...['data', 'nodeValue', 'textContent', 'innerText', 'value'].map((name): [string, WordReader] => [name, shownText]),
  ['postMessage', message],
  ['GITHUB_ENV', jobFile],
  ['GITHUB_PATH', jobFile],
  ['checkServerIdentity', identity],
]
