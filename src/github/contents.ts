import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { GateError } from '../model/errors.js'
import { plain } from '../model/format.js'
import { isRepository, type Report, type ReportRun, runOf } from '../model/report.js'
import type { GitHubApi } from './client.js'
import { type Environment, readWorkflowRun } from './event.js'
import { type FailureKind, failureOf, reasonOf } from './failure.js'

/**
 * The commit that a run is about: in a workflow the one that GitHub's event names, which is not the test merge that is
 * checked out for a pull request; else the one that is checked out. Null where that is unknown.
 */
export function commitOf(env: Environment, root: string): string | null {
  try {
    if (env.GITHUB_EVENT_PATH !== undefined) return readWorkflowRun(env).sha
  } catch {
    // An event that can't be read is a mistake of its own where the run is reported to GitHub.
  }
  return headCommit(root)
}

/** The run of a workflow that this process is part of, and the commit that it is about; null elsewhere. */
export function hereOf(env: Environment, root: string): { run: ReportRun; commit: string | null } | null {
  const run = runOf(env)
  return run && { run, commit: commitOf(env, root) }
}

/** Says in a report which run made it and what commit it is about. A tarball may be of any commit. */
export function withCommit<R extends Report>(report: R, commit: string | null, run: ReportRun | null): R {
  if (report.conclusion === 'error' && !isRepository(report)) return report
  const isOfCommit = isRepository(report) || ('packer' in report && report.packer !== null)
  return { ...report, ...(isOfCommit && commit !== null && { commit }), ...(run !== null && { run }) }
}

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
  unsure: 'Run it again. If it persists, see whether GitHub reports an incident.',
  untrusted:
    'Set NODE_EXTRA_CA_CERTS, in the environment of the runner or the job, to the file with the certificate ' +
    'of your authority.',
  rejected: 'Check the name of the repository, the path and the ref.',
}

/**
 * A file's bytes; GitHub sends at most 1 MB of them in this form, which is what a policy may have.
 *
 * @returns null where GitHub knows no such file, or does not let this token know of it (both are 404)
 * @throws GateError EGITHUB where that can't be found out, or what is there is no file of at most 1 MB
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
  throw new GateError('EGITHUB', `${name} is ${what}, expected a file of at most 1 MB.`, 'Give a policy file.')
}

/** Whether the repository lets this token see a commit: then a file that is not found is not there. */
async function seesCommit(
  api: GitHubApi,
  { owner, repo }: Pick<ContentsFile, 'owner' | 'repo'>,
  ref: string,
): Promise<boolean> {
  return api.rest.repos.getContent({ owner, repo, path: '', ref }).then(
    () => true,
    () => false,
  )
}

/** The files of a commit, through GitHub's API. */
interface CommitTree {
  /** @throws GateError EGITHUB where it is uncertain whether there is such a file */
  read(path: string): Promise<Uint8Array | null>
}

/**
 * 404 is also what a token hears that may not see the repository: so a missing file counts once the commit was seen.
 */
export function githubTree(
  api: GitHubApi,
  { owner, repo }: { readonly owner: string; readonly repo: string },
  commit: string,
): CommitTree {
  let seen: Promise<boolean> | null = null
  return {
    async read(path) {
      const bytes = await readContents(api, { owner, repo, path, ref: commit })
      if (bytes !== null) return bytes
      seen ??= seesCommit(api, { owner, repo }, commit)
      if (await seen) return null
      throw new GateError(
        'EGITHUB',
        `the base commit ${commit.slice(0, 12)} can't be read with this token`,
        'Give the job `permissions: contents: read`.',
      )
    },
  }
}

/** SHA-1, or SHA-256 as newer repositories may have. */
const commit = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/

function textIn(...path: readonly string[]): string {
  try {
    return readFileSync(join(...path), 'utf8').trim()
  } catch {
    return ''
  }
}

/** The folder of Git's own files; in a worktree and a submodule `.git` is a file that says where it is. */
function gitFolder(root: string): string {
  const link = /^gitdir: (.+)$/m.exec(textIn(root, '.git'))?.[1]
  return link === undefined ? join(root, '.git') : resolve(root, link)
}

/** Git packs refs into one file: a line with the commit and the name for each. */
function packedRef(folder: string, ref: string): string | undefined {
  return textIn(folder, 'packed-refs')
    .split('\n')
    .find((line) => line.endsWith(` ${ref}`))
    ?.split(' ')[0]
}

/**
 * The commit that is checked out, without starting Git; null where there is none, or where that is unknown.
 *
 * @param root of the repository
 */
export function headCommit(root: string): string | null {
  const folder = gitFolder(root)
  const head = textIn(folder, 'HEAD')
  const ref = /^ref: (refs\/\S+)$/.exec(head)?.[1]
  const shared = resolve(folder, textIn(folder, 'commondir') || '.')
  const found = ref === undefined ? head : textIn(folder, ref) || textIn(shared, ref) || packedRef(shared, ref)
  return found !== undefined && commit.test(found) ? found : null
}
