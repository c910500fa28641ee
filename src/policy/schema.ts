import { reasonSchema } from './reason.js'
import { z } from 'zod'
import { packerNames } from '../model/packer.js'
import type { RuleDeclaration } from '../model/rule-declaration.js'
import type { Level } from '../model/problem.js'
import { entryProblem, patternProblem, selectorProblem } from './patterns.js'
import { baseProblem } from './base-spec.js'
import { sizeSchema } from './sizes.js'

/** A rule's settings as the schema puts them out. */
export interface RuleChoice {
  readonly new?: Level
  readonly unchanged?: Level
  readonly options?: Readonly<Record<string, unknown>>
}

/**
 * Custom messages are words that follow the value that they are about: `"./dist" begins with "./", expected "dist"`.
 */
const levelSchema = z.enum(['error', 'warning', 'note', 'off']).meta({
  description: 'error blocks the release, warning and note are reported only, off switches the rule off.',
  examples: ['error', 'off'],
})

const levelByStateSchema = z
  .strictObject({
    new: levelSchema.optional().meta({
      description: 'Level if the baseline release did not have the problem, or there is no baseline.',
      examples: ['error'],
    }),
    unchanged: levelSchema
      .optional()
      .meta({ description: 'Level if the baseline release had the same problem.', examples: ['note'] }),
  })
  .refine((levels) => levels.new !== undefined || levels.unchanged !== undefined, {
    error: 'sets no level, expected new, unchanged or both',
  })

const entryTextSchema = z
  .string()
  .superRefine(complainWith(entryProblem))
  .meta({
    description: 'A glob from the package root; with a leading "!" it excludes files.',
    examples: ['dist/**/*.js', '!dist/**/*.map'],
  })

const entrySchema = z
  .strictObject({
    path: entryTextSchema,
    required: z
      .boolean()
      .optional()
      .meta({ description: 'True: the release needs a file that matches. Default: false.', examples: [true] }),
    'max-size': sizeSchema.optional().meta({
      description: 'The limit for all matching files together, unpacked.',
      examples: ['2 MB', '64 KiB'],
    }),
  })
  .superRefine((entry, context) => {
    if (!entry.path.startsWith('!')) return
    for (const key of ['required', 'max-size'] as const) {
      if (entry[key] !== undefined)
        context.addIssue({ code: 'custom', path: [key], message: 'can\'t be set for a path that begins with "!"' })
    }
  })

const specSchema = z
  .string()
  .regex(/^[^\s-][^\u0000-\u001f]*$/, { error: 'expected auto, none, a version, a tag, or the path of a .tgz file' })
  .meta({
    description:
      'What the release is compared with: auto, none, a published version, a dist-tag, or the path of a .tgz file.',
    examples: ['auto', '1.4.2', 'latest', 'none'],
  })

const baselineSchema = z
  .strictObject({
    spec: specSchema.optional(),
    required: z
      .boolean()
      .optional()
      .meta({
        description: 'True: there is no verdict if the registry does not know the package. Default: false.',
        examples: [true],
      }),
    'skip-broken': z
      .boolean()
      .optional()
      .meta({
        description:
          'False: a last release that is broken or withdrawn is used anyway, not the one before it. ' +
          'Default: true.',
        examples: [false],
      }),
  })
  .refine((baseline) => !(baseline.required === true && baseline.spec === 'none'), {
    error: "can't be both required and none, expected one of the two",
  })

const baseSpecSchema = z
  .string()
  .superRefine(complainWith(baseProblem))
  .meta({
    description:
      'A preset (library, cli, closed-source), a file beside this one, or a file of another repository at a commit.',
    examples: ['closed-source', './base.yml'],
  })

function exampleSettings(rules: readonly RuleDeclaration[]): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    rules.flatMap(({ id, examples }) => (examples?.setting === undefined ? [] : [[id, examples.setting]])),
  )
}

function exampleWaivers(rules: readonly RuleDeclaration[]): readonly unknown[] {
  return rules.flatMap(({ id, examples }) => (examples?.waiver ? [{ rule: id, ...examples.waiver }] : []))
}

/** Keys of the whole policy and of one package's part of it. */
function sectionsOf(rules: readonly RuleDeclaration[]) {
  return {
    extends: z
      .union([baseSpecSchema, z.array(baseSpecSchema).min(1, { error: 'lists nothing, expected at least one policy' })])
      .optional()
      .meta({
        description: 'Policies that this one builds on; its own settings take precedence.',
        examples: ['closed-source', ['library', './base.yml']],
      }),
    files: z
      .array(z.union([entryTextSchema, entrySchema]))
      .min(1, { error: 'lists nothing, expected at least one pattern; without "files" no allowlist applies' })
      .optional()
      .meta({
        description: 'The allowlist: every packed file must match an entry, and no entry with a leading "!".',
        examples: [['package.json', 'dist/**/*.js', '!dist/**/*.test.js']],
      }),
    baseline: z
      .union([specSchema, baselineSchema])
      .optional()
      .meta({
        description: 'The earlier release to compare with. Default: auto.',
        examples: ['auto', { required: true }],
      }),
    packer: z
      .enum(packerNames)
      .optional()
      .meta({
        description:
          'The package manager that publishes, and whose list of files is checked. Default: the one of the repository.',
        examples: ['npm', 'pnpm'],
      }),
    rules: z
      .strictObject(Object.fromEntries(rules.map((rule) => [rule.id, ruleSchema(rule).optional()])))
      .optional()
      .meta({
        description: 'Levels and options of rules, by rule id.',
        examples: [exampleSettings(rules)],
      }),
    waivers: z
      .array(waiverSchema(rules))
      .optional()
      .meta({
        description: 'Findings that are excused, each with its reason.',
        examples: [exampleWaivers(rules)],
      }),
  }
}

/** The policy file's schema: input as users write it, output with sizes in bytes and each rule's options filled in. */
export function policySchema(rules: readonly RuleDeclaration[]) {
  const sections = sectionsOf(rules)
  return z.strictObject({
    ...sections,
    packages: z
      .record(z.string().superRefine(complainWith(selectorProblem)), z.strictObject(sections))
      .optional()
      .meta({
        description:
          'Settings for some packages of a repository only: by a glob over the package folder or name, the ' +
          'keys that it adds or overrides.',
        examples: [{ 'packages/cli': { extends: 'cli' }, '@acme/*': { rules: exampleSettings(rules) } }],
      }),
  })
}

export type CheckedPolicy = z.output<ReturnType<typeof policySchema>>
/** The part of the policy that one package may have of its own. */
export type CheckedSections = Omit<CheckedPolicy, 'packages'>

function ruleSchema(rule: RuleDeclaration) {
  const levels = z
    .union([levelSchema, levelByStateSchema])
    .optional()
    .meta({
      description:
        `Level for every state, or by state. Default: ${rule.levels.new} where new, ${rule.levels.unchanged} ` +
        'where unchanged.',
      examples: ['warning', { new: 'error', unchanged: 'note' }],
    })
  return z
    .union([levelSchema, optionsOf(rule).safeExtend({ level: levels }).strict()])
    .transform((written): RuleChoice => {
      if (typeof written === 'string') return { new: written, unchanged: written }
      const { level, ...options } = written
      const chosen = typeof level === 'string' ? { new: level, unchanged: level } : (level ?? {})
      return { ...definedOnly(chosen), ...(rule.options && { options }) }
    })
    .meta({ description: rule.summary, examples: ['error', 'off'] })
}

/** Rules declare their options as a zod object, so that the level can stand beside them. */
function optionsOf(rule: RuleDeclaration): z.ZodObject {
  if (rule.options === undefined) return z.object({})
  if (rule.options instanceof z.ZodObject) return rule.options
  throw new TypeError(`rule ${rule.id}: options must be a zod object`)
}

function waiverSchema(rules: readonly RuleDeclaration[]) {
  return z.strictObject({
    rule: z.enum(rules.map((rule) => rule.id)).meta({
      description: 'Id of the rule whose findings are excused.',
      examples: rules.slice(0, 1).map((rule) => rule.id),
    }),
    path: z
      .string()
      .superRefine(complainWith(patternProblem))
      .meta({
        description: 'A glob over the files of the finding, not over the folder that they share.',
        examples: ['docs/example.js'],
      }),
    reason: reasonSchema('for this waiver').meta({
      description: 'Why this is allowed. It is shown in every report.',
      examples: ['documented dummy token'],
    }),
    expires: z.iso
      .date({ error: 'expected a date that exists, as YYYY-MM-DD' })
      .optional()
      .meta({ description: 'The last day on which the waiver is valid (UTC).', examples: ['2027-01-31'] }),
    sha256: z
      .string()
      .regex(/^[0-9a-fA-F]{64}$/, { error: 'expected a sha256 as 64 hexadecimal digits' })
      .transform((digest) => digest.toLowerCase())
      .optional()
      .meta({
        description: 'The waiver applies only to a file with exactly these bytes.',
        examples: ['9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08'],
      }),
  })
}

function complainWith(problemOf: (text: string) => string | null) {
  return (text: string, context: z.RefinementCtx<string>): void => {
    const problem = problemOf(text)
    if (problem !== null) context.addIssue({ code: 'custom', message: problem })
  }
}

function definedOnly(levels: { new?: Level | undefined; unchanged?: Level | undefined }): {
  new?: Level
  unchanged?: Level
} {
  return { ...(levels.new && { new: levels.new }), ...(levels.unchanged && { unchanged: levels.unchanged }) }
}
