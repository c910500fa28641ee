import type { FilesEntry, PackagePolicy, Policy, PolicyBase, RuleSettings, Waiver } from '../model/policy.js'
import type { Location } from '../model/types.js'
import { keySpanAt, spanAt, treeAt, type Path, type Span, type Tree } from './positions.js'
import { splitEntry } from './patterns.js'
import type { CheckedPolicy, CheckedSections } from './schema.js'

/** Tells a span of the policy file as a location in the repository. */
type Locate = (span: Span) => Location

/** The checked values with their places: what all later stages see of the policy file. */
export function toPolicy(path: string, checked: CheckedPolicy, tree: Tree, locate: Locate): Policy {
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
