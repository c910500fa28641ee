import { isCode } from '../files/payload-lost.js'
import { plural } from '../../model/format.js'
import type { Comparison } from '../../model/comparison.js'
import { defineRule, stepOf } from '../rule.js'
import { dependencies, engines, moduleType, peers, platform, syntax } from './compatibility-changes.js'
import { es5, types } from './older-readers.js'
import { sideEffects } from './side-effects.js'

/** Most changes that a message spells out. */
const shown = 4

function codeChanged({ pairs, removed }: Comparison): boolean {
  return pairs.some(({ state, file }) => state !== 'unchanged' && isCode(file)) || removed.some(isCode)
}

const help = {
  patch:
    'Users who accept every patch get it automatically. Make this a major version, or allow again what the last ' +
    'release allowed.',
  minor:
    'Users who accept every minor version get it automatically. Make this a major version, or allow again what the ' +
    'last release allowed.',
  breaking: 'Say so in the notes on how to upgrade.',
} as const

/** Worth knowing, and no reason to think twice. */
const slight = { new: 'note', unchanged: 'off' } as const

export const compatibility = defineRule({
  id: 'compatibility',
  summary:
    'a patch or minor that fewer can install or load: engines, syntax, os, cpu, peers, a major of a dependency, type',
  scope: 'change',
  levels: { new: 'warning', unchanged: 'off' },
  *check({ release, baseline, comparison }) {
    if (!baseline || !comparison) return
    const sides = { release, baseline }
    const step = stepOf(release, baseline)
    const all = [
      ...engines(sides),
      ...syntax(sides),
      ...es5(sides),
      ...types(sides),
      ...platform(sides),
      ...moduleType(sides),
      ...sideEffects(sides),
      ...peers(sides),
      ...dependencies(sides, codeChanged(comparison)),
    ]
    const changes = [...all].sort((a, b) => Number(b.breaks) - Number(a.breaks))
    const [first] = changes
    if (!first) return
    const words = changes
      .slice(0, shown)
      .map((change) => change.words)
      .join('; ')
    const rest = changes.length > shown ? ` and ${plural(changes.length - shown, 'more change', 'more changes')}` : ''
    const what = step === 'breaking' ? 'this release' : `this ${step} version`
    yield {
      message: `${what} requires more of users who upgrade: ${words}${rest}`,
      help: help[step],
      path: 'package.json',
      cause: { kind: 'manifest', key: first.key },
      ...((step === 'breaking' || !first.breaks) && { levels: slight }),
    }
  },
})
