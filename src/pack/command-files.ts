import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { GateError } from '../model/errors.js'

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
export type CommandFiles = ReadonlyMap<string, string | null>

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
    'Find the script that does it. The job is not to be trusted from here on: what was written speaks ' +
      'for this step and the ones after it. Build untrusted code in a job without secrets, and gate the ' +
      'tarball in another one.',
  )
}
