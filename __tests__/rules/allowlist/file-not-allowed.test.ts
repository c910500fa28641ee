import { describe, expect, it } from '@jest/globals'
import { fileNotAllowed } from '../../../src/rules/allowlist/file-not-allowed.js'
import type { FileFacts } from '../../../src/model/file-facts.js'
import type { FilesEntry, Policy } from '../../../src/model/policy.js'
import { file, noPolicy, release, subject } from '../../helpers/facts.js'
import { problems } from '../../helpers/rules.js'

const entry = (pattern: string): FilesEntry => ({
  pattern: pattern.replace(/^!/, ''),
  negated: pattern.startsWith('!'),
  required: false,
  at: { path: 'pack-gate.yml', line: 2 },
})
const policy = (...patterns: string[]): Policy => ({ ...noPolicy, path: 'pack-gate.yml', files: patterns.map(entry) })

describe('file-not-allowed', () => {
  it('fires on a packed file that no entry matches, one finding for each kind of file in a folder', () => {
    const now = release([file('dist/a.js'), file('dist/a.js.map'), file('dist/b.js.map'), file('.env')])
    const found = problems(fileNotAllowed, subject(now, null, policy('package.json', 'dist/**/*.js')))
    expect(found.map(({ path, count }) => [path, count])).toEqual([
      ['.env', undefined],
      ['dist/a.js.map', 2],
    ])
    expect(found[1]?.help).toContain('under `files`: "dist/*.js.map"')
  })

  it('is one finding for a folder with files of many kinds', () => {
    const now = release(Array.from({ length: 6 }, (_, n) => file(`dist/a.x${n}`)))
    const [found, ...others] = problems(fileNotAllowed, subject(now, null, policy('package.json')))
    expect(found).toMatchObject({ path: 'dist/a.x0', count: 6 })
    expect(others).toEqual([])
    const five = release(now.files.slice(1))
    expect(problems(fileNotAllowed, subject(five, null, policy('package.json')))).toHaveLength(5)
  })

  it('takes files out again by a ! entry, in any order', () => {
    const now = release([file('dist/a.js'), file('dist/secret.js')])
    expect(
      problems(fileNotAllowed, subject(now, null, policy('!dist/secret.js', '**'))).map(({ path }) => path),
    ).toEqual(['dist/secret.js'])
    expect(
      problems(fileNotAllowed, subject(now, null, policy('**', '!dist/secret.js'))).map(({ path }) => path),
    ).toEqual(['dist/secret.js'])
  })

  it('is silent where every file is matched, dot files too', () => {
    expect(problems(fileNotAllowed, subject(release([file('.hidden/x')]), null, policy('**')))).toEqual([])
  })

  it('is silent without an allowlist, and blocks everything with an empty one', () => {
    const now = release([file('a.js')])
    expect(problems(fileNotAllowed, subject(now))).toEqual([])
    expect(problems(fileNotAllowed, subject(now, null, policy()))).not.toEqual([])
  })

  const help = (files: readonly FileFacts[], value: Policy): string | undefined =>
    problems(fileNotAllowed, subject(release(files), null, value))[0]?.help

  it.each([
    ['a.map'],
    ['bin/tool'],
    ['LICENSE'],
    ['dist/a/b.d.ts'],
    ['dist/[slug]/page.js', 'dist/[[]slug]/page.js'],
    ['dist/{a}.js', 'dist/?a?.js'],
    ['!a.js', '@(!)a.js'],
  ])('shows the entry that admits %s and nothing else', (path, pattern = path) => {
    const context = subject(release([file(path)]), null, policy('package.json'))
    expect(problems(fileNotAllowed, context).map(({ message }) => message)).toEqual([
      `${path} is packed and not in the allowlist`,
    ])
    expect(help([file(path)], policy('package.json'))).toContain(
      `in pack-gate.yml under \`files\`: ${JSON.stringify(pattern)}`,
    )
    expect(help([file(path)], policy('package.json', pattern))).toBeUndefined()
  })

  it('shows a pattern for several files of a kind, where it lets in no other one', () => {
    const files = ['a', 'b', 'c'].map((name) => file(`dist/${name}.css`))
    expect(help(files, policy('package.json'))).toContain('under `files`: "dist/*.css"')
    const secret = file('dist/x.css', { secrets: [{ kind: 'private-key', key: 'x', mark: '' }] })
    expect(help([...files, secret], policy('package.json'))).toContain('"dist/a.css", "dist/b.css", "dist/c.css"')
  })

  it('shows none for what something else is against, and none that a policy would refuse', () => {
    const sources = {
      origin: 'file',
      sources: 1,
      embedded: [{ name: 'a.ts', bytes: 9, lines: 1, sha256: 'x' }],
    } as const
    const map = file('dist/a.js.map', { sourceMaps: [sources] })
    for (const each of [file('dist/.env'), map, file('old-1.0.0.tgz', { kind: 'archive' }), file('/a.js')])
      expect(help([each], policy('package.json'))).toBe(
        'Keep it out of the release (`files` in package.json, .npmignore).',
      )
    const shipped = { at: { path: 'p', line: 1 }, options: { policy: 'allow' } }
    expect(help([map], { ...policy('package.json'), rules: new Map([['source-map', shipped]]) })).toContain(
      '"dist/a.js.map"',
    )
  })

  it('says how code that holds a secret may ship, as a package may need it', () => {
    const key = { kind: 'private-key', key: 'x', mark: '' } as const
    const entries = policy('package.json', 'dist/*', '!dist/server.js')
    const said = (path: string): string | undefined => help([file(path, { secrets: [key] })], entries)
    expect(said('dist/server.js')).toContain("`pack-gate accept --rule secret --rule file-not-allowed --reason '…'`.")
    expect(said('notes.txt')).not.toContain('accept')
  })

  it('names the ! entry that takes a file out, which no other entry could let in', () => {
    expect(help([file('lib/a.test.js')], policy('package.json', 'lib/**', '!lib/**/*.test.js'))).toBe(
      'Keep it out of the release (`files` in package.json, .npmignore), or remove "!lib/**/*.test.js" ' +
        '(pack-gate.yml:2) from `files` in the policy.',
    )
  })

  it('counts the files of one kind', () => {
    const found = problems(
      fileNotAllowed,
      subject(release([file('a/1.js'), file('a/2.js')]), null, { ...policy('package.json'), path: null }),
    )
    expect(found[0]?.message).toBe('2 files like a/1.js are packed and not in the allowlist')
    expect(found[0]?.help).toContain('in the policy under')
  })
})
