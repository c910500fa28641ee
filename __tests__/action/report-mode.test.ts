import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { externalId, postCheckRun } from '../../src/github/check-run.js'
import { postStatus, statusOwner } from '../../src/github/status.js'
import { renderJson } from '../../src/report/json.js'
import { hostileNames } from '../report/hostile.js'
import { GitHubServer } from '../helpers/github-server.js'
import { connectTo } from '../helpers/github-server-client.js'
import type { EventChange } from '../helpers/github-server-samples.js'
import { examplePayload, finding, findings, forkEvent, verdict } from '../helpers/github-server-samples.js'
import { rawControlCharacters } from '../helpers/output.js'
import { writePackage } from '../helpers/packages.js'
import { actionFile, runAction, runBuiltAction } from '../helpers/runner.js'
import type { ActionOptions, ActionResult } from '../helpers/runner.js'
import { useSandbox } from '../helpers/sandbox.js'
import { zip } from '../helpers/zips.js'

/** The second of two stages, the Action on a workflow_run, with artifacts that a stranger may have made. */

const sandbox = useSandbox()
const runId = 289_782_451
const sha = '3484a3fb816e0859fd6e1cea078d76385ff50625'
let server: GitHubServer

beforeEach(async () => {
  server = await GitHubServer.start()
})

afterEach(async () => {
  await server.close()
  expect(server.violations).toEqual([])
})

type Scene = Pick<ActionOptions, 'with'> & { readonly workspace?: string } & {
  readonly change?: EventChange
  readonly event?: string
  readonly run?: typeof runAction
}

async function act({
  change,
  event = 'workflow_run',
  workspace,
  with: given,
  run = runAction,
}: Scene = {}): Promise<ActionResult> {
  const result = await run({
    sandbox,
    server,
    workspace: workspace ?? sandbox.folder('workspace'),
    event,
    payload: event === 'workflow_run' ? forkEvent(server.repository, change) : undefined,
    with: { mode: 'report', 'report-workflow': '.github/workflows/fork-safe.yml', ...given },
  })
  expect(result.otherFiles).toBe('')
  expect(result.stdout + result.stderr).not.toContain(server.token)
  expect(rawControlCharacters(result.stdout + result.stderr)).toEqual([])
  expect(Object.keys(result.outputs).sort()).toEqual(Object.keys(actionFile.outputs).sort())
  return result
}

/** The run and attempt of the event, as pack-gate notes them in a report. */
const made = { id: String(runId), attempt: 1 }
const leave = (report: string | object, name = 'report.json'): void => {
  const content = typeof report === 'string' ? report : JSON.stringify({ run: made, ...report })
  server.artifacts.add({ runId, bytes: zip({ name, content }) })
}
const states = (): string[] => server.statuses.map(({ state }) => state)
/** The text as it is read: lines are wrapped. */
const said = ({ stdout }: ActionResult): string => stdout.replace(/\s+/g, ' ')

describe('a report from a pull request of a fork', () => {
  it('is told on the commit that the event names, under a heading that says who wrote it', async () => {
    leave(verdict())
    const result = await act({ run: runBuiltAction })
    expect(result).toMatchObject({ exitCode: 0, commands: [], outputs: { conclusion: 'success', baseline: '1.3.0' } })
    const [run] = server.checkRuns
    expect(run).toMatchObject({ name: 'pack-gate unverified report', head_sha: sha, conclusion: 'success' })
    expect(server.statuses.map(({ context }) => context)).toEqual(['pack-gate unverified', 'pack-gate unverified'])
    expect(run?.title).toMatch(/^Unverified\. Passed: left-pad@1\.3\.1/)
    expect(run?.summary).toMatch(/^> \*\*Reported by a job that the pull request controls\*\*/)
    expect(run?.summary).toContain(`https://github.test/${server.repository}/actions/runs/${runId})`)
    expect(server.statuses.map((status) => [status.sha, status.state])).toEqual([
      [sha, 'pending'],
      [sha, 'success'],
    ])
    expect(server.statuses[1]?.description).toMatch(/^Unverified\. Passed/)
    expect(result.summary).toMatch(/^> \*\*Reported by a job that the pull request controls\*\*/)
    expect(said(result)).toContain('reported by a job that the pull request controls')
  })

  it('is told where it is about the commit of the run', async () => {
    leave({ ...verdict(), commit: sha })
    expect(await act()).toMatchObject({ exitCode: 0, outputs: { conclusion: 'success' } })
  })

  it('is refused where it has that mark already: no check wrote it', async () => {
    leave({ ...verdict(), unverified: true })
    const result = await act()
    expect(result).toMatchObject({ exitCode: 2, outputs: { conclusion: 'error' } })
    expect(said(result)).toContain('marked `unverified`')
  })

  it('says in JSON and SARIF that no one verified it', async () => {
    leave(verdict({ findings: findings(1) }))
    const workspace = sandbox.folder('workspace')
    const result = await act({ workspace, with: { 'sarif-file': 'r.sarif', 'report-file': 'r.json' } })
    expect(result.exitCode).toBe(0)
    expect(JSON.parse(readFileSync(join(workspace, 'r.json'), 'utf8'))).toMatchObject({ unverified: true })
    const { runs } = JSON.parse(readFileSync(join(workspace, 'r.sarif'), 'utf8')) as {
      runs: [{ properties: object; results: { message: { text: string } }[] }]
    }
    expect(runs[0].properties).toEqual({ unverified: true })
    expect(runs[0].results[0]?.message.text).toMatch(/^Unverified\. /)
  })

  it.each([
    ['another run', { id: '1', attempt: 1 }],
    ['another attempt', { id: String(runId), attempt: 7 }],
    ['no run', undefined],
  ])('is refused where it says that it is of %s', async (_what, run) => {
    leave({ ...verdict(), run })
    const result = await act()
    expect(result).toMatchObject({ exitCode: 2, outputs: { conclusion: 'error' } })
    expect(said(result)).toMatch(
      run ? /The report is of attempt \d of run \d+, expected attempt/ : /The report doesn't say which run made it/,
    )
  })

  it('is asked for again where the archive breaks off, and where its address is no longer good', async () => {
    leave(verdict())
    server.artifacts.broken.push('cut', 'refused')
    expect(await act()).toMatchObject({ exitCode: 0, outputs: { conclusion: 'success' } })
  })

  it('is lost where the host that stores it refuses: no permission is missing', async () => {
    leave(verdict())
    server.artifacts.broken.push('refused', 'refused', 'refused')
    const result = await act()
    expect(result.exitCode).toBe(2)
    expect(said(result)).toContain('the host that stores it refused')
    expect(said(result)).not.toContain('permissions')
  })

  it('is not posted by a write that is answered with a redirect', async () => {
    leave(verdict())
    server.fail('repos/create-commit-status', { kind: 'redirect' }, Infinity)
    const result = await act()
    expect([result.exitCode, states()]).toEqual([2, []])
    expect(said(result)).toContain('redirect')
  })

  it('is refused where it is about another commit', async () => {
    leave({ ...verdict(), commit: 'a'.repeat(40) })
    const result = await act()
    expect(result).toMatchObject({ exitCode: 2, outputs: { conclusion: 'error' } })
    expect(said(result)).toContain('The report is about commit aaaaaaaaaaaa, and the run about 3484a3fb816e.')
  })

  it('blocks the commit, and the job that tells it is green: it runs on the default branch', async () => {
    leave(verdict({ findings: [...findings(60), finding({ level: 'warning' })] }))
    const result = await act()
    expect(result).toMatchObject({ exitCode: 0, commands: [], outputs: { conclusion: 'failure', errors: '60' } })
    expect(server.checkRuns).toMatchObject([{ conclusion: 'failure', batches: [50, 10] }])
    expect(states()).toEqual(['pending', 'failure'])
    expect(server.statuses[1]?.description).toMatch(/^Unverified\. Blocked: 60 errors/)
  })

  it('is told also where it reached no verdict, and then blocks', async () => {
    leave({ schemaVersion: 1, conclusion: 'error', error: { code: 'EPACK', message: 'npm failed.', help: 'Run it.' } })
    expect(await act()).toMatchObject({ exitCode: 0, outputs: { conclusion: 'error' } })
    expect(server.checkRuns).toMatchObject([
      { conclusion: 'failure', title: expect.stringContaining('Unverified. No verdict: EPACK') },
    ])
    expect(states()).toEqual(['pending', 'error'])
  })

  it('may be on several packages', async () => {
    const packages = [
      { ...verdict(), path: 'a' },
      { ...verdict({ findings: findings(1) }), path: 'b' },
    ]
    leave({
      schemaVersion: 1,
      tool: { name: 'pack-gate', version: '0.1.0' },
      conclusion: 'success',
      packages,
      skipped: [],
    })
    expect(await act()).toMatchObject({ exitCode: 0, outputs: { conclusion: 'failure' } })
    expect(server.checkRuns).toMatchObject([{ conclusion: 'failure' }])
  })

  it('is not enforced where that is asked for', async () => {
    leave(verdict({ findings: findings(1) }))
    expect(await act({ with: { enforce: 'false' } })).toMatchObject({ exitCode: 0 })
    expect(server.checkRuns).toMatchObject([{ conclusion: 'neutral' }])
    expect(server.statuses.at(-1)?.description).toMatch(/^Unverified\. Not enforced\. Blocked/)
  })

  it('is the newest where attempts of the run left several, and none of another run or name', async () => {
    server.artifacts.add({
      runId,
      bytes: zip({ name: 'report.json', content: JSON.stringify(verdict({ run: made })) }),
      createdAt: '2026-11-20T12:00:00Z',
    })
    server.artifacts.add({
      runId,
      bytes: zip({ name: 'report.json', content: JSON.stringify(verdict({ run: made, findings: findings(2) })) }),
      createdAt: '2026-11-20T13:00:00Z',
    })
    server.artifacts.add({ runId, bytes: Buffer.from('old'), createdAt: '2026-11-20T11:00:00Z' })
    server.artifacts.add({ runId: 1, bytes: Buffer.from('other run'), createdAt: '2026-11-20T14:00:00Z' })
    server.artifacts.add({ runId, name: 'logs', bytes: Buffer.from('other name'), createdAt: '2026-11-20T15:00:00Z' })
    expect((await act()).outputs).toMatchObject({ errors: '2' })
    expect(server.artifacts.downloads).toBe(1)
  })

  it('has the artifact that `report-artifact` names', async () => {
    server.artifacts.add({
      runId,
      name: 'gate of a',
      bytes: zip({ name: 'report.json', content: JSON.stringify(verdict({ run: made })) }),
    })
    expect(await act({ with: { 'report-artifact': 'gate of a' } })).toMatchObject({
      exitCode: 0,
      outputs: { conclusion: 'success' },
    })
  })

  it('is read although GitHub fails at first', async () => {
    leave(verdict())
    server.fail('actions/list-workflow-run-artifacts', { kind: 'error' })
    server.fail('actions/download-artifact', { kind: 'reset' })
    expect(await act()).toMatchObject({ exitCode: 0, outputs: { conclusion: 'success' } })
  })
})

describe('a report counts for the attempt that made it', () => {
  it('is refused where only an earlier attempt left one, and where it is as old', async () => {
    leave(verdict())
    const change = { run_attempt: 2, run_started_at: '2026-11-21T12:00:00Z', conclusion: 'failure' }
    const result = await act({ change })
    expect(result.exitCode).toBe(2)
    expect(said(result)).toContain("Attempt 2 of the pull request's run left no report")
    expect(said(result)).toContain('It ended with failure.')
    expect(states()).toEqual(['pending', 'error'])
    expect(server.checkRuns).toMatchObject([{ conclusion: 'failure' }])
    expect(server.artifacts.downloads).toBe(0)
  })

  it.each([false, true])('waits where its run waits for approval (an earlier report is there: %s)', async (isThere) => {
    if (isThere) leave(verdict())
    const result = await act({ change: { conclusion: 'action_required' } })
    expect(result).toMatchObject({ exitCode: 0, commands: [], outputs: { conclusion: 'error' } })
    expect(said(result)).toContain("The pull request's run waits for the approval of a maintainer.")
    expect(result.summary).toContain('waits for the approval')
    expect([states(), server.checkRuns]).toEqual([['pending'], []])
    expect(server.statuses[0]?.description).toContain('waits for the approval')
  })

  it.each(['failure', 'cancelled', 'timed_out'])('passes nothing where its run ended with %s', async (conclusion) => {
    leave(verdict())
    const result = await act({ change: { conclusion } })
    expect(result.exitCode).toBe(2)
    expect(said(result)).toContain(`the run that made it ended with ${conclusion}`)
    expect(states()).toEqual(['pending', 'error'])
    expect(server.checkRuns).toMatchObject([{ conclusion: 'failure' }])
  })

  it('blocks where its run failed, as it does when the gate blocks', async () => {
    leave(verdict({ findings: findings(1) }))
    expect(await act({ change: { conclusion: 'failure' } })).toMatchObject({ outputs: { conclusion: 'failure' } })
    expect(states()).toEqual(['pending', 'failure'])
  })
})

describe('what no one verified', () => {
  // Its own names are others: here a workflow gives both stages the same ones.
  const names = { 'check-name': 'gate', 'status-context': 'gate status' }
  const trusted = async (
    state: 'success' | 'failure' | 'pending',
    conclusion: 'success' | 'failure',
  ): Promise<void> => {
    const { api, run, retryBudget } = await connectTo(server)
    const own = { ...run, sha, event: 'push', workflow: 'gate', runId: '17' }
    const owner = statusOwner(own, 'gate', '.', 'trusted')
    await postStatus(api, own, { context: names['status-context'], state, description: '', owner })
    const name = names['check-name']
    const check = { name, externalId: externalId(own, name, '.', 'trusted'), conclusion, title: 't', summary: 's' }
    await postCheckRun({ api, retryBudget, run: own }, { ...check, text: '', annotations: [] })
  }

  it.each(['failure', 'pending'] as const)('takes no place of a %s that a trusted run posted', async (state) => {
    await trusted(state, 'failure')
    leave(verdict())
    const result = await act({ with: names })
    expect(states()).toEqual([state])
    expect(server.checkRuns.map(({ conclusion }) => conclusion)).toEqual(['failure'])
    expect(said(result)).toContain('a report that is not verified does not replace it')
  })

  it('stands beside a success, and may block it', async () => {
    await trusted('success', 'success')
    leave(verdict({ findings: findings(1) }))
    await act({ with: names })
    expect(states()).toEqual(['success', 'pending', 'failure'])
    expect(server.checkRuns.map(({ conclusion }) => conclusion)).toEqual(['success', 'failure'])
  })
})

describe('a report of several packages', () => {
  const several = (over: object): object => ({
    schemaVersion: 1,
    tool: { name: 'pack-gate', version: '0.1.0' },
    conclusion: 'success',
    packages: [{ ...verdict(), path: 'a' }],
    skipped: [],
    ...over,
  })

  it.each(['../..', 'a\\b', '/etc', 'a\nb'])('is posted though a folder in it is %j', async (path) => {
    const error = { code: 'EPACK', message: 'npm failed.', help: 'Run it.' }
    const lost = { schemaVersion: 1, conclusion: 'error', error, package: { name: 'a', version: null }, path }
    leave(several({ conclusion: 'error', packages: [lost] }))
    await act()
    expect(server.checkRuns).toMatchObject([{ conclusion: 'failure' }])
    expect(states()).toEqual(['pending', 'error'])
  })

  it.each([
    ['failure', /^Unverified\. Blocked: /, 'failure'],
    ['error', /^Unverified\. No verdict: /, 'error'],
  ] as const)('has the title of its conclusion, %s, though its packages pass', async (conclusion, title, state) => {
    leave(several({ conclusion }))
    await act({ change: { conclusion: 'failure' } })
    expect(server.checkRuns).toMatchObject([{ conclusion: 'failure', title: expect.stringMatching(title) }])
    expect(server.statuses.at(-1)).toMatchObject({ state, description: expect.stringMatching(title) })
  })
})

describe('the comment', () => {
  const bodies = (): string[] => server.pullRequest.comments.map(({ body }) => body)
  const open = (over: Partial<{ sha: string; head: { repository: string; branch: string } }> = {}): void => {
    Object.assign(server.pullRequest, { sha, head: { repository: 'stranger/left-pad', branch: 'master' }, ...over })
  }
  const change = { head_branch: 'master' }

  it(
    'goes to the pull request that GitHub names for the run’s branch and commit, and says that nobody verified ' + 'it',
    async () => {
      open()
      leave({ ...verdict({ findings: findings(1, { message: '@octo-org/admins fixes #1' }) }), pull_request: 1 })
      expect(await act({ change, with: { comment: 'true' } })).toMatchObject({ exitCode: 0 })
      expect(bodies()).toEqual([
        expect.stringMatching(
          /^<!-- pack-gate:comment -->\n\n<!-- pack-gate:section [^\n]+ -->\n> \*\*Reported by a job that the pull request controls\*\*/,
        ),
      ])
      expect(bodies()[0]).not.toMatch(/@octo-org|(?<!\\)#1\b/)
    },
  )

  it.each([
    ['has newer commits', { sha: 'a'.repeat(40) }],
    ['comes from another fork', { head: { repository: 'other/left-pad', branch: 'master' } }],
    ['comes from another branch', { head: { repository: 'stranger/left-pad', branch: 'other' } }],
  ])('is none where the only pull request %s', async (_what, over) => {
    open(over)
    leave(verdict({ findings: findings(1) }))
    const result = await act({ change, with: { comment: 'true' } })
    expect(result.exitCode).toBe(0)
    expect(said(result)).toContain('no comment, as this commit is the head of no open pull request')
    expect(bodies()).toEqual([])
  })

  it('is not asked for by default', async () => {
    open()
    leave(verdict({ findings: findings(1) }))
    await act({ change })
    expect(bodies()).toEqual([])
  })
})

describe('no report', () => {
  it('blocks where the job failed before it wrote one', async () => {
    const result = await act({ change: { conclusion: 'failure' } })
    expect(result).toMatchObject({ exitCode: 2, outputs: { conclusion: 'error' } })
    expect(server.checkRuns).toMatchObject([{ head_sha: sha, conclusion: 'failure' }])
    expect(server.checkRuns[0]?.title).toContain('left no report')
    expect(server.checkRuns[0]?.title).toContain('It ended with failure.')
    expect(server.checkRuns[0]?.summary).toContain(`/actions/runs/${runId})`)
    expect(states()).toEqual(['pending', 'error'])
  })

  it('is what an expired one is', async () => {
    server.artifacts.add({ runId, bytes: Buffer.from('x'), expired: true })
    expect(said(await act())).toContain('expired')
    expect(states()).toEqual(['pending', 'error'])
  })

  it('is what a token leads to that may not read artifacts, and the permission is named', async () => {
    leave(verdict())
    server.fail('actions/list-workflow-run-artifacts', { kind: 'read-only' }, Infinity)
    const result = await act()
    expect(result.exitCode).toBe(2)
    expect(said(result)).toContain('permissions: actions: read')
    expect(server.checkRuns).toMatchObject([{ conclusion: 'failure' }])
  })

  it('can be told by nobody where the token may not post: that is an error, not a remark', async () => {
    leave(verdict())
    server.readOnly()
    const result = await act()
    expect(result).toMatchObject({ exitCode: 2, outputs: { conclusion: 'error' } })
    // The report is not lost, and is marked as unverified as everywhere.
    expect(result.summary).toMatch(
      /^## No verdict: EGITHUB[\s\S]*\n> \*\*Reported by a job that the pull request controls\*\*[^\n]*\n\n## Passed: `left-pad@/,
    )
    expect(result.commands.map(({ name, properties }) => [name, properties.title])).toEqual([
      ['error', 'pack-gate: EGITHUB'],
    ])
  })
})

describe('a run that is not to be reported on', () => {
  it.each<[string, Scene, string]>([
    [
      'of another workflow',
      { change: { path: '.github/workflows/evil.yml' } },
      'expected workflow_run.path .github/workflows/fork-safe.yml',
    ],
    ['for another event', { change: { event: 'push' } }, 'expected workflow_run.event pull_request'],
    [
      'in another repository',
      { change: { repository: { full_name: 'stranger/left-pad' } } },
      'expected workflow_run.repository octo-org/left-pad',
    ],
    ['that only begins', { change: { action: 'requested' } }, 'expected the activity completed'],
    ['for pull_request_target', { change: { event: 'pull_request_target' } }, 'workflow_run.event pull_request, got'],
    ['without a commit', { change: { head_sha: undefined } }, 'workflow_run.head_sha'],
    ['of a short commit', { change: { head_sha: sha.slice(0, 7) } }, 'workflow_run.head_sha'],
    ['of a commit with a line behind it', { change: { head_sha: `${sha}\n::error::owned` } }, 'workflow_run.head_sha'],
    ['without a number', { change: { id: '7' } }, 'workflow_run.id'],
    ['of another folder', { change: { path: 'x/../.github/workflows/fork-safe.yml' } }, 'expected workflow_run.path'],
    [
      'of a workflow behind a ref',
      { change: { path: '.github/workflows/fork-safe.yml@main/evil.yml' } },
      'expected workflow_run.path',
    ],
    ['that is none at all', { event: 'pull_request' }, 'expects the event workflow_run, got pull_request'],
    ['without the workflow named', { with: { 'report-workflow': '' } }, 'Input `report-workflow`: expected the path'],
    ['with nowhere to tell it', { with: { 'check-run': 'false', status: 'false' } }, 'Input `check-run`'],
  ])('has nothing posted and nothing read: one %s', async (_what, scene, words) => {
    leave(verdict())
    const result = await act(scene)
    expect(result).toMatchObject({ exitCode: 2, outputs: { conclusion: 'error' } })
    expect(said(result)).toContain(words)
    expect(server.seen).toEqual([])
    expect(server.artifacts.downloads).toBe(0)
  })
})

describe('a hostile artifact', () => {
  const big = Buffer.alloc(100_000_000)

  it.each<[string, () => void, string]>([
    [
      'that is no archive',
      () => {
        server.artifacts.add({ runId, bytes: Buffer.from('::error::owned') })
      },
      'it is not a zip archive',
    ],
    [
      'with another file',
      () => {
        leave(verdict(), 'x/report.json')
      },
      'it has no file report.json',
    ],
    [
      'with a file of 100 MB',
      () => {
        server.artifacts.add({ runId, bytes: zip({ name: 'report.json', content: big }) })
      },
      'has 100.0 MB, expected at most 16.0 MB',
    ],
    [
      'with a bomb',
      () => {
        server.artifacts.add({ runId, bytes: zip({ name: 'report.json', content: big, declaredSize: 100 }) })
      },
      'its size is not the one in the archive',
    ],
    [
      'that is listed as large',
      () => {
        server.artifacts.add({ runId, bytes: zip({ name: 'report.json', content: '{}' }), listedSize: 16_000_001 })
      },
      'larger than 16.0 MB',
    ],
    [
      'that is larger than it is listed',
      () => {
        server.artifacts.add({ runId, bytes: big, listedSize: 100 })
      },
      'larger than 16.0 MB',
    ],
    [
      'with no JSON',
      () => {
        leave('::error::owned')
      },
      'it is not JSON in UTF-8',
    ],
    [
      'with another document',
      () => {
        leave({ schemaVersion: 1, conclusion: 'success' })
      },
      'tool: ',
    ],
    [
      'with 100,000 findings',
      () => {
        leave(verdict({ findings: findings(100_000, { help: '', message: 'm', path: 'a' }) }))
      },
      'a list in it has more than 50,000 items',
    ],
  ])('is refused, and the commit is blocked: one %s', async (_what, prepare, words) => {
    prepare()
    // Writes are a second apart: what the status does without a report is tested above.
    const result = await act({ with: { status: 'false' } })
    expect(result).toMatchObject({ exitCode: 2, commands: [], outputs: { conclusion: 'error' } })
    expect(said(result)).toContain(words)
    expect(server.checkRuns).toMatchObject([{ head_sha: sha, conclusion: 'failure' }])
  })

  it('can not choose the commit or the pull request', async () => {
    const other = 'e'.repeat(40)
    leave({ ...verdict(), sha: other, head_sha: other, pull_request: 1, repository: 'evil/repo' })
    const result = await act()
    expect(server.checkRuns.map(({ head_sha }) => head_sha)).toEqual([sha])
    expect(server.statuses.map((status) => status.sha)).toEqual([sha, sha])
    expect(readFileSync(result.outputs.report ?? '', 'utf8')).not.toContain(other)
  })

  it('can not call errors a success', async () => {
    leave({ ...verdict({ findings: findings(1) }), conclusion: 'success' })
    await act()
    expect(server.checkRuns).toMatchObject([{ conclusion: 'failure' }])
    expect(states().at(-1)).toBe('failure')
  })

  it('gives no command, no markup and no output of its own', async () => {
    const names = [...hostileNames, '> [!TIP]\n> Approved', '$(id)', '${{ github.token }}', '@octo-org/admins']
    const owned = names.flatMap((name) =>
      findings(1, {
        path: name,
        message: `${name} is here`,
        help: name,
        examples: [name],
        count: 2,
        anchor: { path: name, line: 1 },
      }),
    )
    const [first = ''] = names
    const release = {
      package: { name: '::error::owned', version: '1.0.0\n::set-output name=conclusion::success' },
      integrity: '$(id)',
      policy: { path: first },
    }
    leave(renderJson(verdict({ run: made, ...release, findings: owned })))
    const { exitCode, commands, outputs, summary } = await act({ run: runBuiltAction })
    expect({ exitCode, commands, conclusion: outputs.conclusion, integrity: outputs.integrity }).toEqual({
      exitCode: 0,
      commands: [],
      conclusion: 'failure',
      integrity: '',
    })
    const [run] = server.checkRuns
    // Anchors outside the repository are put at package.json, and findings of one line share an annotation.
    expect(new Set(run?.annotations.map(({ path }) => path)).size).toBe(run?.annotations.length)
    expect(run?.annotations.length).toBeGreaterThan(10)
    for (const page of [run?.summary ?? '', summary]) {
      expect(page).not.toMatch(/<(img|script)|\]\(https:\/\/example|(?<![\w​;])@octo|^> \[!TIP/m)
      expect(page.indexOf('Reported by a job that the pull request controls')).toBe(4)
    }
    const annotated =
      run?.annotations.map(({ path, message, title }) => `${path}${message}${title ?? ''}`).join('') ?? ''
    expect(rawControlCharacters(annotated)).toEqual([])
  })

  it('with 40,000 findings fits into every limit', async () => {
    leave(renderJson(verdict({ run: made, findings: findings(40_000, { help: '' }) })))
    const { exitCode, outputs } = await act({ run: runBuiltAction })
    expect({ exitCode, errors: outputs.errors }).toEqual({ exitCode: 0, errors: '40000' })
    expect(server.checkRuns[0]?.annotations).toHaveLength(1000)
    expect(server.checkRuns[0]?.summary).toMatch(/^> \*\*Reported/)
  })
})

describe('both stages', () => {
  it('carry a verdict from a job that may nothing to the commit', async () => {
    const workspace = writePackage(sandbox.folder('repository'), {
      'package.json': { name: 'left-pad', version: '1.3.1', files: ['index.js', 'lib'] },
      'index.js': 'export {}\n',
      'lib/secret.txt': 'x\n',
      '.github/pack-gate.yml': 'files: [package.json, index.js]\n',
    })
    const reportFile = join(sandbox.folder('out'), 'report.json')
    const payload = examplePayload('pull_request')
    ;(payload.pull_request as { head: Record<string, unknown> }).head.sha = sha
    const first = await runAction({
      sandbox,
      server,
      workspace,
      event: 'pull_request',
      payload,
      with: { baseline: 'none', 'check-run': 'false', status: 'false', 'report-file': reportFile },
    })
    expect(first.exitCode).toBe(1)
    // It reads the base branch's policy, and posts nothing.
    expect(server.seen.filter(({ operation }) => operation !== 'repos/get-content')).toEqual([])
    // The run that the runner's variables named to the first stage.
    const id = 4711
    server.artifacts.add({ runId: id, bytes: zip({ name: 'report.json', content: readFileSync(reportFile) }) })
    expect(await act({ change: { id } })).toMatchObject({
      exitCode: 0,
      outputs: { conclusion: 'failure', errors: '1' },
    })
    expect(server.checkRuns[0]?.annotations[0]).toMatchObject({
      path: 'package.json',
      title: 'file-not-allowed: lib/secret.txt',
    })
  })
})
