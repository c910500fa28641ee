import { availableParallelism } from 'node:os'
import { resolve, sep } from 'node:path'
import pLimit from 'p-limit'
import { findPolicy } from '../policy/find.js'
import { policyFor } from '../policy/package-policy.js'
import { GateError, toGateError } from '../model/errors.js'
import { evaluateAndDecide } from '../gate/gate.js'
import type { Releases } from '../gate/releases.js'
import { share, type SharedProposal } from '../commands/init/share.js'
import { writeSharedPolicy } from '../commands/init/write.js'
import type { WorkspacePackage } from '../gate/workspace/workspaces.js'
import { pathFrom } from '../model/root.js'
import { tool } from '../model/tool.js'
import type { Verdict } from '../model/report.js'
import { mayPackPolicy, packedPolicy, policyAt, proposalFor, readBoth, type InitJob } from './init-request.js'
import { writePolicyFile, type PolicyPlace } from './policy-file.js'

/** A package that has a policy of its own, and keeps it. */
export interface Apart {
  readonly path: string
  readonly policy: string
}

/** What `pack-gate init` did for the packages of a workspace. */
export interface InitialisedShared {
  readonly text: string
  readonly place: PolicyPlace
  readonly proposal: SharedProposal
  /** What the check says of each package, in the order of the proposal. */
  readonly verdicts: readonly Verdict[]
  readonly apart: readonly Apart[]
  readonly written: boolean
}

/** A package that the policy is to be for. */
interface Read {
  /** From the repository's root. */
  readonly path: string
  readonly name: string | null
  /** Absolute. */
  readonly folder: string
  readonly releases: Releases
  readonly ownPath: string | null
}

/** Reads all packages; one that can't be packed ends it, since a policy without it would block it. */
async function readAll(members: readonly WorkspacePackage[], job: InitJob): Promise<readonly Read[]> {
  const { request, context, target, say } = job
  const limit = pLimit(availableParallelism())
  let finished = 0
  const readOne = async ({ path: within, name }: WorkspacePackage): Promise<Read> => {
    const folder = resolve(target.path, within)
    const path = pathFrom(request.root, folder)
    const releases = await readBoth({ ...request, target: folder }, context).catch((thrown: unknown) => {
      const { code, message, help } = toGateError(thrown)
      throw new GateError(
        code,
        `${path}: ${message}`,
        `${help}\nNothing was written. A package that is not published is left out: set \`"private": true\` ` +
          'in its package.json, or name the packages that are published with --packages.',
        { cause: thrown },
      )
    })
    finished += 1
    say(`[${finished}/${members.length}] ${path}`)
    return { path, name, folder, releases, ownPath: null }
  }
  return Promise.all(members.map(async (member) => limit(readOne, member)))
}

function draft(packages: readonly Read[], job: InitJob): { readonly proposal: SharedProposal; readonly text: string } {
  const proposal = share(
    packages.map(({ path, releases, ownPath }) => ({ path, proposal: proposalFor(releases, job, ownPath) })),
  )
  return { proposal, text: writeSharedPolicy(proposal, tool.version) }
}

/** The package at the policy's place may take the file along: it is packed again to find out. */
async function packAgain(each: Read, job: InitJob): Promise<Read> {
  if (each.path !== '.' || !mayPackPolicy(each.releases)) return each
  const releases = await readBoth({ ...job.request, target: each.folder }, job.context)
  return { ...each, releases, ownPath: packedPolicy(releases, each.folder, job) }
}

function ownPolicies(
  members: readonly WorkspacePackage[],
  { request, place, target }: InitJob,
): readonly (Apart & { readonly member: WorkspacePackage })[] {
  return members.flatMap((member) => {
    const folder = resolve(target.path, member.path)
    const found = findPolicy({ ...request, config: null, folder })
    const isOwn =
      found !== null && found.file !== place.file && folder !== request.root && found.file.startsWith(`${folder}${sep}`)
    return isOwn ? [{ member, path: pathFrom(request.root, folder), policy: found.path }] : []
  })
}

/**
 * Proposes one policy for packages of a workspace, and writes it.
 *
 * @throws GateError where one of them can't be packed: nothing is written then
 */
export async function initShared(members: readonly WorkspacePackage[], job: InitJob): Promise<InitialisedShared> {
  const apart = ownPolicies(members, job)
  let packages = await readAll(
    members.filter((each) => apart.every(({ member }) => member !== each)),
    job,
  )
  let { proposal, text } = draft(packages, job)
  if (!job.print) {
    writePolicyFile(job.place, text)
    packages = await Promise.all(packages.map(async (each) => packAgain(each, job)))
    if (packages.some(({ ownPath }) => ownPath !== null)) {
      ;({ proposal, text } = draft(packages, job))
      writePolicyFile(job.place, text)
    }
  }
  const policy = await policyAt(job, text)
  const verdicts = await Promise.all(
    packages.map(async ({ path, name, releases }) =>
      evaluateAndDecide(releases, job.context, policyFor(policy, { path, name })),
    ),
  )
  return { text, place: job.place, proposal, verdicts, apart, written: !job.print }
}
