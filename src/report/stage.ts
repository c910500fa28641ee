import { plain, plural } from '../model/format.js'
import { hasVerdict } from '../model/report.js'
import type { KnownStage, StageReport, UnknownStage } from '../model/stage-report.js'
import { jsonDocument } from './json.js'
import { renderMarkdown } from './markdown.js'
import { shorten } from './render/budget.js'
import { codeSpan, inlineMarkdown } from './render/escape.js'
import { painter, wrap } from './render/wrap.js'
import type { Style } from './reporter.js'
import { columnsOf, renderText } from './text.js'
import { refusedWords, trustedRootLine } from './watch.js'

/** What stage finds: for people, as a page, or as the document of docs/releasing.md. */
export const stageReporters: ReadonlyMap<string, (report: StageReport, style: Style) => string> = new Map([
  ['text', stageText],
  ['markdown', stageMarkdown],
  ['json', (report: StageReport) => jsonDocument(report)],
])

type Stage = StageReport['staged'][number]

const reasons: Readonly<Record<UnknownStage['reason'], string>> = {
  'no-record': 'there is no record of it',
  'other-bytes': 'other bytes passed under this version',
  'several-hashes': 'it has more than one hash',
  'no-hash': 'its record has no hash to compare',
  blocked: 'the check blocked these bytes',
  'dist-tag': 'approving it would make it `latest`, and it is',
}

function actionWords({ action }: Stage): string {
  if (action === undefined) return ''
  const done = action.did === 'approve' ? 'approved' : 'rejected'
  return `; ${action.exitCode === 0 ? done : `npm stage ${action.did} ended with ${action.exitCode}`}`
}

function recordWords({ record }: KnownStage): string {
  return record.kind === 'report' ? `passed by the report ${record.path}` : `attested by ${record.signer}`
}

function isKnown(one: Stage): one is KnownStage {
  return one.conclusion === 'success'
}

/** What is known of one: its word, and why. */
function verdictOf(one: Stage): readonly [word: string, why: string] {
  if (one.conclusion === 'error') return ["Can't tell", one.error.message]
  const more = `${(one.signals ?? []).map(({ message }) => `; ${message}`).join('')}${actionWords(one)}`
  if (isKnown(one)) return ['Known', `${recordWords(one)}${more}`]
  if (one.reason === 'dist-tag') return ['Wrong tag', `${reasons[one.reason]} ${one.detail ?? ''}${more}`]
  const why = `${reasons[one.reason]}${one.path === undefined ? '' : ` (${one.path})`}`
  return ['Unknown', `${[why, ...refusedWords(one)].join('; ')}${more}`]
}

function stagedWords({ tag, staged, actor }: Stage): string {
  const when = staged === null ? '' : `, staged ${staged.slice(0, 16).replace('T', ' ')} UTC`
  return `${tag === null ? '' : ` as ${tag}`}${when}${actor === null ? '' : ` by ${actor}`}`
}

function headlineOf({ staged, registry, conclusion }: StageReport): string {
  if (staged.length === 0) return `No release waits for approval in ${registry}`
  const known = staged.filter(isKnown).length
  const all = plural(staged.length, 'release')
  if (conclusion === 'success') return `Known: ${all} of ${registry} wait, each exactly as it passed the check`
  return `${known} of ${all} that wait in ${registry} are known; do not approve the others`
}

function lineOf(one: Stage): string {
  const [word, why] = verdictOf(one)
  return plain(shorten(`${word}: ${one.name}@${one.version}${stagedWords(one)}: ${why}`, 900))
}

/** What to do next: npm's own commands, to type. */
function nextSteps({ staged }: StageReport): readonly string[] {
  const known = staged.filter(isKnown).filter(({ action }) => action === undefined)
  const [other] = staged.filter((one) => !isKnown(one) && one.action === undefined)
  return [
    ...(known.length === 0 ? [] : ['Approve what is known: `pack-gate stage --approve` with the same options.']),
    ...(other
      ? [
          `Did none of you stage ${plain(shorten(`${other.name}@${other.version}`, 300))}? Then a credential is in other ` +
            `hands: revoke it, and reject the release: \`npm stage reject ${other.id}\`.`,
        ]
      : []),
  ]
}

function stageText(report: StageReport, style: Style): string {
  const paint = painter(style.color)
  const columns = columnsOf(style)
  const tone = report.conclusion === 'success' ? 'green' : 'red'
  const head = wrap(plain(headlineOf(report)), columns).map((line) => paint(tone, line))
  const lines = report.staged.flatMap((one) => wrap(lineOf(one), columns, '  '))
  const compared = report.staged.flatMap((one) =>
    one.conclusion === 'failure' && one.comparison ? ['', renderText(one.comparison, style).trimEnd()] : [],
  )
  const steps = nextSteps(report).flatMap((line) => wrap(line, columns, '→ '))
  const root = report.trustedRoot ? ['', ...wrap(trustedRootLine(report.trustedRoot), columns)] : []
  const parts = [...head, ...(lines.length > 0 ? ['', ...lines] : []), ...compared, ...root]
  return `${[...parts, ...(steps.length > 0 ? ['', ...steps] : [])].join('\n')}\n`
}

/** Bytes of one comparison on the page: several fit a job summary of a megabyte. */
const comparisonBytes = 60_000

function stageMarkdown(report: StageReport): string {
  const rows = report.staged.map((one) => {
    const [word, why] = verdictOf(one)
    const cells = [word, '', one.tag ?? '', one.actor ?? '', why].map((cell) => inlineMarkdown(shorten(cell, 400)))
    cells[1] = codeSpan(shorten(`${one.name}@${one.version}`, 300))
    return `| ${cells.join(' | ')} | ${codeSpan(one.id)} |`
  })
  const table = ['| | release | tag | staged by | why | id |', '| --- | --- | --- | --- | --- | --- |', ...rows]
  const compared = report.staged.flatMap((one) =>
    one.conclusion === 'failure' && one.comparison && hasVerdict(one.comparison)
      ? [renderMarkdown(one.comparison, comparisonBytes)]
      : [],
  )
  const head = `# ${inlineMarkdown(headlineOf(report))}`
  if (report.trustedRoot) compared.push(inlineMarkdown(trustedRootLine(report.trustedRoot)))
  return `${[head, ...(rows.length > 0 ? [table.join('\n')] : []), ...compared].join('\n\n')}\n`
}
