import type { CommandEntry } from './command.js'
import { suggest } from '../policy/suggest.js'
import { check } from './commands/check.js'
import { usage } from './usage.js'

/**
 * Every command, in the order of the help. Adding one is one file and one entry. All but `check` are loaded when they
 * are typed.
 */
export const commands: readonly CommandEntry[] = [
  {
    name: 'check',
    synopsis: 'check [target]',
    summary: 'may this release ship? target: a package folder (default .) or a .tgz',
    load: () => Promise.resolve(check),
  },
  {
    name: 'init',
    synopsis: 'init [target]',
    summary: 'write a policy from what the package packs today and held last',
    load: async () => (await import('./commands/init.js')).init,
  },
  {
    name: 'accept',
    synopsis: 'accept [target]',
    summary: 'change the policy so that what is found now may ship',
    load: async () => (await import('./commands/accept.js')).accept,
  },
  {
    name: 'diff',
    synopsis: 'diff A B',
    summary: 'what two releases differ in: NAME@VERSION, NAME@TAG, a .tgz or a folder',
    load: async () => (await import('./commands/diff.js')).diff,
  },
  {
    name: 'watch',
    synopsis: 'watch NAME…',
    summary: 'which published releases never passed the gate?',
    load: async () => (await import('./commands/watch.js')).watch,
  },
  {
    name: 'plan',
    synopsis: 'plan [folder]',
    summary: 'share the packages of a workspace out to several jobs',
    load: async () => (await import('./commands/plan.js')).plan,
  },
  {
    name: 'merge',
    synopsis: 'merge REPORT…',
    summary: 'make one report of those that the jobs of a plan left',
    load: async () => (await import('./commands/merge.js')).merge,
  },
  {
    name: 'verify',
    synopsis: 'verify [RELEASE]',
    summary: 'is it what was judged? RELEASE: NAME@VERSION or a .tgz',
    load: async () => (await import('./commands/verify.js')).verify,
  },
  {
    name: 'rules',
    synopsis: 'rules [target]',
    summary: 'every rule, the level in force, and what set it',
    load: async () => (await import('./commands/rules.js')).rules,
  },
  {
    name: 'explain',
    synopsis: 'explain RULE',
    summary: 'all about one rule: why, how to fix, how to allow',
    load: async () => (await import('./commands/explain.js')).explain,
  },
]

/** @throws GateError EUSAGE where there is no such command */
export function findCommand(name: string | undefined): CommandEntry {
  if (name === undefined)
    throw usage(
      'no command given',
      'Run `pack-gate check` in the package folder. `pack-gate --help` lists all there is.',
    )
  const found = commands.find((command) => command.name === name)
  if (found) return found
  if (name.startsWith('-'))
    throw usage(
      `${name} comes before the command`,
      'Write the command first: `pack-gate check --reporter json`. See `pack-gate --help`.',
    )
  const near = suggest(
    name,
    commands.map((command) => command.name),
  )
  const meant =
    near === null
      ? `Run \`pack-gate check ${JSON.stringify(name)}\` to gate a folder of that name.`
      : `Did you mean ${near}?`
  throw usage(`there is no command ${JSON.stringify(name)}`, `${meant} See \`pack-gate --help\`.`)
}
