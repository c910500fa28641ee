import { describe, expect, it } from '@jest/globals'
import { affectedPackages } from '../../../src/gate/workspace/changed-only.js'
import type { WorkspacePackage } from '../../../src/gate/workspace/workspaces.js'

const member = (path: string, name: string, needs: readonly string[] = []): WorkspacePackage => ({
  path,
  name,
  version: '1.0.0',
  isPrivate: false,
  isPrivateText: false,
  isNameless: false,
  needs,
})
const workspace = [
  member('packages/a', 'a'),
  member('packages/b', 'b', ['a']),
  member('packages/c', 'c', ['b', 'elsewhere']),
  member('packages/d', 'd'),
  member('packages/d/plugins/e', 'e'),
]
const all = workspace.map(({ path }) => path)
const affected = (...files: string[]): readonly string[] => [...affectedPackages(workspace, new Set(files))].sort()

describe('a change', () => {
  it('in a package affects it and all that depend on it, however far', () => {
    expect(affected('packages/a/src/index.ts')).toEqual(['packages/a', 'packages/b', 'packages/c'])
    expect(affected('packages/c/README.md')).toEqual(['packages/c'])
  })

  it('in a nested package does not affect the outer one', () => {
    expect(affected('packages/d/plugins/e/x.js')).toEqual(['packages/d/plugins/e'])
    expect(affected('packages/d/plugins/x.js')).toEqual(['packages/d'])
  })

  it.each([
    'package-lock.json',
    'tsconfig.base.json',
    'scripts/build.mjs',
    '.npmrc',
    'README.md',
    'LICENSE',
    '.github/workflows/release.yml',
    '.github/pack-gate.yml',
    'pack-gate.yml',
    'packages/new/x.js',
    'packages/ab/x.js',
    '../outside',
  ])('to %s may reach every package', (file) => {
    expect(affected(file)).toEqual(all)
  })

  it.each(['docs/guide.md', '.changeset/brave-cats.md', '.github/ISSUE_TEMPLATE/bug.yml'])(
    'to %s reaches none',
    (file) => {
      expect(affected(file)).toEqual([])
    },
  )

  it('of nothing affects nothing, and a cycle of dependencies ends', () => {
    expect(affected()).toEqual([])
    expect([...affectedPackages([member('x', 'x', ['y']), member('y', 'y', ['x'])], new Set(['x/a']))]).toEqual([
      'x',
      'y',
    ])
  })
})
