import { char } from '../modules/characters.js'
import { kind } from '../modules/tokens.js'
import { isDeclared } from './evaluation.js'
import { isForeign, runByTools, writers } from './names.js'
import type { Reading, WordReader } from './reading.js'

/** What is written outside of the package's own folder. */

/** `require.resolve("other/index.js")`, as what is written to. */
function isOtherPackage({ tokens, literals }: Reading, at: number): boolean {
  if (!tokens.is(at, 'require') || !tokens.is(at + 2, 'resolve') || !tokens.isLiteral(at + 4)) return false
  return /^[^./]/.test(literals.literal(at + 4))
}

const home = /^(?:homedir|HOME|USERPROFILE|APPDATA|LOCALAPPDATA)$/

/** A path in the arguments of a call that is none of the package's own. */
function hasForeignPath(reading: Reading, paren: number): boolean {
  const { tokens, literals, names } = reading
  const close = tokens.closing(paren, 40)
  const isCopy = tokens.word(paren - 1).startsWith('copy')
  if (tokens.isLiteral(paren + 1) && /^(?:\.\.[/\\])/.test(literals.literal(paren + 1))) return true
  if (!isCopy && isOtherPackage(reading, paren + 1)) return true
  let isPath = true // what is written may be named after a path
  for (let at = paren + 1; at < close; at += 1) {
    if (tokens.isLiteral(at) && isForeign(literals.literal(at))) return true
    if (tokens.punctuator(at) === char.comma && !isCopy) isPath = false
    if (tokens.kinds[at] !== kind.word) continue
    if (home.test(tokens.slice(at)) || (isPath && names.paths.get(tokens.slice(at), at))) return true
  }
  return false
}

/** `writeFile(file, …)`: a name for a file that code of the package may load then. */
function bindWritten({ tokens, names }: Reading, at: number): void {
  if (tokens.punctuator(at + 1) === char.comma) names.written.set(tokens.word(at), true, at)
}

/** `writeFile(root + "/.pnpmfile.cjs", …)` */
function forTools(reading: Reading, paren: number): void {
  const { tokens, literals } = reading
  const close = tokens.closing(paren, 40)
  for (let at = paren + 1; at < close && tokens.punctuator(at) !== char.comma; at += 1)
    if (tokens.isLiteral(at) && runByTools.test(literals.literal(at)))
      reading.capability('persistence', paren - 1, at, literals.literal(at).replace(/^.*[/\\]/, ''))
}

const write: WordReader = (reading, at) => {
  if (reading.tokens.punctuator(at + 1) !== char.openParen || isDeclared(reading, at)) return
  bindWritten(reading, at + 2)
  forTools(reading, at + 1)
  if (hasForeignPath(reading, at + 1)) reading.capability('outside', at, reading.tokens.closing(at + 1, 40))
}

export const writing = Array.from(writers, (name): readonly [string, WordReader] => [name, write])
