import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { GateError } from '../../src/model/errors.js'
import { readWorkflowRun } from '../../src/github/event.js'
import { readTriggeringRun, type TriggeringRun } from '../../src/github/triggering-run.js'
import { forkEvent, type EventChange } from '../helpers/github-server-samples.js'
import { useSandbox } from '../helpers/sandbox.js'

const sandbox = useSandbox()
const workflow = '.github/workflows/fork-safe.yml'

function read(change: EventChange = {}, env: Readonly<Record<string, string>> = {}): TriggeringRun {
  const path = join(sandbox.folder('event'), 'event.json')
  writeFileSync(path, JSON.stringify(forkEvent('octo-org/left-pad', change)))
  const variables = {
    GITHUB_EVENT_NAME: 'workflow_run',
    GITHUB_EVENT_PATH: path,
    GITHUB_SHA: 'd'.repeat(40),
    GITHUB_REPOSITORY: 'octo-org/left-pad',
    GITHUB_SERVER_URL: 'https://github.example',
    GITHUB_RUN_ID: '4711',
    ...env,
  }
  return readTriggeringRun(variables, readWorkflowRun(variables), workflow)
}

function errorOf(work: () => unknown): GateError {
  try {
    work()
  } catch (error) {
    if (error instanceof GateError) return error
    throw error
  }
  throw new Error('no error')
}

describe('the run that a report is taken from', () => {
  it('is the one that the event names, with its page', () => {
    const url = 'https://github.example/octo-org/left-pad/actions/runs/289782451'
    expect(read()).toEqual({
      id: 289782451,
      conclusion: 'success',
      attempt: 1,
      startedAt: '2020-10-05T16:33:49Z',
      url,
      head: { repository: 'stranger/left-pad', branch: 'master' },
    })
    expect(read({ head_repository: null }).head).toBeNull()
  })

  it('may have its ref behind the path, as the API description shows it', () => {
    expect(read({ path: `${workflow}@refs/heads/main` }).id).toBe(289782451)
  })

  it('has no conclusion where GitHub gives none that is a word', () => {
    expect(read({ conclusion: null }).conclusion).toBeNull()
    expect(read({ conclusion: '`x`' }).conclusion).toBeNull()
  })

  it.each<[string, EventChange, string]>([
    [
      'another workflow',
      { path: '.github/workflows/other.yml' },
      'expected workflow_run.path .github/workflows/fork-safe.yml, got ".github/workflows/other.yml"',
    ],
    ['a workflow whose name goes on', { path: `${workflow}@evil.yml` }, 'workflow_run.path'],
    ['no path', { path: undefined }, 'got nothing'],
    ['a push', { event: 'push' }, 'expected workflow_run.event pull_request, got "push"'],
    ['pull_request_target, which has secrets', { event: 'pull_request_target' }, 'workflow_run.event'],
    [
      'another repository',
      { repository: { full_name: 'octo-fork/left-pad' } },
      'expected workflow_run.repository octo-org/left-pad',
    ],
    ['no repository', { repository: null }, 'workflow_run.repository'],
    ['a run without a number', { id: '1/../2' }, 'workflow_run.id'],
    ['a run of no number', { id: -1 }, 'workflow_run.id'],
  ])('is never one of %s', (_what, change, message) => {
    const error = errorOf(() => read(change))
    expect(error.code).toBe('EGITHUB')
    expect(error.message).toContain(message)
    expect(error.help).toContain('fork-safe-report.yml')
  })

  it('is never one that has only been asked for', () => {
    expect(errorOf(() => read({ action: 'requested' })).message).toContain(
      'expected the activity completed, got "requested"',
    )
  })

  it('is never one of another event', () => {
    const error = errorOf(() => read({}, { GITHUB_EVENT_NAME: 'push' }))
    expect(error.message).toBe('`mode: report` expects the event workflow_run, got push.')
  })
})
