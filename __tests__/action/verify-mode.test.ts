import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { GitHubServer } from '../helpers/github-server.js'
import { packageTarball, writePackage } from '../helpers/packages.js'
import { githubSha, runAction, runBuiltAction, type ActionResult } from '../helpers/runner.js'
import { useSandbox } from '../helpers/sandbox.js'

/** The Action, from the gate to the check of check a staged tarball before approval. */

const sandbox = useSandbox()
let server: GitHubServer

beforeEach(async () => {
  server = await GitHubServer.start()
})
afterEach(async () => {
  await server.close()
})

const posts = { 'check-run': 'false', status: 'false' }
const act = (workspace: string, given: Readonly<Record<string, string>>, run = runAction): Promise<ActionResult> =>
  run({ sandbox, server, workspace, with: { ...posts, ...given } })
const workspaceOf = (script: string): string =>
  writePackage(sandbox.folder('workspace'), {
    'package.json': { name: 'acme', version: '1.0.0', files: ['index.js'] },
    'index.js': script,
  })

async function handedOver(more: Readonly<Record<string, string>> = {}): Promise<ActionResult & { workspace: string }> {
  const workspace = workspaceOf('export {}\n')
  const result = await act(workspace, {
    baseline: 'none',
    'pack-destination': 'out',
    'report-file': 'out/report.json',
    'vsa-file': 'out/vsa.json',
    ...more,
  })
  return { ...result, workspace }
}

describe('the outputs of a hand-over', () => {
  it('lead to the tarball, its hashes and the summary', async () => {
    const { outputs, exitCode: code, workspace } = await handedOver()
    const bytes = readFileSync(join(workspace, 'out', 'acme-1.0.0.tgz'))
    expect(code).toBe(0)
    expect(outputs).toMatchObject({
      tarball: join(workspace, 'out', 'acme-1.0.0.tgz'),
      integrity: `sha512-${createHash('sha512').update(bytes).digest('base64')}`,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      vsa: join(workspace, 'out', 'vsa.json'),
    })
  })

  it('are empty for a blocked release, also where it is spared', async () => {
    const workspace = workspaceOf('export {}\n')
    writePackage(workspace, { '.github/pack-gate.yml': 'files: [package.json]\n' })
    const { outputs, exitCode: code } = await act(workspace, {
      baseline: 'none',
      enforce: 'false',
      'pack-destination': 'out',
      'vsa-file': 'out/vsa.json',
    })
    expect([code, outputs.conclusion, outputs.tarball, outputs.sha256, outputs.vsa]).toEqual([0, 'failure', '', '', ''])
    expect(existsSync(join(workspace, 'out', 'acme-1.0.0.tgz'))).toBe(false)
  })

  it('need a folder for the tarball that a summary speaks of', async () => {
    const { exitCode: code, stdout } = await act(workspaceOf(''), { baseline: 'none', 'vsa-file': 'vsa.json' })
    expect([code, stdout]).toEqual([2, expect.stringContaining('pack-destination')])
  })
})

describe('mode verify', () => {
  it('passes for the tarball that was handed over, and tells where it is another one', async () => {
    const { workspace } = await handedOver()
    const given = { mode: 'verify', 'report-file': 'out/report.json' }
    const same = await act(workspace, { ...given, release: 'out/acme-1.0.0.tgz' }, runBuiltAction)
    expect([same.exitCode, same.outputs.conclusion]).toEqual([0, 'success'])
    writeFileSync(
      join(workspace, 'other.tgz'),
      packageTarball({ 'package.json': { name: 'acme', version: '1.0.0' }, '##[error]x.js': 'x' }),
    )
    const other = await act(workspace, { ...given, release: 'other.tgz' }, runBuiltAction)
    expect([other.exitCode, other.outputs.conclusion]).toEqual([1, 'failure'])
    expect(other.stdout).toContain('x.js was never checked')
    expect(other.stdout).not.toMatch(/##\[error\]x/)
  })

  it('takes the report of this run and its commit, or of the run that is named', async () => {
    const { workspace } = await handedOver()
    const given = { mode: 'verify', 'report-file': 'out/report.json', release: 'out/acme-1.0.0.tgz' }
    const later = async (more: Readonly<Record<string, string>>, env: Readonly<Record<string, string>>) =>
      runAction({ sandbox, server, workspace, with: { ...posts, ...given, ...more }, env })
    expect((await later({}, { GITHUB_RUN_ATTEMPT: '2' })).exitCode).toBe(0)
    const other = await later({}, { GITHUB_RUN_ID: '4712' })
    expect([other.exitCode, other.outputs.conclusion]).toEqual([2, 'error'])
    expect(other.summary.replace(/\s+/g, ' ')).toContain('is of attempt 1 of run 4711, expected attempt 1 of run 4712')
    const named = await later({ 'report-run': '4711', 'report-commit': githubSha }, { GITHUB_RUN_ID: '4712' })
    expect(named.exitCode).toBe(0)
    const commit = await later({ 'report-run': '4711', 'report-commit': 'a'.repeat(40) }, { GITHUB_RUN_ID: '4712' })
    expect([commit.exitCode, commit.summary]).toEqual([2, expect.stringContaining('expected aaaaaaaaaaaa')])
    expect((await later({ 'report-run': 'any' }, { GITHUB_RUN_ID: '4712' })).exitCode).toBe(0)
  })

  it.each([
    ['a run that is none', { mode: 'verify', 'report-file': 'x', 'report-run': 'last' }, 'Input `report-run`'],
    [
      'a workflow that is none',
      { mode: 'verify', 'report-file': 'x', 'signer-workflow': 'release' },
      'Input `signer-workflow`',
    ],
    ['a short commit', { mode: 'verify', 'report-file': 'x', 'report-commit': 'abc' }, 'Input `report-commit`'],
    ['no report', { mode: 'verify' }, 'report-file'],
    ['a wait that is no number', { mode: 'verify', 'report-file': 'x', wait: 'long' }, 'Input `wait`'],
    ['a packer that there is not', { mode: 'verify', 'report-file': 'x', packer: 'bogus' }, 'Input `packer`'],
    ['an unclear enforce', { mode: 'verify', 'report-file': 'x', enforce: 'maybe' }, 'Input `enforce`'],
    ['no name of a variable', { mode: 'verify', 'report-file': 'x', 'pass-env': '1bad' }, 'Input `pass-env`'],
  ])('with %s is no success', async (_, given, words) => {
    const { exitCode: code, stdout, outputs, summary } = await act(workspaceOf(''), given)
    expect([code, outputs.conclusion]).toEqual([2, 'error'])
    expect(stdout).toContain(words)
    expect(summary).toMatch(/^### pack-gate verify\n/)
    expect(summary).toContain(words)
  })
})
