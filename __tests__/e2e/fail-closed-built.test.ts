import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { GitHubServer } from '../helpers/github-server.js'
import { examplePayload } from '../helpers/github-server-samples.js'
import { builtCheckJson, builtCli, builtPackGate, makeUser, type JsonRun, type User } from '../helpers/cli.js'
import { file, packageTarball, sourceMap, writePackage, type PackageFiles } from '../helpers/packages.js'
import { startRecordedRegistry, type RecordedRegistry } from '../helpers/recorded-registry.js'
import { runBuiltAction } from '../helpers/runner.js'
import { useSandbox } from '../helpers/sandbox.js'
import { manifestEntry, tgz } from '../helpers/tarballs.js'

/** What passed once, or ended without a verdict where there should be one: each kind once, with the built program. */

const sandbox = useSandbox()
const map = sourceMap({ '../src/index.ts': 'export const secret = 1\n' })
const policy = '.github/pack-gate.yml'
let registry: RecordedRegistry
let user: User
/** With the npm of this machine. */
let npmUser: User

beforeAll(async () => {
  registry = await startRecordedRegistry()
  user = makeUser(sandbox, { registry: registry.url })
  npmUser = makeUser(sandbox, { npm: 'host', registry: registry.url })
})
afterAll(async () => registry.stop())

const manifest = (more: object = {}): Record<string, unknown> => ({
  name: 'acme',
  version: '1.0.0',
  files: ['*.js', '*.map', 'dist'],
  ...more,
})
const packageOf = (more: object, files: PackageFiles = {}): string =>
  writePackage(sandbox.folder('package'), {
    'package.json': manifest(more),
    'index.js': 'module.exports = 1\n',
    ...files,
  })

interface Options {
  readonly args?: readonly string[]
  readonly env?: Readonly<Record<string, string>>
  /** Where what npm does is part of the case. */
  readonly npm?: 'host'
}

async function check(target: string, { args = [], env = {}, npm }: Options = {}): Promise<JsonRun> {
  const baseline = args.includes('--baseline') ? [] : ['--baseline', 'none']
  return builtCheckJson([target, ...baseline, ...args], { user: npm === 'host' ? npmUser : user, env })
}

/** `1 error secret dist/a.js`: the exit code, and what is found; the error's code where there is no verdict. */
function told({ code, report }: JsonRun): readonly string[] {
  const found = report.conclusion === 'error' ? [report.error.code] : report.findings
  const words = found.map((each) => (typeof each === 'string' ? each : `${each.level} ${each.ruleId} ${each.path}`))
  return [`exit ${code}`, ...words.filter((each) => !each.startsWith('note'))]
}

const waiving = (waiver: string): PackageFiles => ({
  'dist/a.js': 'same\n',
  'dist/zz.js': 'same\n',
  [policy]: `files: [package.json, index.js]\nwaivers: [{ rule: file-not-allowed, reason: known, ${waiver} }]\n`,
})
const sameHash = createHash('sha256').update('same\n').digest('hex')

type Case = readonly [
  what: string,
  make: () => readonly [target: string, options?: Options],
  expected: readonly string[],
]

const cases: readonly Case[] = [
  [
    'a waiver for one file of a group',
    () => [packageOf({}, waiving('path: dist/a.js'))],
    ['exit 1', 'error file-not-allowed dist/zz.js'],
  ],
  [
    'a waiver by the hash of another file',
    () => [packageOf({}, waiving(`path: dist/a.js, sha256: "${sameHash}"`))],
    ['exit 1', 'error file-not-allowed dist/zz.js'],
  ],
  [
    'a name that begins with ./ in a tarball',
    () => {
      const target = join(sandbox.folder('tarball'), 'acme-1.0.0.tgz')
      writeFileSync(
        target,
        tgz([
          manifestEntry(),
          { name: 'package/dist/a.js', content: '1\n' },
          { name: './src/dist/secret.js', content: '1\n' },
        ]),
      )
      const config = join(
        writePackage(sandbox.folder('policy'), { 'p.yml': 'files: [package.json, "dist/**"]\n' }),
        'p.yml',
      )
      return [target, { args: ['--config', config] }]
    },
    ['exit 1', 'error file-not-allowed src/dist/secret.js'],
  ],
  [
    'a build in prepublishOnly',
    () => [packageOf({ scripts: { prepublishOnly: 'node build.js' } })],
    ['exit 0', 'warning publish-script package.json'],
  ],
  [
    'a bundled dependency that is not packed',
    () => [packageOf({ dependencies: { inner: '1' }, bundleDependencies: ['inner'] }), { npm: 'host' }],
    ['exit 1', 'error bundled-dependency package.json'],
  ],
  [
    'publishConfig.directory with Changesets',
    () => [
      packageOf(
        { publishConfig: { directory: 'dist' } },
        { '.changeset/config.json': '{}', 'dist/package.json': manifest(), 'dist/a.js.map': map },
      ),
    ],
    ['exit 1', 'error source-map a.js.map'],
  ],
  [
    "a script that writes to the runner's command files",
    () => {
      const output = join(writePackage(sandbox.folder('runner'), { output: 'a=b\n' }), 'output')
      return [
        packageOf({ scripts: { prepare: `echo conclusion=success >> '${output}'` } }),
        { env: { GITHUB_OUTPUT: output } },
      ]
    },
    ['exit 2', 'EPACK'],
  ],
  [
    'the gate inside the packing that it started',
    () => [packageOf({ scripts: { prepack: `"${process.execPath}" "${builtCli}" check --baseline none` } })],
    ['exit 2', 'EPACK'],
  ],
  [
    'a lock file that contradicts packageManager',
    () => [packageOf({ packageManager: 'npm@11.6.0' }, { 'yarn.lock': '' })],
    ['exit 0', 'warning packer-ambiguous yarn.lock'],
  ],
  ['a packageManager of another form', () => [packageOf({ packageManager: 'npm@' })], ['exit 2', 'EPACK']],
  [
    'a workspace range, and no one who understands it',
    () => [packageOf({ dependencies: { other: 'workspace:^' } })],
    ['exit 2', 'EPACK'],
  ],
  [
    'a script that leaves the map out of a dry run',
    () => [
      packageOf(
        { scripts: { prepack: 'node build.cjs' } },
        {
          'build.cjs':
            'const { npm_config_dry_run: dry, npm_config_loglevel: level } = process.env\n' +
            `if (!dry && !level) require('fs').writeFileSync('index.js.map', ${JSON.stringify(map)})\n`,
        },
      ),
      { npm: 'host' },
    ],
    ['exit 1', 'error source-map index.js.map'],
  ],
  [
    'a program in the package that has the name of a package manager',
    () => {
      const target = packageOf({}, { 'node_modules/.bin/npm': file('#!/bin/sh\nexit 9\n', 0o755), 'index.js.map': map })
      const PATH = `${join(target, 'node_modules/.bin')}:.:${npmUser.env.PATH ?? ''}`
      return [target, { npm: 'host', env: { PATH } }]
    },
    ['exit 1', 'error source-map index.js.map'],
  ],
  [
    'settings of npm that change what it prints or packs',
    () => [
      packageOf({}, { '.npmrc': 'dry-run=true\njson=false\nloglevel=silent\n', 'index.js.map': map }),
      { npm: 'host', env: { npm_config_dry_run: 'true', npm_config_usage: 'true', npm_config_tag: 'next' } },
    ],
    ['exit 1', 'error source-map index.js.map'],
  ],
  [
    'a script that never ends',
    () => [packageOf({ scripts: { prepack: 'sleep 60' } }), { args: ['--pack-timeout', '2s'] }],
    ['exit 2', 'EPACK'],
  ],
  [
    'a process that holds the output open',
    () => [
      packageOf({ scripts: { prepack: 'sleep 60 &' } }, { 'index.js.map': map }),
      { npm: 'host', args: ['--pack-timeout', '50s'] },
    ],
    ['exit 1', 'error source-map index.js.map'],
  ],
  [
    'a reason as a remedy prints it',
    () => [packageOf({}, { [policy]: 'waivers: [{ rule: secret, path: a.js, reason: … }]\n' })],
    ['exit 2', 'ECONFIG'],
  ],
]

describe('the built program', () => {
  it.each(cases)('%s', async (_, make, expected) => {
    expect(told(await check(...make()))).toEqual(expected)
  })

  it.each([true, 'true'])('never hands over a package with private: %j', async (isPrivate) => {
    const out = sandbox.folder('out')
    const run = await check(packageOf({ private: isPrivate }), { args: ['--pack-destination', out] })
    expect([told(run), readdirSync(out)]).toEqual([['exit 0', 'warning private-package package.json'], []])
  })

  it('hands over nothing that a process of a script changes', async () => {
    const out = sandbox.folder('out')
    const [tarball, log] = [join(out, 'acme-1.0.0.tgz'), join(sandbox.folder('log'), 'seen')]
    const loop = `setInterval(() => { try { require('fs').writeFileSync(${JSON.stringify(tarball)}, 'x', { flag: 'r+' }) } catch {} }, 1)`
    const start = `require('child_process').spawn(process.execPath, ['-e', ${JSON.stringify(loop)}], { stdio: 'ignore' }).unref()\n`
    const more = `require('fs').writeFileSync(${JSON.stringify(log)}, 'x')\n`
    const target = packageOf({ scripts: { prepack: 'node leave.cjs' } }, { 'leave.cjs': start + more })
    const { code, report } = await check(target, { args: ['--pack-destination', out] })
    expect([code, existsSync(log)]).toEqual([0, true])
    const integrity = `sha512-${createHash('sha512').update(readFileSync(tarball)).digest('base64')}`
    expect(report).toMatchObject({ integrity })
  })

  it('does not take a deprecated release for an excuse', async () => {
    const name = 'leaky'
    for (const [version, files] of [
      ['1.0.0', {}],
      ['1.1.0', { 'index.js.map': map }],
    ] as const) {
      const record = version === '1.1.0' ? { deprecated: 'leaks its sources' } : {}
      const bytes = packageTarball({
        'package.json': { ...manifest({ name, version }), ...record },
        'index.js': 'module.exports = 1\n',
        ...files,
      })
      await registry.publishBytes(bytes, { record })
    }
    const target = packageOf({ name, version: '1.2.0' }, { 'index.js.map': map })
    const run = await check(target, { args: ['--baseline', 'auto'] })
    expect(told(run)).toEqual(['exit 1', 'error source-map index.js.map'])
    expect(run.report).toMatchObject({ baseline: { version: '1.0.0' } })
  })

  it('merges no report of another package in the place of a planned one', async () => {
    const cwd = writePackage(sandbox.folder('repository'), {
      'package.json': { private: true, workspaces: ['packages/*'] },
      'packages/a/package.json': manifest({ name: 'x-a' }),
      'packages/a/index.js': 'module.exports = 1\n',
      '.git/HEAD': 'ref: refs/heads/main\n',
    })
    const out = sandbox.folder('out')
    const planned = await builtPackGate(['plan', '--shards', '1'], { user, cwd })
    writeFileSync(join(out, 'plan.json'), planned.stdout)
    const report = join(out, 'shard.json')
    const shard = await builtPackGate(
      ['check', '--baseline', 'none', '--packages', 'packages/*', '--reporter', `json=${report}`],
      { user, cwd },
    )
    const merge = async (): Promise<number | null> =>
      (await builtPackGate(['merge', '--plan', join(out, 'plan.json'), report], { user, cwd })).code
    expect([planned.code, shard.code, await merge()]).toEqual([0, 0, 0])
    writeFileSync(report, readFileSync(report, 'utf8').replaceAll('"x-a"', '"other"'))
    expect(await merge()).toBe(2)
  })
})

describe('the built Action', () => {
  it("reads the base branch's policy through no replace ref", async () => {
    const server = await GitHubServer.start()
    const loose = 'rules: { source-map: { policy: allow } }\n'
    const workspace = packageOf({}, { [policy]: 'rules: { source-map: { policy: none } }\n', 'index.js.map': map })
    const git = (...args: string[]): string =>
      execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.test', ...args], {
        cwd: workspace,
        encoding: 'utf8',
      }).trim()
    git('init', '-q')
    git('add', '-A')
    git('commit', '-q', '-m', 'base')
    const base = git('rev-parse', 'HEAD')
    writePackage(workspace, { [policy]: loose })
    git('add', '-A')
    git('commit', '-q', '-m', 'loose')
    git('replace', base, 'HEAD')
    server.fail('repos/get-content', { kind: 'read-only' }, Infinity)
    const payload = structuredClone(examplePayload('pull_request'))
    ;(payload.pull_request as { base: Record<string, unknown> }).base.sha = base
    const given = { baseline: 'none', policy: 'base' }
    const { exitCode } = await runBuiltAction({
      sandbox,
      server,
      workspace,
      event: 'pull_request',
      payload,
      with: given,
    })
    await server.close()
    expect(exitCode).toBe(1)
  })
})
