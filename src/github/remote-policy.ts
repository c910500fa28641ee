import { connect, type GitHubApi, RetryBudget } from './client.js'
import { readContents, type ContentsFile } from './contents.js'

interface RemoteAccess {
  /** Empty: asked without one, which public repositories answer. */
  readonly token: string
  readonly apiUrl: string
  readonly userAgent: string
  /** That of the run, where there is one: all that it waits for GitHub draws on it. */
  readonly retryBudget?: RetryBudget
}

/** Reads policies of other repositories. The API is opened with the first question: most policies ask none. */
export function remotePolicies({
  token,
  apiUrl,
  userAgent,
  retryBudget = new RetryBudget(),
}: RemoteAccess): (file: ContentsFile) => Promise<Uint8Array | null> {
  let api: Promise<GitHubApi> | null = null
  return async (file) => {
    api ??= connect({ token, apiUrl, userAgent, retryBudget })
    return readContents(await api, file)
  }
}
