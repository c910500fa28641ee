import { groupBy } from '../model/group-by.js'
import type { Finding } from '../model/report.js'
import type { Hit } from './evaluate.js'
import { filesOf } from './waivers.js'

/** What a finding says of its entry. */
export type EntryMark = Pick<Finding, 'group' | 'follows'>

/** Files that a hit is linked to others by. */
function linksOf({ problem }: Hit): readonly string[] {
  const { relatesTo = [] } = problem
  return relatesTo.length > 0 ? relatesTo : filesOf(problem)
}

/** Sets that are joined step by step. */
class Unions {
  readonly #parents = new Map<Hit, Hit>()

  of(hit: Hit): Hit {
    let at = hit
    for (let next = this.#parents.get(at); next !== undefined; next = this.#parents.get(at)) at = next
    return at
  }

  join(a: Hit, b: Hit): void {
    const [one, other] = [this.of(a), this.of(b)]
    if (one !== other) this.#parents.set(other, one)
  }
}

/** Those that share files with a hit, and how many. */
function sharing(files: readonly string[], byFile: ReadonlyMap<string, readonly Hit[]>): ReadonlyMap<Hit, number> {
  const shared = new Map<Hit, number>()
  for (const file of files) for (const other of byFile.get(file) ?? []) shared.set(other, (shared.get(other) ?? 0) + 1)
  return shared
}

/** Hits that say of the same files that these should not ship, and what is said of contents that go with them. */
function unite(hits: readonly Hit[]): Unions {
  const unions = new Unions()
  const byFile = new Map<string, Hit[]>()
  const size = new Map<Hit, number>()
  for (const hit of hits.filter(({ rule }) => rule.about === 'packing')) {
    const files = new Set(linksOf(hit))
    size.set(hit, files.size)
    // One says of all the files what the other says: files that are shared by chance make no entry.
    for (const [other, count] of sharing([...files], byFile))
      if (count === Math.min(files.size, size.get(other) ?? 0)) unions.join(other, hit)
    for (const file of files) byFile.set(file, [...(byFile.get(file) ?? []), hit])
  }
  for (const hit of hits.filter(({ rule }) => rule.about === 'contents')) {
    const files = filesOf(hit.problem)
    const [within] = [...sharing(files, byFile)].flatMap(([other, count]) => (count === files.length ? [other] : []))
    if (within) unions.join(within, hit)
  }
  return unions
}

/** How many errors people count among hits, as reports do. */
export function countErrors(hits: readonly Hit[]): number {
  const errors = hits.filter(({ level }) => level === 'error')
  const marks = markEntries(hits)
  const groups = errors.map((hit) => marks.get(hit)?.group ?? hit)
  return new Set(groups).size
}

/**
 * Which hits are one entry in reports: several rules may be against one file. Notes stand alone.
 *
 * @param hits the gravest first
 */
export function markEntries(hits: readonly Hit[]): ReadonlyMap<Hit, EntryMark> {
  const grave = hits.filter(({ level, rule }) => level !== 'note' && rule.about !== undefined)
  const unions = unite(grave)
  const groups = groupBy(grave, (hit) => unions.of(hit))
  const marks = new Map<Hit, EntryMark>()
  let group = 0
  for (const members of groups.values()) {
    if (members.length === 1) continue
    group += 1
    // Leaving out the files of one settles what others say of them, but for what to do about their contents.
    const out = new Set<string>()
    for (const hit of members) {
      const files = filesOf(hit.problem)
      const isPacking = hit.rule.about === 'packing'
      const follows = isPacking && files.every((file) => out.has(file))
      if (isPacking) for (const file of files) out.add(file)
      marks.set(hit, follows ? { group, follows } : { group })
    }
  }
  return marks
}
