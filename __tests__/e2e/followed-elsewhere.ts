/** Rules whose remedies take a registry, a repository on GitHub or a pull request: remedies-elsewhere.test.ts. */
export const followedElsewhere: readonly string[] = [
  ...['version-published', 'dist-tag-unfit', 'stale-build', 'baseline-missing', 'packer-changed'],
  ...['dependency-unavailable', 'dependency-added', 'identity-changed'],
  ...['tag-moved', 'published-without-commit'],
  ...['policy-loosened', 'policy-unowned', 'policy-unpinned', 'registry-changed'],
]
