import type { GateRequest } from '../../gate/gate-request.js'
import { startProgress } from '../../report/progress.js'
import type { Style } from '../../report/reporter.js'
import { workspacePatterns } from '../../gate/workspace/patterns.js'
import { selectPackages } from '../../gate/workspace/select.js'
import type { WorkspacePackage } from '../../gate/workspace/workspaces.js'
import { repositoryRoot } from '../../model/root.js'
import { findTarget, type Target } from '../../gate/target.js'
import { tool } from '../../model/tool.js'
import type { Command, Terminal } from '../command.js'
import { initOne } from '../init-one.js'
import { extendedAt, type InitJob } from '../init-request.js'
import { sharedSummaryText } from '../init-shared-summary.js'
import { initShared } from '../init-shared.js'
import { summaryText } from '../init-summary.js'
import { baselineOptions, namesOf, packagesOptions, packerOf, packTimeOf, packingOptions } from '../options.js'
import { assertFree, policyPlace } from '../policy-file.js'
import { remoteFor } from '../remote.js'
import { atMostOne, readArguments, usage } from '../usage.js'

const options = {
  ...baselineOptions,
  packages: {
    ...packagesOptions.packages,
    help: [
      'package folders that one policy is for, relative to the target; repeatable',
      "(default at a workspace's root: every package that is not private)",
    ],
  },
  config: {
    type: 'string',
    value: 'FILE',
    help: [
      'where to write (default .github/pack-gate.yml in the package folder,',
      "for a workspace at the repository's root)",
    ],
  },
  print: { type: 'boolean', help: ['print the policy on stdout, and write nothing'] },
  force: { type: 'boolean', help: ['replace a policy that is there'] },
  ...packingOptions,
} as const

function requestOf(
  args: readonly string[],
  cwd: string,
): { request: GateRequest; packages: readonly string[]; config: string | null; print: boolean; force: boolean } {
  const { values, positionals } = readArguments(args, options)
  const target = atMostOne(positionals, 'package') ?? '.'
  const { print = false, force = false } = values
  if (print && force)
    throw usage('--print and --force contradict each other', '--print writes nothing, so there is nothing to replace.')
  const request = {
    target,
    cwd,
    root: repositoryRoot(target, cwd),
    baseline: values.baseline ?? 'auto',
    config: false as const,
    packer: packerOf(values.packer),
    ignoreScripts: values['ignore-scripts'] ?? false,
    passEnv: namesOf(values['pass-env'] ?? []),
    packTime: packTimeOf(values['pack-timeout']),
  }
  return { request, packages: values.packages ?? [], config: values.config ?? null, print, force }
}

/** The packages that one policy is to be for; null where the target is one package. */
async function sharedBy(target: Target, wanted: readonly string[]): Promise<readonly WorkspacePackage[] | null> {
  if (wanted.length > 0 && !target.isFolder)
    throw usage('--packages names folders, and the target is a tarball', 'Name the folder that the packages are in.')
  const several = target.isFolder && (wanted.length > 0 || (await workspacePatterns(target.path)) !== null)
  const selection = several ? await selectPackages(target.path, wanted) : null
  if (wanted.length > 0) return selection?.packages ?? null
  const isRootAlone = selection?.packages.every(({ path }) => path === '.') ?? true
  return selection && !isRootAlone ? selection.packages : null
}

function deliver(text: string, summary: (style: Style) => string, print: boolean, terminal: Terminal): void {
  if (!print) {
    terminal.print(summary(terminal.style))
    return
  }
  terminal.print(text)
  terminal.stderr.write(summary({ ...terminal.style, color: false }))
}

async function run(args: readonly string[], terminal: Terminal): Promise<number> {
  const { request, packages, config, print, force } = requestOf(args, terminal.cwd)
  const { env, now } = terminal
  const target = findTarget(request.target, request.cwd)
  const members = await sharedBy(target, packages)
  const own = target.isFolder ? target.path : request.cwd
  const place = policyPlace({ root: request.root, folder: members ? request.root : own, config, cwd: request.cwd })
  if (!print) assertFree(place, force)
  const context = { env, now, tool, remotePolicy: remoteFor({ env, tool }) }
  const extended = await extendedAt({ request, place, context })
  const progress = startProgress(terminal.stderr, `packing ${request.target}`)
  const job: InitJob = {
    request,
    context,
    target,
    place,
    extended,
    print,
    say: (text) => {
      progress.say(text)
    },
  }
  const work = async (): Promise<void> => {
    if (members) {
      const done = await initShared(members, job)
      progress.stop()
      deliver(done.text, (style) => sharedSummaryText(done, style), print, terminal)
      return
    }
    const done = await initOne(job)
    progress.stop()
    deliver(done.text, (style) => summaryText(done, style), print, terminal)
  }
  await work().finally(() => {
    progress.stop()
  })
  return 0
}

export const init: Command = {
  options,
  examples: [
    ['pack-gate init', 'a policy from what the package packs today'],
    ['pack-gate init --print', 'look at it first'],
    ['pack-gate init packages/core', "one package's own; at a workspace's root: one for all"],
    ["pack-gate init --packages 'packages/*'", 'one policy for some packages of a repository'],
    ['pack-gate init --baseline none', 'without asking the registry'],
  ],
  run,
}
