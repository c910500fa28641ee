import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { GateError } from '../../src/model/errors.js'
import { readWorkflowRun } from '../../src/github/event.js'
import { examplePayload } from '../helpers/github-server-samples.js'
import { useSandbox } from '../helpers/sandbox.js'

const sandbox = useSandbox()
const githubSha = 'd'.repeat(40)

type Env = Record<string, string | undefined>

function environment(event: string, contents: unknown, over: Env = {}): Env {
  const path = join(sandbox.folder('event'), 'event.json')
  writeFileSync(path, typeof contents === 'string' ? contents : JSON.stringify(contents))
  return {
    GITHUB_EVENT_NAME: event,
    GITHUB_EVENT_PATH: path,
    GITHUB_SHA: githubSha,
    GITHUB_REPOSITORY: 'octo-org/left-pad',
    GITHUB_SERVER_URL: 'https://github.example',
    GITHUB_RUN_ID: '4711',
    GITHUB_RUN_ATTEMPT: '2',
    GITHUB_WORKFLOW: 'release gate',
    GITHUB_JOB: 'gate',
    GITHUB_API_URL: 'https://github.example/api/v3/',
    ...over,
  }
}

function errorOf(env: Env): GateError {
  try {
    readWorkflowRun(env)
  } catch (error) {
    if (error instanceof GateError) return error
    throw error
  }
  throw new Error('no error')
}

describe('the commit that a run is about', () => {
  const shaOf = (payload: unknown, ...keys: string[]): unknown =>
    keys.reduce<unknown>((value, key) => (value as Record<string, unknown>)[key], payload)

  it.each(['pull_request', 'pull_request_target', 'pull_request_review'])(
    'is the head of the pull request for %s, not the test merge',
    (event) => {
      const payload = examplePayload(event)
      const run = readWorkflowRun(environment(event, payload))
      expect(run.sha).toBe(shaOf(payload, 'pull_request', 'head', 'sha'))
      expect(run.sha).not.toBe(githubSha)
    },
  )

  it('is the head of the group for merge_group', () => {
    const payload = examplePayload('merge_group')
    expect(readWorkflowRun(environment('merge_group', payload)).sha).toBe(shaOf(payload, 'merge_group', 'head_sha'))
  })

  it('is the head of the run that was waited for, for workflow_run', () => {
    const payload = examplePayload('workflow_run')
    expect(readWorkflowRun(environment('workflow_run', payload)).sha).toBe(shaOf(payload, 'workflow_run', 'head_sha'))
  })

  it.each(['push', 'release', 'workflow_dispatch', 'schedule', 'repository_dispatch'])(
    'is GITHUB_SHA for %s',
    (event) => {
      expect(readWorkflowRun(environment(event, examplePayload(event))).sha).toBe(githubSha)
    },
  )
})

describe('the pull request that a run is about', () => {
  it.each(['pull_request', 'pull_request_target', 'pull_request_review', 'pull_request_review_comment'])(
    'is the number in the event for %s',
    (event) => {
      const payload = examplePayload(event)
      const { number } = payload.pull_request as { number: number }
      expect(number).toBeGreaterThan(0)
      expect(readWorkflowRun(environment(event, payload)).pullRequest).toBe(number)
    },
  )

  it.each(['push', 'merge_group', 'workflow_run', 'release', 'workflow_dispatch', 'schedule'])(
    'is none for %s',
    (event) => {
      expect(readWorkflowRun(environment(event, examplePayload(event))).pullRequest).toBeNull()
    },
  )

  it.each(['7', -1, 0, 1.5, null, 1e300])('is none where the number is %j', (number) => {
    const payload = examplePayload('pull_request')
    const hostile = { ...payload, pull_request: { ...(payload.pull_request as object), number } }
    expect(readWorkflowRun(environment('pull_request', hostile)).pullRequest).toBeNull()
  })
})

describe('where a run is', () => {
  it('is read from the variables, with the page of this very attempt', () => {
    expect(readWorkflowRun(environment('push', {}))).toEqual({
      event: 'push',
      owner: 'octo-org',
      repo: 'left-pad',
      sha: githubSha,
      base: null,
      apiUrl: 'https://github.example/api/v3',
      url: 'https://github.example/octo-org/left-pad/actions/runs/4711/attempts/2',
      runId: '4711',
      attempt: '2',
      workflow: 'release gate',
      job: 'gate',
      pullRequest: null,
    })
  })

  it('is github.com where the runner names no server', () => {
    const run = readWorkflowRun(environment('push', {}, { GITHUB_SERVER_URL: undefined, GITHUB_API_URL: '' }))
    expect(run.apiUrl).toBe('https://api.github.com')
    expect(run.url).toMatch(/^https:\/\/github\.com\//)
  })
})

describe('an event that can not be trusted', () => {
  it.each([
    ['is cut off', '{"pull_request":', 'not valid JSON'],
    ['is empty', '', 'not valid JSON'],
    ['is an array', '[]', 'got an array'],
    ['is null', 'null', 'got null'],
    ['has no pull request', '{}', 'pull_request.head.sha, got nothing'],
    ['has a number for a commit', '{"pull_request":{"head":{"sha":7}}}', 'a value of type number'],
    ['has a short commit', '{"pull_request":{"head":{"sha":"abc1234"}}}', 'got "abc1234"'],
    [
      'has a path for a commit',
      `{"pull_request":{"head":{"sha":"../../x/${'a'.repeat(40)}"}}}`,
      'expected a full commit SHA',
    ],
    ['has it on a prototype', '{"__proto__":{"pull_request":{"head":{"sha":"x"}}}}', 'got nothing'],
    ['has null on the way', '{"pull_request":{"head":null}}', 'got nothing'],
  ])('is refused when the file %s', (_, contents, message) => {
    const error = errorOf(environment('pull_request', contents))
    expect(error.code).toBe('EGITHUB')
    expect(error.message).toContain(message)
    expect(error.help).toContain('workflow')
  })

  it('does not quote a file that is not JSON, which an outsider may have written', () => {
    expect(errorOf(environment('push', '::error::owned')).message).not.toContain('owned')
  })

  it('is refused when the file is missing, a folder, or not named', () => {
    const folder = join(sandbox.folder(), 'event.json')
    mkdirSync(folder)
    expect(errorOf(environment('push', {}, { GITHUB_EVENT_PATH: join(folder, 'none') })).message).toContain('ENOENT')
    expect(errorOf(environment('push', {}, { GITHUB_EVENT_PATH: folder })).message).toContain('EISDIR')
    expect(errorOf(environment('push', {}, { GITHUB_EVENT_PATH: undefined })).message).toContain(
      'GITHUB_EVENT_PATH is not set',
    )
  })

  it.each([
    ['GITHUB_SHA', 'main'],
    ['GITHUB_REPOSITORY', 'octo-org/left-pad/../x'],
    ['GITHUB_RUN_ID', '1/../2'],
    ['GITHUB_RUN_ATTEMPT', 'x'],
    ['GITHUB_API_URL', 'file:///etc'],
    ['GITHUB_SERVER_URL', 'not an address'],
    ['GITHUB_EVENT_NAME', 'push\n::error::x'],
  ])('is refused when %s is %j', (name, value) => {
    const error = errorOf(environment('push', {}, { [name]: value }))
    expect(error.code).toBe('EGITHUB')
    expect(error.message).toContain(name)
    expect(error.message).not.toContain('\n')
  })
})
