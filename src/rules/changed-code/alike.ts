import { char } from '../../inspect/modules/characters.js'
import { kind } from '../../inspect/modules/tokens.js'
import type { TokenList } from '../../inspect/behaviour/token-list.js'
import { partitionPoint } from '../../model/partition-point.js'
import type { Unit, Units } from './code-units.js'
import type { Edit } from './edits.js'

/**
 * What a change is in whichever format a build wrote it: `export const a = f(b)`, `exports.a = (0, x_1.f)(b);`. Names,
 * calls, strings and comments stay as they are, so that what stands in one build alone is never taken for a copy.
 */

/** A longer change is compared as it stands. */
const mostTokens = 2000

const declaring = /^(?:const|let|var)$/
/** What compilers name the modules that they load: `foo_1`. */
const moduleName = /^\w+_\d+$/

/** A string by its content, where that needs no escapes. */
function literal(token: string): string {
  const content = token.slice(1, -1)
  return /["'`\\$]/.test(content) ? token : `"${content}"`
}

function isPunctuator(token: string | undefined, code: number): boolean {
  return token?.length === 1 && token.charCodeAt(0) === code
}

/** The tokens of one part of a change without what differs by the format, and with all that stands between them. */
class Normal {
  readonly parts: string[] = []

  /** `(0, a.b)` as `b`, `foo_1.b` as `b`, `exports.b =` as `let b =`. */
  add(token: string, isWord: boolean): void {
    const { parts } = this
    const last = parts.at(-1)
    if (isWord && isPunctuator(last, char.dot) && moduleName.test(parts.at(-2) ?? '')) parts.splice(-2)
    else if (token === '=' && last !== undefined && parts.at(-3) === 'exports' && isPunctuator(parts.at(-2), char.dot))
      parts.splice(-3, 3, 'let', last)
    if (isWord && declaring.test(token)) this.#declare()
    else parts.push(token)
    if (isPunctuator(token, char.closeParen)) this.#unwrap()
  }

  /** `export const` as `let`. */
  #declare(): void {
    if (this.parts.at(-1) === 'export') this.parts.pop()
    this.parts.push('let')
  }

  /** `( 0 , b )` */
  #unwrap(): void {
    if (this.parts.at(-4) !== '0') return
    const [open, zero, comma, name] = this.parts.slice(-5)
    if (
      isPunctuator(open, char.openParen) &&
      zero === '0' &&
      isPunctuator(comma, char.comma) &&
      /^\w+$/.test(name ?? '')
    )
      this.parts.splice(-5, 5, name ?? '')
  }
}

/** The first token that begins at a place or behind it. */
function tokenFrom({ starts, count }: TokenList, place: number): number {
  return partitionPoint(count, (at) => (starts[at] ?? 0) < place)
}

/** Adds a unit; false where a token reaches beyond it. */
function addUnit(normal: Normal, { tokens }: Units, { start, end }: Unit): boolean {
  const { text, starts, ends, kinds, count } = tokens
  let at = tokenFrom(tokens, start)
  if (at > 0 && (ends[at - 1] ?? 0) > start) return false
  let place = start
  const between = (to: number): void => {
    const gap = text.slice(place, to).trim()
    if (gap !== '') normal.add(` ${gap}`, false) // no token begins with a blank: a comment is never taken for code
  }
  for (; at < count && (starts[at] ?? 0) < end; at += 1) {
    if ((ends[at] ?? 0) > end || normal.parts.length > mostTokens) return false
    between(starts[at] ?? 0)
    place = ends[at] ?? 0
    if (tokens.punctuator(at) === char.semicolon) continue
    const token = tokens.slice(at)
    normal.add(tokens.isLiteral(at) ? literal(token) : token, kinds[at] === kind.word)
  }
  between(end)
  return true
}

function normalOf(edited: readonly Edit[], sign: '+' | '-', units: Units): string | null {
  const normal = new Normal()
  for (const edit of edited) if (edit.sign === sign && !addUnit(normal, units, edit.unit)) return null
  return JSON.stringify(normal.parts)
}

/** The version numbers of two releases. */
export interface Versions {
  readonly before: string
  readonly after: string
}

/** A change that is the release's own version number and nothing else. */
const versionOnly = 'version'

/** What a change is in any build; null where it has to be compared as it stands. */
export function changeInAnyBuild(
  edited: readonly Edit[],
  before: Units,
  after: Units,
  versions: Versions,
): string | null {
  const [gone, added] = [normalOf(edited, '-', before), normalOf(edited, '+', after)]
  if (gone === null || added === null) return null
  const isVersion = versions.before !== '' && gone.replaceAll(versions.before, versions.after) === added
  return isVersion && gone !== added ? versionOnly : `- ${gone}\n+ ${added}`
}
