import { readFileSync, statSync } from 'node:fs'
import type { FilesEntry, PackagePolicy, Policy, PolicyBase, RuleSettings, Waiver } from '../model/policy.js'
import type { RuleDeclaration } from '../model/rule-declaration.js'
import type { Location } from '../model/problem.js'
import { complaintsError, schemaComplaints } from './complaints.js'
import { readDocument } from './document.js'
import { attempt, type PolicyFile } from './find.js'
import { splitEntry } from './patterns.js'
import { policyError } from './policy-error.js'
import { type Complaint, keySpanAt, type Path, type Span, spanAt, toValue, type Tree, treeAt } from './positions.js'
import { type CheckedPolicy, type CheckedSections, policySchema } from './schema.js'

/** Tells a span of the policy file as a location in the repository. */
type Locate = (span: Span) => Location

/** The checked values with their places: what all later stages see of the policy file. */
function toPolicy(path: string, checked: CheckedPolicy, tree: Tree, locate: Locate): Policy {
  const policy = toSections(path, checked, tree, locate)
  return checked.packages === undefined
    ? policy
    : { ...policy, packages: [...toPackages(path, checked.packages, tree, locate)] }
}

/** In the order of the file: an object would put keys that look like numbers first. */
function* toPackages(
  path: string,
  packages: NonNullable<CheckedPolicy['packages']>,
  tree: Tree,
  locate: Locate,
): Generator<PackagePolicy> {
  const written = treeAt(tree, ['packages'])
  if (written?.kind !== 'mapping') return
  for (const [selector, { key, value }] of written.entries) {
    const checked = packages[selector]
    if (checked) yield { selector, policy: toSections(path, checked, value, locate), at: locate(key) }
  }
}

function toSections(path: string, checked: CheckedSections, tree: Tree, locate: Locate): Policy {
  const valueAt = (where: Path): Location => locate(spanAt(tree, where))
  return {
    path,
    files: checked.files?.map((entry, index) => toFilesEntry(entry, valueAt(['files', index]))) ?? null,
    baseline: toBaseline(checked.baseline),
    ...(checked.packer !== undefined && { packer: checked.packer }),
    ...(checked.rules !== undefined && { hasRules: true as const }),
    rules: new Map(toRules(checked.rules ?? {}, tree, (where) => locate(keySpanAt(tree, ['rules', ...where])))),
    waivers: checked.waivers?.map((waiver, index) => toWaiver(waiver, valueAt(['waivers', index]))) ?? [],
    ...toBases(checked.extends, valueAt),
  }
}

function toFilesEntry(entry: NonNullable<CheckedPolicy['files']>[number], at: Location): FilesEntry {
  if (typeof entry === 'string') return { ...splitEntry(entry), required: false, at }
  const maxSize = entry['max-size']
  return { ...splitEntry(entry.path), required: entry.required ?? false, ...(maxSize !== undefined && { maxSize }), at }
}

function toBaseline(baseline: CheckedPolicy['baseline']): Policy['baseline'] {
  if (typeof baseline === 'string') return { spec: baseline, required: false }
  const skipBroken = baseline?.['skip-broken']
  return {
    spec: baseline?.spec ?? null,
    required: baseline?.required ?? false,
    ...(skipBroken !== undefined && { skipBroken }),
  }
}

/** The bases as they are asked for, at their places; nothing of them is read here. */
function toBases(
  written: CheckedPolicy['extends'],
  valueAt: (where: Path) => Location,
): { bases?: readonly PolicyBase[] } {
  if (written === undefined) return {}
  if (typeof written === 'string') return { bases: [{ spec: written, at: valueAt(['extends']) }] }
  return { bases: written.map((spec, index) => ({ spec, at: valueAt(['extends', index]) })) }
}

function* toRules(
  rules: NonNullable<CheckedPolicy['rules']>,
  tree: Tree,
  keyAt: (where: Path) => Location,
): Generator<readonly [string, RuleSettings]> {
  for (const [id, choice] of Object.entries(rules)) {
    if (choice === undefined) continue
    const written = treeAt(tree, ['rules', id])
    const keys = written?.kind === 'mapping' ? [...written.entries.keys()] : []
    const options = keys.filter((key) => key !== 'level').map((key) => [key, keyAt([id, key])] as const)
    const levelAt = keys.includes('level') ? keyAt([id, 'level']) : keyAt([id])
    const levels = (['new', 'unchanged'] as const)
      .filter((state) => choice[state] !== undefined)
      .map((state) => [state, levelAt] as const)
    yield [id, { ...choice, at: keyAt([id]), places: new Map([...levels, ...options]) }]
  }
}

function toWaiver(waiver: NonNullable<CheckedPolicy['waivers']>[number], at: Location): Waiver {
  const { rule, path, reason, expires, sha256 } = waiver
  return { rule, path, reason, ...(expires !== undefined && { expires }), ...(sha256 !== undefined && { sha256 }), at }
}

/** Bytes. Policies that people wrote take a few thousand. */
export const maxPolicyBytes = 1_048_576

/**
 * Reads the policy file and checks all of it against the rules' own options.
 * Throws GateError ECONFIG with every mistake of the file, each at its line and column.
 */
export function loadPolicy({ file, path }: PolicyFile, rules: readonly RuleDeclaration[]): Policy {
  const stat = attempt(path, () => statSync(file))
  const start = { path, line: 1, column: 1 }
  if (!stat.isFile()) throw policyError(`${path} is not a file, expected a policy in YAML`, start)
  if (stat.size > maxPolicyBytes)
    throw policyError(`${path} is ${stat.size} bytes, expected at most ${maxPolicyBytes}`, start)
  const bytes = attempt(path, () => readFileSync(file))
  return parsePolicy(decodePolicy(bytes, path), path, rules)
}

/**
 * A policy's text as a Policy. What it extends is named there, and not read.
 *
 * @param path its path from the repository's root, or what a file outside it is called by
 * @param via the place in the repository that asks for a file outside it
 * @throws GateError like loadPolicy
 */
export function parsePolicy(text: string, path: string, rules: readonly RuleDeclaration[], via?: Location): Policy {
  const { tree, complaints, brokenFrom, position } = readDocument(text)
  const schema = schemaOf(rules)
  const empty = tree.kind === 'scalar' && tree.value === null && complaints.length === 0
  const result = schema.safeParse(empty ? {} : toValue(tree))
  if (result.success && complaints.length === 0) {
    return toPolicy(path, result.data, tree, (span) => ({ path, ...position(span.start), ...(via && { via }) }))
  }
  const fromSchema = schemaComplaints(result.error?.issues ?? [], tree, schema)
  const certain = fromSchema.filter((complaint) => isCertain(complaint, complaints, brokenFrom))
  throw complaintsError({ path, text, position, ...(via && { via }) }, [...complaints, ...certain])
}

/** Past the first break of the syntax, and where the text itself was refused, the values are guesses. */
function isCertain(complaint: Complaint, refused: readonly Complaint[], brokenFrom: number): boolean {
  return (
    (brokenFrom === Infinity || complaint.end < brokenFrom) && !refused.some((other) => other.start === complaint.start)
  )
}

/** Made once for each set of rules: making it takes longer than to check most policies. */
const schemas = new WeakMap<readonly RuleDeclaration[], ReturnType<typeof policySchema>>()

function schemaOf(rules: readonly RuleDeclaration[]): ReturnType<typeof policySchema> {
  const schema = schemas.get(rules) ?? policySchema(rules)
  schemas.set(rules, schema)
  return schema
}

/**
 * A policy file's bytes as text; path and via as for `parsePolicy`. @throws GateError ECONFIG for a large file, or one
 * not in UTF-8
 */
export function decodePolicy(bytes: Uint8Array, path: string, via?: Location): string {
  if (bytes.length > maxPolicyBytes)
    throw policyError(
      `${path} is ${bytes.length} bytes, expected at most ${maxPolicyBytes}`,
      via ?? { path, line: 1, column: 1 },
    )
  if (isUtf8(bytes)) return new TextDecoder().decode(bytes)
  const line = firstLineNotUtf8(bytes)
  throw policyError(
    `${path}:${line}:1: this line is not UTF-8, expected the file to be saved as UTF-8`,
    via ?? { path, line, column: 1 },
  )
}

/** No character of UTF-8 holds the byte of a line feed but the line feed, so lines can be looked at one by one. */
function firstLineNotUtf8(bytes: Uint8Array): number {
  let start = 0
  for (let line = 1; ; line++) {
    const feed = bytes.indexOf(0x0a, start)
    if (feed === -1 || !isUtf8(bytes.subarray(start, feed))) return line
    start = feed + 1
  }
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}
