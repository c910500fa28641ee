import { reasonSchema } from '../../policy/reason.js'
import { z } from 'zod'
import { patternProblem } from '../../policy/patterns.js'
import { secretKindNames } from '../../model/secret-kinds.js'

const glob = z.string().superRefine((text, context) => {
  const problem = patternProblem(text)
  if (problem !== null) context.addIssue({ code: 'custom', message: problem })
})

const allowEntry = z
  .strictObject({
    kind: z
      .enum(secretKindNames)
      .optional()
      .meta({ description: 'A kind of credential; every kind without it.', examples: secretKindNames.slice(0, 1) }),
    path: glob
      .optional()
      .meta({ description: 'A glob from the package root; every file without it.', examples: ['dist/demo/**'] }),
    reason: reasonSchema('why this may ship').meta({
      description: 'Why this may ship.',
      examples: ['a dummy token of the documentation'],
    }),
  })
  .refine(({ kind, path }) => kind !== undefined || path !== undefined, {
    error: 'allows everything, expected kind, path or both',
  })

/** Options of rule secret. */
export const secretOptions = z.strictObject({
  allow: z
    .array(allowEntry)
    .default([])
    .meta({
      description: 'Credentials that may ship, by kind and place, each with its reason.',
      examples: [[{ path: 'docs/example.js', reason: 'a dummy token of the documentation' }]],
    }),
})

export type SecretOptions = z.output<typeof secretOptions>
