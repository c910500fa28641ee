import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import type { Target } from '../../src/github/check-run.js'
import { type CommentSection, parseComment, postSection, renderComment, sectionKey } from '../../src/github/comment.js'
import { failureOf } from '../../src/github/failure.js'
import { type Clock, RetryBudget } from '../../src/github/client.js'
import type { Failure } from '../helpers/github-server.js'
import { GitHubServer } from '../helpers/github-server.js'
import { connectTo } from '../helpers/github-server-client.js'

let server: GitHubServer

beforeEach(async () => {
  server = await GitHubServer.start()
})

afterEach(async () => {
  await server.close()
  expect(server.violations).toEqual([])
})

/** Where no one else writes there is nothing to wait for. */
const hasty: Clock = { now: () => Date.now(), sleep: () => Promise.resolve() }

const section = (name: string, markdown: string, run = 4711, attempt = 1): CommentSection => ({
  key: sectionKey(name, '.'),
  order: [run, attempt],
  markdown,
})
const number = (): number => server.pullRequest.number
const bodies = (): string[] => server.pullRequest.comments.map(({ body }) => body)
const told = (): string[] =>
  bodies()
    .flatMap((body) => parseComment(body) ?? [])
    .map(({ markdown }) => markdown)
const counted = (operation: string): number => server.operations().filter((seen) => seen.startsWith(operation)).length

async function hurried(): Promise<Target> {
  return connectTo(server, new RetryBudget(hasty))
}

async function post(...sections: readonly CommentSection[]): Promise<string[]> {
  const outcomes: string[] = []
  for (const each of sections) outcomes.push(await postSection(await hurried(), number(), each))
  return outcomes
}

describe('the comment', () => {
  it('is one, updated in place, with what every package has to say', async () => {
    expect(
      await post(section('a', 'A is blocked'), section('b', 'B is blocked'), section('a', 'A again', 4712)),
    ).toEqual(['posted', 'posted', 'posted'])
    expect(told()).toEqual(['A again', 'B is blocked'])
    expect(server.pullRequest.comments).toHaveLength(1)
    expect([counted('issues/create-comment'), counted('issues/update-comment')]).toEqual([1, 2])
  })

  it('is not made where there is nothing to say', async () => {
    expect(await post(section('a', ''))).toEqual(['quiet'])
    expect(server.pullRequest.comments).toEqual([])
  })

  it('shrinks to one line when nothing is left to say, and stays where it is', async () => {
    await post(section('a', 'A is blocked'), section('b', 'B warns'), section('a', '', 4712))
    expect(told()).toEqual(['', 'B warns'])
    await post(section('b', '', 4712))
    expect(bodies()).toHaveLength(1)
    expect(
      bodies()[0]
        ?.split('\n')
        .filter((line) => line !== '' && !line.startsWith('<!--')),
    ).toEqual(['pack-gate has nothing to report on this pull request any more.'])
  })

  it('is found behind a hundred others', async () => {
    for (let index = 0; index < 130; index += 1) server.pullRequest.add('octocat', `comment ${index}`)
    await post(section('a', 'one'))
    await post(section('a', 'two', 4712))
    expect(told()).toEqual(['two'])
  })

  it('is what the same job says last', async () => {
    await post(section('a', 'passed'), section('a', 'no verdict after all'))
    expect(told()).toEqual(['no verdict after all'])
  })
})

describe('a comment of somebody else', () => {
  it.each(['octocat', 'other-app[bot]', 'github-actions'])(
    'by %s is neither trusted nor edited, whatever markers it has',
    async (author) => {
      const forged = renderComment([section('a', 'All is well', 99_999)])
      server.pullRequest.add(author, forged)
      expect(await post(section('a', 'A is blocked'))).toEqual(['posted'])
      expect(bodies()[0]).toBe(forged)
      expect(bodies()).toHaveLength(2)
    },
  )

  it('of the same author without our marker at its very beginning is left alone', async () => {
    server.pullRequest.add('github-actions[bot]', `Coverage of:\n${renderComment([section('a', 'x', 99_999)])}`)
    await post(section('a', 'A is blocked'))
    expect(bodies()).toHaveLength(2)
    expect(bodies()[0]).toMatch(/^Coverage/)
  })

  it('by a bot with the same token can silence one section, and that is said: the others are posted', async () => {
    server.pullRequest.add('github-actions[bot]', renderComment([section('a', 'All is well', 999_999_999_999_999)]))
    expect(await post(section('a', 'A is blocked'), section('b', 'B is blocked'))).toEqual(['outdated', 'posted'])
    expect(told()).toEqual(['All is well', 'B is blocked'])
  })

  it('is told apart for a token of an App or a person, too', async () => {
    server.pullRequest.viewer = 'release-bot[bot]'
    server.pullRequest.add('github-actions[bot]', renderComment([section('a', 'of the job’s own token')]))
    await post(section('a', 'ours'), section('a', 'ours again', 4712))
    expect(bodies()).toHaveLength(2)
    expect(told()).toEqual(['of the job’s own token', 'ours again'])
  })
})

describe('an old run', () => {
  it('that ends late changes nothing that a newer one said', async () => {
    expect(await post(section('a', 'new', 4712, 1), section('a', 'late', 4711, 9))).toEqual(['posted', 'outdated'])
    expect(told()).toEqual(['new'])
  })

  it('says nothing where the newer one found nothing to say', async () => {
    expect(await post(section('a', 'first', 4711), section('a', '', 4712), section('a', 'late', 4711, 2))).toEqual([
      'posted',
      'posted',
      'outdated',
    ])
    expect(told()).toEqual([''])
  })

  it('of a commit that is no longer the head of the pull request says nothing', async () => {
    server.pullRequest.sha = 'b'.repeat(40)
    expect(await post(section('a', 'old'))).toEqual(['outdated'])
    expect(server.operations()).toEqual(['pulls/get 200'])
  })
})

describe('jobs that write at the same time', () => {
  it('end with one comment and every section, although GitHub has no conditional write', async () => {
    server.latency = () => Math.random() * 60
    const names = ['a', 'b', 'c', 'd', 'e']
    const outcomes = await Promise.all(
      names.map(async (name) => postSection(await connectTo(server), number(), section(name, `of ${name}`))),
    )
    expect(outcomes).toEqual(names.map(() => 'posted'))
    expect(server.pullRequest.comments).toHaveLength(1)
    expect(told().sort()).toEqual(names.map((name) => `of ${name}`))
  }, 60_000)

  it('are repaired where one overwrote another between its reading and its writing', async () => {
    const target = await hurried()
    let stolen = false
    target.api.hook.after('request', () => {
      const [comment] = server.pullRequest.comments
      if (stolen || comment === undefined) return
      stolen = true
      comment.body = renderComment([section('b', 'of b')])
    })
    expect(await postSection(target, number(), section('a', 'of a'))).toBe('posted')
    expect(told()).toEqual(['of b', 'of a'])
  })

  it('that each made a comment leave the older one, with the sections of both', async () => {
    server.pullRequest.add(server.pullRequest.viewer, renderComment([section('a', 'of a')]))
    server.pullRequest.add(server.pullRequest.viewer, renderComment([section('b', 'of b')]))
    await post(section('c', 'of c'))
    expect(bodies()).toHaveLength(1)
    expect(told()).toEqual(['of a', 'of b', 'of c'])
  })

  it('give up with an error where somebody overwrites the comment without end', async () => {
    const target = await hurried()
    target.api.hook.after('request', () => {
      for (const comment of server.pullRequest.comments) comment.body = renderComment([section('b', 'of b')])
    })
    await expect(postSection(target, number(), section('a', 'of a'))).rejects.toThrow('kept overwriting')
  }, 30_000)
})

describe('GitHub in trouble', () => {
  it.each(['error', 'error-done', 'reset', 'reset-done'] as const)(
    'does not make two comments of one (%s)',
    async (kind) => {
      server.fail('issues/create-comment', { kind })
      expect(await post(section('a', 'once'))).toEqual(['posted'])
      expect(told()).toEqual(['once'])
      expect(counted('issues/create-comment')).toBe(kind.endsWith('-done') ? 1 : 2)
    },
  )

  it('deleted the comment while it was written: it is made anew', async () => {
    await post(section('a', 'first'))
    const target = await hurried()
    target.api.hook.before('request', ({ method }) => {
      if (method === 'PATCH') server.pullRequest.comments.length = 0
    })
    expect(await postSection(target, number(), section('b', 'of b'))).toBe('posted')
    expect(told()).toEqual(['of b'])
  })

  it.each<[string, Failure, string]>([
    ['a read-only token', { kind: 'read-only' }, 'forbidden'],
    ['a refusal', { kind: 'unprocessable' }, 'rejected'],
  ])('is told at once for %s', async (_, failure, kind) => {
    server.fail('issues/create-comment', failure, Infinity)
    const error: unknown = await postSection(await hurried(), number(), section('a', 'x')).catch(
      (reason: unknown) => reason,
    )
    expect(failureOf(error).kind).toBe(kind)
    expect(counted('issues/create-comment')).toBe(1)
  })

  it('tells a token that may not even ask who it is', async () => {
    server.fail('graphql', { kind: 'read-only' })
    const error: unknown = await postSection(await hurried(), number(), section('a', 'x')).catch(
      (reason: unknown) => reason,
    )
    expect(failureOf(error)).toMatchObject({ kind: 'forbidden' })
    expect(failureOf(error).message).toContain('Resource not accessible by integration')
  })

  it('stays broken: the real reason is told, not that others write', async () => {
    server.fail('issues/create-comment', { kind: 'error' }, Infinity)
    const error: unknown = await postSection(
      await connectTo(server, new RetryBudget(hasty, 12_000)),
      number(),
      section('a', 'x'),
    ).catch((reason: unknown) => reason)
    expect(failureOf(error)).toMatchObject({ kind: 'unsure', status: 500 })
  }, 30_000)
})
