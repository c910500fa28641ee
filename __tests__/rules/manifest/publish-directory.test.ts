import { describe, expect, it } from '@jest/globals'
import type { Packer } from '../../../src/model/release.js'
import { publishDirectory } from '../../../src/rules/manifest/publish-directory.js'
import { release, subject } from '../../helpers/facts.js'
import { problems } from '../../helpers/rules.js'

const run = (directory: unknown, packer: Packer | null): ReturnType<typeof problems> =>
  problems(publishDirectory, { ...subject(release([], { publishConfig: { directory } })), packer })
const npm = { name: 'npm', version: '12.0.0' }

describe('publish-directory', () => {
  it('fires where the package manager packs the root all the same, and names the folder', () => {
    const [found] = run('dist', npm)
    expect(found).toMatchObject({ path: 'package.json', cause: { key: ['publishConfig', 'directory'] } })
    expect(found?.help).toContain('`pack-gate check dist`')
  })

  it('fires where a command publishes another folder, and says where it stands', () => {
    const elsewhere = { directory: 'dist', path: '.github/workflows/a.yml', line: 4, says: 'runs `npm publish`' }
    const fired = (packer: Packer | null): unknown =>
      problems(publishDirectory, { ...subject(release([])), packer, elsewhere }).map(({ message }) => message)
    const message =
      'what is published is in dist, but this folder was checked: .github/workflows/a.yml:4 runs `npm publish`'
    expect(fired(npm)).toEqual([message])
    expect(fired({ name: 'pnpm', version: '10.0.0' })).toEqual([message])
    expect(fired({ ...npm, directory: 'dist' })).toEqual([])
    expect(fired(null)).toEqual([])
  })

  it.each<[string, unknown, Packer | null]>([
    ['pnpm, which packs that folder', 'dist', { name: 'pnpm', version: '10.0.0' }],
    ['that folder itself', 'dist', { ...npm, directory: 'dist' }],
    ['a tarball', 'dist', null],
    ['the root', './', npm],
    ['no folder', undefined, npm],
  ])('is silent for %s', (_, directory, packer) => {
    expect(run(directory, packer)).toEqual([])
  })
})
