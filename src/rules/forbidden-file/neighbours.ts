import type { FileFacts } from '../../model/file-facts.js'

/**
 * Files that only coverage tools write: istanbul's reports, and V8's raw results by their process and time.
 */
const marker =
  /^(lcov\.info|clover\.xml|coverage-final\.json|coverage-summary\.json|cobertura-coverage\.xml|block-navigation\.js|coverage-\d+-\d+-\d+\.json)$/

/** `coverage` is a name that sources have too, so it counts only with a marker in it. */
const coverageName = /^\.?(coverage|code-?coverage|test-?coverage|cov|jest-coverage|coverage-report)$/i

/**
 * The folders that a coverage tool wrote, outermost first: named after coverage, with a file in them that only such
 * tools write.
 */
export function coverageFolders(files: readonly FileFacts[]): ReadonlySet<string> {
  const found = new Set<string>()
  for (const { path } of files) {
    const parts = path.split('/')
    if (!marker.test(parts.at(-1) ?? '')) continue
    const at = parts.findIndex((part) => coverageName.test(part))
    if (at >= 0) found.add(parts.slice(0, at + 1).join('/'))
  }
  return found
}

/** What git keeps at the top of a repository: files, and a folder. */
const repositoryParts = { files: ['HEAD', 'config'], folder: 'objects' } as const

/** The folders that are a repository of git by what is in them: one for servers, or a `.git` of another name. */
export function repositories(files: readonly FileFacts[]): ReadonlySet<string> {
  const all = new Set(files.map(({ path }) => path))
  const found = new Set<string>()
  for (const { path } of files) {
    const at = path.indexOf(`/${repositoryParts.folder}/`)
    const folder = path.slice(0, Math.max(at, 0))
    if (at > 0 && repositoryParts.files.every((name) => all.has(`${folder}/${name}`))) found.add(folder)
  }
  return found
}

/** The outermost folder above a file that is one of some; above one in a container, that is in the container too. */
export function folderAbove({ path, container = '' }: FileFacts, folders: ReadonlySet<string>): string | undefined {
  if (folders.size === 0) return undefined
  for (let at = path.indexOf('/', container.length); at >= 0; at = path.indexOf('/', at + 1))
    if (folders.has(path.slice(0, at))) return path.slice(0, at)
  return undefined
}

/** `index 2.js`, `index (1).js`, `index copy.js`, `index - Copy.js`: what a file manager calls a copy. */
const copyName = /^(.*?[^ ]) (?:\d{1,2}|\(\d{1,2}\)|(?:- )?copy(?: \d{1,2}|\(\d{1,2}\))?)((?:\.\w+)*)$/i

/** The files that are copies by name, and whose original is beside them. */
export function copies(files: readonly FileFacts[]): ReadonlySet<string> {
  const all = new Set(files.map(({ path }) => path))
  return new Set(
    [...all].filter((path) => {
      if (!path.includes(' ')) return false
      const name = path.slice(path.lastIndexOf('/') + 1)
      const [, stem, extensions] = copyName.exec(name) ?? []
      return stem !== undefined && all.has(`${path.slice(0, -name.length)}${stem}${extensions ?? ''}`)
    }),
  )
}

const minified = /[.-]min(?=\.(?:[cm]?js|css)$)/
const unbuilt = /[.-](?:src|orig|debug|uncompressed|max)(?=\.(?:[cm]?js|css)$)/

/** Scripts and styles that are there in a built form too: `a.js` beside `a.min.js`, `a.src.js` beside `a.js`. */
export function originals(files: readonly FileFacts[]): ReadonlySet<string> {
  const all = new Set(files.map(({ path }) => path))
  const plain = [...all].filter((path) => minified.test(path)).map((path) => path.replace(minified, ''))
  const others = [...all].filter((path) => unbuilt.test(path) && all.has(path.replace(unbuilt, '')))
  return new Set([...plain.filter((path) => all.has(path)), ...others])
}
