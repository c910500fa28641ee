import type { PackerName } from '../pack/packer.js'

/** `auto`: where the token may. `true`: or else no verdict. `false`: not at all. */
export type Toggle = 'auto' | 'true' | 'false'

export type PolicySide = 'head' | 'base' | 'both'

/**
 * `check` judges a release. `plan` shares packages out to the jobs of a matrix, which are a `shard` each, and `merge`
 * makes one report of theirs. `report` tells what a job without permissions found, from a workflow_run. `verify`
 * compares a release with a report.
 */
export type Mode = 'check' | 'plan' | 'shard' | 'merge' | 'report' | 'verify'

/** What the workflow asks for, checked. */
export interface Inputs {
  readonly mode: Mode
  /** Jobs that `plan` shares the packages out to. */
  readonly shards: number
  /** Globs of earlier reports, relative to the workspace. */
  readonly costs: readonly string[]
  /** What `plan` printed, or a file that holds it. */
  readonly plan: string
  /** Globs of the shards' reports, relative to the workspace. */
  readonly reports: readonly string[]
  /** What `verify` looks at; null: the release that the report is about. */
  readonly release: string | null
  /** Seconds that `verify` waits for a release that the registry does not show yet. */
  readonly wait: number
  /** Path of the workflow whose reports `report` takes. */
  readonly reportWorkflow: string
  /** Name of the artifact that holds the report. */
  readonly reportArtifact: string
  readonly path: string
  /** Globs of package folders, relative to `path`. */
  readonly packages: readonly string[]
  /** On a pull request: leave out packages that can't have changed. */
  readonly changedOnly: boolean
  readonly config: string | false | null
  /** Whose policy decides on a pull request; `both`: the head's, and what it loosens is told. */
  readonly policy: PolicySide
  readonly baseline: string | null
  readonly packer: PackerName | 'auto'
  readonly ignoreScripts: boolean
  readonly passEnv: readonly string[]
  /** Milliseconds until a packer is ended. */
  readonly packTimeout: number
  readonly token: string
  readonly checkRun: Toggle
  readonly status: Toggle
  readonly comment: Toggle
  readonly checkName: string
  readonly statusContext: string
  readonly enforce: boolean
  readonly reportFile: string | null
  /** Folder for the tarball of a release that passes; null for none. */
  readonly packDestination: string | null
  /** Where the verification summary goes; null for none. */
  readonly vsaFile: string | null
  readonly htmlFile: string | null
  readonly sarifFile: string | null
  /** One sentence for each input that is wrong; it has its default here, so that the mistake itself can be reported. */
  readonly mistakes: readonly string[]
}
