import { readFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import type { RepositoryReport } from '../../src/model/report.js'
import { GitHubServer } from '../helpers/github-server.js'
import { examplePayload } from '../helpers/github-server-samples.js'
import { writePackage, type PackageFiles } from '../helpers/packages.js'
import { runAction, type ActionResult } from '../helpers/runner.js'
import { useSandbox } from '../helpers/sandbox.js'

/** The Action over the packages of a workspace: one check run, one status and one summary for all of them. */

const sandbox = useSandbox()
let server: GitHubServer

beforeEach(async () => {
  server = await GitHubServer.start()
})

afterEach(async () => {
  await server.close()
  expect(server.violations).toEqual([])
})

const manifest = (name: string, more: Readonly<Record<string, unknown>> = {}): Record<string, unknown> => ({
  name,
  version: '1.0.0',
  ...more,
})
const policy =
  'rules: { file-added: off }\npackages:\n  packages/a:\n    files:\n      - package.json\n      - { path: ' +
  'built.js, required: true }\n'

const files: PackageFiles = {
  '.git/HEAD': 'ref: refs/heads/main\n',
  '.github/pack-gate.yml': policy,
  'package.json': { private: true, workspaces: ['packages/*'] },
  'packages/a/package.json': manifest('a'),
  'packages/a/extra.js': '1\n',
  'packages/b/package.json': manifest('b', { main: 'gone.js' }),
  'packages/c/package.json': manifest('c'),
  'packages/d/package.json': manifest('d', { private: true }),
}

async function act(more: PackageFiles = {}): Promise<ActionResult & { report: RepositoryReport }> {
  const workspace = writePackage(sandbox.folder('repository'), { ...files, ...more })
  const result = await runAction({ sandbox, server, workspace, with: { baseline: 'none' } })
  return { ...result, report: JSON.parse(readFileSync(result.outputs.report ?? '', 'utf8')) as RepositoryReport }
}

/** Path and first line of each annotation. */
const annotated = (): string[] =>
  (server.checkRuns[0]?.annotations ?? [])
    .map(({ path, start_line: line, title }) => `${path}:${line} ${String(title).split(':', 1).join('')}`)
    .sort()

describe('the Action over a workspace', () => {
  it(
    'tells of all packages by one check run, one status and one summary, each finding at its place in the ' +
      'repository',
    async () => {
      const { exitCode, outputs, summary, report, stdout } = await act()
      expect([exitCode, report.conclusion]).toEqual([1, 'failure'])
      expect(server.checkRuns).toMatchObject([{ name: 'pack-gate report', conclusion: 'failure' }])
      expect(server.statuses.map(({ state }) => state)).toEqual(['pending', 'failure'])
      expect(annotated()).toEqual([
        '.github/pack-gate.yml:6 allowlist-unmatched',
        'packages/a/package.json:1 file-not-allowed',
        'packages/b/package.json:4 entry-point-missing',
      ])
      for (const page of [summary, server.checkRuns[0]?.summary ?? ''])
        for (const path of ['packages/a', 'packages/b', 'packages/c', 'packages/d']) expect(page).toContain(path)
      expect(outputs).toMatchObject({ conclusion: 'failure', errors: '3', warnings: '0', sha256: '{}' })
      expect(Object.keys(JSON.parse(outputs.baseline ?? '') as object)).toEqual(['a', 'b', 'c'])
      expect(stdout.match(/^\[\d\/3\] packages\/[abc]: (Passed|Blocked)/gm)).toHaveLength(3)
    },
  )

  it('annotates what has no verdict at its package, beside the findings of the others', async () => {
    const { exitCode, outputs } = await act({
      'packages/c/package.json': manifest('c', { scripts: { prepack: 'exit 3' } }),
      'packages/e/package.json': '{\n  "name": "e",\n  "version": 1\n}\n',
    })
    expect([exitCode, outputs.conclusion, outputs.errors]).toEqual([2, 'error', '3'])
    expect(server.checkRuns).toHaveLength(1)
    expect(server.statuses.map(({ state }) => state)).toEqual(['pending', 'error'])
    expect(annotated()).toEqual([
      '.github/pack-gate.yml:6 allowlist-unmatched',
      'packages/a/package.json:1 file-not-allowed',
      'packages/b/package.json:4 entry-point-missing',
      'packages/c/package.json:1 pack-gate',
      'packages/e/package.json:3 pack-gate',
    ])
  })

  it('asks GitHub for the policy and the owners of the base branch once for all packages', async () => {
    const workspace = writePackage(sandbox.folder('repository'), files)
    const base = 'ba5e'.padEnd(40, '0')
    server.files.set(
      `${server.repository}/.github/pack-gate.yml@${base}`,
      policy.replace('required: true', 'required: true, max-size: 1 kB'),
    )
    const payload = structuredClone(examplePayload('pull_request'))
    ;(payload.pull_request as { base: Record<string, unknown> }).base.sha = base
    const { outputs } = await runAction({
      sandbox,
      server,
      workspace,
      event: 'pull_request',
      payload,
      with: { baseline: 'none' },
    })
    const report = JSON.parse(readFileSync(outputs.report ?? '', 'utf8')) as RepositoryReport
    const loosened = report.packages.filter(
      (one) => 'findings' in one && one.findings.some(({ ruleId }) => ruleId === 'policy-loosened'),
    )
    expect(loosened.map(({ path }) => path)).toEqual(['packages/a'])
    const asked = server.seen.filter(({ operation }) => operation === 'repos/get-content')
    // Two places in each package, two at the root, three for CODEOWNERS, and whether the commit can be seen.
    expect(asked.length).toBeLessThanOrEqual(3 * 2 + 1 + 3 + 1)
  })
})
