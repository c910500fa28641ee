import { GateError } from '../model/errors.js'
import { plain } from '../model/plain-text.js'
import type { GitHubApi } from './client.js'
import { failureOf, reasonOf, type FailureKind } from './failure.js'

/** A file of a repository as a commit, tag or branch has it. */
export interface ContentsFile {
  readonly owner: string
  readonly repo: string
  /** From the repository's root. */
  readonly path: string
  readonly ref: string
}

const remedies: Readonly<Record<FailureKind, string>> = {
  forbidden: 'Give the job `permissions: contents: read`, or a token that may read that repository.',
  'rate-limit': 'Run it again later, or give a token: requests without one have a low limit.',
  unsure: 'Run it again; if it stays, see whether GitHub reports an incident.',
  untrusted:
    'Name the file with the certificate of your authority in the environment variable NODE_EXTRA_CA_CERTS of ' +
    'the runner or the job.',
  rejected: 'Check the name of the repository, the path and the ref.',
}

/**
 * A file's bytes; GitHub sends at most 1 MB of them in this form, which is what a policy may have.
 *
 * @returns null where GitHub knows no such file, or does not let this token know of it (both are 404)
 * @throws GateError EGITHUB where it can't be told, or what is there is no file of at most 1 MB
 */
export async function readContents(
  api: GitHubApi,
  { owner, repo, path, ref }: ContentsFile,
): Promise<Uint8Array | null> {
  const name = `${owner}/${repo}/${path}@${ref}`
  const answer = await api.rest.repos.getContent({ owner, repo, path, ref }).catch((error: unknown) => {
    const failure = failureOf(error)
    if (failure.status === 404) return null
    const reason = plain(reasonOf(failure))
    throw new GateError('EGITHUB', `${name} could not be read: ${reason}.`, remedies[failure.kind], { cause: error })
  })
  if (answer === null) return null
  const { data } = answer
  if (!Array.isArray(data) && data.type === 'file' && data.encoding === 'base64')
    return Buffer.from(data.content, 'base64')
  const what = Array.isArray(data) ? 'a folder' : data.type === 'file' ? 'larger than 1 MB' : `a ${data.type}`
  throw new GateError('EGITHUB', `${name} is ${what}, expected a file of at most 1 MB.`, 'Name a policy file.')
}

/** Whether the repository lets this token see a commit: then a file that is not found is not there. */
export async function seesCommit(
  api: GitHubApi,
  { owner, repo }: Pick<ContentsFile, 'owner' | 'repo'>,
  ref: string,
): Promise<boolean> {
  return api.rest.repos.getContent({ owner, repo, path: '', ref }).then(
    () => true,
    () => false,
  )
}
