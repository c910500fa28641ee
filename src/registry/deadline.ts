import { spawn } from 'node:child_process'
import { GateError } from '../model/errors.js'
import type { RunOptions } from '../pack/run.js'

/** How a process ended, with what it wrote. */
export interface ProcessResult {
  readonly exitCode: number
  readonly stdout: string
  readonly stderr: string
}

/** Bytes kept of each stream. A package of 10,000 versions makes 200 kB. */
const maxOutput = 16 * 1024 * 1024

const isWindows = process.platform === 'win32'

/**
 * Runs a program that may hang, and ends it when its time is over: null then. @actions/exec can't end what it started.
 * On Windows npm is a batch file, which needs a shell: callers pass flags of ours and names that were checked, none of
 * which holds a character that cmd.exe reads as its own.
 *
 * @param deadlineMs milliseconds until the program is killed
 * @throws GateError EREGISTRY when it can't be started or writes more than 16 MiB
 */
export function runWithDeadline(
  program: string,
  args: readonly string[],
  options: RunOptions,
  deadlineMs: number,
): Promise<ProcessResult | null> {
  return new Promise((resolve, reject) => {
    // A shell splits at spaces, which the path of a temporary folder may hold.
    const child = spawn(program, isWindows ? args.map((arg) => `"${arg}"`) : args, {
      cwd: options.cwd,
      env: { ...options.env },
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: isWindows,
      windowsHide: true,
    })
    const out: Buffer[] = []
    const err: Buffer[] = []
    let bytes = 0
    const end = (settle: () => void): void => {
      clearTimeout(timer)
      child.kill('SIGKILL')
      child.stdout.destroy()
      child.stderr.destroy()
      settle()
    }
    const timer = setTimeout(() => {
      end(() => {
        resolve(null)
      })
    }, deadlineMs)
    const keep =
      (kept: Buffer[]) =>
      (chunk: Buffer): void => {
        bytes += chunk.length
        if (bytes <= maxOutput) kept.push(chunk)
        else
          end(() => {
            reject(
              new GateError('EREGISTRY', `${program} wrote more than 16 MiB`, 'Look at what the registry answers.'),
            )
          })
      }
    child.stdout.on('data', keep(out))
    child.stderr.on('data', keep(err))
    child.on('error', (cause) => {
      end(() => {
        reject(
          new GateError(
            'EREGISTRY',
            `${program} could not be started: ${cause.message}`,
            `Install ${program} and make sure that it is on PATH.`,
            { cause },
          ),
        )
      })
    })
    child.on('close', (code) => {
      end(() => {
        resolve({
          exitCode: code ?? 1,
          stdout: Buffer.concat(out).toString('utf8'),
          stderr: Buffer.concat(err).toString('utf8'),
        })
      })
    })
  })
}
