import type { NewerSyntax } from '../../model/modules.js'
import { char } from './characters.js'
import { Nesting } from './nesting.js'
import { kind, Tokens } from './tokens.js'

/** What surrounds a token, before it is taken in. */
interface Surroundings {
  readonly isInClass: boolean
  readonly isInBraces: boolean
  /** The punctuator before it; 0 behind a word, a string or a number. */
  readonly previousCode: number
}

/** Syntax that can be known by its tokens, with the first major version of Node that reads it (https://node.green). */
interface Feature {
  readonly what: string
  readonly node: number
  /** Without this in the text, it isn't there. */
  readonly mark: string
  /** Whether it stands where a token begins. */
  readonly at: RegExp
  readonly kind: number
  /** Where in the token to look instead: at the flags of a regular expression, or behind the token. */
  readonly place?: 'flags' | 'behind'
  /** What a regular expression has to have, without its escapes and character classes. */
  readonly inside?: (pattern: string) => boolean
  readonly where?: (surroundings: Surroundings) => boolean
}

const { word, number, string, regex, punctuator } = kind

const isOwn = ({ isInClass, previousCode }: Surroundings): boolean => isInClass && previousCode !== char.dot
const isInBraces = (surroundings: Surroundings): boolean => surroundings.isInBraces

const escapesAndClasses = /\\.|\[(?:\\.|[^\]\\])*\]/g

function hasTwice(pattern: string): boolean {
  const names = [...pattern.matchAll(/\(\?<([A-Za-z_$][\w$]*)>/g)].map(([, name]) => name)
  return new Set(names).size < names.length
}

/**
 * From ES2016 on. What came into one line of Node by a later minor version counts as there from the line's first:
 * no release has to run on 12.4.
 */
const features: readonly Feature[] = [
  { what: '`using`', node: 24, mark: 'using', at: /using[ \t]+[\w$]+\s*=(?![=>])/y, kind: word },
  {
    what: 'a flag inside a regular expression',
    node: 23,
    mark: '(?',
    at: /\//y,
    kind: regex,
    inside: (pattern) => /\(\?(?:[ims]+(?:-[ims]*)?|-[ims]+):/.test(pattern),
  },
  {
    what: 'a name that a regular expression has twice',
    node: 23,
    mark: '(?<',
    at: /\//y,
    kind: regex,
    inside: hasTwice,
  },
  {
    what: 'the flag v of a regular expression',
    node: 20,
    mark: 'v',
    at: /\/[a-z]{0,8}v[a-z]{0,8}(?![\w$])/y,
    kind: regex,
    place: 'flags',
  },
  { what: 'an import attribute', node: 18, mark: 'with', at: /\s*with\s*\{/y, kind: string, place: 'behind' },
  { what: 'a static block of a class', node: 16, mark: 'static', at: /static\s*\{/y, kind: word },
  { what: '`#name in`', node: 16, mark: '#', at: /#[\w$]+\s+in\b/y, kind: punctuator },
  {
    what: 'the flag d of a regular expression',
    node: 16,
    mark: 'd',
    at: /\/[a-z]{0,8}d[a-z]{0,8}(?![\w$])/y,
    kind: regex,
    place: 'flags',
  },
  { what: '`??=`', node: 15, mark: '??=', at: /\?\?=/y, kind: punctuator },
  { what: '`||=`', node: 15, mark: '||=', at: /\|\|=/y, kind: punctuator },
  { what: '`&&=`', node: 15, mark: '&&=', at: /&&=/y, kind: punctuator },
  { what: '`?.`', node: 14, mark: '?.', at: /\?\.(?!\d)/y, kind: punctuator },
  { what: '`??`', node: 14, mark: '??', at: /\?\?/y, kind: punctuator },
  { what: 'a private method', node: 14, mark: '#', at: /#[\w$]+\s*\(/y, kind: punctuator, where: isOwn },
  { what: 'a private field', node: 12, mark: '#', at: /#[\w$]/y, kind: punctuator },
  { what: 'a class field', node: 12, mark: 'class', at: /=(?![=>])/y, kind: punctuator, where: isOwn },
  {
    what: 'a class field',
    node: 12,
    mark: 'class',
    at: /;/y,
    kind: punctuator,
    where: ({ isInClass, previousCode }) => isInClass && previousCode === 0,
  },
  { what: '`export * as`', node: 12, mark: 'export', at: /export\s*\*\s*as\b/y, kind: word },
  { what: 'a number with underscores', node: 12, mark: '_', at: /\d\w*_/y, kind: number },
  { what: 'catch without a name', node: 10, mark: 'catch', at: /catch\s*\{/y, kind: word },
  { what: 'for await', node: 10, mark: 'await', at: /for\s+await\s*\(/y, kind: word },
  { what: 'an async generator', node: 10, mark: 'async', at: /async\s+function\s*\*/y, kind: word },
  { what: 'a bigint', node: 10, mark: 'n', at: /(?:0[xX][\da-fA-F]+|\d+)n\b/y, kind: number },
  {
    what: 'a named group',
    node: 10,
    mark: '(?<',
    at: /\//y,
    kind: regex,
    inside: (pattern) => /\(\?<[A-Za-z_$]/.test(pattern),
  },
  {
    what: 'a lookbehind',
    node: 10,
    mark: '(?<',
    at: /\//y,
    kind: regex,
    inside: (pattern) => /\(\?<[=!]/.test(pattern),
  },
  {
    what: 'the flag s of a regular expression',
    node: 10,
    mark: 's',
    at: /\/[a-z]{0,8}s[a-z]{0,8}(?![\w$])/y,
    kind: regex,
    place: 'flags',
  },
  { what: '`...` in an object', node: 8, mark: '...', at: /\.\.\./y, kind: punctuator, where: isInBraces },
  { what: 'an async function', node: 8, mark: 'async', at: /async\s+(?:function\b|[\w$]+\s*=>)/y, kind: word },
  { what: 'await', node: 8, mark: 'await', at: /await[ \t]+[\w$]/y, kind: word },
  { what: '`**`', node: 7, mark: '**', at: /\*\*/y, kind: punctuator },
]

const lastOfEs2015 = 6

/** What ES5 doesn't have, apart from what any of these comes with. Every Node that lives reads it. */
const ofEs2015: readonly Feature[] = [
  { what: 'an arrow function', node: lastOfEs2015, mark: '=>', at: /=>/y, kind: punctuator },
  { what: 'a template', node: lastOfEs2015, mark: '`', at: /`/y, kind: kind.template },
  { what: 'a class', node: lastOfEs2015, mark: 'class', at: /class\b\s*[\w${]/y, kind: word },
  { what: '`const`', node: lastOfEs2015, mark: 'const', at: /const(?:\s+[\w$]|\s*[[{])/y, kind: word },
  { what: '`let`', node: lastOfEs2015, mark: 'let', at: /let(?:\s+[\w$]|\s*[[{])/y, kind: word },
]

/** Whether a feature stands at the current token. */
function isAt({ at, place, inside, where }: Feature, tokens: Tokens, surroundings: Surroundings): boolean {
  if (where && !where(surroundings)) return false
  const { text, start, end } = tokens
  at.lastIndex = place === 'behind' ? end : place === 'flags' ? text.lastIndexOf('/', end - 1) : start
  if (!at.test(text)) return false
  return inside === undefined || inside(text.slice(start, end).replace(escapesAndClasses, ''))
}

interface Found {
  readonly feature: Feature
  readonly at: number
}

/** The character that every token with the feature begins with; null where there are many. */
function firstOf({ at, kind: of, place }: Feature): string | null {
  if (place !== undefined || (of !== word && of !== punctuator)) return null
  return at.source.replaceAll('\\', '').slice(0, 1)
}

/** Features by the kind of token and its first character: most tokens can have none of them. */
class Wanted {
  readonly #byKind: (readonly Feature[])[] = []
  readonly #byFirst: (readonly Feature[] | undefined)[] = []

  constructor(readonly all: readonly Feature[]) {
    for (const feature of all) {
      const first = firstOf(feature)
      if (first === null) this.#byKind[feature.kind] = [...(this.#byKind[feature.kind] ?? []), feature]
      else this.#byFirst[first.charCodeAt(0)] = [...(this.#byFirst[first.charCodeAt(0)] ?? []), feature]
    }
  }

  at({ kind: now, text, start }: Tokens): readonly Feature[] | undefined {
    return now === word || now === punctuator ? this.#byFirst[text.charCodeAt(start)] : this.#byKind[now]
  }
}

function search(text: string, features: readonly Feature[]): Found | null {
  const tokens = new Tokens(text)
  const nesting = new Nesting(tokens)
  let wanted = new Wanted(features)
  let found: Found | null = null
  while (wanted.all.length > 0 && tokens.next() !== kind.end) {
    const candidates = wanted.at(tokens)
    const isPossible = candidates !== undefined && !(tokens.kind === word && nesting.isMember)
    const { isInClass, isInBraces: inBraces, previousCode } = nesting
    nesting.step()
    if (!isPossible) continue
    const surroundings = { isInClass, isInBraces: inBraces, previousCode }
    const feature = candidates.find((each) => each.kind === tokens.kind && isAt(each, tokens, surroundings))
    if (!feature) continue
    found = { feature, at: tokens.start }
    wanted = new Wanted(wanted.all.filter(({ node }) => node > feature.node))
  }
  return found
}

function newest(text: string, candidates: readonly Feature[]): NewerSyntax | null {
  const wanted = candidates.filter(({ mark }) => text.includes(mark))
  if (wanted.length === 0) return null
  try {
    const found = search(text, wanted)
    if (!found) return null
    const { what, node } = found.feature
    return { what, node, line: text.slice(0, found.at).split('\n').length }
  } catch {
    return null
  }
}

/**
 * The newest syntax in a text that a version of Node can't read yet; null where there is none, and where the text is
 * no script that can be read to its end. Only what tokens show is known.
 *
 * @param floor a major version of Node
 */
export function newerSyntax(text: string, floor: number): NewerSyntax | null {
  return newest(
    text,
    features.filter(({ node }) => node > floor),
  )
}

/** What in a script is newer than ES5, imports and exports apart; null where nothing is. */
export function afterEs5(text: string): NewerSyntax | null {
  return newest(text, ofEs2015) ?? newerSyntax(text, lastOfEs2015)
}
