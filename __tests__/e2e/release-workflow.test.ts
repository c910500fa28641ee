import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { delimiter, join, resolve } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { parse } from 'yaml'
import { makeUser } from '../helpers/cli.js'
import { itWith, makeBin } from '../helpers/npm-versions.js'
import { packageTarball, writePackage } from '../helpers/packages.js'
import { useSandbox } from '../helpers/sandbox.js'

interface Workflow {
  readonly jobs: Readonly<
    Record<
      string,
      {
        readonly permissions?: Readonly<Record<string, string>>
        readonly steps: readonly { readonly name?: string; readonly run?: string; readonly uses?: string }[]
      }
    >
  >
}

const sandbox = useSandbox()
const { jobs } = parse(readFileSync('docs/workflows/release.yml', 'utf8')) as Workflow
const script = jobs.publish?.steps.find(({ name }) => name === 'Stage what was checked')?.run ?? ''
const onUnix = itWith(process.platform !== 'win32', 'the runner of the example is Linux')

const sha512 = (bytes: Buffer): string => `sha512-${createHash('sha512').update(bytes).digest('base64')}`
const tarballOf = (manifest: Readonly<Record<string, unknown>>): Buffer =>
  packageTarball({ 'package.json': { name: 'acme', version: '2.1.0', ...manifest } })

interface Publishing {
  readonly files?: readonly string[]
  readonly manifest?: Readonly<Record<string, unknown>>
}

/** Runs the publish step as the runner does: 2.0.0 is `latest`, and an `npm` only writes down how it was called. */
function publish(
  integrity?: string,
  { files = ['acme-1.0.0.tgz'], manifest = {} }: Publishing = {},
): { readonly code: number | null; readonly called: string; readonly stderr: string } {
  const folder = sandbox.folder('job')
  const log = join(folder, 'npm.log')
  writeFileSync(log, '')
  mkdirSync(join(folder, 'release'))
  const bytes = tarballOf(manifest)
  for (const file of files) writeFileSync(join(folder, 'release', file), bytes)
  writeFileSync(
    join(folder, 'npm.cjs'),
    "const args = process.argv.slice(2).join(' '); if (args === 'view acme dist-tags.latest') console.log('2.0.0'); " +
      "else require('fs').appendFileSync('npm.log', args)",
  )
  const bin = makeBin('recording-npm', { npm: [process.execPath, 'npm.cjs'] })
  const run = spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', script], {
    cwd: folder,
    env: { PATH: [bin, process.env.PATH ?? ''].join(delimiter), INTEGRITY: integrity ?? sha512(bytes) },
    encoding: 'utf8',
  })
  return { code: run.status, called: readFileSync(log, 'utf8'), stderr: run.stderr }
}

describe('the gate job of changesets.yml', () => {
  const judging =
    (parse(readFileSync('docs/workflows/changesets.yml', 'utf8')) as Workflow).jobs.gate?.steps.find(({ name }) =>
      name?.startsWith('Check every'),
    )?.run ?? ''

  /** Runs it over a plan as Changesets 3 writes it, with an `npx` that blocks `bad` tarballs. */
  function judge(paths: readonly string[]): { readonly code: number | null; readonly judged: readonly string[] } {
    const folder = sandbox.folder('job')
    mkdirSync(join(folder, 'packed'))
    const releases = paths.map((path) => ({
      kind: 'publish',
      name: 'a',
      version: '1.0.0',
      tarball: { path, integrity: 'sha256-x' },
    }))
    writeFileSync(
      join(folder, 'packed', 'publish-plan.json'),
      JSON.stringify({ version: 1, plan: [[{ kind: 'git-tag', name: 'root', version: '1.0.0' }], releases] }),
    )
    const log = join(folder, 'npx.log')
    writeFileSync(log, '')
    const recorder = join(folder, 'npx.cjs')
    writeFileSync(
      recorder,
      `const at = process.argv[process.argv.indexOf('check') + 1]; require('fs').appendFileSync('npx.log', at + '\\n'); ` +
        "process.exit(at.includes('bad') ? 1 : 0)",
    )
    const bin = makeBin('recording-npx', { npx: [process.execPath, 'npx.cjs'] })
    const run = spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', judging], {
      cwd: folder,
      env: { PATH: [bin, process.env.PATH ?? ''].join(delimiter) },
      encoding: 'utf8',
    })
    return {
      code: run.status,
      judged: readFileSync(log, 'utf8')
        .split('\n')
        .filter((line) => line !== ''),
    }
  }

  onUnix('judges each tarball that is to be published, hidden ones too, also behind a blocked one', () => {
    expect(judge(['packages/a-1.0.0.tgz', 'packages/.b-1.0.0.tgz'])).toEqual({
      code: 0,
      judged: ['packed/packages/a-1.0.0.tgz', 'packed/packages/.b-1.0.0.tgz'],
    })
    expect(judge(['packages/bad-1.0.0.tgz', 'packages/b-1.0.0.tgz'])).toEqual({
      code: 1,
      judged: ['packed/packages/bad-1.0.0.tgz', 'packed/packages/b-1.0.0.tgz'],
    })
  })

  onUnix('lets nothing pass that the plan names elsewhere, and no plan without a tarball', () => {
    for (const path of [
      'packages/../../a.tgz',
      '/tmp/a.tgz',
      'packages/a',
      'packages',
      'packages/deep/a.tgz',
      'packages/a.tgz\npackages/b.tgz',
    ])
      expect(judge([path])).toEqual({ code: 1, judged: [] })
    expect(judge([])).toEqual({ code: 1, judged: [] })
  })
})

it('release-please.yml stages by the same steps', () => {
  const other = parse(readFileSync('docs/workflows/release-please.yml', 'utf8')) as Workflow
  expect(['attest', 'publish'].map((name) => other.jobs[name])).toEqual(['attest', 'publish'].map((name) => jobs[name]))
})

describe('the publish job of release.yml', () => {
  onUnix('publishes the tarball whose sha512 the gate told', () => {
    expect(publish()).toMatchObject({ code: 0, called: 'stage publish ./release/acme-1.0.0.tgz' })
  })

  onUnix('publishes no other bytes, and none where the gate told nothing', () => {
    const other = `sha512-${createHash('sha512').update('other').digest('base64')}`
    expect(publish(other)).toMatchObject({
      code: 1,
      called: '',
      stderr: expect.stringContaining('not the tarball that was checked'),
    })
    expect(publish('')).toMatchObject({ code: 1, called: '' })
  })

  const tagged: readonly (readonly [string, Readonly<Record<string, unknown>>, string])[] = [
    ['a release', { version: '2.0.1' }, ''],
    ['one with build metadata', { version: '2.0.1+build-7' }, ''],
    ['a prerelease', { version: '3.0.0-rc.1' }, ' --tag next'],
    ['a backport', { version: '1.4.3' }, ' --tag v1-lts'],
    ['a backport that sorts above as text', { version: '1.10.0' }, ' --tag v1-lts'],
    ['a package with a tag of its own', { version: '1.4.3', publishConfig: { tag: 'old' } }, ''],
    ['a prerelease with a tag of its own', { version: '3.0.0-rc.1', publishConfig: { tag: 'beta' } }, ''],
  ]
  for (const [what, manifest, tag] of tagged) {
    onUnix(`gives ${what} the dist-tag that npm needs`, () => {
      expect(publish(undefined, { files: ['acme.tgz'], manifest }).called).toBe(
        `stage publish ./release/acme.tgz${tag}`,
      )
    })
  }

  onUnix('publishes nothing where there are two tarballs, or none', () => {
    expect(publish(undefined, { files: ['a.tgz', 'b.tgz'] })).toMatchObject({ called: '' })
    expect(publish(undefined, { files: [] })).toMatchObject({ called: '' })
  })

  it('is the only one that may publish besides the signer, and runs no code of the repository', () => {
    const withToken = Object.entries(jobs)
      .filter(([, { permissions }]) => permissions?.['id-token'] === 'write')
      .map(([name]) => name)
    expect(withToken).toEqual(['attest', 'publish'])
    const uses = withToken.flatMap((name) => jobs[name]?.steps ?? []).map(({ uses: action }) => action ?? '')
    expect(uses.filter((action) => action.startsWith('actions/checkout'))).toEqual([])
    expect(jobs.attest?.steps.filter(({ run }) => run !== undefined)).toEqual([])
  })
})

describe('the publish job of release-workspace.yml', () => {
  const workspace = parse(readFileSync('docs/workflows/release-workspace.yml', 'utf8')) as Workflow
  const staging = workspace.jobs.publish?.steps.find(({ name }) => name === 'Stage what was checked')?.run ?? ''
  const packages = [
    { name: '@acme/app', version: '2.0.0-rc.1', dependencies: { '@acme/core': '^1.0.0', semver: '*' } },
    { name: '@acme/core', version: '1.0.0', peerDependencies: { zlib: '*' } },
    { name: 'zlib', version: '3.0.0' },
    { name: 'old', version: '1.0.0' },
  ]

  /** @param change of what the gate reported */
  function stage(change: (integrity: Record<string, string>) => Record<string, string>): {
    readonly code: number | null
    readonly called: readonly string[]
  } {
    const folder = sandbox.folder('job')
    mkdirSync(join(folder, 'release'))
    const integrity = Object.fromEntries(
      packages.map((manifest) => {
        const bytes = packageTarball({ 'package.json': manifest })
        writeFileSync(join(folder, 'release', `${manifest.name.replace('@acme/', 'acme-')}.tgz`), bytes)
        return [manifest.name, sha512(bytes)]
      }),
    )
    writeFileSync(
      join(folder, 'npm.cjs'),
      "const args = process.argv.slice(2).join(' '); if (args.startsWith('view old@')) console.log('1.0.0'); " +
        "if (args === 'view zlib dist-tags.latest') { console.log('4.0.0'); process.exit(0) } " +
        "if (args.startsWith('view')) process.exit(args.startsWith('view old@') ? 0 : 1); " +
        "require('fs').appendFileSync('npm.log', args + '\\n')",
    )
    writeFileSync(join(folder, 'npm.log'), '')
    const bin = makeBin('recording-npm-of-workspaces', { npm: [process.execPath, 'npm.cjs'] })
    const run = spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', staging], {
      cwd: folder,
      env: {
        PATH: [bin, process.env.PATH ?? ''].join(delimiter),
        INTEGRITY: JSON.stringify(change(integrity)),
      },
      encoding: 'utf8',
    })
    return { code: run.status, called: readFileSync(join(folder, 'npm.log'), 'utf8').split('\n').filter(Boolean) }
  }

  onUnix('stages what was judged, dependencies first, and nothing that is published already', () => {
    expect(stage((integrity) => integrity)).toEqual({
      code: 0,
      called: [
        'stage publish ./release/zlib.tgz --tag v3-lts',
        'stage publish ./release/acme-core.tgz',
        'stage publish ./release/acme-app.tgz --tag next',
      ],
    })
  })

  onUnix('stages nothing at all where one tarball is another, was not judged, or is missing', () => {
    const none = { code: 1, called: [] }
    expect(stage((integrity) => ({ ...integrity, old: sha512(Buffer.from('other')) }))).toEqual(none)
    expect(stage((integrity) => ({ ...integrity, more: 'sha512-x' }))).toEqual(none)
    expect(stage((integrity) => ({ '@acme/core': integrity['@acme/core'] ?? '' }))).toEqual(none)
  })

  it('gives the rights of release.yml, each to the same job', () => {
    const rights = ({ jobs: all }: Workflow): unknown =>
      Object.entries(all).map(([name, { permissions }]) => [name, permissions])
    expect(rights(workspace)).toEqual(rights({ jobs }))
  })
})

describe('the recipes for other CI services', () => {
  const page = readFileSync('docs/releasing.md', 'utf8')
  /** The YAML below a line of its own that names the file. */
  const snippet = (name: string): unknown =>
    parse(new RegExp(`\`\`\`yaml\\n# ${name}\\n([^]*?)\`\`\``).exec(page)?.[1] ?? '')
  const gitlab = snippet('\\.gitlab-ci\\.yml') as Readonly<
    Record<
      'check' | 'publish',
      { script: readonly string[]; artifacts?: { reports: { junit: string }; paths: string[] } }
    >
  >
  const circle = snippet('\\.circleci/config\\.yml') as {
    readonly jobs: Readonly<Record<string, { readonly steps: readonly (string | Readonly<Record<string, unknown>>)[] }>>
  }
  const circleScript = (job: string): readonly string[] =>
    circle.jobs[job]?.steps.flatMap((step) => {
      const run = typeof step === 'string' ? undefined : step.run
      return typeof run === 'string' ? [run] : run === undefined ? [] : [(run as { command: string }).command]
    }) ?? []

  /** Runs commands one after the other, as a job does: the built pack-gate checks a package of one file. */
  function run(
    scripts: readonly (readonly string[])[],
    change: (folder: string) => void = () => undefined,
  ): { readonly code: number | null; readonly folder: string; readonly published: string; readonly stderr: string } {
    const folder = writePackage(sandbox.folder('other-ci'), {
      'package.json': { name: 'acme', version: '1.0.0', files: ['index.js'], main: 'index.js', publishConfig: {} },
      'package-lock.json': '{}',
      'index.js': 'export const one = 1\n',
    })
    const user = makeUser(sandbox)
    writeFileSync(
      join(folder, 'npx.cjs'),
      'const [, spec, ...args] = process.argv.slice(2); if (!/^pack-gate@\\d/.test(spec)) process.exit(9); ' +
        "const { status } = require('child_process').spawnSync(process.execPath, " +
        `[${JSON.stringify(resolve('dist/cli.js'))}, ` +
        "...args, '--baseline', 'none'], " +
        "{ stdio: 'inherit', env: { ...process.env, PATH: process.env.REAL_PATH } }); " +
        'process.exit(status ?? 3)',
    )
    writeFileSync(
      join(folder, 'npm.cjs'),
      "const args = process.argv.slice(2); if (args[0] === 'publish') " +
        "require('fs').appendFileSync('published.log', args.join(' '))",
    )
    const bin = makeBin('other-ci', { npx: [process.execPath, 'npx.cjs'], npm: [process.execPath, 'npm.cjs'] })
    const env = { ...user.env, REAL_PATH: user.env.PATH, PATH: [bin, user.env.PATH ?? ''].join(delimiter) }
    let last = { status: 0 as number | null, stderr: '' }
    scripts.forEach((script, index) => {
      if (index > 0) change(folder)
      for (const command of script)
        if (last.status === 0)
          last = spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', command], {
            cwd: folder,
            env,
            encoding: 'utf8',
          })
    })
    const log = join(folder, 'published.log')
    return {
      code: last.status,
      folder,
      published: existsSync(log) ? readFileSync(log, 'utf8') : '',
      stderr: last.stderr,
    }
  }

  const ways: readonly (readonly [string, readonly (readonly string[])[]])[] = [
    ['GitLab', [gitlab.check.script, gitlab.publish.script]],
    ['CircleCI', [circleScript('check'), circleScript('publish')]],
  ]
  for (const [service, scripts] of ways) {
    onUnix(`check, report and publish the same bytes on ${service}`, () => {
      const { code, folder, published, stderr } = run(scripts)
      expect([code, stderr]).toEqual([0, expect.anything()])
      expect(published).toBe('publish ./release/acme-1.0.0.tgz')
      expect(JSON.parse(readFileSync(join(folder, 'release/report.json'), 'utf8'))).toMatchObject({
        conclusion: 'success',
      })
      expect(readFileSync(join(folder, 'reports/pack-gate.xml'), 'utf8')).toMatch(/<testsuites .*failures="0"/)
    })

    onUnix(`publish nothing on ${service} if the tarball changed in between`, () => {
      const { code, published } = run(scripts, (folder) => {
        writeFileSync(join(folder, 'release/acme-1.0.0.tgz'), 'other bytes')
      })
      expect([code, published]).toEqual([1, ''])
    })
  }

  it('show the JUnit report, whether or not the release passes', () => {
    expect(gitlab.check).toMatchObject({ artifacts: { when: 'always', reports: { junit: 'reports/pack-gate.xml' } } })
    expect(circle.jobs.check?.steps).toContainEqual({ store_test_results: { path: 'reports' } })
  })
})
