/** What touches the world and is injected: the environment, the clock, and who we are. */
export interface World {
  readonly env: Readonly<Record<string, string | undefined>>
  readonly now: () => Date
  readonly tool: { readonly name: string; readonly version: string }
}
