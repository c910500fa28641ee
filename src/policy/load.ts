import { readFileSync, statSync } from 'node:fs'
import type { RuleDeclaration } from '../model/rule-declaration.js'
import type { Policy } from '../model/policy.js'
import type { Location } from '../model/types.js'
import { complaintsError, policyError, schemaComplaints } from './complaints.js'
import { readDocument } from './document.js'
import { attempt } from './files.js'
import type { PolicyFile } from './find.js'
import { toPolicy } from './policy.js'
import { toValue, type Complaint } from './positions.js'
import { policySchema } from './schema.js'

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
