import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { onDisk } from '../../src/pack/packer-evidence.js'
import { readSide } from '../../src/pack/publish-evidence.js'
import { type PackageFiles, writePackage } from '../helpers/packages.js'
import { useSandbox } from '../helpers/sandbox.js'

const sandbox = useSandbox()

async function evidenceIn(files: PackageFiles, folder = '.'): Promise<readonly string[]> {
  const root = writePackage(sandbox.folder(), { 'pnpm-lock.yaml': '', ...files })
  const { publishing } = await readSide({ folder: join(root, folder), root }, onDisk)
  return publishing.map(({ path, line, says }) => `${path}:${line ?? 0} ${says}`)
}

const release = "import { execa } from 'execa'\nawait execa('npm', ['publish'])\n"

describe('who publishes', () => {
  it.each<[string, PackageFiles, readonly string[]]>([
    ['a Makefile', { Makefile: 'release:\n\tnpm publish\n' }, ['Makefile:2 runs `npm publish`']],
    ['a justfile', { justfile: 'release:\n  npm publish\n' }, ['justfile:2 runs `npm publish`']],
    [
      'a program that a script runs',
      { 'package.json': { scripts: { release: 'node scripts/release.js' } }, 'scripts/release.js': release },
      ['scripts/release.js:2 runs `npm publish`'],
    ],
    [
      'a program that a workflow runs',
      { '.github/workflows/a.yml': '- run: npx tsx scripts/release.ts\n', 'scripts/release.ts': release },
      ['scripts/release.ts:2 runs `npm publish`'],
    ],
    [
      'a program that a shell script of a Makefile runs',
      { Makefile: 'r:\n\t./ci/r.sh\n', 'ci/r.sh': 'node ci/r.mjs\n', 'ci/r.mjs': release },
      ['ci/r.mjs:2 runs `npm publish`'],
    ],
    [
      'a composite action',
      {
        '.github/workflows/a.yml': '- uses: ./.github/actions/publish\n',
        '.github/actions/publish/action.yml': 'runs:\n  steps:\n    - run: npm publish\n',
      },
      ['.github/actions/publish/action.yml:3 runs `npm publish`'],
    ],
  ])('is said by %s', async (_, files, said) => {
    expect(await evidenceIn(files)).toEqual(said)
  })

  it('is not said by programs that nothing runs, or that are only checked', async () => {
    const scripts = { lint: 'eslint scripts/release.js', test: 'vitest' }
    expect(await evidenceIn({ 'package.json': { scripts }, 'scripts/release.js': release })).toEqual([])
  })

  it('is said by a Makefile of the package, too, of its own folder', async () => {
    const root = writePackage(sandbox.folder(), { 'packages/a/Makefile': 'r:\n\tnpm publish\n' })
    const { publishing } = await readSide({ folder: join(root, 'packages/a'), root }, onDisk)
    expect(publishing.map(({ publishes }) => publishes)).toEqual([{ folder: 'packages/a' }])
  })

  it('leaves the folder open that a program publishes from', async () => {
    const root = writePackage(sandbox.folder(), {
      'package.json': { scripts: { release: 'node r.js' } },
      'r.js': "execSync('npm publish', { cwd: 'dist' })",
    })
    const { publishing } = await readSide({ folder: root, root }, onDisk)
    expect(publishing.map(({ packer, publishes }) => [packer, publishes])).toEqual([['npm', undefined]])
  })
})
