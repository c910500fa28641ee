/**
 * On a pull request: how it would change which registry is asked, and with what. Hosts and paths are untrusted text.
 */
export interface RegistryChange {
  /**
   * Files whose settings about registries differ from the base branch's, from the repository's root, with the keys
   * that do.
   */
  readonly files: readonly { readonly path: string; readonly keys: readonly string[] }[]
  /** Hosts that the pull request names and the base branch's settings don't. */
  readonly hosts: readonly string[]
  /** The registry that was asked, by the base branch's settings. */
  readonly asked: string
  /** The registry that the pull request's own settings name, where that is another one. */
  readonly wanted: string | null
}
