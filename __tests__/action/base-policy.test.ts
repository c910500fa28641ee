import { execFileSync } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import type { NoVerdict, Verdict } from '../../src/model/report.js'
import { GitHubServer } from '../helpers/github-server.js'
import { examplePayload } from '../helpers/github-server-samples.js'
import { writePackage } from '../helpers/packages.js'
import { runAction, runBuiltAction, type ActionResult } from '../helpers/runner.js'
import { useSandbox } from '../helpers/sandbox.js'

/** The Action on pull requests and merge groups, with the base branch's policy on GitHub or in git. */

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
function repository(
  base: string | Buffer | null,
  head: string | null,
): { readonly workspace: string; readonly baseCommit: string } {
  const workspace = writePackage(sandbox.folder('repository'), {
    'package.json': { name: 'left-pad', version: '1.3.1', files: ['index.js', 'lib'] },
    'index.js': 'export {}\n',
    'lib/secret.txt': 'hush hush\n',
    [place]: base ?? '',
  })
  const git = (...args: string[]): string =>
    execFileSync(
      'git',
      ['-c', 'user.name=t', '-c', 'user.email=t@example.test', '-c', 'commit.gpgsign=false', ...args],
      { cwd: workspace, encoding: 'utf8' },
    ).trim()
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
  readonly base: string | Buffer | null
  readonly head: string | null
  readonly event?: string
  readonly with?: Readonly<Record<string, string>>
  /** Where the base commit can be read; default GitHub. */
  readonly by?: 'github' | 'git' | 'nothing'
  readonly run?: typeof runAction
  /** Another policy beside it on the base branch. */
  readonly own?: string
}

/** What the base branch has besides, on GitHub. */
const others = { '.github/CODEOWNERS': '* @acme/owners\n' }

async function act({
  base,
  head,
  event = 'pull_request',
  by = 'github',
  with: given,
  own,
  run = runAction,
}: Scene): Promise<ActionResult & { report: Verdict | NoVerdict }> {
  const { workspace, baseCommit } = repository(base, head)
  const commit = by === 'git' ? baseCommit : 'ba5e'.padEnd(40, '0')
  if (by === 'github') {
    if (base !== null) server.files.set(`${server.repository}/${place}@${commit}`, base)
    if (own !== undefined) server.files.set(`${server.repository}/.github/own.yml@${commit}`, own)
    for (const [path, text] of Object.entries(others)) server.files.set(`${server.repository}/${path}@${commit}`, text)
  } else server.fail('repos/get-content', { kind: 'read-only' }, Infinity)
  const payload = structuredClone(examplePayload(event))
  if (event === 'merge_group') (payload.merge_group as Record<string, unknown>).base_sha = commit
  else (payload.pull_request as { base: Record<string, unknown> }).base.sha = commit
  const result = await run({ sandbox, server, workspace, event, payload, with: { baseline: 'none', ...given } })
  return { ...result, report: JSON.parse(readFileSync(result.outputs.report ?? '', 'utf8')) as Verdict | NoVerdict }
}

/** Findings as `level rule: message`. */
function told({ report }: { report: Verdict | NoVerdict }): readonly string[] {
  if (report.conclusion === 'error') throw new Error(report.error.message)
  return report.findings
    .filter(({ ruleId }) => ruleId !== 'file-added')
    .map(({ level, ruleId, message }) => `${level} ${ruleId}: ${message}`)
}

const loosened =
  'warning policy-loosened: "lib/**" is new in `files`; it newly allows 1 packed file: lib/secret.txt (10 bytes)'

describe('a pull request that widens the policy', () => {
  it.each(['pull_request', 'pull_request_target', 'merge_group'])(
    'is told with what it newly admits, on %s',
    async (event) => {
      const result = await act({ base: strict, head: wide, event })
      expect(told(result)).toEqual([loosened])
      expect(result.exitCode).toBe(0)
      expect(server.checkRuns[0]?.annotations).toMatchObject([
        { path: place, start_line: 4, annotation_level: 'warning' },
      ])
    },
  )

  it('is judged by the base branch where that decides', async () => {
    const result = await act({ base: strict, head: wide, with: { policy: 'base' }, run: runBuiltAction })
    expect(told(result)).toEqual([
      'error file-not-allowed: lib/secret.txt is packed and not in the allowlist',
      loosened,
    ])
    expect(result.exitCode).toBe(1)
  })

  it('is not compared where only the head counts', async () => {
    const result = await act({ base: strict, head: wide, with: { policy: 'head' } })
    expect(told(result)).toEqual([])
    expect(server.operations().filter((each) => each.startsWith('repos/get-content'))).toEqual([])
  })

  it.each(['  policy-loosened: off\n', '  policy-loosened: note\n'])(
    'can not turn the warning down in the same breath: %j',
    async (level) => {
      const result = await act({ base: `${strict}rules:\n  policy-loosened: error\n`, head: `${wide}rules:\n${level}` })
      expect(told(result)).toContain(loosened.replace('warning', 'error'))
      expect(result.exitCode).toBe(1)
      const without = await act({
        base: strict,
        head: `${wide}rules:\n${level}waivers: [{ rule: policy-loosened, path: "**", reason: excused }]\n`,
      })
      expect(told(without)).toContain(loosened)
    },
  )

  it('is told by git where the token may not read contents', async () => {
    expect(told(await act({ base: strict, head: wide, by: 'git' }))).toContain(loosened)
  })

  it('is told when it takes the policy away', async () => {
    const found = told(await act({ base: strict, head: null }))
    expect(found).toContain('warning policy-loosened: the policy .github/pack-gate.yml is gone')
    expect(found).toContain(
      'warning policy-loosened: the policy no longer has `files`, so every file is allowed; it newly allows 1 ' +
        'packed file: lib/secret.txt (10 bytes)',
    )
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
    expect(result.report).toMatchObject({
      conclusion: 'error',
      error: { code: 'EGITHUB', message: expect.stringContaining('is not in this checkout') },
    })
    expect(result.exitCode).toBe(2)
  })

  it('that has a broken policy is said, or no verdict where it decides', async () => {
    const broken = 'files: 7\n'
    expect((await act({ base: broken, head: wide })).stdout).toMatch(/could not be read.*files is 7/)
    const decided = await act({ base: broken, head: wide, with: { policy: 'base' } })
    expect([decided.exitCode, (decided.report as NoVerdict).error.code]).toEqual([2, 'ECONFIG'])
  })
})

/** Aliases of aliases: 9 to the power of 9 entries. */
const bomb =
  'files:\n  - &a0 ' +
  `[x]\n${Array.from({ length: 9 }, (_, n) => `  - &a${n + 1} [${Array.from({ length: 9 }, () => `*a${n}`).join(', ')}]`).join('\n')}\n`

describe('a hostile policy of the base branch', () => {
  it.each<[string, string | Buffer, 'github' | 'git', RegExp]>([
    ['a bomb of aliases', bomb, 'github', /aliases/],
    ['10 MB, on GitHub', Buffer.alloc(10_000_000, '# x\n'), 'github', /could not be read/],
    ['10 MB, in git', Buffer.alloc(10_000_000, '# x\n'), 'git', /no file of at most 1048576 bytes/],
    ['no UTF-8', Buffer.from([0x66, 0x3a, 0x20, 0xff, 0x0a]), 'github', /not UTF-8/],
    ['a thousand levels deep', `files: ${'['.repeat(1000)}`, 'github', /could not be read/],
  ])(
    'that is %s is told once where the head decides, and is no verdict where it decides itself',
    async (_, base, by, message) => {
      const told = await act({ base, head: wide, by })
      expect([told.exitCode, told.stdout.match(/The policy of the base branch could not be read/g)]).toEqual([
        0,
        [expect.anything()],
      ])
      expect(told.stdout).toMatch(message)
      const decided = await act({ base, head: wide, by, with: { policy: 'base' } })
      expect([decided.exitCode, decided.report.conclusion]).toEqual([2, 'error'])
    },
  )
})

describe('a pull request that waives more', () => {
  const waiver = 'waivers:\n  - { rule: file-not-allowed, path: lib/**, reason: it is meant }\n'

  it('is told with the findings that it newly excuses, and their files', async () => {
    const result = await act({ base: strict, head: strict + waiver })
    expect(told(result)).toEqual([
      'warning policy-loosened: the waiver for file-not-allowed on lib/** is new (reason: it is meant); it ' +
        'newly excuses 1 finding: lib/secret.txt (10 bytes)',
    ])
    expect([result.exitCode, (result.report as Verdict).waived.length]).toEqual([0, 1])
    expect(server.checkRuns[0]?.annotations).toMatchObject([{ path: place, start_line: 5 }])
  })

  it('is not excused by it where the base branch decides', async () => {
    const result = await act({ base: strict, head: strict + waiver, with: { policy: 'base' } })
    expect(told(result)).toEqual(
      expect.arrayContaining(['error file-not-allowed: lib/secret.txt is packed and not in the allowlist']),
    )
    expect(result.exitCode).toBe(1)
  })

  it('is told nothing of what the base branch waives too', async () => {
    expect(told(await act({ base: strict + waiver, head: strict + waiver }))).toEqual([])
  })
})

describe('the report', () => {
  const policyOf = ({ report }: { report: Verdict | NoVerdict }): unknown => (report as Verdict).policy

  it('says whose policy decided, and what it extends', async () => {
    const base = `extends: [library, ./own.yml]\n${strict}`
    const decided = await act({ base, head: wide, with: { policy: 'base' }, own: 'extends: cli\n' })
    expect(policyOf(decided)).toEqual({ path: place, side: 'base', extends: ['cli', 'library', './own.yml'] })
    expect(decided.summary).toContain(
      'Policy: .github/pack-gate.yml, of the base branch; extends cli, library, ./own.yml',
    )
    expect(decided.stdout).toMatch(
      /approve\s+it\s+in\s+\.github\/pack-gate\.yml\s+of\s+the\s+base\s+branch,\s+which\s+decides\./,
    )
    expect(policyOf(await act({ base: strict, head: wide }))).toEqual({ path: place, side: 'head' })
    expect(policyOf(await act({ base: strict, head: wide, with: { policy: 'head' } }))).toEqual({ path: place })
  })

  it('says that the base branch decided where it has no policy', async () => {
    const result = await act({ base: null, head: strict, with: { policy: 'base' } })
    expect(policyOf(result)).toEqual({ path: null, side: 'base' })
    expect(result.stdout).toContain('the base branch decides and has no policy')
    expect(policyOf(await act({ base: null, head: null }))).toBeNull()
  })
})

describe('a policy of another repository', () => {
  const head = `extends: github:acme/policies/npm.yml@v1\n${wide}`

  it('is read with the input token', async () => {
    server.files.set('acme/policies/npm.yml@v1', 'rules: { file-removed: note }\n')
    const result = await act({ base: wide, head })
    expect(told(result)).toEqual([expect.stringMatching(/^note policy-unpinned: .*v1/)])
    expect(server.seen.filter(({ operation, anonymous }) => operation === 'repos/get-content' && anonymous)).toEqual([])
  })

  it('is read without one where the input is empty and it is public', async () => {
    server.files.set('acme/policies/npm.yml@v1', 'rules: { lifecycle-script: off }\n')
    server.publicRepositories.add('acme/policies')
    expect((await act({ base: wide, head, with: { token: '' } })).exitCode).toBe(0)
    server.publicRepositories.clear()
    const refused = await act({ base: wide, head, with: { token: '' } })
    expect([refused.exitCode, (refused.report as NoVerdict).error.code]).toEqual([2, 'ECONFIG'])
  })
})

describe('the owners of the policy', () => {
  it('are asked for where the base branch has none for it', async () => {
    const result = await act({ base: wide, head: wide, by: 'git' })
    expect(told(result)).toEqual([
      'note policy-unowned: no one has to approve changes of .github/pack-gate.yml: there is no CODEOWNERS file',
    ])
  })
})
