import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

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
