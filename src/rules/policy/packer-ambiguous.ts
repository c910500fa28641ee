import { listing } from '../../model/format.js'
import type { PackerDoubts, PackerTrace } from '../../model/packer.js'
import type { Problem } from '../../model/problem.js'
import { defineRule } from '../rule.js'

const error = { new: 'error', unchanged: 'error' } as const

function place({ path, line = 1 }: PackerTrace): Pick<Problem, 'path' | 'cause'> {
  return { path, cause: { kind: 'policy', at: { path, line } } }
}

function said(traces: readonly PackerTrace[]): string {
  return listing(traces.map(({ path, says }) => `${path} ${says}`))
}

/** On a pull request the base branch's policy decides: the line has to be there first. */
function elsewhere({ isNew, unreadable }: PackerDoubts): string {
  if (unreadable !== undefined)
    return (
      ` The base branch's files could not be read (${unreadable}), so this pull request counts as the cause: give the ` +
      'job `permissions: contents: read`, or check the base commit out too (`fetch-depth: 0`).'
    )
  return isNew ? ' The line has to be in the base branch first: merge it in a pull request of its own.' : ''
}

function* contradiction(doubts: PackerDoubts, policy: string): Generator<Problem> {
  const { packer, chosenBy, against, isNew } = doubts
  const [first] = against
  if (!first) return
  const others = [...new Set(against.map((trace) => trace.packer))].filter((name) => name !== packer)
  const lines = [...others, packer].map((name) => `\`packer: ${name}\``)
  yield {
    message: `${packer} packed${chosenBy === null ? '' : ` because of ${chosenBy}`}, but ${said(against)}`,
    help:
      'Another package manager ships other files. Write the one that publishes into ' +
      `${policy}: ${lines.join(' or ')}.${elsewhere(doubts)}`,
    ...place(first),
    key: 'against',
    ...(isNew === null ? {} : { baselineState: isNew ? 'new' : 'unchanged' }),
    ...(isNew === true && { levels: error }),
  }
}

export const packerAmbiguous = defineRule({
  id: 'packer-ambiguous',
  summary:
    'signs that a package manager other than the one that packed publishes, or one that a pull request brings along',
  scope: 'policy',
  settledBy: 'base',
  levels: { new: 'warning', unchanged: 'note' },
  *check({ packerDoubts: doubts, policy }) {
    if (!doubts) return
    yield* contradiction(doubts, policy.path ?? '.github/pack-gate.yml')
    if (doubts.moved)
      yield {
        message: `this pull request changes which folder is checked: ${said([doubts.moved])}`,
        help:
          'Nothing in the base branch shows that this tool publishes. Merge its files in a pull request of their ' +
          'own, approved by the people responsible for releases.',
        ...place(doubts.moved),
        key: 'moved',
        levels: error,
      }
    const [first] = doubts.brought
    if (!first) return
    yield {
      message: `this pull request brings or changes the program that packs: ${said(doubts.brought)}`,
      help:
        'It decides what is checked, and can leave published files out of its list. Merge it in a pull request ' +
        'of its own, approved by the people responsible for releases.',
      ...place(first),
      key: 'brought',
      levels: error,
    }
  },
})
