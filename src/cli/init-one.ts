import { evaluateAndDecide } from '../gate/gate.js'
import type { Releases } from '../gate/releases.js'
import type { Policy } from '../model/policy.js'
import type { Proposal } from '../commands/init/propose.js'
import { writePolicy } from '../commands/init/write.js'
import { tool } from '../model/tool.js'
import { mayPackPolicy, packedPolicy, policyAt, proposalFor, readBoth, type InitJob } from './init-request.js'
import type { Initialised } from './init-summary.js'
import { writePolicyFile } from './policy-file.js'

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
  const again = await readBoth(request, context)
  const ownPath = packedPolicy(again, target.path, job)
  if (ownPath === null) return first
  const second = await draft(again, job, ownPath)
  writePolicyFile(place, second.text)
  return second
}

/** Proposes a policy for one package, and writes it. */
export async function initOne(job: InitJob): Promise<Initialised & { readonly text: string }> {
  const first = await draft(await readBoth(job.request, job.context), job, null)
  const { releases, proposal, text, policy } = job.print ? first : await writeDraft(first, job)
  const verdict = await evaluateAndDecide(releases, job.context, policy)
  return { text, place: job.place, proposal, verdict, written: !job.print }
}
