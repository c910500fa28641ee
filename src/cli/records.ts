import { join, resolve } from 'node:path'
import { releaseJudge } from '../commands/attest/release-judge.js'
import { signerPolicy, usualWorkflow, type SignerPolicy } from '../commands/attest/signer.js'
import { Trust } from '../commands/attest/trust.js'
import { type AttestationRecords, readRecords, sha256Of } from '../commands/watch/records.js'
import type { WatchRequest } from '../commands/watch/request.js'
import { readNamedPolicy } from '../gate/policies.js'
import { findAttestation, hasCommit, type Repository, seeRepository } from '../github/attestations.js'
import { connect, RetryBudget } from '../github/client.js'
import { apiUrlOf } from '../github/event.js'
import { type Context, repositoryRoot } from '../model/context.js'
import { readJsonObject } from '../model/json-object.js'
import { GateError } from '../model/errors.js'
import { repositoryAddress } from '../model/repository-address.js'
import { purlOf } from '../model/verification.js'
import { type Terminal, usage } from './command.js'
import { contextOf } from './remote.js'

/** What proves that a release passed. */
export const recordOptions = {
  records: { type: 'string', value: 'DIR', help: ['a folder of JSON reports of `pack-gate check`, at any depth'] },
  repository: {
    type: 'string',
    value: 'OWNER/REPO',
    help: [
      'whose attestations on GitHub are records, too; with the token in',
      'GITHUB_TOKEN or GH_TOKEN (default without --records: package.json)',
    ],
  },
  'signer-workflow': {
    type: 'string',
    value: 'FILE[@REF]',
    help: [`the workflow whose attestations count (default ${usualWorkflow})`],
  },
  'trusted-root': {
    type: 'string',
    value: 'FILE',
    help: ["what signatures are verified against (default: Sigstore's):", '`gh attestation trusted-root > FILE`'],
  },
} as const

type RecordValues = { readonly [name in keyof typeof recordOptions]?: string | undefined }

/** Where records are, as the user typed it or package.json says. */
export interface RecordsWanted {
  readonly records: string | null
  readonly repository: Repository | null
  readonly signerWorkflow: string
  readonly trustedRoot: string | null
}

function repositoryIn(typed: string): Repository {
  const [, owner, repo] = /^([\w.-]+)\/([\w.-]+)$/.exec(typed) ?? []
  if (owner === undefined || repo === undefined)
    throw usage(`--repository is ${JSON.stringify(typed)}`, 'Write OWNER/REPO, as in `--repository octo-org/left-pad`.')
  return { owner, repo }
}

/** The repository of the package in this folder, where it is on GitHub. */
function ownRepository(cwd: string): Repository | null {
  const manifest = readJsonObject(join(cwd, 'package.json'))
  const [host, owner, repo] = manifest === null ? [] : repositoryAddress(manifest).split('/')
  return host === 'github.com' && owner !== undefined && repo !== undefined ? { owner, repo } : null
}

/** @throws GateError EUSAGE where there is nothing to know a release by */
export function recordsWanted(values: RecordValues, cwd: string, command: string): RecordsWanted {
  const { records = null, repository } = values
  const found = repository === undefined ? (records === null ? ownRepository(cwd) : null) : repositoryIn(repository)
  if (records === null && found === null)
    throw usage(
      `${command} needs records of the releases that passed`,
      'Give the repository that attests its releases, `--repository OWNER/REPO`, or a folder of reports, ' +
        '`--records DIR`.',
    )
  return {
    records,
    repository: found,
    signerWorkflow: values['signer-workflow'] ?? usualWorkflow,
    trustedRoot: values['trusted-root'] ?? null,
  }
}

function tokenIn(env: Context['env']): string {
  // A secret that is not set makes an empty variable.
  const token = [env.GITHUB_TOKEN, env.GH_TOKEN].find((value) => value !== undefined && value !== '')
  if (token !== undefined) return token
  throw new GateError(
    'EUSAGE',
    '--repository needs a token, and neither GITHUB_TOKEN nor GH_TOKEN is set',
    'In a workflow: `env: { GITHUB_TOKEN: ${{ github.token }} }` at the step, and `permissions: attestations: read`.',
  )
}

/**
 * Opens GitHub's attestations of a repository.
 *
 * @throws GateError EUSAGE without a token, EGITHUB where the repository can't be seen with it
 */
async function attestationsOf(
  repository: Repository,
  policy: SignerPolicy,
  trust: Trust,
  { env, tool }: Context,
): Promise<AttestationRecords> {
  const token = tokenIn(env)
  const retryBudget = new RetryBudget()
  const connection = { apiUrl: apiUrlOf(env), userAgent: `${tool.name}/${tool.version}`, retryBudget }
  const [api, anonymous] = [await connect({ ...connection, token }), await connect({ ...connection, token: '' })]
  const repositoryId = await seeRepository(api, repository)
  const judge = releaseJudge(async () => trust.verifier(), { ...policy, repositoryId })
  return {
    hasCommit: async (sha) => hasCommit(api, repository, sha),
    async ask({ name, version, fetch }) {
      const sha256 = await sha256Of(await fetch())
      const release = { sha256, purl: purlOf({ name, version }) }
      const source = { api, anonymous, retryBudget, repository }
      const found = await findAttestation(source, sha256, async (bundle) => judge(bundle, release))
      return found.isAttested
        ? { kind: 'attested', sha256, signer: found.signer }
        : { kind: 'none', refused: found.refused }
    },
  }
}

/** What releases are compared with: the records that were kept, the attestations of a repository, and a policy. */
export async function openRecords(
  { records, repository, signerWorkflow, trustedRoot, config }: RecordsWanted & { readonly config: string | false },
  { cwd, env, now }: Terminal,
): Promise<Omit<WatchRequest, 'names' | 'since' | 'state'>> {
  const context = contextOf({ env, now })
  const server = (env.GITHUB_SERVER_URL ?? '') === '' ? 'https://github.com' : (env.GITHUB_SERVER_URL ?? '')
  const trust = new Trust(trustedRoot, cwd, context)
  const attestations = async (of: Repository): Promise<AttestationRecords> => {
    const policy = signerPolicy(signerWorkflow, `${of.owner}/${of.repo}`, server.replace(/\/+$/, ''))
    return attestationsOf(of, policy, trust, context)
  }
  return {
    records: records === null ? null : readRecords(resolve(cwd, records)),
    attestations: repository && (await attestations(repository)),
    trust,
    policy: await readNamedPolicy({ config, cwd, root: repositoryRoot('.', cwd) }, context),
    cwd,
    context,
  }
}
