import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { stripVTControlCharacters } from 'node:util'
import { GateError } from '../model/errors.js'
import { isObject } from '../model/manifest.js'
import { pathFrom } from '../model/context.js'
import { failedScript, failureText, scriptRemedy } from './explain-failure.js'
import { ownProgram } from './own-program.js'
import { PackWatch, spoken } from './pack-watch.js'
import type { PackerDescriptor, PackOrder } from './packer.js'
import { type ProcessResult, run } from './run.js'

type Environment = Readonly<Record<string, string | undefined>>

/**
 * Files by which a step of a job speaks to the runner: outputs, variables and PATH of later steps, state of the step's
 * end. They are named by variables that no script is given, and lie in a folder that a script can find all the same.
 */
const commandFiles = ['GITHUB_OUTPUT', 'GITHUB_ENV', 'GITHUB_PATH', 'GITHUB_STATE', 'GITHUB_STEP_SUMMARY'] as const

/** The sha256 of a file; null where there is none. */
function digest(path: string): string | null {
  try {
    return createHash('sha256').update(readFileSync(path)).digest('hex')
  } catch {
    return null
  }
}

/** The runner's files as they are now, by the variable that names each. */
type CommandFiles = ReadonlyMap<string, string | null>

/** What the runner's command files hold. Outside of a job there are none. */
export function readCommandFiles(env: Environment): CommandFiles {
  return new Map(commandFiles.flatMap((name) => (env[name] ? [[name, digest(env[name])] as const] : [])))
}

/**
 * While a package is packed nothing of ours is written to the runner's files: what changed came from the package's
 * scripts, which would speak for this step, and for the steps after it.
 *
 * @throws GateError EPACK
 */
export function assertUntouched(before: CommandFiles, env: Environment): void {
  const after = readCommandFiles(env)
  const changed = [...before].filter(([name, was]) => after.get(name) !== was).map(([name]) => name)
  if (changed.length === 0) return
  throw new GateError(
    'EPACK',
    `${changed.join(' and ')} changed while the package was packed: a lifecycle script wrote to the ` +
      `runner's command files`,
    "Find the script that does it. Don't trust the job from here on: what was written affects " +
      'this step and later ones. Build untrusted code in a job without secrets, and check the ' +
      'tarball in another job.',
  )
}

/** The package's own scripts that packing runs, by name, with their commands. */
export function packScripts(
  { scripts: names }: Pick<PackerDescriptor, 'scripts'>,
  { manifest: { manifest }, ignoreScripts }: PackOrder,
): ReadonlyMap<string, string> {
  const scripts = isObject(manifest.scripts) ? manifest.scripts : {}
  const found = ignoreScripts ? [] : names.filter((name) => Object.hasOwn(scripts, name) && scripts[name] !== '')
  return new Map(found.map((name) => [name, String(scripts[name])]))
}

/** How a packer is started; left out, in the package's folder. */
export interface Start {
  /** What a maintainer would type. */
  readonly typed: string
  readonly cwd?: string
}

/** A run that took too long, in words. */
function tooLong(typed: string, watch: PackWatch, { time }: PackOrder): GateError {
  const text = `${typed} did not end within ${spoken(time.deadlineMs)}, and was ended${watch.lastWords()}`
  return new GateError(
    'EPACK',
    text,
    'Find out what it waits for: a script that watches files, asks a question or starts a server. A ' +
      'build that takes longer: `--pack-timeout 2h` (Action input `pack-timeout`).',
  )
}

/**
 * Runs a packer to its end, with a deadline, in its own process group. Colours are taken out of what it says.
 *
 * @throws GateError EPACK where it is missing, takes too long, or a script wrote to the runner's files or to ours
 */
async function startPacker(
  { name, install, runsNothing }: PackerDescriptor,
  args: readonly string[],
  order: PackOrder,
  start: Start,
): Promise<ProcessResult> {
  const { root, folder, env, job, time, manifest } = order
  const files = readCommandFiles(job)
  const leavesNothing = start.cwd === undefined && runsNothing?.(order) === true
  const program = leavesNothing ? null : ownProgram()
  const place = pathFrom(root, folder)
  const watch = new PackWatch(
    `${start.typed} ${start.cwd === undefined ? `of ${place === '.' ? manifest.name : place}` : 'of the workspace'}`,
    time,
  )
  const options = {
    cwd: start.cwd ?? folder,
    env,
    outside: [root],
    install,
    deadlineMs: time.deadlineMs,
    leavesNothing,
    heard: watch.heard,
  }
  const result = await run(name, args, options).finally(() => {
    watch.stop()
  })
  assertUntouched(files, job)
  program?.assertUntouched()
  if (result.timedOut) throw tooLong(start.typed, watch, order)
  return { ...result, stdout: stripVTControlCharacters(result.stdout), stderr: stripVTControlCharacters(result.stderr) }
}

/** Why it failed, and what to do. */
function failed(packer: PackerDescriptor, typed: string, order: PackOrder, result: ProcessResult): GateError {
  const scripts = packScripts(packer, order)
  const script = failedScript(`${result.stdout}\n${result.stderr}`, scripts.keys())
  const { code, lines, known } = packer.failure(result)
  if (known) return new GateError('EPACK', known.message, known.help)
  const how = [code || `exit code ${result.exitCode}`, ...(script === null ? [] : [`in the script ${script}`])].join(
    ', ',
  )
  const text = failureText(result, lines)
  const message = `${typed} failed (${how})${text === '' ? '' : `:\n${text}`}`
  return new GateError(
    'EPACK',
    message,
    `Run \`${typed}\` in the package folder: it has to succeed before a release can be ` +
      `checked.${scriptRemedy(scripts, order, result)}`,
  )
}

/**
 * Runs a packer that has to succeed.
 *
 * @throws GateError EPACK also where it ends with another exit code than 0
 */
export async function runPacker(
  packer: PackerDescriptor,
  args: readonly string[],
  order: PackOrder,
  start: Start = { typed: packer.packCommand },
): Promise<ProcessResult> {
  const result = await startPacker(packer, args, order, start)
  if (result.exitCode === 0) return result
  throw failed(packer, start.typed, order, result)
}

async function askVersion(packer: PackerDescriptor, order: PackOrder): Promise<string> {
  const { stdout } = await runPacker(packer, ['--version'], order, { typed: `${packer.name} --version` })
  const version =
    stdout
      .split(/\r?\n/)
      .findLast((line) => line.trim() !== '')
      ?.trim() ?? ''
  if (/^\d+\.\d+\.\d+\S*$/.test(version)) return version
  throw unknownAnswer(packer, '--version', 'a version')
}

/**
 * The version that runs in the package's folder: Corepack, pnpm and Yarn switch to the one that the project pins.
 * Packages for which the same folder decides have the same one: asking takes as long as packing a small package.
 *
 * @throws GateError EPACK
 */
export function packerVersion(packer: PackerDescriptor, order: PackOrder): Promise<string> {
  const key = `${packer.name} ${order.versionFrom}`
  const version = order.versions?.get(key) ?? askVersion(packer, order)
  order.versions?.set(key, version)
  return version
}

/** For an answer in a form that no reader is written for: a list that is not understood is never an empty one. */
export function unknownAnswer({ name }: PackerDescriptor, what: string, wanted: string): GateError {
  return new GateError(
    'EPACK',
    `${name} ${what} answered in an unknown form, without ${wanted}`,
    `Run \`${name} ${what}\` in the package folder and see. Until that is understood, pack with it and ` +
      `check the tarball: \`pack-gate check FILE.tgz\`.`,
  )
}
