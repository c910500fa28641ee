import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'
import { makeUser } from './cli.js'
import type { GitHubServer } from './github-server.js'
import { examplePayload } from './github-server-samples.js'
import { runStepInProcess } from './in-process.js'
import { parseCommands } from './runner-commands.js'
import type { Command } from './runner-commands.js'
import type { Sandbox } from './sandbox.js'

/**
 * GitHub's runner, as far as a step can tell: it gives a step what the runner gives it and reads what it leaves.
 */

const root = fileURLToPath(new URL('../../', import.meta.url))

interface ActionFile {
  readonly inputs: Readonly<Record<string, { readonly description: string; readonly default?: string }>>
  readonly outputs: Readonly<Record<string, { readonly description: string }>>
  readonly runs: { readonly using: string; readonly main: string; readonly post: string }
}

export const actionFile = parse(readFileSync(join(root, 'action.yml'), 'utf8')) as ActionFile

export interface ActionOptions {
  readonly sandbox: Sandbox
  readonly server: GitHubServer
  /** The checked-out repository: GITHUB_WORKSPACE. */
  readonly workspace: string
  /** The step's `with`. */
  readonly with?: Readonly<Record<string, string>>
  /** Default push, whose commit is GITHUB_SHA. */
  readonly event?: string
  /** Default GitHub's own example; a string is written as it is. */
  readonly payload?: unknown
  readonly env?: Readonly<Record<string, string>>
  /** The runner starts the post step after the main step, however that ended; default the main step alone. */
  readonly steps?: 'main and post' | 'main'
}

export interface ActionResult {
  readonly exitCode: number | null
  readonly outputs: Readonly<Record<string, string>>
  /** Live commands of both streams, in both syntaxes. */
  readonly commands: readonly Command[]
  readonly summary: string
  readonly stdout: string
  readonly stderr: string
  /** The post step: nothing to say and exit code 0, if all is well. */
  readonly post: { readonly exitCode: number | null; readonly output: string }
  /** What other files of the runner (environment, path) were given: nothing, if all is well. */
  readonly otherFiles: string
  readonly milliseconds: number
}

export const githubSha = 'd15ea5e'.padEnd(40, '0')

/** Runs a step to its end. */
type Start = (
  step: 'main' | 'post',
  workspace: string,
  env: Readonly<Record<string, string>>,
) => Promise<Pick<ActionResult, 'exitCode' | 'stdout' | 'stderr'>>

/**
 * Runs the Action in this process: a fifth of the time that a process of its own takes. It is the built one in
 * `npm test`, and the sources otherwise. What is about processes themselves (signals, streams, memory, how it starts
 * and ends) takes `runBuiltAction`, and so do attacks on what it is trusted with.
 */
export async function runAction(options: ActionOptions): Promise<ActionResult> {
  const files = fileCommands(options.sandbox.folder('runner-commands'))
  summaryFile ??= files.GITHUB_STEP_SUMMARY
  writeFileSync(summaryFile, '')
  return runSteps(options, { ...files, GITHUB_STEP_SUMMARY: summaryFile }, async (step, _workspace, env) => {
    const { code, stdout, stderr } = await runStepInProcess(step === 'main' ? 'index.js' : 'post.js', env)
    return { exitCode: code, stdout, stderr }
  })
}

/** @actions/core looks for it once in a process. */
let summaryFile: string | undefined

/** Runs the built Action as the runner does, in a process of its own. */
export async function runBuiltAction(
  options: ActionOptions & { readonly onStart?: (child: ChildProcess) => void },
): Promise<ActionResult> {
  return runSteps(options, fileCommands(options.sandbox.folder('runner-commands')), async (step, workspace, env) => {
    const program = join(root, actionFile.runs[step])
    if (!existsSync(program)) throw new Error(`${program} is missing: build it first`)
    return startProgram(program, workspace, env, step === 'main' ? options.onStart : undefined)
  })
}

async function runSteps(
  options: ActionOptions,
  files: Readonly<Record<FileCommand, string>>,
  start: Start,
): Promise<ActionResult> {
  const { sandbox, workspace } = options
  const env = {
    ...makeUser(sandbox).env,
    ...githubVariables(options, sandbox.folder('runner-temp')),
    ...files,
    ...inputVariables(options),
    ...options.env,
  }
  const begin = performance.now()
  const { exitCode, stdout, stderr } = await start('main', workspace, env)
  const milliseconds = performance.now() - begin
  const read = (name: FileCommand): string => readFileSync(files[name], 'utf8')
  const state = Object.entries(readFileCommand(read('GITHUB_STATE'))).map(([name, value]) => [`STATE_${name}`, value])
  const after =
    options.steps === 'main and post'
      ? await start('post', workspace, { ...env, ...(Object.fromEntries(state) as Record<string, string>) })
      : null
  return {
    exitCode,
    outputs: readFileCommand(read('GITHUB_OUTPUT')),
    commands: [...parseCommands(stdout), ...parseCommands(stderr)],
    summary: read('GITHUB_STEP_SUMMARY'),
    stdout,
    stderr,
    post: { exitCode: after?.exitCode ?? 0, output: after === null ? '' : after.stdout + after.stderr },
    otherFiles: read('GITHUB_ENV') + read('GITHUB_PATH'),
    milliseconds,
  }
}

type FileCommand = 'GITHUB_OUTPUT' | 'GITHUB_STEP_SUMMARY' | 'GITHUB_ENV' | 'GITHUB_PATH' | 'GITHUB_STATE'

function fileCommands(folder: string): Record<FileCommand, string> {
  const file = (name: string): string => {
    const path = join(folder, `${name}_7f3`)
    writeFileSync(path, '')
    return path
  }
  return {
    GITHUB_OUTPUT: file('set_output'),
    GITHUB_STEP_SUMMARY: file('step_summary'),
    GITHUB_ENV: file('set_env'),
    GITHUB_PATH: file('add_path'),
    GITHUB_STATE: file('save_state'),
  }
}

function githubVariables(
  { server, workspace, event = 'push', payload }: ActionOptions,
  temp: string,
): Record<string, string> {
  const eventPath = join(temp, 'event.json')
  writeFileSync(eventPath, typeof payload === 'string' ? payload : JSON.stringify(payload ?? examplePayload(event)))
  return {
    CI: 'true',
    GITHUB_ACTIONS: 'true',
    GITHUB_ACTION: '__self',
    GITHUB_JOB: 'gate',
    GITHUB_WORKFLOW: 'pack-gate',
    GITHUB_EVENT_NAME: event,
    GITHUB_EVENT_PATH: eventPath,
    GITHUB_SHA: githubSha,
    GITHUB_REF: 'refs/heads/main',
    GITHUB_REPOSITORY: server.repository,
    GITHUB_SERVER_URL: 'https://github.test',
    GITHUB_API_URL: server.url,
    GITHUB_RUN_ID: '4711',
    GITHUB_RUN_ATTEMPT: '1',
    GITHUB_WORKSPACE: workspace,
    RUNNER_TEMP: temp,
    RUNNER_OS: 'Linux',
    ACTIONS_RUNTIME_TOKEN: ['runtime', 'credential'].join('-'),
    ACTIONS_ID_TOKEN_REQUEST_TOKEN: ['oidc', 'credential'].join('-'),
  }
}

/** As the runner does: every input of action.yml, with its default, under its name in capitals. */
function inputVariables({ server, with: given = {} }: ActionOptions): Record<string, string> {
  const unknown = Object.keys(given).filter((name) => !(name in actionFile.inputs))
  if (unknown.length > 0) throw new Error(`action.yml has no input ${unknown.join(', ')}`)
  const values = Object.entries(actionFile.inputs).map(([name, input]) => {
    const value = given[name] ?? input.default ?? ''
    return [`INPUT_${name.replaceAll(' ', '_').toUpperCase()}`, expand(value, server)] as const
  })
  return Object.fromEntries(values)
}

function expand(value: string, server: GitHubServer): string {
  const expanded = value.replace(/\$\{\{\s*github\.token\s*\}\}/g, server.token)
  if (expanded.includes('${{')) throw new Error(`this runner can't expand ${value}`)
  return expanded
}

async function startProgram(
  program: string,
  cwd: string,
  env: Readonly<Record<string, string>>,
  onStart?: (child: ChildProcess) => void,
): Promise<{ exitCode: number | null; stdout: string; stderr: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program], {
      cwd,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: 90_000,
      killSignal: 'SIGKILL',
    })
    const stdout: Buffer[] = []
    const stderr: Buffer[] = []
    child.stdout.on('data', (chunk: Buffer) => stdout.push(chunk))
    child.stderr.on('data', (chunk: Buffer) => stderr.push(chunk))
    child.on('error', reject)
    child.on('close', (exitCode) => {
      resolve({ exitCode, stdout: Buffer.concat(stdout).toString(), stderr: Buffer.concat(stderr).toString() })
    })
    onStart?.(child)
  })
}

/** `name=value` lines and `name<<DELIMITER` blocks, as the runner reads its file commands. */
function readFileCommand(text: string): Record<string, string> {
  const lines = text.split(/\r?\n/)
  const values: Record<string, string> = {}
  while (lines.length > 0) {
    const line = lines.shift() ?? ''
    if (line === '') continue
    const [, name = '', operator = '', rest = ''] = /^([^=<]+?)(=|<<)(.*)$/.exec(line) ?? []
    if (name === '') throw new Error(`not a line of a file command: ${line}`)
    values[name] = operator === '=' ? rest : block(lines, rest)
  }
  return values
}

function block(lines: string[], delimiter: string): string {
  const end = lines.indexOf(delimiter)
  if (end < 0) throw new Error(`the delimiter ${delimiter} never comes`)
  return lines
    .splice(0, end + 1)
    .slice(0, -1)
    .join('\n')
}
