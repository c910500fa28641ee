import { execFileSync } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import type { NoVerdict, Verdict } from '../../src/types.js'
import { GitHubServer } from '../helpers/github-server.js'
import { examplePayload } from '../helpers/github-server-samples.js'
import { writePackage } from '../helpers/packages.js'
import { runAction, type ActionResult } from '../helpers/runner.js'
import { useSandbox } from '../helpers/sandbox.js'

/** The built Action on pull requests and merge groups, with the base branch's policy on GitHub or in git. */

const sandbox = useSandbox()
const place = '.github/pack-gate.yml'
const strict = 'files:\n  - package.json\n  - index.js\n'
const wide = `${strict}  - lib/**\n`
let server: GitHubServer

beforeEach(async () => {
  server = await GitHubServer.start()
})

afterEach(async () => {
  await server.close()
  expect(server.violations).toEqual([])
})

/** A repository with two commits: the base's policy, and the head's (null: none). */
function repository(base: string | null, head: string | null): { readonly workspace: string; readonly baseCommit: string } {
  const workspace = writePackage(sandbox.folder('repository'), {
    'package.json': { name: 'left-pad', version: '1.3.1', files: ['index.js', 'lib'] },
    'index.js': 'export {}\n',
    'lib/secret.txt': 'hush hush\n',
    [place]: base ?? '',
  })
  const git = (...args: string[]): string =>
    execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.test', '-c', 'commit.gpgsign=false', ...args], { cwd: workspace, encoding: 'utf8' }).trim()
  if (base === null) rmSync(join(workspace, place))
  git('init', '-q')
  git('add', '-A')
  git('commit', '-q', '-m', 'base')
  const baseCommit = git('rev-parse', 'HEAD')
  if (head === null) rmSync(join(workspace, place), { force: true })
  else writePackage(workspace, { [place]: head })
  git('add', '-A')
  git('commit', '-q', '--allow-empty', '-m', 'head')
  return { workspace, baseCommit }
}

interface Scene {
  readonly base: string | null
  readonly head: string | null
  readonly event?: string
  readonly with?: Readonly<Record<string, string>>
  /** Where the base commit can be read; default GitHub. */
  readonly by?: 'github' | 'git' | 'nothing'
}

/** What the base branch has besides, on GitHub. */
const others = { '.github/CODEOWNERS': '* @acme/owners\n' }

async function act({ base, head, event = 'pull_request', by = 'github', with: given }: Scene): Promise<ActionResult & { report: Verdict | NoVerdict }> {
  const { workspace, baseCommit } = repository(base, head)
  const commit = by === 'git' ? baseCommit : 'ba5e'.padEnd(40, '0')
  if (by === 'github') {
    if (base !== null) server.files.set(`${server.repository}/${place}@${commit}`, base)
    for (const [path, text] of Object.entries(others)) server.files.set(`${server.repository}/${path}@${commit}`, text)
  } else server.fail('repos/get-content', { kind: 'read-only' }, Infinity)
  const payload = structuredClone(examplePayload(event))
  if (event === 'merge_group') (payload.merge_group as Record<string, unknown>).base_sha = commit
  else (payload.pull_request as { base: Record<string, unknown> }).base.sha = commit
  const result = await runAction({ sandbox, server, workspace, event, payload, with: { baseline: 'none', ...given } })
  return { ...result, report: JSON.parse(readFileSync(result.outputs.report ?? '', 'utf8')) as Verdict | NoVerdict }
}

/** Findings as `level rule: message`. */
function told({ report }: { report: Verdict | NoVerdict }): readonly string[] {
  if (report.conclusion === 'error') throw new Error(report.error.message)
  return report.findings.filter(({ ruleId }) => ruleId !== 'file-added').map(({ level, ruleId, message }) => `${level} ${ruleId}: ${message}`)
}

const loosened = 'warning policy-loosened: "lib/**" is new in `files`; it newly admits 1 packed file: lib/secret.txt (10 bytes)'

describe('a pull request that widens the policy', () => {
  it.each(['pull_request', 'pull_request_target', 'merge_group'])('is told with what it newly admits, on %s', async (event) => {
    const result = await act({ base: strict, head: wide, event })
    expect(told(result)).toEqual([loosened])
    expect(result.exitCode).toBe(0)
    expect(server.checkRuns[0]?.annotations).toMatchObject([{ path: place, start_line: 4, annotation_level: 'warning' }])
  })

  it('is judged by the base branch where that decides', async () => {
    const result = await act({ base: strict, head: wide, with: { policy: 'base' } })
    expect(told(result)).toEqual(['error file-not-allowed: lib/secret.txt is packed and not in the allowlist', loosened])
    expect(result.exitCode).toBe(1)
  })

  it('is not compared where only the head counts', async () => {
    const result = await act({ base: strict, head: wide, with: { policy: 'head' } })
    expect(told(result)).toEqual([])
    expect(server.operations().filter((each) => each.startsWith('repos/get-content'))).toEqual([])
  })

  it.each(['  policy-loosened: off\n', '  policy-loosened: note\n'])('can not turn the warning down in the same breath: %j', async (level) => {
    const result = await act({ base: `${strict}rules:\n  policy-loosened: error\n`, head: `${wide}rules:\n${level}` })
    expect(told(result)).toContain(loosened.replace('warning', 'error'))
    expect(result.exitCode).toBe(1)
    const without = await act({ base: strict, head: `${wide}rules:\n${level}waivers: [{ rule: policy-loosened, path: "**", reason: x }]\n` })
    expect(told(without)).toContain(loosened)
  })

  it('is told by git where the token may not read contents', async () => {
    expect(told(await act({ base: strict, head: wide, by: 'git' }))).toContain(loosened)
  })

  it('is told when it takes the policy away', async () => {
    const found = told(await act({ base: strict, head: null }))
    expect(found).toContain('warning policy-loosened: the policy .github/pack-gate.yml is gone')
    expect(found).toContain('warning policy-loosened: the policy no longer has `files`, so every file may ship; it newly admits 1 packed file: lib/secret.txt (10 bytes)')
  })

  it('is silent where nothing is loosened', async () => {
    expect(told(await act({ base: wide, head: wide }))).toEqual([])
    expect(told(await act({ base: null, head: wide }))).toEqual([])
  })
})

describe('a base commit that can not be read', () => {
  it('is said once, and the head decides', async () => {
    const result = await act({ base: strict, head: wide, by: 'nothing' })
    expect(told(result)).toEqual([])
    expect(result.stdout.match(/The policy of the base branch could not be read/g)).toHaveLength(1)
    expect(result.exitCode).toBe(0)
  })

  it('is no verdict where it decides', async () => {
    const result = await act({ base: strict, head: wide, by: 'nothing', with: { policy: 'base' } })
    expect(result.report).toMatchObject({ conclusion: 'error', error: { code: 'EGITHUB', message: expect.stringContaining('is not in this checkout') } })
    expect(result.exitCode).toBe(2)
  })

  it('that has a broken policy is said, or no verdict where it decides', async () => {
    const broken = 'files: 7\n'
    expect((await act({ base: broken, head: wide })).stdout).toMatch(/could not be read.*files is 7/)
    const decided = await act({ base: broken, head: wide, with: { policy: 'base' } })
    expect([decided.exitCode, (decided.report as NoVerdict).error.code]).toEqual([2, 'ECONFIG'])
  })
})

describe('the owners of the policy', () => {
  it('are asked for where the base branch has none for it', async () => {
    const result = await act({ base: wide, head: wide, by: 'git' })
    expect(told(result)).toEqual(['note policy-unowned: nobody has to approve changes of .github/pack-gate.yml: there is no CODEOWNERS file'])
  })
})
