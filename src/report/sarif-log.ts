import { createHash } from 'node:crypto'
import type { Log, ReportingDescriptor, Result, Run } from 'sarif'
import { groupBy } from '../model/group-by.js'
import {
  hasVerdict,
  reportsOf,
  verdictsOf,
  type Finding,
  type NoVerdict,
  type Report,
  type Verdict,
  type WaivedFinding,
  byLevel,
} from '../model/report.js'
import { homepage, rulePageUrl, tool } from '../model/tool.js'
import { escapeJson, wellFormed } from './json.js'
import type { Level } from '../model/problem.js'

/** GitHub shows 5,000 results of a run, and refuses a file with more than 25,000. */
const maxResults = 5000

/** Rule id to its doc page, as Markdown. */
export type RulePages = ReadonlyMap<string, string>

/**
 * SARIF 2.1.0 for code scanning. Every rule is in it, so that one without a result counts as looked at; waived findings
 * are results with a suppression.
 */
export function sarifLog(report: Report, pages: RulePages): string {
  const ids = [...pages.keys()]
  const all = verdictsOf(report).flatMap((verdict) => resultsOf(verdict, ids))
  const isCut = all.length > maxResults
  const properties = {
    ...(isCut && { resultsLeftOut: all.length - maxResults }),
    ...(report.unverified && { unverified: true }),
  }
  const run: Run = {
    tool: {
      driver: {
        name: tool.name,
        version: tool.version,
        semanticVersion: tool.version,
        informationUri: homepage,
        rules: [...pages].map(ruleOf),
      },
    },
    automationDetails: { id: `${tool.name}/` },
    invocations: [invocationOf(report)],
    results: worstFirst(all).slice(0, maxResults),
    columnKind: 'utf16CodeUnits',
    ...(Object.keys(properties).length > 0 && { properties }),
  }
  const log: Log = { $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0', runs: [run] }
  return `${escapeJson(JSON.stringify(log, wellFormed, 2))}\n`
}

/** The paragraph below a heading of a doc page. */
function section(page: string, heading: string): string {
  const [, after = ''] = page.split(`\n## ${heading}\n`)
  return (after.split('\n## ')[0] ?? '').trim()
}

function ruleOf([id, page]: readonly [string, string]): ReportingDescriptor {
  const [, level = 'warning'] = /^Default level: (error|warning|note|off)/m.exec(page) ?? []
  const what = section(page, 'What it reports').split('\n')[0] ?? id
  const [first = what] = /^.*?[.:](?=\s|$)/.exec(what) ?? []
  return {
    id,
    shortDescription: { text: first.replace(/:$/, '.') },
    fullDescription: { text: what },
    help: { text: section(page, 'How to fix'), markdown: page },
    helpUri: rulePageUrl(id),
    defaultConfiguration: level === 'off' ? { enabled: false } : { level: level as 'error' | 'warning' | 'note' },
    properties: { tags: ['npm', 'release', 'supply-chain'] },
  }
}

function invocationOf(report: Report): NonNullable<Run['invocations']>[number] {
  const failures = reportsOf(report).filter((one): one is NoVerdict => !hasVerdict(one))
  const notifications = failures.map(({ error }) => ({
    level: 'error' as const,
    descriptor: { id: error.code },
    message: { text: `${error.message}\n\n${error.help}` },
    ...(error.location && { locations: [{ physicalLocation: place(error.location.path, error.location.line) }] }),
  }))
  return {
    executionSuccessful: failures.length === 0,
    ...(notifications.length > 0 && { toolExecutionNotifications: notifications }),
  }
}

function place(path: string, line: number): NonNullable<NonNullable<Result['locations']>[number]['physicalLocation']> {
  return { artifactLocation: { uri: uriOf(path), uriBaseId: '%SRCROOT%' }, region: { startLine: Math.max(1, line) } }
}

/** A path as a URI reference (RFC 3986): a name may hold anything, a colon in the first part would be a scheme. */
function uriOf(path: string): string {
  return path
    .replace(/\p{Cs}/gu, '\ufffd')
    .split('/')
    .map(encodeURIComponent)
    .join('/')
}

function worstFirst(results: readonly Result[]): Result[] {
  // What a waiver covers comes last.
  const ranked = results.map((result) => ({ result, level: result.suppressions ? 'off' : (result.level as Level) }))
  return ranked.toSorted(byLevel).map(({ result }) => result)
}

function resultsOf(verdict: Verdict & { readonly path?: string }, ids: readonly string[]): readonly Result[] {
  const all: readonly (Finding | WaivedFinding)[] = [...verdict.findings, ...verdict.waived]
  // Several findings of one rule on one path are distinguished by their order, which the report keeps.
  return [...groupBy(all, ({ ruleId, path }) => `${ruleId}\0${path}`).values()].flatMap((same) =>
    same.map((finding, index) => resultOf(finding, { verdict, index, ids })),
  )
}

interface Context {
  readonly verdict: Verdict & { readonly path?: string }
  readonly index: number
  readonly ids: readonly string[]
}

function resultOf(finding: Finding | WaivedFinding, { verdict, index, ids }: Context): Result {
  const { ruleId, level, message, help, path, anchor, baselineState } = finding
  const ruleIndex = ids.indexOf(ruleId)
  return {
    ruleId,
    ...(ruleIndex >= 0 && { ruleIndex }),
    level,
    message: { text: (verdict.unverified ? 'Unverified. ' : '') + textOf(message, help) },
    locations: [
      {
        physicalLocation: place(anchor.path, anchor.line),
        logicalLocations: [{ kind: 'resource', fullyQualifiedName: `${verdict.package.name}/${path}` }],
      },
    ],
    baselineState,
    // Neither line nor message: a finding stays the same one when its anchor moves or a figure in it changes.
    partialFingerprints: {
      'packGate/v1': fingerprint([verdict.package.name, verdict.path ?? '', ruleId, path, String(index)]),
    },
    ...('reason' in finding && {
      suppressions: [{ kind: 'external', status: 'accepted', justification: finding.reason }],
    }),
    properties: { package: `${verdict.package.name}@${verdict.package.version}`, packedPath: path },
  }
}

function textOf(message: string, help: string): string {
  return help === '' ? message : `${message}\n\n${help}`
}

function fingerprint(parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex')
}
