import { GateError } from '../../model/errors.js'
import type { Identity } from './signed-bundle.js'

/** Whose signature counts. */
export interface SignerPolicy {
  /** `https://github.com` */
  readonly server: string
  /** `OWNER/REPO`: the run has to be one of this repository. */
  readonly repository: string
  /** GitHub's number of it: a run under its former name is one of it, too. Left out where it isn't known. */
  readonly repositoryId?: string | null
  /** `OWNER/REPO/.github/workflows/release.yml`; a reusable workflow may be another repository's. */
  readonly workflow: string
  /** `refs/tags/v1.2.0`, perhaps with a `*` at its end; null for any. */
  readonly ref: string | null
}

const folder = '.github/workflows'

/** The recipes' workflow. */
export const usualWorkflow = 'release.yml'

/**
 * Reads `--signer-workflow`: `release.yml`, `.github/workflows/release.yml`, or the same behind `OWNER/REPO/`; each
 * perhaps with `@REF`.
 *
 * @throws GateError EUSAGE
 */
export function signerPolicy(typed: string, repository: string, server: string): SignerPolicy {
  const [, owner, named, file, ref = null] =
    /^(?:([\w.-]+)\/([\w.-]+)\/(?=\.github\/))?(?:\.github\/workflows\/)?([\w.-]+\.ya?ml)(?:@(\S+))?$/.exec(typed) ?? []
  if (file === undefined || (ref !== null && !/^refs\/[^*]+\*?$/.test(ref)))
    throw new GateError(
      'EUSAGE',
      `--signer-workflow is ${JSON.stringify(typed)}`,
      'Write the file of the workflow that attests releases, as in `--signer-workflow release.yml`; a reusable one ' +
        'of another repository as OWNER/REPO/.github/workflows/FILE. `@refs/tags/*` after it accepts only tags.',
    )
  const home = owner === undefined ? repository : `${owner}/${named ?? ''}`
  return { server, repository, workflow: `${home}/${folder}/${file}`, ref }
}

/** As it was typed, where it can be read as a workflow; else undefined. */
export function readSignerWorkflow(typed: string): string | undefined {
  try {
    signerPolicy(typed, 'OWNER/REPO', 'https://github.com')
    return typed
  } catch {
    return undefined
  }
}

/** Who vouches for workflows: a server of one's own, and an enterprise, have another issuer (docs.github.com, OIDC). */
export function isIssuer(issuer: string | null, server: string): boolean {
  const host = new URL(server).host
  const own = [`${server}/_services/token`, `https://token.actions.${host}`]
  const usual = host === 'github.com' ? ['https://token.actions.githubusercontent.com'] : own
  return issuer !== null && usual.some((each) => issuer === each || issuer.startsWith(`${each}/`))
}

/** Names of owners and repositories are the same in any case. */
const isSame = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase()

function isRef(ref: string, wanted: string): boolean {
  return wanted.endsWith('*') ? ref.startsWith(wanted.slice(0, -1)) : ref === wanted
}

/** What an address holds behind the server's; the whole of it where it is another's. */
function withoutServer(address: string, server: string): string {
  return address.startsWith(`${server}/`) ? address.slice(server.length + 1) : address
}

/** Owner and repository are the same in any case; a workflow's file isn't. */
function isSameFile(path: string, server: string, workflow: string): boolean {
  const home = `${server}/${workflow.slice(0, workflow.indexOf('/.github/'))}`
  return (
    isSame(path.slice(0, home.length), home) &&
    path.slice(home.length) === workflow.slice(workflow.indexOf('/.github/'))
  )
}

/** A branch of a pull request runs what its author wrote, and no release is made from one. */
const isOfPullRequest = (ref: string): boolean => ref.startsWith('refs/pull/')

/** The workflow as words, where it is not the one that was asked for. */
function foreignWorkflow(signer: string, { server, workflow, ref }: SignerPolicy): string | null {
  // A file's name may hold an `@`: the ref is what looks like one whole. A reusable workflow may be pinned to a commit.
  const split = /^(.*?)@(refs\/.*|[0-9a-f]{40}|[0-9a-f]{64})$/s.exec(signer)
  const [, path = signer, signedRef = ''] = split ?? []
  if (!isSameFile(path, server, workflow)) {
    const shown = withoutServer(path === '' ? 'no workflow' : path, server)
    return `${shown}, not by ${workflow}: if that is your release workflow, give it with --signer-workflow`
  }
  if (signedRef === '') return `${workflow} at no ref`
  if (ref === null) return isOfPullRequest(signedRef) ? `${workflow} at ${signedRef}, a pull request` : null
  return isRef(signedRef, ref) ? null : `${workflow} at ${signedRef}, not at ${ref}`
}

/** The same under the name that the repository had when a workflow signed; null where it is another repository. */
function underFormerName({ repository, repositoryId }: Identity, policy: SignerPolicy): SignerPolicy | null {
  const isSameNumber = typeof repositoryId === 'string' && repositoryId !== '' && repositoryId === policy.repositoryId
  if (!isSameNumber || !repository?.startsWith(`${policy.server}/`)) return null
  const former = withoutServer(repository, policy.server)
  const [home, file = ''] = policy.workflow.split(`/${folder}/`)
  const isOwn = home !== undefined && isSame(home, policy.repository)
  return { ...policy, repository: former, workflow: isOwn ? `${former}/${folder}/${file}` : policy.workflow }
}

/** Why an identity is not the one that was asked for, as words that follow "it was signed by"; null where it is. */
export function foreignSigner(identity: Identity, policy: SignerPolicy): string | null {
  const { issuer, workflow, repository } = identity
  const { server, repository: wanted } = policy
  if (!isIssuer(issuer, server)) return `an identity of ${issuer ?? 'no one'}, not of GitHub Actions`
  if (repository !== null && isSame(repository, `${server}/${wanted}`)) return foreignWorkflow(workflow ?? '', policy)
  const former = underFormerName(identity, policy)
  return former ? foreignWorkflow(workflow ?? '', former) : `a run of ${repository ?? 'no repository'}`
}
