import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import type { Verdict } from '../../src/model/report.js'
import { purlOf } from '../../src/model/verification.js'
import { makeUser, packGate, type User } from '../helpers/cli.js'
import { writePackage } from '../helpers/packages.js'
import { startRecordedRegistry, type PublishOptions, type RecordedRegistry } from '../helpers/recorded-registry.js'
import { useSandbox } from '../helpers/sandbox.js'
import { provenanceStatement, SigningAuthority, usualSigner, type Bundle, type Signer } from '../helpers/signing.js'
import { errorOf, kinds, unique, verify, type Verified } from './releasing.js'

/** What `verify` believes of how a release was published: no word of a registry, but what a workflow signed. */

const sandbox = useSandbox()
const authority = new SigningAuthority()
const provenance = 'https://slsa.dev/provenance/v1'
let registry: RecordedRegistry
let trustedRoot: string
let user: User
let name: string
let tarball: string
let report: string

beforeAll(async () => {
  registry = await startRecordedRegistry()
  trustedRoot = join(sandbox.folder('trust'), 'root.json')
  writeFileSync(trustedRoot, JSON.stringify(authority.trustedRoot()))
})
afterAll(async () => {
  await registry.stop()
})

/** Checks and hands over a package, as the first job of a release does. */
async function gate(more: object = { repository: `github:${usualSigner.repository}` }): Promise<void> {
  const folder = writePackage(sandbox.folder('package'), {
    'package.json': { name, version: '1.0.1', main: 'index.js', ...more },
    'index.js': 'export {}\n',
  })
  const out = sandbox.folder('out')
  report = join(out, 'report.json')
  const args = ['check', folder, '--baseline', 'none', '--pack-destination', out, '--reporter', `json=${report}`]
  expect((await packGate(args, { user })).code).toBe(0)
  tarball = (JSON.parse(readFileSync(report, 'utf8')) as Verdict).tarball?.path ?? ''
}

beforeEach(async () => {
  name = `@octo-org/${unique()}`
  user = makeUser(sandbox, { registry: registry.url })
  await gate()
})

const addressOf = (): string => `${registry.url}-/npm/v1/attestations/${name}@1.0.1`
const claim = (url = addressOf()): PublishOptions => ({
  dist: { attestations: { url, provenance: { predicateType: provenance } } },
})
const sha512 = (): string => createHash('sha512').update(readFileSync(tarball)).digest('hex')
const statement = (): object => provenanceStatement(sha512(), purlOf({ name, version: '1.0.1' }))
const answer = (...bundles: readonly unknown[]): object => ({
  attestations: [
    { predicateType: 'https://github.com/npm/attestation/tree/main/specs/publish/v0.1', bundle: { signed: 'by npm' } },
    ...bundles.map((bundle) => ({ predicateType: provenance, bundle })),
  ],
})

/** Publishes with what the registry says of it and shows, and verifies. */
async function verified(shown: object | number, more: readonly string[] = [], published = claim()): Promise<Verified> {
  await registry.publish(tarball, user, published)
  registry.attestations.set(`${name}@1.0.1`, shown)
  return verify(['--report', report, '--trusted-root', trustedRoot, ...more], user)
}
const signed = (change: Partial<Signer> = {}): Bundle => authority.sign(statement(), change)

describe('a signer workflow that is none', () => {
  it('is said where the release has no provenance, too', async () => {
    await registry.publish(tarball, user, {})
    const run = await packGate(['verify', '--report', report, '--signer-workflow', 'release'], { user })
    expect(run.code).toBe(2)
    expect(run.stdout).toContain('--signer-workflow is "release"')
  })
})

describe('a provenance', () => {
  it('that a run of the repository signed for these bytes is told, with the workflow', async () => {
    const run = await verified(answer(signed()))
    expect([run.code, kinds(run)]).toEqual([0, []])
    expect(run.result).toMatchObject({
      provenance: {
        verified: true,
        signer: 'octo-org/left-pad/.github/workflows/release.yml@refs/tags/v1.0.0',
        repository: 'https://github.com/octo-org/left-pad',
        commit: 'a'.repeat(40),
      },
      trustedRoot: { source: 'file' },
    })
    const text = await packGate(['verify', '--report', report, '--trusted-root', trustedRoot], { user })
    expect(text.stdout).toContain('Provenance octo-org/left-pad/.github/workflows/release.yml@refs/tags/v1.0.0')
  })

  it('counts whatever else the registry shows beside it', async () => {
    const forged = new SigningAuthority().sign(statement())
    expect((await verified(answer(null, { a: 1 }, forged, signed()))).code).toBe(0)
  })

  const refused: readonly (readonly [string, () => object, RegExp])[] = [
    ['of a fork', () => answer(signed({ repository: 'mallory/left-pad' })), /a run of https:..github\.com.mallory/],
    [
      'of another service',
      () => answer(signed({ issuer: 'https://gitlab.com' })),
      /an identity of https:..gitlab\.com/,
    ],
    [
      'about other bytes',
      () => answer(authority.sign(provenanceStatement('ab'.repeat(64), purlOf({ name, version: '1.0.1' })))),
      /a different release/,
    ],
    [
      'about another version',
      () => answer(authority.sign(provenanceStatement(sha512(), purlOf({ name, version: '1.0.0' })))),
      /a different release/,
    ],
    [
      'about another package',
      () => answer(authority.sign(provenanceStatement(sha512(), 'pkg:npm/evil@1.0.1'))),
      /a different release/,
    ],
    [
      'that is a statement of another kind',
      () => answer(authority.sign({ ...statement(), predicateType: 'https://example.com/test/v1' })),
      /a different release/,
    ],
    ['by an authority of the attacker', () => answer(new SigningAuthority().sign(statement())), /is not valid/],
    [
      'without a signature',
      () => {
        const bundle = signed()
        bundle.dsseEnvelope.signatures = []
        return answer(bundle)
      },
      /not a Sigstore bundle|is not valid/,
    ],
    ['that is not there', () => answer(), /gives none/],
    ['in an unknown form', () => [signed()], /gives none/],
  ]
  it.each(refused)('%s is a difference', async (_what, shown, why) => {
    const run = await verified(shown())
    expect([run.code, kinds(run)]).toEqual([1, ['provenance -']])
    expect(run.stdout).toMatch(why)
    expect(run.result).toMatchObject({ provenance: { verified: false } })
  })

  it.each([404, 500])('that the registry names and does not show (%i) is no pass', async (status) => {
    const run = await verified(status)
    expect([run.code, errorOf(run).code]).toEqual([2, 'EREGISTRY'])
    expect(errorOf(run).message).toContain('attestations')
  })

  it('is asked of the registry, whatever host its address has', async () => {
    const address = `https://attacker.invalid/-/npm/v1/attestations/${name}@1.0.1`
    expect((await verified(answer(signed()), [], claim(address))).code).toBe(0)
  })

  it('is of the workflow and the commit that were asked for, or a difference', async () => {
    await verified(answer(signed()))
    const asked = async (...more: readonly string[]): Promise<Verified> =>
      verify(['--report', report, '--trusted-root', trustedRoot, ...more], user)
    expect((await asked('--signer-workflow', 'release.yml@refs/tags/*')).code).toBe(0)
    const workflow = await asked('--signer-workflow', 'publish.yml')
    expect([workflow.code, kinds(workflow)]).toEqual([1, ['provenance -']])
    const branch = await asked('--signer-workflow', 'release.yml@refs/heads/main')
    expect([branch.code, kinds(branch)]).toEqual([1, ['provenance -']])
    const path = JSON.parse(readFileSync(report, 'utf8')) as object
    writeFileSync(report, JSON.stringify({ ...path, commit: 'b'.repeat(40) }))
    const commit = await asked('--commit', 'b'.repeat(40))
    expect([commit.code, kinds(commit)]).toEqual([1, ['commit -']])
  })

  it('of a package that names no repository proves nothing', async () => {
    await gate({})
    const run = await verified(answer(signed()))
    expect([run.code, kinds(run)]).toEqual([1, ['provenance -']])
  })
})

describe('how a release was published', () => {
  const before: PublishOptions = {
    ...claim(''),
    record: { _npmUser: { name: 'GitHub Actions', trustedPublisher: { id: 'github' } } },
  }
  const publishOld = async (): Promise<void> => {
    const manifest = { name, version: '1.0.0' }
    await registry.publishBytes(readFileSync(tarball), { ...before, manifest })
  }

  it('fails though the bytes are those, where the provenance that the ones before had is gone', async () => {
    await publishOld()
    const run = await verified(404, [], { record: { _npmUser: { name: 'ann' } } })
    expect([run.code, kinds(run)]).toEqual([1, []])
    expect(run.result).toMatchObject({ provenance: null, conclusion: 'failure' })
    const text = await packGate(['verify', '--report', report], { user })
    expect([text.code, text.stdout]).toEqual([1, expect.stringContaining('was published without provenance')])
    expect(text.stdout.split('\n')[0]).toMatch(/^Suspicious:/)
  })

  it('is told where another account published it', async () => {
    await publishOld()
    const published = {
      ...before,
      ...claim(),
      record: { _npmUser: { name: 'mallory', trustedPublisher: { id: 'x' } } },
    }
    const run = await verified(answer(signed()), [], published)
    expect(run.code).toBe(0)
    expect(run.result).toMatchObject({ signals: [{ ruleId: 'publisher-changed', level: 'warning' }] })
  })
})
