import { findNodeAtLocation, type Node, parseTree } from 'jsonc-parser'
import { compilePattern, patternProblem } from '../../policy/patterns.js'

/** Changes in the text of package.json that leave every other byte as it is. */

/** Puts a text into another's place. */
function spliced(text: string, at: number, length: number, fresh: string): string {
  return text.slice(0, at) + fresh + text.slice(at + length)
}

const endOf = ({ offset, length }: Node): number => offset + length

/** The lists's last entry, what stands between two entries, and what the list has already. */
function shapeOf(
  text: string,
  list: Node,
): { readonly end: number; readonly between: string; readonly has: Set<unknown> } {
  const items = list.children ?? []
  const [last, before] = [items.at(-1), items.at(-2)]
  const start = before ? before.offset + before.length : list.offset + 1
  const white = last ? text.slice(start, last.offset).replace(',', '') : ''
  return {
    end: last ? last.offset + last.length : list.offset + 1,
    between: before || /[\r\n]/.test(white) ? white : /\s/.test(text[list.offset - 1] ?? '') ? ' ' : '',
    has: new Set(items.map(({ value }: Node): unknown => value)),
  }
}

/**
 * The text without the entries of `files` that name a file which is to be left out to the letter: npm packs it whatever
 * other entries say.
 */
function withoutNamed(text: string, entries: readonly string[]): string {
  const tree = parseTree(text)
  const items = (tree && findNodeAtLocation(tree, ['files'])?.children) ?? []
  const patterns = entries.filter((entry) => entry.startsWith('!')).map((entry) => entry.slice(1))
  const tests = patterns.filter((pattern) => patternProblem(pattern) === null).map(compilePattern)
  const isOut = ({ value }: Node): boolean =>
    typeof value === 'string' && !/[*?[\]{}()!]/.test(value) && tests.some((test) => test(value.replace(/^\.?\//, '')))
  const kept = items.filter((item) => !isOut(item))
  const [first, last] = [items[0], items.at(-1)]
  // An empty list would pack other files.
  if (!first || !last || kept.length === items.length || kept.length === 0) return text
  const separators = items.map((item, index) => text.slice(endOf(items[index - 1] ?? item), item.offset))
  const written = kept.map((item, index) =>
    [index === 0 ? '' : (separators[items.indexOf(item)] ?? ''), text.slice(item.offset, endOf(item))].join(''),
  )
  return spliced(text, first.offset, endOf(last) - first.offset, written.join(''))
}

/**
 * The text with entries at the end of `files`, in the form that its list has, and without those that would make them
 * vain; null where there is no list with an entry, or nothing changes.
 */
export function addToFiles(before: string, entries: readonly string[]): string | null {
  const text = withoutNamed(before, entries)
  const added = withEntries(text, entries)
  return added ?? (text === before ? null : text)
}

/** Null where there is no list with an entry, or it has them all. */
function withEntries(text: string, entries: readonly string[]): string | null {
  const tree = parseTree(text)
  const list = tree && findNodeAtLocation(tree, ['files'])
  if (list?.type !== 'array' || (list.children ?? []).length === 0) return null
  const { end, between, has } = shapeOf(text, list)
  const fresh = [...new Set(entries)].filter((entry) => !has.has(entry))
  if (fresh.length === 0) return null
  return spliced(text, end, 0, fresh.map((entry) => `,${between}${JSON.stringify(entry)}`).join(''))
}

/**
 * The range of npm's kind that a range of a workspace stands for: what pnpm and Yarn write when they pack.
 *
 * @param version of the package that it names
 */
export function publishedRange(spec: string, version: string): string | null {
  const [, wanted] = /^workspace:(.*)$/.exec(spec) ?? []
  if (wanted === undefined) return null
  if (wanted === '*' || wanted === '') return version
  if (wanted === '^' || wanted === '~') return `${wanted}${version}`
  // An alias (`workspace:other@^1.0.0`) and a path (`workspace:../a`) name another package.
  return /^[\^~<>=\s\d.*x|+\w-]+$/.test(wanted) && /\d/.test(wanted) ? wanted : null
}

/**
 * The text with the ranges of a workspace replaced in one dependency.
 *
 * @param place its group and its name
 * @param versions of the packages of the workspace, by name
 */
export function replaceRange(
  text: string,
  place: readonly [group: string, name: string],
  versions: ReadonlyMap<string, string>,
): string | null {
  const tree = parseTree(text)
  const node = tree && findNodeAtLocation(tree, [...place])
  const version = versions.get(place[1])
  if (node?.type !== 'string' || version === undefined) return null
  const range = publishedRange(String(node.value), version)
  return range === null ? null : spliced(text, node.offset, node.length, JSON.stringify(range))
}
