import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import type { Plan, Shard } from '../../src/gate/workspace/plan.js'
import type { Report, RepositoryReport } from '../../src/model/report.js'
import { failed, finding, passed, verdict } from '../report/sample.js'
import { hostileNames } from '../report/hostile.js'
import { GitHubServer } from '../helpers/github-server.js'
import { examplePayload } from '../helpers/github-server-samples.js'
import { rawControlCharacters } from '../helpers/output.js'
import { writePackage, type PackageFiles } from '../helpers/packages.js'
import { actionFile, runAction, runBuiltAction, type ActionResult } from '../helpers/runner.js'
import { useSandbox } from '../helpers/sandbox.js'

/**
 * A workspace over several jobs, as docs/workflows/matrix.yml has them: the Action plans, gates each shard, and
 * merges.
 */

const sandbox = useSandbox()
let server: GitHubServer

beforeEach(async () => {
  server = await GitHubServer.start()
})

afterEach(async () => {
  await server.close()
  expect(server.violations).toEqual([])
})

const manifest = (name: string, more: object = {}): Record<string, unknown> => ({ name, version: '1.0.0', ...more })
const files: PackageFiles = {
  '.git/HEAD': 'ref: refs/heads/main\n',
  'package.json': { private: true, workspaces: ['packages/*', 'nothing/*'] },
  'packages/a/package.json': manifest('a'),
  'packages/b/package.json': manifest('b', { main: 'gone.js' }),
  'packages/[c] d/package.json': manifest('c'),
  'packages/e/package.json': manifest('e', { scripts: { prepack: 'exit 3' } }),
  'packages/f/package.json': manifest('f', { private: true }),
}

type With = Readonly<Record<string, string>>

async function act(workspace: string, given: With, run = runAction): Promise<ActionResult> {
  const result = await run({ sandbox, server, workspace, with: given })
  expect(result.otherFiles).toBe('')
  expect(result.stdout + result.stderr).not.toContain(server.token)
  return result
}

const read = (file = ''): RepositoryReport => JSON.parse(readFileSync(file, 'utf8')) as RepositoryReport
/** Without what differs between two runs of the same. */
const comparable = ({ packages, ...report }: RepositoryReport): object => ({
  ...report,
  packages: packages.map((one) => ({ ...one, durationMs: 0, timings: null })),
})
const states = (): string[] => server.statuses.map(({ state }) => state)
/** The text as it is read: lines are wrapped. */
const said = ({ stdout }: ActionResult): string => stdout.replace(/\s+/g, ' ')

/** An empty workspace, as that of a job that checks nothing out, with the artifacts that it downloaded. */
function downloaded(reports: Readonly<Record<string, Report | string>>): string {
  const workspace = sandbox.folder('merge')
  for (const [name, report] of Object.entries(reports)) {
    const file = join(workspace, 'shards', name, 'report.json')
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, typeof report === 'string' ? report : JSON.stringify(report))
  }
  return workspace
}

const planOf = (...paths: string[]): Plan => ({
  schemaVersion: 1,
  matrix: { include: [] },
  packages: paths.map((path) => ({ path, name: path })),
  skipped: [],
})
const repository = (...packages: RepositoryReport['packages']): RepositoryReport => ({
  schemaVersion: 1,
  tool: { name: 'pack-gate', version: '0.1.0' },
  conclusion: 'success',
  // Of the packages that a plan of these paths names.
  packages: packages.map((one) => ({ ...one, package: { ...one.package, name: one.path } })) as typeof packages,
  skipped: [],
})
const merge = (workspace: string, plan: Plan | string, more: With = {}): Promise<ActionResult> =>
  act(workspace, {
    mode: 'merge',
    plan: typeof plan === 'string' ? plan : JSON.stringify(plan),
    reports: 'shards/**/*.json',
    ...more,
  })

describe('plan, shards and merge', () => {
  it('tell what one run over all tells, once', async () => {
    const workspace = writePackage(sandbox.folder('repository'), files)
    const whole = await act(workspace, {
      baseline: 'none',
      'check-run': 'false',
      status: 'false',
      'report-file': 'whole.json',
    })
    expect(whole.exitCode).toBe(2)
    const given = { mode: 'plan', shards: '3', costs: 'whole.json\nno-such-file.json' }
    const planned = await act(workspace, given, runBuiltAction)
    expect(planned).toMatchObject({ exitCode: 0, outputs: { plan: expect.stringContaining('packages/a') } })
    const matrix = JSON.parse(planned.outputs.matrix ?? '') as { readonly include: readonly Shard[] }
    expect(matrix.include).toHaveLength(3)

    const reports: Record<string, string> = {}
    for (const { shard, packages } of matrix.include) {
      const left = await act(workspace, {
        mode: 'shard',
        packages,
        baseline: 'none',
        'report-file': `shard-${shard}.json`,
      })
      // Findings are reported by the job that merges.
      expect({ commands: left.commands, summary: left.summary }).toEqual({ commands: [], summary: '' })
      reports[`pack-gate-shard-${shard}`] = readFileSync(join(workspace, `shard-${shard}.json`), 'utf8')
    }
    expect(server.seen).toEqual([])

    const result = await merge(downloaded(reports), planned.outputs.plan ?? '', {
      'report-file': 'out/report.json',
      'sarif-file': 'out/report.sarif',
      'html-file': 'out/report.html',
    })
    const expected = read(join(workspace, 'whole.json'))
    expect(comparable(read(result.outputs.report))).toEqual(comparable(expected))
    expect(expected.packages.map(({ path, conclusion }) => [path, conclusion])).toEqual([
      ['packages/[c] d', 'success'],
      ['packages/a', 'success'],
      ['packages/b', 'failure'],
      ['packages/e', 'error'],
    ])
    expect(result).toMatchObject({
      exitCode: 2,
      commands: [],
      outputs: { conclusion: 'error', errors: whole.outputs.errors, tarball: '{}' },
    })
    const [merged, one] = [result, whole].map(({ outputs }) => JSON.parse(outputs.integrity ?? '') as unknown)
    expect(merged).toEqual(one)
    expect(result.outputs.report).toMatch(/out\/report\.json$/)
    expect(server.checkRuns).toMatchObject([{ name: 'pack-gate report', conclusion: 'failure' }])
    expect(states()).toEqual(['pending', 'error'])
    expect(result.summary).toBe(whole.summary)
    expect(readFileSync(join(dirname(result.outputs.report ?? ''), 'report.sarif'), 'utf8')).toContain(
      'entry-point-missing',
    )
  })

  it('are no verdict where a shard is missing', async () => {
    const result = await merge(downloaded({ one: repository({ ...passed(), path: 'a' }) }), planOf('a', 'b'))
    expect(result).toMatchObject({ exitCode: 2, outputs: { conclusion: 'error' } })
    expect(said(result)).toContain('there is no report of b: its shard is missing or did not finish')
    expect(server.checkRuns).toMatchObject([
      { conclusion: 'failure', summary: expect.stringContaining('no report of b') },
    ])
    expect(states()).toEqual(['pending', 'error'])
  })

  it('pass where all shards do, and where nothing was planned', async () => {
    const shards = { one: repository({ ...passed(), path: 'a' }), two: repository({ ...passed(), path: 'b' }) }
    expect(await merge(downloaded(shards), planOf('a', 'b'))).toMatchObject({
      exitCode: 0,
      outputs: { conclusion: 'success', errors: '0' },
    })
    expect(server.checkRuns).toMatchObject([{ conclusion: 'success' }])
    expect(states()).toEqual(['pending', 'success'])
    const none = {
      ...planOf(),
      skipped: [{ name: 'a', path: 'a', reason: 'nothing that it packs changed since main' }],
    }
    expect(await merge(downloaded({}), none, { status: 'false', 'check-run': 'false' })).toMatchObject({
      exitCode: 0,
      outputs: { conclusion: 'success' },
    })
  })

  it('have the reason of all, where it is one', async () => {
    const broken = failed({
      code: 'ECONFIG',
      message: 'rules: expected an object',
      location: { path: '.github/pack-gate.yml', line: 3, column: 1 },
    })
    const result = await merge(downloaded({ one: broken, two: broken }), planOf('a', 'b'))
    expect(result.exitCode).toBe(2)
    expect(server.checkRuns[0]?.annotations).toMatchObject([{ path: '.github/pack-gate.yml', start_line: 3 }])
    expect(states()).toEqual(['pending', 'error'])
  })

  it('are not enforced where that is asked for, but for what has no verdict', async () => {
    const shards = { one: repository({ ...verdict(), path: 'a' }) }
    expect((await merge(downloaded(shards), planOf('a'), { enforce: 'false' })).exitCode).toBe(0)
    expect(server.checkRuns).toMatchObject([{ conclusion: 'neutral' }])
    expect(
      (await merge(downloaded(shards), planOf('a', 'b'), { enforce: 'false', status: 'false', 'check-run': 'false' }))
        .exitCode,
    ).toBe(2)
  })

  it('annotate the job that merges where the token may not post, as for a fork', async () => {
    server.readOnly()
    const { exitCode, commands } = await merge(
      downloaded({ one: repository({ ...verdict(), path: 'a' }) }),
      planOf('a'),
    )
    expect([exitCode, commands.map(({ name }) => name)]).toEqual([1, ['error']])
  })
})

describe('what can not be merged', () => {
  const good = repository({ ...passed(), path: 'a' })

  it.each<[string, Readonly<Record<string, Report | string>>, Plan | string, With, string]>([
    [
      'no plan, as the job that planned failed',
      { one: good },
      '',
      {},
      'Input `plan`: expected the output `plan` of the job that planned (empty if that job failed)',
    ],
    ['a plan that is none', { one: good }, '{"schemaVersion":2}', {}, "the plan can't be read: schemaVersion"],
    ['a file that is not there as the plan', { one: good }, 'plan.json', {}, "the plan can't be read"],
    [
      'globs that match nothing',
      { one: good },
      planOf('a'),
      { reports: 'shard/**/*.json' },
      'no file of the workspace matches "shard/**/*.json"',
    ],
    [
      'a report of one package',
      { one: passed() },
      planOf('a'),
      {},
      'shards/one/report.json is the report of one package alone',
    ],
    [
      'a report of what nobody planned',
      { one: good },
      planOf('b'),
      {},
      'shards/one/report.json reports on a, which is not in the plan',
    ],
    [
      'no report',
      { one: '::error::owned' },
      planOf('a'),
      {},
      'shards/one/report.json was refused: it is not JSON in UTF-8.',
    ],
  ])('is one clear error, told on the commit: %s', async (_what, reports, plan, more, words) => {
    const result = await merge(downloaded(reports), plan, more)
    expect(result).toMatchObject({ exitCode: 2, outputs: { conclusion: 'error' } })
    expect(said(result)).toContain(words)
    expect(said(result)).not.toContain('owned')
    expect(server.checkRuns).toMatchObject([{ conclusion: 'failure' }])
    expect(states()).toEqual(['pending', 'error'])
  })

  it('is told in inputs of another mode', async () => {
    const result = await act(downloaded({}), {
      plan: '{}',
      reports: 'x.json',
      'check-run': 'false',
      status: 'false',
      policy: 'head',
    })
    expect(result.exitCode).toBe(2)
    expect(said(result)).toContain(
      'Input `plan`: expected no value, because only mode merge uses it (the mode is check)',
    )
  })
})

describe('a hostile shard', () => {
  it('can not call errors a success, leave a package out, or speak of another one twice', async () => {
    const lies: RepositoryReport = {
      ...repository({ ...verdict(), conclusion: 'success', path: 'a' }),
      conclusion: 'success',
    }
    const twice = repository({ ...passed(), path: 'b' })
    const { outputs } = await merge(downloaded({ one: lies, two: twice, three: twice }), planOf('a', 'b', 'c'), {
      status: 'false',
    })
    const { conclusion, packages } = read(outputs.report)
    expect([conclusion, ...packages.map((one) => one.conclusion)]).toEqual(['error', 'failure', 'error', 'error'])
    expect(server.checkRuns).toMatchObject([{ conclusion: 'failure' }])
  })

  it('gives no command and no markup', async () => {
    const owned = hostileNames.map((name) =>
      finding({ path: name, message: `${name} is here`, help: name, anchor: { path: name, line: 1 } }),
    )
    const result = await merge(
      downloaded({ one: repository({ ...verdict({ findings: owned }), path: 'a' }) }),
      planOf('a'),
      { status: 'false' },
    )
    expect(result).toMatchObject({ exitCode: 1, commands: [] })
    expect(rawControlCharacters(result.stdout + result.stderr)).toEqual([])
    for (const page of [server.checkRuns[0]?.summary ?? '', result.summary])
      expect(page).not.toMatch(/<(img|script)|\]\(https:\/\/example/)
  })
})

describe('mode plan', () => {
  it('needs no token and posts nothing', async () => {
    const workspace = writePackage(sandbox.folder('repository'), files)
    const result = await act(workspace, { mode: 'plan', shards: '2' })
    expect(Object.keys(result.outputs).sort()).toEqual(expect.arrayContaining(['matrix', 'plan']))
    expect((JSON.parse(result.outputs.plan ?? '') as Plan).packages).toHaveLength(4)
    expect(said(result)).toContain('4 packages in 2 shards, 2 left out')
    expect(server.seen).toEqual([])
  })

  it(
    'has an empty matrix where a pull request changes no package: a condition asks for that, as GitHub refuses ' +
      'a matrix of nothing',
    async () => {
      const workspace = writePackage(sandbox.folder('repository'), files)
      const git = (...args: string[]): string =>
        execFileSync(
          'git',
          ['-c', 'user.name=a', '-c', 'user.email=a@example.com', '-c', 'commit.gpgsign=false', ...args],
          { cwd: workspace, encoding: 'utf8' },
        ).trim()
      git('init', '-q')
      git('add', '-A')
      git('commit', '-qm', 'one')
      const payload = structuredClone(examplePayload('pull_request'))
      ;(payload.pull_request as { base: Record<string, unknown> }).base.sha = git('rev-parse', 'HEAD')
      const plan = async (): Promise<ActionResult> =>
        runAction({
          sandbox,
          server,
          workspace,
          event: 'pull_request',
          payload,
          with: { mode: 'plan', 'changed-only': 'true' },
        })
      const unchanged = await plan()
      expect(unchanged).toMatchObject({ exitCode: 0, outputs: { matrix: '' } })
      expect(JSON.parse(unchanged.outputs.plan ?? '')).toMatchObject({
        packages: [],
        skipped: expect.arrayContaining([expect.objectContaining({ path: 'packages/a' })]),
      })
      writeFileSync(join(workspace, 'packages/a/index.js'), '')
      expect(JSON.parse((await plan()).outputs.matrix ?? '')).toEqual({
        include: [{ shard: 1, packages: 'packages/a' }],
      })
    },
  )

  it.each<[string, PackageFiles, With, string]>([
    ['no workspace', { 'package.json': manifest('a'), '.git/HEAD': 'ref\n' }, {}, 'is not a workspace'],
    [
      'a mistake in the policy that all share',
      { ...files, '.github/pack-gate.yml': 'packages:\n  packages/aa: { files: [x] }\n' },
      {},
      'did you mean "packages/a"?',
    ],
    ['a mistaken input', files, { shards: 'four' }, 'Input `shards`: expected a number from 1 to 256, got "four".'],
    ['a glob that matches nothing', files, { packages: 'nothing/*' }, 'no package matches "nothing/*"'],
  ])('has exit code 2 for %s', async (_what, content, more, words) => {
    const workspace = writePackage(sandbox.folder('repository'), content)
    const result = await act(workspace, { mode: 'plan', ...more })
    expect(result).toMatchObject({ exitCode: 2, outputs: { conclusion: 'error', matrix: '', plan: '' } })
    expect(result.commands.map(({ name }) => name)).toEqual(['error'])
    expect(said(result)).toContain(words)
  })
})

describe('every output', () => {
  it('of every mode is in action.yml', async () => {
    const { outputs } = await merge(downloaded({ one: repository({ ...passed(), path: 'a' }) }), planOf('a'), {
      status: 'false',
      'check-run': 'false',
    })
    expect(Object.keys(outputs).sort()).toEqual(Object.keys(actionFile.outputs).sort())
  })
})
