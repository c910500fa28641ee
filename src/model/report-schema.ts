import { z } from 'zod'
import { changedCodeSchema } from './code-change.js'
import { errorCodes } from './error-codes.js'
import {
  schemaVersionSchema,
  commitSchema,
  runSchema,
  unverifiedSchema,
  countSchema,
  lineSchema,
  packagePathSchema,
  durationMsSchema,
  fileSchema,
  removedFileSchema,
  tarballSchema,
  policySchema,
  packerSchema,
  mistakeSchema,
  timingsSchema,
  toolSchema,
  findingSchema,
  waivedFindingSchema,
} from './report-parts.js'

/**
 * The report's shape, written once: types, schema/report.schema.json and every reader come from here. Keys are added,
 * never removed or changed. Unknown keys are dropped on reading.
 */
export const verdictSchema = z
  .object({
    schemaVersion: schemaVersionSchema,
    tool: toolSchema,
    conclusion: z
      .enum(['success', 'failure', 'neutral'])
      .describe(
        'success: the release passed (exit code 0). failure: at least one finding is an error (exit code 1). ' +
          'neutral: `pack-gate diff` compared two releases and decided nothing.',
      ),
    unverified: unverifiedSchema.exactOptional(),
    commit: commitSchema.exactOptional(),
    run: runSchema.exactOptional(),
    path: packagePathSchema.exactOptional(),
    durationMs: durationMsSchema.exactOptional(),
    package: z
      .object({
        name: z.string().describe('Name of the package, with its scope.'),
        version: z.string().describe('Version that would be published.'),
      })
      .describe('What would be published, as the packed package.json says. Untrusted text.'),
    packer: packerSchema
      .nullable()
      .describe('The package manager that packed the release; null where the target was a tarball.'),
    integrity: z
      .string()
      .nullable()
      .describe(
        "Subresource integrity of the release's tarball (sha512-…); null where no tarball was made or it can't " +
          'be known.',
      ),
    tarball: tarballSchema
      .nullable()
      .describe(
        'The checked tarball, handed over to the publish step; null where none was requested and where the ' +
          'release is blocked.',
      ),
    contents: z.enum(['working-tree', 'tarball']).describe('Where the checked bytes came from.'),
    policy: policySchema
      .nullable()
      .describe(
        'The policy file that was applied; null where there was none, so that rules and baseline alone decided.',
      ),
    baseline: z
      .object({
        kind: z
          .enum(['published', 'tarball', 'folder', 'first-release', 'none'])
          .describe(
            'published: from the registry. tarball: from a file. folder: packed from a folder (`pack-gate diff` ' +
              'only). first-release: the registry has no release of this package. none: comparing was turned off.',
          ),
        name: z
          .string()
          .describe("Its package, only if it differs from the release's. Untrusted text.")
          .exactOptional(),
        version: z.string().nullable().describe('Its version; null without a baseline.'),
        integrity: z.string().nullable().describe('Subresource integrity of its tarball; null where not known.'),
        unpackedSize: countSchema.nullable().describe('Bytes of all its files; null without a baseline.'),
        registry: z
          .string()
          .describe('Address of the registry that was asked for it, where one was: the one that publishing goes to.')
          .exactOptional(),
        passedOver: z
          .array(
            z.object({
              version: z.string().describe('The release that was skipped.'),
              reason: z.string().describe('Why, as words that follow it. Untrusted text: it may name packed files.'),
            }),
          )
          .describe('Later releases that are broken or withdrawn, and so no measure, the nearest first.')
          .exactOptional(),
        deprecated: z
          .string()
          .describe(
            'Why its publisher deprecated it, only where no earlier release could take its place: what it had ' +
              'counts as new. Untrusted text.',
          )
          .exactOptional(),
        packer: z
          .object({
            name: z.string().describe('The package manager.'),
            version: z.string().describe('Its version.'),
          })
          .describe("What packed it, only where the registry's record of it can be trusted.")
          .exactOptional(),
      })
      .describe('The earlier release that this one was compared with.'),
    totals: z
      .object({
        files: countSchema.describe('Number of packed files.'),
        unpackedSize: countSchema.describe('Bytes of all packed files.'),
        size: countSchema.nullable().describe('Bytes of the tarball; null where none was made.'),
        added: countSchema.describe('Files that the baseline does not have.'),
        removed: countSchema.describe('Files of the baseline that the release does not have.'),
        renamed: countSchema.describe('Files that the baseline has under another name.'),
        changed: countSchema.describe('Files that have other bytes under the same name.'),
        modeChanged: countSchema.describe('Files that have another mode than in the baseline, whatever their bytes.'),
      })
      .describe('The release in figures.'),
    findings: z.array(findingSchema).describe('What the rules found, waived findings left out.'),
    waived: z.array(waivedFindingSchema).describe('Findings that a waiver of the policy excuses.'),
    patch: z
      .object({
        path: z.string().describe("The policy file, from the repository's root."),
        diff: z.string().describe('A unified diff as git apply takes it. Untrusted text.'),
      })
      .describe(
        'Where new files or sizes block: the change of the policy that would allow them. Nothing else is in it.',
      )
      .exactOptional(),
    files: z.array(fileSchema).describe('Every packed file.'),
    removed: z.array(removedFileSchema).describe('Files of the baseline that the release has under no name.'),
    changedCode: changedCodeSchema.exactOptional(),
    timings: timingsSchema.exactOptional(),
  })
  .meta({ id: 'verdict', title: 'Verdict', description: 'The decision and all that led to it. Exit code 0 or 1.' })

export const noVerdictSchema = z
  .object({
    schemaVersion: schemaVersionSchema,
    conclusion: z.literal('error').describe('Always error.'),
    unverified: unverifiedSchema.exactOptional(),
    package: z
      .object({
        name: z.string().nullable().describe("Name of the package; null where it can't be read."),
        version: z.string().nullable().describe("Its version; null where it can't be read."),
      })
      .describe('Only in a report of several packages: the package, as its package.json on disk says. Untrusted text.')
      .exactOptional(),
    path: packagePathSchema.exactOptional(),
    durationMs: durationMsSchema.exactOptional(),
    error: z
      .object({
        code: z
          .string()
          .regex(/^E[A-Z]+$/)
          .meta({
            description: 'Which part could not do its work.',
            examples: [...errorCodes],
          }),
        message: z.string().describe('What was found. Untrusted text; may have several lines.'),
        help: z.string().describe('What to do now.'),
        mistakes: z
          .array(mistakeSchema)
          .describe('Each mistake of the policy, where that is what went wrong; message has the same in text alone.')
          .exactOptional(),
        location: z
          .object({
            path: z.string().describe("Path from the repository's root."),
            line: lineSchema.describe('Line, from 1.'),
            column: lineSchema.describe('Column, from 1.').exactOptional(),
          })
          .describe('Where the mistake is, if it is in a file.')
          .exactOptional(),
      })
      .describe('What went wrong.'),
  })
  .meta({
    id: 'noVerdict',
    title: 'No verdict',
    description: 'No verdict could be reached, so nothing was approved. Exit code 2.',
  })

export const repositorySchema = z
  .object({
    schemaVersion: schemaVersionSchema,
    tool: toolSchema,
    conclusion: z
      .enum(['success', 'failure', 'error'])
      .describe("The worst of the packages': error outweighs failure, and failure success."),
    unverified: unverifiedSchema.exactOptional(),
    commit: commitSchema.exactOptional(),
    run: runSchema.exactOptional(),
    packages: z
      .array(z.union([verdictSchema, noVerdictSchema]))
      .describe('The report of each checked package, with its path.'),
    skipped: z
      .array(
        z.object({
          name: z.string().nullable().describe('Name of the package; null where it has none. Untrusted text.'),
          path: z.string().describe("Its folder from the repository's root, or the glob that matched no package."),
          reason: z.string().describe('Why it was not checked.'),
        }),
      )
      .describe('What was not checked.'),
  })
  .meta({
    id: 'repository',
    title: 'Several packages',
    description: 'A run over several packages. The exit code is that of the worst.',
  })

/** schema/report.schema.json: JSON Schema (2020-12) of whatever a run prints as JSON. */
export function reportJsonSchema(): Readonly<Record<string, unknown>> {
  const whole = z.union([verdictSchema, noVerdictSchema, repositorySchema])
  const { $schema, ...schema } = z.toJSONSchema(whole, {
    io: 'input',
    // Every figure is a count or a line: the largest safe integer says nothing.
    override: ({ jsonSchema }) => {
      if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum
    },
  })
  return {
    $schema,
    $id: 'urn:pack-gate:report:1',
    title: 'pack-gate report',
    description:
      'What `pack-gate check --reporter json` prints: a verdict, or why none could be reached. Keys may be added ' +
      "within a schemaVersion; none is removed or changes its meaning. Readers ignore keys that they don't know.",
    ...schema,
  }
}
