import { Document, isMap, isSeq } from 'yaml'
import { homepage } from '../../model/tool.js'
import { clip, formatBytes, plural } from '../../model/format.js'
import { largest } from '../../model/group-by.js'
import type { Extended, ProposedSetting } from './settings.js'
import type { Proposal } from './propose.js'
import { commentLines, decorate, remark, requiredItems, sections, type Section } from './sections.js'
import type { Member, SharedProposal } from './share.js'
import { spell } from '../../policy/spelling.js'

/** The schema for editors of the version that wrote the file: a tag doesn't move, so the file stays valid under it. */
export function schemaUrl(version: string): string {
  return `${homepage.replace('//github.com/', '//raw.githubusercontent.com/')}/v${version}/schema/pack-gate.schema.json`
}

/** The rules that a proposal sets. */
function rulesOf(settings: readonly ProposedSetting[]): Record<string, Record<string, string>> {
  return Object.fromEntries(
    settings.flatMap(({ rule, proposal, value }) => (value === null ? [] : [[rule, { [proposal.option]: value }]])),
  )
}

/** The mappings of rules on one line each. */
function flowRules(document: Document, path: readonly string[], settings: readonly ProposedSetting[]): void {
  for (const { rule } of settings) {
    const map: unknown = document.getIn([...path, rule], true)
    if (isMap(map)) map.flow = true
  }
}

/** Above each rule's line what its value comes to. */
function remarkRules(document: Document, settings: readonly ProposedSetting[], unpackedSize: number): void {
  for (const { rule, proposal, value } of settings) {
    if (value !== null) remark(document, ['rules'], rule, [proposal.comment(value, unpackedSize)])
  }
}

/** What a policy builds on, as it stands after `extends:`. */
function extendsOf(extended: Extended | null): { extends?: string | readonly string[] } {
  const { specs } = extended ?? { specs: [] }
  const [only] = specs
  return only === undefined ? {} : { extends: specs.length === 1 ? only : specs }
}

/** @param opening what the file is about, and what it was proposed from */
function startDocument(content: object, opening: readonly string[], version: string): Document {
  const document = new Document(content)
  document.commentBefore = commentLines([
    `yaml-language-server: $schema=${schemaUrl(version)}`,
    ...opening,
    `Every key: ${homepage}/blob/v${version}/docs/configuration.md`,
  ])
  remark(document, [], 'extends', ['Kept from the policy that was here. Its settings are not repeated below.'])
  remark(document, [], 'baseline', [
    'What a release is compared with: the last one in the registry. Or a version, a tag, a .tgz, or none.',
  ])
  remark(document, [], 'rules', [
    '`pack-gate rules` lists them all, `pack-gate explain RULE` shows what one is for and how to set it.',
  ])
  return document
}

function textOf(document: Document): string {
  return `${document.toString({ lineWidth: 0 }).trimEnd()}\n`
}

function valuesOf(parts: readonly Section[]): { files?: readonly unknown[] } {
  const files = parts.flatMap(({ items }) => items.map(({ value }) => value))
  return files.length > 0 ? { files } : {}
}

function decorateAt(document: Document, path: readonly string[], parts: readonly Section[]): void {
  const list: unknown = document.getIn(path, true)
  if (isSeq(list)) decorate(list, parts)
}

function baselineOf(extended: Extended | null): { baseline?: string } {
  return (extended?.policy.baseline.spec ?? null) === null ? { baseline: 'auto' } : {}
}

/**
 * A proposal as the text of a policy file, with the reasons as comments.
 *
 * @param version pack-gate's own: names the schema and the documentation
 */
export function writePolicy(proposal: Proposal, version: string): string {
  const { extended, settings, unpackedSize } = proposal
  const parts = sections(proposal)
  const rules = rulesOf(settings)
  const content = {
    ...extendsOf(extended),
    ...valuesOf(parts),
    ...baselineOf(extended),
    ...(Object.keys(rules).length > 0 && { rules }),
  }
  const document = startDocument(
    content,
    [
      `What ${clip(proposal.name)} may contain. \`pack-gate check\` blocks a release with anything else.`,
      `Proposed by \`pack-gate init\` from version ${clip(proposal.version)}; from here on it is yours to change.`,
    ],
    version,
  )
  decorateAt(document, ['files'], parts)
  remark(document, [], 'files', [
    'Globs from the package root. A packed file must match one of them, and none that begins with "!".',
  ])
  remarkRules(document, settings, unpackedSize)
  flowRules(document, ['rules'], settings)
  return textOf(document)
}

/** What is said once of an option that each package has its own value of. */
function notesOf({ proposal, value }: ProposedSetting): readonly string[] {
  return value !== null && proposal.note !== undefined ? [proposal.note] : []
}

/** One package's entries: of the headings, only what has to be done is said again for each. */
function memberSections({ proposal }: Member): readonly Section[] {
  return sections(proposal).map((section) => ({
    ...section,
    comment: section.items.some(({ value }) => typeof value === 'string' && value.startsWith('!'))
      ? section.comment
      : [],
  }))
}

/**
 * A proposal for the packages of a repository as the text of one policy file.
 *
 * @param version pack-gate's own: names the schema and the documentation
 */
export function writeSharedPolicy({ common, required, settings, members }: SharedProposal, version: string): string {
  const extended = members[0]?.proposal.extended ?? null
  // What has nothing of its own needs no entry.
  const keyed = members
    .map((member) => ({
      ...member,
      key: spell(member.path),
      parts: memberSections(member),
      rules: rulesOf(member.proposal.settings),
    }))
    .filter(({ parts, rules }) => parts.length > 0 || Object.keys(rules).length > 0)
  // In this order whatever the names: an object would put those that look like numbers first.
  const packages = new Map(
    keyed.map(({ key, parts, rules }) => [
      key,
      { ...valuesOf(parts), ...(Object.keys(rules).length > 0 && { rules }) },
    ]),
  )
  const shared: readonly Section[] = [
    { comment: [], items: requiredItems(required) },
    { comment: [], items: common.map(({ pattern }) => ({ value: pattern })) },
  ]
  const content = {
    ...extendsOf(extended),
    ...valuesOf(shared),
    ...baselineOf(extended),
    ...(settings.length > 0 && { rules: rulesOf(settings) }),
    ...(keyed.length > 0 && { packages }),
  }
  const document = startDocument(
    content,
    [
      'What the packages of this repository may contain. `pack-gate check` blocks a release with anything else.',
      `Proposed by \`pack-gate init\` from ${plural(members.length, 'package')}; from here on it is yours to change.`,
    ],
    version,
  )
  remark(document, [], 'files', [
    'For all packages. Globs from the root of each. A packed file must match one, here or under its package, ' +
      'and none that begins with "!".',
  ])
  decorateAt(document, ['files'], shared)
  remarkRules(document, settings, Math.max(0, largest(members.map(({ proposal }) => proposal.unpackedSize))))
  flowRules(document, ['rules'], settings)
  remark(document, [], 'packages', [
    'For single packages, in addition to the above: another kind of file, or another folder, has to be added ' +
      'here first.',
    ...members
      .flatMap(({ proposal }) => proposal.settings)
      .flatMap(notesOf)
      .slice(0, 1),
  ])
  for (const { key, parts, proposal } of keyed) {
    decorateAt(document, ['packages', key, 'files'], parts)
    flowRules(document, ['packages', key, 'rules'], proposal.settings)
    remark(document, ['packages'], key, [
      `${clip(proposal.name)} ${clip(proposal.version)}: ${plural(proposal.fileCount, 'file')}, ` +
        `${formatBytes(proposal.unpackedSize)} today.`,
    ])
  }
  return textOf(document)
}
