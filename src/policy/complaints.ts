import { z } from 'zod'
import type { GateError } from '../model/errors.js'
import type { Mistake } from '../model/report.js'
import type { Location } from '../model/problem.js'
import { policyError } from './policy-error.js'
import { type Complaint, keySpanAt, type Path, spanAt, toValue, type Tree, treeAt } from './positions.js'
import { choice, show, showPath, suggest } from './suggest.js'

/** UTF-16 units kept before and after the place: a line of a hostile file may have a million. */
const around = 240

/** The line of a text that an offset is on, cut to what stands around it, and where in that the offset is (from 1). */
export function sourceLine(text: string, offset: number): { readonly text: string; readonly column: number } {
  const at = Math.min(Math.max(0, offset), text.length)
  const start = text.lastIndexOf('\n', at - 1) + 1
  const feed = text.indexOf('\n', at)
  const end = feed === -1 ? text.length : feed
  const from = Math.max(start, at - around)
  const line = text.slice(from, Math.min(end, at + around))
  return { text: line.replace(/\r$/, ''), column: at - from + 1 }
}

type Issue = z.core.$ZodIssue

/** A file of 1 MiB can hold as many mistakes as lines; the rest is counted. */
const maxComplaints = 100

/** zod's own message of a union, which says nothing: a schema that says more has set another. */
const unionDefault = 'Invalid input'

const kinds: ReadonlyMap<string, string> = new Map([
  ['string', 'text'],
  ['number', 'a number'],
  ['int', 'a whole number'],
  ['boolean', 'true or false'],
  ['array', 'a list'],
  ['object', 'a mapping'],
  ['record', 'a mapping'],
])

/** Each issue that zod found, at its place in the file. */
export function schemaComplaints(issues: readonly Issue[], tree: Tree, schema: z.ZodType): readonly Complaint[] {
  return issues.flatMap((issue) => settled(issue, [])).flatMap((issue) => complaintsOf(issue, tree, schema))
}

/** The text of a policy file and how its offsets become lines. */
export interface PolicyText {
  readonly path: string
  /** The place in the repository that asks for a file outside it. */
  readonly via?: Location
  readonly text: string
  readonly position: (offset: number) => { readonly line: number; readonly column: number }
}

/** All complaints as one error, in the order of the file, each with its line of the text. */
export function complaintsError(file: PolicyText, complaints: readonly Complaint[]): GateError {
  const { path, position, via } = file
  const sorted = complaints.toSorted((left, right) => left.start - right.start)
  const mistakes = sorted.slice(0, maxComplaints).map((complaint) => mistakeAt(file, complaint))
  const lines = mistakes.map(({ line, column, message }) => `${path}:${line}:${column}: ${message}`)
  if (sorted.length > maxComplaints) lines.push(`${path}: and ${sorted.length - maxComplaints} more mistakes`)
  return policyError(lines.join('\n'), via ?? { path, ...position(sorted[0]?.start ?? 0) }, mistakes)
}

function mistakeAt({ path, text, position }: PolicyText, { start, text: message }: Complaint): Mistake {
  const { line, column } = position(start)
  return { path, line, column, message, source: sourceLine(text, start) }
}

/** The issues of the union's member that the value was intended for; the union's own issue where it fits none. */
function settled(issue: Issue, parents: Path): readonly Issue[] {
  const path = [...parents, ...issue.path]
  const here = { ...issue, path }
  if (here.code !== 'invalid_union' || here.message !== unionDefault) return [here]
  const intended = here.errors.find((branch) => !branch.some(isAboutTheWhole))
  return intended ? intended.flatMap((inner) => settled(inner, path)) : [here]
}

function isAboutTheWhole(issue: Issue): boolean {
  return issue.path.length === 0 && (issue.code === 'invalid_type' || issue.code === 'invalid_value')
}

function complaintsOf(issue: Issue, tree: Tree, schema: z.ZodType): readonly Complaint[] {
  const path: Path = issue.path
  if (issue.code === 'unrecognized_keys') {
    const known = knownKeys(schema, path)
    return issue.keys.map((key) => ({ ...keySpanAt(tree, [...path, key]), text: unknownKey(key, known, path) }))
  }
  if (issue.code === 'invalid_key') {
    return [
      {
        ...keySpanAt(tree, path),
        text: `key ${show(path.at(-1))} ${issue.issues.map(({ message }) => message).join(', ')}`,
      },
    ]
  }
  const found = treeAt(tree, path)
  const where = showPath(path)
  if (!found) return [{ ...spanAt(tree, path), text: `${where} is missing, expected ${expected([issue])}` }]
  const value = toValue(found)
  return [{ ...spanAt(tree, path), text: `${where} is ${show(value)}${verdictOn(issue, value)}` }]
}

function unknownKey(key: string, known: readonly string[], path: Path): string {
  if (key === '<<') return 'merge keys ("<<") are not read, expected the keys themselves'
  const what = path.at(-1) === 'rules' ? 'rule' : 'key'
  const closest = suggest(key, known)
  return `unknown ${what} ${show(key)}, ${closest === null ? `expected ${choice(known)}` : `did you mean "${closest}"?`}`
}

/** What follows the value: the schema's own words, or what was expected in its place. */
function verdictOn(issue: Issue, value: unknown): string {
  const own = ownWords(issue)
  // Our own words begin with a small letter, zod's with a capital.
  if (own !== null) return own.startsWith('expected') ? `, ${own}` : `: ${/^[a-z]/.test(own) ? 'it ' : ''}${own}`
  const closest = typeof value === 'string' ? suggest(value, allowedTexts(issue)) : null
  const quotes = wantsText(issue) && (typeof value === 'number' || typeof value === 'boolean') ? ' (in quotes)' : ''
  return `, expected ${expected([issue])}${quotes}${closest === null ? '' : `; did you mean "${closest}"?`}`
}

function ownWords(issue: Issue): string | null {
  if (issue.code === 'invalid_type' || issue.code === 'invalid_value')
    return issue.message.startsWith('Invalid') ? null : issue.message
  return issue.code === 'invalid_union' && issue.message === unionDefault ? null : issue.message
}

function expected(issues: readonly Issue[]): string {
  return choice([...new Set(issues.flatMap(expectations))])
}

function expectations(issue: Issue): readonly string[] {
  if (issue.code === 'invalid_union')
    return issue.errors.flatMap((branch) => branch.filter(isAboutTheWhole)).flatMap(expectations)
  const own = ownWords(issue)
  if (own !== null) return [own.replace(/^.*\bexpected /, '')]
  if (issue.code === 'invalid_value') return issue.values.map(String)
  return issue.code === 'invalid_type' ? [kinds.get(issue.expected) ?? issue.expected] : []
}

function allowedTexts(issue: Issue): readonly string[] {
  if (issue.code === 'invalid_union') return issue.errors.flat().filter(isAboutTheWhole).flatMap(allowedTexts)
  return issue.code === 'invalid_value' ? issue.values.map(String) : []
}

function wantsText(issue: Issue): boolean {
  if (issue.code === 'invalid_union') return issue.errors.flat().filter(isAboutTheWhole).some(wantsText)
  return issue.code === 'invalid_type' && issue.expected === 'string'
}

/** The keys that a mapping at `path` may have. */
function knownKeys(schema: unknown, path: Path): readonly string[] {
  if (schema instanceof z.ZodUnion) return schema.options.flatMap((option) => knownKeys(option, path))
  if (schema instanceof z.ZodPipe) return knownKeys(schema.in, path)
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodPrefault || schema instanceof z.ZodDefault)
    return knownKeys(schema.unwrap(), path)
  const [step, ...rest] = path
  if (schema instanceof z.ZodRecord) return step === undefined ? [] : knownKeys(schema.valueType, rest)
  if (schema instanceof z.ZodArray) return step === undefined ? [] : knownKeys(schema.element, rest)
  if (!(schema instanceof z.ZodObject)) return []
  if (step === undefined) return Object.keys(schema.shape)
  return knownKeys(new Map<PropertyKey, unknown>(Object.entries(schema.shape)).get(step), rest)
}
