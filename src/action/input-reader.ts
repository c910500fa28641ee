import { mostShards, readShards } from '../gate/workspace/shard-files.js'
import { milliseconds } from '../pack/pack-watch.js'
import type { PackerName } from '../model/packer.js'
import type { ExpectedOrigin } from '../model/verification.js'

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
  /** The run that made the report which `verify` compares with; null: this one. */
  readonly reportRun: ExpectedOrigin['run']
  /** The commit that what `verify` looks at has to be of; null: any. */
  readonly reportCommit: string | null
  /** Whose provenance counts for `verify`; null: any workflow of the repository that package.json names. */
  readonly signerWorkflow: string | null
  /** File of the roots that `verify` verifies signatures against; null: Sigstore's. */
  readonly trustedRoot: string | null
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
  /** Whose policy decides on a pull request; `both`: the head's, and what it loosens is reported. */
  readonly policy: PolicySide
  readonly baseline: string | null
  readonly packer: PackerName | 'auto'
  readonly ignoreScripts: boolean
  readonly passEnv: readonly string[]
  /** Milliseconds until a packer is ended. */
  readonly packTimeout: number
  readonly token: string
  /** Reads policies of other repositories; empty: `token` does. */
  readonly policyToken: string
  readonly checkRun: Toggle
  readonly status: Toggle
  readonly comment: Toggle
  /** Suggested changes on the pull request, of what `--fix` would change. */
  readonly suggestions: Toggle
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

/** Notes that an input is wrong: its name, what was expected, and what was got. */
export type Expected = (name: string, what: string, got: string) => void

/** Readers of the kinds of inputs there are. Each notes a mistake and goes on with the usual value. */
interface InputReader {
  /** One sentence for each input that is wrong. */
  readonly mistakes: string[]
  readonly expected: Expected
  readonly oneOf: <T>(name: string, values: ReadonlyMap<string, T>, usual: T) => T
  readonly line: (name: string, usual: string) => string
  readonly shards: (name: string, usual: number) => number
  readonly seconds: (name: string, usual: number) => number
  /** Milliseconds. */
  readonly duration: (name: string, usual: number) => number
}

/** @param read an input as the workflow gives it; empty where it is left out */
export function inputReader(read: (name: string) => string): InputReader {
  const mistakes: string[] = []
  const expected: Expected = (name, what, got) => {
    const shown = name === 'token' || name === 'policy-token' ? 'something else' : JSON.stringify(got.slice(0, 100))
    mistakes.push(`Input \`${name}\`: expected ${what}, got ${shown}.`)
  }
  const oneOf = <T>(name: string, values: ReadonlyMap<string, T>, usual: T): T => {
    const text = read(name)
    if (text === '') return usual
    const value = values.get(text.toLowerCase())
    if (value === undefined) expected(name, list([...values.keys()]), text)
    return value ?? usual
  }
  const line = (name: string, usual: string): string => {
    const text = read(name)
    if (!/[\p{Cc}\u2028\u2029]/u.test(text)) return text || usual
    expected(name, 'one line of text', text)
    return usual
  }
  const shards = (name: string, usual: number): number => {
    const text = read(name) || String(usual)
    const count = readShards(text)
    if (count === null) expected(name, `a number from 1 to ${mostShards}`, text)
    return count ?? usual
  }
  const seconds = (name: string, usual: number): number => {
    const text = read(name) || String(usual)
    if (/^\d{1,6}$/.test(text)) return Number(text)
    expected(name, 'a whole number of seconds below a million', text)
    return usual
  }
  const duration = (name: string, usual: number): number => {
    const text = read(name)
    const ms = text === '' ? usual : milliseconds(text)
    if (ms === null) expected(name, 'a time such as 90s, 45m or 2h, at most a day', text)
    return ms ?? usual
  }
  return { mistakes, expected, oneOf, line, shards, seconds, duration }
}

function list(values: readonly string[]): string {
  return `${values.slice(0, -1).join(', ')} or ${values.at(-1) ?? ''}`
}
