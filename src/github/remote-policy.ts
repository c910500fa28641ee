import { connect, type GitHubApi, RetryBudget } from './client.js'
import { readContents, type ContentsFile } from './contents.js'

interface RemoteAccess {
  /** Empty: asked without one, which public repositories answer. */
  readonly token: string
  readonly apiUrl: string
  readonly userAgent: string
}

/** Reads policies of other repositories. The API is opened with the first question: most policies ask none. */
export function remotePolicies({
  token,
  apiUrl,
  userAgent,
}: RemoteAccess): (file: ContentsFile) => Promise<Uint8Array | null> {
  let api: Promise<GitHubApi> | null = null
  return async (file) => {
    api ??= connect({ token, apiUrl, userAgent, retryBudget: new RetryBudget() })
    return readContents(await api, file)
  }
}
