import { Document, isMap, isPair, isScalar, isSeq, Pair, type Node, type YAMLSeq } from 'yaml'
import { clip, listing } from '../compare/listing.js'
import { formatBytes, plural } from '../format.js'
import { plain } from '../reporters/render/escape.js'
import type { MapPolicy } from './map-policy.js'
import type { Proposal, ProposedEntry, RequiredEntry } from './propose.js'

/** Our own repository, as package.json names it; a test holds them together. */
export const repositoryUrl = 'https://github.com/pack-gate/pack-gate'

/** The schema for editors of the version that wrote the file: a tag doesn't move, so the file stays valid under it. */
export function schemaUrl(version: string): string {
  return `${repositoryUrl.replace('//github.com/', '//raw.githubusercontent.com/')}/v${version}/schema/pack-gate.schema.json`
}

const mapComments: Readonly<Record<MapPolicy, string>> = {
  none: 'No source map ships, and no file refers to one. Others: mappings, resolvable, allow.',
  mappings: 'Source maps may ship without the text of sources. Stricter: none. To ship sources: resolvable or allow.',
  resolvable: 'Source maps ship with the text of sources, and every reference leads to a packed file. Stricter: none, mappings.',
  allow: 'Source maps ship with the text of sources. Stricter: none, mappings, resolvable.',
}

/** Entries under one heading. */
interface Section {
  readonly comment: readonly string[]
  readonly items: readonly { readonly value: unknown; readonly comment?: string }[]
}

/** A comment is one line whatever a name holds: what would break or hide it is shown as an escape. */
function commentLines(lines: readonly string[]): string {
  return lines.map((line) => ` ${plain(line)}`).join('\n')
}

function plainEntries(entries: readonly ProposedEntry[], mark = ''): Section['items'] {
  return entries.map(({ pattern }) => ({ value: `${mark}${pattern}` }))
}

function requiredEntries(entries: readonly RequiredEntry[]): Section['items'] {
  return entries.map(({ pattern, fields }) => ({ value: { path: pattern, required: true }, comment: listing(fields) }))
}

function sections(proposal: Proposal): readonly Section[] {
  const { required, otherEntryPoints, top, folders, out, ownPath } = proposal
  const others = otherEntryPoints === 0 ? [] : [`${plural(otherEntryPoints, 'more entry point')} of package.json must be packed too: rule entry-point-missing sees to it.`]
  const all: readonly Section[] = [
    { comment: ['Entry points of package.json: a release without one of them is blocked.', 'Add `max-size: 2 MB` to limit what an entry matches.', ...others], items: requiredEntries(required) },
    { comment: ['At the top of the package.'], items: plainEntries(top) },
    { comment: ['By folder and extension: another kind of file, or another folder, has to be added here first.'], items: plainEntries(folders) },
    { comment: ['This file: package.json has no `files` that keeps it out.'], items: ownPath === null ? [] : [{ value: ownPath }] },
    { comment: ['Not approved, though an entry above matches: keep it out of the package, then take its line out here.'], items: plainEntries(out, '!') },
  ]
  return all.filter(({ items }) => items.length > 0)
}

function decorate(list: YAMLSeq, all: readonly Section[]): void {
  let at = 0
  for (const { comment, items } of all) {
    items.forEach((item, index) => {
      const node = list.items[at++]
      if (!isScalar(node) && !isMap(node)) return
      if (isMap(node)) node.flow = true
      if (index === 0) node.commentBefore = commentLines(comment)
      if (index === 0 && at > 1) node.spaceBefore = true
      if (item.comment !== undefined) node.comment = commentLines([item.comment])
    })
  }
}

/** The key of a mapping, as the node that takes comments. */
function keyOf(document: Document, path: readonly string[], key: string): Node | null {
  const map: unknown = path.length === 0 ? document.contents : document.getIn(path, true)
  const pair = isMap(map) ? map.items.find((each) => isPair(each) && isScalar(each.key) && each.key.value === key) : undefined
  return pair instanceof Pair && isScalar(pair.key) ? pair.key : null
}

function remark(document: Document, path: readonly string[], key: string, lines: readonly string[]): void {
  const node = keyOf(document, path, key)
  if (!node) return
  node.commentBefore = commentLines(lines)
  if (path.length === 0 && key !== 'files') node.spaceBefore = true
}

/**
 * A proposal as the text of a policy file, with the reasons as comments.
 *
 * @param version pack-gate's own: names the schema and the documentation
 */
export function writePolicy(proposal: Proposal, version: string): string {
  const parts = sections(proposal)
  const files = parts.flatMap(({ items }) => items.map(({ value }) => value))
  const rules = { 'size-limit': { max: proposal.sizeLimit }, 'source-map': { policy: proposal.maps } }
  const document = new Document({ ...(files.length > 0 && { files }), baseline: 'auto', rules })
  document.commentBefore = commentLines([
    `yaml-language-server: $schema=${schemaUrl(version)}`,
    `What ${clip(proposal.name)} may ship. \`pack-gate check\` blocks a release that holds anything else.`,
    `Proposed by \`pack-gate init\` from version ${clip(proposal.version)}; from here on it is yours to change.`,
    `Every key: ${repositoryUrl}/blob/v${version}/docs/configuration.md`,
  ])
  const list: unknown = document.get('files', true)
  if (isSeq(list)) decorate(list, parts)
  remark(document, [], 'files', ['Globs from the package root. A packed file must match one of them, and none that begins with "!".'])
  remark(document, [], 'baseline', ['What a release is compared with: the last one in the registry. Or a version, a tag, a .tgz, or none.'])
  remark(document, [], 'rules', ['`pack-gate rules` lists them all, `pack-gate explain RULE` tells what one is for and how to set it.'])
  remark(document, ['rules'], 'size-limit', [`The whole release, unpacked. Today ${formatBytes(proposal.unpackedSize)}; raise it when more is meant to ship.`])
  remark(document, ['rules'], 'source-map', [mapComments[proposal.maps]])
  for (const id of ['size-limit', 'source-map']) {
    const map: unknown = document.getIn(['rules', id], true)
    if (isMap(map)) map.flow = true
  }
  return `${document.toString({ lineWidth: 0 }).trimEnd()}\n`
}
