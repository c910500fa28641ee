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

  it.each([
    [{ npm_config_user_agent: 'npm/11.0.0 node/v24' }, null],
    [{ npm_config_user_agent: 'npm/11.0.0 node/v24', npm_config_tag: 'next' }, 'next'],
    [{ npm_config_user_agent: 'npm/11.0.0 node/v24', npm_config_tag: '' }, null],
    [{ npm_config_user_agent: 'pnpm/10.0.0 npm/? node/v24' }, undefined],
    [{}, undefined],
  ])('knows the dist-tag where npm says it: %j', (env, tag) => {
    expect(publishingOf({ npm_command: 'publish', ...env }, false).tag).toBe(tag)
  })
})
