import type { Facts } from './inspector.js'

const end = String.raw`\s"'\`<>|*?;:,(){}$\\/`
const segment = `[^${end}\\x00-\\x1f]`
const separator = String.raw`(?:\\{1,4}|/)`
const rest = `${segment}+(?:${separator}${segment}+)*${separator}?`

/**
 * What may stand before a path: white space, a quote or bracket, the scheme of a URL without a host, an escaped line
 * end.
 */
const before = String.raw`(?<=^|[\s\x00"'\`(\[{,;=<>|!:]|:///?|\\[nrt])`

/** One form of an absolute path. */
export interface PathForm {
  /** Text that every such path holds within its first bytes. At most seven bytes: up to there `indexOf` is fastest. */
  readonly needles: readonly Buffer[]
  /** With groups: `user`, where it names one, and `rest`, what follows. */
  readonly pattern: RegExp
  /** Fewest parts in `rest` for it to be a path and not, say, a route of a web page. */
  readonly parts: number
  /** Whether it must end in a file name with an extension; else one excuses missing parts. */
  readonly named: boolean
}

function form(needles: readonly string[], head: string, parts: number, named: boolean): PathForm {
  return {
    needles: needles.map((text) => Buffer.from(text)),
    pattern: new RegExp(`${before}${head}(?<rest>${rest})`, 'g'),
    parts,
    named,
  }
}

export const pathForms: readonly PathForm[] = [
  form(['/home/', '/Users/'], String.raw`(?<!\b[A-Za-z]:)/(?:home|Users)/(?<user>[\w.-]{1,64})/`, 2, false),
  form(
    ['\\Users\\', ':/Users'],
    String.raw`[A-Za-z]:${separator}Users${separator}(?<user>[\w.-][\w. -]{0,63})${separator}`,
    2,
    false,
  ),
  form(['/root/'], '/root/', 2, true), // where containers build
  form(['builds/'], '/builds/', 3, true), // GitLab: /builds/GROUP/PROJECT
  form(['D:\\', 'D:/a/'], `D:${separator}a${separator}`, 2, true), // GitHub's Windows runners: D:\a\REPOSITORY\REPOSITORY
]

/** Names in documentation and examples, and those that every machine or image has. */
const placeholders = new Set(
  [
    'user users username user-name user_name userid youruser your-user your_user yourname your-name your_name ' +
      'your-username your_username you me my',
    'name myname my-name myuser my-user someone somebody someuser some-user example foo bar baz foobar test ' +
      'tester testuser guest',
    'alice bob john jane joe johndoe janedoe jdoe john.doe jane.doe john-doe jane-doe xxx',
    'node app web_user linuxbrew shared public default',
  ].flatMap((line) => line.split(' ')),
)

/** Folders of a GitHub runner that are the same for all: `work/_temp`; a build is in `work/REPOSITORY/REPOSITORY`. */
const everyRunner = /^work\/(_|[^/]+\/?$)/

const extension = /\.[A-Za-z]\w{0,5}$/

function tellsSomething({ parts, named }: PathForm, user: string | undefined, tail: string): boolean {
  if (user !== undefined && placeholders.has(user.toLowerCase())) return false
  if (user === 'runner' && everyRunner.test(tail)) return false
  const isNamed = extension.test(tail)
  const depth = tail.split(/[\\/]+/).filter((part) => part !== '').length
  return named ? isNamed && depth >= parts : isNamed || depth >= parts
}

/**
 * The absolute path of a user's or a CI's home that begins in a range of a text; null where there is none. Routes of
 * web pages (`/home/news`) and names out of documentation (`/home/user/…`) are none.
 */
export function buildPathIn(text: string, form: PathForm, from: number, to: number): string | null {
  form.pattern.lastIndex = from
  const match = form.pattern.exec(text)
  if (!match || match.index > to || !tellsSomething(form, match.groups?.user, match.groups?.rest ?? '')) return null
  return match[0]
}

/** Paths that are kept of a file, and the longest part kept of one. */
export const maxExamples = 3
const maxLength = 200

/** Characters of a name in which its path begins: a scheme may come first, as in `webpack:///home/…`. */
const lead = 16

/** Counts a file's build paths and keeps a few. */
export class BuildPathTally {
  #count = 0
  readonly #examples = new Set<string>()

  add(path: string): void {
    this.#count += 1
    if (this.#examples.size < maxExamples) this.#examples.add(path.slice(0, maxLength))
  }

  /** Looks at a name out of a map. */
  addName(name: string): void {
    for (const form of pathForms) {
      const path = buildPathIn(name, form, 0, lead)
      if (path === null) continue
      this.add(path)
      return
    }
  }

  facts(): Facts {
    return this.#count === 0 ? {} : { buildPaths: { count: this.#count, examples: [...this.#examples] } }
  }
}
