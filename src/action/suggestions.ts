import { fixesFor, textOf } from '../commands/fix/fixes-for.js'
import { postSuggestions, type Suggested } from '../github/suggestions.js'
import { plural } from '../model/format.js'
import type { Report } from '../model/report.js'
import { Channel } from './channel.js'
import type { Session } from './session.js'
import { placeOf } from './workspace.js'

/**
 * Suggests, on the lines of the pull request, what `check --fix` would change. In mode `auto` a refusal is said in the
 * log.
 *
 * @throws GateError EGITHUB in mode `true`, where GitHub refuses
 */
export async function suggestFixes({ inputs, run, target, runner, context }: Session, report: Report): Promise<void> {
  const fixes = await fixesFor(report, placeOf(inputs, context))
  if (fixes.length === 0) return
  const pullRequest = run?.pullRequest ?? null
  if (pullRequest === null) {
    runner.log('pack-gate: no suggestions, as this event has no pull request.')
    return
  }
  const terms = { what: 'Suggestions', input: 'suggestions', permission: 'pull-requests: write' }
  const channel = new Channel(target, { ...terms, mode: inputs.suggestions }, runner.log)
  const failure = await channel.attempt(async (to) => {
    const proposals = fixes.map(({ path, before, after }) => ({ path, before: textOf(before), after: textOf(after) }))
    const modes = fixes.filter(({ modeBefore, modeAfter }) => modeBefore !== modeAfter).length
    for (const line of linesOf(await postSuggestions(to, pullRequest, proposals), modes)) runner.log(line)
  })
  if (failure !== null)
    channel.refuse(failure, "`pack-gate check --fix` makes the changes. The job's result is not affected.")
}

/** @param modes how many files would get other permissions, which no suggestion can hold */
function linesOf(suggested: Suggested | null, modes: number): readonly string[] {
  if (suggested === null) return ['pack-gate: no suggestions, as the pull request has a newer commit.']
  const { posted, left } = suggested
  const others = left + modes
  return [
    ...(posted > 0 ? [`pack-gate: posted ${plural(posted, 'suggestion')} on the pull request.`] : []),
    ...(others > 0
      ? [`pack-gate: ${plural(others, 'fix', 'fixes')} can't be suggested here: run \`pack-gate check --fix\`.`]
      : []),
  ]
}
