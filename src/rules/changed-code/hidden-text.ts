import { z } from 'zod'
import type { HiddenText } from '../../model/behaviour.js'
import { defineRule } from '../rule.js'
import { changedCode, doneBefore, placeIn, type ChangedFile, type DidBefore } from './changed-code.js'

const kinds = ['bidirectional', 'invisible', 'lookalike', 'far-right'] as const

function isKnown({ kind, what }: HiddenText, { was }: ChangedFile, before: DidBefore): boolean {
  return (was?.behaviour?.().hidden ?? []).some((each) => each.kind === kind) || before(`${kind} ${what}`)
}

export const hiddenText = defineRule({
  id: 'hidden-text',
  summary: "code that newly contains text that readers can't see, or see as something else",
  scope: 'change',
  levels: { new: 'error', unchanged: 'off' },
  options: z.strictObject({
    allow: z
      .array(z.enum(kinds))
      .default([])
      .meta({ description: 'Kinds of hidden text that are not reported.', examples: [['bidirectional']] }),
  }),
  *check(context, { allow }) {
    if (!context.baseline) return
    const before = doneBefore(context.baseline, ({ hidden }) => hidden.map(({ kind, what }) => `${kind} ${what}`))
    for (const changed of changedCode(context)) {
      for (const hidden of changed.behaviour.hidden) {
        if (allow.includes(hidden.kind) || isKnown(hidden, changed, before)) continue
        yield {
          message: `${changed.file.path}:${hidden.line}: ${hidden.what}, which ${context.baseline.version} had not`,
          help:
            'Open the line in an editor that shows all characters, and find out who put it there. If it is data, ' +
            'write it as an escape, such as `\\u202e`.',
          ...placeIn([changed]),
          key: hidden.kind,
        }
      }
    }
  },
})
