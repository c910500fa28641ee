import { groupBy } from '../../../model/group-by.js'
import { folderOf, nameOf, type Part } from './part.js'
import { braces, isPlain } from '../../../policy/spelling.js'

/** More names than these between braces are no longer read. */
const mostNames = 12

export function commonPrefix(names: readonly string[]): string {
  const [first = ''] = names
  let length = first.length
  while (length > 0 && !names.every((name) => name.startsWith(first.slice(0, length)))) length -= 1
  return first.slice(0, length)
}

/** Whether names begin so alike that one more of their kind is to be expected: `template-react`, `2025`. */
export function isSeries(names: readonly string[]): boolean {
  const prefix = commonPrefix(names)
  return names.length >= 4 && (prefix.length >= 4 || /..[\d_.-]$|^\d\d$/.test(prefix))
}

/** Folders side by side in few patterns: `template-*`, `{cjs,esm}`, or, for very many, any that is not hidden. */
function together(parts: readonly Part[]): readonly (readonly [name: string, parts: readonly Part[]])[] {
  const byStart = groupBy(parts, ({ folder }) => nameOf(folder).slice(0, 2))
  const series = [...byStart.values()].filter((group) => isSeries(namesOf(group)))
  const rest = parts.filter((part) => !series.some((group) => group.includes(part)))
  const names = namesOf(rest)
  const others = rest.length === 0 ? [] : [[names.length <= mostNames ? braces(names) : '[!.]*', rest] as const]
  return [...others, ...series.map((group) => [`${commonPrefix(namesOf(group))}*`, group] as const)]
}

function namesOf(parts: readonly Part[]): readonly string[] {
  return [...new Set(parts.map(({ folder }) => nameOf(folder)))]
}

/**
 * Writes entries of folders side by side as one, where they match the same below them.
 *
 * @param always also where there are few; else only series, and folders that are not at the top
 */
export function mergeSiblings(parts: readonly Part[], always: boolean): readonly Part[] {
  const groups = groupBy(parts, ({ folder, tail, single }) =>
    isPlain(nameOf(folder)) && !nameOf(folder).startsWith('.')
      ? JSON.stringify([folderOf(folder), tail, single])
      : folder + tail,
  )
  return [...groups.values()].flatMap((group) => {
    const [first] = group
    if (!first || namesOf(group).length < 2) return group
    const parent = folderOf(first.folder)
    return together(group).flatMap(([name, members]) => {
      const few = members.length <= mostNames && !name.endsWith('*')
      if (!always && parent === '' && few) return members
      return [
        { ...first, folder: parent === '' ? name : `${parent}/${name}`, paths: members.flatMap(({ paths }) => paths) },
      ]
    })
  })
}

/** Columns that a list of names may take. */
const lineWidth = 80

/** Writes files of one folder that are named singly as few lists: `{.jshintrc,.npmignore}`. */
export function packSingles(parts: readonly Part[]): readonly Part[] {
  const listed = parts.filter(({ single, tail }) => single && isPlain(tail) && tail !== 'package.json')
  const lists = [...groupBy(listed, ({ folder }) => folder).values()].flatMap((group) => {
    const lines: Part[][] = []
    for (const part of group) {
      const line = lines.at(-1)
      if (line && [...line, part].map(({ tail }) => tail).join(',').length <= lineWidth) line.push(part)
      else lines.push([part])
    }
    return lines.flatMap((line) => {
      const [first] = line
      return first
        ? [{ ...first, tail: braces(line.map(({ tail }) => tail)), paths: line.flatMap(({ paths }) => paths) }]
        : []
    })
  })
  return [...parts.filter((part) => !listed.includes(part)), ...lists]
}
