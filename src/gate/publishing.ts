import type { Publishing } from '../rules/rule.js'

/**
 * What the environment says of how a release is to be published.
 *
 * @param env of the check: GitHub's runner sets the event and the ref, npm what it is at
 */
export function publishingOf(env: Readonly<Record<string, string | undefined>>, isHandedOver: boolean): Publishing {
  const isInside = env.npm_command === 'publish'
  const isTag = env.GITHUB_EVENT_NAME === 'push' && (env.GITHUB_REF ?? '').startsWith('refs/tags/')
  return { isHandedOver, isInside, isRelease: isInside || isTag || env.GITHUB_EVENT_NAME === 'release' }
}
