import { entriesOf, type Entry } from '../../model/entries.js'
import { formatBytes, formatCount, visible } from '../../model/format.js'
import type { ChangedCode, Finding, NoVerdict, Verdict, WaivedFinding } from '../../model/report.js'
import { shorten } from '../render/budget.js'
import { changedFiles, fateOf, hunkTitle } from '../render/changed-code.js'
import { type Fact, filesBefore, formatChange, groundsOf, nextStep } from '../render/facts.js'
import { anchorOf, namesPath, placeOf } from '../render/group.js'
import { type HelpPart, joinHelps, readHelp } from '../render/help.js'
import type { SharedFinding } from '../render/in-several.js'
import { errorLine, errorParts, reportLine } from '../render/verdict-line.js'
import { snippet } from '../render/snippet.js'
import { FileIndex, type ListedFile } from './affected.js'
import {
  fileStates,
  type PageCode,
  type PageError,
  type PageFigure,
  type PageFile,
  type PageFinding,
  type PagePackage,
  type PageShared,
  type PageVerdict,
} from './data.js'

/** The release's files, then those of the baseline that it no longer has. */
function listFiles({ files, removed }: Verdict): ListedFile[] {
  return [
    ...files.map(({ path, size, state, was, wasSize }) => ({
      path,
      size,
      state,
      before: state === 'added' ? null : (wasSize ?? size),
      ...(was !== undefined && { was }),
    })),
    ...removed.map(({ path, size }) => ({ path, size: 0, state: 'removed' as const, before: size })),
  ]
}

/** Files in few bytes: paths in a listing mostly begin as the one before them does. */
function encodeFiles(files: readonly ListedFile[], show: (path: string) => string): PageFile[] {
  let last = ''
  return files.map(({ path, size, state, before, was }) => {
    const name = show(path)
    const shared = sharedLength(last, name)
    last = name
    const start = [shared, name.slice(shared), size, fileStates.indexOf(state)] as const
    if (was !== undefined) return [...start, before ?? -1, show(was)]
    return before === size || (before === null && state === 'added') ? start : [...start, before ?? -1]
  })
}

function sharedLength(a: string, b: string): number {
  let length = 0
  while (length < a.length && length < b.length && a[length] === b[length]) length += 1
  return length
}

/** More findings than a person reads would only make the page slow: the JSON report has all of them. */
const mostFindings = 5000
const exampleLimit = 5
/** Code blocks don't wrap on a page. */
const snippetColumns = 100

/** Text for the eye, of at most `maxBytes`: one line, nothing hidden in it. */
export function shown(text: string, maxBytes = 2000): string {
  return visible(shorten(text, maxBytes))
}

/** One package's report, ready to be shown. */
export function encodeReport(report: Verdict | NoVerdict): PagePackage {
  return report.conclusion === 'error' ? encodeError(report) : encodeVerdict(report)
}

function encodeError(report: NoVerdict): PageError {
  const { help, location, mistakes } = report.error
  const { title, lines } = errorParts(report)
  const place =
    location && [location.path, location.line, location.column].filter((part) => part !== undefined).join(':')
  return {
    kind: 'error',
    name: shown('path' in report && typeof report.path === 'string' ? report.path : 'No verdict', 300),
    headline: shown(errorLine({ ...report, error: { ...report.error, message: title.replace(/:$/, '') } })),
    details: lines.map(({ text, mistake }) => ({
      text: shown(text),
      code: mistake === undefined ? [] : snippet(mistake, snippetColumns),
    })),
    place: place === undefined || mistakes !== undefined ? null : shown(place),
    help: encodeHelp(help),
  }
}

function encodeVerdict(verdict: Verdict): PageVerdict {
  const next = nextStep(verdict)
  const files = listFiles(verdict)
  const index = new FileIndex(files)
  const entries = entriesOf(verdict.findings)
  const open = entries.flatMap((entry) => [entry, ...entry.also])
  const findings = [...open, ...verdict.waived].slice(0, mostFindings)
  const firsts = firstsOf(entries)
  const remedies = new Remedies(findings)
  return {
    kind: 'verdict',
    conclusion: verdict.conclusion,
    name: shown(`${verdict.package.name || '(no name)'}@${verdict.package.version || '(no version)'}`, 300),
    headline: shown(reportLine(verdict)),
    next: next === null ? null : shown(next),
    baseline: filesBefore(verdict) === null ? null : shown(verdict.baseline.version ?? 'the baseline', 100),
    figures: figuresOf(verdict),
    grounds: groundsOfPage(verdict).map(({ label, value }) => ({ label, value: shown(value, 500) })),
    findings: findings.map((finding) => {
      const entry = firsts.get(finding)
      return { ...encodeFinding(finding, index, remedies), ...(entry !== undefined && { entry }) }
    }),
    helps: remedies.all.map(encodeHelp),
    files: encodeFiles(files, (path) => shown(path, 1000)),
    code: verdict.changedCode ? encodeCode(verdict.changedCode) : null,
  }
}

function encodeCode(changed: ChangedCode): PageCode {
  const left = changed.left ?? 0
  return {
    summary: `${changedFiles(changed)} changed${left > 0 ? `; ${formatCount(left)} of them are not listed` : ''}.`,
    files: changed.files.map((change) => ({
      path: shown(change.path, 1000),
      was: change.was === undefined ? '' : change.was === change.path ? null : shown(change.was, 1000),
      fate: fateOf(change),
      hunks: change.hunks.map((hunk) => ({
        title: shown(hunkTitle(hunk), 500),
        lines: hunk.lines.map((line) => visible(line.replaceAll('\t', '  '))),
        cut: hunk.cut ?? 0,
      })),
    })),
  }
}

/** The other reasons of entries, each with the place of the first among all of them, one entry after the other. */
function firstsOf(entries: readonly Entry[]): ReadonlyMap<Finding, number> {
  const firsts = new Map<Finding, number>()
  let first = 0
  for (const { also } of entries) {
    for (const each of also) firsts.set(each, first)
    first += 1 + also.length
  }
  return firsts
}

function groundsOfPage(verdict: Verdict): readonly Fact[] {
  const { name, version } = verdict.tool
  const made = { label: 'Made by', value: `${name} ${version}` }
  const integrity = verdict.integrity === null ? [] : [{ label: 'Integrity', value: verdict.integrity }]
  return [...groundsOf(verdict), ...integrity, made]
}

function figuresOf(verdict: Verdict): PageFigure[] {
  const { totals, baseline } = verdict
  const before = filesBefore(verdict)
  const bytesBefore = baseline.unpackedSize
  const counts = Object.entries({
    added: totals.added,
    removed: totals.removed,
    renamed: totals.renamed,
    changed: totals.changed,
  })
  const changes = counts.filter(([, count]) => count > 0).map(([name, count]) => `${formatCount(count)} ${name}`)
  return [
    {
      label: 'Unpacked size',
      now: formatBytes(totals.unpackedSize),
      before: bytesBefore === null ? null : formatBytes(bytesBefore),
      change: bytesBefore === null ? '' : formatChange(bytesBefore, totals.unpackedSize),
    },
    {
      label: 'Files',
      now: formatCount(totals.files),
      before: before === null ? null : formatCount(before),
      change: before === null ? '' : changes.join(', ') || 'no change',
    },
    {
      label: 'Packed size',
      now: totals.size === null ? 'not known' : formatBytes(totals.size),
      before: null,
      change: '',
    },
  ]
}

/** What several packages have in common, said once. */
export function encodeShared({ finding, message, paths }: SharedFinding): PageShared {
  const { ruleId, level, help } = finding
  return {
    rule: shown(ruleId, 100),
    level,
    message: shown(message),
    packages: paths.map((path) => shown(path, 300)),
    help: encodeHelp(help),
  }
}

function encodeHelp(help: string): HelpPart[] {
  return readHelp(shorten(help, 4000)).map((part) =>
    part.kind === 'paste'
      ? { kind: 'paste', lines: part.lines.map(visible) }
      : { kind: 'prose', text: visible(part.text) },
  )
}

/** Each remedy once, by its number. */
class Remedies {
  readonly #joined: ReadonlyMap<string, string>
  readonly #numbers: ReadonlyMap<string, number>

  constructor(findings: readonly Finding[]) {
    this.#joined = joinHelps(findings.map(({ help }) => help))
    this.#numbers = new Map([...new Set(this.#joined.values())].map((help, number) => [help, number]))
  }

  get all(): readonly string[] {
    return [...this.#numbers.keys()]
  }

  numberOf({ help }: Finding): number {
    return this.#numbers.get(this.#joined.get(help) ?? help) ?? 0
  }
}

function encodeFinding(finding: Finding | WaivedFinding, index: FileIndex, remedies: Remedies): PageFinding {
  const { ruleId, level, message, path, line } = finding
  const place = placeOf(finding)
  const anchor = anchorOf(finding) ?? ''
  const paths = (finding.examples ?? []).slice(0, exampleLimit)
  const examples = paths.filter((each) => each !== path && !namesPath(message, each))
  return {
    rule: shown(ruleId, 100),
    level,
    message: shown(message),
    help: remedies.numberOf(finding),
    place: line === undefined && namesPath(message, path) ? '' : shown(place, 1000),
    examples: examples.map((each) => shown(each, 1000)),
    more: examples.length === 0 ? 0 : Math.max(0, (finding.count ?? paths.length) - paths.length),
    anchor: anchor === place ? '' : shown(anchor, 600),
    unchanged: finding.baselineState === 'unchanged',
    files: index.affected(finding),
    ...('reason' in finding && {
      waived: { reason: shown(finding.reason), expires: finding.expires === null ? null : shown(finding.expires, 100) },
    }),
  }
}
