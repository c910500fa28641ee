import { readPolicyAs } from '../policy/read.js'
import type { RemoteReader } from '../model/remote-file.js'
import { GateError } from '../model/errors.js'
import { readReleases, type Releases } from '../gate/releases.js'
import type { GateRequest } from '../gate/gate-request.js'
import type { Policy } from '../model/policy.js'
import type { Extended } from '../commands/init/extended.js'
import { propose, type Proposal } from '../commands/init/propose.js'
import { pathFrom } from '../model/root.js'
import { rules } from '../rules/index.js'
import type { Target } from '../gate/target.js'
import type { Context } from '../model/context.js'
import { keptExtends } from './kept-extends.js'
import type { PolicyPlace } from './policy-file.js'

/** What `pack-gate init` works on. */
export interface InitJob {
  readonly request: GateRequest
  readonly context: Context & { readonly remotePolicy: RemoteReader }
  readonly target: Target
  readonly place: PolicyPlace
  /** What the policy that is there extends. */
  readonly extended: Extended | null
  /** Nothing is written. */
  readonly print: boolean
  /** Tells how far it is. */
  readonly say: (text: string) => void
}

function policyPath({ request: { root }, place }: Pick<InitJob, 'request' | 'place'>): string {
  return pathFrom(root, place.file)
}

/** What the policy in that place goes on extending. Throws as `keptExtends`. */
export async function extendedAt(job: Pick<InitJob, 'request' | 'place' | 'context'>): Promise<Extended | null> {
  return keptExtends(job.place, policyPath(job), job.request.root, rules, job.context.remotePolicy)
}

/** A text as the policy that it would be in that place, with all that it extends. */
export async function policyAt(job: InitJob, text: string): Promise<Policy> {
  return readPolicyAs(text, policyPath(job), job.request.root, rules, job.context.remotePolicy)
}

/** Both releases; where the registry is what failed, with the way to do without it. */
export async function readBoth(request: GateRequest, context: Context): Promise<Releases> {
  return readReleases(request, context).catch((error: unknown) => {
    if (!(error instanceof GateError) || error.code !== 'EREGISTRY') throw error
    throw new GateError(
      error.code,
      error.message,
      `${error.help}\nWithout the last release: pack-gate init --baseline none`,
      { cause: error },
    )
  })
}

/** @param ownPath packed path of the policy file, where the package takes it along */
export function proposalFor(
  { release, baseline }: Releases,
  { context, extended }: InitJob,
  ownPath: string | null,
): Proposal {
  return propose({ release, baseline, rules, today: context.now().toISOString().slice(0, 10), ownPath, extended })
}

/** Whether a package may take its own policy file along: npm packs `.github` unless `files` leaves it out. */
export function mayPackPolicy({ release }: Releases): boolean {
  const { files } = release.manifest
  return !(
    Array.isArray(files) &&
    files.every((entry) => typeof entry === 'string' && !/^[./]*(\*|$|\.github|pack-gate)/.test(entry))
  )
}

/** Packed path of the policy file, where the release holds it; null where it does not. */
export function packedPolicy({ release }: Releases, folder: string, { place }: InitJob): string | null {
  const path = pathFrom(folder, place.file)
  return release.files.some((file) => file.path === path) ? path : null
}
