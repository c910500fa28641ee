import { describe, expect, it } from '@jest/globals'
import type { SecretKind } from '../../../src/model/secret-kinds.js'
import { secret } from '../../../src/rules/secret/secret.js'
import type { FileFacts, Secret } from '../../../src/model/file-facts.js'
import type { Release } from '../../../src/model/release.js'
import { file, release, subject } from '../../helpers/facts.js'
import { problems } from '../../helpers/rules.js'

const hit = (kind: SecretKind, key = 'k', more: Partial<Secret> = {}): Secret => ({
  kind,
  key,
  mark: kind === 'github-token' ? 'ghp_' : '',
  line: 12,
  ...more,
})
const holds = (path: string, ...secrets: readonly Secret[]): FileFacts => file(path, { secrets })
const messages = (...files: readonly FileFacts[]): readonly string[] =>
  problems(secret, subject(release(files))).map(({ message }) => message)
const states = (now: Release, before: Release | null): readonly unknown[] =>
  problems(secret, subject(now, before)).map(({ path, baselineState, levels }) => [
    path,
    baselineState,
    levels?.new ?? 'error',
  ])

describe('secret', () => {
  it('fires on a credential, with its kind, its mark and its line', () => {
    const [found] = problems(secret, subject(release([holds('dist/a.js', hit('github-token'))])))
    expect(found?.message).toBe('dist/a.js holds a GitHub token (ghp_…) at line 12')
    expect([found?.path, found?.baselineState, found?.levels]).toEqual(['dist/a.js', 'new', undefined])
    expect(found?.help).toContain('revoke it')
    expect(found?.help).toContain('allow: [{ kind: github-token, path: "dist/a.js", reason: … }]')
  })

  it('is silent on files without one', () => {
    expect(messages(file('dist/a.js'))).toEqual([])
  })

  it('names the source in a map', () => {
    expect(messages(holds('a.js.map', hit('private-key', 'k', { source: 'src/key.ts', line: 3 })))).toEqual([
      'a.js.map holds a private key at line 3 of src/key.ts in its source map',
    ])
  })

  it('makes one finding of a value in many files, of many values in one file, and of all examples of a folder', () => {
    expect(messages(holds('dist/a.js', hit('github-token')), holds('dist/b.js', hit('github-token')))).toEqual([
      '2 files under dist hold a GitHub token (ghp_…)',
    ])
    expect(messages(holds('dist/a.js', hit('github-token')), holds('lib/b.js', hit('github-token')))).toEqual([
      '2 files hold a GitHub token (ghp_…)',
    ])
    expect(messages(holds('a.js', hit('jwt', '1'), hit('jwt', '2', { line: 14 })))).toEqual([
      'a.js holds 2 JSON Web Tokens at line 12, line 14',
    ])
    expect(messages(...[1, 2, 3].map((n) => holds(`test/keys/${n}.js`, hit('private-key', String(n)))))).toEqual([
      '3 files under test hold 3 private keys',
    ])
    expect(messages(holds('a.js', hit('github-token', '1')), holds('b.js', hit('github-token', '2')))).toHaveLength(2)
  })

  it.each([
    'test/a.js',
    'src/a.test.js',
    'README.md',
    'docs/a.js',
    'types/a.d.ts',
    'node_modules/a/index.js',
    'template/a.js',
    'apis/a.examples.json',
  ])('is a warning at most in %s', (path) => {
    expect(states(release([holds(path, hit('private-key'))]), null)).toEqual([[path, 'new', 'warning']])
  })

  it('is a warning at most in a test inside a map', () => {
    expect(states(release([holds('a.js.map', hit('private-key', 'k', { source: '../test/key.ts' }))]), null)).toEqual([
      ['a.js.map', 'new', 'warning'],
    ])
  })

  it.each(['docs/a.js', 'docs/guide.md', 'dist/docs/a.js', 'documentation/a.html'])(
    'that is whole is an error in %s',
    (path) => {
      const whole = hit('private-key', 'k', { isProven: true })
      expect(states(release([holds(path, whole)]), null)).toEqual([[path, 'new', 'error']])
      expect(states(release([holds(`test/${path}`, whole)]), null)).toEqual([[`test/${path}`, 'new', 'warning']])
    },
  )

  it.each(['test/a.js', 'README.md', 'docs/a.js', 'types/a.d.ts', 'examples/a.js', 'dist/example.js'])(
    'of a provider is an error in %s, too, unless its checksum says that it was made up',
    (path) => {
      expect(states(release([holds(path, hit('github-token'))]), null)).toEqual([[path, 'new', 'error']])
      const madeUp = hit('github-token', 'k', { isMadeUp: true })
      expect(states(release([holds(path, madeUp)]), null)).toEqual([[path, 'new', 'warning']])
    },
  )

  it('in the name of a file says so', () => {
    expect(messages(holds('logs/a', hit('github-token', 'k', { inName: true })))).toEqual([
      'logs/a holds a GitHub token (ghp_…) in its name',
    ])
  })

  it('is a warning at most for kinds that are public by design or soon worth nothing', () => {
    for (const kind of [
      'google-api-key',
      'google-client-secret',
      'presigned-url',
      'stripe-test-key',
      'aws-key-id',
    ] as const)
      expect(states(release([holds('a.js', hit(kind))]), null)).toEqual([['a.js', 'new', 'warning']])
  })

  it('is unchanged where the baseline had the value in any file, and new for another value in the same file', () => {
    const before = release([holds('dist/a.js', hit('jwt', 'k'))])
    expect(states(release([holds('dist/b.js', hit('jwt', 'k'))]), before)).toEqual([
      ['dist/b.js', 'unchanged', 'error'],
    ])
    expect(states(release([file('dist/a.js', { content: 'x', secrets: [hit('jwt', 'other')] })]), before)).toEqual([
      ['dist/a.js', 'new', 'error'],
    ])
  })

  it('of a common kind is a note where the baseline had it', () => {
    const levelsOf = (kind: SecretKind): unknown =>
      problems(secret, subject(release([holds('a.js', hit(kind))]), null)).map(({ levels }) => levels)
    expect(levelsOf('private-key')).toEqual([{ new: 'error', unchanged: 'note' }])
    expect(levelsOf('github-token')).toEqual([undefined])
  })

  it('is looked at in its container as anywhere else', () => {
    expect(states(release([holds('a.vsix!test/a.js', hit('private-key'))]), null)).toEqual([
      ['a.vsix!test/a.js', 'new', 'warning'],
    ])
    expect(states(release([holds('a.vsix!dist/a.js', hit('private-key'))]), null)).toEqual([
      ['a.vsix!dist/a.js', 'new', 'error'],
    ])
  })

  it('of a file that is a key as a whole is left to rule forbidden-file', () => {
    expect(messages(file('id', { privateKey: 'RSA', secrets: [hit('private-key')] }))).toEqual([])
    expect(messages(file('id', { privateKey: 'RSA', secrets: [hit('jwt')] }))).toHaveLength(1)
  })

  it('lets ship what the policy allows, by kind, by path or by both', () => {
    const subjectOf = subject(release([holds('a.js', hit('jwt'))]))
    const reason = 'a token for everyone'
    const count = (entry: Record<string, unknown>): number =>
      problems(secret, subjectOf, { allow: [{ reason, ...entry }] }).length
    expect([count({ kind: 'jwt' }), count({ path: '*.js' }), count({ kind: 'jwt', path: 'a.js' })]).toEqual([0, 0, 0])
    expect([count({ kind: 'github-token' }), count({ path: 'b.js' }), count({ kind: 'jwt', path: 'b.js' })]).toEqual([
      1, 1, 1,
    ])
    for (const entry of [{ reason }, { kind: 'jwt' }, { kind: 'no-such-kind', reason }, { path: 'a', reason: ' ' }])
      expect(secret.options?.safeParse({ allow: [entry] }).success).toBe(false)
  })
})
