import { describe, expect, it } from '@jest/globals'
import { fileNotAllowed } from '../../../src/rules/allowlist/file-not-allowed.js'
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
    expect(found[1]?.help).toContain('"dist/**/*.map"')
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

  it.each([
    ['a.map', 'a.map'],
    ['bin/tool', 'bin/tool'],
    ['LICENSE', 'LICENSE'],
    ['/a.js', '/**/*.js'],
    ['dist/a/b.d.ts', 'dist/a/**/*.ts'],
  ])('shows the entry that would admit %s: %s', (path, pattern) => {
    const found = problems(fileNotAllowed, subject(release([file(path)]), null, policy('package.json')))
    expect(found.map(({ message }) => message)).toEqual([`${path} is packed and not in the allowlist`])
    expect(found[0]?.help).toContain(`in pack-gate.yml under \`files\`: ${JSON.stringify(pattern)}`)
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
