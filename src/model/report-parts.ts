import { z } from 'zod'

/** The parts of a report, as the report's schema is put together of them. Texts in them are untrusted. */

export const schemaVersionSchema = z.literal(1).describe('Version of this contract.')

export const toolSchema = z
  .object({
    name: z.string().describe('Always pack-gate.'),
    version: z.string().describe('Version of pack-gate.'),
  })
  .describe('What made the report.')

export const countSchema = z.int().nonnegative()

export const lineSchema = z.int().positive()

export const commitSchema = z
  .string()
  .regex(/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/)
  .describe('The commit that was packed. Left out where it is not known, and for a tarball.')

export const runSchema = z
  .object({
    id: z
      .string()
      .regex(/^\d{1,20}$/)
      .describe('Number of the run, as GitHub gives it.'),
    attempt: z.int().positive().describe('Which attempt at it, from 1.'),
  })
  .describe('The run of a GitHub workflow that made the report; left out elsewhere.')

export const unverifiedSchema = z
  .literal(true)
  .describe(
    'Only with `mode: report`: a job that the pull request controls wrote the report, and nothing in it was verified.',
  )

export const packagePathSchema = z
  .string()
  .describe(
    "Only in a report of several packages: the package's folder from the repository's root, `.` for the root " +
      'itself.',
  )

export const durationMsSchema = z
  .int()
  .nonnegative()
  .describe('Only in a report of several packages: milliseconds that checking this one took.')

const millisecondsSchema = z.int().nonnegative()

export const timingsSchema = z
  .object({
    policy: millisecondsSchema.describe('Finding and reading the policy.'),
    pack: millisecondsSchema.describe("The packer's run. Left out for a tarball.").exactOptional(),
    baseline: millisecondsSchema.describe('Fetching and reading the release to compare with.'),
    read: millisecondsSchema.describe('Reading what was packed, as far as it was not read while the packer ran.'),
    judge: millisecondsSchema.describe('Comparing, all rules, and the decision.'),
    total: millisecondsSchema.describe('From the first to the last; Node and our own start come before it.'),
  })
  .describe('Milliseconds that each stage took. Some run at the same time. Left out in a comparison.')

export const mistakeSchema = z
  .object({
    path: z
      .string()
      .describe("Path from the repository's root; a file outside it has the name by which it was asked for."),
    line: lineSchema.describe('Line, from 1.'),
    column: lineSchema.describe('Column, from 1, in UTF-16 units.'),
    message: z.string().describe('What is wrong and what was expected.'),
    source: z
      .object({
        text: z.string().describe('The text as it is written, without its line end.'),
        column: lineSchema.describe('Where in that text the mistake begins, from 1.'),
      })
      .describe('The line, or the part of it around the mistake.')
      .exactOptional(),
  })
  .describe('One mistake in the policy. Untrusted text.')

export const fileSchema = z.object({
  path: z.string().describe("Path from the package's root. Untrusted text."),
  size: countSchema.describe('Bytes.'),
  mode: countSchema.describe('File mode as in the tar header, as a decimal number: 420 is 0644.'),
  sha256: z.string().describe('Of the contents, lower-case hex.'),
  state: z
    .enum(['added', 'unchanged', 'changed', 'renamed'])
    .describe('How it relates to the baseline. Without a baseline every file is added.'),
  was: z.string().describe("The baseline's name of a renamed file.").exactOptional(),
  wasSize: countSchema.describe('Bytes in the baseline, where they were others.').exactOptional(),
  wasMode: countSchema.describe('Mode in the baseline, where it was another.').exactOptional(),
})

export const removedFileSchema = z.object({
  path: z.string().describe('Path in the baseline. Untrusted text.'),
  size: countSchema.describe('Bytes in the baseline.'),
})

export const tarballSchema = z.object({
  path: z.string().describe('Absolute path, on the machine that packed.'),
  integrity: z.string().describe('Subresource integrity (sha512-…), as a registry will report it.'),
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .describe('SHA-256, lower-case hex.'),
  size: countSchema.describe('Bytes.'),
})

export const policySchema = z.object({
  path: z
    .string()
    .nullable()
    .describe("Path from the repository's root; null where the base branch decided, and has no policy."),
  side: z
    .enum(['head', 'base'])
    .describe("Whose policy decided, where a pull request has two: its own (head) or the base branch's.")
    .exactOptional(),
  extends: z
    .array(z.string())
    .describe(
      'What the policy extends, however far, as it was asked for; what comes later counts more. Left out where ' +
        'it extends nothing.',
    )
    .exactOptional(),
})

export const packerSchema = z.object({
  name: z.string().describe('Name of the package manager.'),
  version: z.string().describe('Its version. The file list depends on it.'),
  ignoreScripts: z
    .boolean()
    .describe('true where the release was packed without its lifecycle scripts.')
    .exactOptional(),
  chosenBy: z
    .object({
      by: z
        .enum(['request', 'policy', 'packageManager', 'devEngines', 'rush', 'lock-file', 'release-tool', 'default'])
        .describe(
          'request: the option or input packer. policy: its key packer. packageManager, devEngines: a field of ' +
            'package.json. rush: rush.json. lock-file: a lock file or workspace file. release-tool: the file of a ' +
            'tool that publishes with npm. default: nothing named one.',
        ),
      path: z.string().describe("The file that says so, from the repository's root.").exactOptional(),
    })
    .describe('What made it this package manager.')
    .exactOptional(),
  directory: z
    .string()
    .describe("The folder that was packed in the package's place, from there: publishConfig.directory and the like.")
    .exactOptional(),
  notes: z
    .array(z.string())
    .describe('What in the repository speaks for another package manager, or for another version of this one.')
    .exactOptional(),
})

export const findingSchema = z
  .object({
    ruleId: z.string().describe('The rule; docs/rules has a page for each.'),
    level: z.enum(['error', 'warning', 'note']).describe('An error blocks the release.'),
    message: z.string().describe('The fact, with its figure. Untrusted text: it may name packed files.'),
    help: z.string().describe('The remedy. Lines indented by two spaces are to paste.'),
    path: z
      .string()
      .describe(
        "The packed file or folder it is about, from the package's root; package.json where it is about the " +
          'whole release.',
      ),
    line: lineSchema.describe('Line in that file, from 1.').exactOptional(),
    count: z.int().positive().describe('How many files a grouped finding is about.').exactOptional(),
    examples: z.array(z.string()).describe('Some of them.').exactOptional(),
    baselineState: z
      .enum(['new', 'unchanged'])
      .describe('new: the baseline does not have the problem, or there is no baseline. unchanged: it has it too.'),
    anchor: z
      .object({
        path: z.string().describe("Path from the repository's root."),
        line: lineSchema.describe('Line, from 1.'),
      })
      .describe('The tracked file and line in the repository that brought it about.'),
    fix: z
      .object({
        by: z
          .enum(['leave-out', 'executable', 'not-shared', 'line-end', 'workspace-range'])
          .describe(
            'leave-out: entries for `files` in package.json. executable, not-shared: a file mode. line-end: of a ' +
              "command's first line. workspace-range: a version in place of `workspace:`.",
          ),
        of: z
          .array(z.string())
          .describe(
            'The entries, the files from the root of the package, or the dependencies as `dependencies/NAME`. ' +
              'Untrusted text.',
          ),
      })
      .describe('What `pack-gate check --fix` would do about it; left out where it can do nothing.')
      .exactOptional(),
    group: lineSchema
      .describe(
        'Reports show findings with the same number as one entry: they are reasons why the same files should not ship.',
      )
      .exactOptional(),
    follows: z
      .literal(true)
      .describe('What settles the findings of its group before it settles this one, too.')
      .exactOptional(),
    unbuilt: z
      .string()
      .describe(
        'The folder of the package that was not built: no file of it exists. The finding stands for all that is ' +
          'missing in it.',
      )
      .exactOptional(),
  })
  .describe('One hit of one rule (SARIF: result).')

export const waivedFindingSchema = findingSchema
  .extend({
    reason: z.string().describe('Why, as the policy says.'),
    expires: z.iso
      .date()
      .nullable()
      .describe('Last day on which the waiver is valid, YYYY-MM-DD (UTC); null if it has no end.'),
  })
  .describe('A finding with what excuses it (SARIF: suppression).')
