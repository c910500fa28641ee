import { packerNames, type PackerName } from '../pack/packer.js'

/** `auto`: where the token may. `true`: or else no verdict. `false`: not at all. */
export type Mode = 'auto' | 'true' | 'false'

export type PolicySide = 'head' | 'base' | 'both'

/** What the workflow asks for, checked. */
export interface Inputs {
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
  readonly checkName: string
  readonly statusContext: string
  readonly enforce: boolean
  readonly reportFile: string | null
  readonly htmlFile: string | null
  readonly sarifFile: string | null
  /** One sentence for each input that is wrong; it has its default here, so that the mistake itself can be reported. */
  readonly mistakes: readonly string[]
}

/** Checks all inputs and collects every mistake, each with the input's name, what was expected and what was got. */
export function parseInputs(read: (name: string) => string): Inputs {
  const mistakes: string[] = []
  const expected = (name: string, what: string, got: string): void => {
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
  const inputs = {
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
    checkRun: oneOf('check-run', modes, 'auto'),
    status: oneOf('status', modes, 'auto'),
    checkName: line('check-name', 'pack-gate report'),
    statusContext: line('status-context', 'pack-gate'),
    enforce: oneOf('enforce', booleans, true),
    reportFile: line('report-file', '') || null,
    htmlFile: line('html-file', '') || null,
    sarifFile: line('sarif-file', '') || null,
  }
  // GitHub: a required check is found by its name among check runs and statuses alike, and then both are required.
  const used = inputs.checkRun !== 'false' && inputs.status !== 'false'
  if (used && inputs.checkName.toLowerCase() === inputs.statusContext.toLowerCase()) {
    expected('status-context', 'another name than `check-name`', inputs.statusContext)
  }
  return { ...inputs, mistakes }
}

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
