import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { readManifest } from '../../src/model/manifest-file.js'
import { packagesBelow } from '../../src/model/packages-below.js'
import { writePackage } from '../helpers/packages.js'
import { useSandbox } from '../helpers/sandbox.js'

const sandbox = useSandbox()
const several = {
  'npm/b/package.json': { name: 'b', version: '1.0.0' },
  'npm/a/package.json': { name: '@acme/a', version: '1.0.0' },
  'tools/package.json': { name: 'tools', private: true },
  'text/package.json': { name: 'text', private: 'true' },
  'tools/deep/er/package.json': { name: 'too-deep' },
  'node_modules/x/package.json': { name: 'x' },
  '.cache/y/package.json': { name: 'y' },
  'broken/package.json': '{',
}

describe('packages below a folder without a package.json', () => {
  it('are those that can be published, two levels deep, in order', () => {
    expect(packagesBelow(writePackage(sandbox.folder(), several))).toEqual(['npm/a', 'npm/b'])
  })

  it('are named in the error, with the commands that check them', async () => {
    const root = writePackage(sandbox.folder(), several)
    await expect(readManifest(root)).rejects.toMatchObject({
      code: 'EPACK',
      message: `no package.json in ${root}; there is one in npm/a, npm/b`,
      help:
        'Give the folder of the package: `pack-gate check npm/a` (Action input `path`), or those of several: ' +
        '`pack-gate check --packages "npm/*"` (`packages`).',
    })
  })

  it('are not looked for where there is one, or none', async () => {
    const root = writePackage(sandbox.folder(), { 'src/index.js': '' })
    expect(packagesBelow(join(root, 'missing'))).toEqual([])
    await expect(readManifest(root)).rejects.toThrow(`no package.json in ${root}`)
  })
})
