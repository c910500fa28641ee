import { execFileSync } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import type { NoVerdict, Verdict } from '../../src/model/report.js'
import { GitHubServer } from '../helpers/github-server.js'
import { examplePayload } from '../helpers/github-server-samples.js'
import { itWith } from '../helpers/npm-versions.js'
import { rawControlCharacters } from '../helpers/output.js'
import { packageTarball, writePackage } from '../helpers/packages.js'
import type { PackageFiles } from '../helpers/packages.js'
import { actionFile, githubSha, runAction, runBuiltAction } from '../helpers/runner.js'
import type { ActionOptions, ActionResult } from '../helpers/runner.js'
import { useSandbox } from '../helpers/sandbox.js'

/**
 * The Action as the runner runs it, against a GitHub on loopback. In a process of its own where that is the subject, or
 * where a package attacks it.
 */

const sandbox = useSandbox()
const onPosix = itWith(process.platform !== 'win32', 'Windows has no such file names and signals')
let server: GitHubServer

beforeEach(async () => {
  server = await GitHubServer.start()
})

afterEach(async () => {
  await server.close()
  expect(server.violations).toEqual([])
})

/** A repository with a package at its root, committed as it is. */
function repository(files: PackageFiles, policy?: string): string {
  const folder = writePackage(sandbox.folder('repository'), {
    'package.json': {
      name: 'left-pad',
      version: '1.3.1',
      files: ['index.js', ...(Object.keys(files).some((path) => path.startsWith('lib/')) ? ['lib'] : [])],
    },
    'index.js': 'export {}\n',
    ...files,
    ...(policy !== undefined && { '.github/pack-gate.yml': policy }),
  })
  const git = (...args: string[]): unknown =>
    execFileSync(
      'git',
      ['-c', 'user.name=t', '-c', 'user.email=t@example.test', '-c', 'commit.gpgsign=false', ...args],
      { cwd: folder },
    )
  git('init', '-q')
  git('add', '-A')
  git('commit', '-q', '-m', 'first')
  return folder
}

type Scene = Partial<Omit<ActionOptions, 'sandbox' | 'server'>> & { readonly workspace: string }

async function act(scene: Scene, run = runAction): Promise<ActionResult> {
  const result = await run(optionsOf(scene))
  return checked(result)
}

const optionsOf = (scene: Scene): ActionOptions => ({
  sandbox,
  server,
  steps: 'main and post',
  ...scene,
  with: { baseline: 'none', ...scene.with },
})

/** In a process of its own, to which a signal is sent once its status is pending. */
async function ended(signal: NodeJS.Signals, scene: Scene): Promise<ActionResult> {
  const onStart = (child: ChildProcess): unknown => whenPending().then(() => child.kill(signal))
  return checked(await runBuiltAction({ ...optionsOf(scene), onStart }), signal)
}

function checked(result: ActionResult, signal?: NodeJS.Signals): ActionResult {
  // What holds for every run whatsoever.
  expect(result.otherFiles).toBe('')
  expect(result.stdout + result.stderr).not.toContain(server.token)
  expect(rawControlCharacters(result.stdout + result.stderr)).toEqual([])
  if (signal === undefined) expect(result.post).toEqual({ exitCode: 0, output: '' })
  if (signal !== 'SIGKILL') expect(Object.keys(result.outputs).sort()).toEqual(Object.keys(actionFile.outputs).sort())
  return result
}

async function whenPending(): Promise<void> {
  while (server.statuses.length === 0) await new Promise((resolve) => setTimeout(resolve, 50))
}

/** Packs for a minute. */
const slow = (): string =>
  repository({
    'package.json': {
      name: 'left-pad',
      version: '1.3.1',
      scripts: { prepack: 'node -e "setTimeout(() => {}, 60000)"' },
    },
  })
const clean = (): string => repository({}, 'files: [package.json, index.js]\n')
/** One file more than the policy allows. */
const leaking = (): string => repository({ 'lib/secret.txt': 'x\n' }, 'files: [package.json, index.js]\n')
/** A policy that requires files which are not there: so many findings of level error, each at a line of its own. */
const wanting = (count: number): string =>
  repository(
    {},
    [
      'files:',
      '  - package.json',
      '  - index.js',
      ...Array.from({ length: count }, (_, index) => `  - { path: lib/${index}.js, required: true }`),
      '',
    ].join('\n'),
  )

const states = (): string[] => server.statuses.map(({ state }) => state)
const reportOf = ({ outputs }: ActionResult): Verdict | NoVerdict =>
  JSON.parse(readFileSync(outputs.report ?? '', 'utf8')) as Verdict | NoVerdict

describe('the commit that is judged', () => {
  const headOf = (event: string, ...keys: string[]): string =>
    keys.reduce<unknown>((value, key) => (value as Record<string, unknown>)[key], examplePayload(event)) as string
  const pullRequest = headOf('pull_request', 'pull_request', 'head', 'sha')

  it.each([
    ['pull_request', pullRequest],
    ['pull_request_target', pullRequest],
    ['merge_group', headOf('merge_group', 'merge_group', 'head_sha')],
    ['workflow_run', headOf('workflow_run', 'workflow_run', 'head_sha')],
    ['push', githubSha],
    ['release', githubSha],
    ['workflow_dispatch', githubSha],
    ['schedule', githubSha],
  ])('on %s has the status and the check run', async (event, sha) => {
    const { exitCode } = await act({ workspace: clean(), event })
    expect(exitCode).toBe(0)
    expect(server.checkRuns.map(({ head_sha }) => head_sha)).toEqual([sha])
    expect(server.statuses.map((status) => [status.sha, status.state])).toEqual([
      [sha, 'pending'],
      [sha, 'success'],
    ])
  })

  it('is nowhere when the event file is broken: an error of the job, exit code 2', async () => {
    const { exitCode, commands, outputs } = await act({ workspace: clean(), payload: '{"cut' }, runBuiltAction)
    expect(exitCode).toBe(2)
    expect(outputs.conclusion).toBe('error')
    expect(commands.map(({ name, properties }) => [name, properties.title])).toEqual([['error', 'pack-gate: EGITHUB']])
    expect(server.seen).toEqual([])
  })
})

describe('a release that may ship', () => {
  it('passes, with everything said in its place and no command in the log', async () => {
    const result = await act({ workspace: clean() }, runBuiltAction)
    expect(result).toMatchObject({ exitCode: 0, commands: [], stderr: '' })
    expect(result.outputs).toMatchObject({ conclusion: 'success', errors: '0', warnings: '0', baseline: 'none' })
    expect(reportOf(result)).toMatchObject({ conclusion: 'success', package: { name: 'left-pad', version: '1.3.1' } })
    expect(result.summary).toContain('left-pad')
    expect(server.statuses.at(-1)).toMatchObject({
      context: 'pack-gate',
      target_url: expect.stringContaining('/actions/runs/4711'),
    })
    expect(server.checkRuns[0]?.summary).toContain('/actions/runs/4711')
  })

  it('is compared with a tarball, whose version is the output', async () => {
    const workspace = clean()
    writeFileSync(
      join(workspace, 'before.tgz'),
      packageTarball({ 'package.json': { name: 'left-pad', version: '1.3.0' }, 'index.js': 'export {}\n' }),
    )
    const { exitCode, outputs } = await act({ workspace, with: { baseline: 'before.tgz' } })
    expect({ exitCode, baseline: outputs.baseline }).toEqual({ exitCode: 0, baseline: '1.3.0' })
  })
})

describe('a release that may not ship', () => {
  it('is blocked, and the annotation stands on a line of a tracked file', async () => {
    const workspace = leaking()
    const result = await act({ workspace })
    expect(result).toMatchObject({ exitCode: 1, commands: [] })
    expect(result.outputs).toMatchObject({ conclusion: 'failure', errors: '1' })
    expect(result.stdout).toContain('lib/secret.txt')
    expect(states()).toEqual(['pending', 'failure'])
    const [run] = server.checkRuns
    const [annotation] = run?.annotations ?? []
    expect(run).toMatchObject({ conclusion: 'failure' })
    expect(annotation).toMatchObject({ annotation_level: 'failure', title: 'file-not-allowed: lib/secret.txt' })
    const tracked = execFileSync('git', ['ls-files'], { cwd: workspace, encoding: 'utf8' }).split('\n')
    expect(tracked).toContain(annotation?.path)
    const lines = readFileSync(join(workspace, annotation?.path ?? ''), 'utf8').split('\n')
    expect(lines[(annotation?.start_line ?? 0) - 1]).toContain('"lib"')
  })

  it.each([
    [1, [1]],
    [50, [50]],
    [51, [50, 1]],
    [120, [50, 50, 20]],
  ])('for %i reasons has as many annotations, in one check run', async (count, batches) => {
    const { outputs } = await act({ workspace: wanting(count) })
    expect(outputs.errors).toBe(String(count))
    expect(server.checkRuns.map((run) => run.batches)).toEqual([batches])
    const lines = server.checkRuns[0]?.annotations.map(({ path, start_line: line }) => `${path}:${line}`) ?? []
    expect(new Set(lines).size).toBe(count)
    expect(lines[0]).toBe('.github/pack-gate.yml:4')
  })

  it('is blocked with a read-only token: nine annotations of the job and the count of the others', async () => {
    server.readOnly()
    const result = await act({ workspace: wanting(12), event: 'pull_request', with: { policy: 'head' } })
    expect(result.exitCode).toBe(1)
    expect(result.commands.map(({ name }) => name)).toEqual(Array.from({ length: 10 }, () => 'error'))
    expect(result.commands[0]?.properties).toMatchObject({ file: '.github/pack-gate.yml', line: '4' })
    expect(result.commands[9]?.message).toContain('3 more')
    expect(result.stdout.match(/could not be posted/g)).toHaveLength(2)
    expect(result.summary).toContain('lib/11.js')
    expect(server.checkRuns).toEqual([])
  })

  it('is only reported with `enforce: false`', async () => {
    const result = await act({ workspace: leaking(), with: { enforce: 'false' } })
    expect(result).toMatchObject({ exitCode: 0, outputs: { conclusion: 'failure' } })
    expect(server.checkRuns).toMatchObject([{ conclusion: 'neutral' }])
    expect(server.statuses.at(-1)?.description).toMatch(/^Not enforced\./)
  })
})

describe('a run without a verdict', () => {
  it('ends the status, fails the check run at the policy’s line, and exits 2', async () => {
    const result = await act({ workspace: repository({}, 'files: [package.json]\nrulez: {}\n') })
    expect(result).toMatchObject({ exitCode: 2, commands: [], outputs: { conclusion: 'error', errors: '' } })
    expect(states()).toEqual(['pending', 'error'])
    expect(server.checkRuns).toMatchObject([{ conclusion: 'failure' }])
    expect(reportOf(result)).toMatchObject({ conclusion: 'error', error: { code: 'ECONFIG' } })
    expect(result.summary).toContain('rulez')
  })

  it('is what mistaken inputs lead to; each is named as typed', async () => {
    const result = await act({ workspace: clean(), with: { enforce: 'yes', 'check-run': 'sometimes' } })
    expect(result.exitCode).toBe(2)
    for (const words of [
      'Input `enforce`: expected true or false, got "yes".',
      'Input `check-run`: expected auto, true or false, got "sometimes".',
    ]) {
      expect(result.stdout.replace(/\s+/g, ' ')).toContain(words)
    }
    expect(states()).toEqual(['pending', 'error'])
  })

  it('is what a refused token leads to where the check run is insisted on', async () => {
    server.fail('checks/create', { kind: 'read-only' }, Infinity)
    const result = await act({ workspace: clean(), with: { 'check-run': 'true' } })
    expect(result).toMatchObject({ exitCode: 2, outputs: { conclusion: 'error' } })
    expect(reportOf(result)).toMatchObject({ error: { code: 'EGITHUB' } })
    expect(result.commands.map(({ name }) => name)).toEqual(['error'])
    expect(result.commands[0]?.message).toContain('checks: write')
    expect(states()).toEqual(['pending', 'error'])
  })

  onPosix('is what a cancelled job leaves, with its status ended', async () => {
    const result = await ended('SIGINT', { workspace: slow() })
    expect(result.exitCode).toBe(2)
    expect(result.milliseconds).toBeLessThan(15_000)
    expect(states()).toEqual(['pending', 'error'])
    expect(server.statuses.at(-1)?.description).toContain('cancelled')
    expect(result.post).toEqual({ exitCode: 0, output: '' })
  })

  onPosix('is what an error that nobody caught leads to, as where nothing reads the log any more', async () => {
    const onStart = (child: ChildProcess): unknown => child.stdout?.destroy()
    expect(checked(await runBuiltAction({ ...optionsOf({ workspace: clean() }), onStart })).exitCode).toBe(2)
  })

  onPosix('is what a killed step leaves, and the post step ends its status', async () => {
    const { outputs, post } = await ended('SIGKILL', { workspace: slow(), event: 'merge_group' })
    expect({ outputs, post }).toEqual({ outputs: {}, post: { exitCode: 0, output: '' } })
    expect(states()).toEqual(['pending', 'error'])
    expect(server.statuses.at(-1)?.description).toBe('No verdict: the step ended before the check did.')
    expect(new Set(server.statuses.map(({ sha, context, target_url: url }) => `${sha} ${context} ${url}`)).size).toBe(1)
  })

  onPosix('stays a later run’s where a killed one is overtaken before its post step', async () => {
    await ended('SIGKILL', { workspace: slow(), steps: 'main' })
    expect((await act({ workspace: clean(), env: { GITHUB_RUN_ATTEMPT: '2' } })).exitCode).toBe(0)
    expect(states()).toEqual(['pending', 'pending', 'success'])
  })
})

describe('a comment on the pull request', () => {
  const comment = async (workspace: string, over: Partial<Scene> = {}): Promise<ActionResult> => {
    const payload = examplePayload('pull_request')
    const { number, head } = payload.pull_request as { number: number; head: { sha: string } }
    Object.assign(server.pullRequest, { number, sha: head.sha })
    return act({ workspace, event: 'pull_request', payload, ...over, with: { comment: 'true', ...over.with } })
  }
  const bodies = (): string[] => server.pullRequest.comments.map(({ body }) => body)

  it('is one for several packages and runs, and shrinks when all is well', async () => {
    await comment(leaking(), { with: { 'check-name': 'gate (a)', 'status-context': 'a' } })
    await comment(wanting(2), { with: { 'check-name': 'gate (b)', 'status-context': 'b' } })
    expect(bodies()).toHaveLength(1)
    for (const fact of ['lib/secret.txt', 'lib/1.js', 'gate (a)', 'gate (b)']) expect(bodies()[0]).toContain(fact)
    await comment(clean(), {
      with: { 'check-name': 'gate (a)', 'status-context': 'a' },
      env: { GITHUB_RUN_ID: '4712' },
    })
    expect(bodies()[0]).not.toContain('lib/secret.txt')
    expect(bodies()[0]).toContain('lib/1.js')
    await comment(clean(), {
      with: { 'check-name': 'gate (b)', 'status-context': 'b' },
      env: { GITHUB_RUN_ID: '4712' },
    })
    expect(bodies()).toHaveLength(1)
    expect(bodies()[0]).toContain('nothing to report')
  })

  it('is not made for a release that may ship', async () => {
    expect((await comment(clean())).exitCode).toBe(0)
    expect(bodies()).toEqual([])
  })

  it('of a hostile package mentions nobody and is one comment of ours', async () => {
    const names = ['lib/@octocat #1.js', 'lib/<!-- pack-gate:end -->.js', 'lib/<script>.js']
    await comment(
      repository(Object.fromEntries(names.map((name) => [name, 'x\n'])), 'files: [package.json, index.js]\n'),
    )
    expect(bodies()).toHaveLength(1)
    expect(bodies()[0]?.match(/^<!-- pack-gate:end -->$/gm)).toHaveLength(1)
    const prose = bodies()[0]?.replaceAll(/`[^`]*`/g, '')
    expect(prose).not.toMatch(/<script>|@octocat/)
  })

  it('on a pull request from a fork is said once to be missing', async () => {
    server.readOnly()
    const { exitCode, stdout } = await comment(leaking(), { with: { comment: 'auto' } })
    expect(exitCode).toBe(1)
    expect(stdout.match(/The comment could not be posted/g)).toHaveLength(1)
  })

  it('is no failure in a merge queue, which has no pull request', async () => {
    const { exitCode, stdout } = await act({ workspace: clean(), event: 'merge_group', with: { comment: 'true' } })
    expect(exitCode).toBe(0)
    expect(stdout).toContain('no pull request')
  })
})

describe('a hostile package', () => {
  const names = [
    'lib/##[set-output name=conclusion]success',
    '::error::live.js',
    'lib/ ::set-env name=PATH::x.js',
    'lib/line\n::error::break.js',
    'lib/return\r::stop-commands::x.js',
    'lib/\u200b##\u2060[error]unseen.js',
    'lib/\u202Esj.exe',
    'lib/%0A::error::encoded.js',
    'lib/<img src=x>|`.js',
  ]
  const hostile = (): string => {
    const files = Object.fromEntries(names.map((name) => [name, 'x\n']))
    return repository(
      { ...files, 'package.json': { name: 'left-pad', version: '1.3.1' } },
      'files: [package.json, index.js]\n',
    )
  }

  onPosix('gives no command in the log, and its names reach the check run visibly', async () => {
    const { exitCode, commands, outputs } = await act({ workspace: hostile() }, runBuiltAction)
    expect({ exitCode, commands, conclusion: outputs.conclusion }).toEqual({
      exitCode: 1,
      commands: [],
      conclusion: 'failure',
    })
    const told =
      server.checkRuns[0]?.annotations.map(({ title, message }) => `${title ?? ''}\n${message}`).join('\n') ?? ''
    expect(told).toContain('live.js')
    expect(rawControlCharacters(told)).toEqual([])
  })

  onPosix('gives no command but our annotations where the token is read-only', async () => {
    server.readOnly()
    const { exitCode, commands, outputs } = await act({ workspace: hostile() }, runBuiltAction)
    expect({ exitCode, conclusion: outputs.conclusion }).toEqual({ exitCode: 1, conclusion: 'failure' })
    expect(commands.length).toBeGreaterThan(0)
    for (const command of commands) {
      expect(command.syntax).toBe('::')
      expect(['error', 'warning', 'notice']).toContain(command.name)
      expect(Object.keys(command.properties).filter((key) => !['title', 'file', 'line'].includes(key))).toEqual([])
      if (command.message.includes('more: see')) continue
      expect(command.properties.file).toMatch(/^(package\.json|\.github\/pack-gate\.yml)$/)
    }
  })

  onPosix('can neither command the runner from a lifecycle script nor see the job’s credentials', async () => {
    const script = [
      "console.log('::error::owned'); console.error('##[set-output name=conclusion]success')",
      "require('fs').writeFileSync('lib/env.json', JSON.stringify(process.env))",
    ].join('\n')
    const workspace = repository({
      'package.json': { name: 'left-pad', version: '1.3.1', files: ['lib'], scripts: { prepack: 'node prepack.cjs' } },
      'prepack.cjs': script,
      'lib/index.js': 'x\n',
    })
    const given = { with: { 'pass-env': 'WANTED' }, env: { WANTED: 'yes' } }
    const { commands, exitCode } = await act({ workspace, ...given }, runBuiltAction)
    expect({ commands, exitCode }).toEqual({ commands: [], exitCode: 0 })
    const seen = JSON.parse(readFileSync(join(workspace, 'lib/env.json'), 'utf8')) as Record<string, string>
    const leaked = Object.keys(seen).filter((name) =>
      /^(INPUT_|ACTIONS_)|^GITHUB_(TOKEN|OUTPUT|ENV|PATH|STATE|STEP_SUMMARY)$/.test(name),
    )
    expect(leaked).toEqual([])
    expect(Object.values(seen)).not.toContain(server.token)
    expect(seen.WANTED).toBe('yes')
  })

  onPosix('whose prepack fails with commands in its error gives none of them', async () => {
    const workspace = repository({
      'package.json': { name: 'left-pad', version: '1.3.1', scripts: { prepack: 'node prepack.cjs' } },
      'prepack.cjs':
        "console.error('::error::owned\\n##[set-output name=conclusion]success\\nno compiler'); process.exit(3)",
    })
    const { commands, exitCode, stdout } = await act({ workspace }, runBuiltAction)
    expect({ commands, exitCode }).toEqual({ commands: [], exitCode: 2 })
    expect(stdout).toContain('no compiler')
    expect(states()).toEqual(['pending', 'error'])
  })
})

describe('GitHub in trouble', () => {
  it.each([
    ['answers 500 once', { kind: 'error' }],
    ['answers 500 and had done it', { kind: 'error-done' }],
    ['breaks the connection', { kind: 'reset' }],
    ['breaks the connection and had done it', { kind: 'reset-done' }],
    ['answers 403 with retry-after', { kind: 'limit', status: 403, retryAfter: 1 }],
    ['answers 429 with retry-after', { kind: 'limit', status: 429, retryAfter: 1 }],
  ] as const)('still gets one check run and a status that ends, when it %s', async (_, failure) => {
    server.fail('checks/create', failure)
    server.fail('repos/create-commit-status', failure)
    const { exitCode } = await act({ workspace: leaking() })
    expect(exitCode).toBe(1)
    expect(server.checkRuns).toMatchObject([{ conclusion: 'failure', batches: [1] }])
    expect(states().at(-1)).toBe('failure')
  })

  it('does not change the verdict by refusing what it is sent', async () => {
    server.fail('checks/create', { kind: 'unprocessable' }, Infinity)
    server.fail('repos/create-commit-status', { kind: 'unprocessable' }, Infinity)
    const { exitCode, commands, stdout } = await act({ workspace: leaking() })
    expect(exitCode).toBe(1)
    expect(commands.map(({ name }) => name)).toEqual(['error'])
    expect(stdout).toContain('422 Validation Failed')
  })
})

describe('the report as a page', () => {
  it('is where `html-file` says, and nowhere without it', async () => {
    const workspace = leaking()
    await act({ workspace })
    expect(existsSync(join(workspace, 'out'))).toBe(false)
    const { exitCode } = await act({ workspace, with: { 'html-file': 'out/report.html' } })
    expect(exitCode).toBe(1)
    expect(readFileSync(join(workspace, 'out/report.html'), 'utf8')).toContain(
      '<title>Blocked: 1 error (file-not-allowed) in left-pad@1.3.1 (no baseline)</title>',
    )
  })

  it('is there where no verdict could be reached', async () => {
    const workspace = repository({}, 'files: 1\n')
    await act({ workspace, with: { 'html-file': 'out/report.html' } })
    expect(readFileSync(join(workspace, 'out/report.html'), 'utf8')).toContain('<title>No verdict: ECONFIG: ')
  })

  it('is no verdict where it can not be written', async () => {
    const workspace = clean()
    const { exitCode, outputs } = await act({ workspace, with: { 'html-file': 'index.js/report.html' } })
    expect({ exitCode, conclusion: outputs.conclusion }).toEqual({ exitCode: 2, conclusion: 'error' })
  })
})
