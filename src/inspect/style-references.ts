import type { FileFacts } from '../model/file-facts.js'
import type { Inspector } from './inspector.js'
import { HeldBytes } from './sliding-window.js'

/** Bytes of the largest style sheet that is read. */
const maxSize = 2_000_000

const comment = /\/\*[^]*?(?:\*\/|$)/g
/** Comments of Sass and Less up to the end of a line; behind a colon stands an address. */
const lineComment = /(^|[^:])\/\/[^\n]*/g
/** No two neighbours take the same characters: a long run of them would take its square. */
const address = /\burl\(\s*(?:"([^"\n]{1,300})"|'([^'\n]{1,300})'|([^\s"'()]{1,300}))\s*\)/g
const imported = /@(?:import|use|forward)\s+(?:\([a-z, ]*\)\s*)?(?:"([^"\n]{1,300})"|'([^'\n]{1,300})')/g

/** What a browser or a bundler asks for as a file of the same package. */
function isRelative(written: string): boolean {
  return !/^(?:[a-z][a-z\d+.-]*:|[/#~@$?&%])|[{}$*\\]|#\{|\+|\s/i.test(written) && written.length > 0
}

type References = NonNullable<FileFacts['styleReferences']>

/** Most references that are kept of one file. */
const most = 1_000

/** Counts lines up to places that come in ascending order. */
class Lines {
  readonly #text: string
  #place = 0
  #line = 1

  constructor(text: string) {
    this.#text = text
  }

  at(place: number): number {
    for (let end = this.#text.indexOf('\n', this.#place); end >= 0 && end < place;) {
      this.#line += 1
      this.#place = end + 1
      end = this.#text.indexOf('\n', this.#place)
    }
    return this.#line
  }
}

/** The files that a style sheet asks for by a path from itself. Each once. */
export function styleReferences(source: string, isPlain: boolean): References {
  // As many lines as there were.
  const blank = (match: string): string => match.replace(/[^\n]/g, ' ')
  const bare = source.replace(comment, blank)
  const text = isPlain
    ? bare
    : bare.replace(lineComment, (match, head: string) => head + blank(match.slice(head.length)))
  const found = new Map<string, References[number]>()
  const add = (written: string | undefined, kind: 'url' | 'import', place: number, lines: Lines): void => {
    const path = written?.replace(/[?#].*$/, '')
    if (path === undefined || path === '' || found.has(path) || found.size >= most || !isRelative(path)) return
    found.set(path, { path, kind, line: lines.at(place) })
  }
  const lines = { url: new Lines(text), import: new Lines(text) }
  // What Sass and Less make of an address depends on where their output lies.
  if (isPlain)
    for (const match of text.matchAll(address)) add(match[1] ?? match[2] ?? match[3], 'url', match.index, lines.url)
  for (const match of text.matchAll(imported)) {
    const written = match[1] ?? match[2]
    // Without a dot, Sass and Less look in the folders of their settings too.
    if (isPlain || written?.startsWith('.')) add(written, 'import', match.index, lines.import)
  }
  return [...found.values()]
}

/** Style sheets: what they ask for of the package's own files. */
export const styles: Inspector = ({ path, type, size }) => {
  if (type !== 'file' || size === 0 || size > maxSize || !/\.(?:css|scss|sass|less)$/i.test(path)) return null
  const held = new HeldBytes(size)
  return {
    write(chunk) {
      held.push(chunk)
    },
    end() {
      const text = held.bytes().toString('utf8')
      if (!text.includes('url(') && !text.includes('@')) return {}
      const references = styleReferences(text, /\.css$/i.test(path))
      return references.length > 0 ? { styleReferences: references } : {}
    },
  }
}
