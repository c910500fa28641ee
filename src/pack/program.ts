import { stripVTControlCharacters } from 'node:util'
import { GateError } from '../model/errors.js'
import { bounded } from './npm-output.js'
import type { PackOrder, PackRequest } from './packer.js'
import { runProcess, type ProcessResult } from './process.js'

/** A package manager other than npm, as a program to run. */
export interface Program {
  /** Its name on PATH. */
  readonly command: string
  /** What a maintainer types to pack with it. */
  readonly packCommand: string
  /** What to do where it is missing. */
  readonly install: string
  /** Its own words on why it failed, in its output; none where only the rest of the output can tell. */
  readonly failure: (output: string) => readonly string[]
}

const lastLines = 10

/** Where in Node's or the tool's own code it happened, as Corepack tells: nothing that a maintainer can act on. */
const stack = /^\s+(at |\.\.\. \d+ lines)|^\s*[{}]\s*$|^Node\.js v/

function linesOf(output: string): readonly string[] {
  return output.split(/\r?\n/).filter((line) => line.trim() !== '' && !stack.test(line))
}

/** Foreign text: bounded here, escaped by who prints it. */
function told(program: Program, { stdout, stderr }: ProcessResult): string {
  const own = [...program.failure(stdout), ...program.failure(stderr)]
  const ends = [stdout, stderr].flatMap((output) =>
    linesOf(output)
      .filter((line) => !line.startsWith('{"'))
      .slice(-lastLines),
  )
  const text = bounded(
    own.length > 0
      ? [
          ...linesOf(stderr)
            .filter((line) => !line.startsWith('{'))
            .slice(-lastLines),
          ...own,
        ]
      : ends,
  )
  return text === '' ? '' : `:\n${text}`
}

/**
 * Runs it in the package's folder. Colours are taken out of what it says.
 *
 * @throws GateError EPACK where it is missing, or ends with another exit code than 0
 */
export async function runProgram(
  program: Program,
  args: readonly string[],
  request: PackRequest,
): Promise<ProcessResult> {
  const { command, packCommand, install } = program
  const raw = await runProcess(command, args, { cwd: request.folder, env: request.env, install })
  const result = { ...raw, stdout: stripVTControlCharacters(raw.stdout), stderr: stripVTControlCharacters(raw.stderr) }
  if (result.exitCode === 0) return result
  const typed = args[0] === '--version' ? `${command} --version` : packCommand
  throw new GateError(
    'EPACK',
    `${typed} failed (exit code ${result.exitCode})${told(program, result)}`,
    `Run \`${typed}\` in the package folder: it has to succeed before a release can be judged.`,
  )
}

/**
 * The version that runs in the package's folder: Corepack, pnpm and Yarn switch to the one that the project pins.
 * Packages
 * for which the same folder decides have the same one: asking takes as long as packing a small package.
 *
 * @throws GateError EPACK
 */
export function programVersion(program: Program, request: PackOrder): Promise<string> {
  const key = `${program.command} ${request.versionFrom}`
  const version = request.versions?.get(key) ?? askVersion(program, request)
  request.versions?.set(key, version)
  return version
}

async function askVersion(program: Program, request: PackRequest): Promise<string> {
  const { stdout } = await runProgram(program, ['--version'], request)
  const version = linesOf(stdout).at(-1)?.trim() ?? ''
  if (/^\d+\.\d+\.\d+\S*$/.test(version)) return version
  throw unknownAnswer(program, '--version', 'a version')
}

/** For an answer in a form that nobody wrote a reader for: a list that is not understood is never an empty one. */
export function unknownAnswer({ command }: Program, what: string, wanted: string): GateError {
  return new GateError(
    'EPACK',
    `${command} ${what} answered in an unknown form, without ${wanted}`,
    `Run \`${command} ${what}\` in the package folder and see. Until that is understood, pack with it and ` +
      `gate the tarball: \`pack-gate check FILE.tgz\`.`,
  )
}
