import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import type { AskGitHub, FetchedTarball } from '../commands/watch/watch.js'
import { GateError } from '../model/errors.js'
import { isAttested, seeRepository, type Repository } from '../github/attestations.js'
import { connect } from '../github/client.js'
import { apiUrlOf } from '../github/event.js'
import { RetryBudget } from '../github/retry-budget.js'
import { purlOf } from '../model/vsa.js'
import type { Context } from '../model/context.js'

/** The registry knows a tarball by SHA-512, GitHub by SHA-256: so it has to be fetched. */
async function sha256Of(contents: FetchedTarball): Promise<string> {
  try {
    const hash = createHash('sha256')
    if (contents.path !== undefined) await pipeline(createReadStream(contents.path), hash)
    return hash.digest('hex')
  } finally {
    contents.dispose()
  }
}

/**
 * Opens GitHub's attestations of a repository.
 *
 * @throws GateError EUSAGE without a token, EGITHUB where the repository can't be seen with it
 */
export async function attestationsOf(repository: Repository, { env, tool }: Context): Promise<AskGitHub> {
  // A secret that is not set makes an empty variable.
  const token = [env.GITHUB_TOKEN, env.GH_TOKEN].find((value) => value !== undefined && value !== '')
  if (token === undefined)
    throw new GateError(
      'EUSAGE',
      '--repository needs a token, and neither GITHUB_TOKEN nor GH_TOKEN is set',
      'In a workflow: `env: { GITHUB_TOKEN: ${{ github.token }} }` at the step, and `permissions: attestations: read`.',
    )
  const connection = { apiUrl: apiUrlOf(env), userAgent: `${tool.name}/${tool.version}`, patience: new RetryBudget() }
  const [api, anonymous] = [await connect({ ...connection, token }), await connect({ ...connection, token: '' })]
  await seeRepository(api, repository)
  return async ({ name, version, fetch }) => {
    const sha256 = await sha256Of(await fetch())
    const purl = purlOf({ name, version })
    return (await isAttested({ api, anonymous, repository }, { sha256, purl })) ? sha256 : null
  }
}
