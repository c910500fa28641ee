import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { scriptRemedy } from '../../src/pack/explain-failure.js'
import { npm } from '../../src/pack/npm.js'
import type { PackOrder } from '../../src/pack/packer.js'
import { useSandbox } from '../helpers/sandbox.js'

const sandbox = useSandbox()

const result = (stderr: string): Parameters<typeof npm.failure>[0] => ({
  exitCode: 1,
  stdout: '',
  stderr,
  bytes: Buffer.from(''),
  timedOut: false,
})

describe('a script that fails on the first day', () => {
  const remedy = (root: string, said: string): string =>
    scriptRemedy(
      new Map([['prepack', 'tsc']]),
      { folder: join(root, 'packages/a'), root, job: {}, env: {} } as unknown as PackOrder,
      result(said),
    )

  it.each([
    ['sh: 1: tsc: not found'],
    ["Error: Cannot find module 'rimraf'"],
    ["'tsc' is not recognized as an internal or external command"],
    ["UsageError: Couldn't find the node_modules state file - running an install might help (findPackageLocation)"],
  ])('lacks its dependencies: %s', (said) => {
    const root = sandbox.folder()
    mkdirSync(join(root, 'packages/a'), { recursive: true })
    expect(remedy(root, said)).toBe(' There is no node_modules folder: install the dependencies first.')
    mkdirSync(join(root, 'node_modules'))
    expect(remedy(root, said)).toBe(
      ' A program or a module is missing: install the dependencies, of the whole repository too.',
    )
  })

  it.each([
    'src/a.ts(1,1): error TS2304',
    "Error: Cannot find module './missing.cjs'",
    "Error: Cannot find module '/home/me/acme/build.js'",
    "Error: Cannot find module 'C:\\acme\\build.js'",
  ])('has another cause where no package is missing: %s', (said) => {
    expect(remedy(sandbox.folder(), said)).toContain('--pass-env')
  })
})

describe('npm under devEngines of another version', () => {
  it('names what does not fit, and where the version is set', () => {
    const stderr =
      'npm error code EBADDEVENGINES\n' +
      'npm error EBADDEVENGINES The developer of this package has specified the following through devEngines\n' +
      'npm error EBADDEVENGINES Invalid devEngines.runtime\n' +
      'npm error EBADDEVENGINES Invalid semver version ">=24" does not match "v20.20.2" for "runtime"\n'
    expect(npm.failure(result(stderr)).known).toEqual({
      message:
        'npm refuses to run here, because of devEngines in package.json: ' +
        'Invalid semver version ">=24" does not match "v20.20.2" for "runtime"',
      help: 'Use the version that devEngines asks for (in a workflow, `node-version` of actions/setup-node).',
    })
  })
})
