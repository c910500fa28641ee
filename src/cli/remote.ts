import type { Context } from '../model/context.js'
import { tool } from '../model/tool.js'

/**
 * Policies of other repositories, read with the token that GitHub's own command takes from the environment; without one
 * only public repositories answer. Loaded where a policy asks for it.
 */
export function remoteFor({ env, tool }: Pick<Context, 'env' | 'tool'>): NonNullable<Context['remotePolicy']> {
  return async (file) => {
    const { remotePolicies } = await import('../github/remote-policy.js')
    // A variable that is set to nothing is not set: workflows pass secrets that don't exist on like that.
    const [token = ''] = [env.GITHUB_TOKEN, env.GH_TOKEN].filter((value) => value !== undefined && value !== '')
    const apiUrl = env.GITHUB_API_URL ?? 'https://api.github.com'
    return remotePolicies({ token, apiUrl, userAgent: `${tool.name}/${tool.version}` })(file)
  }
}

/** What a command hands to the engine: the terminal's environment and clock, who we are, and a reader of policies. */
export function contextOf({ env, now }: Pick<Context, 'env' | 'now'>): Required<Context> {
  return { env, now, tool, remotePolicy: remoteFor({ env, tool }) }
}
