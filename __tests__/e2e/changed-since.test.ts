import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import type { RepositoryReport } from '../../src/model/report.js'
import { makeUser, packGate } from '../helpers/cli.js'
import { writePackage } from '../helpers/packages.js'
import { useSandbox } from '../helpers/sandbox.js'

const sandbox = useSandbox()
const identity = ['-c', 'user.name=a', '-c', 'user.email=a@example.com', '-c', 'commit.gpgsign=false']

function git(folder: string, ...args: string[]): string {
  return execFileSync('git', [...identity, ...args], { cwd: folder, encoding: 'utf8' }).trim()
}

/** A workspace of a, b (which needs a) and c, committed on main, with a branch checked out. */
function repository(): string {
  const manifest = (name: string, more: object = {}): Record<string, unknown> => ({ name, version: '1.0.0', ...more })
  const folder = writePackage(sandbox.folder('repository'), {
    'package.json': { private: true, workspaces: ['packages/*'] },
    'packages/a/package.json': manifest('a'),
    'packages/b/package.json': manifest('b', { dependencies: { a: '1.0.0' } }),
    'packages/c/package.json': manifest('c'),
  })
  git(folder, 'init', '-q', '-b', 'main')
  git(folder, 'add', '-A')
  git(folder, 'commit', '-qm', 'one')
  git(folder, 'checkout', '-qb', 'branch')
  return folder
}

async function check(
  folder: string,
  since: string,
): Promise<{ code: number | null; report: RepositoryReport; stderr: string }> {
  const file = join(sandbox.folder('report'), 'report.json')
  const { code, stderr } = await packGate(
    ['check', '--baseline', 'none', '--changed-since', since, '--reporter', `json=${file}`],
    { user: makeUser(sandbox), cwd: folder },
  )
  return { code, stderr, report: JSON.parse(readFileSync(file, 'utf8')) }
}

const gated = ({ packages }: RepositoryReport): readonly string[] => packages.map(({ path }) => path)

describe('--changed-since', () => {
  it('gates what changed on the branch and what depends on it, and names the others', async () => {
    const folder = repository()
    writeFileSync(join(folder, 'packages/a/index.js'), '')
    const { code, report } = await check(folder, 'main')
    expect(code).toBe(0)
    expect(gated(report)).toEqual(['packages/a', 'packages/b'])
    expect(report.skipped).toEqual([
      { name: 'c', path: 'packages/c', reason: 'nothing that it packs changed since main' },
    ])
  })

  it('counts commits and new files, not what main did meanwhile', async () => {
    const folder = repository()
    mkdirSync(join(folder, 'packages/c/lib'))
    writeFileSync(join(folder, 'packages/c/lib/new file.js'), '')
    git(folder, 'add', '-A')
    git(folder, 'commit', '-qm', 'two')
    git(folder, 'checkout', '-q', 'main')
    writeFileSync(join(folder, 'packages/a/index.js'), '')
    git(folder, 'add', '-A')
    git(folder, 'commit', '-qm', 'three')
    git(folder, 'checkout', '-q', 'branch')
    expect(gated((await check(folder, 'main')).report)).toEqual(['packages/c'])
  })

  it('passes where no package can have changed, and says that there was none to gate', async () => {
    const { code, report } = await check(repository(), 'main')
    expect([code, gated(report), report.skipped.length]).toEqual([0, [], 3])
  })

  it('gates all where git does not know the commit, as in a shallow clone', async () => {
    const { report, stderr } = await check(repository(), '0123456789abcdef0123456789abcdef01234567')
    expect(gated(report)).toHaveLength(3)
    expect(stderr).toMatch(/all packages are checked: git can't tell what changed since 0123456789abcdef.*: fatal: /)
  })

  it('refuses what can be no commit but an option', async () => {
    const { code, stdout } = await packGate(['check', '--changed-since=--output=x'], {
      user: makeUser(sandbox),
      cwd: repository(),
    })
    expect(code).toBe(2)
    expect(stdout).toContain('EUSAGE: "--output=x" can\'t be the name of a commit')
  })
})
