import { resolve, sep } from 'node:path'
import pLimit from 'p-limit'
import { type Member, share, type SharedProposal } from '../commands/init/share.js'
import { writeSharedPolicy } from '../commands/init/write.js'
import type { GateRequest } from '../gate/gate-request.js'
import { evaluateAndDecide } from '../gate/gate.js'
import { withSharedPacking } from '../gate/workspace/gate-target.js'
import type { Releases } from '../gate/releases.js'
import type { WorkspacePackage } from '../gate/workspace/workspaces.js'
import { pathFrom } from '../model/context.js'
import { GateError, toGateError } from '../model/errors.js'
import { formatCount, listing, plain, plural } from '../model/format.js'
import { groupBy } from '../model/group-by.js'
import type { Verdict } from '../model/report.js'
import { tool } from '../model/tool.js'
import { findPolicy } from '../policy/find.js'
import { policyFor } from '../policy/package-policy.js'
import { verdictLine } from '../report/render/verdict-line.js'
import { painter, wrap } from '../report/render/wrap.js'
import type { Style } from '../report/reporter.js'
import {
  type InitJob,
  mayPackPolicy,
  notBuilt,
  packedPolicy,
  policyAt,
  proposalFor,
  readBoth,
  type Unbuilt,
  unbuiltIn,
} from './init-request.js'
import { adoptedTools, didWhat, entryCount, names } from './init-summary.js'
import { type PolicyPlace, writePolicyFile } from './policy-file.js'

/** A package that has a policy of its own, and keeps it. */
interface Apart {
  readonly path: string
  readonly policy: string
}

/** What `pack-gate init` did for the packages of a workspace. */
interface InitialisedShared {
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

/** A package that was read, with the folders of it that were not built. */
interface Found extends Read {
  readonly unbuilt: readonly Unbuilt[]
}

/** Most of it is waiting: packers and requests have limits of their own. */
const atOnce = 64

/** The failure of a package, after which nothing is written. */
function failureOf(path: string, thrown: unknown): GateError {
  const { code, message, help } = toGateError(thrown)
  return new GateError(
    code,
    `${path}: ${message}`,
    `${help}\nNothing was written. To leave out a package that is never published, set \`"private": true\` ` +
      'in its package.json, or select the others with --packages.',
    { cause: thrown },
  )
}

/**
 * Reads all packages; one that can't be packed ends it, since a policy without it would block it. What fails for all of
 * them fails once: no packer is started after the first failure.
 */
async function readAll(members: readonly WorkspacePackage[], job: InitJob): Promise<readonly Read[]> {
  const { request, context, target, say } = job
  const limit = pLimit(atOnce)
  let finished = 0
  let first: GateError | null = null
  const readOne = async (shared: GateRequest, { path: within, name }: WorkspacePackage): Promise<Found> => {
    const folder = resolve(target.path, within)
    const path = pathFrom(request.root, folder)
    const measured = await readBoth({ ...shared, target: folder }, context).catch((thrown: unknown) => {
      first ??= failureOf(path, thrown)
      shared.shared?.packing.stop()
      throw first
    })
    finished += 1
    say(`[${finished}/${members.length}] ${path}`)
    return { path, name, folder, releases: measured.releases, unbuilt: unbuiltIn(measured), ownPath: null }
  }
  const selection = { packages: members, skipped: [] }
  const read = await withSharedPacking(request, selection, context, async (shared) =>
    Promise.allSettled(members.map(async (member) => limit(readOne, shared, member))),
  )
  // Once no packer runs any more.
  const failed = read.find((each) => each.status === 'rejected')
  if (failed) throw toGateError(failed.reason)
  const found = read.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []))
  refuseUnbuilt(found)
  return found
}

/** @throws GateError EPACK where packages were not built */
function refuseUnbuilt(found: readonly Found[]): void {
  const lacking = found.filter(({ unbuilt }) => unbuilt.length > 0)
  if (lacking.length === 0) return
  const all = lacking.flatMap(({ unbuilt }) => unbuilt)
  const folders = [...new Set(all.map(({ folder }) => folder))]
  const isOr = folders.length === 1 ? "isn't" : "aren't"
  throw notBuilt(
    `${listing(folders.map((folder) => `${folder}/`))} ${isOr} built in ${formatCount(lacking.length)} of ${plural(found.length, 'package')} ` +
      `(${listing(lacking.map(({ path }) => path))})`,
    all,
  )
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
  const { releases } = await readBoth({ ...job.request, target: each.folder }, job.context)
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

/** What is said of a package. */
interface PackageSummary {
  readonly path: string
  readonly head: string
  readonly notes: readonly string[]
}

/** Packages of which the same is said, in one entry. */
function summaryLines(members: readonly PackageSummary[], columns: number): readonly string[] {
  return [...groupBy(members, ({ head, notes }) => JSON.stringify([head, notes])).values()].flatMap((same) => {
    const [first] = same
    if (!first) return []
    return [
      ...wrap(plain(`${names(same.map(({ path }) => path))}: ${first.head}`), columns, '  '),
      ...first.notes.flatMap((note) => wrap(plain(note), columns, '    ')),
    ]
  })
}

/** A package, and what of it needs a look. */
function summaryOf(member: Member, verdict: Verdict): PackageSummary {
  const { leftOut, unnamed, takenOut, settings } = member.proposal
  const short = settings.flatMap(({ proposal, value }) => (value === null ? [] : [proposal.short(value)]))
  const notes = [
    ...(leftOut.length === 0
      ? []
      : [`left out: ${names(leftOut.map(({ path, rules }) => `${path} (${rules.join(', ')})`))}`]),
    ...[adoptedTools(member.proposal) ?? []].flat(),
    ...(unnamed.length === 0 ? [] : [`no pattern can match: ${names(unnamed)}`]),
    ...(takenOut.length === 0 ? [] : [`excluded by what it extends: ${names(takenOut)}`]),
    ...(verdict.conclusion === 'failure' ? [verdictLine(verdict)] : []),
  ]
  const count = entryCount(member.proposal)
  const own = count === 0 ? 'no entry of its own' : plural(count, 'entry of its own', 'entries of its own')
  const head = [own, ...short].join(', ')
  return { path: member.path, head, notes }
}

function nextStep({ verdicts, written }: InitialisedShared): string {
  if (verdicts.some(({ conclusion }) => conclusion === 'failure'))
    return 'Next: run `pack-gate check`, then fix what it finds or approve it with `pack-gate accept FOLDER`.'
  return written
    ? 'Next: review it, commit it, and run `pack-gate check` before each release.'
    : 'Next: write it with `pack-gate init`.'
}

function outcome({ verdicts }: InitialisedShared): string {
  const blocked = verdicts.filter(({ conclusion }) => conclusion === 'failure').length
  return blocked === 0
    ? '`pack-gate check` passes with this policy for all of them.'
    : `With this policy, the check blocks ${blocked === verdicts.length ? 'all of them' : `${formatCount(blocked)} of them`}.`
}

/** The summary for the terminal. Names come from the packages, so all of it is escaped. */
export function sharedSummaryText(done: InitialisedShared, style: Style): string {
  const paint = painter(style.color)
  const columns = Math.min(Math.max(style.columns || 80, 20), 120)
  const { proposal, verdicts, apart } = done
  const common = proposal.common.length + proposal.required.length
  const specs = proposal.members[0]?.proposal.extended?.specs ?? []
  const sections: readonly (readonly string[])[] = [
    wrap(
      plain(
        `${didWhat(done)}: one policy for ` +
          `${plural(verdicts.length, 'package')}${common === 0 ? '' : `, ${plural(common, 'entry', 'entries')} for all`}`,
      ),
      columns,
    ).map((line) => paint('bold', line)),
    specs.length === 0 ? [] : wrap(plain(`It extends ${specs.join(', ')}, as the previous policy did.`), columns),
    summaryLines(
      proposal.members.flatMap((member, index) => {
        const verdict = verdicts[index]
        return verdict ? [summaryOf(member, verdict)] : []
      }),
      columns,
    ),
    apart.flatMap(({ path, policy }) => wrap(plain(`${path} keeps its own policy, ${policy}.`), columns, '  ')),
    [outcome(done)],
    wrap(nextStep(done), columns),
  ]
  return `${sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`
}
