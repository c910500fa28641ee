import { isRepository, type Report } from '../model/report.js'

/** The order in which people look for things; keys that are not here follow. */
const order: readonly string[] = [
  'path',
  'schemaVersion',
  'tool',
  'conclusion',
  'unverified',
  'error',
  'commit',
  'run',
  'package',
  'packer',
  'integrity',
  'tarball',
  'contents',
  'policy',
  'baseline',
  'totals',
  'findings',
  'waived',
  'patch',
  'files',
  'removed',
  'changedCode',
  'timings',
  'packages',
  'skipped',
]

/**
 * The report as one JSON document and a newline. Its schema is schema/report.schema.json, its explanation
 * docs/report.md.
 */
export function renderJson(report: Report): string {
  const whole = isRepository(report) ? { ...report, packages: report.packages.map(inOrder) } : report
  return jsonDocument(inOrder(whole))
}

/** Any value as a JSON document that is safe to print, whatever names are in it. */
export function jsonDocument(value: object): string {
  return `${escapeJson(JSON.stringify(value, wellFormed, 2))}\n`
}

function inOrder(report: object): object {
  const keys = new Map<string, unknown>(Object.entries(report))
  const known = order.filter((key) => keys.has(key))
  const others = [...keys.keys()].filter((key) => !order.includes(key))
  return Object.fromEntries([...known, ...others].map((key) => [key, keys.get(key)]))
}

/** Lone surrogates have no UTF-8 and make parsers disagree (RFC 7493, 2.1): they become U+FFFD. */
export function wellFormed(_key: string, value: unknown): unknown {
  return typeof value === 'string' ? value.replace(/\p{Cs}/gu, '\ufffd') : value
}

/**
 * The same document in other characters: nothing in it can steer a terminal or hide, and no name in it is a runner
 * command when the report is printed in a log (`##[name]` is live anywhere in a line; `::name::` can't begin a line of
 * JSON).
 */
export function escapeJson(json: string): string {
  return json
    .replace(/[\u007f-\u009f\p{Cf}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu, unicodeEscape)
    .replace(/#(?=#\[)/g, '\\u0023')
}

function unicodeEscape(char: string): string {
  return char
    .split('')
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('')
}
