import { isAbsolute } from 'node:path'
import { readSignerWorkflow } from '../commands/attest/signer.js'
import { defaultPackTime } from '../pack/pack-watch.js'
import { packerNames } from '../model/packer.js'
import { readCommit, readRun } from '../model/verification.js'
import { type Expected, inputReader, type Inputs, type Mode, type PolicySide, type Toggle } from './input-reader.js'

/** What one input asks of another. */
function checkTogether(inputs: Omit<Inputs, 'mistakes'>, expected: Expected): void {
  checkNames(inputs, expected)
  if (inputs.mode === 'report') checkReportInputs(inputs, expected)
  if (inputs.mode === 'shard') checkShardInputs(inputs, expected)
  if (inputs.mode === 'merge') checkMergeInputs(inputs, expected)
  if (inputs.mode === 'verify' && inputs.reportFile === null)
    expected('report-file', 'the report of the run that checked the release, kept as an artifact', '')
  checkModes(inputs, expected)
  if (inputs.vsaFile !== null && inputs.packDestination === null)
    expected('pack-destination', 'a folder, because `vsa-file` describes the tarball in it', '')
}

/** GitHub: a required check is found by its name among check runs and statuses alike, and then both are required. */
function checkNames(
  inputs: Pick<Inputs, 'checkRun' | 'status' | 'checkName' | 'statusContext'>,
  expected: Expected,
): void {
  const used = inputs.checkRun !== 'false' && inputs.status !== 'false'
  if (used && inputs.checkName.toLowerCase() === inputs.statusContext.toLowerCase()) {
    expected('status-context', 'a name that differs from `check-name`', inputs.statusContext)
  }
}

type Posting = Pick<Inputs, 'reportWorkflow' | 'checkRun' | 'status'>

function checkReportInputs({ reportWorkflow, checkRun, status }: Posting, expected: Expected): void {
  if (!/^\.github\/workflows\/[^/]+\.ya?ml$/.test(reportWorkflow)) {
    expected(
      'report-workflow',
      'the path of the workflow that makes the report, as in .github/workflows/fork-safe.yml',
      reportWorkflow,
    )
  }
  if (checkRun === 'false' && status === 'false')
    expected('check-run', 'a value other than false, because `status` is false too', 'false')
}

function checkShardInputs(
  { packages, changedOnly }: Pick<Inputs, 'packages' | 'changedOnly'>,
  expected: Expected,
): void {
  if (packages.length === 0) expected('packages', 'those of this job in the matrix, `matrix.packages`', '')
  if (changedOnly)
    expected('changed-only', "false in mode shard, because mode plan leaves out what can't have changed", 'true')
}

type Given = (inputs: Omit<Inputs, 'mistakes'>) => string | null

/** Inputs that are for some modes alone. In another mode they would be passed over without a word. */
const forModes: readonly (readonly [name: string, modes: readonly Mode[], given: Given])[] = [
  ['plan', ['merge'], ({ plan }) => plan || null],
  ['reports', ['merge'], ({ reports }) => reports[0] ?? null],
  ['costs', ['plan'], ({ costs }) => costs[0] ?? null],
  ['release', ['verify'], ({ release }) => release],
  ['report-run', ['verify'], ({ reportRun }) => (reportRun === null ? null : 'a run')],
  ['report-commit', ['verify'], ({ reportCommit }) => reportCommit],
  ['signer-workflow', ['verify'], ({ signerWorkflow }) => signerWorkflow],
  ['trusted-root', ['verify'], ({ trustedRoot }) => trustedRoot],
  ['wait', ['verify'], ({ wait }) => (wait > 0 ? String(wait) : null)],
  ['report-workflow', ['report'], ({ reportWorkflow }) => reportWorkflow || null],
  ['suggestions', ['check'], ({ suggestions }) => (suggestions === 'false' ? null : suggestions)],
  ['pack-destination', ['check', 'shard'], ({ packDestination }) => packDestination],
  ['vsa-file', ['check', 'shard'], ({ vsaFile }) => vsaFile],
  ['html-file', ['check', 'shard', 'merge', 'report'], ({ htmlFile }) => htmlFile],
  ['sarif-file', ['check', 'shard', 'merge', 'report'], ({ sarifFile }) => sarifFile],
]

function checkModes(inputs: Omit<Inputs, 'mistakes'>, expected: Expected): void {
  for (const [name, modes, given] of forModes) {
    const value = given(inputs)
    if (value !== null && !modes.includes(inputs.mode))
      expected(name, `no value, because only mode ${modes.join(', ')} uses it (the mode is ${inputs.mode})`, value)
  }
}

function checkMergeInputs({ plan, reports }: Pick<Inputs, 'plan' | 'reports'>, expected: Expected): void {
  const outside = reports.find((glob) => isAbsolute(glob) || glob.split(/[\\/]/).includes('..'))
  if (outside !== undefined) expected('reports', 'globs of files inside the workspace, relative to it', outside)
  if (plan === '')
    expected(
      'plan',
      'the output `plan` of the job that planned (empty if that job failed), or a file that holds it',
      plan,
    )
  if (reports.length === 0)
    expected('reports', 'the reports that the jobs of the matrix wrote, as in shards/**/*.json', '')
}

/** Names that a run which judges the release itself uses by default. */
const trusted = { check: 'pack-gate report', status: 'pack-gate' } as const

/** `mode: report` has names of its own: what a branch rule asks for must not be what a pull request can write. */
function unlikeTrusted(mode: Mode, name: string): string {
  if (mode !== 'report') return name
  if (name === trusted.check) return 'pack-gate unverified report'
  return name === trusted.status ? 'pack-gate unverified' : name
}

/**
 * The table of all inputs, for all modes. Collects every mistake, each with the input's name, what was expected and
 * what was got.
 */
export function parseInputs(read: (name: string) => string): Inputs {
  const { mistakes, expected, oneOf, line, shards, seconds, duration } = inputReader(read)
  const config = line('config', '')
  const mode = oneOf('mode', tasks, 'check')
  const origin = <T>(name: string, what: string, parse: (text: string) => T | undefined, text: string): T | null => {
    const value = text === '' ? null : parse(text)
    if (value === undefined) expected(name, what, text)
    return value ?? null
  }
  const inputs = {
    mode,
    shards: shards('shards', 4),
    costs: globs(read('costs')),
    plan: read('plan'),
    reports: globs(read('reports')),
    release: line('release', '') || null,
    wait: seconds('wait', 0),
    reportRun: origin('report-run', 'ID, ID/ATTEMPT or any', readRun, line('report-run', '')),
    reportCommit: origin('report-commit', 'a full commit SHA', readCommit, line('report-commit', '')),
    signerWorkflow: origin(
      'signer-workflow',
      'the file of a workflow, as in release.yml, perhaps with @REF',
      readSignerWorkflow,
      line('signer-workflow', ''),
    ),
    trustedRoot: line('trusted-root', '') || null,
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
    packTimeout: duration('pack-timeout', defaultPackTime.deadlineMs),
    token: line('token', ''),
    policyToken: line('policy-token', ''),
    checkRun: posting(mode, oneOf('check-run', modes, 'auto')),
    status: posting(mode, oneOf('status', modes, 'auto')),
    comment: posting(mode, oneOf('comment', modes, 'false')),
    suggestions: oneOf('suggestions', modes, 'false'),
    checkName: unlikeTrusted(mode, line('check-name', trusted.check)),
    statusContext: unlikeTrusted(mode, line('status-context', trusted.status)),
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

/**
 * Posting is all that `report` does: where it may not, that is no success. A shard's report is posted by the job that
 * merges.
 */
function posting(mode: Mode, wish: Toggle): Toggle {
  if (mode === 'shard') return 'false'
  return mode === 'report' && wish === 'auto' ? 'true' : wish
}

const tasks: ReadonlyMap<string, Mode> = new Map(
  (['check', 'plan', 'shard', 'merge', 'report', 'verify'] as const).map((name) => [name, name]),
)
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
const modes: ReadonlyMap<string, Toggle> = new Map([
  ['auto', 'auto'],
  ['true', 'true'],
  ['false', 'false'],
])

/** One on each line, as folder names may hold spaces. */
function globs(text: string): readonly string[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
}

function variables(text: string, mistakes: string[]): readonly string[] {
  const names = text.split(/[\s,]+/).filter((name) => name !== '')
  const valid = names.filter((name) => /^[A-Za-z_][\w().-]*$/.test(name))
  const others = names.length - valid.length
  // Not shown: it may hold a secret's value.
  if (others > 0)
    mistakes.push(`Input \`pass-env\`: expected names of environment variables, got ${others} that can't be one.`)
  return valid
}
