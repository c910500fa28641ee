import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { isRepository, type RepositoryReport } from '../../src/report.js'
import { makeUser, packGate, type Run } from '../helpers/cli.js'
import { writePackage, type PackageFiles } from '../helpers/packages.js'
import { useSandbox } from '../helpers/sandbox.js'

const sandbox = useSandbox()
const manifest = (name: string, more: Readonly<Record<string, unknown>> = {}): Record<string, unknown> => ({ name, version: '1.0.0', ...more })

const clean: PackageFiles = {
  'package.json': { private: true, workspaces: ['packages/*'] },
  'packages/a/package.json': manifest('a'),
  'packages/b/package.json': manifest('b'),
  'packages/internal/package.json': manifest('internal', { private: true }),
}

async function check(files: PackageFiles, ...args: string[]): Promise<{ run: Run; report: RepositoryReport }> {
  const folder = writePackage(sandbox.folder('repository'), files)
  writePackage(folder, { '.git/HEAD': 'ref: refs/heads/main\n' })
  const file = join(sandbox.folder('report'), 'report.json')
  const run = await packGate(['check', '--baseline', 'none', '--reporter', 'text', '--reporter', `json=${file}`, ...args], { user: makeUser(sandbox), cwd: folder })
  const report: RepositoryReport = JSON.parse(readFileSync(file, 'utf8'))
  expect(isRepository(report)).toBe(true)
  return { run, report }
}

const concluded = ({ packages }: RepositoryReport): Record<string, string> => Object.fromEntries(packages.map(({ path, conclusion }) => [path, conclusion]))

describe('a run over a workspace', () => {
  it('gates every package that is not private, and names those that are', async () => {
    const { run, report } = await check(clean)
    expect(run.code).toBe(0)
    expect(report.conclusion).toBe('success')
    expect(concluded(report)).toEqual({ 'packages/a': 'success', 'packages/b': 'success' })
    expect(report.skipped).toEqual([{ name: 'internal', path: 'packages/internal', reason: 'private' }])
    expect(run.stdout).toMatch(/^Passed: 2 packages/)
    expect(run.stdout).toContain('packages/internal: not gated: private')
    expect(run.stderr).toMatch(/^\[1\/2\] packages\/[ab]: Passed/)
  })

  it('is blocked by one package, with the path of each finding from the repository\'s root', async () => {
    const { run, report } = await check({ ...clean, 'packages/b/package.json': manifest('b', { main: 'gone.js' }) })
    expect(run.code).toBe(1)
    expect(concluded(report)).toEqual({ 'packages/a': 'success', 'packages/b': 'failure' })
    const [, b] = report.packages
    expect(b).toMatchObject({ findings: [{ ruleId: 'entry-point-missing', anchor: { path: 'packages/b/package.json' } }] })
    expect(run.stdout).toContain('── packages/b ─')
  })

  it('has no verdict where one package has none, and still tells of the others', async () => {
    const broken = { ...clean, 'packages/a/package.json': manifest('a', { scripts: { prepack: 'exit 3' } }), 'packages/b/package.json': manifest('b', { main: 'gone.js' }), 'packages/c/package.json': { version: '1.0.0' } }
    const { run, report } = await check(broken)
    expect(run.code).toBe(2)
    expect(report.conclusion).toBe('error')
    expect(concluded(report)).toEqual({ 'packages/a': 'error', 'packages/b': 'failure', 'packages/c': 'error' })
    expect(run.stdout).toMatch(/^No verdict: on 2 of 3 packages/)
    expect(run.stdout).toContain('entry-point-missing')
    expect(run.stdout).toContain('no name')
  })

  it('has no verdict on two packages of the same name', async () => {
    const { run, report } = await check({ ...clean, 'packages/b/package.json': manifest('a') })
    expect(run.code).toBe(2)
    expect(report.packages).toMatchObject([{ error: { code: 'EPACK', message: expect.stringContaining('packages/b') } }, { error: { message: expect.stringContaining('packages/a') } }])
  })

  it('is one over the packages that are named', async () => {
    const { report } = await check(clean, '--packages', 'packages/b')
    expect(concluded(report)).toEqual({ 'packages/b': 'success' })
  })

  it('applies a package\'s own policy to it alone', async () => {
    const { report } = await check({ ...clean, 'packages/b/pack-gate.yml': 'files: [package.json]\n', 'packages/b/extra.js': '', 'packages/a/extra.js': '' })
    expect(concluded(report)).toEqual({ 'packages/a': 'success', 'packages/b': 'failure' })
  })
})
