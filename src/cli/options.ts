import { defaultPackTime, milliseconds, type PackTime } from '../pack/pack-watch.js'
import { packerNames, type PackerName } from '../model/packer.js'
import { reporters } from '../report/index.js'
import { usage } from './command.js'

/** What decides about a release. */
export const policyOptions = {
  config: {
    type: 'string',
    value: 'FILE',
    help: [
      'the policy (default .github/pack-gate.yml or pack-gate.yml,',
      "in the package folder or at the repository's root)",
    ],
  },
  'no-config': { type: 'boolean', help: ['ignore any policy file'] },
} as const

export const baselineOptions = {
  baseline: {
    type: 'string',
    value: 'SPEC',
    help: [
      'what to compare with (default auto):',
      'auto      the last release in the registry',
      'none      nothing',
      'VERSION, TAG or FILE.tgz',
    ],
  },
  offline: { type: 'boolean', help: ['ask no registry; needs --baseline none or FILE.tgz'] },
} as const

/** Which packages of a repository. */
export const packagesOptions = {
  packages: {
    type: 'string',
    multiple: true,
    value: 'GLOB',
    help: [
      'package folders to check, relative to target; repeatable',
      '(default at a workspace root: all non-private packages)',
    ],
  },
  'changed-since': {
    type: 'string',
    value: 'COMMIT',
    help: ['leave out packages of a workspace without changes since a', 'commit, a branch or a tag'],
  },
} as const

/** The option that every command with a JSON document has. */
export const jsonOption = { type: 'boolean', help: ['the same as --reporter json'] } as const

export const reportOptions = {
  reporter: {
    type: 'string',
    multiple: true,
    value: 'NAME[=FILE]',
    help: [
      'repeatable; without =FILE on stdout:',
      ...[...reporters.values()].map(({ name, summary }) => `${name.padEnd(9)} ${summary}`),
    ],
  },
  json: jsonOption,
} as const

/** How much is printed. */
export const amountOptions = {
  quiet: { type: 'boolean', help: ['print nothing if the release passes'] },
  verbose: { type: 'boolean', help: ['print every finding, and how long each stage took'] },
} as const

/** How much is printed. @throws GateError EUSAGE */
export function amountOf({
  quiet = false,
  verbose = false,
}: {
  readonly quiet?: boolean | undefined
  readonly verbose?: boolean | undefined
}): { readonly quiet: boolean; readonly verbose: boolean } {
  if (quiet && verbose) throw usage("--quiet and --verbose can't be combined")
  return { quiet, verbose }
}

/** What a release that passed leaves behind. */
export const handOverOptions = {
  'pack-destination': {
    type: 'string',
    value: 'DIR',
    help: ['also make the tarball, and put it there if it passes', '(publish that file: it is what was checked)'],
  },
  vsa: {
    type: 'string',
    value: 'FILE',
    help: [
      'also write a SLSA verification summary of what passed,',
      'for a signer such as actions/attest; DIR/ for one a package',
    ],
  },
} as const

export const packingOptions = {
  packer: {
    type: 'string',
    value: 'NAME',
    help: [
      'npm, pnpm, yarn or bun: what you publish with (default auto,',
      'from packageManager, devEngines or lock files; else npm)',
    ],
  },
  'ignore-scripts': { type: 'boolean', help: ['pack without lifecycle scripts'] },
  'pass-env': {
    type: 'string',
    multiple: true,
    value: 'NAME',
    help: ['a variable that lifecycle scripts may see; repeatable'],
  },
  'pack-timeout': {
    type: 'string',
    value: 'TIME',
    help: ['stop packing after 90s, 45m or 2h (default 30m)'],
  },
} as const

/** The policy as `findPolicy` takes it. */
export function configOf(values: {
  readonly config?: string | undefined
  readonly 'no-config'?: boolean | undefined
}): string | false | null {
  if (values.config !== undefined && values['no-config']) throw usage("--config and --no-config can't be combined")
  return values['no-config'] ? false : (values.config ?? null)
}

/** The packer that was asked for; `auto` leaves it to the repository. */
export function packerOf(value = 'auto'): PackerName | 'auto' {
  const names = ['auto', ...packerNames] as const
  const packer = names.find((name) => name === value)
  if (packer === undefined)
    throw usage(`there is no packer ${JSON.stringify(value)}`, `Packers are ${names.join(', ')}.`)
  return packer
}

/** How long a packer may take. @param say takes a line about one that takes long */
export function packTimeOf(text: string | undefined, say?: PackTime['say']): PackTime {
  const deadlineMs = text === undefined ? defaultPackTime.deadlineMs : milliseconds(text)
  if (deadlineMs === null)
    throw usage(`--pack-timeout ${JSON.stringify(text)} is not a duration`, 'Write 90s, 45m or 2h, at most a day.')
  return { ...defaultPackTime, deadlineMs, ...(say && { say }) }
}

/** Names that stand apart by spaces or commas, in one option or in several. */
export function namesOf(values: readonly string[]): readonly string[] {
  return values.flatMap((names) => names.split(/[\s,]+/)).filter((name) => name !== '')
}
