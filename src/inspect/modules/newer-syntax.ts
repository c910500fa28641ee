import type { NewerSyntax } from '../../model/modules.js'
import { Nesting } from './nesting.js'
import { kind, Tokens } from './tokens.js'

/** Syntax that can be known by its tokens, with the first major version of Node that reads it (https://node.green). */
interface Feature {
  readonly what: string
  readonly node: number
  /** Without this in the text, it isn't there. */
  readonly mark: string
  /** Whether it stands where a token begins. */
  readonly at: RegExp
  readonly kind: number
}

const features: readonly Feature[] = [
  {
    what: 'the flag v of a regular expression',
    node: 20,
    mark: 'v',
    at: /\/[a-z]{0,8}v[a-z]{0,8}(?![\w$])/y,
    kind: kind.regex,
  },
  { what: 'a static block of a class', node: 16, mark: 'static', at: /static\s*\{/y, kind: kind.word },
  {
    what: 'the flag d of a regular expression',
    node: 16,
    mark: 'd',
    at: /\/[a-z]{0,8}d[a-z]{0,8}(?![\w$])/y,
    kind: kind.regex,
  },
  { what: '`??=`', node: 15, mark: '??=', at: /\?\?=/y, kind: kind.punctuator },
  { what: '`||=`', node: 15, mark: '||=', at: /\|\|=/y, kind: kind.punctuator },
  { what: '`&&=`', node: 15, mark: '&&=', at: /&&=/y, kind: kind.punctuator },
  { what: '`?.`', node: 14, mark: '?.', at: /\?\.(?!\d)/y, kind: kind.punctuator },
  { what: '`??`', node: 14, mark: '??', at: /\?\?/y, kind: kind.punctuator },
  { what: 'a private field', node: 12, mark: '#', at: /#[\w$]/y, kind: kind.punctuator },
  { what: 'catch without a name', node: 10, mark: 'catch', at: /catch\s*\{/y, kind: kind.word },
  { what: 'for await', node: 10, mark: 'await', at: /for\s+await\s*\(/y, kind: kind.word },
  { what: 'a bigint', node: 10, mark: 'n', at: /(?:0[xX][\da-fA-F]+|\d+)n\b/y, kind: kind.number },
  { what: 'an async function', node: 8, mark: 'async', at: /async\s+function\b/y, kind: kind.word },
]

/** Where a token's own sign is looked for: the flags of a regular expression stand at its end. */
function isAt({ at }: Feature, { text, kind: now, start, end }: Tokens): boolean {
  at.lastIndex = now === kind.regex ? text.lastIndexOf('/', end - 1) : start
  return at.test(text)
}

function search(text: string, wanted: readonly Feature[]): { readonly feature: Feature; readonly at: number } | null {
  const tokens = new Tokens(text)
  const nesting = new Nesting(tokens)
  let left = wanted
  let found: { readonly feature: Feature; readonly at: number } | null = null
  while (left.length > 0 && tokens.next() !== kind.end) {
    const isMember = nesting.isMember
    nesting.step()
    if (tokens.kind === kind.word && isMember) continue
    const feature = left.find((each) => each.kind === tokens.kind && isAt(each, tokens))
    if (!feature) continue
    found = { feature, at: tokens.start }
    left = left.filter(({ node }) => node > feature.node)
  }
  return found
}

/**
 * The newest syntax in a text that a version of Node can't read yet; null where there is none, and where the text is
 * no script that can be read to its end. Only what tokens show is known.
 *
 * @param floor a major version of Node
 */
export function newerSyntax(text: string, floor: number): NewerSyntax | null {
  const wanted = features.filter(({ node, mark }) => node > floor && text.includes(mark))
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
