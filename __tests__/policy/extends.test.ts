import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { admits } from '../../src/policy/patterns.js'
import { presetNames } from '../../src/policy/base-spec.js'
import type { Policy, RemoteFile } from '../../src/model/policy.js'
import { parsePolicy } from '../../src/policy/load.js'
import { presets } from '../../src/policy/extends.js'
import { readPolicyFile } from '../../src/policy/read.js'
import { GateError } from '../../src/model/errors.js'
import { rules } from '../../src/rules/index.js'
import { Anchors } from '../../src/verdict/anchors.js'
import { useSandbox } from '../helpers/sandbox.js'

const sandbox = useSandbox()
const sha = 'a'.repeat(40)

/** Reads pack-gate.yml among files of a repository; `remote` by `owner/repo/path@ref`. */
async function read(
  files: Readonly<Record<string, string>>,
  remote: Readonly<Record<string, string>> = {},
): Promise<Policy> {
  const root = sandbox.folder()
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  const reader = ({ owner, repo, path, ref }: RemoteFile): Promise<Uint8Array | null> => {
    const text = remote[`${owner}/${repo}/${path}@${ref}`]
    return Promise.resolve(text === undefined ? null : Buffer.from(text))
  }
  return readPolicyFile({ file: join(root, 'pack-gate.yml'), path: 'pack-gate.yml' }, root, rules, reader)
}

async function failure(...args: Parameters<typeof read>): Promise<GateError> {
  const error = await read(...args).then(
    () => null,
    (thrown: unknown) => thrown,
  )
  if (error instanceof GateError) return error
  throw new Error(`no GateError: ${String(error)}`)
}

describe('extends', () => {
  it('merges rules key by key, and keeps the place of each', async () => {
    const policy = await read({
      'pack-gate.yml':
        'extends: ./org/base.yml\nrules:\n  size-growth: { min: 1 MB }\n  lifecycle-script:\n    level: { ' +
        'unchanged: warning }\n',
      'org/base.yml':
        'rules:\n  size-growth:\n    level: warning\n    max: 50%\n  lifecycle-script: error\n  file-added: off\n',
    })
    expect(policy.path).toBe('pack-gate.yml')
    const growth = policy.rules.get('size-growth')
    expect([growth?.new, growth?.options]).toEqual(['warning', { max: 0.5, min: 1_000_000 }])
    expect(growth?.places?.get('max')).toEqual({ path: 'org/base.yml', line: 4, column: 5 })
    expect(growth?.places?.get('min')).toEqual({ path: 'pack-gate.yml', line: 3, column: 18 })
    expect(policy.rules.get('lifecycle-script')).toMatchObject({ new: 'error', unchanged: 'warning' })
    expect(policy.rules.get('file-added')?.new).toBe('off')
  })

  it('puts files and waivers together, and lets a base take files out for good', async () => {
    const policy = await read({
      'pack-gate.yml':
        'extends: [./a.yml, ./b.yml]\nfiles: ["**"]\nwaivers: [{ rule: secret-file, path: x, reason: why }]\n'.replace(
          'secret-file',
          'source-map',
        ),
      'a.yml': 'files: ["!**/*.map"]\n',
      'b.yml': 'waivers: [{ rule: source-map, path: b, reason: cause }]\n',
    })
    expect(policy.files?.map(({ pattern, inherited, at }) => [pattern, inherited, at.path])).toEqual([
      ['**/*.map', true, 'a.yml'],
      ['**', undefined, 'pack-gate.yml'],
    ])
    expect([admits(policy.files ?? [], 'a.js'), admits(policy.files ?? [], 'a.js.map')]).toEqual([true, false])
    expect(policy.waivers.map(({ path }) => path)).toEqual(['b', 'x'])
  })

  it('lets later bases come before earlier ones, and the file before all', async () => {
    const level = async (own: string): Promise<unknown> =>
      (
        await read({
          'pack-gate.yml': `extends: [./a.yml, ./b.yml]\n${own}`,
          'a.yml': 'rules: { file-added: error }\nbaseline: 1.0.0\n',
          'b.yml': 'rules: { file-added: warning }\nbaseline: { required: true }\n',
        })
      ).rules.get('file-added')?.new
    expect(await level('')).toBe('warning')
    expect(await level('rules: { file-added: note }')).toBe('note')
    const { baseline } = await read({
      'pack-gate.yml': 'extends: ./d/a.yml\n',
      'd/a.yml': 'baseline: { spec: old.tgz, required: true }\n',
    })
    expect(baseline).toEqual({ spec: 'd/old.tgz', required: true })
  })

  it.each(presetNames)('reads the preset %s, which is a policy without a mistake', async (name) => {
    const policy = await read({ 'pack-gate.yml': `extends: ${name}\n` })
    expect(policy.rules.size).toBeGreaterThan(2)
    expect([...policy.rules.values()][0]?.at).toMatchObject({
      path: `preset ${name}`,
      via: { path: 'pack-gate.yml', line: 1, column: 10 },
    })
    expect(parsePolicy(presets[name], 'x', rules).rules.size).toBe(policy.rules.size)
  })

  it('forbids maps, sources and tests by closed-source, and nothing else', async () => {
    const { files } = await read({ 'pack-gate.yml': 'extends: closed-source\n' })
    for (const path of [
      'dist/a.js.map',
      'lib/a.ts',
      'a.mts',
      'x/a.tsx',
      'src/a.js',
      'lib/a.test.js',
      'x/__tests__/a.js',
      'test/a.js',
      'lib/A.TSX',
      'lib/a.Ts',
      'Src/a.js',
      'sources/a.js',
      'lib-src/a.js',
      'Tests/a.js',
      'spec/a.js',
      'lib/a.stories.js',
      'lib/a.js.snap',
      'lib/__test__/a.js',
      '.storybook/main.js',
      'dist/a.scss',
      'dist/a.civet',
      'dist/a.elm',
      'dist/a.res',
      'dist/a.purs',
      'dist/a.cljs',
      'dist/a.ipynb',
    ])
      expect([path, admits(files ?? [], path)]).toEqual([path, false])
    for (const path of [
      'package.json',
      'dist/a.js',
      'dist/a.d.ts',
      'dist/a.d.mts',
      'dist/a.d.css.ts',
      'dist/src.js',
      'lib/latest.js',
    ])
      expect([path, admits(files ?? [], path)]).toEqual([path, true])
  })

  it('reads a policy of another repository, and what that extends beside it', async () => {
    const policy = await read(
      { 'pack-gate.yml': `extends:\n  - github:acme/policies/npm/base.yml@${sha}\n  - github:acme/other/x.yml@main\n` },
      {
        [`acme/policies/npm/base.yml@${sha}`]: 'extends: ../strict.yml\nrules: { file-added: error }\n',
        [`acme/policies/strict.yml@${sha}`]: 'files: ["!**/*.map"]\n',
        'acme/other/x.yml@main': '',
      },
    )
    expect(policy.bases?.map(({ mutableRef }) => mutableRef)).toEqual([undefined, undefined, 'main'])
    const at = policy.files?.[0]?.at
    expect(at).toMatchObject({
      path: `github:acme/policies/strict.yml@${sha}`,
      line: 1,
      via: { path: 'pack-gate.yml', line: 2 },
    })
    // GitHub knows no file of another repository: the entry that asks for it is where a finding stands.
    expect(new Anchors(null).find({ kind: 'policy', at: at ?? { path: '', line: 0 } })).toEqual({
      path: 'pack-gate.yml',
      line: 2,
    })
  })

  it('tells the mistakes of a base at their own places, in the repository at the entry', async () => {
    const text = 'rulez: {}\nfiles: 7\n'
    const local = await failure({ 'pack-gate.yml': 'extends: ./b.yml\n', 'b.yml': text })
    expect([local.message.split('\n').length, local.location]).toEqual([2, { path: 'b.yml', line: 1, column: 1 }])
    const remote = await failure(
      { 'pack-gate.yml': `\nextends: github:a/b/c.yml@${sha}\n` },
      { [`a/b/c.yml@${sha}`]: text },
    )
    expect(remote.message).toContain(`github:a/b/c.yml@${sha}:1:1: unknown key "rulez"`)
    expect([remote.location, remote.mistakes?.[1]?.source?.text]).toEqual([
      { path: 'pack-gate.yml', line: 2, column: 10 },
      'files: 7',
    ])
  })

  it.each<[string, Readonly<Record<string, string>>, string]>([
    [
      'that is missing',
      { 'pack-gate.yml': 'extends: ./b.yml' },
      'pack-gate.yml:1:10: ./b.yml does not exist: there is no b.yml',
    ],
    [
      'of another repository that is missing',
      { 'pack-gate.yml': 'extends: github:a/b/c.yml@v1' },
      'github:a/b/c.yml@v1 does not exist, or the token may not read it',
    ],
    [
      'that is itself',
      { 'pack-gate.yml': 'extends: ./pack-gate.yml' },
      'extends itself: pack-gate.yml → pack-gate.yml',
    ],
    [
      'that leads back',
      { 'pack-gate.yml': 'extends: ./b.yml', 'b.yml': 'extends: ./pack-gate.yml' },
      'b.yml:1:10: ./pack-gate.yml extends itself: pack-gate.yml → b.yml → pack-gate.yml',
    ],
    ['outside the repository', { 'pack-gate.yml': 'extends: ../../etc/passwd' }, 'leads out of the repository'],
    ['that is a folder', { 'pack-gate.yml': 'extends: ./b', 'b/c.yml': '' }, 'b is not a file'],
    [
      'too many times',
      { 'pack-gate.yml': `extends: [${Array(20).fill('./b.yml').join(', ')}]`, 'b.yml': '' },
      'made of more than 16 files',
    ],
    [
      'by doubling',
      {
        'pack-gate.yml': 'extends: [./1.yml, ./1.yml]',
        ...Object.fromEntries(
          Array.from({ length: 30 }, (_, n) => [`${n + 1}.yml`, `extends: [./${n + 2}.yml, ./${n + 2}.yml]`]),
        ),
      },
      'made of more than 16 files',
    ],
    ['of no known name', { 'pack-gate.yml': 'extends: closed-sorce' }, 'did you mean "closed-source"?'],
    [
      'without a ref',
      { 'pack-gate.yml': 'extends: github:a/b/c.yml' },
      'extends is "github:a/b/c.yml", expected library, cli',
    ],
    ['of a path that climbs', { 'pack-gate.yml': 'extends: github:a/b/../c.yml@v1' }, 'expected library, cli'],
    ['that is an absolute path', { 'pack-gate.yml': 'extends: /etc/passwd' }, 'expected library, cli'],
    ['of an empty list', { 'pack-gate.yml': 'extends: []' }, 'lists nothing'],
    [
      'larger than 1 MiB',
      { 'pack-gate.yml': 'extends: ./b.yml', 'b.yml': `#${'x'.repeat(1_048_576)}` },
      'expected at most 1048576',
    ],
  ])('refuses a base %s', async (_, files, message) => {
    const error = await failure(files)
    expect([error.code, error.message]).toEqual(['ECONFIG', expect.stringContaining(message)])
    expect(error.location?.path).toMatch(/^(pack-gate\.yml|b|\w+\.yml)$/)
  })

  it('refuses a link that leads out of the repository', async () => {
    const root = sandbox.folder()
    const outside = join(sandbox.folder(), 'secret.yml')
    writeFileSync(outside, 'password: x\n')
    symlinkSync(outside, join(root, 'b.yml'))
    writeFileSync(join(root, 'pack-gate.yml'), 'extends: ./b.yml\n')
    await expect(
      readPolicyFile({ file: join(root, 'pack-gate.yml'), path: 'pack-gate.yml' }, root, rules),
    ).rejects.toThrow('b.yml leads out of the repository')
  })
})
