import { describe, expect, it } from '@jest/globals'
import { publishingOf } from '../../src/gate/releases.js'

describe('how a release is to be published', () => {
  it.each([
    [{}, { isInside: false, isRelease: false }],
    [{ npm_command: 'publish' }, { isInside: true, isRelease: true }],
    [{ npm_command: 'run-script' }, { isInside: false, isRelease: false }],
    [{ GITHUB_EVENT_NAME: 'release' }, { isInside: false, isRelease: true }],
    [
      { GITHUB_EVENT_NAME: 'push', GITHUB_REF: 'refs/tags/v1.0.0' },
      { isInside: false, isRelease: true },
    ],
    [
      { GITHUB_EVENT_NAME: 'push', GITHUB_REF: 'refs/heads/main' },
      { isInside: false, isRelease: false },
    ],
    [
      { GITHUB_EVENT_NAME: 'workflow_dispatch', GITHUB_REF: 'refs/tags/v1.0.0' },
      { isInside: false, isRelease: false },
    ],
  ])('is told by the environment: %j', (env, expected) => {
    expect(publishingOf(env, false)).toEqual({ ...expected, isHandedOver: false })
    expect(publishingOf(env, true)).toEqual({ ...expected, isHandedOver: true })
  })
})
