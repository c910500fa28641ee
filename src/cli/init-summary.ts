import { formatBytes, formatCount, plain, plural } from '../model/format.js'
import { groupBy } from '../model/group-by.js'
import type { ProposedSetting } from '../commands/init/settings.js'
import type { Proposal } from '../commands/init/propose.js'
import type { Verdict } from '../model/report.js'
import { firstReleaseWords, withdrawnWords } from '../report/render/facts.js'
import { painter, wrap } from '../report/render/wrap.js'
import { findingsAsText } from '../report/render/text-findings.js'
import type { Style } from '../report/reporter.js'
import type { PolicyPlace } from './policy-file.js'

/** What `pack-gate init` did, and what it comes to. */
export interface Initialised {
  readonly place: PolicyPlace
  readonly proposal: Proposal
  /** What the check says under the new policy. */
  readonly verdict: Verdict
  /** False where it was printed only. */
  readonly written: boolean
}

const labelWidth = 13
const namesShown = 4

export function names(paths: readonly string[]): string {
  const left = paths.length - namesShown
  return `${paths.slice(0, namesShown).join(', ')}${left > 0 ? ` and ${formatCount(left)} more` : ''}`
}

/** How many lines of `files` a proposal has. */
export function entryCount({ required, top, folders, out, ownPath }: Proposal): number {
  return required.length + top.length + folders.length + out.length + (ownPath === null ? 0 : 1)
}

/** What became of the file. */
export function didWhat({ place, written }: Pick<Initialised, 'place' | 'written'>): string {
  if (!written) return 'Proposed'
  return place.lines === null
    ? `Wrote ${place.shown}`
    : `Replaced ${place.shown} (it had ${plural(place.lines, 'line')})`
}

function headline(done: Initialised): string {
  const { name, version, fileCount, leftOut, unnamed, takenOut, extended } = done.proposal
  const entries = entryCount(done.proposal)
  const covered = fileCount - leftOut.length - unnamed.length - takenOut.length
  const of =
    covered === fileCount
      ? `all ${plural(fileCount, 'file')}`
      : `${formatCount(covered)} of ${plural(fileCount, 'file')}`
  const does = extended !== null ? 'and what it extends cover' : entries === 1 ? 'covers' : 'cover'
  return `${didWhat(done)}: ${plural(entries, 'entry', 'entries')} ${does} ${of} of ${name}@${version}`
}

function baselineOf(verdict: Verdict): string {
  const { baseline } = verdict
  if (baseline.kind === 'none') return 'none, as requested'
  if (baseline.kind === 'first-release') return firstReleaseWords(verdict)
  const passed = (baseline.passedOver ?? []).map(({ version, reason }) => `; ${version} was skipped: ${reason}`)
  return plain((baseline.version ?? 'without a version') + passed.join('') + withdrawnWords(baseline))
}

/** What is proposed for an option, or where it is set already. A size limit has the size of today beside it. */
function settingRow({ proposal, value, setAt }: ProposedSetting, unpackedSize: number): readonly [string, string] {
  const said = value === null ? (setAt ? `as ${setAt.path}:${setAt.line} says` : '') : proposal.words(value)
  return [proposal.label, proposal.isShared ? said : `${said}, ${formatBytes(unpackedSize)} now`]
}

const test = /(^|\/)(__tests__|tests?|specs?)\/|[.-](test|spec)\.[cm]?[jt]sx?$/i
const setting = /(^|\/)(tsconfig[^/]*\.json|[^/]+\.tsbuildinfo|[^/]+\.config\.[cm]?[jt]s)$/i

/** Tests and tools' settings that a proposal adopts, with what keeps them out; null where it adopts none. */
export function adoptedTools({ required, top, folders }: Proposal): string | null {
  const paths = [...top, ...folders].flatMap((entry) => entry.paths)
  const needed = new Set(required.flatMap((entry) => entry.paths))
  const found = (pattern: RegExp): readonly string[] => paths.filter((path) => pattern.test(path) && !needed.has(path))
  const [tests, settings] = [found(test), found(setting)]
  if (tests.length + settings.length === 0) return null
  const what = [
    ...(tests.length === 0 ? [] : [`test files (${names(tests)})`]),
    ...(settings.length === 0 ? [] : [`settings of tools (${names(settings)})`]),
  ].join(' and ')
  const [first = ''] = [...tests, ...settings]
  return (
    `${what} are in the release. To keep them out, list only what to publish as \`files\` in package.json (or add ` +
    `"!${first}" and the like to that list), then run \`pack-gate init --force\``
  )
}

function facts({ place, proposal, verdict }: Initialised): readonly (readonly [label: string, value: string])[] {
  const { required, otherEntryPoints, settings, unpackedSize, single, unnamed, takenOut, ownPath, extended } = proposal
  const more =
    otherEntryPoints === 0 ? '' : `; ${plural(otherEntryPoints, 'more entry point')} by rule entry-point-missing`
  const isRequired = extended?.policy.files?.some((entry) => entry.required) === true
  const rows: readonly (readonly [string, string])[] = [
    ['Extends', extended === null ? '' : `${extended.specs.join(', ')}, as the previous policy did`],
    [
      'Required',
      required.length === 0
        ? isRequired
          ? 'as in what it extends'
          : 'nothing: package.json has no entry point that is packed'
        : `${names(required.flatMap(({ paths }) => paths))}${more}`,
    ],
    ...settings.map((setting) => settingRow(setting, unpackedSize)),
    ['Last release', baselineOf(verdict)],
    ['Single files', names(single)],
    [
      'No pattern',
      unnamed.length === 0 ? '' : `${names(unnamed)}: no pattern can match them, so the check blocks them`,
    ],
    [
      'Excluded',
      takenOut.length === 0
        ? ''
        : `${names(takenOut)}: a "!" entry of what it extends excludes them, so the check blocks them`,
    ],
    ['Tests, tools', adoptedTools(proposal) ?? ''],
    [
      'Also packed',
      ownPath === null
        ? ''
        : `${ownPath} itself. To keep it out, list what to publish as \`files\` in package.json, and remove its entry`,
    ],
    [
      'Replaces',
      place.hides === null ? '' : `${place.hides} no longer applies to this package, which now has its own policy`,
    ],
  ]
  return rows.filter(([, value]) => value !== '')
}

/** What was not approved, by the rule that is against it. */
function leftOutLines({ leftOut }: Proposal, columns: number): readonly string[] {
  if (leftOut.length === 0) return []
  const byRule = groupBy(leftOut, ({ rules }) => rules.join(', '))
  const head = wrap(
    'Left out of the policy. The check blocks them until you remove them or allow them yourself:',
    columns,
  )
  return [
    ...head,
    ...[...byRule].flatMap(([rule, files]) =>
      wrap(plain(`${rule}: ${names(files.map(({ path }) => path))}`), columns, '  '),
    ),
  ]
}

function nextStep({ verdict, written }: Initialised): string {
  if (verdict.conclusion === 'failure')
    return 'Next: resolve the items above, then run `pack-gate check`. Comments in the policy explain each setting.'
  return written
    ? 'Next: review it, commit it, and run `pack-gate check` before each release.'
    : 'Next: write it with `pack-gate init`.'
}

/** The summary for the terminal. Names come from the package, so all of it is escaped. */
export function summaryText(done: Initialised, style: Style): string {
  const paint = painter(style.color)
  const columns = Math.min(Math.max(style.columns || 80, 20), 120)
  const { verdict, proposal } = done
  const shown = { ...verdict, findings: verdict.findings.filter(({ level }) => level !== 'note') }
  const rows = facts(done).flatMap(([label, value]) => {
    const [first = '', ...others] = wrap(plain(value), columns, ' '.repeat(labelWidth))
    return [paint('dim', label.padEnd(labelWidth)) + first.slice(labelWidth), ...others]
  })
  const found = findingsAsText(shown, paint, columns)
  const sections: readonly (readonly string[])[] = [
    wrap(plain(headline(done)), columns).map((line) => paint('bold', line)),
    rows,
    leftOutLines(proposal, columns),
    found.length === 0
      ? ['`pack-gate check` passes with this policy.']
      : [`With this policy, the check ${verdict.conclusion === 'success' ? 'passes, and warns' : 'blocks'}:`],
    ...found,
    wrap(nextStep(done), columns),
  ]
  return `${sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`
}
