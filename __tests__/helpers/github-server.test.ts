import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { GitHubServer } from './github-server.js'

/** The fake GitHub is a judge: what it lets pass, no other test can catch. */

let server: GitHubServer

beforeEach(async () => {
  server = await GitHubServer.start()
})

afterEach(async () => {
  await server.close()
})

async function send(
  path: string,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
  method = 'POST',
): Promise<string> {
  const usual = { authorization: `token ${server.token}`, 'content-type': 'application/json', 'user-agent': 'test' }
  const { ok } = await fetch(`${server.url}${path.replace('REPO', server.repository)}`, {
    method,
    headers: { ...usual, ...headers },
    body: JSON.stringify(body),
  })
  expect(ok).toBe(server.violations.length === 0)
  return server.violations.join('\n')
}

const sha = 'a'.repeat(40)
const annotation = { path: 'package.json', start_line: 1, end_line: 1, annotation_level: 'failure', message: 'm' }
const check = (output: object, over: object = {}): object => ({
  name: 'n',
  head_sha: sha,
  status: 'completed',
  conclusion: 'success',
  output: { title: 't', summary: 's', ...output },
  ...over,
})

describe('the fake GitHub', () => {
  it('has nothing against a right request', async () => {
    expect(await send('/repos/REPO/check-runs', check({ annotations: [annotation] }))).toBe('')
    expect(
      await send(`/repos/REPO/statuses/${sha}`, { state: 'pending', description: 'x'.repeat(140), context: 'c' }),
    ).toBe('')
    expect(server.checkRuns).toHaveLength(1)
    expect(server.statuses).toHaveLength(1)
  })

  it.each<[string, object, RegExp]>([
    [
      '51 annotations',
      check({ annotations: Array.from({ length: 51 }, () => annotation) }),
      /must NOT have more than 50 items/,
    ],
    ['an unknown level', check({ annotations: [{ ...annotation, annotation_level: 'error' }] }), /allowed values/],
    ['a leading slash', check({ annotations: [{ ...annotation, path: '/a' }] }), /not relative/],
    ['line 0', check({ annotations: [{ ...annotation, start_line: 0 }] }), /annotation lines 0-1/],
    [
      'columns over lines',
      check({ annotations: [{ ...annotation, end_line: 2, start_column: 1 }] }),
      /columns over several lines/,
    ],
    [
      'a long annotation title',
      check({ annotations: [{ ...annotation, title: 'x'.repeat(256) }] }),
      /annotation title is longer/,
    ],
    [
      'a long message',
      check({ annotations: [{ ...annotation, message: 'é'.repeat(33_000) }] }),
      /message is longer than 64 KB/,
    ],
    ['a misspelt key', check({ annotations: [{ ...annotation, startLine: 1 }] }), /unknown key .*startLine/],
    ['a long title', check({ title: 'x'.repeat(256) }), /title is longer than 255/],
    ['a summary of too many bytes', check({ summary: 'é'.repeat(33_000) }), /summary is longer/],
    ['no title', check({ title: undefined }), /title/],
    ['no conclusion', check({}, { conclusion: undefined }), /completed without a conclusion/],
    ['an unknown conclusion', check({}, { conclusion: 'error' }), /allowed values/],
    ['a branch for a commit', check({}, { head_sha: 'main' }), /is no SHA/],
  ])('notes a check run with %s', async (_, body, expected) => {
    expect(await send('/repos/REPO/check-runs', body)).toMatch(expected)
  })

  it.each<[string, object, RegExp]>([
    ['a description of 141 characters', { state: 'success', description: 'x'.repeat(141) }, /140/],
    ['an unknown state', { state: 'neutral' }, /allowed values/],
    ['no state', {}, /required property 'state'/],
    ['an empty context', { state: 'success', context: ' ' }, /context is empty/],
  ])('notes a status with %s', async (_, body, expected) => {
    expect(await send(`/repos/REPO/statuses/${sha}`, body)).toMatch(expected)
  })

  it('notes another repository, a missing token, and an address that GitHub does not have', async () => {
    expect(await send('/repos/else/where/check-runs', check({}))).toMatch(/another repository/)
    expect(await send('/repos/REPO/check-runs', check({}), { authorization: '' })).toMatch(/no token/)
    expect(await send('/repos/REPO/checkruns', check({}))).toMatch(/no operation/)
    expect(await send('/repos/REPO/check-runs', check({}), {}, 'PUT')).toMatch(/PUT .* no operation/)
  })
})
