import { formatCount, plain, plural } from '../model/format.js'
import {
  wasWatched,
  type TrustedRootName,
  type UnknownVersion,
  type UnwatchedPackage,
  type WatchedPackage,
  type WatchReport,
} from '../model/watch-report.js'
import type { Finding } from '../model/report.js'
import { jsonDocument } from './json.js'
import { renderMarkdown } from './markdown.js'
import { shorten } from './render/budget.js'
import { codeSpan, helpMarkdown, proseMarkdown } from './render/escape.js'
import { painter, wrap } from './render/wrap.js'
import { errorLine } from './render/verdict-line.js'
import type { Style } from './reporter.js'
import { columnsOf, headline, page, renderText, renderTextError } from './text.js'

/** What watch finds as text, as Markdown for a job's page, or as the document of docs/watch.md. */
export const watchReporters: ReadonlyMap<string, (report: WatchReport, style: Style) => string> = new Map([
  ['text', watchText],
  ['markdown', watchMarkdown],
  ['json', (report: WatchReport) => jsonDocument(report)],
])

/** Versions named in a line; the others are counted. */
const namedLimit = 10

function listOf(versions: readonly string[]): string {
  const left = versions.length - namedLimit
  const named = versions
    .slice(0, namedLimit)
    .map((version) => plain(shorten(version, 100)))
    .join(', ')
  return left > 0 ? `${named} and ${formatCount(left)} more` : named
}

/** `2026-11-20 10:04 UTC` */
function moment(iso: string | null): string {
  return iso === null ? 'time unknown' : `${iso.slice(0, 10)} ${iso.slice(11, 16)} UTC`
}

function sinceOf({ since }: WatchedPackage): string {
  return since.version === null ? `since ${since.date?.slice(0, 10) ?? ''}` : `after ${since.version}`
}

/** A package in one plain line. */
function watchLine(one: WatchedPackage | UnwatchedPackage): string {
  if (!wasWatched(one)) return `${errorLine(one)} (${plain(shorten(one.name, 214))})`
  const { unknown, known } = one
  const name = plain(shorten(one.name, 214))
  const all = plural(unknown.length + known.length, 'release')
  if (unknown.length > 0)
    return (
      `Unknown: ${formatCount(unknown.length)} of ${all} of ${name} ${sinceOf(one)} never passed the check: ` +
      listOf(unknown.map(({ version }) => version))
    )
  if (one.unchanged) return `Unchanged: no new release of ${name}`
  const grave = [...(one.signals ?? []), ...known.flatMap((each) => each.signals ?? [])]
  if (one.conclusion === 'failure')
    return `Suspicious: ${name}: ${plain(shorten(grave.find(({ level }) => level === 'error')?.message ?? '', 300))}`
  return known.length === 0
    ? `Known: no release of ${name} ${sinceOf(one)}`
    : `Known: ${all} of ${name} ${sinceOf(one)}, each with a passing record`
}

const reasons: Readonly<Record<UnknownVersion['reason'], string>> = {
  'no-record': 'there is no record of it',
  'other-bytes': 'another tarball of this version passed, and this one did not',
  'several-hashes': 'the registry has more than one hash for it, and installers accept bytes that match any of them',
  'no-hash': "the registry has no sha512 for it, so it can't be compared with the record",
  blocked: 'the check blocked this tarball, and it was published anyway',
  'other-manifest': 'the tarball passed, but the registry gives installers something other than its package.json',
}

/** In what the registry and the tarball differ. */
function differencesOf({ differences = [] }: UnknownVersion): readonly string[] {
  const shown = differences.slice(0, 5).map((message) => plain(shorten(message, 400)))
  return differences.length > 5 ? [...shown, `and ${formatCount(differences.length - 5)} more`] : shown
}

/** What is suspicious in how it was published. Untrusted text. */
export function signalWords({ signals = [] }: { readonly signals?: readonly Finding[] }): readonly string[] {
  return signals.map(
    ({ level, message }) => `${level === 'error' ? 'Suspicious' : 'Note      '} ${plain(shorten(message, 400))}`,
  )
}

/** Why attestations that say that a release passed count for nothing. Untrusted text. */
export function refusedWords({ refused = [] }: Pick<UnknownVersion, 'refused'>): readonly string[] {
  const shown = refused.slice(0, 3).map((why) => `attestation not accepted: ${plain(shorten(why, 400))}`)
  return refused.length > 3 ? [...shown, `and ${refused.length - 3} more`] : shown
}

/** What signatures were verified against, in a line. */
export function trustedRootLine(root: TrustedRootName): string {
  if (root.source === 'tuf') return "Signatures verified against Sigstore's current root"
  const detail = plain(shorten(root.detail ?? '', 200))
  return root.source === 'file'
    ? `Signatures verified against ${detail}`
    : `Signatures verified against the root that pack-gate ships: Sigstore's current one could not be fetched (${detail})`
}

function unknownText(name: string, one: UnknownVersion, style: Style): string {
  const columns = columnsOf(style)
  const title = plain(shorten(`${name}@${one.version}`, 400))
  const rule = `── ${title} ${'─'.repeat(Math.max(3, columns - title.length - 4))}`
  const path = one.path === undefined ? '' : ` (${one.path})`
  const tags = one.tags.length === 0 ? 'no dist-tag' : `dist-tag ${listOf(one.tags)}`
  const facts = [
    `Why        ${reasons[one.reason]}${plain(shorten(path, 300))}`,
    ...[...differencesOf(one), ...refusedWords(one)].map((line) => `           ${line}`),
    `Published  ${moment(one.published)}, ${tags}`,
    ...signalWords(one),
    `Integrity  ${plain(shorten(one.integrity ?? 'not in the registry', 200))}`,
    ...(one.comparison === null
      ? [
          'Contents   not checked: ' +
            (one.error === undefined ? 'too many unknown releases in one run' : plain(shorten(one.error.message, 300))),
        ]
      : []),
    ...(one.comparison !== null && !one.baselineKnown ? ['Baseline   none: no earlier release has a record'] : []),
  ]
  const head = `${painter(style.color)('bold', rule)}\n\n${facts.flatMap((fact) => wrap(fact, columns)).join('\n')}\n`
  return one.comparison === null ? head : `${head}\n${renderText(one.comparison, style)}`
}

function restOf(one: WatchedPackage): readonly string[] {
  const signals = [...signalWords(one), ...one.known.flatMap(signalWords)]
  return [
    ...signals,
    ...(one.known.length === 0 ? [] : [`Known       ${listOf(one.known.map(({ version }) => version))}`]),
    ...(one.earlier === 0 ? [] : [`Earlier     ${plural(one.earlier, 'release')}, not checked`]),
    ...(one.unpublished.length === 0
      ? []
      : [`Unpublished ${listOf(one.unpublished.map(({ version }) => version))}: gone, so not checked`]),
  ]
}

/** Who sees an alarm has to decide one thing: was it us? */
function nextSteps(one: WatchedPackage, columns: number): readonly string[] {
  const [first] = one.unknown
  if (!first) return []
  const spec = plain(shorten(`${one.name}@${first.version}`, 400))
  const start =
    one.known.length > 0
      ? []
      : ['If releases are checked only from now on, start after the last one: `--since VERSION`.']
  return [
    `If none of your maintainers published ${spec}, assume a stolen credential: revoke all publish tokens, ` +
      'review who can publish, deprecate or unpublish it, and report it to the registry.',
    `If you published it, check it: \`npm pack ${spec}\`, \`pack-gate check FILE.tgz --reporter json=RECORD.json\`, ` +
      'and keep the report with the records.',
    ...start,
  ].flatMap((line) => wrap(line, columns, '→ '))
}

function packageText(one: WatchedPackage | UnwatchedPackage, style: Style): string {
  const columns = columnsOf(style)
  if (!wasWatched(one))
    return renderTextError(
      { ...one, error: { ...one.error, message: `${shorten(one.name, 214)}: ${one.error.message}` } },
      style,
      false,
    )
  const head = page([
    headline(watchLine(one), one.conclusion === 'success' ? 'green' : 'red', painter(style.color), columns),
  ])
  const rest = restOf(one).flatMap((line) => wrap(line, columns))
  const foot = page([rest, nextSteps(one, columns)])
  return [
    head,
    ...one.unknown.map((each) => unknownText(one.name, each, style)),
    ...(foot.trim() === '' ? [] : [foot]),
  ].join('\n')
}

function watchText({ packages, trustedRoot }: WatchReport, style: Style): string {
  const root = trustedRoot ? [page([wrap(trustedRootLine(trustedRoot), columnsOf(style))])] : []
  return [...packages.map((one) => packageText(one, style)), ...root].join('\n')
}

/** Bytes of the page of one unknown release: a job's page holds some. */
const mostOfOne = 60_000

function unknownMarkdown(name: string, one: UnknownVersion): string {
  const facts = [
    `Why: ${reasons[one.reason]}${one.path === undefined ? '' : ` (${one.path})`}`,
    ...differencesOf(one),
    ...refusedWords(one),
    `Published: ${moment(one.published)}, ${one.tags.length === 0 ? 'no dist-tag' : `dist-tag ${listOf(one.tags)}`}`,
    ...signalWords(one),
    `Integrity: ${shorten(one.integrity ?? 'not in the registry', 200)}`,
    ...(one.error === undefined ? [] : [`Contents not checked: ${shorten(one.error.message, 300)}`]),
  ]
  const found =
    one.comparison === null
      ? []
      : [
          '<details><summary>What is in it</summary>',
          renderMarkdown(one.comparison, mostOfOne, { untitled: true }).trimEnd(),
          '</details>',
        ]
  const list = facts.map((fact) => `- ${proseMarkdown(fact)}`).join('\n')
  return [`### ${codeSpan(shorten(`${name}@${one.version}`, 400))}`, list, ...found].join('\n\n')
}

function packageMarkdown(one: WatchedPackage | UnwatchedPackage): string {
  const title = `## ${proseMarkdown(watchLine(one))}`
  if (!wasWatched(one)) return `${title}\n\n${helpMarkdown(one.error.help)}`
  const rest = restOf(one).map((line) => `- ${proseMarkdown(line.replace(/ {2,}/, ' '))}`)
  const steps = nextSteps(one, Infinity).map((line) => proseMarkdown(line.replace(/^→ /, '')))
  const unknown = one.unknown.map((each) => unknownMarkdown(one.name, each))
  return [title, ...steps, ...unknown, rest.join('\n')].filter((part) => part !== '').join('\n\n')
}

/** What stops someone comes first, then what to do, then the rest. */
function watchMarkdown({ packages, trustedRoot }: WatchReport): string {
  const root = trustedRoot ? [proseMarkdown(trustedRootLine(trustedRoot))] : []
  return `${[...packages.map(packageMarkdown), ...root].join('\n\n')}\n`
}
