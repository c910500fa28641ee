import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { externalId, postCheckRun } from '../../src/github/check-run.js'
import { postStatus, statusOwner } from '../../src/github/status.js'
import { GitHubServer } from '../helpers/github-server.js'
import { connectTo } from '../helpers/github-server-client.js'
import { writePackage } from '../helpers/packages.js'
import { githubSha, runAction, type ActionResult } from '../helpers/runner.js'
import { useSandbox } from '../helpers/sandbox.js'

/** The built Action, while something else happens on its commit. */

const sandbox = useSandbox()
let server: GitHubServer

beforeEach(async () => {
  server = await GitHubServer.start()
})
afterEach(async () => {
  await server.close()
  expect(server.violations).toEqual([])
})

const states = (): string[] => server.statuses.map(({ state }) => state)

/** Gates a sound package; `meanwhile` happens after its pending status and before its end. */
async function gate(meanwhile: () => Promise<void>, env: Readonly<Record<string, string>> = {}): Promise<ActionResult> {
  const go = join(sandbox.folder('go'), 'go').replaceAll('\\', '/')
  const pause = 'Atomics.wait(new Int32Array(new SharedArrayBuffer(4)),0,0,50)'
  const prepack = `node -e "while(!require('fs').existsSync('${go}'))${pause}"`
  const workspace = writePackage(sandbox.folder('workspace'), {
    'package.json': { name: 'calm', version: '1.0.0', main: 'index.js', scripts: { prepack } },
    'index.js': 'export {}\n',
  })
  const running = runAction({ sandbox, server, workspace, env, with: { baseline: 'none', policy: 'head' } })
  while (server.statuses.length === 0) await sleep(20)
  await meanwhile()
  writeFileSync(go, '')
  return running
}

/** A run of the same job that began later, and has ended already. */
async function laterRun(runId: string, attempt: string): Promise<void> {
  const { api, run: usual, retryBudget } = await connectTo(server)
  const about = { event: 'push', workflow: 'pack-gate', job: 'gate', sha: githubSha, runId, attempt }
  const run = { ...usual, ...about, url: `https://github.test/runs/${runId}/attempts/${attempt}` }
  const [context, name] = ['pack-gate', 'pack-gate report']
  const owner = statusOwner(run, name, '.', 'later')
  for (const state of ['pending', 'failure'] as const)
    await postStatus(api, run, { context, state, description: '', owner })
  const page = { title: 't', summary: 's', text: '', annotations: [] }
  const check = { name, externalId: externalId(run, name, '.', 'later'), conclusion: 'failure', ...page } as const
  await postCheckRun({ api, retryBudget, run }, check)
}

describe('a run that passes', () => {
  it.each([
    ['4712', '1'],
    ['4711', '2'],
  ])('posts nothing over the failure of run %s, attempt %s', async (runId, attempt) => {
    const result = await gate(() => laterRun(runId, attempt))
    expect([result.exitCode, result.outputs.conclusion]).toEqual([0, 'success'])
    expect(states()).toEqual(['pending', 'pending', 'failure'])
    expect(server.checkRuns.map(({ conclusion }) => conclusion)).toEqual(['failure'])
    expect(result.stdout).toContain('a later run')
  })

  it('takes the place of an earlier run, which failed meanwhile', async () => {
    const result = await gate(() => laterRun('4710', '1'), { GITHUB_RUN_ID: '4711' })
    expect(result.exitCode).toBe(0)
    expect(server.checkRuns.map(({ conclusion }) => conclusion)).toEqual(['failure', 'success'])
  })

  it("posts no success where the commit's statuses can't be read", async () => {
    const result = await gate(() => {
      server.fail('repos/list-commit-statuses-for-ref', { kind: 'read-only' }, Infinity)
      return Promise.resolve()
    })
    expect(result.exitCode).toBe(0)
    expect(states()).toEqual(['pending', 'error'])
  })

  it("posts no check run where those of the commit can't be read", async () => {
    await gate(() => {
      server.fail('checks/list-for-ref', { kind: 'read-only' }, Infinity)
      return Promise.resolve()
    })
    expect(server.checkRuns).toEqual([])
  })
})
