import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import type { StageReport } from '../../src/model/stage-report.js'
import type { WatchReport } from '../../src/model/watch-report.js'
import { makeUser, packGate, type User } from '../helpers/cli.js'
import { GitHubServer } from '../helpers/github-server.js'
import { packageTarball, type PackageFiles } from '../helpers/packages.js'
import { startRecordedRegistry, type PublishOptions, type RecordedRegistry } from '../helpers/recorded-registry.js'
import { useSandbox } from '../helpers/sandbox.js'
import { passedStatement, provenanceStatement, SigningAuthority, usualSigner, type Bundle } from '../helpers/signing.js'

/**
 * Attacks on what is published and on what waits, against a registry and a GitHub on loopback: `stage` calls none of
 * them known, and the next `watch` reports each. docs/security-testing.md has the same table.
 */

const sandbox = useSandbox()
const authority = new SigningAuthority()
const former = new SigningAuthority('former')
let registry: RecordedRegistry
let github: GitHubServer
let user: User
let records: string
let trustedRoot: string
let state: string
let name: string

const commit = (version: string): string => createHash('sha1').update(version).digest('hex')
const contents = (version: string, more: PackageFiles = {}, manifest: object = {}): Buffer =>
  packageTarball({
    'package.json': { name, version, repository: `github:${usualSigner.repository}`, ...manifest },
    'index.js': 'export {}\n',
    ...more,
  })
const sha256Of = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex')
const statement = (bytes: Buffer, version: string): object =>
  passedStatement(sha256Of(bytes), `pkg:npm/${name}@${version}`)

const slsa = 'https://slsa.dev/provenance/v1'
/** What the registry shows for its word that a release has a provenance. */
function showProvenance(version: string, bundle: object): void {
  registry.attestations.set(`${name}@${version}`, { attestations: [{ predicateType: slsa, bundle }] })
}
const built = (version: string): object =>
  provenanceStatement(createHash('sha512').update(contents(version)).digest('hex'), `pkg:npm/${name}@${version}`)

/** As a workflow publishes that npm trusts. */
function byWorkflow(version: string): PublishOptions {
  showProvenance(version, authority.sign(built(version)))
  const url = `${registry.url}-/npm/v1/attestations/${name}@${version}`
  return {
    record: {
      _npmUser: { name: 'GitHub Actions', trustedPublisher: { id: 'github' } },
      gitHead: commit(version),
    },
    dist: { attestations: { url, provenance: { predicateType: slsa } } },
  }
}
const byToken: PublishOptions = { record: { _npmUser: { name: 'ann' } } }

function attest(bytes: Buffer, ...bundles: readonly object[]): void {
  github.attestations.set(`sha256:${sha256Of(bytes)}`, bundles)
}

/** Judged, and attested by the release workflow. */
function passed(version: string): Buffer {
  const bytes = contents(version)
  attest(bytes, authority.sign(statement(bytes, version)))
  github.commits.add(commit(version))
  return bytes
}

interface Seen<Report> {
  readonly code: number | null
  readonly report: Report
}

async function run<Report>(command: string, names: readonly string[], more: readonly string[]): Promise<Seen<Report>> {
  const args = ['--repository', github.repository, '--trusted-root', trustedRoot, '--records', records]
  const env = { GITHUB_API_URL: github.url, GITHUB_TOKEN: github.token }
  const { code, stdout } = await packGate([command, ...names, ...args, ...more, '--reporter', 'json'], { user, env })
  return { code, report: JSON.parse(stdout) as Report }
}
const watch = async (...names: readonly string[]): Promise<Seen<WatchReport>> =>
  run('watch', names.length > 0 ? names : [name], ['--state', state])
const stage = async (id: string): Promise<Seen<StageReport>> => run('stage', [id], [])

beforeAll(async () => {
  registry = await startRecordedRegistry()
  github = await GitHubServer.start()
  trustedRoot = join(sandbox.folder('trust'), 'root.jsonl')
  const roots = [authority.trustedRoot(), former.trustedRoot('2024-01-01T00:00:00Z')]
  writeFileSync(trustedRoot, roots.map((root) => JSON.stringify(root)).join('\n'))
})
afterAll(async () => {
  await registry.stop()
  await github.close()
})

let count = 0
beforeEach(async () => {
  count += 1
  name = `target-${count}`
  user = makeUser(sandbox, { registry: registry.url, npmrc: [`${registry.authKey}:_authToken=${registry.token}`] })
  records = sandbox.folder('records')
  mkdirSync(records, { recursive: true })
  state = join(sandbox.folder('state'), 'watch.json')
  for (const version of ['1.0.0', '1.1.0', '1.2.0']) await registry.publishBytes(passed(version), byWorkflow(version))
  expect((await watch()).code).toBe(0)
})

/** Publishes with a stolen token. */
const publish = async (bytes: Buffer, options: PublishOptions = byToken): Promise<void> =>
  registry.publishBytes(bytes, options)

/** An attestation of the attacker's for a release of the attacker's, which is published. */
const attested = async (make: (bytes: Buffer) => object): Promise<void> => {
  const bytes = contents('1.2.1', { 'evil.js': 'steal()\n' })
  attest(bytes, make(bytes))
  await publish(bytes)
}

/** A package that was made five hours ago. */
async function publishYoung(young: string, manifest: object = {}): Promise<void> {
  const bytes = packageTarball({ 'package.json': { name: young, version: '1.0.0', ...manifest }, 'index.js': '1\n' })
  await registry.publishBytes(bytes, { ...byToken, time: new Date(Date.now() - 5.5 * 3_600_000).toISOString() })
}

/** What the next watch has to hold, by the JSON of its report. */
type Attack = readonly [what: string, attack: () => Promise<void>, reported: readonly RegExp[]]

const attacks: readonly Attack[] = [
  ['a stolen token publishes a patch', async () => publish(contents('1.2.1', { 'evil.js': '1\n' })), [/no-record/]],
  [
    'a patch has a new install script',
    async () => publish(contents('1.2.1', {}, { scripts: { postinstall: 'node index.js' } })),
    [/no-record/, /lifecycle-script/],
  ],
  [
    'a patch has a new dependency that is hours old',
    async () => {
      await publishYoung('plain-crypto')
      await publish(contents('1.2.1', {}, { dependencies: { 'plain-crypto': '^1.0.0' } }))
    },
    [
      /no-record/,
      /"dependency-added","level":"warning"[^}]*plain-crypto \(first published 5 hours before this release/,
    ],
  ],
  [
    'a patch has a new dependency that is hours old and has an install script',
    async () => {
      await publishYoung('plain-script', { scripts: { postinstall: 'node index.js' } })
      await publish(contents('1.2.1', {}, { dependencies: { 'plain-script': '^1.0.0' } }))
    },
    [
      /no-record/,
      /"dependency-added","level":"error"[^}]*first published 5 hours before this release, runs an install script/,
    ],
  ],
  [
    'bytes that passed and wait are published with a token, without provenance',
    async () => publish(passed('1.2.1')),
    [/provenance-lost/, /"conclusion":"failure"/],
  ],
  [
    'bytes that passed are published by an account that never published',
    async () => publish(passed('1.2.1'), { record: { _npmUser: { name: 'mallory' } } }),
    [/publisher-changed/, /mallory/],
  ],
  [
    'a provenance that the registry lists, and a run of another repository signed',
    async () => {
      await publish(passed('1.2.1'), byWorkflow('1.2.1'))
      showProvenance('1.2.1', authority.sign(built('1.2.1'), { repository: 'mallory/left-pad' }))
    },
    [/provenance-lost/, /which proves nothing: it was signed by a run of https:..github.com.mallory/, /"failure"/],
  ],
  [
    'a provenance that the registry lists, of other bytes',
    async () => {
      await publish(passed('1.2.1'), byWorkflow('1.2.1'))
      showProvenance('1.2.1', authority.sign(built('1.2.0')))
    },
    [/provenance-lost/, /which proves nothing: what it signs is about a different release/, /"failure"/],
  ],
  [
    'a provenance that the registry lists and an attacker signed',
    async () => {
      await publish(passed('1.2.1'), byWorkflow('1.2.1'))
      showProvenance('1.2.1', new SigningAuthority().sign(built('1.2.1')))
    },
    [/provenance-lost/, /which proves nothing: its signature is not valid/, /"failure"/],
  ],
  [
    'a provenance that the registry lists and does not show',
    async () => {
      await publish(passed('1.2.1'), byWorkflow('1.2.1'))
      registry.attestations.delete(`${name}@1.2.1`)
    },
    [/provenance-lost/, /lists a provenance for 1\.2\.1 and doesn't show it: .*404/, /"level":"warning"/],
  ],
  [
    'an attestation of another repository',
    async () => attested((bytes) => authority.sign(statement(bytes, '1.2.1'), { repository: 'mallory/left-pad' })),
    [/a run of https:..github.com.mallory/],
  ],
  [
    'an attestation by another workflow of the repository',
    async () => {
      const workflow = '.github/workflows/test.yml@refs/heads/main'
      await attested((bytes) => authority.sign(statement(bytes, '1.2.1'), { workflow }))
    },
    [/test\.yml@?.* not by/],
  ],
  [
    'an attestation of another digest',
    async () => attested(() => authority.sign(statement(contents('1.2.0'), '1.2.1'))),
    [/no-record/],
  ],
  [
    'an attestation of another version, with these bytes',
    async () => attested((bytes) => authority.sign(statement(bytes, '1.2.0'))),
    [/no-record/],
  ],
  [
    'an attestation without a signature',
    async () =>
      attested((bytes) => {
        const bundle: Bundle = authority.sign(statement(bytes, '1.2.1'))
        bundle.dsseEnvelope.signatures = []
        return bundle
      }),
    [/not a Sigstore bundle|is not valid/],
  ],
  [
    'an attestation by an authority of the attacker',
    async () => attested((bytes) => new SigningAuthority().sign(statement(bytes, '1.2.1'))),
    [/its signature is not valid/],
  ],
  [
    'an attestation by an authority whose root has expired',
    async () => attested((bytes) => former.sign(statement(bytes, '1.2.1'))),
    [/its signature is not valid/],
  ],
  [
    'a signed attestation whose statement was changed',
    async () =>
      attested((bytes) => {
        const bundle = authority.sign(passedStatement(sha256Of(bytes), `pkg:npm/${name}@1.2.1`, { result: 'FAILED' }))
        const text = Buffer.from(bundle.dsseEnvelope.payload, 'base64').toString().replace('FAILED', 'PASSED')
        bundle.dsseEnvelope.payload = Buffer.from(text).toString('base64')
        return bundle
      }),
    [/its signature is not valid/],
  ],
  [
    'a report that was forged from that of another release',
    async () => {
      const file = join(sandbox.folder('tarball'), 'good.tgz')
      const report = join(records, 'forged.json')
      writeFileSync(file, contents('1.2.1'))
      await packGate(['check', file, '--no-config', '--baseline', 'none', '--reporter', `json=${report}`], { user })
      await publish(contents('1.2.1', { 'evil.js': '1\n' }))
    },
    [/other-bytes/, /forged\.json/],
  ],
  [
    'a prerelease under another dist-tag',
    async () => publish(contents('2.0.0-rc.1', { 'evil.js': '1\n' }), { ...byToken, tag: 'next' }),
    [/no-record/, /"next"/],
  ],
  [
    'the dist-tag latest is moved to an old release',
    async () => {
      registry.tag(name, 'latest', '1.0.0')
      return Promise.resolve()
    },
    [/tag-moved/, /"conclusion":"failure"/],
  ],
  [
    'a release has a second hash',
    async () => {
      await registry.publishBytes(passed('1.2.1'), byWorkflow('1.2.1'))
      registry.lie(name, (document) => {
        const { '1.2.1': entry } = document.versions
        if (entry) entry.dist.integrity = `${String(entry.dist.integrity)} sha512-${'E'.repeat(86)}==`
        return document
      })
    },
    [/several-hashes/],
  ],
  [
    'a release is shown to installers alone',
    async () => {
      await publish(contents('1.2.1', { 'evil.js': '1\n' }))
      registry.lie(name, (document, form) => {
        if (form === 'full') delete document.versions['1.2.1']
        return document
      })
    },
    [/no-record/, /1\.2\.1/],
  ],
  [
    'a release of a commit that the repository does not have',
    async () => {
      const bytes = passed('1.2.1')
      const { record, dist } = byWorkflow('1.2.1')
      await publish(bytes, { record: { ...record, gitHead: 'd'.repeat(40) }, ...(dist && { dist }) })
    },
    [/published-without-commit/, /ddddd/],
  ],
]

describe('the next watch reports', () => {
  it.each(attacks)('%s', async (_what, attack, reported) => {
    await attack()
    const { code, report } = await watch()
    for (const words of reported) expect(JSON.stringify(report)).toMatch(words)
    // How a release was published alone makes no failure where the release is known and it may have been a maintainer.
    expect([code, JSON.stringify(report).includes('"level":"warning"')]).not.toEqual([0, false])
    if (JSON.stringify(report.packages[0]).includes('"unknown":[{')) expect(code).toBe(1)
    // It is reported again until it is dealt with.
    for (let i = 0; code === 1 && i < 2; i += 1) expect((await watch()).code).toBe(1)
  })

  it('a dist-tag that was moved until it is put back, or names a newer release', async () => {
    registry.tag(name, 'latest', '1.0.0')
    expect((await watch()).code).toBe(1)
    registry.tag(name, 'latest', '1.1.0')
    expect((await watch()).code).toBe(1)
    registry.tag(name, 'latest', '1.2.0')
    expect((await watch()).code).toBe(0)
    registry.tag(name, 'latest', '1.1.0')
    expect((await watch()).code).toBe(1)
    await registry.publishBytes(passed('1.3.0'), byWorkflow('1.3.0'))
    expect((await watch()).code).toBe(0)
  })

  it('a dist-tag that was moved for installers alone', async () => {
    registry.lie(name, (document, form) =>
      form === 'full' ? document : { ...document, 'dist-tags': { latest: '1.0.0' } },
    )
    const { code, report } = await watch()
    expect([code, JSON.stringify(report)]).toEqual([1, expect.stringContaining('tag-moved')])
  })

  it('two packages in a burst, each with the other', async () => {
    const [one, other] = [name, `${name}-other`]
    await publish(contents('1.2.1'))
    name = other
    await publish(contents('0.1.0'))
    const { code, report } = await watch(one, other)
    expect(code).toBe(1)
    for (const spec of [`${one}@1.2.1`, `${other}@0.1.0`])
      expect(JSON.stringify(report)).toMatch(new RegExp(`within ten minutes of [^"]*: ${spec}`))
  })

  it('a release that was unpublished between two runs, as gone', async () => {
    registry.lie(name, (document) => {
      document.time = { ...(document.time as object), '1.2.1': new Date().toISOString() }
      return document
    })
    const { report } = await watch()
    expect(report.packages[0]).toMatchObject({ unpublished: [{ version: '1.2.1' }] })
  })
})

describe('stage never calls known', () => {
  const evil = (): Buffer => contents('1.2.1', { 'evil.js': 'steal()\n' })
  it.each<readonly [string, () => Promise<string>, number, RegExp]>([
    ['a release that never passed', async () => registry.stage(evil()), 1, /no-record/],
    [
      'bytes that were swapped after they were staged',
      async () => {
        const id = await registry.stage(passed('1.2.1'))
        registry.swapStaged(id, evil())
        return id
      },
      2,
      /EINTEGRITY/,
    ],
    [
      'swapped bytes whose hash the registry lists, too',
      async () => {
        passed('1.2.1')
        return registry.stage(evil())
      },
      1,
      /no-record/,
    ],
    [
      'one with a dependency that is hours old',
      async () => {
        await publishYoung('plain-staged')
        return registry.stage(contents('1.2.1', {}, { dependencies: { 'plain-staged': '^1.0.0' } }))
      },
      1,
      /plain-staged \(first published 5 hours ago/,
    ],
    [
      'one that another workflow attested',
      async () => {
        const bytes = evil()
        const workflow = '.github/workflows/test.yml@refs/heads/main'
        attest(bytes, authority.sign(statement(bytes, '1.2.1'), { workflow }))
        return registry.stage(bytes)
      },
      1,
      /not by octo-org/,
    ],
    [
      'one that no one signed for',
      async () => {
        const bytes = evil()
        attest(bytes, new SigningAuthority().sign(statement(bytes, '1.2.1')))
        return registry.stage(bytes)
      },
      1,
      /its signature is not valid/,
    ],
    ['an older line that would become latest', async () => registry.stage(passed('1.1.1')), 1, /dist-tag/],
    ['a prerelease that would become latest', async () => registry.stage(passed('2.0.0-rc.1')), 1, /dist-tag/],
  ])('%s', async (_what, attack, code, words) => {
    const seen = await stage(await attack())
    expect([seen.code, seen.report.staged.map(({ conclusion }) => conclusion)]).toEqual([
      code,
      [code === 1 ? 'failure' : 'error'],
    ])
    expect(JSON.stringify(seen.report)).toMatch(words)
  })

  it('what passed, by anyone else than before, without saying who', async () => {
    const seen = await stage(await registry.stage(passed('1.2.1'), { actor: 'mallory' }))
    expect([seen.code, JSON.stringify(seen.report)]).toEqual([0, expect.stringContaining('publisher-changed')])
    const usual = await stage(await registry.stage(passed('1.2.2'), { actor: 'GitHub Actions' }))
    expect(JSON.stringify(usual.report)).not.toContain('signals')
  })
})

describe('a state', () => {
  it('makes a package that did not change one request, and never one in which something was found', async () => {
    const asked = registry.requests.length
    const { code, report } = await watch()
    expect([code, registry.requests.slice(asked)]).toEqual([0, [`GET /${name}`]])
    expect(report.packages[0]).toMatchObject({ unchanged: true, conclusion: 'success' })
    const other = await run<WatchReport>('watch', [name], ['--state', state, '--since', '1.0.0'])
    expect(other.report.packages[0]).not.toHaveProperty('unchanged')
    await publish(contents('1.2.1'))
    for (let i = 0; i < 2; i += 1) expect((await watch()).code).toBe(1)
  })

  it('keeps which provenances were verified, for a day and for these bytes', async () => {
    await registry.publishBytes(passed('1.3.0'), byWorkflow('1.3.0'))
    const asked = registry.requests.length
    expect((await watch()).code).toBe(0)
    const shown = (from: number): readonly string[] =>
      registry.requests.slice(from).filter((request) => request.includes('/attestations/'))
    expect(shown(asked)).toEqual([`GET /-/npm/v1/attestations/${name}@1.3.0`])
    const text = readFileSync(state, 'utf8')
    const kept = (JSON.parse(text) as { packages: Record<string, { proven: object }> }).packages[name]?.proven
    expect(Object.keys(kept ?? {}).sort()).toEqual(['1.0.0', '1.1.0', '1.2.0', '1.3.0'])
    const again = async (change: (text: string) => string): Promise<readonly string[]> => {
      writeFileSync(state, change(text).replace(/"known":{[^}]*}/, '"known":{"etag":"other","lastModified":null}'))
      const from = registry.requests.length
      expect((await watch()).code).toBe(0)
      return shown(from)
    }
    expect(await again((same) => same)).toEqual([])
    expect(await again((same) => same.replace(/"1\.1\.0":"sha512-./, '"1.1.0":"sha512-_'))).toHaveLength(1)
    expect(await again((same) => same.replace(/"looked":\d+/, '"looked":1'))).toHaveLength(4)
  })

  it('that is no state is none', async () => {
    writeFileSync(state, '{"schemaVersion":1,"packages":[]}')
    expect((await watch()).report.packages[0]).not.toHaveProperty('unchanged')
  })
})
