import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { GitHubServer } from '../helpers/github-server.js'
import { packageTarball, writePackage } from '../helpers/packages.js'
import { runAction, type ActionResult } from '../helpers/runner.js'
import { useSandbox } from '../helpers/sandbox.js'

/** The built Action, from the gate to the check of check a staged tarball before approval. */

const sandbox = useSandbox()
let server: GitHubServer

beforeEach(async () => {
  server = await GitHubServer.start()
})
afterEach(async () => {
  await server.close()
})

const posts = { 'check-run': 'false', status: 'false' }
const act = (workspace: string, given: Readonly<Record<string, string>>): Promise<ActionResult> =>
  runAction({ sandbox, server, workspace, with: { ...posts, ...given } })
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
    const same = await act(workspace, { ...given, release: 'out/acme-1.0.0.tgz' })
    expect([same.exitCode, same.outputs.conclusion]).toEqual([0, 'success'])
    writeFileSync(
      join(workspace, 'other.tgz'),
      packageTarball({ 'package.json': { name: 'acme', version: '1.0.0' }, '##[error]x.js': 'x' }),
    )
    const other = await act(workspace, { ...given, release: 'other.tgz' })
    expect([other.exitCode, other.outputs.conclusion]).toEqual([1, 'failure'])
    expect(other.stdout).toContain('x.js was never checked')
    expect(other.stdout).not.toMatch(/##\[error\]x/)
  })

  it.each([
    ['no report', { mode: 'verify' }, 'report-file'],
    ['a wait that is no number', { mode: 'verify', 'report-file': 'x', wait: 'long' }, 'Input `wait`'],
    ['a packer that there is not', { mode: 'verify', 'report-file': 'x', packer: 'bogus' }, 'Input `packer`'],
    ['an unclear enforce', { mode: 'verify', 'report-file': 'x', enforce: 'maybe' }, 'Input `enforce`'],
    ['no name of a variable', { mode: 'verify', 'report-file': 'x', 'pass-env': '1bad' }, 'Input `pass-env`'],
  ])('with %s is no success', async (_, given, words) => {
    const { exitCode: code, stdout, outputs } = await act(workspaceOf(''), given)
    expect([code, outputs.conclusion]).toEqual([2, 'error'])
    expect(stdout).toContain(words)
  })
})
