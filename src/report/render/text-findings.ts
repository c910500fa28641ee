import { entriesOf, type Entry } from '../../model/entries.js'
import { formatBytes, formatCount, formatMode, plain, plural } from '../../model/format.js'
import type { Finding, Verdict } from '../../model/report.js'
import { explainCommand } from '../../model/tool.js'
import { shorten } from './budget.js'
import { anchorOf, type Cluster, groupByRule, namesPath, placeOf, type RuleGroup, sharedAnchor } from './group.js'
import { readHelp } from './help.js'
import { type Paint, type Tone, wrap } from './wrap.js'

/** Files named; the others are counted. */
const limit = 20

type FileOf = Verdict['files'][number]

/**
 * The files that both releases have and that differ, for a comparison: what was added and removed is in the findings.
 */
export function changesAsText({ files }: Verdict): string[] {
  const changed = files.filter(
    ({ state, wasMode }) => state === 'changed' || state === 'renamed' || wasMode !== undefined,
  )
  if (changed.length === 0) return []
  const left = changed.length - limit
  return [
    'Changed',
    ...changed
      .slice(0, limit)
      .map((file) => `  ${plain(shorten(file.path, 300))}  ${plain(shorten(changeOf(file), 400))}`),
    ...(left > 0 ? [`  and ${formatCount(left)} more: see --reporter json`] : []),
  ]
}

function changeOf({ state, size, mode, was, wasSize, wasMode }: FileOf): string {
  return [
    ...(was === undefined ? [] : [`was ${was}`]),
    ...(wasSize === undefined
      ? state === 'changed'
        ? [`${formatBytes(size)}, different bytes`]
        : []
      : [`${formatBytes(wasSize)} → ${formatBytes(size)}`]),
    ...(wasMode === undefined ? [] : [`mode ${formatMode(wasMode)} → ${formatMode(mode)}`]),
  ].join(', ')
}

/** What a first screen can take of each level. Notes say what is new; they need no remedy. */
const levels: readonly {
  readonly level: Finding['level']
  readonly limit: number
  readonly tone: Tone
  readonly help: boolean
}[] = [
  { level: 'error', limit: 20, tone: 'red', help: true },
  { level: 'warning', limit: 10, tone: 'yellow', help: true },
  { level: 'note', limit: 5, tone: 'cyan', help: false },
]
const exampleLimit = 3
const reasonLimit = 5

/** The findings as blocks of lines: errors, then warnings, then notes; one block for each rule. */
export function findingsAsText(verdict: Verdict, paint: Paint, columns: number, verbose = false): string[][] {
  const entries = entriesOf(verdict.findings)
  return levels.flatMap(({ level, limit, tone, help }) => {
    const ofLevel = entries.filter((entry) => entry.level === level)
    return groupByRule(ofLevel, verbose ? Infinity : limit).map((group) => {
      const place = sharedAnchor(group)
      const lines = group.clusters.flatMap((cluster) => clusterLines(cluster, { verdict, columns, help, place }))
      const more = group.left === 0 ? [] : [`  and ${formatCount(group.left)} more: see --verbose`]
      return [titleOf(group, place, paint, level, tone), ...lines, ...more, ...explained(group, paint, columns)]
    })
  })
}

interface Setting {
  readonly verdict: Verdict
  readonly columns: number
  readonly help: boolean
  /** The place that the block's title names already. */
  readonly place: string | undefined
}

function titleOf(
  group: RuleGroup<Finding>,
  place: string | undefined,
  paint: Paint,
  level: string,
  tone: Tone,
): string {
  const count = group.total > 1 ? ` (${formatCount(group.total)})` : ''
  const see = place === undefined ? '' : paint('dim', `  see ${plain(place)}`)
  return `${paint(['bold', tone], level)}  ${paint('bold', plain(group.ruleId))}${count}${see}`
}

export function explained({ ruleId }: Pick<Finding, 'ruleId'>, paint: Paint, columns: number): string[] {
  const command = explainCommand(ruleId)
  return command === null ? [] : wrap(`Learn more: ${command}`, columns, '  ').map((line) => paint('dim', line))
}

function clusterLines(cluster: Cluster<Entry>, setting: Setting): string[] {
  const facts = cluster.findings.flatMap((entry) => [
    ...wrap(plain(shorten(sentence(entry, setting), 2000)), setting.columns, '  '),
    ...examples(entry),
    ...reasonLines(entry, setting),
  ])
  return setting.help ? [...facts, ...helpLines(cluster.help, setting.columns)] : facts
}

/** What other rules say of the same files. */
function reasonLines({ ruleId, also }: Entry, setting: Setting): string[] {
  const left = also.length - reasonLimit
  return [
    ...also
      .slice(0, reasonLimit)
      .flatMap((finding) =>
        wrap(
          plain(
            shorten(
              `also${finding.ruleId === ruleId ? '' : ` ${finding.ruleId}`}: ${sentence(finding, setting)}`,
              1000,
            ),
          ),
          setting.columns,
          '    ',
        ),
      ),
    ...(left > 0 ? [`    and ${plural(left, 'other reason')}`] : []),
  ]
}

function sentence(finding: Finding, { verdict, place }: Setting): string {
  const anchor = anchorOf(finding)
  const before =
    finding.baselineState === 'unchanged' ? ` (already in ${verdict.baseline.version ?? 'the baseline'})` : ''
  return `${factOf(finding)}${before}${anchor === undefined || anchor === place || anchor === placeOf(finding) ? '' : ` (see ${anchor})`}`
}

function factOf(finding: Finding): string {
  const { path, line, message } = finding
  return line === undefined && namesPath(message, path) ? message : `${placeOf(finding)}: ${message}`
}

function examples(finding: Finding): string[] {
  const paths = finding.examples ?? []
  const left = (finding.count ?? paths.length) - Math.min(paths.length, exampleLimit)
  const unnamed = paths
    .slice(0, exampleLimit)
    .filter((path) => !namesPath(finding.message, path) && path !== finding.path)
  if (unnamed.length === 0) return []
  return [
    ...unnamed.map((path) => `    ${plain(shorten(path, 500))}`),
    ...(left > 0 ? [`    and ${plural(left, 'other file')}`] : []),
  ]
}

export function helpLines(help: string, columns: number): string[] {
  return readHelp(shorten(help, 4000)).flatMap((part) => {
    if (part.kind === 'paste') return part.lines.map((line) => `        ${plain(line)}`)
    return wrap(plain(part.text), columns, '    → ')
  })
}
