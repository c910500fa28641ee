import { describe, expect } from '@jest/globals'
import { makeUser, runAs } from '../helpers/cli.js'
import { installNpms, isAvailable, itWithNpm } from '../helpers/npm-versions.js'
import { installPackers, itWithPacker } from '../helpers/packer-versions.js'
import { useSandbox } from '../helpers/sandbox.js'
import { expectSameAlone, gateWorkspace, noting, workspaceOf } from './packing-together.js'

const sandbox = useSandbox()
const npms = await installNpms()
const packers = (await installPackers()).filter(({ label }) =>
  ['pnpm 10', 'pnpm 11', 'pnpm 12', 'yarn 4'].includes(label),
)

/** The packages that a run of the packer names, or packs, together. */
const plain = ['deep/down', 'ignoring', 'nested/inner', 'plain', 'scoped', 'tool']

describe('one run over a workspace lists what a run in each folder lists', () => {
  for (const npm of npms) {
    itWithNpm(npm)(
      `npm ${npm.version}`,
      async () => {
        const bin = sandbox.folder('bin')
        const user = makeUser(sandbox, { ...(isAvailable(npm) && { npm }), bins: [bin] })
        const { starts } = noting(bin, 'npm', `${isAvailable(npm) ? npm.bin : ''}:${process.env.PATH ?? ''}`)
        const root = workspaceOf(sandbox.folder('workspace'))
        const report = await gateWorkspace(root, user)
        expect(starts().filter((line) => line.includes(' -w '))).toHaveLength(1)
        const alone = plain.filter((folder) =>
          starts().some((line) => line.startsWith(`${root}/packages/${folder} pack`)),
        )
        expect(alone).toEqual([])
        await expectSameAlone(report, root, user)
      },
      300_000,
    )
  }

  for (const packer of packers) {
    itWithPacker(packer)(
      packer.label,
      async () => {
        const user = makeUser(sandbox, { bins: [packer.bin] })
        const own =
          packer.command === 'pnpm'
            ? { 'pnpm-workspace.yaml': 'packages: ["packages/*", "packages/deep/*", "packages/nested/*"]\n' }
            : { '.yarnrc.yml': '' }
        const root = workspaceOf(sandbox.folder('workspace'), own)
        if (packer.command === 'yarn') await runAs('yarn', ['install'], { user, cwd: root })
        const bin = sandbox.folder('bin')
        const { starts } = noting(bin, packer.command, `${packer.bin}:${process.env.PATH ?? ''}`)
        const watched = { ...user, env: { ...user.env, PATH: `${bin}:${user.env.PATH ?? ''}` } }
        const report = await gateWorkspace(root, watched)
        expect(starts().filter((line) => / (-r|foreach) /.test(line))).toHaveLength(1)
        const alone = plain.filter((folder) =>
          starts().some((line) => line.startsWith(`${root}/packages/${folder} pack`)),
        )
        expect(alone).toEqual([])
        await expectSameAlone(report, root, user)
      },
      300_000,
    )
  }
})
