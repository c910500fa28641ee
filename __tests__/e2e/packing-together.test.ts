import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { makeUser, type User } from '../helpers/cli.js'
import { useSandbox } from '../helpers/sandbox.js'
import { expectSameAlone, gateWorkspace, noting, workspaceOf } from './packing-together.js'

const sandbox = useSandbox()

function userWithLog(): { readonly user: User; readonly starts: () => readonly string[] } {
  const bin = sandbox.folder('bin')
  const user = makeUser(sandbox, { npm: 'host', bins: [bin] })
  return { user, ...noting(bin, 'npm', process.env.PATH ?? '') }
}

const conclusions = (report: Awaited<ReturnType<typeof gateWorkspace>>): Record<string, string> =>
  Object.fromEntries(report.packages.map(({ path, conclusion }) => [path.replace('packages/', ''), conclusion]))

describe('the packages of a workspace', () => {
  it(
    'are packed by one run of npm, but for those that run scripts or hold others, and are what they are ' + 'alone',
    async () => {
      const root = workspaceOf(sandbox.folder('workspace'))
      const { user, starts } = userWithLog()
      const report = await gateWorkspace(root, user)
      const several = starts().filter((line) => line.includes(' -w '))
      expect(several).toHaveLength(1)
      const named = [...(several[0] ?? '').matchAll(/-w \.\/packages\/(\S+)/g)].map((match) => match[1])
      expect(named).toEqual(['deep/down', 'ignoring', 'nested/inner', 'plain', 'scoped', 'tool'])
      // building, nested; wrong is refused before it is packed.
      expect(starts().filter((line) => !line.endsWith('--version'))).toHaveLength(3)
      expect(conclusions(report)).toEqual({
        building: 'success',
        'deep/down': 'success',
        ignoring: 'success',
        nested: 'success',
        'nested/inner': 'success',
        plain: 'success',
        scoped: 'success',
        tool: 'success',
        wrong: 'error',
      })
      await expectSameAlone(report, root, user)
    },
  )

  it('are packed nevertheless where one of them makes npm fail, and its error is its own', async () => {
    const root = workspaceOf(sandbox.folder('workspace'))
    // A name that is no UTF-8: npm can't read its own list.
    writeFileSync(Buffer.concat([Buffer.from(join(root, 'packages/plain/lib/')), Buffer.from([0xff])]), '')
    const { user } = userWithLog()
    const report = await gateWorkspace(root, user)
    expect(conclusions(report)).toMatchObject({
      plain: 'error',
      scoped: 'success',
      tool: 'success',
      'deep/down': 'success',
    })
    const plain = report.packages.find(({ path }) => path === 'packages/plain')
    expect(plain).toMatchObject({
      conclusion: 'error',
      error: { code: 'EPACK', message: expect.stringContaining('npm pack failed') },
    })
  })

  it('are made by one run where they are handed over', async () => {
    const root = workspaceOf(sandbox.folder('workspace'))
    const { user, starts } = userWithLog()
    const report = await gateWorkspace(root, user, ['--pack-destination', 'out'])
    expect(starts().filter((line) => line.includes(' -w '))).toHaveLength(1)
    expect(readdirSync(join(root, 'out')).sort()).toEqual([
      'acme-scoped-2.0.0-beta.1.tgz',
      'building-1.0.0.tgz',
      'down-1.0.0.tgz',
      'ignoring-1.0.0.tgz',
      'inner-1.0.0.tgz',
      'nested-1.0.0.tgz',
      'plain-1.0.0.tgz',
      'tool-1.0.0.tgz',
    ])
    const alone = await gateWorkspace(root, user, ['--packages', 'packages/plain'])
    const integrity = (from: typeof report): unknown =>
      from.packages
        .map((each) => ('integrity' in each ? each.path + String(each.integrity) : ''))
        .find((each) => each.includes('plain'))
    expect(integrity(report)).toBe(integrity(alone))
  })
})
