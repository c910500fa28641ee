import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Finding, NoVerdict, Verdict } from '../../src/model/report.js'
import { wasWatched, type WatchReport } from '../../src/model/watch-report.js'
import { checkJson, makeUser, packGate, runAs, verdictOf, type User } from '../helpers/cli.js'
import { GitHubServer } from '../helpers/github-server.js'
import { examplePayload } from '../helpers/github-server-samples.js'
import { makeBin } from '../helpers/npm-versions.js'
import { packageTarball, writePackage, type PackageFiles } from '../helpers/packages.js'
import { startRecordedRegistry, type PublishOptions, type RecordedRegistry } from '../helpers/recorded-registry.js'
import { runAction } from '../helpers/runner.js'
import { useSandbox } from '../helpers/sandbox.js'
import { followedElsewhere } from './followed-elsewhere.js'

/**
 * Remedies that take more than a folder: a registry, a repository, a pull request. As in remedies.test.ts, the
 * fault is made, what the help says is done to the letter, and then the finding is gone and no other one has come.
 */

const sandbox = useSandbox()
let registry: RecordedRegistry
let github: GitHubServer
let user: User
/** Has a real npm, for the commands that a remedy names. */
let userOfNpm: User

beforeAll(async () => {
  registry = await startRecordedRegistry()
  github = await GitHubServer.start()
  user = makeUser(sandbox, { registry: registry.url })
  userOfNpm = makeUser(sandbox, { npm: 'host', registry: registry.url })
})
afterAll(async () => {
  await registry.stop()
  await github.close()
})

const said = (findings: readonly Finding[]): string[] =>
  findings.filter(({ level }) => level !== 'note').map(({ ruleId, message }) => `${ruleId}: ${message}`)

/** The finding of a rule, whose help says this. */
function foundBy(id: string, findings: readonly Finding[], says: RegExp): Finding {
  const found = findings.find(({ ruleId }) => ruleId === id)
  expect(findings.map(({ ruleId }) => ruleId)).toContain(id)
  expect(found?.help).toMatch(says)
  if (!found) throw new Error(id)
  return found
}

interface Fault {
  /** The last release, if there is one. */
  readonly before?: PackageFiles
  readonly published?: PublishOptions
  readonly now: (name: string) => PackageFiles
  readonly says: RegExp
  readonly fix: (folder: string, name: string, help: string) => Promise<unknown>
  /** The user who checks again; left out, the same. */
  readonly later?: () => User
}

const write =
  (files: (name: string) => PackageFiles) =>
  (folder: string, name: string): Promise<unknown> =>
    Promise.resolve(writePackage(folder, files(name)))

const manifest = (name: string, version: string, more: object = {}): PackageFiles => ({
  'package.json': { name, version, files: ['*.js'], ...more },
})
const index = { 'index.js': 'module.exports = 1\n' }
const other = { 'index.js': 'module.exports = 2\n' }
const run = async (folder: string, ...command: [string, ...string[]]): Promise<void> => {
  const [program, ...args] = command
  const { code, stderr } = await runAs(program, args, { user: userOfNpm, cwd: folder })
  expect([code, stderr]).toEqual([0, expect.anything()])
}

/** A git repository with a tag, as of an earlier release. */
function tagged(folder: string, tag: string): void {
  const git = (...args: string[]): Buffer => execFileSync('git', args, { cwd: folder })
  git('init', '-q')
  git('config', 'user.name', 'ann')
  git('config', 'user.email', 'ann@example.test')
  git('add', '-A')
  git('commit', '-q', '-m', tag)
  git('tag', tag)
}

/** An npm in name of another version. */
function npmOf(version: string): User {
  const folder = sandbox.folder('npm')
  cpSync(fileURLToPath(new URL('../helpers/fake-npm', import.meta.url)), folder, { recursive: true })
  const program = join(folder, 'npm.cjs')
  writeFileSync(
    program,
    readFileSync(program, 'utf8').replace(/const version = '[^']+'/, `const version = '${version}'`),
  )
  const bin = makeBin(`npm-that-says-${version}`, { npm: [process.execPath, program] })
  return makeUser(sandbox, { bins: [bin], registry: registry.url })
}

const faults: Readonly<Record<string, Fault>> = {
  'version-published': {
    before: { ...manifest('', '1.0.0'), ...index },
    now: (name) => ({ ...manifest(name, '1.0.0'), ...other }),
    says: /Raise the version and check again: `npm version patch`\.$/,
    fix: async (folder) => run(folder, 'npm', 'version', 'patch'),
  },
  'dist-tag-unfit': {
    before: { ...manifest('', '1.0.0'), ...index },
    now: (name) => ({ ...manifest(name, '2.0.0-rc.1'), ...other }),
    says: /or set `"publishConfig": \{"tag": "next"\}` in package\.json\.$/,
    fix: write((name) => manifest(name, '2.0.0-rc.1', { publishConfig: { tag: 'next' } })),
  },
  'stale-build': {
    before: { ...manifest('', '1.0.0', { scripts: { build: 'node make.cjs' } }), ...index },
    now: (name) => ({
      ...manifest(name, '1.0.1', { scripts: { build: 'node make.cjs' } }),
      ...index,
      'make.cjs': "require('fs').writeFileSync('index.js', 'module.exports = 2')\n",
    }),
    says: /`npm run build`, then check again\.$/,
    fix: async (folder) => run(folder, 'npm', 'run', 'build'),
  },
  'dependency-unavailable': {
    before: { ...manifest('', '1.0.0', { dependencies: { inner: '^1.0.0' } }), ...index },
    now: (name) => ({ ...manifest(name, '1.0.1', { dependencies: { inner: '^7.0.0' } }), ...other }),
    says: /^Correct the name or the range in package\.json/,
    fix: write((name) => manifest(name, '1.0.1', { dependencies: { inner: '^1.0.1' } })),
  },
  'dependency-added': {
    before: { ...manifest('', '1.0.0', { dependencies: { inner: '^1.0.0' } }), ...index },
    now: (name) => ({ ...manifest(name, '1.0.1', { dependencies: { iner: '^1.0.0' } }), ...other }),
    says: /its name is the one you intend|Find out who made it before you publish/,
    fix: write((name) => manifest(name, '1.0.1', { dependencies: { inner: '^1.0.0' } })),
  },
  'identity-changed': {
    before: { ...manifest('', '1.0.0'), ...index, LICENSE: 'MIT\n' },
    now: (name) => ({ ...manifest(name, '1.0.1'), ...other }),
    says: /^Put it back: most licences require their text/,
    fix: write(() => ({ LICENSE: 'MIT\n' })),
  },
  'baseline-missing': {
    before: { ...manifest('', '1.0.0'), ...index },
    now: (name) => ({ ...manifest(`${name}x`, '1.0.1'), ...other }),
    says: /check its name in package\.json.* Then set `baseline: \{ required: true \}` in the policy\./,
    fix: write((name) => ({
      ...manifest(name, '1.0.1'),
      '.github/pack-gate.yml': 'baseline: { required: true }\n',
    })),
  },
  'packer-changed': {
    before: { ...manifest('', '1.0.0'), ...index },
    published: { record: { _npmVersion: '9.9.4' } },
    now: (name) => ({ ...manifest(name, '1.0.1'), ...other }),
    says: /If npm 9\.9\.4 is what publishes, let it pack here too: install it in this job/,
    fix: () => Promise.resolve(),
    later: () => npmOf('9.9.4'),
  },
}

describe('what the help says settles, with a registry', () => {
  const release = { GITHUB_EVENT_NAME: 'release', GITHUB_ACTIONS: 'true' }
  const check = async (folder: string, who = user): Promise<readonly Finding[]> =>
    verdictOf(await checkJson([folder], { user: who, env: release })).findings

  beforeAll(async () => {
    for (const name of ['inner', 'iner'])
      for (const version of ['1.0.0', '1.0.1'])
        await registry.publishBytes(packageTarball({ ...manifest(name, version), ...index }))
  })

  it.each(Object.entries(faults))('%s', async (id, { before, published, now, says, fix, later }) => {
    const name = `acme-${id}`
    if (before) {
      const [was] = Object.values(before) as [object]
      const bytes = packageTarball({ ...before, 'package.json': { ...was, name } })
      await registry.publishBytes(bytes, published)
    }
    const folder = writePackage(sandbox.folder('package'), now(name))
    tagged(folder, 'v1.0.0')
    const first = await check(folder)
    const { help } = foundBy(id, first, says)
    await fix(folder, name, help)
    const left = await check(folder, later?.())
    expect(left.map(({ ruleId }) => ruleId)).not.toContain(id)
    const known = new Set(first.map(({ ruleId }) => ruleId))
    expect(said(left.filter(({ ruleId }) => !known.has(ruleId)))).toEqual([])
  })
})

describe('what the help says settles, once it is published', () => {
  const commit = (version: string): string => createHash('sha1').update(version).digest('hex')

  /** A package of which each release names its commit, and a record for each. */
  function world(name: string): {
    readonly publish: (version: string) => Promise<void>
    readonly watch: () => Promise<readonly Finding[]>
  } {
    const [records, state] = [sandbox.folder('records'), join(sandbox.folder('state'), 'watch.json')]
    const env = { GITHUB_API_URL: github.url, GITHUB_TOKEN: github.token }
    return {
      async publish(version) {
        const file = join(sandbox.folder('tarball'), 'release.tgz')
        const bytes = packageTarball({ 'package.json': { name, version }, ...index })
        writeFileSync(file, bytes)
        const kept = `json=${join(records, `${version}.json`)}`
        await packGate(['check', file, '--no-config', '--baseline', 'none', '--reporter', kept], { user })
        await registry.publishBytes(bytes, { record: { gitHead: commit(version), _npmUser: { name: 'ann' } } })
      },
      async watch() {
        const args = ['--repository', github.repository, '--records', records, '--state', state, '--reporter', 'json']
        const { stdout } = await packGate(['watch', name, ...args], { user, env })
        const { packages } = JSON.parse(stdout) as WatchReport
        return packages
          .filter(wasWatched)
          .flatMap(({ signals = [], known, unknown }) => [
            ...signals,
            ...[...known, ...unknown].flatMap((each) => each.signals ?? []),
          ])
      },
    }
  }

  it('tag-moved', async () => {
    const { publish, watch } = world('moved')
    github.commits.add(commit('1.0.0')).add(commit('1.1.0'))
    await publish('1.0.0')
    await publish('1.1.0')
    await watch()
    registry.tag('moved', 'latest', '1.0.0')
    const { help } = foundBy('tag-moved', await watch(), /put it back: `npm dist-tag add moved@1\.1\.0 latest`/)
    const [, version = '', tag = ''] = /npm dist-tag add moved@(\S+) ([^`]+)`/.exec(help) ?? []
    registry.tag('moved', tag, version)
    expect(said(await watch())).toEqual([])
  })

  it('published-without-commit', async () => {
    const { publish, watch } = world('uncommitted')
    await publish('3.0.0')
    foundBy('published-without-commit', await watch(), /a release of yours comes from a commit that was pushed\.$/)
    github.commits.add(commit('3.0.0'))
    await publish('3.0.1')
    github.commits.add(commit('3.0.1'))
    expect(said(await watch())).toEqual([])
  })
})

describe('what the help says settles, on a pull request', () => {
  beforeAll(async () => {
    const own = manifest('left-pad', '1.3.0', { files: ['*.js', '*.txt'] })
    await registry.publishBytes(packageTarball({ ...own, ...other }))
  })

  const policy = '.github/pack-gate.yml'
  const strict = 'files: [package.json, index.js]\n'

  interface Sides {
    readonly base: PackageFiles
    readonly head: PackageFiles
  }

  async function findings({ base, head }: Sides): Promise<readonly Finding[]> {
    const own = { ...manifest('left-pad', '1.3.1', { files: ['*.js', '*.txt'] }), ...index }
    const workspace = writePackage(sandbox.folder('repository'), { ...own, ...base })
    tagged(workspace, 'base')
    const git = (...args: string[]): string => execFileSync('git', args, { cwd: workspace, encoding: 'utf8' }).trim()
    const payload = structuredClone(examplePayload('pull_request'))
    ;(payload.pull_request as { base: Record<string, unknown> }).base.sha = git('rev-parse', 'HEAD')
    writePackage(workspace, head)
    github.fail('repos/get-content', { kind: 'read-only' }, Infinity)
    const env = { NPM_CONFIG_USERCONFIG: join(user.home, '.npmrc') }
    const { outputs, stdout } = await runAction({
      sandbox,
      server: github,
      workspace,
      event: 'pull_request',
      payload,
      env,
    })
    const report = JSON.parse(readFileSync(outputs.report ?? stdout, 'utf8')) as Verdict | NoVerdict
    if (report.conclusion === 'error') throw new Error(report.error.message)
    return report.findings
  }

  const owned: PackageFiles = { '.github/CODEOWNERS': '/.github/ @acme/owners\n', [policy]: strict }
  /** The same registry under another name. */
  const elsewhere = (): PackageFiles => ({
    '.npmrc': `registry=${registry.url.replace('127.0.0.1', 'localhost')}\n`,
  })
  const wide = { [policy]: 'files: [package.json, index.js, "*.txt"]\n', 'notes.txt': 'x\n' }

  it.each<[id: string, before: () => Sides, says: RegExp, after: (help: string) => Sides]>([
    [
      'policy-loosened',
      () => ({ base: owned, head: wide }),
      /approve the pull request if this is intended, or revert the change\.$/,
      () => ({ base: owned, head: { [policy]: strict } }),
    ],
    [
      'policy-unowned',
      () => ({ base: { [policy]: strict }, head: {} }),
      /^Add to \.github\/CODEOWNERS, with your own team, .*:\n {2}\//,
      (help) => ({
        base: { [policy]: strict, '.github/CODEOWNERS': `${help.split('\n')[1]?.trim() ?? ''}\n` },
        head: {},
      }),
    ],
    [
      'registry-changed',
      () => ({ base: owned, head: elsewhere() }),
      /If the change is intended, merge it in a pull request of its own/,
      () => ({ base: { ...owned, ...elsewhere() }, head: {} }),
    ],
  ])('%s', async (id, before, says, after) => {
    const first = await findings(before())
    const { help } = foundBy(id, first, says)
    const left = await findings(after(help))
    expect(left.map(({ ruleId }) => ruleId)).not.toContain(id)
    expect(said(left)).toEqual([])
  })

  it('policy-unpinned', async () => {
    const sha = 'a'.repeat(40)
    const server = await GitHubServer.start()
    for (const ref of ['main', sha]) server.files.set(`acme/policies/base.yml@${ref}`, 'rules: { file-added: note }\n')
    const folder = writePackage(sandbox.folder('package'), { ...manifest('acme', '1.0.0'), ...index })
    const check = async (ref: string): Promise<readonly Finding[]> => {
      writePackage(folder, { [policy]: `extends: github:acme/policies/base.yml@${ref}\n` })
      const env = { GITHUB_API_URL: server.url, GITHUB_TOKEN: server.token }
      return verdictOf(await checkJson([folder, '--baseline', 'none'], { user, env })).findings
    }
    const { help } = foundBy('policy-unpinned', await check('main'), /replace main by that commit's full SHA\.$/)
    const [, ref = ''] = /replace (\S+) by/.exec(help) ?? []
    expect(await check('main'.replace(ref, sha))).toEqual([])
    await server.close()
  })
})

it('are the rules that remedies.test.ts leaves to these tests', () => {
  const here = [
    ...Object.keys(faults),
    ...['tag-moved', 'published-without-commit'],
    ...['policy-loosened', 'policy-unowned', 'registry-changed', 'policy-unpinned'],
  ]
  expect(here.sort()).toEqual([...followedElsewhere].sort())
})
