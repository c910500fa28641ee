import { formatCount, plural } from '../model/format.js'
import type { Member } from '../commands/init/share.js'
import type { Verdict } from '../model/report.js'
import { plain } from '../model/plain-text.js'
import { painter, wrap } from '../report/render/wrap.js'
import { verdictLine } from '../report/render/verdict-line.js'
import type { Style } from '../report/reporter.js'
import type { InitialisedShared } from './init-shared.js'
import { didWhat, entryCount, names } from './init-summary.js'

/** A package, and what of it needs a look. */
function memberLines(member: Member, verdict: Verdict, columns: number): readonly string[] {
  const { leftOut, unnamed, takenOut, settings } = member.proposal
  const short = settings.flatMap(({ proposal, value }) => (value === null ? [] : [proposal.short(value)]))
  const notes = [
    ...(leftOut.length === 0
      ? []
      : [`left out: ${names(leftOut.map(({ path, rules }) => `${path} (${rules.join(', ')})`))}`]),
    ...(unnamed.length === 0 ? [] : [`no pattern can match: ${names(unnamed)}`]),
    ...(takenOut.length === 0 ? [] : [`excluded by what it extends: ${names(takenOut)}`]),
    ...(verdict.conclusion === 'failure' ? [verdictLine(verdict)] : []),
  ]
  const head = [`${member.path}: ${plural(entryCount(member.proposal), 'own entry', 'own entries')}`, ...short].join(
    ', ',
  )
  return [...wrap(plain(head), columns, '  '), ...notes.flatMap((note) => wrap(plain(note), columns, '    '))]
}

function nextStep({ verdicts, written }: InitialisedShared): string {
  if (verdicts.some(({ conclusion }) => conclusion === 'failure'))
    return 'Next: run `pack-gate check`, then fix what it finds or approve it with `pack-gate accept FOLDER`.'
  return written
    ? 'Next: review it, commit it, and run `pack-gate check` before each release.'
    : 'Next: write it with `pack-gate init`.'
}

function outcome({ verdicts }: InitialisedShared): string {
  const blocked = verdicts.filter(({ conclusion }) => conclusion === 'failure').length
  return blocked === 0
    ? '`pack-gate check` passes with this policy for all of them.'
    : `With this policy, the check blocks ${blocked === verdicts.length ? 'all of them' : `${formatCount(blocked)} of them`}.`
}

/** The summary for the terminal. Names come from the packages, so all of it is escaped. */
export function sharedSummaryText(done: InitialisedShared, style: Style): string {
  const paint = painter(style.color)
  const columns = Math.min(Math.max(style.columns || 80, 20), 120)
  const { proposal, verdicts, apart } = done
  const specs = proposal.members[0]?.proposal.extended?.specs ?? []
  const sections: readonly (readonly string[])[] = [
    wrap(
      plain(
        `${didWhat(done)}: one policy for ` +
          `${plural(verdicts.length, 'package')}${proposal.common.length === 0 ? '' : `, ${plural(proposal.common.length, 'entry', 'entries')} for all`}`,
      ),
      columns,
    ).map((line) => paint('bold', line)),
    specs.length === 0 ? [] : wrap(plain(`It extends ${specs.join(', ')}, as the previous policy did.`), columns),
    proposal.members.flatMap((member, index) => {
      const verdict = verdicts[index]
      return verdict ? memberLines(member, verdict, columns) : []
    }),
    apart.flatMap(({ path, policy }) => wrap(plain(`${path} keeps its own policy, ${policy}.`), columns, '  ')),
    [outcome(done)],
    wrap(nextStep(done), columns),
  ]
  return `${sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`
}
