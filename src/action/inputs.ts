import { packerNames, type PackerName } from '../pack/packer.js'

/** `auto`: where the token may. `true`: or else no verdict. `false`: not at all. */
export type Mode = 'auto' | 'true' | 'false'

export type PolicySide = 'head' | 'base' | 'both'

/** `check` judges a release. `report` tells what a job without permissions found, from a workflow_run. `verify` compares a release with a report. */
export type Task = 'check' | 'report' | 'verify'

/** What the workflow asks for, checked. */
export interface Inputs {
  readonly mode: Task
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
  const mistakes: string[] = []
  const expected: Expected = (name, what, got) => {
    const shown = name === 'token' ? 'something else' : JSON.stringify(got.slice(0, 100))
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
  const config = line('config', '')
  const mode = oneOf('mode', tasks, 'check')
  const inputs = {
    mode,
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
    checkRun: insisting(mode, oneOf('check-run', modes, 'auto')),
    status: insisting(mode, oneOf('status', modes, 'auto')),
    comment: oneOf('comment', modes, 'false'),
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

type Expected = (name: string, what: string, got: string) => void

/** What one input asks of another. */
function checkTogether(inputs: Omit<Inputs, 'mistakes'>, expected: Expected): void {
  checkNames(inputs, expected)
  if (inputs.mode === 'report') checkReportInputs(inputs, expected)
  if (inputs.vsaFile !== null && inputs.packDestination === null) expected('pack-destination', 'a folder, as `vsa-file` speaks of the tarball in it', '')
}

/** GitHub: a required check is found by its name among check runs and statuses alike, and then both are required. */
function checkNames(inputs: Pick<Inputs, 'checkRun' | 'status' | 'checkName' | 'statusContext'>, expected: Expected): void {
  const used = inputs.checkRun !== 'false' && inputs.status !== 'false'
  if (used && inputs.checkName.toLowerCase() === inputs.statusContext.toLowerCase()) {
    expected('status-context', 'another name than `check-name`', inputs.statusContext)
  }
}

/** Telling is all that `report` does: where it may not, that is no success. */
function insisting(mode: Task, wish: Mode): Mode {
  return mode === 'report' && wish === 'auto' ? 'true' : wish
}

type Posting = Pick<Inputs, 'reportWorkflow' | 'checkRun' | 'status'>

function checkReportInputs({ reportWorkflow, checkRun, status }: Posting, expected: Expected): void {
  if (!/^\.github\/workflows\/[^/]+\.ya?ml$/.test(reportWorkflow)) {
    expected('report-workflow', 'the path of the workflow that makes the report, as in .github/workflows/fork-safe.yml', reportWorkflow)
  }
  if (checkRun === 'false' && status === 'false') expected('check-run', 'another value than false where `status` is false too', 'false')
}

const tasks: ReadonlyMap<string, Task> = new Map([
  ['check', 'check'],
  ['report', 'report'],
  ['verify', 'verify'],
])
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

function list(values: readonly string[]): string {
  return `${values.slice(0, -1).join(', ')} or ${values.at(-1) ?? ''}`
}
