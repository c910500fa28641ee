import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import type { Plan } from '../../src/gate/workspace/plan.js'
import type { RepositoryReport } from '../../src/model/report.js'
import { makeUser, packGate, type Run } from '../helpers/cli.js'
import { writePackage } from '../helpers/packages.js'
import { useSandbox } from '../helpers/sandbox.js'

const sandbox = useSandbox()
const manifest = (name: string, more: object = {}): Record<string, unknown> => ({ name, version: '1.0.0', ...more })

/** Five packages, one of them blocked, one in a folder whose name reads like a glob. */
function repository(): string {
  return writePackage(sandbox.folder('repository'), {
    'package.json': { private: true, workspaces: ['packages/*'] },
    'packages/a/package.json': manifest('a'),
    'packages/b/package.json': manifest('b', { main: 'gone.js' }),
    'packages/[c] d/package.json': manifest('c'),
    'packages/e/package.json': manifest('e'),
    'packages/f/package.json': manifest('f', { private: true }),
    '.git/HEAD': 'ref: refs/heads/main\n',
  })
}

const json = (file: string): RepositoryReport => JSON.parse(readFileSync(file, 'utf8'))
const withoutTimes = ({ packages, ...report }: RepositoryReport): object => ({
  ...report,
  packages: packages.map((each) => ({ ...each, durationMs: 0, timings: undefined })),
})

describe('plan, a check for each shard, and merge', () => {
  it('give the report of one run over all, and a missing shard is no verdict', async () => {
    const cwd = repository()
    const user = makeUser(sandbox)
    const out = sandbox.folder('out')
    const run = (...args: string[]): Promise<Run> => packGate(args, { user, cwd })
    const check = (name: string, ...args: string[]): Promise<Run> =>
      run('check', '--baseline', 'none', '--reporter', `json=${join(out, name)}`, ...args)

    const whole = await check('whole.json')
    const planned = await run(
      'plan',
      '--shards',
      '2',
      '--costs',
      join(out, 'whole.json'),
      '--costs',
      'no-such-file.json',
    )
    expect([whole.code, planned.code]).toEqual([1, 0])
    expect(planned.stdout).toMatch(/^[^\n]+\n$/)
    const { matrix } = JSON.parse(planned.stdout) as Plan
    expect(matrix.include.map(({ shard }) => shard)).toEqual([1, 2])
    for (const { shard, packages } of matrix.include)
      await check(`shard-${shard}.json`, ...packages.split('\n').flatMap((glob) => ['--packages', glob]))

    writeFileSync(join(out, 'plan.json'), planned.stdout)
    const merge = (...shards: string[]): Promise<Run> =>
      run(
        'merge',
        '--plan',
        join(out, 'plan.json'),
        '--reporter',
        `json=${join(out, 'merged.json')}`,
        '--reporter',
        'text',
        ...shards.map((name) => join(out, name)),
      )
    expect((await merge('shard-1.json', 'shard-2.json')).code).toBe(1)
    expect(withoutTimes(json(join(out, 'merged.json')))).toEqual(withoutTimes(json(join(out, 'whole.json'))))

    const partial = await merge('shard-2.json')
    expect(partial.code).toBe(2)
    expect(partial.stdout.replace(/\s+/g, ' ')).toContain('its shard is missing or did not finish')
    expect((await run('merge', '--plan', planned.stdout, join(out, 'plan.json'))).code).toBe(2)
  })

  it.each([
    [['plan', '--shards', '0'], '--shards'],
    [['plan', 'packages/a'], 'is not a workspace'],
    [['merge', 'x.json'], '--plan'],
    [['merge', '--plan', '{}'], 'schemaVersion'],
    [
      ['merge', '--plan', '{"schemaVersion":1,"matrix":{"include":[]},"packages":[],"skipped":[]}', 'gone.json'],
      'gone.json',
    ],
  ])('refuse %j', async (args, words) => {
    const { code, stderr } = await packGate(args, { user: makeUser(sandbox), cwd: repository() })
    expect(code).toBe(2)
    expect(stderr.replace(/\s+/g, ' ')).toContain(words)
  })
})
