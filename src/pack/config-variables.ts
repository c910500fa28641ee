import { readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'

type Environment = Readonly<Record<string, string | undefined>>

/** Files larger than this are no configuration. */
const maxBytes = 1024 * 1024

function textOf(path: string): string {
  try {
    const bytes = readFileSync(path)
    return bytes.length > maxBytes ? '' : bytes.toString('utf8')
  } catch {
    return ''
  }
}

/** The variables that a configuration file names: `${NPM_TOKEN}`, `${NPM_TOKEN-default}`. */
function named(text: string): readonly string[] {
  return [...text.matchAll(/\$\{([A-Za-z_][A-Za-z0-9_]*)(?::?-[^}]*)?\??\}/g)].map((match) => match[1] ?? '')
}

/**
 * Empty values for the variables that Yarn's configuration names and a packer doesn't get. Yarn 1 and newer ones end
 * with an error where one is missing, also where packing needs none of them (yarnpkg/yarn#6130, yarnpkg/berry#6504): a
 * token for the registry, as actions/setup-node writes it into an .npmrc.
 *
 * @param folders whose files count: from the package's up to the repository's root
 * @param job the job's whole environment, which may name the user's file
 * @param given what the packer gets
 */
export function emptyVariables(
  folders: readonly string[],
  job: Environment,
  given: Environment,
): Record<string, string> {
  const home = job.HOME ?? job.USERPROFILE ?? homedir()
  const userConfig = job.NPM_CONFIG_USERCONFIG ?? job.npm_config_userconfig
  const files = [
    ...[...folders, home].flatMap((folder) => ['.npmrc', '.yarnrc', '.yarnrc.yml'].map((name) => join(folder, name))),
    ...(userConfig ? [userConfig] : []),
  ]
  const names = new Set(files.flatMap((file) => named(textOf(file))))
  return Object.fromEntries([...names].filter((name) => given[name] === undefined).map((name) => [name, '']))
}
