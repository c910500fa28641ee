import { noShape } from '../../inspect/behaviour/behaviour-of.js'
import { hashOf } from '../../inspect/behaviour/shape.js'
import { TokenList } from '../../inspect/behaviour/token-list.js'
import { char } from '../../inspect/modules/characters.js'
import { kind } from '../../inspect/modules/tokens.js'
import type { Behaviour, CapabilityKind, CodeShape } from '../../model/behaviour.js'
import { codeBounds } from '../../model/code-change.js'
import type { Unit } from './code-units.js'

const words: Readonly<Record<CapabilityKind, string>> = {
  process: 'starts processes',
  network: 'sends requests',
  credentials: 'reads credentials',
  evaluation: 'runs strings as code',
  native: 'loads native code',
  outside: 'writes outside of its folder',
  persistence: 'starts itself again',
  interception: "replaces a page's requests",
}

/** Which words and strings a text has. It may take a new one for known: that only lowers its place. */
export class Words {
  readonly #bits = new Uint32Array(1 << 17)

  constructor(tokens: TokenList) {
    for (let at = 0; at < tokens.count; at += 1) {
      if (tokens.kinds[at] !== kind.word && tokens.kinds[at] !== kind.string) continue
      const hash = hashOf(tokens.text, tokens.starts[at] ?? 0, tokens.ends[at] ?? 0) >>> 10
      this.#bits[hash >> 5] = (this.#bits[hash >> 5] ?? 0) | (1 << (hash & 31))
    }
  }

  has(word: string): boolean {
    const hash = hashOf(word, 0, word.length) >>> 10
    return ((this.#bits[hash >> 5] ?? 0) & (1 << (hash & 31))) !== 0
  }
}

/** What the code before knew: what is new is measured by it. */
export interface Known {
  /** The words of the file that it was, and the keys of its units. */
  readonly words: Words
  readonly keys: ReadonlySet<number>
  /** Whether any file of the release had it. */
  readonly hadCapability: (kind: CapabilityKind) => boolean
  readonly hadHost: (host: string) => boolean
}

export interface News {
  readonly words: readonly string[]
  readonly weight: number
}

const tokens = new TokenList()
const control = /^(?:if|for|while|switch|catch|function|return|typeof|await|import|super|require|constructor)$/

interface Names {
  readonly calls: readonly string[]
  readonly strings: number
}

/** `f(`, and `(0, a.f)(` */
function isCalled(at: number): boolean {
  if (tokens.punctuator(at + 1) === char.openParen) return true
  const isWrapped = tokens.punctuator(at + 1) === char.closeParen && tokens.punctuator(at + 2) === char.openParen
  return isWrapped && tokens.punctuator(at - 1) === char.dot
}

/** Names that are called, and strings, that the file did not have. */
export function newNames(text: string, known: Words): Names {
  tokens.read(text)
  const calls = new Set<string>()
  let strings = 0
  for (let at = 0; at < tokens.count; at += 1) {
    if (tokens.kinds[at] === kind.string) strings += known.has(tokens.slice(at)) ? 0 : 1
    if (tokens.kinds[at] !== kind.word || !isCalled(at)) continue
    const name = tokens.slice(at)
    if (name.length > 2 && !control.test(name) && !known.has(name)) calls.add(name)
  }
  return { calls: [...calls], strings }
}

type Found = Pick<Behaviour, 'capabilities' | 'hosts' | 'hidden' | 'shape' | 'debug'>

export function newsOf(
  { capabilities, hosts, hidden, shape, debug }: Found,
  { calls, strings }: Names,
  known: Known,
): News {
  const fresh = capabilities.filter(({ kind: what, concealed }) => concealed ?? !known.hadCapability(what))
  const newHosts = hosts.map(({ host }) => host).filter((host) => !known.hadHost(host))
  const shownCalls = fresh.map(({ call }) => call).join(' ')
  const does = fresh.map(({ kind: what, concealed }) => `${words[what]}${concealed ? ' under a hidden name' : ''}`)
  return {
    words: [
      ...hidden.map(({ what }) => what),
      ...shape.obfuscation,
      ...new Set(does),
      ...debug.map(({ what }) => `left from development: ${what}`),
      ...newHosts.slice(0, 3).map((host) => `host ${host}`),
      ...calls
        .filter((name) => !shownCalls.includes(name))
        .slice(0, 3)
        .map((name) => `calls ${name.slice(0, 60)}`),
    ].slice(0, codeBounds.news),
    weight:
      hidden.length * 2000 +
      shape.obfuscation.length * 1500 +
      fresh.length * 1000 +
      newHosts.length * 500 +
      debug.length * 300 +
      (capabilities.length - fresh.length) * 50 +
      Math.min(calls.length, 5) * 10 +
      Math.min(strings, 4) * 5,
  }
}

/** Obfuscated code begins in these units: a whole file of it says so once. */
function isObfuscated({ obfuscation, line, at }: CodeShape, added: readonly Unit[]): boolean {
  return obfuscation.length > 0 && added.some((unit) => unit.line === line && at >= unit.start && at < unit.end)
}

/** What the facts of a file say of some units of it. */
export function factsIn({ capabilities, hosts, hidden, shape }: Behaviour, added: readonly Unit[]): Found {
  const [first, last] = [added[0], added.at(-1)]
  if (!first || !last) return { capabilities: [], hosts: [], hidden: [], shape: noShape, debug: [] }
  const isIn = ({ at }: { readonly at: number }): boolean => at >= first.start && at < last.end
  return {
    capabilities: capabilities.filter(isIn),
    hosts: hosts.filter(isIn),
    hidden: hidden.filter(({ line }) => line >= first.line && line <= last.line),
    shape: isObfuscated(shape, added) ? shape : noShape,
    debug: [], // of these only lines are known, and a line may be a whole file
  }
}
