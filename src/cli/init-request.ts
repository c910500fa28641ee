import type { Extended } from '../commands/init/settings.js'
import { type Proposal, propose } from '../commands/init/propose.js'
import type { GateRequest, Target } from '../gate/gate-request.js'
import { type Measured, measure } from '../gate/gate.js'
import { readReleases, type Releases } from '../gate/releases.js'
import { type Context, pathFrom } from '../model/context.js'
import { GateError } from '../model/errors.js'
import type { Policy, RemoteReader } from '../model/policy.js'
import { readPolicyText } from '../policy/edit/nodes.js'
import { parsePolicy } from '../policy/load.js'
import { readPolicyAs } from '../policy/read.js'
import { buildFirst } from '../rules/entry-points/unbuilt.js'
import { rules } from '../rules/index.js'
import type { Rule } from '../rules/rule.js'
import type { PolicyPlace } from './policy-file.js'
import { usage } from './command.js'

/** A file that can't be read is no policy that anything could be kept of. */
function textOf(file: string): string {
  try {
    return readPolicyText(file).text
  } catch {
    return ''
  }
}

function specsIn(text: string, { shown }: PolicyPlace, rules: readonly Rule[]): readonly string[] {
  try {
    return (parsePolicy(text, shown, rules).bases ?? []).map(({ spec }) => spec)
  } catch {
    if (!/^["']?extends["']?\s*:/m.test(text)) return []
    throw usage(
      `${shown} has a mistake, so what it extends can't be kept`,
      'Correct it (`pack-gate rules` shows the place), or delete it and run pack-gate init again.',
    )
  }
}

/**
 * What the policy that is there extends: the one that takes its place goes on extending it. An organisation's rules are
 * not for
 * `--force` to drop.
 *
 * @param path of the policy from the repository's root
 * @param root absolute path of the repository's root
 * @throws GateError EUSAGE where the policy is too broken to tell, ECONFIG or EGITHUB where what it extends can't be
 *   read
 */
async function keptExtends(
  place: PolicyPlace,
  path: string,
  root: string,
  rules: readonly Rule[],
  remote: RemoteReader,
): Promise<Extended | null> {
  if (place.lines === null) return null
  const specs = specsIn(textOf(place.file), place, rules)
  if (specs.length === 0) return null
  return { specs, policy: await readPolicyAs(`extends: ${JSON.stringify(specs)}\n`, path, root, rules, remote) }
}

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

/**
 * Both releases, the last one that is a measure; where the registry is what failed, with the way to do without it.
 */
export async function readBoth(request: GateRequest, context: Context): Promise<Measured> {
  const read = await readReleases(request, context).catch((error: unknown) => {
    if (!(error instanceof GateError) || error.code !== 'EREGISTRY') throw error
    throw new GateError(
      error.code,
      error.message,
      `${error.help}\nWithout the last release: pack-gate init --baseline none`,
      { cause: error },
    )
  })
  return measure(read, context)
}

/** A folder that was not built, and what builds it, in words. */
export interface Unbuilt {
  readonly folder: string
  readonly remedy: string
}

/** The folders of a package that were not built. Without what a build makes there is nothing to propose from. */
export function unbuiltIn({ verdict, releases }: Measured): readonly Unbuilt[] {
  const remedy = buildFirst(releases)
  return verdict.findings.flatMap(({ level, unbuilt }) =>
    level === 'error' && unbuilt !== undefined ? [{ folder: unbuilt, remedy }] : [],
  )
}

/** @param what which folders of which packages were not built */
export function notBuilt(what: string, unbuilt: readonly Unbuilt[]): GateError {
  const [remedy = '', ...others] = new Set(unbuilt.map((each) => each.remedy))
  return new GateError(
    'EPACK',
    `${what}, so a policy would leave out what is published`,
    `${others.length === 0 ? remedy : 'Build first'}. Then run \`pack-gate init\` again. Nothing was written.`,
  )
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
