import { relative, sep } from 'node:path'
import { parsePolicy } from '../../config/load.js'
import { GateError } from '../../errors.js'
import { judge, readReleases, type GateRequest, type Releases } from '../../gate.js'
import { propose, type Proposal } from '../../propose/propose.js'
import { writePolicy } from '../../propose/write.js'
import { startProgress } from '../../reporters/progress.js'
import { repositoryRoot } from '../../root.js'
import { rules } from '../../rules/index.js'
import { findTarget, type Target } from '../../target.js'
import { tool } from '../../tool.js'
import type { Policy } from '../../policy.js'
import type { World } from '../../world.js'
import type { Command, Terminal } from '../command.js'
import { summaryText } from '../init-summary.js'
import { baselineOptions, namesOf, packerOf, packingOptions } from '../options.js'
import { assertFree, policyPlace, writePolicyFile, type PolicyPlace } from '../policy-file.js'
import { refuseWorkspace } from '../refuse-workspace.js'
import { atMostOne, readArguments, usage } from '../usage.js'

const options = {
  ...baselineOptions,
  config: { type: 'string', value: 'FILE', help: ['where to write (default .github/pack-gate.yml in the package folder)'] },
  print: { type: 'boolean', help: ['print the policy on stdout, and write nothing'] },
  force: { type: 'boolean', help: ['replace a policy that is there'] },
  ...packingOptions,
} as const

/** A policy that was proposed, as text and as what the check makes of it. */
interface Draft {
  readonly proposal: Proposal
  readonly text: string
  readonly policy: Policy
}

function draft(releases: Releases, world: World, place: PolicyPlace, ownPath: string | null): Draft {
  const today = world.now().toISOString().slice(0, 10)
  const proposal = propose({ release: releases.release, baseline: releases.baseline, rules, today, ownPath })
  const text = writePolicy(proposal, tool.version)
  return { proposal, text, policy: parsePolicy(text, place.shown, rules) }
}

/** Both releases; where the registry is what failed, with the way to do without it. */
async function read(request: GateRequest, world: World): Promise<Releases> {
  return readReleases(request, world).catch((error: unknown) => {
    if (!(error instanceof GateError) || error.code !== 'EREGISTRY') throw error
    throw new GateError(error.code, error.message, `${error.help}\nWithout the last release: pack-gate init --baseline none`, { cause: error })
  })
}

/** Whether a package may take its own policy file along: npm packs `.github` unless `files` leaves it out. */
function mayPackIt({ release }: Releases, target: Target): boolean {
  const { files } = release.manifest
  return target.isFolder && !(Array.isArray(files) && files.every((entry) => typeof entry === 'string' && !/^[./]*(\*|$|\.github|pack-gate)/.test(entry)))
}

/** Writes the policy; where the package turns out to take the file along, once more with an entry for it. */
async function writeDraft(first: Draft, releases: Releases, target: Target, place: PolicyPlace, again: () => Promise<Releases>, world: World): Promise<{ draft: Draft; releases: Releases }> {
  writePolicyFile(place, first.text)
  if (!mayPackIt(releases, target)) return { draft: first, releases }
  const packed = await again()
  const ownPath = relative(target.path, place.file).split(sep).join('/')
  if (!packed.release.files.some(({ path }) => path === ownPath)) return { draft: first, releases }
  const second = draft(packed, world, place, ownPath)
  writePolicyFile(place, second.text)
  return { draft: second, releases: packed }
}

function requestOf(args: readonly string[], cwd: string): { request: GateRequest; config: string | null; print: boolean; force: boolean } {
  const { values, positionals } = readArguments(args, options)
  const target = atMostOne(positionals, 'package') ?? '.'
  const { print = false, force = false } = values
  if (print && force) throw usage('--print and --force contradict each other', '--print writes nothing, so there is nothing to replace.')
  const request = {
    target,
    cwd,
    root: repositoryRoot(target, cwd),
    baseline: values.baseline ?? 'auto',
    config: false as const,
    packer: packerOf(values.packer),
    ignoreScripts: values['ignore-scripts'] ?? false,
    passEnv: namesOf(values['pass-env'] ?? []),
  }
  return { request, config: values.config ?? null, print, force }
}

async function run(args: readonly string[], terminal: Terminal): Promise<number> {
  const { request, config, print, force } = requestOf(args, terminal.cwd)
  const target = findTarget(request.target, request.cwd)
  const folder = target.isFolder ? target.path : request.cwd
  const place = policyPlace({ root: request.root, folder, config, cwd: request.cwd })
  if (!print) assertFree(place, force)
  if (target.isFolder) await refuseWorkspace(target.path)
  const world: World = { env: terminal.env, now: terminal.now, tool }
  const progress = startProgress(terminal.stderr, `packing ${request.target}`)
  const work = async (): Promise<{ draft: Draft; releases: Releases }> => {
    const releases = await read(request, world)
    const first = draft(releases, world, place, null)
    return print ? { draft: first, releases } : writeDraft(first, releases, target, place, async () => read(request, world), world)
  }
  const done = await work().finally(() => {
    progress.stop()
  })
  const verdict = await judge(done.releases, world, done.draft.policy)
  const summary = { place, proposal: done.draft.proposal, verdict, written: !print }
  if (print) {
    terminal.print(done.draft.text)
    terminal.stderr.write(summaryText(summary, { ...terminal.style, color: false }))
  } else {
    terminal.print(summaryText(summary, terminal.style))
  }
  return 0
}

export const init: Command = {
  options,
  examples: [
    ['pack-gate init', 'a policy from what the package packs today'],
    ['pack-gate init packages/core --print', 'look at it first'],
    ['pack-gate init --baseline none', 'without asking the registry'],
  ],
  run,
}
