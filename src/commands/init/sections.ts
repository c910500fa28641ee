import { isMap, isPair, isScalar, Pair, type Document, type Node, type YAMLSeq } from 'yaml'
import { listing, plain, plural } from '../../model/format.js'
import type { Proposal, ProposedEntry, RequiredEntry } from './propose.js'

/** Entries under one heading. */
export interface Section {
  readonly comment: readonly string[]
  readonly items: readonly { readonly value: unknown; readonly comment?: string }[]
}

/** A comment is one line whatever a name holds: what would break or hide it is shown as an escape. */
export function commentLines(lines: readonly string[]): string {
  return lines.map((line) => ` ${plain(line)}`).join('\n')
}

function plainEntries(entries: readonly ProposedEntry[], mark = ''): Section['items'] {
  return entries.map(({ pattern }) => ({ value: `${mark}${pattern}` }))
}

export function requiredItems(entries: readonly RequiredEntry[]): Section['items'] {
  return entries.map(({ pattern, fields }) => ({ value: { path: pattern, required: true }, comment: listing(fields) }))
}

/** The entries of a proposal under their headings. */
export function sections(proposal: Proposal): readonly Section[] {
  const { required, otherEntryPoints, top, folders, out, ownPath } = proposal
  const others =
    otherEntryPoints === 0
      ? []
      : [
          `${plural(otherEntryPoints, 'more entry point')} of package.json must be packed too: rule ` +
            'entry-point-missing checks them.',
        ]
  const all: readonly Section[] = [
    {
      comment: [
        'Entry points of package.json: a release without one of them is blocked.',
        'Add `max-size: 2 MB` to limit what an entry matches.',
        ...others,
      ],
      items: requiredItems(required),
    },
    { comment: ['At the top of the package.'], items: plainEntries(top) },
    {
      comment: ['By folder and extension: another kind of file, or another folder, has to be added here first.'],
      items: plainEntries(folders),
    },
    {
      comment: ['This file: package.json has no `files` that keeps it out.'],
      items: ownPath === null ? [] : [{ value: ownPath }],
    },
    {
      comment: [
        'Not approved, although an entry above matches: keep it out of the package, then remove its line here.',
      ],
      items: plainEntries(out, '!'),
    },
  ]
  return all.filter(({ items }) => items.length > 0)
}

/** Puts the comments of the entries into a list that holds them. */
export function decorate(list: YAMLSeq, all: readonly Section[]): void {
  let at = 0
  for (const { comment, items } of all) {
    items.forEach((item, index) => {
      const node = list.items[at++]
      if (!isScalar(node) && !isMap(node)) return
      if (isMap(node)) node.flow = true
      if (index === 0 && comment.length > 0) node.commentBefore = commentLines(comment)
      if (index === 0 && comment.length > 0 && at > 1) node.spaceBefore = true
      if (item.comment !== undefined) node.comment = commentLines([item.comment])
    })
  }
}

/** The key of a mapping, as the node that takes comments. */
function keyOf(document: Document, path: readonly string[], key: string): Node | null {
  const map: unknown = path.length === 0 ? document.contents : document.getIn(path, true)
  const pair = isMap(map)
    ? map.items.find((each) => isPair(each) && isScalar(each.key) && each.key.value === key)
    : undefined
  return pair instanceof Pair && isScalar(pair.key) ? pair.key : null
}

/** Puts a comment above a key; a key of the top is set off by a blank line. */
export function remark(document: Document, path: readonly string[], key: string, lines: readonly string[]): void {
  const node = keyOf(document, path, key)
  if (!node) return
  node.commentBefore = commentLines(lines)
  const first = isMap(document.contents) ? document.contents.items[0]?.key : undefined
  if (path.length === 0 && node !== first) node.spaceBefore = true
}
