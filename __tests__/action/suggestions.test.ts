import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { parseInputs } from '../../src/action/inputs.js'
import { run } from '../../src/action/run.js'
import type { Runner } from '../../src/github/runner.js'
import type { Finding } from '../../src/model/report.js'
import { GitHubServer } from '../helpers/github-server.js'
import { examplePayload, finding, verdict } from '../helpers/github-server-samples.js'
import { useSandbox } from '../helpers/sandbox.js'

const sandbox = useSandbox()
const manifest = '{\n  "name": "left-pad",\n  "files": [\n    "lib"\n  ]\n}\n'
/** GitHub's diff of a pull request that added `files`. */
const patch = '@@ -1,3 +1,6 @@\n {\n-  "name": "left-pad"\n+  "name": "left-pad",\n+  "files": [\n+    "lib"\n+  ]\n }'
const leaveOut = (...of: string[]): Finding => finding({ fix: { by: 'leave-out', of } })
let server: GitHubServer

beforeEach(async () => {
  server = await GitHubServer.start()
  server.reviews.diff.set('package.json', patch)
})

afterEach(async () => {
  await server.close()
  expect(server.violations).toEqual([])
})

interface Scene {
  readonly findings?: readonly Finding[]
  readonly text?: string
  readonly event?: string
  /** Where the pull request is meanwhile. */
  readonly head?: string
  readonly with?: Readonly<Record<string, string>>
}

async function act({ findings = [leaveOut('!lib/.env')], text = manifest, event = 'pull_request', ...scene }: Scene) {
  const workspace = sandbox.folder('workspace')
  mkdirSync(join(workspace, '.git'))
  writeFileSync(join(workspace, 'package.json'), text)
  const eventPath = join(sandbox.folder('event'), 'event.json')
  const payload = examplePayload(event)
  if (event === 'pull_request') {
    const about = payload.pull_request as { number: number; head: { sha: string } }
    server.pullRequest.number = about.number
    server.pullRequest.sha = scene.head ?? about.head.sha
  }
  writeFileSync(eventPath, JSON.stringify(payload))
  const told = { exit: -1, log: '' }
  const none = (): void => undefined
  const runner: Runner = {
    input: () => '',
    output: none,
    log: (line) => (told.log += `${line}\n`),
    annotate: none,
    annotateError: none,
    summary: () => Promise.resolve(true),
    save: none,
    saved: () => '',
    exit: (code) => (told.exit = code),
  }
  const inputs = { token: server.token, 'check-run': 'false', status: 'false', suggestions: 'auto', ...scene.with }
  await run(
    parseInputs((name) => (inputs as Readonly<Record<string, string>>)[name] ?? ''),
    {
      gate: () => Promise.resolve(verdict({ findings })),
      runner,
      context: {
        env: {
          GITHUB_EVENT_NAME: event,
          GITHUB_EVENT_PATH: eventPath,
          GITHUB_SHA: server.pullRequest.sha,
          GITHUB_REPOSITORY: server.repository,
          GITHUB_RUN_ID: '4711',
          GITHUB_API_URL: server.url,
          GITHUB_WORKSPACE: workspace,
          RUNNER_TEMP: sandbox.folder('temp'),
        },
        now: () => new Date('2026-11-20T12:00:00Z'),
        tool: { name: 'pack-gate', version: '0.0.0' },
      },
      cancelled: new Promise<never>(none),
    },
  )
  expect(readFileSync(join(workspace, 'package.json'), 'utf8')).toBe(text)
  return told
}

const suggested = (): string[] => server.reviews.comments.map(({ body }) => body)

describe('suggestions', () => {
  it('are what --fix would change, on its line of the diff, in one review that decides nothing', async () => {
    const { exit, log } = await act({})
    expect(exit).toBe(1)
    expect(server.reviews.comments).toMatchObject([{ path: 'package.json', line: 4 }])
    expect(suggested()[0]).toContain('```suggestion\n    "lib",\n    "!lib/.env"\n```\n')
    expect(server.reviews.bodies[0]).toContain(`${server.repository}/actions/runs/4711`)
    expect(log).toContain('pack-gate: posted 1 suggestion on the pull request.')
  })

  it('are not asked for by default', async () => {
    await act({ with: { suggestions: '' } })
    expect(server.seen.filter(({ operation }) => operation.startsWith('pulls/'))).toEqual([])
  })

  it('are made once, also after a push and once they are resolved', async () => {
    await act({})
    server.reviews.diff.set('package.json', patch.replace('@@\n', '@@\n+\n'))
    await act({ text: `\n${manifest}` })
    expect(suggested()).toHaveLength(1)
    await act({ findings: [leaveOut('!lib/other.env')], text: `\n${manifest}` })
    expect(suggested()).toHaveLength(2)
    expect(server.reviews.comments[1]?.line).toBe(5)
  })

  it('are made although a stranger wrote the same text', async () => {
    await act({})
    const [first] = server.reviews.comments.splice(0)
    server.reviews.comments.push({ author: 'octocat', path: 'package.json', body: first?.body ?? '' })
    await act({})
    expect(server.reviews.comments.map(({ author }) => author)).toEqual(['octocat', 'github-actions[bot]'])
  })

  it.each([
    ['lines that the diff does not show', { diff: '@@ -1,2 +1,2 @@\n {\n-  "name": "a",\n+  "name": "left-pad",' }],
    ['lines that are elsewhere in the merge with the base branch', { text: `\n\n${manifest}` }],
    ['a file that the pull request does not change', { diff: null }],
    ['a file with CRLF, whose line ends a suggestion would change', { text: manifest.replaceAll('\n', '\r\n') }],
    ['names with characters that no one sees', { findings: [leaveOut('!lib/\u202etxt.js')] }],
    ['other permissions', { findings: [finding({ fix: { by: 'executable', of: ['package.json'] } })] }],
  ])('are not made for %s: the log names the command', async (_, scene: Scene & { diff?: string | null }) => {
    const { diff = patch, text } = scene
    server.reviews.diff.clear()
    const shown = text?.includes('\r') ? patch.replaceAll(/(?<!@@)\n/g, '\r\n') : diff
    if (shown !== null) server.reviews.diff.set('package.json', shown)
    const { exit, log } = await act(scene)
    expect(exit).toBe(1)
    expect(suggested()).toEqual([])
    expect(log).toContain("pack-gate: 1 fix can't be suggested here: run `pack-gate check --fix`.")
  })

  it('are a note in the log where the token is read-only, as for forks', async () => {
    server.readOnly()
    const { exit, log } = await act({})
    expect(exit).toBe(1)
    expect(log.match(/Suggestions could not be posted: .*403 Resource not accessible/g)).toHaveLength(1)
  })

  it('end the run without a verdict where they are required and refused', async () => {
    server.readOnly()
    const { exit, log } = await act({ with: { suggestions: 'true' } })
    expect(exit).toBe(2)
    expect(log).toContain('pull-requests: write')
  })

  it('are not sent twice where no answer came, nor for an older commit', async () => {
    server.fail('pulls/create-review', { kind: 'reset-done' })
    await act({})
    await act({})
    expect(suggested()).toHaveLength(1)
    server.reviews.comments.length = 0
    expect((await act({ head: 'd'.repeat(40) })).log).toContain(
      'no suggestions, as the pull request has a newer commit',
    )
    expect(suggested()).toEqual([])
  })

  it('need a pull request, and mode check', async () => {
    expect((await act({ event: 'push' })).log).toContain('no suggestions, as this event has no pull request')
    expect((await act({ with: { mode: 'shard', packages: 'a' } })).log).toContain('Input `suggestions`')
  })
})
