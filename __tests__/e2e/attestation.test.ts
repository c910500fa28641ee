import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, it } from '@jest/globals'
import type { VerificationSummary } from '../../src/gate/attest/write-summary.js'
import { purlOf, vsa } from '../../src/model/verification.js'
import { makeUser, packGate, type Run } from '../helpers/cli.js'
import { writePackage, type PackageFiles } from '../helpers/packages.js'
import { useSandbox } from '../helpers/sandbox.js'

const sandbox = useSandbox()
const validate = new Ajv2020({ allErrors: true }).compile(
  JSON.parse(readFileSync('__tests__/fixtures/attestation/statement.schema.json', 'utf8')) as object,
)
const plain: PackageFiles = {
  'package.json': { name: '@acme/core', version: '1.2.0-rc.1', files: ['index.js'] },
  'index.js': 'export {}\n',
}
const policy = 'files: ["package.json", "*.js"]\n'

/** The statement as actions/attest makes it of a predicate and a subject. */
const statement = (predicate: unknown, sha256 = 'a'.repeat(64)): unknown => ({
  _type: 'https://in-toto.io/Statement/v1',
  subject: [{ name: 'acme-core.tgz', digest: { sha256 } }],
  predicateType: vsa.predicateType,
  predicate,
})

interface Attested extends Run {
  readonly file: string
  readonly predicate: VerificationSummary | null
}

async function attest(
  files: PackageFiles,
  args: readonly string[] = [],
  env: Readonly<Record<string, string>> = {},
  stale?: string,
): Promise<Attested> {
  const out = sandbox.folder('out')
  const file = join(out, 'deep', 'vsa.json')
  if (stale !== undefined) writeFileSync(join(out, 'vsa.json'), stale)
  const target = stale === undefined ? file : join(out, 'vsa.json')
  const folder = writePackage(sandbox.folder('package'), files)
  const run = await packGate(
    ['check', folder, '--baseline', 'none', '--pack-destination', out, '--vsa', target, ...args],
    { user: makeUser(sandbox), env },
  )
  return {
    ...run,
    file: target,
    predicate: existsSync(target) ? (JSON.parse(readFileSync(target, 'utf8')) as VerificationSummary) : null,
  }
}

describe('the verification summary', () => {
  it('is a predicate as SLSA has it, in a statement as in-toto has it, with the policy at its commit', async () => {
    const env = { GITHUB_SERVER_URL: 'https://github.com', GITHUB_REPOSITORY: 'acme/core', GITHUB_SHA: 'c'.repeat(40) }
    const run = await attest({ ...plain, 'pack-gate.yml': policy }, [], env)
    expect(run.code).toBe(0)
    expect(validate(statement(run.predicate)) || validate.errors).toBe(true)
    expect(run.predicate).toMatchObject({
      verifier: {
        id: 'https://github.com/pack-gate/pack-gate',
        version: { 'pack-gate': expect.stringMatching(/^\d/) },
      },
      resourceUri: 'pkg:npm/%40acme/core@1.2.0-rc.1',
      policy: { digest: { sha256: createHash('sha256').update(policy).digest('hex') } },
      verificationResult: 'PASSED',
    })
    expect(run.predicate?.policy.uri).toMatch(
      new RegExp(`^https://github\\.com/acme/core/blob/${'c'.repeat(40)}/.*pack-gate\\.yml$`),
    )
  })

  it('names the rules where there is no policy, and is valid outside of a workflow', async () => {
    const without = await attest(plain)
    expect(validate(statement(without.predicate)) || validate.errors).toBe(true)
    expect(without.predicate?.policy).toEqual({ uri: expect.stringContaining('docs/rules/README.md') })
    const local = await attest({ ...plain, 'pack-gate.yml': policy })
    expect(validate(statement(local.predicate)) || validate.errors).toBe(true)
    expect(local.predicate?.policy.uri).toMatch(/^urn:pack-gate:policy:/)
  })

  it('is not written for a blocked release, and an earlier one is gone', async () => {
    const run = await attest(
      { ...plain, 'pack-gate.yml': 'files: [package.json]\n' },
      [],
      {},
      '{"verificationResult":"PASSED"}',
    )
    expect([run.code, run.predicate]).toEqual([1, null])
  })

  it('is not written without a verdict, and an earlier one is gone', async () => {
    const failing = { ...plain, 'package.json': { name: 'a', version: '1.0.0', scripts: { prepack: 'exit 3' } } }
    const run = await attest(failing, [], {}, '{"verificationResult":"PASSED"}')
    expect([run.code, run.predicate]).toEqual([2, null])
  })

  it('needs a tarball to speak of', async () => {
    const run = await packGate(['check', writePackage(sandbox.folder('package'), plain), '--vsa', 'x.json'], {
      user: makeUser(sandbox),
    })
    expect([run.code, run.stderr]).toEqual([2, expect.stringContaining('--vsa needs --pack-destination')])
  })

  it('is told from one that only looks like it', () => {
    const good = {
      verifier: { id: 'https://example.com/a' },
      timeVerified: '2026-11-21T10:00:00Z',
      resourceUri: 'pkg:npm/a@1.0.0',
      policy: { uri: 'urn:x:y' },
      verificationResult: 'PASSED',
      verifiedLevels: ['X'],
    }
    expect(validate(statement(good))).toBe(true)
    for (const wrong of [
      { verifier: {} },
      { verificationResult: 'passed' },
      { verifiedLevels: ['SLSA_MINE'] },
      { timeVerified: 'today' },
      { policy: {} },
      { resourceUri: 'a b' },
      { timeverified: 1 },
    ]) {
      expect([wrong, validate(statement({ ...good, ...wrong }))]).toEqual([wrong, false])
    }
    expect(validate(statement(good, 'A'))).toBe(false)
  })
})

describe('the verification summaries of several packages', () => {
  it('are in a folder, one for each package that passes, and what an earlier run left is gone', async () => {
    const out = sandbox.folder('out')
    writeFileSync(
      join(out, 'gone-1.0.0.vsa.json'),
      JSON.stringify({ verifier: { id: vsa.verifierId }, verificationResult: 'PASSED' }),
    )
    writeFileSync(join(out, 'other.vsa.json'), '{}')
    const folder = writePackage(sandbox.folder('repository'), {
      'package.json': { private: true, workspaces: ['packages/*'] },
      'packages/a/package.json': { name: '@acme/a', version: '1.0.0', files: ['index.js'] },
      'packages/a/index.js': '1\n',
      'packages/b/package.json': { name: 'b', version: '2.0.0', main: 'gone.js' },
      'packages/c/package.json': { name: 'c', version: '3.0.0', files: ['index.js'] },
      'packages/c/index.js': '3\n',
    })
    const args = ['check', folder, '--baseline', 'none', '--pack-destination', out, '--vsa']
    const run = await packGate([...args, `${out}/`], { user: makeUser(sandbox) })
    expect(run.code).toBe(1)
    expect(readdirSync(out).sort()).toEqual([
      'acme-a-1.0.0.tgz',
      'acme-a-1.0.0.vsa.json',
      'c-3.0.0.tgz',
      'c-3.0.0.vsa.json',
      'other.vsa.json',
    ])
    const { resourceUri } = JSON.parse(readFileSync(join(out, 'acme-a-1.0.0.vsa.json'), 'utf8')) as VerificationSummary
    expect(resourceUri).toBe('pkg:npm/%40acme/a@1.0.0')
    const one = await packGate([...args, join(out, 'vsa.json')], { user: makeUser(sandbox) })
    expect([one.code, one.stderr + one.stdout]).toEqual([2, expect.stringContaining('with a slash at its end')])
  })
})

describe('a package URL', () => {
  it.each([
    ['acme', '1.0.0', 'pkg:npm/acme@1.0.0'],
    ['@acme/core', '1.0.0+build.1', 'pkg:npm/%40acme/core@1.0.0%2Bbuild.1'],
  ])('of %s is as the specification has it', (name, version, purl) => {
    expect(purlOf({ name, version })).toBe(purl)
  })
})
