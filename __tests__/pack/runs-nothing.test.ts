import { describe, expect, it } from '@jest/globals'
import { mayPackOthers } from '../../src/pack/npm.js'
import { writePackage, type PackageFiles } from '../helpers/packages.js'
import { useSandbox } from '../helpers/sandbox.js'

/** What npm surely runs nothing for may be packed before the policy is read. */

const sandbox = useSandbox()
const isSuspect = (files: PackageFiles): boolean => mayPackOthers(writePackage(sandbox.folder(), files))

describe('an .npmrc', () => {
  it.each<[string, PackageFiles]>([
    ['that is not there', {}],
    ['with other settings', { '.npmrc': 'registry=https://a.test/\n//a.test/:_authToken=${T}\n' }],
    ['with comments about workspaces', { '.npmrc': '; workspaces\nlink-workspace-packages=true\n' }],
  ])('%s has npm pack nothing else', (_, files) => {
    expect(isSuspect(files)).toBe(false)
  })

  it.each<[string, PackageFiles]>([
    ['all workspaces', { '.npmrc': 'a=b\r\n  workspaces = true\n' }],
    ['one workspace', { '.npmrc': 'workspace[]=other' }],
    ['a quoted key', { '.npmrc': '"work\\u0073paces"=true' }],
    ['an escaped key', { '.npmrc': 'w\\orkspaces=true' }],
    ['a key of a variable', { '.npmrc': '${A}spaces=true' }],
    ['nothing that can be read', { '.npmrc/a': '' }],
  ])('may have npm run scripts of others: %s', (_, files) => {
    expect(isSuspect(files)).toBe(true)
  })
})
