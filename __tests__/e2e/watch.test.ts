import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { dirname, join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import type { NoVerdict } from '../../src/model/report.js'
import type { WatchedPackage, WatchReport } from '../../src/model/watch-report.js'
import { refusedUrl, startBrokenRegistry } from '../helpers/broken-registry.js'
import { makeUser, packGate } from '../helpers/cli.js'
import type { Run, User } from '../helpers/cli.js'
import { snappyBlock } from '../helpers/github-server-bundles.js'
import { GitHubServer } from '../helpers/github-server.js'
import { packageTarball, type PackageFiles } from '../helpers/packages.js'
import { startRecordedRegistry, type RecordedRegistry } from '../helpers/recorded-registry.js'
import { useSandbox } from '../helpers/sandbox.js'
import { passedStatement, SigningAuthority, usualSigner } from '../helpers/signing.js'
import type { Bundle, Signer, StatementChange } from '../helpers/signing.js'

const sandbox = useSandbox()
let registry: RecordedRegistry
let user: User
let records: string

const release = (name: string, version: string, more: PackageFiles = {}): PackageFiles => ({
  'package.json': { name, version },
  'index.js': 'export {}\n',
  ...more,
})

/** What each tarball is, as a package URL. */
const purls = new Map<string, string>()

function tarballOf(files: PackageFiles): string {
  const path = join(sandbox.folder('tarball'), 'release.tgz')
  const { name, version } = files['package.json'] as { name: string; version: string }
  purls.set(path, `pkg:npm/${name}@${version}`)
  writeFileSync(path, packageTarball(files))
  return path
}

/** As a release goes: judged with the report kept, then published. */
async function judged(files: PackageFiles, record: string, expected = 0): Promise<string> {
  const file = tarballOf(files)
  const path = join(records, record)
  mkdirSync(dirname(path), { recursive: true })
  const run = await packGate(['check', file, '--no-config', '--baseline', 'none', '--reporter', `json=${path}`], {
    user,
  })
  expect(run.code).toBe(expected)
  return file
}

interface WatchRun extends Run {
  readonly report: WatchReport
}

async function watch(
  args: readonly string[],
  who: User = user,
  env: Readonly<Record<string, string>> = {},
): Promise<WatchRun> {
  const run = await packGate(['watch', ...args, '--reporter', 'json'], { user: who, env })
  return { ...run, report: JSON.parse(run.stdout) as WatchReport }
}

const only = ({ report }: WatchRun): WatchedPackage => report.packages[0] as WatchedPackage
const errorIn = ({ report }: WatchRun, index = 0): NoVerdict['error'] =>
  ((report.packages as unknown as NoVerdict[] | undefined)?.[index] ?? (report as unknown as NoVerdict)).error
const versions = (listed: readonly { readonly version: string }[]): string[] => listed.map(({ version }) => version)

beforeAll(async () => {
  registry = await startRecordedRegistry()
  user = makeUser(sandbox, { registry: registry.url })
  records = sandbox.folder('records')
  for (const version of ['1.0.0', '1.1.0', '2.0.0-rc.1']) {
    await registry.publish(
      await judged(release('calm', version), `${version}/report.json`),
      user,
      version.includes('-') ? { tag: 'next' } : {},
    )
  }
  await registry.publish(await judged(release('stolen', '1.0.0'), 'stolen-1.0.0.json'), user)
  await registry.publish(await judged(release('stolen', '1.0.1'), 'stolen-1.0.1.json'), user)
  await registry.publish(
    tarballOf(
      release('stolen', '1.0.2', {
        'package.json': { name: 'stolen', version: '1.0.2', scripts: { postinstall: 'node setup.js' } },
        'setup.js': 'steal()\n',
      }),
    ),
    user,
  )
  await judged(release('swapped', '1.0.0'), 'swapped-1.0.0.json')
  await registry.publish(tarballOf(release('swapped', '1.0.0', { 'extra.js': '1\n' })), user)
})
afterAll(async () => {
  await registry.stop()
})

/** A folder of records in which one is a link to a report, or to a folder with it. */
function linkedRecords(type: 'file' | 'dir'): string {
  const folder = sandbox.folder('linked')
  const target = type === 'dir' ? records : join(records, '1.0.0', 'report.json')
  symlinkSync(target, join(folder, type === 'dir' ? 'records' : 'report.json'), type)
  return folder
}

describe('pack-gate watch with kept reports', () => {
  it('passes where every release has a passing record, prereleases too', async () => {
    const run = await watch(['calm', '--records', records])
    expect([run.code, run.report.conclusion]).toEqual([0, 'success'])
    expect(only(run)).toMatchObject({ name: 'calm', conclusion: 'success', unknown: [], earlier: 0, unpublished: [] })
    expect(only(run).known.map(({ version, tags, record }) => [version, tags, record])).toEqual([
      ['2.0.0-rc.1', ['next'], { kind: 'report', path: '2.0.0-rc.1/report.json' }],
      ['1.1.0', ['latest'], { kind: 'report', path: '1.1.0/report.json' }],
      ['1.0.0', [], { kind: 'report', path: '1.0.0/report.json' }],
    ])
    expect(only(run).since.date).toMatch(/^\d{4}-/)
  })

  it('reports a release that never passed, with what the last known one did not hold', async () => {
    const run = await watch(['stolen', '--records', records])
    expect([run.code, run.report.conclusion]).toEqual([1, 'failure'])
    const [unknown] = only(run).unknown
    expect(unknown).toMatchObject({ version: '1.0.2', reason: 'no-record', tags: ['latest'], baselineKnown: true })
    expect(versions(only(run).known)).toEqual(['1.0.1', '1.0.0'])
    expect(unknown?.comparison).toMatchObject({
      conclusion: 'neutral',
      baseline: { version: '1.0.1' },
      package: { version: '1.0.2' },
    })
    expect(unknown?.comparison?.files.filter(({ state }) => state === 'added').map(({ path }) => path)).toEqual([
      'setup.js',
    ])
    expect(unknown?.comparison?.findings).toContainEqual(
      expect.objectContaining({ ruleId: 'lifecycle-script', level: 'error' }),
    )
  })

  it('says in words which release it is, what is new in it, and what to do', async () => {
    const { stdout, code } = await packGate(['watch', 'stolen', '--records', records], { user })
    expect(code).toBe(1)
    expect(stdout.split('\n')[0]).toMatch(/^Unknown: 1 of 3 releases of stolen since /)
    expect(stdout).toContain('Compared: stolen@1.0.1 with stolen@1.0.2')
    expect(stdout).toContain('setup.js is new')
    expect(stdout).toMatch(/revoke all\s+publish tokens/)
    expect(stdout).not.toMatch(/Passed|Blocked/)
  })

  it.each(['v1.0.0', '=1.0.0', '1.0.0+build.5'])('finds the record that an older report has of %s', async (version) => {
    const folder = sandbox.folder('typed')
    const report = JSON.parse(readFileSync(join(records, '1.0.0', 'report.json'), 'utf8')) as object
    writeFileSync(join(folder, 'a.json'), JSON.stringify({ ...report, package: { name: 'calm', version } }))
    const { unknown, known } = only(await watch(['calm', '--records', folder, '--since', '2000-01-01']))
    expect([versions(known), versions(unknown)]).toEqual([['1.0.0'], ['2.0.0-rc.1', '1.1.0']])
  })

  it('takes a record for other bytes of the same version for none', async () => {
    const run = await watch(['swapped', '--records', records])
    expect(run.code).toBe(1)
    expect(only(run).unknown[0]).toMatchObject({
      version: '1.0.0',
      reason: 'other-bytes',
      path: 'swapped-1.0.0.json',
      baselineKnown: false,
    })
    expect(only(run).unknown[0]?.comparison?.baseline.kind).toBe('none')
  })

  it('takes a record that blocked the very same bytes for none', async () => {
    const file = await judged(release('blocked', '1.0.0', { '.env': 'MODE=production\n' }), 'blocked.json', 1)
    await registry.publish(file, user)
    const run = await watch(['blocked', '--records', records])
    expect(run.code).toBe(1)
    expect(only(run).unknown[0]).toMatchObject({ reason: 'blocked', path: 'blocked.json' })
  })

  it('takes the report of a comparison for no record, and the passing one of a check for one', async () => {
    const folder = sandbox.folder('records')
    const diff = await packGate(
      ['diff', 'stolen@1.0.1', 'stolen@1.0.2', '--reporter', `json=${join(folder, 'diff.json')}`],
      { user },
    )
    expect(diff.code).toBe(0)
    expect((await watch(['stolen', '--records', folder, '--since', '1.0.1'])).code).toBe(1)
    const report = JSON.parse(readFileSync(join(folder, 'diff.json'), 'utf8')) as object
    writeFileSync(join(folder, 'check.json'), JSON.stringify({ ...report, conclusion: 'success' }))
    expect((await watch(['stolen', '--records', folder, '--since', '1.0.1'])).code).toBe(0)
  })

  it('begins after a release, which is then compared with', async () => {
    const run = await watch(['stolen', '--records', sandbox.folder('empty'), '--since', '1.0.1'])
    expect(versions(only(run).unknown)).toEqual(['1.0.2'])
    expect(only(run)).toMatchObject({ since: { version: '1.0.1', date: null }, earlier: 2 })
    expect(only(run).unknown[0]).toMatchObject({ baselineKnown: true, comparison: { baseline: { version: '1.0.1' } } })
    expect((await watch(['stolen', '--records', sandbox.folder('empty'), '--since', '1.0.2'])).code).toBe(0)
  })

  it('begins with a day', async () => {
    const tomorrow = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10)
    const later = await watch(['stolen', '--records', records, '--since', tomorrow])
    expect([later.code, only(later).earlier]).toEqual([0, 3])
    expect((await watch(['stolen', '--records', records, '--since', '2020-01-01'])).code).toBe(1)
  })

  it('says how to begin where no release has a record', async () => {
    const { stdout, code } = await packGate(['watch', 'calm', '--records', sandbox.folder('empty')], { user })
    expect(code).toBe(1)
    expect(stdout).toContain('--since VERSION')
  })

  it("looks at several packages, and at the others where one can't be looked at", async () => {
    const run = await watch(['calm', 'unheard-of', 'stolen', '--records', records])
    expect([run.code, run.report.conclusion]).toEqual([2, 'error'])
    expect(run.report.packages.map(({ name, conclusion }) => [name, conclusion])).toEqual([
      ['calm', 'success'],
      ['unheard-of', 'error'],
      ['stolen', 'failure'],
    ])
    expect(errorIn(run, 1).message).toContain('unheard-of')
    const { stdout } = await packGate(['watch', 'unheard-of', 'stolen', '--records', records], { user })
    expect(stdout).toContain('Error: EREGISTRY: unheard-of')
    expect(stdout).toContain('Unknown: 1 of 3 releases of stolen')
  })

  it.each([
    ['no package', ['--records', 'x'], /missing package name/],
    ['nothing to know a release by', ['calm'], /--repository/],
    ['a version in the name', ['calm@1.0.0', '--records', 'x'], /not a package name/],
    ['a beginning that is neither', ['calm', '--records', 'x', '--since', 'last week'], /neither a version nor a day/],
    ['a day that does not exist', ['calm', '--records', 'x', '--since', '2026-13-01'], /neither a version nor a day/],
    ['a day that is yet to come', ['calm', '--records', 'x', '--since', '2999-01-01'], /in the future/],
    ['a repository without its owner', ['calm', '--repository', 'left-pad'], /OWNER\/REPO/],
    ['a reporter that it has not', ['calm', '--records', 'x', '--reporter', 'html'], /text, markdown, json/],
  ])('is refused with %s', async (_what, args, words) => {
    const run = await packGate(['watch', ...args], { user })
    expect([run.code, run.stdout]).toEqual([2, ''])
    expect(run.stderr.replaceAll(/\s+/g, ' ')).toMatch(words)
  })

  it.each([
    [
      'a link among the records',
      async () => watch(['calm', '--records', linkedRecords('file')]),
      'EUSAGE',
      /is a link/,
    ],
    ['a linked folder', async () => watch(['calm', '--records', linkedRecords('dir')]), 'EUSAGE', /is a link/],
    ['a folder of records that does not exist', async () => watch(['calm', '--records', 'gone']), 'EUSAGE', /records/],
    [
      'a beginning that is not published',
      async () => watch(['calm', '--records', records, '--since', '7.7.7']),
      'EUSAGE',
      /7\.7\.7/,
    ],
    [
      'a registry that nobody listens at',
      async () => watch(['calm', '--records', records], makeUser(sandbox, { registry: await refusedUrl() })),
      'EREGISTRY',
      /reached/,
    ],
  ])("can't tell with %s", async (_what, start, code, words) => {
    const run = await start()
    expect([run.code, run.report.conclusion, errorIn(run).code]).toEqual([2, 'error', code])
    expect(errorIn(run).message).toMatch(words)
    expect(errorIn(run).help).not.toMatch(/baseline/)
  })

  it("can't tell where the registry answers a web page", async () => {
    const broken = await startBrokenRegistry({ kind: 'html' }, 'calm')
    try {
      const run = await watch(
        ['calm', '--records', sandbox.folder('empty'), '--since', '2000-01-01'],
        makeUser(sandbox, { registry: broken.url }),
      )
      expect([run.code, errorIn(run).code]).toEqual([2, 'EREGISTRY'])
    } finally {
      await broken.stop()
    }
  })

  it('does not take an entry for another version, whose manifest says that it is', async () => {
    await registry.publish(await judged(release('keyed', '1.1.0'), 'keyed.json'), user)
    await registry.publish(tarballOf(release('keyed', '1.2.0')), user)
    registry.lie('keyed', (document) => {
      const { '1.1.0': good } = document.versions
      if (good) good.version = '1.2.0'
      return document
    })
    const run = await watch(['keyed', '--records', records])
    expect([run.code, errorIn(run).code]).toEqual([2, 'EREGISTRY'])
    expect(errorIn(run).message).toContain('is about a different version')
  })

  it.each(['full', 'installers'] as const)('knows no release with a second hash in the %s document', async (lying) => {
    const name = `hashes-${lying}`
    await registry.publish(await judged(release(name, '1.0.0'), `${name}.json`), user)
    expect((await watch([name, '--records', records])).code).toBe(0)
    registry.lie(name, (document, form) => {
      for (const { dist } of Object.values(document.versions))
        if (form === lying) dist.integrity = `${String(dist.integrity)} sha512-${'E'.repeat(86)}==`
      return document
    })
    const run = await watch([name, '--records', records])
    expect([run.code, only(run).unknown[0]?.reason]).toEqual([1, 'several-hashes'])
    const { stdout } = await packGate(['watch', name, '--records', records], { user })
    expect(stdout.replaceAll(/\s+/g, ' ')).toContain('more than one hash')
  })

  it.each<[string, 'full' | 'installers' | 'both', Record<string, unknown>, string]>([
    ['a dependency', 'installers', { dependencies: { evil: '1.0.0' } }, 'dependencies.evil 1.0.0'],
    ['a dependency', 'full', { dependencies: { evil: '1.0.0' } }, 'dependencies.evil 1.0.0'],
    ['a dependency', 'both', { dependencies: { evil: '1.0.0' } }, 'dependencies.evil 1.0.0'],
    ['a command', 'both', { bin: { npm: 'index.js' } }, 'bin.npm index.js'],
    ['engines', 'installers', { engines: { node: '>=99' } }, 'engines.node >=99'],
    ['a script', 'full', { scripts: { postinstall: 'node evil.js' } }, 'scripts.postinstall node evil.js'],
    ['an install script', 'installers', { hasInstallScript: true }, 'hasInstallScript true'],
  ])('knows no release with %s that its tarball lacks, in the document: %s', async (_what, lying, lie, words) => {
    registry.lie('calm', (document, form) => {
      if (lying === 'both' || form === lying) Object.assign(document.versions['1.1.0'] ?? {}, lie)
      return document
    })
    const run = await watch(['calm', '--records', records])
    expect([run.code, versions(only(run).unknown)]).toEqual([1, ['1.1.0']])
    expect(only(run).unknown[0]).toMatchObject({
      reason: 'other-manifest',
      differences: [
        `the registry gives installers ${words}; in its tarball it is ${'hasInstallScript' in lie ? 'false' : 'missing'}`,
      ],
    })
    const { stdout } = await packGate(['watch', 'calm', '--records', records], { user })
    expect(stdout.replace(/\s+/g, ' ')).toContain(words)
    registry.lie('calm', (document) => document)
    expect((await watch(['calm', '--records', records])).code).toBe(0)
  })

  it.each([
    ['wrong-bytes', 1],
    ['tarball-missing', 2],
  ] as const)('knows no release that passed where its tarball is %s', async (kind, code) => {
    const broken = await startBrokenRegistry({ kind }, 'calm')
    try {
      const who = makeUser(sandbox, { registry: broken.url })
      const document = (await (await fetch(`${broken.url}calm`)).json()) as {
        versions: Record<string, { dist: { integrity: string } }>
      }
      const kept = sandbox.folder('kept')
      const report = JSON.parse(readFileSync(join(records, '1.0.0/report.json'), 'utf8')) as object
      const { integrity } = document.versions['1.0.0']?.dist ?? {}
      writeFileSync(join(kept, 'report.json'), JSON.stringify({ ...report, integrity }))
      const run = await watch(['calm', '--records', kept, '--since', '2000-01-01'], who)
      expect([run.code, run.report.conclusion]).toEqual([code, code === 1 ? 'failure' : 'error'])
      if (code === 1) expect(only(run).unknown).toMatchObject([{ version: '1.0.0', reason: 'other-bytes' }])
    } finally {
      await broken.stop()
    }
  })

  it('sees a release that only installers are shown', async () => {
    await registry.publish(await judged(release('shown', '1.0.0'), 'shown.json'), user)
    await registry.publish(tarballOf(release('shown', '1.0.1')), user)
    registry.lie('shown', (document, form) => {
      if (form === 'full') delete document.versions['1.0.1']
      return document
    })
    const run = await watch(['shown', '--records', records])
    expect([run.code, ...versions(only(run).unknown)]).toEqual([1, '1.0.1'])
  })

  it("can't tell where the registry has no sha512 to compare, nor where the package is gone in between", async () => {
    await registry.publish(await judged(release('hashless', '1.0.0'), 'hashless.json'), user)
    registry.lie('hashless', (document) => {
      for (const { dist } of Object.values(document.versions)) delete dist.integrity
      return document
    })
    const run = await watch(['hashless', '--records', records])
    expect([run.code, errorIn(run).code]).toEqual([2, 'EREGISTRY'])
    expect(errorIn(run).message).toContain('no sha512')
    registry.lie('hashless', (document, form) => (form === 'installers' ? null : document))
    const gone = await watch(['hashless', '--records', records])
    expect([gone.code, errorIn(gone).code]).toEqual([2, 'EREGISTRY'])
    expect(errorIn(gone).message).toContain('a moment later')
  })

  it('still reports the unknown release beside one that can not be compared', async () => {
    await registry.publish(await judged(release('mixed', '1.0.0'), 'mixed.json'), user)
    await registry.publish(tarballOf(release('mixed', '1.0.1')), user)
    registry.lie('mixed', (document) => {
      delete document.versions['1.0.0']?.dist.integrity
      return document
    })
    const run = await watch(['mixed', '--records', records])
    expect([run.code, only(run).unknown.map(({ reason }) => reason)]).toEqual([1, ['no-record', 'no-hash']])
  })

  it('asks past every cache on the way', async () => {
    const asked: (string | undefined)[] = []
    const cache = createServer((request, response) => {
      asked.push(request.headers['cache-control'])
      response.writeHead(404, { 'content-type': 'application/json' }).end('{}')
    })
    await new Promise<void>((resolve) => cache.listen(0, '127.0.0.1', resolve))
    const url = `http://127.0.0.1:${(cache.address() as AddressInfo).port}/`
    await watch(['calm', '--records', records], makeUser(sandbox, { registry: url }))
    cache.close()
    expect(asked).toEqual(['no-cache'])
  })

  it.each(['wrong-bytes', 'tarball-missing'] as const)(
    'reports an unknown release that it can not look into: %s',
    async (kind) => {
      const broken = await startBrokenRegistry({ kind }, 'calm')
      try {
        const args = [
          'watch',
          'calm',
          '--records',
          sandbox.folder('empty'),
          '--since',
          '2000-01-01',
          '--reporter',
          'text',
          '--reporter',
          'json=watch.json',
        ]
        const who = makeUser(sandbox, { registry: broken.url })
        const { code, stdout } = await packGate(args, { user: who })
        const { packages } = JSON.parse(readFileSync(join(who.home, 'watch.json'), 'utf8')) as {
          packages: [WatchedPackage]
        }
        expect([code, versions(packages[0].unknown)]).toEqual([1, ['1.0.0']])
        expect(packages[0].unknown[0]).toMatchObject({
          reason: 'no-record',
          comparison: null,
          baselineKnown: false,
          error: { code: kind === 'wrong-bytes' ? 'EINTEGRITY' : expect.any(String) },
        })
        expect(stdout).toMatch(/^Contents {3}not checked: /m)
        expect(stdout).not.toContain('too many')
      } finally {
        await broken.stop()
      }
    },
  )
})

const authority = new SigningAuthority()
const signerName = `octo-org/left-pad/${usualSigner.workflow}`

/** A Sigstore bundle as actions/attest makes it. */
function bundle(file: string, change: StatementChange = {}, signer: Partial<Signer> = {}, by = authority): Bundle {
  return by.sign(passedStatement(sha256Of(file), purls.get(file) ?? '', change), signer)
}

const sha256Of = (file: string): string => createHash('sha256').update(readFileSync(file)).digest('hex')

describe("pack-gate watch with GitHub's attestations", () => {
  let github: GitHubServer
  let first: string
  let second: string

  let trustedRoot: string

  beforeAll(async () => {
    trustedRoot = join(sandbox.folder('trust'), 'root.json')
    writeFileSync(trustedRoot, JSON.stringify(authority.trustedRoot()))
    first = tarballOf(release('attested', '1.0.0'))
    second = tarballOf(release('attested', '1.1.0', { 'more.js': '1\n' }))
    await registry.publish(first, user)
    await registry.publish(second, user)
  })
  beforeEach(async () => {
    github = await GitHubServer.start()
  })
  afterEach(async () => {
    await github.close()
  })

  const ask = async (args: readonly string[] = ['attested']): Promise<WatchRun> => {
    const run = await watch([...args, '--repository', github.repository, '--trusted-root', trustedRoot], user, {
      GITHUB_API_URL: github.url,
      GITHUB_TOKEN: github.token,
    })
    expect(github.violations).toEqual([])
    expect(run.stdout + run.stderr).not.toContain(github.token)
    return run
  }
  const link = (one: unknown): string => github.bundles.add(snappyBlock(JSON.stringify(one)))
  const attest = (file: string, ...bundles: readonly (object | string)[]): void => {
    github.attestations.set(`sha256:${sha256Of(file)}`, bundles)
  }

  it('knows the releases that are attested', async () => {
    attest(first, bundle(first))
    attest(second, bundle(second))
    const run = await ask()
    expect(run.code).toBe(0)
    expect(only(run).known.map(({ version, record }) => [version, record])).toEqual([
      ['1.1.0', { kind: 'attestation', sha256: sha256Of(second), signer: signerName }],
      ['1.0.0', { kind: 'attestation', sha256: sha256Of(first), signer: signerName }],
    ])
    expect(run.report.trustedRoot).toEqual({ source: 'file', detail: trustedRoot })
  })

  it('reports the one that is not, compared with the one that is', async () => {
    attest(first, bundle(first))
    const run = await ask()
    expect(run.code).toBe(1)
    expect(only(run).unknown[0]).toMatchObject({
      version: '1.1.0',
      reason: 'no-record',
      baselineKnown: true,
      comparison: { baseline: { version: '1.0.0' } },
    })
  })

  it('follows links to bundles, which is what GitHub sends, without its token', async () => {
    attest(first, link(bundle(first)))
    attest(second, link(bundle(second, { result: 'FAILED' })), link(bundle(second)))
    expect((await ask()).code).toBe(0)
    attest(second, link(bundle(second, { result: 'FAILED' })))
    expect((await ask()).code).toBe(1)
    expect(github.bundles.violations).toEqual([])
  })

  it('reads a bundle that is stored uncompressed', async () => {
    attest(first, github.bundles.add(Buffer.from(JSON.stringify(bundle(first)))))
    attest(second, bundle(second))
    expect((await ask()).code).toBe(0)
  })

  it('finds the attestation on a later page', async () => {
    attest(first, bundle(first))
    attest(
      second,
      bundle(second, { result: 'FAILED' }),
      bundle(second, { id: 'https://example.com/other' }),
      bundle(second),
    )
    expect((await ask()).code).toBe(0)
  })

  it('is not kept from one that passed by links and pages that can not be read', async () => {
    attest(first, bundle(first))
    attest(second, github.bundles.gone, 'file:///etc/passwd', link('<html>'), link(bundle(second)))
    expect((await ask()).code).toBe(0)
  })

  it.each([{ kind: 'gone' }, { kind: 'error' }, { kind: 'read-only' }] as const)(
    'takes what an earlier page has where a later one answers $kind',
    async (failure) => {
      attest(first, bundle(first))
      const other = bundle(second, { result: 'FAILED' })
      const pages = [bundle(second), other, other, other]
      attest(second, ...pages)
      github.fail('repos/list-attestations', failure, Infinity, 1)
      expect((await ask(['attested', '--since', '1.0.0'])).code).toBe(0)
      attest(second, ...pages.slice(1), bundle(second))
      github.forgive()
      github.fail('repos/list-attestations', failure, Infinity, 1)
      const run = await ask(['attested', '--since', '1.0.0'])
      expect([run.code, errorIn(run).code]).toEqual([2, 'EGITHUB'])
    },
    60_000,
  )

  it('looks through so many and no more', async () => {
    attest(second, ...Array.from({ length: 60 }, () => bundle(second, { result: 'FAILED' })), bundle(second))
    const run = await ask(['attested', '--since', '1.0.0'])
    expect([run.code, errorIn(run).code]).toEqual([2, 'EGITHUB'])
    expect(errorIn(run).message).toContain('are more than the limit')
    expect(github.operations().length).toBeLessThan(15)
  })

  it.each([
    ['of another type', { type: 'https://slsa.dev/provenance/v1' }],
    ['by another verifier', { id: 'https://example.com/pack-gate' }],
    ['that the gate blocked it', { result: 'FAILED' }],
    ['about other bytes', { sha256: 'a'.repeat(64) }],
    ['about these bytes as another version', { purl: 'pkg:npm/attested@1.0.0' }],
    ['about these bytes as another package', { purl: 'pkg:npm/other@1.1.0' }],
  ])('takes an attestation %s for none', async (_what, change) => {
    attest(first, bundle(first))
    attest(second, bundle(second, change))
    const run = await ask()
    expect([run.code, ...versions(only(run).unknown)]).toEqual([1, '1.1.0'])
  })

  it.each<[string, (file: string) => Bundle, RegExp]>([
    [
      'by a run of another repository',
      (file) => bundle(file, {}, { repository: 'octo-org/fork' }),
      /signed by a run of https:\/\/github.com\/octo-org\/fork/,
    ],
    [
      'by another workflow',
      (file) => bundle(file, {}, { workflow: '.github/workflows/test.yml@refs/heads/main' }),
      /signed by octo-org\/left-pad\/.github\/workflows\/test.yml, not by .*release.yml.*--signer-workflow/,
    ],
    ['by a person', (file) => bundle(file, {}, { issuer: 'https://accounts.google.com' }), /not of GitHub Actions/],
    ['by another authority', (file) => bundle(file, {}, {}, new SigningAuthority()), /signature is not valid/],
    [
      'without a signature',
      (file) => {
        const made = bundle(file)
        made.dsseEnvelope.signatures = []
        return made
      },
      /not a Sigstore bundle|is not valid/,
    ],
    [
      'whose statement was changed',
      (file) => {
        const made = bundle(file, { result: 'FAILED' })
        const text = Buffer.from(made.dsseEnvelope.payload, 'base64').toString().replace('FAILED', 'PASSED')
        made.dsseEnvelope.payload = Buffer.from(text).toString('base64')
        return made
      },
      /is not valid/,
    ],
  ])('takes an attestation %s for none, and says why', async (_what, make, words) => {
    attest(first, bundle(first))
    attest(second, make(second))
    const run = await ask()
    expect([run.code, ...versions(only(run).unknown)]).toEqual([1, '1.1.0'])
    expect(only(run).unknown[0]?.refused?.join()).toMatch(words)
    attest(second, make(second), bundle(second))
    expect((await ask()).code).toBe(0)
  })

  it('accepts an attestation from when the repository had another name, by its number, and no other of that name', async () => {
    attest(first, bundle(first, {}, { repository: 'octo-org/former', repositoryId: '42' }))
    attest(second, bundle(second, {}, { repository: 'octo-org/former', repositoryId: '42' }))
    expect((await ask()).code).toBe(0)
    attest(second, bundle(second, {}, { repository: 'octo-org/former', repositoryId: '43' }))
    expect((await ask()).code).toBe(1)
    const shared = 'octo-org/left-pad/.github/workflows/release.yml@refs/tags/v1.0.0'
    attest(second, bundle(second, {}, { repository: 'octo-org/former', repositoryId: '42', workflow: shared }))
    expect((await ask()).code).toBe(1)
  })

  it('accepts the workflow that --signer-workflow names, and only it', async () => {
    for (const file of [first, second])
      attest(file, bundle(file, {}, { workflow: '.github/workflows/publish.yml@refs/heads/main' }))
    expect((await ask()).code).toBe(1)
    expect((await ask(['attested', '--signer-workflow', 'publish.yml'])).code).toBe(0)
    expect((await ask(['attested', '--signer-workflow', 'publish.yml@refs/tags/*'])).code).toBe(1)
    expect((await ask(['attested', '--signer-workflow', 'octo-org/shared/.github/workflows/publish.yml'])).code).toBe(1)
  })

  it('says which root signatures were verified against, and what was not accepted', async () => {
    attest(first, bundle(first))
    attest(second, bundle(second, {}, { repository: 'octo-org/fork' }))
    const args = ['watch', 'attested', '--repository', github.repository, '--trusted-root', trustedRoot]
    const env = { GITHUB_API_URL: github.url, GITHUB_TOKEN: github.token }
    const text = (await packGate(args, { user, env })).stdout.replaceAll(/\s+/g, ' ')
    expect(text).toContain(`Signatures verified against ${trustedRoot}`)
    expect(text).toContain('attestation not accepted: it was signed by a run of https://github.com/octo-org/fork')
  })

  it("takes the repository of the folder's package.json by default", async () => {
    attest(first, bundle(first))
    attest(second, bundle(second))
    const cwd = sandbox.folder('checkout')
    const manifest = { name: 'attested', repository: `git+https://github.com/${github.repository}.git` }
    mkdirSync(cwd, { recursive: true })
    writeFileSync(join(cwd, 'package.json'), JSON.stringify(manifest))
    const env = { GITHUB_API_URL: github.url, GITHUB_TOKEN: github.token }
    const run = await packGate(['watch', 'attested', '--trusted-root', trustedRoot], { user, env, cwd })
    expect([run.code, run.stdout]).toEqual([0, expect.stringContaining('Known: 2 releases')])
  })

  it('asks GitHub only for what the kept reports do not know', async () => {
    attest(second, bundle(second))
    const folder = sandbox.folder('records')
    await packGate(
      ['check', first, '--no-config', '--baseline', 'none', '--reporter', `json=${join(folder, 'r.json')}`],
      { user },
    )
    const run = await ask(['attested', '--records', folder])
    expect(run.code).toBe(0)
    expect(github.operations()).toEqual(['repos/get 200', 'repos/list-attestations 200'])
  })

  it.each([
    ['the repository is hidden from the token', 'repos/get', { kind: 'bad-credentials' }, /octo-org\/left-pad/],
    ['the token may not read attestations', 'repos/list-attestations', { kind: 'read-only' }, /attestations of sha256/],
    [
      'the rate limit is used up',
      'repos/list-attestations',
      { kind: 'limit', status: 403, exhausted: 3000 },
      /rate limit/,
    ],
  ] as const)("can't tell where %s", async (_what, operation, failure, words) => {
    github.fail(operation, failure, Infinity)
    const run = await ask()
    expect([run.code, errorIn(run).code]).toEqual([2, 'EGITHUB'])
    expect(errorIn(run).message).toMatch(words)
  })

  it.each([
    ['is no longer good', () => github.bundles.gone],
    ['leads to something else', () => github.bundles.add(Buffer.from('<html>'))],
    [
      'leads to a block that says it is larger than it may be',
      () => github.bundles.add(Buffer.from([0xff, 0xff, 0xff, 0xff, 0x0f, 0])),
    ],
    ['leads to a JSON document that is no object', () => github.bundles.add(snappyBlock('[]'))],
    ['is no address of the web', () => 'file:///etc/passwd'],
    ['is none', () => ''],
  ])("can't tell where the link to a bundle %s", async (_what, address) => {
    attest(first, bundle(first))
    attest(second, address())
    const run = await ask()
    expect([run.code, errorIn(run).code]).toEqual([2, 'EGITHUB'])
    expect(errorIn(run).message).toContain('attestations of sha256:')
    expect(errorIn(run).help).not.toContain('permissions')
  })

  it("can't tell without a token", async () => {
    const run = await watch(['attested', '--repository', github.repository], user, {
      GITHUB_API_URL: github.url,
      GITHUB_TOKEN: '',
    })
    expect([run.code, errorIn(run).code]).toEqual([2, 'EUSAGE'])
    expect(errorIn(run).message).toContain('GITHUB_TOKEN')
  })
})
