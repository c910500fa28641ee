import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { GateError } from '../model/errors.js'
import { findProgram } from './find-program.js'
import { endGroup, enter, leave } from './process-group.js'

/** What cmd.exe reads as its own, also inside quotes. */
const special = /[()\][%!^"`<>&|;, *?]/g

/** For the program's own reading of its command line: backslashes count only before a quote. */
function quoted(argument: string): string {
  return `"${argument.replace(/(\\*)"/g, '$1$1\\"').replace(/(\\*)$/, '$1$1')}"`
}

/** Twice: a batch file hands its arguments on by `%*`, which cmd.exe reads once more. */
function escaped(argument: string): string {
  return quoted(argument).replace(special, '^$&').replace(special, '^$&')
}

/** A command that needs no shell on other systems. */
export interface Command {
  readonly file: string
  readonly args: readonly string[]
  /** True where the arguments are a command line already. */
  readonly verbatim: boolean
}

/**
 * How Windows starts a program: a batch file, such as npm.cmd, only through cmd.exe, by its absolute path. The quoting
 * is cross-spawn's (https://github.com/moxystudio/node-cross-spawn), which npm uses itself.
 */
export function windowsCommand(file: string, args: readonly string[], systemRoot = 'C:\\Windows'): Command {
  if (!/\.(cmd|bat)$/i.test(file)) return { file, args, verbatim: false }
  const line = [file.replace(special, '^$&'), ...args.map(escaped)].join(' ')
  return { file: join(systemRoot, 'System32', 'cmd.exe'), args: ['/d', '/s', '/c', `"${line}"`], verbatim: true }
}

/**
 * Bytes kept of each stream. 43,000 files make 4.2 MB of JSON; a list that was cut would be judged as a whole one,
 * so more than this is an error, never a shorter list.
 */
const maxOutput = 256 * 1024 * 1024

/** What a program writes to one of its streams, up to 256 MiB. */
class Output {
  readonly #chunks: Buffer[] = []
  #bytes = 0

  add(chunk: Buffer): void {
    this.#bytes += chunk.length
    if (!this.overflowed) this.#chunks.push(chunk)
  }

  get overflowed(): boolean {
    return this.#bytes > maxOutput
  }

  bytes(): Buffer {
    return Buffer.concat(this.#chunks)
  }
}

/** How a program ended, with what it wrote. */
export interface ProcessResult {
  readonly exitCode: number
  readonly stdout: string
  readonly stderr: string
  /** stdout as bytes. */
  readonly bytes: Buffer
  /** True where its time was over: it was ended with all that it had started. */
  readonly timedOut: boolean
}

export interface RunOptions {
  readonly cwd: string
  /** The whole environment: nothing is inherited. */
  readonly env: Readonly<Record<string, string>>
  /** Folders whose programs are not run. */
  readonly outside?: readonly string[]
  /** What to do where the program is missing; left out, to install it. */
  readonly install?: string
  /** Milliseconds until it is ended; left out, it takes the time that it takes. */
  readonly deadlineMs?: number
  /** It runs nothing of the package's own: nothing of it can stay when it has ended. */
  readonly leavesNothing?: boolean
  /** Called with each piece of its output. */
  readonly heard?: (chunk: Buffer) => void
}

/** What either door gives. */
interface Ended {
  readonly exitCode: number
  readonly out: Output
  readonly err: Output
  readonly timedOut: boolean
}

/** Milliseconds in which the output of a program that has ended must arrive: it is in the pipe already. */
const drainMs = 1_000

const isWindows = process.platform === 'win32'

function start(file: string, args: readonly string[], { cwd, env }: RunOptions): ChildProcess {
  const command = isWindows ? windowsCommand(file, args, process.env.SystemRoot) : { file, args, verbatim: false }
  return spawn(command.file, command.args, {
    cwd,
    env: { ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: !isWindows,
    windowsHide: true,
    windowsVerbatimArguments: command.verbatim,
  })
}

/** Reads a stream of a program, which is ended where it writes more than is kept. */
function listen(stream: Readable | null, child: ChildProcess, heard: RunOptions['heard']): Output {
  const output = new Output()
  stream?.on('data', (chunk: Buffer) => {
    output.add(chunk)
    if (output.overflowed) endGroup(child)
    heard?.(chunk)
  })
  return output
}

/** Starts a program in a process group of its own and sees it to its end. Rejects where it can't be started. */
function spawned(file: string, args: readonly string[], options: RunOptions): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = start(file, args, options)
    const out = listen(child.stdout, child, options.heard)
    const err = listen(child.stderr, child, options.heard)
    const timers: NodeJS.Timeout[] = []
    let timedOut = false
    const settle = (done: () => void): void => {
      timers.forEach(clearTimeout)
      leave(child, options.leavesNothing)
      child.stdout?.destroy()
      child.stderr?.destroy()
      done()
    }
    const finish = (): void => {
      settle(() => {
        resolve({ exitCode: child.exitCode ?? 1, out, err, timedOut })
      })
    }
    const atDeadline = (): void => {
      timedOut = true
      endGroup(child)
    }
    if (options.deadlineMs !== undefined) timers.push(setTimeout(atDeadline, options.deadlineMs))
    child.once('error', (error) => {
      settle(() => {
        reject(error)
      })
    })
    // What it left running must not write any more, and may hold the pipes open: no one waits for that.
    child.once('exit', () => {
      endGroup(child)
      timers.push(setTimeout(finish, drainMs))
    })
    child.once('close', finish)
    enter(child)
  })
}

/** For git, which is given no network, no filters and no hooks: it can't hang, and leaves nothing running. */
async function executed(file: string, args: readonly string[], { cwd, env }: RunOptions): Promise<Ended> {
  const { exec } = await import('@actions/exec')
  const [out, err] = [new Output(), new Output()]
  const listeners = {
    stdout(chunk: Buffer) {
      out.add(chunk)
    },
    stderr(chunk: Buffer) {
      err.add(chunk)
    },
  }
  const options = { cwd, env: { ...env }, silent: true, ignoreReturnCode: true, listeners }
  return { exitCode: await exec(`"${file}"`, [...args], options), out, err, timedOut: false }
}

/** The system's own limits, which no installing helps against. */
const exhausted = ['EMFILE', 'ENFILE', 'EAGAIN', 'ENOMEM']

function notStarted(program: string, cause: unknown, install: string | undefined): GateError {
  const { code = '', message } = cause as NodeJS.ErrnoException
  const remedy = exhausted.includes(code)
    ? 'The system has no more open files, processes or memory to give: raise the limit (`ulimit -n`, `ulimit ' +
      '-u`), then run pack-gate again.'
    : (install ?? `Install ${program} and make sure that it is on PATH, then run pack-gate again.`)
  return new GateError('EPACK', `${program} could not be started: ${message}`, remedy, { cause })
}

function locate(program: string, { env, outside = [], install }: RunOptions): string {
  const file = findProgram(program, { path: env.PATH ?? env.Path ?? '', outside })
  if (file !== null) return file
  const where = outside.length > 0 ? 'PATH has none outside of the package' : 'PATH has none'
  throw notStarted(program, new Error(where), install)
}

/**
 * Runs a program to its end, with its output kept from ours: the runner takes commands from anything that reaches the
 * log. The only door to other programs; which way they go:
 *
 * - Package managers run the package's own scripts. Those may hang, leave something running, or keep a pipe open. They
 *   go through node:child_process: in a process group of their own, which has a deadline and ends with the program.
 * - git does none of that, and goes through @actions/exec.
 *
 * Both are started by an absolute path that is looked up here: neither a shell nor a library looks into the package's
 * folder, and @actions/io isn't asked, which prints on stdout what it can't read in PATH.
 *
 * @throws GateError EPACK where it can't be started or writes more than 256 MiB
 */
export async function run(program: string, args: readonly string[], options: RunOptions): Promise<ProcessResult> {
  const file = locate(program, options)
  const ended = program === 'git' ? executed(file, args, options) : spawned(file, args, options)
  const { exitCode, out, err, timedOut } = await ended.catch((cause: unknown) => {
    throw notStarted(program, cause, options.install)
  })
  if (out.overflowed || err.overflowed) {
    const help = "Make the package's lifecycle scripts quieter: the packer's own output gets lost in theirs."
    throw new GateError('EPACK', `${program} wrote more than 256 MiB`, help)
  }
  const bytes = out.bytes()
  return { exitCode, bytes, stdout: bytes.toString('utf8'), stderr: err.bytes().toString('utf8'), timedOut }
}

/**
 * Runs a program of the user's with the terminal attached, as if it had been typed: npm asks for a second factor. It
 * gets the user's whole environment; nothing of a package runs.
 *
 * @returns its exit code
 * @throws GateError EPACK where it can't be started
 */
export async function runAttached(
  program: string,
  args: readonly string[],
  options: Pick<RunOptions, 'cwd' | 'env' | 'outside' | 'install'>,
): Promise<number> {
  const { cwd, env } = options
  const file = locate(program, options)
  const command = isWindows ? windowsCommand(file, args, process.env.SystemRoot) : { file, args, verbatim: false }
  const child = spawn(command.file, command.args, {
    cwd,
    env: { ...env },
    stdio: 'inherit',
    windowsVerbatimArguments: command.verbatim,
  })
  return new Promise((resolve, reject) => {
    child.once('error', (cause) => {
      reject(notStarted(program, cause, options.install))
    })
    child.once('exit', (code) => {
      resolve(code ?? 1)
    })
  })
}
