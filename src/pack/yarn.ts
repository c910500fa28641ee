import { readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import type { Packed } from '../tarball/contents.js'
import { foldersUp } from './find-program.js'
import type { Failure, PackerDescriptor, PackOrder } from './packer.js'
import { programTarball } from './program-tarball.js'
import { packerVersion, unknownAnswer } from './run-packer.js'
import type { ProcessResult } from './run.js'
import { jsonLines, packBerryTogether, packWithYarnBerry } from './yarn-berry.js'

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

function saysItWrote(stdout: string): boolean {
  return jsonLines(stdout).some(
    ({ type, data }) => type === 'success' && typeof data === 'string' && data.startsWith('Wrote tarball'),
  )
}

/**
 * What Yarn 1's `yarn publish` would upload. It has no dry run and no list: the tarball tells. package.json is in it as
 * it stands, with workspace: and catalog: too, so rule dependency-spec speaks up.
 *
 * @throws GateError EPACK
 */
async function packWithYarnClassic(yarn: PackerDescriptor, order: PackOrder, version: string): Promise<Packed> {
  const scripts = order.ignoreScripts ? ['--ignore-scripts'] : []
  const command = {
    args: (folder: string) => [
      'pack',
      '--json',
      '--non-interactive',
      ...scripts,
      '--filename',
      join(folder, 'package.tgz'),
    ],
    reportFrom(stdout: string) {
      if (!saysItWrote(stdout)) throw unknownAnswer(yarn, 'pack --json', 'anything about its tarball')
      return {}
    },
  }
  const { contents } = await programTarball(yarn, command, order)
  return { packer: { name: 'yarn', version, ...(order.ignoreScripts && { ignoreScripts: true }) }, contents }
}

/**
 * Yarn 1 and the later ones share a name and nothing else: the one that runs in this folder decides, as it does on
 * publishing (`yarnPath` and Corepack may choose one that isn't on PATH).
 */
export const yarn: PackerDescriptor = {
  name: 'yarn',
  packCommand: 'yarn pack',
  install:
    'Install Yarn before pack-gate runs: `corepack enable`, or `npm install --global yarn` for Yarn 1. ' +
    'If you publish with another package manager, say so: `--packer npm`.',
  traces: ['yarn.lock', '.yarnrc.yml'],
  scripts: ['prepack', 'postpack'],
  variables: ({ folder, root, job, env }) => emptyVariables(foldersUp(folder, root), job, env),
  // Yarn 1 sends what was there before packing; the later ones what they packed.
  registryManifest: (version) => (isClassic(version) ? 'before' : 'packed'),
  failure,
  pack,
  packTogether: async (orders, workspace) => {
    const [first] = orders
    const version = first ? await packerVersion(yarn, first) : ''
    return packBerryTogether(yarn, orders, { workspace, version })
  },
}

function isClassic(version: string): boolean {
  return version.startsWith('1.')
}

/** A folder that a build writes is none of the project's: Yarn 2 and newer pack nothing else. */
const outside = {
  message: "yarn pack failed: this folder is none of the project's workspaces",
  help:
    'If another package manager publishes it, as is usual for a folder that a build writes, say so: `--packer npm` ' +
    '(Action input `packer`). If Yarn does, list it under `workspaces` in the package.json of the project, or write ' +
    'an empty yarn.lock into it.',
}

/** The first line of each error; a stack follows it. */
function failure({ stdout, stderr }: ProcessResult): Failure {
  if (`${stdout} ${stderr}`.replace(/\s+/g, ' ').includes("doesn't seem to be part of the project declared in"))
    return { code: '', lines: [], known: outside }
  const errors = [stdout, stderr].flatMap(jsonLines).flatMap((line) => {
    const { type, data } = line as { type?: unknown; data?: unknown }
    return type === 'error' && typeof data === 'string' ? data.split('\n', 1) : []
  })
  return { code: '', lines: errors }
}

async function pack(order: PackOrder): Promise<Packed> {
  const version = await packerVersion(yarn, order)
  return isClassic(version) ? packWithYarnClassic(yarn, order, version) : packWithYarnBerry(yarn, order, version)
}
