import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { BundleVerifier, NotVerified } from '../../../src/commands/attest/signed-bundle.js'
import { foreignSigner, signerPolicy } from '../../../src/commands/attest/signer.js'
import { trustedRoots } from '../../../src/commands/attest/trusted-root.js'
import type { JsonObject } from '../../../src/model/manifest.js'
import { useSandbox } from '../../helpers/sandbox.js'
import { SigningAuthority, usualSigner, type Bundle } from '../../helpers/signing.js'

const sandbox = useSandbox()
const unreachable = { url: 'http://127.0.0.1:9', root: Buffer.from('{}') }
const place = { env: {}, userAgent: 'tests' }

/**
 * Attestations as Sigstore's public log has them: npm's provenance of sigstore@2.1.0, and GitHub's of a wheel that a
 * reusable workflow built.
 */
const real = (name: string): Bundle =>
  JSON.parse(readFileSync(`__tests__/fixtures/attestation/real/${name}.json`, 'utf8')) as Bundle

const shipped = await trustedRoots(null, place, unreachable)
const verifier = new BundleVerifier(shipped.documents)

describe('real attestations, offline, with the root that is shipped', () => {
  it('says that the shipped root was taken, and why', () => {
    expect(shipped).toMatchObject({ source: 'shipped', detail: expect.any(String) })
  })

  it('verifies the provenance of a published npm package', () => {
    const { statement, identity } = verifier.verify(real('npm-sigstore-2.1.0'))
    expect(statement.subject).toEqual([
      { name: 'pkg:npm/sigstore@2.1.0', digest: { sha512: expect.stringMatching(/^90f223f992e4c88d/) } },
    ])
    expect(identity).toMatchObject({
      issuer: 'https://token.actions.githubusercontent.com',
      repository: 'https://github.com/sigstore/sigstore-js',
      workflow: 'https://github.com/sigstore/sigstore-js/.github/workflows/release.yml@refs/heads/main',
    })
    expect(
      foreignSigner(identity, signerPolicy('release.yml', 'Sigstore/sigstore-js', 'https://github.com')),
    ).toBeNull()
    const renamed = signerPolicy('release.yml', 'sigstore/renamed', 'https://github.com')
    expect(identity.repositoryId).toMatch(/^\d+$/)
    expect(foreignSigner(identity, renamed)).toContain('a run of')
    expect(foreignSigner(identity, { ...renamed, repositoryId: identity.repositoryId ?? null })).toBeNull()
    expect(foreignSigner(identity, { ...renamed, repositoryId: '1' })).toContain('a run of')
    expect(foreignSigner({ ...identity, repositoryId: null }, { ...renamed, repositoryId: null })).toContain('a run of')
  })

  it("verifies GitHub's attestation by a reusable workflow of another repository", () => {
    const { identity } = verifier.verify(real('github-provenance-demo'))
    const policyOf = (workflow: string) => signerPolicy(workflow, 'malancas/attest-demo', 'https://github.com')
    expect(identity.repository).toBe('https://github.com/malancas/attest-demo')
    const signer = (identity.workflow ?? '').replace('https://github.com/', '').replace(/@.*/, '')
    expect(signer.startsWith('github/artifact-attestations-workflows/')).toBe(true)
    expect(foreignSigner(identity, policyOf(signer))).toBeNull()
    expect(foreignSigner(identity, policyOf('release.yml'))).toContain('--signer-workflow')
  })

  const tampered: readonly (readonly [string, (bundle: Bundle) => void])[] = [
    [
      'another digest in the statement',
      ({ dsseEnvelope }) => {
        const text = Buffer.from(dsseEnvelope.payload, 'base64').toString()
        dsseEnvelope.payload = Buffer.from(text.replace('90f223f9', '00f223f9')).toString('base64')
      },
    ],
    [
      'a signature with one bit changed',
      ({ dsseEnvelope: { signatures } }) => {
        const [first] = signatures
        const bytes = Buffer.from(first?.sig ?? '', 'base64')
        bytes[20] = (bytes[20] ?? 0) ^ 1
        if (first) first.sig = bytes.toString('base64')
      },
    ],
    ['no signature', ({ dsseEnvelope }) => (dsseEnvelope.signatures = [])],
    ['no entry of the log', ({ verificationMaterial }) => (verificationMaterial.tlogEntries = [])],
    [
      'the certificate of another bundle',
      ({ verificationMaterial }) => {
        Object.assign(verificationMaterial, {
          certificate: (real('github-provenance-demo').verificationMaterial as unknown as JsonObject).certificate,
        })
      },
    ],
    [
      'a time of the log that is ten years later',
      ({ verificationMaterial: { tlogEntries } }) =>
        Object.assign(tlogEntries[0] ?? {}, { integratedTime: '2011111111' }),
    ],
    ['another type of payload', ({ dsseEnvelope }) => (dsseEnvelope.payloadType = 'text/plain')],
  ]
  it.each(tampered)('refuses %s', (_what, change) => {
    const bundle = real('npm-sigstore-2.1.0')
    change(bundle)
    expect(() => verifier.verify(bundle)).toThrow(NotVerified)
  })

  it.each([null, [], {}, 'x', { dsseEnvelope: {} }, { verificationMaterial: {}, messageSignature: {} }])(
    'refuses what is no bundle: %j',
    (value) => {
      expect(() => verifier.verify(value)).toThrow(NotVerified)
    },
  )

  it('refuses them with the root of someone else', () => {
    const other = new BundleVerifier([new SigningAuthority().trustedRoot() as JsonObject])
    expect(() => other.verify(real('npm-sigstore-2.1.0'))).toThrow(/is not valid/)
  })
})

describe('a root of our own', () => {
  const authority = new SigningAuthority()
  const own = new BundleVerifier([authority.trustedRoot() as JsonObject])
  const statement = { _type: 'https://in-toto.io/Statement/v1', subject: [], predicateType: 'x', predicate: {} }

  it('vouches for what its authority signed', () => {
    expect(own.verify(authority.sign(statement, { repositoryId: '42' }))).toEqual({
      statement,
      identity: {
        issuer: usualSigner.issuer,
        repository: 'https://github.com/octo-org/left-pad',
        workflow: `https://github.com/octo-org/left-pad/${usualSigner.workflow}`,
        repositoryId: '42',
        commit: 'a'.repeat(40),
      },
    })
  })

  it('vouches for nothing that another authority signed, though it has its name', () => {
    expect(() => own.verify(new SigningAuthority().sign(statement))).toThrow(NotVerified)
    const both = new BundleVerifier([
      new SigningAuthority().trustedRoot() as JsonObject,
      authority.trustedRoot() as JsonObject,
    ])
    expect(both.verify(authority.sign(statement)).statement).toEqual(statement)
  })

  it('vouches for nothing after its end', () => {
    const expired = new BundleVerifier([authority.trustedRoot('2021-01-01T00:00:00Z') as JsonObject])
    expect(() => expired.verify(authority.sign(statement))).toThrow(NotVerified)
    expect(expired.verify(authority.sign(statement, {}, new Date('2020-06-01'))).statement).toEqual(statement)
  })

  it('is read from a file, one document or one a line; anything else is refused', async () => {
    const path = join(sandbox.folder('roots'), 'root.jsonl')
    writeFileSync(path, `${JSON.stringify(authority.trustedRoot())}\n${JSON.stringify(shipped.documents[0])}\n`)
    const both = await trustedRoots({ path, shown: 'root.jsonl' }, place)
    expect([both.source, both.detail, both.documents.length]).toEqual(['file', 'root.jsonl', 2])
    writeFileSync(path, JSON.stringify(authority.trustedRoot(), null, 2))
    expect((await trustedRoots({ path, shown: 'root.jsonl' }, place)).documents).toHaveLength(1)
    writeFileSync(path, '{}')
    await expect(trustedRoots({ path, shown: 'root.jsonl' }, place)).rejects.toThrow(/can't be read/)
  })
})

describe('the signer', () => {
  const policy = signerPolicy('release.yml@refs/tags/*', 'octo-org/left-pad', 'https://github.com')
  const identity = {
    issuer: usualSigner.issuer,
    repository: 'https://github.com/octo-org/left-pad',
    workflow: `https://github.com/octo-org/left-pad/${usualSigner.workflow}`,
    commit: null,
  }

  it('is the workflow of the repository at the ref that was asked for', () => {
    expect(foreignSigner(identity, policy)).toBeNull()
  })

  it.each([
    ['another repository', { repository: 'https://github.com/octo-org/left-pad-2' }, /a run of/],
    ['no repository', { repository: null }, /a run of no repository/],
    [
      'another workflow',
      { workflow: identity.workflow.replace('release.yml', 'test.yml') },
      /test\.yml.*--signer-workflow/,
    ],
    ['a workflow in other case', { workflow: identity.workflow.replace('release', 'Release') }, /Release\.yml/],
    [
      'a workflow whose name goes on behind an @',
      { workflow: identity.workflow.replace('@refs/', '@refs-tags-x.yml@refs/') },
      /not by/,
    ],
    ['a ref that begins with another workflow', { workflow: identity.workflow.replace('@', '@refs@') }, /not by/],
    ['another ref', { workflow: identity.workflow.replace('tags', 'heads') }, /not at refs\/tags/],
    ['a workflow without a ref', { workflow: identity.workflow.replace(/@.*/, '') }, /at no ref/],
    ['a person', { issuer: 'https://accounts.google.com', workflow: 'ann@example.com' }, /not of GitHub Actions/],
    ['an issuer that begins alike', { issuer: `${usualSigner.issuer}.example.com` }, /not of GitHub Actions/],
    ['no issuer', { issuer: null }, /an identity of no one/],
  ])('is not %s', (_what, change, words) => {
    expect(foreignSigner({ ...identity, ...change }, policy)).toMatch(words)
  })

  it('is not the head of a pull request, unless that was asked for', () => {
    const asked = (typed: string) => signerPolicy(typed, 'octo-org/left-pad', 'https://github.com')
    const at = (ref: string) => ({ ...identity, workflow: identity.workflow.replace(/@.*/, `@${ref}`) })
    expect(foreignSigner(at('refs/pull/5/merge'), asked('release.yml'))).toMatch(/a pull request/)
    expect(foreignSigner(at('refs/pull/5/merge'), asked('release.yml@refs/pull/*'))).toBeNull()
    for (const ref of ['refs/heads/main', 'refs/heads/a@refs/b', 'refs/tags/v1'])
      expect(foreignSigner(at(ref), asked('release.yml'))).toBeNull()
  })

  it('is the same in any case of owner and repository', () => {
    const workflow = identity.workflow.replace('octo-org/left-pad', 'Octo-Org/Left-Pad')
    const repository = 'https://github.com/Octo-Org/Left-Pad'
    expect(foreignSigner({ ...identity, repository, workflow }, policy)).toBeNull()
  })

  it('is known on a server of one’s own', () => {
    const own = signerPolicy('.github/workflows/release.yml', 'o/r', 'https://git.example.com')
    const there = {
      issuer: 'https://git.example.com/_services/token',
      repository: 'https://git.example.com/o/r',
      workflow: 'https://git.example.com/o/r/.github/workflows/release.yml@refs/heads/main',
      commit: null,
    }
    expect(foreignSigner(there, own)).toBeNull()
    expect(foreignSigner({ ...there, issuer: usualSigner.issuer }, own)).not.toBeNull()
  })

  it.each(['release', 'a/b/c.yml', '../release.yml', 'release.yml@main', 'release.yml@refs/*/x', ''])(
    'can not be asked for as %j',
    (typed) => {
      expect(() => signerPolicy(typed, 'o/r', 'https://github.com')).toThrow(/--signer-workflow is/)
    },
  )
})
