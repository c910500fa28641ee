import type { RemoteReader } from './policy.js'

/** What touches the world and is injected: the environment, the clock, and who we are. */
export interface Context {
  readonly env: Readonly<Record<string, string | undefined>>
  readonly now: () => Date
  /** Reads a policy of another repository; left out, none can be extended. */
  readonly remotePolicy?: RemoteReader
  readonly tool: { readonly name: string; readonly version: string }
}
