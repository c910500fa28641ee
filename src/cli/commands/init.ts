import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { escapePath } from 'tinyglobby'
import type { Proposal } from '../../commands/init/propose.js'
import { writePolicy } from '../../commands/init/write.js'
import { findTarget, type GateRequest, type Target } from '../../gate/gate-request.js'
import { evaluateAndDecide } from '../../gate/gate.js'
import type { Releases } from '../../gate/releases.js'
import { findPackages, type WorkspacePackage } from '../../gate/workspace/workspaces.js'
import { workspacePatterns } from '../../gate/workspace/patterns.js'
import { selectPackages } from '../../gate/workspace/select.js'
import type { Policy } from '../../model/policy.js'
import { pathFrom, repositoryRoot } from '../../model/context.js'
import { tool } from '../../model/tool.js'
import { startProgress } from '../../report/progress.js'
import type { Style } from '../../report/reporter.js'
import { atMostOne, type Command, readArguments, type Terminal, usage } from '../command.js'
import {
  extendedAt,
  type InitJob,
  mayPackPolicy,
  packedPolicy,
  notBuilt,
  policyAt,
  proposalFor,
  readBoth,
  unbuiltIn,
} from '../init-request.js'
import { initShared, sharedSummaryText } from '../init-shared.js'
import { type Initialised, summaryText } from '../init-summary.js'
import { baselineOptions, namesOf, packagesOptions, packerOf, packingOptions, packTimeOf } from '../options.js'
import { assertFree, policyPlace, writePolicyFile } from '../policy-file.js'
import { contextOf } from '../remote.js'

/** A policy that was proposed, as text and as what the check makes of it. */
interface Draft {
  readonly releases: Releases
  readonly proposal: Proposal
  readonly text: string
  readonly policy: Policy
}

async function draft(releases: Releases, job: InitJob, ownPath: string | null): Promise<Draft> {
  const proposal = proposalFor(releases, job, ownPath)
  const text = writePolicy(proposal, tool.version)
  return { releases, proposal, text, policy: await policyAt(job, text) }
}

/** Writes the policy; where the package turns out to take the file along, once more with an entry for it. */
async function writeDraft(first: Draft, job: InitJob): Promise<Draft> {
  const { place, target, request, context } = job
  writePolicyFile(place, first.text)
  if (!target.isFolder || !mayPackPolicy(first.releases)) return first
  const { releases: again } = await readBoth(request, context)
  const ownPath = packedPolicy(again, target.path, job)
  if (ownPath === null) return first
  const second = await draft(again, job, ownPath)
  writePolicyFile(place, second.text)
  return second
}

/** Proposes a policy for one package, and writes it. */
async function initOne(job: InitJob): Promise<Initialised & { readonly text: string }> {
  const measured = await readBoth(job.request, job.context)
  const unbuilt = unbuiltIn(measured)
  if (unbuilt[0] && job.target.isFolder) throw notBuilt(`${unbuilt[0].folder}/ isn't built`, unbuilt)
  const first = await draft(measured.releases, job, null)
  const { releases, proposal, text, policy } = job.print ? first : await writeDraft(first, job)
  const verdict = await evaluateAndDecide(releases, job.context, policy)
  return { text, place: job.place, proposal, verdict, written: !job.print }
}

const options = {
  ...baselineOptions,
  packages: {
    ...packagesOptions.packages,
    help: [
      'package folders for one policy, relative to target; repeatable',
      '(default at a workspace root: all non-private packages)',
    ],
  },
  config: {
    type: 'string',
    value: 'FILE',
    help: [
      'where to write (default .github/pack-gate.yml in the package,',
      "for a workspace at the repository's root)",
    ],
  },
  print: { type: 'boolean', help: ['print the policy on stdout, and write nothing'] },
  force: { type: 'boolean', help: ['replace an existing policy'] },
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
    throw usage("--print and --force can't be combined", '--print writes nothing, so there is nothing to replace.')
  const request = {
    target,
    cwd,
    root: repositoryRoot(target, cwd),
    baseline: values.baseline ?? 'auto',
    ...(values.offline === true && { offline: true }),
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
    throw usage(
      '--packages selects folders, and the target is a tarball',
      'Give the folder that contains the packages.',
    )
  const several = target.isFolder && (wanted.length > 0 || (await workspacePatterns(target.path)) !== null)
  const selection = several ? await selectPackages(target.path, wanted) : null
  if (wanted.length > 0) return selection?.packages ?? null
  const isRootAlone = selection?.packages.every(({ path }) => path === '.') ?? true
  return selection && !isRootAlone ? selection.packages : null
}

/**
 * Whether git ignores a folder, as far as .gitignore at the root names it or a folder above it: a policy there is lost
 * with the next build.
 */
function isBuilt(folder: string, root: string): boolean {
  const path = pathFrom(root, folder)
  if (path === '.' || path.startsWith('..')) return false
  try {
    const named = readFileSync(join(root, '.gitignore'), 'utf8')
      .split(/\r?\n/)
      .map((line) => line.trim().replace(/^\/|\/\**$/g, ''))
    return path
      .split('/')
      .some((part, at, parts) => [part, parts.slice(0, at + 1).join('/')].some((each) => named.includes(each)))
  } catch {
    return false
  }
}

/** A folder that a build makes, as a package that the repository's policy is about. */
function builtPackage({ path }: Target, root: string): readonly WorkspacePackage[] {
  return findPackages(root, [escapePath(pathFrom(root, path))]).packages
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
  const asked = findTarget(request.target, request.cwd)
  const shared = await sharedBy(asked, packages)
  const built = shared === null && asked.isFolder && isBuilt(asked.path, request.root)
  const members = built ? builtPackage(asked, request.root) : shared
  const target = built ? { path: request.root, isFolder: true } : asked
  const own = target.isFolder ? target.path : request.cwd
  const place = policyPlace({ root: request.root, folder: members ? request.root : own, config, cwd: request.cwd })
  if (!print) assertFree(place, force)
  const context = contextOf({ env, now })
  const extended = await extendedAt({ request, place, context })
  const progress = startProgress(terminal.stderr, `packing ${request.target}`)
  const job: InitJob = {
    request: built ? { ...request, target: request.root } : request,
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
    ['pack-gate init', 'create a policy from what is packed today'],
    ['pack-gate init --print', 'preview it'],
    ['pack-gate init packages/core', 'for one package of a workspace; at its root: for all'],
    ["pack-gate init --packages 'packages/*'", 'one policy for some packages of a repository'],
    ['pack-gate init --baseline none', 'without asking the registry'],
  ],
  exitCodes: [
    '0  written, even if the check blocks with it',
    '2  not written: wrong usage, or nothing could be packed',
  ],
  run,
}
