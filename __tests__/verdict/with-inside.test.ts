import { describe, expect, it } from '@jest/globals'
import { rules } from '../../src/rules/index.js'
import type { Rule } from '../../src/rules/rule.js'
import type { FileFacts } from '../../src/model/file-facts.js'
import type { Release } from '../../src/model/release.js'
import type { Policy } from '../../src/model/policy.js'
import { evaluate } from '../../src/verdict/evaluate.js'
import { applyWaivers } from '../../src/verdict/waivers.js'
import { filesByPath } from '../../src/verdict/with-inside.js'
import { file, noPolicy, release, subject } from '../helpers/facts.js'

const container = 'dist/app.vsix'
const path = `${container}!extension/out/cli.js.map`
const source = { name: '../src/secret.ts', bytes: 100, lines: 10, sha256: 'f'.repeat(64) }
const map = file(path, { container, sourceMaps: [{ origin: 'file', sources: 1, embedded: [source] }] })

function holding(...inside: readonly FileFacts[]): Release {
  return { ...release([file(container)]), inside }
}

function rule(id: string): Rule {
  return rules.find((each) => each.id === id)!
}

const entry = (pattern: string, negated = false): NonNullable<Policy['files']>[number] => ({
  pattern,
  negated,
  required: false,
  at: { path: 'p.yml', line: 1 },
})

describe('a rule that looks into containers', () => {
  it('sees their files, and names the container as the cause', () => {
    const [hit] = evaluate(rule('source-map'), subject(holding(map)))
    expect(hit?.problem).toMatchObject({ path, cause: { kind: 'packed-file', path: container } })
    expect(hit?.problem.message).toBe(`${path} embeds 1 source file, 10 lines (100 bytes): ../src/secret.ts`)
    expect(hit?.problem.help).toContain(`Keep maps out of ${container} where it is made`)
  })

  it('knows what the baseline had', () => {
    const before = { ...map, sha256: 'other' }
    expect(evaluate(rule('source-map'), subject(holding(map), holding(before)))[0]?.state).toBe('unchanged')
    expect(evaluate(rule('source-map'), subject(holding(map), holding()))[0]?.state).toBe('new')
  })

  it('is excused by a waiver for its path, with the hash of what is inside', () => {
    const now = holding(map)
    const hits = evaluate(rule('source-map'), subject(now))
    const standing = (sha256: string): number =>
      applyWaivers(
        hits,
        [{ rule: 'source-map', path, reason: 'r', sha256, at: { path: 'p.yml', line: 1 } }],
        '2026-01-01',
        filesByPath(now),
      ).standing.length
    expect(standing(map.sha256)).toBe(0)
    expect(standing('0'.repeat(64))).toBe(1)
  })

  it.each([
    ['forbidden-file', file(`${container}!.git/config`, { container }), `${container}!.git`],
    ['forbidden-file', file(`${container}!x/.env`, { container }), `${container}!x/.env`],
    ['build-path', file(path, { container, buildPaths: { count: 1, examples: ['/home/ana/x.ts'] } }), path],
    ['file-not-inspected', file(path, { container, notInspected: 'it is broken' }), path],
    ['file-not-inspected', file(path, { container, unread: { form: 'a 7z archive', why: 'and x' } }), path],
    ['internal-host', file(path, { container, internalHosts: { count: 1, origins: ['http://ci.corp'] } }), path],
  ] as const)('%s does', (id, inside, where) => {
    const [hit] = evaluate(rule(id), subject(holding(inside)))
    expect(JSON.stringify(hit?.problem)).toContain(JSON.stringify(where).slice(1, -1))
  })

  it('leaves the others with the packed files', () => {
    const seen = rules.filter((each) => each.inside).map(({ id }) => id)
    expect(evaluate(rule('file-added'), subject(holding(map), holding()))).toEqual([])
    expect(seen).toContain('secret')
  })
})

describe('the allowlist', () => {
  const found = (files: Policy['files']): readonly string[] =>
    evaluate(rule('file-not-allowed'), subject(holding(map), null, { ...noPolicy, files })).map(
      (hit) => hit.problem.path,
    )

  it('lets in what is in a container that it lets in', () => {
    expect(found([entry('dist/**'), entry('package.json')])).toEqual([])
  })

  it('takes out what a `!` entry matches', () => {
    expect(found([entry('dist/**'), entry('package.json'), entry('**/*.map', true)])).toEqual([path])
  })

  it('names a container that it does not let in alone', () => {
    expect(found([entry('package.json'), entry('**/*.map', true)])).toEqual([container])
  })
})
