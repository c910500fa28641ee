/**
 * The commands that a program in JavaScript or TypeScript, a Makefile or a justfile runs, as lines of a shell: each on
 * the line where it stands. Nothing is run and nothing is parsed; what isn't seen is no evidence.
 */

/** What runs programs, by its name: `execSync`, `execa`, `$`, `run`, `shell.exec`, `spawn`. */
const runs = /(?:exec|spawn|run|shell|command|cmd|\bsh|\bzx|\$)\w{0,20}$/i

/** Characters before a text in which the call is looked for. */
const before = 240

/** Characters of a list of arguments that are read, and lists of one file. */
const maxList = 2000
const mostLists = 200

/** Whether a text is the first argument of such a call, or its template: nothing else of a program is a command. */
function isRun(text: string, quote: number): boolean {
  const head = text.slice(Math.max(0, quote - before), quote)
  const called = head.trimEnd()
  if (called.endsWith('(')) return runs.test(called.slice(0, -1))
  return text[quote] === '`' && runs.test(head)
}

/** The text between quotes that begins at a place; null where it ends on no line of its own. */
function literalAt(text: string, start: number): string | null {
  const quote = text[start] ?? ''
  for (let at = start + 1; at < text.length && at - start < maxList; at += 1) {
    if (text[at] === '\\') at += 1
    else if (text[at] === quote) return text.slice(start + 1, at)
    else if (text[at] === '\n' && quote !== '`') return null
  }
  return null
}

/** The items of a list up to its bracket, as they are written; none where it doesn't end. */
function itemsAt(text: string, start: number): readonly string[] {
  const items = ['']
  let depth = 0
  for (const char of text.slice(start, start + maxList)) {
    if (char === ']' && depth === 0) return items.map((item) => item.trim())
    if ('([{'.includes(char)) depth += 1
    if (')]}'.includes(char)) depth -= 1
    if (char === ',' && depth === 0) items.push('')
    else items.push(`${items.pop() ?? ''}${char}`)
  }
  return []
}

/** Arguments in a list, in words: a text as it is, what is computed as a variable of a shell. */
function listAt(text: string, start: number): string {
  const opening = /^\s{0,200},\s{0,200}\[/.exec(text.slice(start, start + 410))
  const items = opening ? itemsAt(text, start + opening[0].length) : []
  const words = items.filter((item) => item !== '' && !item.startsWith('...'))
  return words.map((item) => /^["'`]([^"'`$]*)["'`]$/.exec(item)?.[1] ?? '$computed').join(' ')
}

/** Without comments, line for line. A `//` in a text, as in an address, is left alone. */
function withoutComments(text: string): string {
  return text
    .split('\n')
    .map((line) => (/^\s*(?:\/\/|\/?\*)/.test(line.slice(0, 1000)) ? '' : line))
    .join('\n')
}

/** Variables that hold a folder that the program has just made: what is published there is not the package. */
function temporaryFolders(text: string): ReadonlySet<string> {
  const made = /([\w$]{1,100})\s{0,9}=\s{0,9}(?:await\s{1,9})?(?:[\w$]{1,50}\.){0,3}mkdtemp/g
  return new Set([...text.matchAll(made)].map(([, name = '']) => name))
}

/** The variable in a call's option `cwd`, from behind its first arguments. */
function folderOf(text: string, end: number): string {
  const [rest = ''] = text.slice(end, end + maxList).split(/\)\s{0,9};?\s{0,99}\n/)
  return /\bcwd:\s{0,9}([\w$]{1,100})/.exec(rest)?.[1] ?? ''
}

/** Of a program: `execa('npm', ['publish', '--tag', tag])` is `npm publish --tag $computed`. */
function fromProgram(whole: string): string {
  const text = withoutComments(whole)
  const lines = text.split('\n').map((): string[] => [])
  const temporary = temporaryFolders(text)
  let [line, at, lists] = [0, 0, 0]
  while (at < text.length) {
    const char = text[at] ?? ''
    if (char === '\n') line += 1
    const isQuote = char === '"' || char === "'" || char === '`'
    const literal = isQuote && isRun(text, at) ? literalAt(text, at) : null
    if (literal === null) {
      at += 1
      continue
    }
    const end = at + literal.length + 2
    lists += 1
    const isRead = lists <= mostLists
    const list = isRead ? listAt(text, end) : ''
    const folder = isRead && temporary.size > 0 ? folderOf(text, end) : ''
    const command = `${literal.replace(/\s+/g, ' ')} ${list}`.replace(/\$\{[^}]*\}/g, '$computed')
    if (!temporary.has(folder)) lines[line]?.push(command)
    line += literal.split('\n').length - 1
    at = end
  }
  return lines.map((commands) => commands.join(' ; ')).join('\n')
}

/** Of a Makefile or a justfile: each line of a recipe is a shell of its own, and lines that go on are one. */
function fromRecipes(text: string): string {
  let continued = 0
  const lines: string[] = []
  for (const line of text.split(/\r?\n/)) {
    const goesOn = line.endsWith('\\')
    const part = goesOn ? line.slice(0, -1) : line
    const first = lines.length - continued
    if (continued > 0) lines[first] = `${lines[first] ?? ''} ${part}`
    lines.push(continued > 0 ? '' : part)
    continued = goesOn ? continued + 1 : 0
  }
  return lines.map((line) => (/^\s+\S/.test(line) ? `(${line.trim().replace(/^[@+-]+/, '')})` : '')).join('\n')
}

/** Of a Jenkinsfile: its comments say nothing, and `sh("…")` is `sh "…"`. */
function fromPipeline(text: string): string {
  let isComment = false
  const lines = text.split(/\r?\n/).map((line) => {
    const [start, begins] = [line.trimStart(), isComment]
    if (start.startsWith('/*')) isComment = true
    if (isComment && line.includes('*/')) isComment = false
    return begins || start.startsWith('/*') || start.startsWith('//') ? '' : line
  })
  return lines.join('\n').replace(/\b(sh|bat|powershell)\(/g, '$1 ')
}

/** Files in which people keep commands: `make release`, `just publish`, `task release`. */
export const recipeFiles = [
  'Makefile',
  'makefile',
  'GNUmakefile',
  'justfile',
  'Justfile',
  '.justfile',
  'Taskfile.yml',
  'Taskfile.yaml',
  'taskfile.yml',
]

/** A file's commands as lines of a shell, by what its name says that it is. */
export function commandLines(path: string, text: string): string {
  if (/\.[cm]?[jt]s$/.test(path)) return text.includes('publish') ? fromProgram(text) : ''
  if (/(?:^|\/)Jenkinsfile$/.test(path)) return fromPipeline(text)
  return /(?:makefile|justfile)$/i.test(path) ? fromRecipes(text) : text
}

/** Whether the folder that its commands run in is known from where they stand. */
export function runsInPlace(path: string): boolean {
  return !/\.[cm]?[jt]s$|taskfile\.ya?ml$|jenkinsfile$/i.test(path)
}

/** What starts a program in JavaScript or TypeScript. */
const starters =
  /^(?:node|nodejs|tsx|ts-node|ts-node-esm|bun|deno|zx|esno|esr|jiti|vite-node|babel-node|sucrase-node|swc-node)$/

const isScript = (word: string): boolean => /^(?:\.\/)?(?:[\w-][\w.-]*\/)*[\w-][\w.-]*\.[cm]?[jt]s$/.test(word)

/** The programs of the repository that a line starts: `node scripts/release.mjs`, `./release.js`. */
function programsIn(line: string): readonly string[] {
  return line
    .slice(0, 10_000)
    .split(/&&|\|\||[;&|]/)
    .flatMap((command) => {
      const words = command.split(/\s+/).map((word) => word.replace(/^["'`([{@]+|["'`)\]},]+$/g, ''))
      const start = words.findIndex((word) => starters.test(word))
      if (start < 0) return words.filter((word) => word.startsWith('./') && isScript(word)).slice(0, 1)
      const named = words.slice(start + 1)
      const bare = named.find((word) => !word.startsWith('-') && word !== 'run')
      const isBare = bare !== undefined && /^(?:\.\/)?(?:[\w-]+\/)+[\w-]+$/.test(bare)
      return [...named.filter(isScript).slice(0, 2), ...(isBare ? [`${bare}.js`] : [])]
    })
}

/**
 * The files of the repository that a script or a workflow runs, by the paths that it names: shell scripts, programs
 * and composite actions. At most twenty.
 */
export function namedScripts(text: string): readonly string[] {
  const lines = text.split(/\r?\n/).filter((line) => !line.trimStart().startsWith('#'))
  const shells = lines.join('\n').matchAll(/(?<![\w./$-])(?:\.\/)?((?:[\w-][\w.-]*\/)*[\w-][\w.-]*\.(?:ba|z)?sh)\b/g)
  const found = [
    ...[...shells].flatMap(([, path]) => path ?? []),
    ...lines.flatMap(programsIn),
    ...lines.flatMap((line) => {
      const [, action] = /\buses:\s*["']?\.\/([\w.-]+(?:\/[\w.-]+)*)["']?\s*$/.exec(line.slice(0, 1000)) ?? []
      return action === undefined || /\.ya?ml$/.test(action) ? [] : [`${action}/action.yml`, `${action}/action.yaml`]
    }),
  ]
  return [...new Set(found.map((path) => path.replace(/^\.\//, '')))].slice(0, 20)
}
