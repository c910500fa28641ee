import type { PolicyTree } from '../../policy/extends.js'

/** Asks for each file once: packages of a repository share its policy and its CODEOWNERS. */
export function readOnce(tree: PolicyTree): PolicyTree {
  const known = new Map<string, Promise<Uint8Array | null>>()
  return {
    read(path) {
      const reading = known.get(path) ?? tree.read(path)
      known.set(path, reading)
      return reading
    },
  }
}
