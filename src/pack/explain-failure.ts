import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { foldersUp } from './find-program.js'
import { bounded, withoutStack } from './npm-output.js'
import type { PackOrder } from './packer.js'
import type { ProcessResult } from './run.js'

type Environment = Readonly<Record<string, string | undefined>>

/** Bytes of a script's file that are looked through. */
const maxScript = 256 * 1024

const word = /[A-Za-z_][A-Za-z0-9_]*/g

/** A name that a script can mean by nothing else: `SENTRY_RELEASE`, not `PATH`'s like or a word of prose. */
function isTelling(name: string): boolean {
  return name.length > 2 && /^[A-Z][A-Z0-9_]*$/.test(name)
}

/** The files of the package that a command runs: `node scripts/build.mjs`. */
function filesIn(command: string, folder: string): readonly string[] {
  return command
    .split(/[\s"'`;&|()]+/)
    .filter((part) => /^[\w@./-]+\.[cm]?[jt]s$|^[\w@./-]+\.sh$/.test(part))
    .flatMap((part) => {
      try {
        const path = join(folder, part)
        return statSync(path).size <= maxScript ? [readFileSync(path, 'utf8')] : []
      } catch {
        return []
      }
    })
}

/**
 * Variables of the job that a package's scripts name and were not given: the likeliest reason why a build works in a
 * shell and not here.
 *
 * @param commands the scripts that packing runs, as package.json has them
 * @param output what they printed
 */
export function withheldVariables(
  commands: readonly string[],
  output: string,
  folder: string,
  job: Environment,
  given: Environment,
): readonly string[] {
  const withheld = new Set(Object.keys(job).filter((name) => isTelling(name) && given[name] === undefined))
  const texts = [...commands, ...commands.flatMap((command) => filesIn(command, folder)), output]
  const named = new Set(texts.flatMap((text) => text.match(word) ?? []))
  return [...withheld].filter((name) => named.has(name)).sort()
}

/** Lines of either stream that are shown where the packer has no words of its own. */
const lastLines = 10

/** The script that ran last, by the banner that npm and pnpm print: `> name@1.0.0 prepack`. */
export function failedScript(output: string, names: Iterable<string>): string | null {
  const banners = [...output.matchAll(/^> \S+ ([\w:-]+)(?: .*)?$/gm)].map((match) => match[1] ?? '')
  const known = new Set(names)
  return banners.findLast((name) => known.has(name)) ?? null
}

/**
 * JSON, a package manager's own line or its banner of a script: none of them is a script's word. A time would tell
 * packages apart that fail for one reason.
 */
const noWord =
  /^\s*[{}[\]"]|^npm |^> |^(?:added|removed|changed|audited|up to date)\b.* in \d+m?s$|\bFailed with errors in \d/

/** What a packer and its scripts said, as far as it helps. Foreign text: bounded here, escaped by who prints it. */
export function failureText({ stdout, stderr }: ProcessResult, own: readonly string[]): string {
  const ends = [stdout, stderr].flatMap((output) =>
    withoutStack(output)
      .filter((line) => !noWord.test(line) && !own.includes(line))
      .slice(-lastLines),
  )
  return bounded([...ends, ...own])
}

/** What is said of a program or package that is not there; a file of one's own is none. */
const missing = new RegExp(
  [
    'not found',
    String.raw`Cannot find (?:module|package) ['"](?![./\\]|[A-Za-z]:)`,
    'is not recognized as',
    'running an install (?:there )?might help',
  ].join('|'),
)

/** Whether a script failed as one does in a fresh clone. */
function lacksDependencies({ folder, root }: PackOrder, output: string): boolean {
  return missing.test(output) && !foldersUp(folder, root).some((each) => existsSync(join(each, 'node_modules')))
}

/** What may be done about a script that failed: in the maintainer's own shell it has more variables. */
export function scriptRemedy(
  scripts: ReadonlyMap<string, string>,
  order: PackOrder,
  { stdout, stderr }: ProcessResult,
): string {
  if (scripts.size === 0) return ''
  const { folder, job, env } = order
  const output = `${stdout}\n${stderr}`
  if (lacksDependencies(order, output)) return ' There is no node_modules folder: install the dependencies first.'
  const withheld = withheldVariables([...scripts.values()], output, folder, job, env)
  if (withheld.length === 0)
    return missing.test(output)
      ? ' A program or a module is missing: install the dependencies, of the whole repository too.'
      : ' If it succeeds there, its scripts may need a variable that they do not get here: `--pass-env NAME` (Action ' +
          'input `pass-env`) adds one.'
  const flags = withheld.map((name) => `--pass-env ${name}`).join(' ')
  return (
    ` Its scripts mention ${withheld.length === 1 ? "a variable that they don't" : "variables that they don't"} get: ${withheld.join(', ')}. ` +
    `If they need ${withheld.length === 1 ? 'it' : 'them'}: \`${flags}\` (Action input \`pass-env\`).`
  )
}
