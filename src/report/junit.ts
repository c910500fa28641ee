import { entriesOf, type Entry } from '../model/entries.js'
import { formatCount, plain, visible } from '../model/format.js'
import {
  type Finding,
  hasVerdict,
  type NoVerdict,
  type PackageReport,
  type Report,
  reportsOf,
  type Verdict,
} from '../model/report.js'
import { explainCommand, tool } from '../model/tool.js'
import { shorten } from './render/budget.js'
import { namesPath } from './render/group.js'
import { reportLine } from './render/verdict-line.js'

/** Ours: what a page of test results can take. GitLab reads 500,000, and shows far fewer. */
const mostCases = 2000
/** Bytes of a remedy. */
const helpBytes = 4000

type Result = 'passed' | 'failure' | 'error' | 'skipped'

interface Case {
  readonly name: string
  readonly result: Result
  /** Where in the repository it comes from. */
  readonly file?: string
  readonly line?: number
  /** What a list of results shows, and below it the rest. */
  readonly type?: string
  readonly message?: string
  readonly text?: string
}

/**
 * JUnit's XML, in the form that GitLab, CircleCI and Jenkins read: a suite for each package, a failed test case for
 * each error, an `error` where there is no verdict. Warnings are test cases that pass, with what they say as output;
 * waived findings are skipped. Notes are left out.
 */
export function renderJunit(report: Report): string {
  const suites = reportsOf(report).map((each) => ({ name: suiteName(each), cases: casesOf(each) }))
  const all = suites.flatMap(({ cases }) => cases)
  const body = suites.map(({ name, cases }) =>
    element('testsuite', { name, ...counts(cases) }, cases.map((each) => caseXml(each, name)).join('')),
  )
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element('testsuites', { name: tool.name, ...counts(all) }, body.join(''))}`
}

function counts(cases: readonly Case[]): Record<string, string> {
  const of = (result: Result): string => String(cases.filter((each) => each.result === result).length)
  return { tests: String(cases.length), failures: of('failure'), errors: of('error'), skipped: of('skipped') }
}

function suiteName(report: Verdict | NoVerdict | PackageReport): string {
  if (hasVerdict(report)) return `${report.package.name || '(no name)'}@${report.package.version || '(no version)'}`
  return 'path' in report ? report.path : tool.name
}

function casesOf(report: Verdict | NoVerdict): readonly Case[] {
  if (!hasVerdict(report)) {
    const { code, message, help, location } = report.error
    const place = location && { file: location.path, line: location.line }
    const text = [message, help, 'Nothing was approved.'].map(lines).join('\n')
    return [{ name: 'verdict', result: 'error', type: code, message: reportLine(report), text, ...place }]
  }
  const entries = entriesOf(report.findings).filter(({ level }) => level !== 'note')
  const first: Case = { name: 'verdict', result: 'passed', text: reportLine(report) }
  const found = [...entries.map(caseOf), ...report.waived.map(waivedCase)]
  const left = found.length - mostCases
  const rest: Case[] =
    left > 0 ? [{ name: 'more', result: 'skipped', message: `${formatCount(left)} more are in the JSON report` }] : []
  // A verdict that its findings don't explain still fails.
  const failed = report.conclusion === 'failure' && !entries.some(({ level }) => level === 'error')
  return [
    failed ? { ...first, result: 'failure', type: 'verdict', message: reportLine(report) } : first,
    ...found.slice(0, mostCases),
    ...rest,
  ]
}

function caseOf(entry: Entry): Case {
  const { ruleId, path, level, help, anchor, also } = entry
  const place = { file: anchor.path, line: anchor.line }
  const learn = explainCommand(ruleId)
  const text = [
    factOf(entry),
    ...(entry.examples ?? []).map((example) => `- ${shorten(example, 500)}`),
    ...also.map((finding) => `also ${finding.ruleId}: ${factOf(finding)}`),
    shorten(help, helpBytes),
    ...(learn === null ? [] : [`Learn more: ${learn}`]),
  ]
  const shown = text.map(lines).join('\n')
  return {
    name: `${ruleId}: ${shorten(path, 300)}`,
    ...place,
    text: level === 'error' ? shown : `${level}: ${shown}`,
    ...(level === 'error' ? { result: 'failure', type: ruleId, message: factOf(entry) } : { result: 'passed' }),
  }
}

function waivedCase(finding: Verdict['waived'][number]): Case {
  const { ruleId, path, reason, anchor } = finding
  return {
    name: `${ruleId}: ${shorten(path, 300)}`,
    result: 'skipped',
    message: `Waived by the policy: ${shorten(reason, 500)}`,
    file: anchor.path,
    line: anchor.line,
  }
}

function factOf({ message, path }: Finding): string {
  const fact = shorten(message, 2000)
  return namesPath(message, path) ? fact : `${shorten(path, 300)}: ${fact}`
}

/** Text of several lines: each is safe to print by itself. */
function lines(text: string): string {
  return text.split(/\r?\n/).map(plain).join('\n').trimEnd()
}

function caseXml({ name, result, file, line, type, message, text }: Case, suite: string): string {
  const attributes = {
    name: visible(name),
    classname: suite,
    ...(file !== undefined && { file }),
    ...(line !== undefined && { line: String(line) }),
  }
  if (result === 'passed')
    return element('testcase', attributes, text === undefined ? '' : element('system-out', {}, text, true))
  const why = { ...(message !== undefined && { message }), ...(type !== undefined && { type }) }
  return element('testcase', attributes, element(result, why, text ?? '', true))
}

function element(name: string, attributes: Readonly<Record<string, string>>, body: string, isText = false): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeXml(plain(value))}"`)
  const start = `<${name}${written.join('')}`
  if (body === '') return `${start}/>\n`
  return isText ? `${start}>${escapeXml(body)}</${name}>\n` : `${start}>\n${body}</${name}>\n`
}

/** As text or in double quotes. Readers refuse characters that XML 1.0 has no form for, so they are replaced. */
function escapeXml(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd')
    .replace(/[&<>"]/g, (char) => `&#${char.charCodeAt(0)};`)
}
