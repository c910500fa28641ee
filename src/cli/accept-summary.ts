import type { Change } from '../commands/accept/change.js'
import type { Plan } from '../commands/accept/plan.js'
import type { Stay } from '../commands/accept/select.js'
import { clip, formatCount, plain, plural } from '../model/format.js'
import { groupBy } from '../model/group-by.js'
import { type Paint, painter, type Tone, wrap } from '../report/render/wrap.js'
import type { Style } from '../report/reporter.js'
import type { Hit } from '../verdict/evaluate.js'
import { countErrors } from '../verdict/one-entry.js'

const tones: readonly (readonly [start: string, tone: Tone])[] = [
  ['---', 'bold'],
  ['+++', 'bold'],
  ['@@', 'cyan'],
  ['+', 'green'],
  ['-', 'red'],
]

/** A diff for the eye. */
export function diffText(diff: string, { color }: Style): string {
  const paint = painter(color)
  const lines = diff
    .replace(/\n$/, '')
    .split('\n')
    .map((line) => {
      const tone = tones.find(([start]) => line.startsWith(start))?.[1]
      const shown = plain(line.replace(/\r$/, ''))
      return tone ? paint(tone, shown) : shown
    })
  return `${lines.join('\n')}\n`
}

/** So many findings with one reason are named. */
const shown = 5

function nameOf({ rule, problem }: Hit): string {
  const more = (problem.paths?.length ?? 1) - 1
  return (
    `${rule.id} ` +
    `${clip(problem.path)}${more > 0 && problem.paths?.includes(problem.path) ? ` and ${plural(more, 'other file')}` : ''}`
  )
}

/** What one change or one reason is about: names of findings, or of their files. */
type Entry = readonly [what: string, names: readonly string[]]

function entries(groups: Iterable<Entry>, columns: number): readonly string[] {
  return [...groups].flatMap(([what, all]) => {
    const left = all.length - shown
    const names = all.slice(0, shown).flatMap((name) => wrap(plain(name), columns, '  '))
    return [...names, ...(left > 0 ? [`  and ${formatCount(left)} more`] : []), ...wrap(plain(what), columns, '    → ')]
  })
}

function section(title: string, tone: Tone, lines: readonly string[], paint: Paint): readonly string[] {
  return lines.length === 0 ? [] : [paint(['bold', tone], title), ...lines]
}

/** A waiver is about files, and not about all files of its finding. */
function namesOf({ hits, waives }: Change): readonly string[] {
  const ids = [...new Set(hits.map(({ rule }) => rule.id))]
  return waives?.length === 1 ? ids.flatMap((id) => waives.map((path) => `${id} ${clip(path)}`)) : hits.map(nameOf)
}

function settled(changes: readonly Change[]): readonly Entry[] {
  return [...groupBy(changes, ({ what }) => what)].map(([what, group]) => [what, group.flatMap(namesOf)])
}

function staying(stays: readonly Stay[]): readonly Entry[] {
  return [...groupBy(stays, ({ why }) => why)].map(([why, group]) => [why, group.map(({ hit }) => nameOf(hit))])
}

function outcome({ standing }: Plan, changed: boolean): string {
  const errors = countErrors(standing)
  const under = changed ? ' with the changed policy' : ''
  return errors === 0 ? `The check passes${under}.` : `The check blocks${under} for ${plural(errors, 'error')}.`
}

/** What is accepted by a change and what is not. Names come from the package, so all of it is escaped. */
export function acceptSummary(plan: Plan, style: Style): string {
  const paint = painter(style.color)
  const columns = Math.min(Math.max(style.columns || 80, 20), 120)
  const { changes, stays } = plan
  const parts = [
    section('Accepts', 'green', entries(settled(changes), columns), paint),
    section('Stays', 'red', entries(staying(stays), columns), paint),
    wrap(
      changes.length + stays.length === 0
        ? `Nothing to accept. ${outcome(plan, false)}`
        : outcome(plan, changes.length > 0),
      columns,
    ),
  ]
  return `${parts
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`
}
