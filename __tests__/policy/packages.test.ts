import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { admits } from '../../src/policy/patterns.js'
import { policyFor, type PackageIdentity } from '../../src/policy/package-policy.js'
import { readPolicyFile } from '../../src/policy/read.js'
import { GateError } from '../../src/model/errors.js'
import { rules } from '../../src/rules/index.js'
import type { Policy } from '../../src/model/policy.js'
import { useSandbox } from '../helpers/sandbox.js'

const sandbox = useSandbox()

async function read(text: string, others: Readonly<Record<string, string>> = {}): Promise<Policy> {
  const root = sandbox.folder()
  for (const [path, content] of Object.entries({ ...others, 'pack-gate.yml': text })) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), content)
  }
  return readPolicyFile({ file: join(root, 'pack-gate.yml'), path: 'pack-gate.yml' }, root, rules)
}

async function failure(...args: Parameters<typeof read>): Promise<GateError> {
  const error = await read(...args).then(
    () => null,
    (thrown: unknown) => thrown,
  )
  if (error instanceof GateError) return error
  throw new Error(`no error: ${String(error)}`)
}

const a: PackageIdentity = { path: 'packages/a', name: '@acme/a' }
const b: PackageIdentity = { path: 'packages/b', name: 'b' }
const level = (policy: Policy, id: string): unknown => policy.rules.get(id)?.new

describe('what a policy says of some packages', () => {
  it('comes on top of what it says of all, key by key, for these packages alone', async () => {
    const policy = await read(
      'rules:\n  size-growth: { level: warning, max: 50% }\npackages:\n  packages/a:\n    baseline: 1.0.0\n   ' +
        ' rules:\n      size-growth: { max: 10% }\n',
    )
    const [forA, forB] = [policyFor(policy, a), policyFor(policy, b)]
    expect([forA.baseline.spec, forB.baseline.spec]).toEqual(['1.0.0', null])
    expect([forA, forB].map(({ rules: set }) => set.get('size-growth')?.options)).toEqual([
      expect.objectContaining({ max: 0.1 }),
      expect.objectContaining({ max: 0.5 }),
    ])
    expect(level(forA, 'size-growth')).toBe('warning')
    const places = forA.rules.get('size-growth')?.places
    expect([places?.get('new')?.line, places?.get('max')]).toEqual([2, { path: 'pack-gate.yml', line: 7, column: 22 }])
    expect([forA.path, forA.packages]).toEqual(['pack-gate.yml', undefined])
  })

  it.each([
    ['packages/a', true, false],
    ['"@acme/*"', true, false],
    ['"packages/*"', true, true],
    ['"packages/{b,c}"', false, true],
    ['b', false, true],
    ['a', false, false],
    ['.', false, false],
  ])('is about packages by folder or by name: %s', async (selector, isA, isB) => {
    const policy = await read(`packages: { ${selector}: { rules: { file-added: off } } }\n`)
    expect([a, b].map((each) => level(policyFor(policy, each), 'file-added'))).toEqual([
      isA ? 'off' : undefined,
      isB ? 'off' : undefined,
    ])
  })

  it('is about the root by a dot, and about nothing by a name that a tarball does not have', async () => {
    const policy = await read('packages: { .: { rules: { file-added: off } }, x: { rules: { file-removed: off } } }\n')
    expect(level(policyFor(policy, { path: '.', name: null }), 'file-added')).toBe('off')
    expect([...policyFor(policy, { path: null, name: null }).rules]).toEqual([])
  })

  it('counts later entries before earlier ones, in the order of the file', async () => {
    const policy = await read(
      'packages:\n  packages/a: { rules: { file-added: error } }\n  "@acme/a": { rules: { file-added: warning ' +
        '} }\n  "7": { rules: { file-added: note } }\n  "*": { rules: { file-removed: off } }\n',
    )
    expect(level(policyFor(policy, a), 'file-added')).toBe('warning')
    expect(level(policyFor(policy, { path: '7', name: 'x' }), 'file-added')).toBe('note')
    expect(policy.packages?.map(({ selector, at }) => [selector, at.line, at.column])).toEqual([
      ['packages/a', 2, 3],
      ['@acme/a', 3, 3],
      ['7', 4, 3],
      ['*', 5, 3],
    ])
  })

  it('adds files and waivers, and has those of all packages need no match in each', async () => {
    const policy = await read(
      'files: [package.json, "!**/*.map"]\nwaivers: [{ rule: secret, path: x, reason: why }]\npackages:\n  ' +
        '"packages/*": { files: ["*.md"] }\n  packages/a: { files: ["dist/**"], waivers: [{ rule: secret, path: ' +
        'z, reason: why }] }\n',
    )
    const [forA, forB] = [policyFor(policy, a), policyFor(policy, b)]
    expect(forA.files?.map(({ pattern, inherited }) => [pattern, inherited])).toEqual([
      ['package.json', true],
      ['**/*.map', true],
      ['*.md', true],
      ['dist/**', undefined],
    ])
    expect(forB.files?.every(({ inherited }) => inherited)).toBe(true)
    expect(['dist/a.js', 'dist/a.map'].map((path) => admits(forA.files ?? [], path))).toEqual([true, false])
    expect(admits(forB.files ?? [], 'dist/a.js')).toBe(false)
    expect([forA, forB].map(({ waivers }) => waivers.length)).toEqual([2, 1])
  })

  it('may extend policies for these packages alone', async () => {
    const policy = await read('packages:\n  packages/a: { extends: [cli, ./b.yml], rules: { file-added: off } }\n', {
      'b.yml': 'rules: { file-added: error, file-removed: error }\n',
    })
    const forA = policyFor(policy, a)
    expect(['file-added', 'file-removed', 'bin-changed'].map((id) => level(forA, id))).toEqual([
      'off',
      'error',
      'error',
    ])
    expect(forA.bases?.map(({ spec }) => spec)).toEqual(['cli', './b.yml'])
    expect(policyFor(policy, b).rules.size).toBe(0)
  })

  it('is taken over from a policy that is extended, below what the policy says of the same packages', async () => {
    const policy = await read('extends: ./b.yml\npackages: { packages/a: { rules: { file-added: note } } }\n', {
      'b.yml': 'packages: { packages/a: { rules: { file-added: error, file-removed: error } } }\n',
    })
    expect(['file-added', 'file-removed'].map((id) => level(policyFor(policy, a), id))).toEqual(['note', 'error'])
  })

  it.each<[string, string, string]>([
    ['a list', 'packages: [a]', 'pack-gate.yml:1:11: packages is a list, expected a mapping'],
    [
      'a key that is no pattern',
      'packages: { ./a: {} }',
      'pack-gate.yml:1:13: key "./a" begins with "./", expected "a"',
    ],
    ['a folder with a slash at its end', 'packages: { a/: {} }', 'key "a/" ends with "/", expected "a"'],
    ['a negation', 'packages: { "!a": {} }', 'key "!a" begins with one "!" too many'],
    ['an empty entry', 'packages: { a: }', 'packages.a is empty, expected a mapping'],
    ['packages in packages', 'packages: { a: { packages: {} } }', 'unknown key "packages", expected extends'],
    [
      'an unknown rule',
      'packages: { a: { rules: { file-aded: off } } }',
      'unknown rule "file-aded", did you mean "file-added"?',
    ],
    [
      'a mistake deep inside',
      'packages: { a/b: { rules: { size-growth: { max: 25 } } } }',
      'packages."a/b".rules.size-growth.max is 25, expected a percentage',
    ],
  ])('refuses %s', async (_, text, message) => {
    expect((await failure(text)).message).toContain(message)
  })

  it('refuses a base of a package with packages of its own, and one that leads back', async () => {
    const nested = await failure('packages: { a: { extends: ./b.yml } }', { 'b.yml': 'packages: { c: {} }' })
    expect([nested.message, nested.location?.path]).toEqual([
      expect.stringContaining('b.yml:1:13: a policy that `packages` extends has `packages` itself'),
      'b.yml',
    ])
    expect((await failure('packages: { a: { extends: ./pack-gate.yml } }')).message).toContain('extends itself')
  })
})
