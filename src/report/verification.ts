import { formatCount, plain, plural } from '../model/format.js'
import type { Difference, Verification } from '../model/verification.js'
import { shorten } from './render/budget.js'
import { painter, wrap } from './render/wrap.js'
import type { Style } from './reporter.js'
import { columnsOf } from './text.js'
import { signalWords, trustedRootLine } from './watch.js'

/** Differences shown as text; the JSON document has all. */
const shown = 50

/** What was found, in one plain line. */
export function verificationLine({
  conclusion,
  package: { name, version },
  source,
  differences,
  signals = [],
}: Verification): string {
  const where = source === 'registry' ? 'in the registry' : 'in the tarball'
  const release = plain(shorten(`${name}@${version}`, 300))
  if (conclusion === 'success') return `Verified: ${release} ${where} is what was checked, byte for byte`
  const [grave] = signals.filter(({ level }) => level === 'error')
  return differences.length === 0 && grave
    ? `Suspicious: ${release} ${where} is what was checked, and ${plain(shorten(grave.message, 300))}`
    : `Not what was checked: ${release} ${where}, ${plural(differences.length, 'difference')}`
}

function differenceLines(differences: readonly Difference[], columns: number): readonly string[] {
  const left = differences.length - shown
  return [
    ...differences
      .slice(0, shown)
      .flatMap(({ kind, message }) => wrap(plain(shorten(message, 500)), columns, kind.padEnd(11))),
    ...(left > 0 ? [`and ${formatCount(left)} more: see --reporter json`] : []),
  ]
}

/** What to do where a release is not what was judged. */
function nextStep({ conclusion, source }: Verification): string | null {
  if (conclusion === 'success') return null
  if (source === 'tarball') return 'Next: do not approve it. Publish the tarball that passed the check.'
  return (
    'Next: find out who published it, and from what. If no one did so on purpose, deprecate or unpublish it, ' +
    'and revoke the tokens that can publish.'
  )
}

/** What made the report, and what the registry says of the commit. */
function originLine({ report: { run, commit }, gitHead }: Verification): string | null {
  const facts = [
    ...(run === null ? [] : [`run ${run.id}, attempt ${run.attempt}`]),
    ...(commit === null ? [] : [`commit ${commit.slice(0, 12)}`]),
    ...(gitHead === null || gitHead === commit ? [] : [`and the registry says commit ${gitHead.slice(0, 12)}`]),
  ]
  return facts.length === 0 ? null : `Report     ${facts.join(', ')}`
}

/** Who signed that a run of the repository made it, and what is suspicious in how it was published. */
function publishedLines(verification: Verification, columns: number): readonly string[] {
  const { provenance, trustedRoot } = verification
  return [
    ...(provenance?.verified === true ? [`Provenance ${plain(shorten(provenance.signer, 300))}`] : []),
    ...(trustedRoot ? [trustedRootLine(trustedRoot)] : []),
    ...signalWords(verification),
  ].flatMap((line) => wrap(line, columns))
}

/** A verification for people at a terminal. */
export function renderVerification(verification: Verification, style: Style): string {
  const columns = columnsOf(style)
  const paint = painter(style.color)
  const tone = verification.conclusion === 'success' ? 'green' : 'red'
  const { expected, actual } = verification.integrity
  const next = nextStep(verification)
  const origin = originLine(verification)
  const sections = [
    wrap(verificationLine(verification), columns).map((line) => paint(['bold', tone], line)),
    differenceLines(verification.differences, columns),
    expected === actual
      ? [`Integrity  ${expected}`]
      : [`Checked    ${expected}`, `Here       ${actual ?? 'damaged: not the bytes of its own checksum'}`],
    origin === null ? [] : wrap(origin, columns),
    publishedLines(verification, columns),
    next === null ? [] : wrap(next, columns),
  ]
  return `${sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`
}
