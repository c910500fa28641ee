import { clip, listing, plural } from '../../model/format.js'
import { normalizePath } from '../../model/manifest.js'
import type { Problem } from '../../model/problem.js'
import type { Release } from '../../model/release.js'
import { groupFacts, purposeOf } from '../folders.js'
import { mayBeLoaded } from './imports.js'

/** A file that a style sheet asks for, and that is not packed. */
interface Lost {
  readonly from: string
  readonly line: number
  readonly kind: 'url' | 'import'
  readonly target: string
}

const ends = ['', '.css', '.scss', '.sass', '.less', '/index.scss', '/_index.scss', '/index.sass', '/_index.sass']

/** `a` stands for a.scss and _a.scss too: https://sass-lang.com/documentation/at-rules/use/#partials */
function isPacked(target: string, packed: ReadonlySet<string>): boolean {
  const partial = target.replace(/([^/]+)$/, '_$1')
  return ends.some((end) => packed.has(target + end) || packed.has(partial + end))
}

function lostFiles({ files }: Release): readonly Lost[] {
  const packed = new Set(files.map(({ path }) => path))
  return files.flatMap(({ path, styleReferences }) => {
    if (!styleReferences || !mayBeLoaded(path) || purposeOf(path) !== 'own') return []
    const folder = path.slice(0, path.lastIndexOf('/') + 1)
    return styleReferences.flatMap(({ path: written, line, kind }): Lost[] => {
      // What lies outside of the package may be another one.
      const target = normalizePath(`${folder}${written}`)
      return target === null || target.startsWith('..') || isPacked(target, packed)
        ? []
        : [{ from: path, line, kind, target }]
    })
  })
}

const levels = { new: 'warning', unchanged: 'note' } as const

/** Fonts, pictures and style sheets that packed style sheets ask for: a bundler stops there, a browser shows none. */
export function* lostStyleFiles(release: Release, baseline: Release | null): Generator<Problem> {
  const lost = lostFiles(release)
  if (lost.length === 0) return
  const before = new Set((baseline ? lostFiles(baseline) : []).map(({ target }) => target))
  for (const state of ['new', 'unchanged'] as const) {
    const group = lost.filter(({ target }) => before.has(target) === (state === 'unchanged'))
    const [first] = group
    if (!first) continue
    const targets = [...new Set(group.map(({ target }) => target))]
    const asks = `${first.from}:${first.line} ${first.kind === 'url' ? 'refers to' : 'imports'} ${clip(first.target)}`
    yield {
      message:
        targets.length === 1
          ? `${asks}, which is not packed`
          : `${plural(targets.length, 'file')} of style sheets are not packed: ${listing(targets)}; ${asks}`,
      help: 'Let the files in with `files` in package.json, or correct the paths in the style sheets.',
      path: first.from,
      cause: { kind: 'packed-file', path: first.from },
      key: `style ${state}`,
      levels,
      baselineState: state,
      ...groupFacts([...new Set(group.map(({ from }) => from))]),
    }
  }
}
