import { packerNames, type PackerName } from '../pack/packer.js'
import { inputReader } from './input-reader.js'
import { checkTogether } from './inputs-together.js'

/** `auto`: where the token may. `true`: or else no verdict. `false`: not at all. */
export type Mode = 'auto' | 'true' | 'false'

export type PolicySide = 'head' | 'base' | 'both'

/**
 * `check` judges a release. `plan` shares packages out to the jobs of a matrix, which are a `shard` each, and `merge` makes one report
 * of theirs. `report` tells what a job without permissions found, from a workflow_run. `verify` compares a release with a report.
 */
export type Task = 'check' | 'plan' | 'shard' | 'merge' | 'report' | 'verify'

/** What the workflow asks for, checked. */
export interface Inputs {
  readonly mode: Task
  /** Jobs that `plan` shares the packages out to. */
  readonly shards: number
  /** Globs of earlier reports, relative to the workspace. */
  readonly costs: readonly string[]
  /** What `plan` printed, or a file that holds it. */
  readonly plan: string
  /** Globs of the shards' reports, relative to the workspace. */
  readonly reports: readonly string[]
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
  readonly token: string
  readonly checkRun: Mode
  readonly status: Mode
  readonly comment: Mode
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

/** Checks all inputs and collects every mistake, each with the input's name, what was expected and what was got. */
export function parseInputs(read: (name: string) => string): Inputs {
  const { mistakes, expected, oneOf, line, shards } = inputReader(read)
  const config = line('config', '')
  const mode = oneOf('mode', tasks, 'check')
  const inputs = {
    mode,
    shards: shards('shards', 4),
    costs: globs(read('costs')),
    plan: read('plan'),
    reports: globs(read('reports')),
    reportWorkflow: line('report-workflow', ''),
    reportArtifact: line('report-artifact', 'pack-gate-report'),
    path: line('path', '.'),
    packages: globs(read('packages')),
    changedOnly: oneOf('changed-only', booleans, false),
    config: config === 'none' ? (false as const) : config || null,
    policy: oneOf('policy', sides, 'both'),
    baseline: line('baseline', '') || null,
    packer: oneOf('packer', packers, 'auto'),
    ignoreScripts: oneOf('ignore-scripts', booleans, false),
    passEnv: variables(read('pass-env'), mistakes),
    token: line('token', ''),
    checkRun: posting(mode, oneOf('check-run', modes, 'auto')),
    status: posting(mode, oneOf('status', modes, 'auto')),
    comment: posting(mode, oneOf('comment', modes, 'false')),
    checkName: line('check-name', 'pack-gate report'),
    statusContext: line('status-context', 'pack-gate'),
    enforce: oneOf('enforce', booleans, true),
    reportFile: line('report-file', '') || null,
    packDestination: line('pack-destination', '') || null,
    vsaFile: line('vsa-file', '') || null,
    htmlFile: line('html-file', '') || null,
    sarifFile: line('sarif-file', '') || null,
  }
  checkTogether(inputs, expected)
  return { ...inputs, mistakes }
}

/** Telling is all that `report` does: where it may not, that is no success. A shard's report is told by the job that merges. */
function posting(mode: Task, wish: Mode): Mode {
  if (mode === 'shard') return 'false'
  return mode === 'report' && wish === 'auto' ? 'true' : wish
}

const tasks: ReadonlyMap<string, Task> = new Map((['check', 'plan', 'shard', 'merge', 'report', 'verify'] as const).map((name) => [name, name]))
const booleans: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['false', false],
])
const packers = new Map((['auto', ...packerNames] as const).map((name) => [name, name]))
const sides: ReadonlyMap<string, PolicySide> = new Map([
  ['head', 'head'],
  ['base', 'base'],
  ['both', 'both'],
])
const modes: ReadonlyMap<string, Mode> = new Map([
  ['auto', 'auto'],
  ['true', 'true'],
  ['false', 'false'],
])

/** One on each line, as folder names may hold spaces. */
function globs(text: string): readonly string[] {
  return text.split(/\r?\n/).map((line) => line.trim()).filter((line) => line !== '')
}

function variables(text: string, mistakes: string[]): readonly string[] {
  const names = text.split(/[\s,]+/).filter((name) => name !== '')
  const valid = names.filter((name) => /^[A-Za-z_][\w().-]*$/.test(name))
  const others = names.length - valid.length
  // Not shown: somebody may have put a secret's value here.
  if (others > 0) mistakes.push(`Input \`pass-env\`: expected names of environment variables, got ${others} that can be none.`)
  return valid
}
