import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { NoVerdict, Verdict } from '../../src/model/report.js'
import { runInProcess } from './in-process.js'
import { makeBin, type NpmInstall } from './npm-versions.js'
import type { Sandbox } from './sandbox.js'

const repository = join(dirname(fileURLToPath(import.meta.url)), '..', '..')
export const builtCli = join(repository, 'dist', 'cli.js')
const fakeNpm = join(repository, '__tests__', 'helpers', 'fake-npm', 'npm.cjs')

/** A person at a machine: an own home, so that no npm configuration or cache of the host leaks into a test. */
export interface User {
  readonly home: string
  /** The variables of this user's shell. */
  readonly env: Readonly<Record<string, string>>
}

/** Of the host's variables only those that a system needs to start programs and to trust certificates. */
const fromHost = [
  'SystemRoot',
  'ComSpec',
  'PATHEXT',
  'TMPDIR',
  'TEMP',
  'TMP',
  'NODE_EXTRA_CA_CERTS',
  'SSL_CERT_FILE',
  'SSL_CERT_DIR',
]

/** Nothing listens there, so a test that asks a registry it did not start gets an error, not the Internet. */
const noRegistry = 'http://127.0.0.1:9/'

export interface UserOptions {
  /**
   * Left out, an npm in name alone, which packs a folder at once and can do nothing else (fake-npm/). `host`, the one
   * of this machine: for tests in which npm, or what it asks of a registry, is the subject.
   */
  readonly npm?: NpmInstall | 'host'
  /** Folders whose programs this user has before all others. */
  readonly bins?: readonly string[]
  readonly registry?: string
  /** More lines for the user's .npmrc. */
  readonly npmrc?: readonly string[]
}

/** The folder to put first in PATH. */
function npmBin(npm: UserOptions['npm']): string | undefined {
  if (npm === 'host') return undefined
  return npm?.bin ?? makeBin('npm-in-name', { npm: [process.execPath, fakeNpm] })
}

export function makeUser(sandbox: Sandbox, options: UserOptions = {}): User {
  const home = sandbox.folder('home')
  const lines = [
    `registry=${options.registry ?? noRegistry}`,
    `cache=${join(home, '.npm')}`,
    `globalconfig=${join(home, 'no-global-npmrc')}`,
    'update-notifier=false',
    'fund=false',
    'audit=false',
    ...(options.npmrc ?? []),
  ]
  mkdirSync(join(home, '.npm'))
  writeFileSync(join(home, '.npmrc'), `${lines.join('\n')}\n`)
  const host = Object.fromEntries(
    fromHost.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]])),
  )
  const path = [...(options.bins ?? []), npmBin(options.npm), process.env.PATH]
    .filter((part) => part !== undefined)
    .join(delimiter)
  return {
    home,
    env: { ...(host as Record<string, string>), PATH: path, HOME: home, USERPROFILE: home, LANG: 'C.UTF-8' },
  }
}

export interface Run {
  /** Null where the run was ended for taking too long. */
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
  readonly milliseconds: number
  /** Peak memory of the CLI's own process; only with `measureMemory`. */
  readonly peakMegabytes?: number
}

export interface InProcessOptions {
  readonly user: User
  readonly cwd?: string
  readonly env?: Readonly<Record<string, string>>
}

export interface RunOptions extends InProcessOptions {
  readonly node?: string
  readonly timeoutMs?: number
  readonly measureMemory?: boolean
}

/**
 * Runs `pack-gate ARGS` in this process: a tenth of the time that a process of its own takes. It is the built one in
 * `npm test`, and the sources otherwise. What is about processes themselves (memory, a deadline, signals, streams)
 * takes `builtPackGate`.
 */
export async function packGate(args: readonly string[], options: InProcessOptions): Promise<Run> {
  const begin = performance.now()
  const env = { ...options.user.env, ...options.env }
  const run = await runInProcess(args, options.cwd ?? options.user.home, env)
  return { ...run, milliseconds: performance.now() - begin }
}

/** Runs the built CLI as a user would: `pack-gate ARGS`. */
export async function builtPackGate(args: readonly string[], options: RunOptions): Promise<Run> {
  if (!existsSync(builtCli)) throw new Error(`${builtCli} is missing: build it first`)
  const peak = options.measureMemory === true ? memoryProbe(options.user.home) : null
  const run = await start(options.node ?? process.execPath, [...(peak?.nodeArgs ?? []), builtCli, ...args], options)
  return peak === null ? run : { ...run, peakMegabytes: peak.read() }
}

/** Runs this user's npm. */
export async function npm(args: readonly string[], options: RunOptions): Promise<Run> {
  return start('npm', args, options)
}

/** Runs any program that this user has. */
export async function runAs(program: string, args: readonly string[], options: RunOptions): Promise<Run> {
  return start(program, args, options)
}

async function start(program: string, args: readonly string[], options: RunOptions): Promise<Run> {
  const begin = performance.now()
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd: options.cwd ?? options.user.home,
      env: { ...options.user.env, ...options.env },
      stdio: ['ignore', 'pipe', 'pipe'],
      // A process group of its own: when time is up its npm ends with it.
      detached: process.platform !== 'win32',
      shell: process.platform === 'win32' && program !== process.execPath,
    })
    const stdout: Buffer[] = []
    const stderr: Buffer[] = []
    child.stdout.on('data', (chunk: Buffer) => stdout.push(chunk))
    child.stderr.on('data', (chunk: Buffer) => stderr.push(chunk))
    const timer = setTimeout(() => {
      endGroup(child)
    }, options.timeoutMs ?? 90_000)
    child.on('error', reject)
    child.on('close', (code) => {
      clearTimeout(timer)
      resolve({
        code,
        stdout: Buffer.concat(stdout).toString(),
        stderr: Buffer.concat(stderr).toString(),
        milliseconds: performance.now() - begin,
      })
    })
  })
}

function endGroup(child: ChildProcess): void {
  if (process.platform !== 'win32' && child.pid !== undefined) process.kill(-child.pid, 'SIGKILL')
  else child.kill('SIGKILL')
}

/** Loaded into the CLI's process from outside: it writes its peak resident memory when it exits. */
function memoryProbe(home: string): { readonly nodeArgs: readonly string[]; read(): number } {
  const script = join(home, 'memory-probe.cjs')
  const result = join(home, 'memory-probe.txt')
  rmSync(result, { force: true })
  const write = `require('fs').writeFileSync(${JSON.stringify(result)}, String(process.resourceUsage().maxRSS))`
  writeFileSync(script, `process.on('exit', () => ${write})\n`)
  return { nodeArgs: ['--require', script], read: () => Number(readFileSync(result, 'utf8')) / 1024 }
}

export interface JsonRun extends Run {
  readonly report: Verdict | NoVerdict
}

/** `pack-gate check ARGS --reporter json`: stdout must be one JSON document and nothing else. */
export async function checkJson(args: readonly string[], options: InProcessOptions): Promise<JsonRun> {
  return withReport(await packGate(['check', ...args, '--reporter', 'json'], options))
}

/** The same by the built CLI, in a process of its own. */
export async function builtCheckJson(args: readonly string[], options: RunOptions): Promise<JsonRun> {
  return withReport(await builtPackGate(['check', ...args, '--reporter', 'json'], options))
}

function withReport(run: Run): JsonRun {
  try {
    return { ...run, report: JSON.parse(run.stdout) as Verdict | NoVerdict }
  } catch (error) {
    const told = `exit ${run.code}\nstdout: ${run.stdout.slice(0, 2000)}\nstderr: ${run.stderr.slice(0, 2000)}`
    throw new Error(`stdout is not one JSON document: ${told}`, { cause: error })
  }
}

/** The verdict of a run that must have reached one. */
export function verdictOf(run: JsonRun): Verdict {
  if (run.report.conclusion === 'error') throw new Error(`No verdict: ${JSON.stringify(run.report.error, null, 2)}`)
  return run.report
}

/** The error of a run that must have reached no verdict. */
export function errorOf(run: JsonRun): NoVerdict['error'] {
  if (run.report.conclusion !== 'error') throw new Error(`A verdict was reached: ${run.report.conclusion}`)
  return run.report.error
}
