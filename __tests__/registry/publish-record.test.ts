import { describe, expect, it } from '@jest/globals'
import { packedIn } from '../../src/registry/choose.js'

describe("the registry's record of what packed a release", () => {
  it('is the npm that published a folder', () => {
    expect(packedIn({ version: '1.0.0', _npmVersion: '10.9.9' })).toEqual({ name: 'npm', version: '10.9.9' })
  })

  // As verdaccio 6 had it after each tool's own publish.
  it.each([
    [
      'npm publish of a tarball, and pnpm 9 and 10',
      { _npmVersion: '11.19.1', _from: 'file:x.tgz', _resolved: '/tmp/x.tgz', _integrity: 'sha512-AAAA' },
    ],
    ['Bun', { _npmVersion: '10.8.3', _integrity: 'sha512-AAAA' }],
    ['pnpm 11, 12 and Yarn', {}],
    ['a tool that calls itself otherwise', { _npmVersion: 'lerna/6.0.0/node@v20.0.0' }],
    ['a registry that tells other types', { _npmVersion: 10 }],
  ])('tells nothing after %s', (_what, record) => {
    expect(packedIn({ version: '1.0.0', ...record })).toBeNull()
  })
})
