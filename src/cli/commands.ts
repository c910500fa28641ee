import { type CommandEntry, usage } from './command.js'
import { suggest } from '../policy/suggest.js'
import { check } from './commands/check.js'

/**
 * Every command, in the order of the help. Adding one is one file and one entry. All but `check` are loaded when they
 * are typed.
 */
export const commands: readonly CommandEntry[] = [
  {
    name: 'check',
    synopsis: 'check [target]',
    summary: 'check a package folder (default .) or a .tgz',
    approves: true,
    load: () => Promise.resolve(check),
  },
  {
    name: 'init',
    synopsis: 'init [target]',
    summary: 'create a policy from the current and the last published files',
    load: async () => (await import('./commands/init.js')).init,
  },
  {
    name: 'accept',
    synopsis: 'accept [target]',
    summary: 'approve current findings: change the policy after showing a diff',
    load: async () => (await import('./commands/accept.js')).accept,
  },
  {
    name: 'diff',
    synopsis: 'diff A B',
    summary: 'compare two releases: NAME@VERSION, NAME@TAG, .tgz or folder',
    load: async () => (await import('./commands/diff.js')).diff,
  },
  {
    name: 'watch',
    synopsis: 'watch NAME…',
    summary: 'find published releases that never passed the check',
    load: async () => (await import('./commands/watch.js')).watch,
  },
  {
    name: 'stage',
    synopsis: 'stage [NAME…]',
    summary: 'compare staged releases with what the check passed',
    load: async () => (await import('./commands/stage.js')).stage,
  },
  {
    name: 'plan',
    synopsis: 'plan [folder]',
    summary: 'distribute the packages of a workspace over several jobs',
    load: async () => (await import('./commands/plan.js')).plan,
  },
  {
    name: 'merge',
    synopsis: 'merge REPORT…',
    summary: 'combine the reports of these jobs into one',
    approves: true,
    load: async () => (await import('./commands/merge.js')).merge,
  },
  {
    name: 'verify',
    synopsis: 'verify [RELEASE]',
    summary: 'compare a published or staged release (or .tgz) with its report',
    load: async () => (await import('./commands/verify.js')).verify,
  },
  {
    name: 'rules',
    synopsis: 'rules [target]',
    summary: 'list the rules, their levels, and what set them',
    load: async () => (await import('./commands/rules.js')).rules,
  },
  {
    name: 'explain',
    synopsis: 'explain RULE',
    summary: 'show the page of a rule: why, how to fix, how to allow',
    load: async () => (await import('./commands/explain.js')).explain,
  },
]

/** @throws GateError EUSAGE where there is no such command */
export function findCommand(name: string): CommandEntry {
  const found = commands.find((command) => command.name === name)
  if (found) return found
  if (name.startsWith('-'))
    throw usage(
      `${name} comes before the command`,
      'Write the command first: `pack-gate check --reporter json`. See `pack-gate --help`.',
    )
  const names = commands.map((command) => command.name)
  const near = suggest(name, names)
  throw usage(
    `unknown command ${JSON.stringify(name)}`,
    near === null
      ? `Commands are ${names.join(', ')}. A folder comes after one: \`pack-gate check FOLDER\`.`
      : `Did you mean \`pack-gate ${near}\`? See \`pack-gate --help\`.`,
  )
}
