import { linkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import type { PackedFile } from '../../src/model/file-facts.js'
import { treeStamps } from '../../src/pack/working-tree.js'
import { writePackage } from '../helpers/packages.js'
import { useSandbox } from '../helpers/sandbox.js'

const sandbox = useSandbox()
const listed = (path: string, size = 2): PackedFile => ({ path, size, mode: 0o644, type: 'file' })
const folder = writePackage(sandbox.folder(), { 'a.js': '1\n', 'lib/b.js': '2\n' })
linkSync(join(folder, 'a.js'), join(folder, 'linked.js'))

describe('the working tree', () => {
  it('holds what is listed where each name is a plain file of that size', () => {
    expect(treeStamps(folder, [listed('a.js'), listed('lib/b.js')])).not.toBeNull()
  })

  it.each<[string, readonly PackedFile[]]>([
    ['a file of another size', [listed('a.js', 3)]],
    ['a file that is not there', [listed('gone.js')]],
    ['a folder', [listed('lib', 4096)]],
    ['one name twice', [listed('a.js'), listed('a.js')]],
    ['two names for one file', [listed('a.js'), listed('linked.js')]],
    ['a redacted name', [listed('lib/***.js')]],
    ['a name that leads out', [listed('lib/../a.js')]],
  ])('does not hold %s', (_what, files) => {
    expect(treeStamps(folder, files)).toBeNull()
  })

  it('holds one of two names for one file', () => {
    expect(treeStamps(folder, [listed('linked.js')])).not.toBeNull()
  })
})
