import { z } from 'zod'
import { debugKinds, type DebugKind } from '../../model/behaviour.js'
import { groupBy } from '../../model/group-by.js'
import { defineRule } from '../rule.js'
import { changedCode, doneBefore, inOthers, placeIn } from './changed-code.js'

const words: Readonly<Record<DebugKind, readonly [what: string, help: string]>> = {
  debugger: ['stops in the debugger', 'Take the statement out.'],
  only: ['leaves out all tests but one', 'Take `.only` out, and keep tests out of what entry points load.'],
  development: [
    'was built for development',
    'Build with NODE_ENV=production (or the production mode of your bundler).',
  ],
  coverage: ['counts which of its lines run', 'Build without coverage: Istanbul changes code only for tests.'],
  tests: ['has stand-ins of tests', 'Keep tests and their mocks out of what entry points load.'],
  certificates: [
    'accepts any certificate',
    'Take it out: anyone between a user and the server can read and change what is sent.',
  ],
  'hot-reload': ['has the client of a development server', 'Build with the production mode of your bundler.'],
}

export const debugLeft = defineRule({
  id: 'debug-left',
  summary: 'what was left from development in code that runs: a debugger statement, a development build, hot reload',
  scope: 'change',
  levels: { new: 'warning', unchanged: 'off' },
  options: z.strictObject({
    allow: z
      .array(z.enum(debugKinds))
      .default([])
      .meta({ description: 'What may be left in code.', examples: [['hot-reload']] }),
  }),
  *check(context, { allow }) {
    if (!context.baseline) return
    const isKnown = doneBefore(context.baseline, ({ debug }) => debug.map(({ kind }) => kind))
    const found = changedCode(context).flatMap((changed) =>
      changed.behaviour.debug
        .filter(({ kind }) => !allow.includes(kind) && !isKnown(kind, changed.was))
        .map((debug) => ({ debug, changed })),
    )
    for (const [key, members] of groupBy(found, ({ debug }) => debug.kind)) {
      const [first] = members
      if (!first) continue
      const [what, help] = words[first.debug.kind]
      const files = members.map(({ changed }) => changed)
      yield {
        message: `${first.changed.file.path}:${first.debug.line} ${what} (${first.debug.what})${inOthers(files)}`,
        help,
        ...placeIn(files),
        key,
      }
    }
  },
})
