import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from '@jest/globals'
import { git, gitTree, readObject } from '../../src/gate/workspace/git-objects.js'
import { writePackage } from '../helpers/packages.js'
import { useSandbox } from '../helpers/sandbox.js'

const sandbox = useSandbox()
const env = { PATH: process.env.PATH ?? '', HOME: '/nonexistent' }

let root: string
let strict: string
let wide: string

function run(...args: string[]): string {
  const user = ['-c', 'user.name=t', '-c', 'user.email=t@example.test', '-c', 'commit.gpgsign=false']
  return execFileSync('git', [...user, ...args], { cwd: root, encoding: 'utf8' }).trim()
}

beforeAll(() => {
  root = writePackage(sandbox.folder('repository'), { '.github/pack-gate.yml': 'strict', '.github/a b.yml': 'b' })
  run('init', '-q')
  run('add', '-A')
  run('commit', '-q', '-m', 'strict')
  strict = run('rev-parse', 'HEAD')
  writeFileSync(join(root, '.github/pack-gate.yml'), 'wide')
  run('commit', '-q', '-a', '-m', 'wide')
  wide = run('rev-parse', 'HEAD')
})

const read = async (commit: string, path: string): Promise<string | null> => {
  const bytes = await gitTree(root, commit, env).read(path)
  return bytes && Buffer.from(bytes).toString('utf8')
}

describe('the files of a commit', () => {
  it('are read by their path, and null where there is none', async () => {
    expect(await read(strict, '.github/pack-gate.yml')).toBe('strict')
    expect(await read(wide, '.github/pack-gate.yml')).toBe('wide')
    expect(await read(strict, '.github/a b.yml')).toBe('b')
    expect(await read(strict, 'pack-gate.yml')).toBeNull()
    expect(await read(strict, '.github/pack-gate.yml/x')).toBeNull()
    await expect(read(strict, '.github')).rejects.toMatchObject({ code: 'ECONFIG' })
    await expect(read('0'.repeat(40), 'x')).rejects.toMatchObject({ code: 'EGITHUB' })
  })

  it('are those of the commit that was named, whatever replaces it', async () => {
    const blobs = [strict, wide].map((commit) => run('rev-parse', `${commit}:.github/pack-gate.yml`))
    run('replace', ...blobs)
    run('replace', strict, wide)
    expect(run('show', `${strict}:.github/pack-gate.yml`)).toBe('wide')
    expect(await read(strict, '.github/pack-gate.yml')).toBe('strict')
  })

  it('are checked by their hash', async () => {
    // A git that answers with something else.
    const bin = writePackage(sandbox.folder('bin'), {})
    writeFileSync(join(bin, 'git'), '#!/bin/sh\nprintf forged\n', { mode: 0o755 })
    const lying = { ...env, PATH: `${bin}:${env.PATH}` }
    await expect(readObject(root, 'commit', strict, lying)).rejects.toMatchObject({
      code: 'EGITHUB',
      message: expect.stringContaining('a different commit'),
    })
  })

  it('are read by a git that is not the repository’s own', async () => {
    writeFileSync(join(root, 'git'), '#!/bin/sh\nprintf mine\n', { mode: 0o755 })
    expect((await git(root, ['--version'], { ...env, PATH: `${root}:.:${env.PATH}` })).stdout).toMatch(/^git version/)
  })
})
