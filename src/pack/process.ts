import type { ChildProcess } from 'node:child_process'
import { subscribe } from 'node:diagnostics_channel'
import { exec } from '@actions/exec'
import { GateError } from '../model/errors.js'

/** How a process ended, with what it wrote. */
export interface ProcessResult {
  readonly exitCode: number
  readonly stdout: string
  readonly stderr: string
}

export interface ProcessOptions {
  readonly cwd: string
  /** The whole environment: nothing is inherited. */
  readonly env: Readonly<Record<string, string>>
  /** What to do where the program is missing; left out, to install it. */
  readonly install?: string
  /** What the program reads on stdin; nothing if left out. */
  readonly input?: string
}

/**
 * Bytes kept of each stream. 43,000 files make 4.2 MB of JSON; a list that were cut would be judged as a whole one,
 * so more than this is an error, never a shorter list.
 */
const maxOutput = 256 * 1024 * 1024

/** Collects a stream's chunks up to `maxOutput`. */
function collector(): { add: (chunk: Buffer) => void; text: () => string; overflowed: () => boolean } {
  const chunks: Buffer[] = []
  let bytes = 0
  return {
    add(chunk) {
      bytes += chunk.length
      if (bytes <= maxOutput) chunks.push(chunk)
    },
    text: () => Buffer.concat(chunks).toString('utf8'),
    overflowed: () => bytes > maxOutput,
  }
}

/**
 * A program may end without reading its stdin, and @actions/exec has no listener for that error, which would end our
 * own
 * process. Node tells of each process before it starts; its stdin is there one tick later. What the program made of its
 * input is for its exit code and its output to say.
 */
subscribe('child_process', (message) => {
  const { process: child } = message as { readonly process: ChildProcess }
  process.nextTick(() => child.stdin?.on('error', () => undefined))
})

/**
 * Runs a program to its end with its output kept from ours: the runner takes commands from
 * anything that reaches the log.
 *
 * @throws GateError EPACK when the program can't be started or writes more than 256 MiB
 */
export async function runProcess(
  program: string,
  args: readonly string[],
  options: ProcessOptions,
): Promise<ProcessResult> {
  const stdout = collector()
  const stderr = collector()
  const exitCode = await exec(program, [...args], {
    cwd: options.cwd,
    env: { ...options.env },
    input: Buffer.from(options.input ?? ''),
    silent: true,
    ignoreReturnCode: true,
    listeners: { stdout: stdout.add, stderr: stderr.add },
  }).catch((cause: unknown) => {
    const why = cause instanceof Error ? cause.message : String(cause)
    throw new GateError(
      'EPACK',
      `${program} could not be started: ${why}`,
      options.install ?? `Install ${program} and make sure that it is on PATH, then run pack-gate again.`,
      { cause },
    )
  })
  if (stdout.overflowed() || stderr.overflowed()) {
    throw new GateError(
      'EPACK',
      `${program} wrote more than 256 MiB`,
      "Make the package's lifecycle scripts quieter: the packer's own output can't be told from theirs.",
    )
  }
  return { exitCode, stdout: stdout.text(), stderr: stderr.text() }
}
