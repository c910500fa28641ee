import { reasonSchema } from '../../policy/reason.js'
import { z } from 'zod'
import { patternProblem } from '../../policy/patterns.js'
import { forbiddenClasses, forbiddenTable, type ForbiddenClass } from './forbidden-classes.js'

const level = z.enum(['error', 'warning', 'note', 'off'])

const glob = z.string().superRefine((text, context) => {
  const problem = patternProblem(text)
  if (problem !== null) context.addIssue({ code: 'custom', message: problem })
})

const classLevel = z.union([
  level,
  z.strictObject({
    new: level.meta({
      description: 'Level if the baseline release did not have the file, or there is no baseline.',
      examples: ['error'],
    }),
    unchanged: level.meta({ description: 'Level if the baseline release had the file.', examples: ['note'] }),
  }),
])

const classSetting = z.union([
  level,
  z
    .strictObject({
      level: classLevel.optional().meta({
        description: 'Level for every state, or by state. It applies in test folders too.',
        examples: ['warning', { new: 'error', unchanged: 'note' }],
      }),
      add: z
        .array(glob)
        .min(1)
        .optional()
        .meta({
          description: 'Globs from the package root: more files of this class.',
          examples: [['config/*.secret.json']],
        }),
    })
    .refine((setting) => setting.level !== undefined || setting.add !== undefined, {
      error: 'sets nothing, expected level, add or both',
    }),
])

const allowEntry = z.strictObject({
  path: glob.meta({ description: 'A glob from the package root.', examples: ['templates/**/.vscode/**'] }),
  reason: reasonSchema('why this is allowed').meta({
    description: 'Why this is allowed.',
    examples: ['the template has editor settings on purpose'],
  }),
})

function classesShape(): Record<ForbiddenClass, z.ZodOptional<typeof classSetting>> {
  return Object.fromEntries(
    forbiddenClasses.map((name) => [
      name,
      classSetting.optional().meta({
        description: `A level, off, or level and globs, for: ${forbiddenTable[name].what}.`,
        examples: ['off'],
      }),
    ]),
  ) as Record<ForbiddenClass, z.ZodOptional<typeof classSetting>>
}

/** Options of rule forbidden-file. */
export const forbiddenOptions = z.strictObject({
  classes: z
    .strictObject(classesShape())
    .default({})
    .meta({
      description: 'Level and further globs of each class; `off` switches a class off.',
      examples: [{ [forbiddenClasses[0]]: 'warning' }],
    }),
  allow: z
    .array(allowEntry)
    .default([])
    .meta({
      description: 'Files that are allowed although a class forbids them, each with its reason.',
      examples: [[{ path: 'templates/**/.vscode/**', reason: 'part of the template' }]],
    }),
})

export type ForbiddenOptions = z.output<typeof forbiddenOptions>
