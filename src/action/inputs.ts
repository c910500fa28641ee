import { defaultPackTime } from '../pack/pack-watch.js'
import { packerNames } from '../pack/packer.js'
import { inputReader } from './input-reader.js'
import type { Inputs, Toggle, PolicySide, Mode } from './input-types.js'
import { checkTogether } from './inputs-together.js'

/**
 * The table of all inputs, for all modes. Collects every mistake, each with the input's name, what was expected and
 * what was got.
 */
export function parseInputs(read: (name: string) => string): Inputs {
  const { mistakes, expected, oneOf, line, shards, seconds, duration } = inputReader(read)
  const config = line('config', '')
  const mode = oneOf('mode', tasks, 'check')
  const inputs = {
    mode,
    shards: shards('shards', 4),
    costs: globs(read('costs')),
    plan: read('plan'),
    reports: globs(read('reports')),
    release: line('release', '') || null,
    wait: seconds('wait', 0),
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

/**
 * Telling is all that `report` does: where it may not, that is no success. A shard's report is told by the job that
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
  // Not shown: somebody may have put a secret's value here.
  if (others > 0)
    mistakes.push(`Input \`pass-env\`: expected names of environment variables, got ${others} that can be none.`)
  return valid
}
