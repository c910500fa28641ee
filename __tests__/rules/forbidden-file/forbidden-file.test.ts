import { describe, expect, it } from '@jest/globals'
import { effortOf } from '../../helpers/effort.js'
import { parsePolicy } from '../../../src/policy/load.js'
import { forbiddenFile } from '../../../src/rules/forbidden-file/forbidden-file.js'
import type { FileFacts } from '../../../src/model/file-facts.js'
import type { Problem } from '../../../src/model/problem.js'
import type { Release } from '../../../src/model/release.js'
import { file, release, subject } from '../../helpers/facts.js'
import { problems } from '../../helpers/rules.js'

const run = (
  now: readonly FileFacts[],
  before: readonly FileFacts[] | null = null,
  options: Record<string, unknown> = {},
): readonly Problem[] => problems(forbiddenFile, subject(release(now), before && release(before)), options)
const classOf = (problem: Problem | undefined): unknown =>
  problem?.key === undefined ? undefined : (JSON.parse(problem.key) as unknown[])[0]
const verdict = (path: string, more: Partial<FileFacts> = {}): readonly unknown[] => {
  const [found] = run([file(path, more)])
  return [classOf(found), found?.levels?.new, found?.levels?.unchanged]
}

describe('forbidden-file', () => {
  it.each([
    ['dist/.next/cache/webpack/0.pack.gz', 'cache', 'error'],
    ['.parcel-cache/data.mdb', 'cache', 'error'],
    ['node_modules/.cache/babel-loader/a.json', 'cache', 'error'],
    ['packages/a/node_modules/.cache/x', 'cache', 'error'],
    ['dist/.vite/manifest.json', 'report', 'warning'],
    ['.vite/deps/react.js', 'cache', 'error'],
    ['.devcontainer/devcontainer.json', 'editor', 'warning'],
  ])('reports %s', (path, name, level) => {
    expect(verdict(path).slice(0, 2)).toEqual([name, level])
  })

  it.each(['lib/cache/a.js', '.next/static/a.js', 'cache/.next/a.js', 'lib/vite/a.js'])('lets %s pass', (path) => {
    expect(run([file(path)])).toEqual([])
  })

  it('knows reports and notebooks by their bytes', () => {
    expect(verdict('dist/a.html', { leftover: 'bundle-report' }).slice(0, 2)).toEqual(['report', 'warning'])
    expect(verdict('a.ipynb', { leftover: 'notebook-output' }).slice(0, 2)).toEqual(['notebook', 'warning'])
    expect(verdict('dist/a.html', { leftover: 'coverage-report' }).slice(0, 2)).toEqual(['coverage', 'error'])
    expect(verdict('dist/a.json', { leftover: 'memory-dump' }).slice(0, 2)).toEqual(['dump', 'error'])
    expect(verdict('dist/a.json', { leftover: 'network-log' }).slice(0, 2)).toEqual(['network', 'warning'])
    expect(run([file('dist/stats.html')])).toEqual([])
  })

  it('knows what a CI job downloaded by its name, where it is a program', () => {
    expect(verdict('cc-test-reporter', { kind: 'executable' }).slice(0, 2)).toEqual(['reporter', 'warning'])
    expect(verdict('codecov', { shebang: '#!/bin/bash' }).slice(0, 2)).toEqual(['reporter', 'warning'])
    expect(run([file('codecov')])).toEqual([])
  })

  it('reports a copy beside its original', () => {
    const [found] = run([file('lib/index.js'), file('lib/index 2.js')])
    expect([found?.path, classOf(found), found?.levels?.new]).toEqual(['lib/index 2.js', 'temporary', 'warning'])
  })

  it('reports sources of compiled languages, and originals, where a policy asks for it', () => {
    const files = [file('src/addon.cc'), file('a.js'), file('a.min.js'), file('node_modules/b/b.c')]
    expect(run(files)).toEqual([])
    const found = run(files, null, { classes: { 'native-source': 'warning', original: 'note' } })
    expect(found.map(({ path, levels }) => [path, levels?.new])).toEqual([
      ['a.js', 'note'],
      ['node_modules/b/b.c', 'warning'],
      ['src/addon.cc', 'warning'],
    ])
  })

  it('is silent for a file for readers that `files` names to the letter, and not for one that it lets in', () => {
    const of = (files: readonly string[]): number =>
      problems(forbiddenFile, subject(release([file('CLAUDE.md'), file('.env')], { files }))).length
    expect([of(['CLAUDE.md', '.env']), of(['./CLAUDE.md']), of(['*.md'])]).toEqual([1, 1, 2])
  })

  it.each([
    ['keys', 'id_rsa'],
    ['keys', 'certs/server.p12'],
    ['keys', '.ssh/config'],
    ['credentials', '.env'],
    ['credentials', 'config/.env.production'],
    ['credentials', '.env-ana'],
    ['credentials', '.env_prod'],
    ['credentials', 'firebase-adminsdk-x1.json'],
    ['credentials', '.aws/credentials'],
    ['credentials', 'gha-creds-0a1b2c.json'],
    ['credentials', '.claude/.env'],
    ['vcs', '.git/config'],
    ['vcs', 'lib/.svn/entries'],
    ['vcs', '.git'],
    ['assistant', '.claude/settings.local.json'],
    ['assistant', '.cursor/rules/a.mdc'],
    ['assistant', '.aider.chat.history.md'],
    ['editor', '.idea/workspace.xml'],
    ['editor', '.idea/acme.iml'],
    ['editor', '.vscode/settings.json'],
    ['editor', 'ios/acme.xcodeproj/xcuserdata/ana.xcuserdatad/x.plist'],
    ['coverage', '.nyc_output/a.json'],
    ['coverage', 'lcov.info'],
    ['coverage', 'coverage/lcov-report/index.html'],
    ['dump', 'heap.heapsnapshot'],
    ['dump', 'report.20240102.101112.4242.0.001.json'],
    ['log', 'npm-debug.log'],
    ['log', 'error.log.1'],
    ['log', 'out.log.gz'],
    ['log', 'build.log'],
    ['os-junk', 'dist/.DS_Store'],
    ['os-junk', 'thumbs.db'],
    ['os-junk', 'test/.DS_Store'],
    ['temporary', 'lib/a.js~'],
    ['temporary', 'lib/.a.js.swp'],
    ['temporary', 'lib/a.js.orig'],
    ['temporary', 'tmp/x/1.txt'],
  ])('fires with an error where it is new: %s, %s', (name, path) => {
    const unchanged = ['editor', 'coverage', 'temporary', 'log', 'os-junk'].includes(name) ? 'note' : 'warning'
    expect(verdict(path)).toEqual([name, 'error', unchanged])
  })

  it.each([
    ['build-info', 'dist/tsconfig.tsbuildinfo'],
    ['build-info', '.turbo/turbo-build.log'],
    ['build-info', '.eslintcache'],
    ['credentials', '.env.test'],
    ['credentials', 'service-account.json'],
    ['credentials', 'lib/.npmrc'],
    ['credentials', 'prod.env'],
    ['assistant', 'CLAUDE.md'],
    ['editor', 'acme.iml'],
    ['editor', '.project'],
    ['temporary', 'a.tmp'],
    ['coverage', 'junit.xml'],
    ['credentials', 'test/fixtures/.env'],
    ['keys', 'docs/server.p12'],
    ['editor', 'examples/basic/.vscode/settings.json'],
    ['log', '__tests__/a.log'],
    ['vcs', 'Fixtures/repo/.git/HEAD'],
    ['bundled', 'node_modules/dep/.DS_Store'],
    ['keys', 'templates/app/id_rsa'],
  ])('fires with a warning at most: %s, %s', (name, path) => {
    expect(verdict(path)).toEqual([name, 'warning', 'note'])
  })

  it('fires with a note for what a generator puts into other projects', () => {
    expect(verdict('template-vue/.vscode/extensions.json')).toEqual(['editor', 'note', 'off'])
    expect(verdict('templates/app/.env')).toEqual(['credentials', 'note', 'off'])
  })

  it('fires on a private key by its content, whatever its name, and says which kind', () => {
    const [found] = run([file('secret', { privateKey: 'PGP', size: 3_600 })])
    expect(found?.message).toBe('secret would be published (3.6 kB): private key (PGP)')
    expect(found?.help).toMatch(/rotate the credentials/)
    expect(verdict('secret', { privateKey: 'PGP' })).toEqual(['keys', 'error', 'warning'])
    expect(verdict('test/server.pem', { privateKey: 'RSA' })).toEqual(['keys', 'warning', 'note'])
  })

  it('shows how to keep a key out, and nothing else of its folder', () => {
    expect(run([file('lib/a', { privateKey: 'RSA' })])[0]?.help).toContain('with "!lib/a" at the end')
  })

  it('names each kind of key in a folder, once', () => {
    expect(
      run(['a', 'b', 'c'].map((name, index) => file(`lib/${name}`, { privateKey: index === 1 ? 'PGP' : 'RSA' })))[0]
        ?.message,
    ).toBe('3 files under lib would be published (15 bytes): private key (RSA, PGP)')
  })

  it('shows a pattern for each name', () => {
    const [found] = run(['1.log', '2.log', '3.log', '4.log', 'x/1.log'].map((name) => file(`a/${name}`)))
    expect(found?.help).toContain('"!**/1.log", "!**/2.log", "!**/3.log", "!**/4.log" at the end')
    expect(found?.message).toBe('5 files under a would be published (37 bytes): a log')
  })

  it('says nothing of new files where all of them, or none, are', () => {
    const logs = [file('a/1.log'), file('a/2.log')]
    expect(run(logs, logs)[0]?.message).toBe('2 files under a would be published (14 bytes): a log')
    expect(run(logs, [])[0]?.message).toBe('2 files under a would be published (14 bytes): a log')
  })

  it('fires on a core dump, and not on a program or a script of that name', () => {
    expect(verdict('core.4242', { kind: 'executable' })[0]).toBe('dump')
    expect(verdict('core', { kind: 'executable', mode: 0o600 })[0]).toBe('dump')
    for (const [path, more] of [
      ['core', { kind: 'executable', mode: 0o755 }],
      ['core', {}],
      ['core.js', {}],
      ['core.wasm', { kind: 'executable' }],
    ] as const)
      expect(verdict(path, more)[0]).toBeUndefined()
  })

  it('fires once for a folder, with the count, the size and three examples', () => {
    const many = Array.from({ length: 1_472 }, (_, index) => file(`tmp/${index}.txt`, { size: 1_000 }))
    const found = run(many)
    expect(found).toHaveLength(1)
    expect(found[0]).toMatchObject({
      path: 'tmp',
      count: 1_472,
      message: '1,472 files under tmp would be published (1.5 MB): a temporary file or a backup',
    })
    expect(found[0]?.examples).toHaveLength(3)
    expect(found[0]?.paths).toHaveLength(1_472)
    expect(found[0]?.help).toContain('"!tmp/**"')
  })

  it('fires once for each cause: class and folder', () => {
    const found = run(
      ['dist/.DS_Store', 'dist/a/.DS_Store', '.idea/a.xml', '.idea/b/c.xml', '.idea/d.iml', '.env', 'a.log'].map(
        (path) => file(path),
      ),
    )
    expect(found.map(({ path, count }) => [path, count])).toEqual([
      ['.env', undefined],
      ['.idea', 3],
      ['a.log', undefined],
      ['dist', 2],
    ])
    expect(found[3]?.help).toContain('"!**/.DS_Store"')
    expect(run([file('.env'), file('.netrc')])[0]?.message).toMatch(
      /^2 files in the package's top folder would be published/,
    )
  })

  it('takes the dependencies that ship inside for one cause, whatever they hold, and names the worst first', () => {
    const found = run([
      ...[
        'a/node_modules/x/.idea/a.xml',
        'a/node_modules/y/node_modules/z/.idea/b.xml',
        'node_modules/x/.idea/c.xml',
        'a/node_modules/x/.DS_Store',
      ].map((path) => file(path)),
      file('a/node_modules/x/ssl/server', { privateKey: 'RSA' }),
    ])
    expect(found.map(({ path, count }) => [path, count])).toEqual([
      ['a/node_modules', 4],
      ['node_modules/x/.idea/c.xml', undefined],
    ])
    expect(found[0]?.message).toMatch(
      /^4 files under a\/node_modules would be published \(\d+ bytes\): private key \(RSA\) \(1\), an editor's settings or state \(2\), an operating system's own file \(1\)$/,
    )
    expect(found[0]?.levels).toEqual({ new: 'warning', unchanged: 'note' })
  })

  it('fires on the whole output of a coverage tool, by what is in the folder', () => {
    const found = run(
      ['reports/coverage/lcov.info', 'reports/coverage/lib/a.js.html', 'reports/other.html'].map((path) => file(path)),
    )
    expect(found.map(({ path, count }) => [path, count])).toEqual([['reports/coverage', 2]])
    expect(run([file('coverage/block-navigation.js'), file('coverage/index.html')])[0]?.count).toBe(2)
    expect(run([file('coverage/tmp/coverage-1-1700000000000-0.json')])[0]?.path).toBe(
      'coverage/tmp/coverage-1-1700000000000-0.json',
    )
  })

  it('takes a folder for what it is itself, whatever is below it', () => {
    const found = run(
      [
        'coverage/lcov.info',
        'coverage/spec/a.js.html',
        'coverage/x/node_modules/b.html',
        '.idea/fixtures/a.xml',
        '.idea/a.xml',
      ].map((path) => file(path)),
    )
    expect(found.map(({ path, count, levels }) => [path, count, levels?.new])).toEqual([
      ['.idea', 2, 'error'],
      ['coverage', 3, 'error'],
    ])
    expect(
      run(['test/coverage/lcov.info', 'test/coverage/a.html'].map((path) => file(path))).map(({ path, levels }) => [
        path,
        levels?.new,
      ]),
    ).toEqual([['test/coverage', 'warning']])
  })

  it('is unchanged where the baseline had the same files, under other names too, and new with one more', () => {
    const states = (now: readonly FileFacts[], before: readonly FileFacts[]): readonly unknown[] =>
      run(now, before).map(({ baselineState }) => baselineState)
    const workspace = file('.idea/workspace.xml')
    expect(states([workspace], [file('.idea/workspace.xml', { content: 'other' })])).toEqual(['unchanged'])
    expect(states([file('a/b.log', { content: 'x' })], [file('a/c.log', { content: 'x' })])).toEqual(['unchanged'])
    expect(states([file('.env', { content: 'x' })], [file('notes.txt', { content: 'x' })])).toEqual(['new'])
    expect(states([file('key', { privateKey: 'RSA' })], [file('key', { content: 'no key' })])).toEqual(['new'])
    const [found] = run([workspace, file('.idea/a.xml'), file('.idea/shelf/x.patch')], [workspace])
    expect(found).toMatchObject({
      baselineState: 'new',
      count: 3,
      examples: ['.idea/a.xml', '.idea/shelf/x.patch', '.idea/workspace.xml'],
    })
    expect(found?.message).toContain('2 of them new')
  })

  it('fires at the level, and on the globs, that the policy sets for a class', () => {
    expect(run([file('a.log'), file('.DS_Store')], null, { classes: { log: 'off' } }).map(classOf)).toEqual(['os-junk'])
    expect(run([file('test/id_rsa')], null, { classes: { keys: 'error' } })[0]?.levels).toEqual({
      new: 'error',
      unchanged: 'error',
    })
    expect(
      run([file('a.log')], null, { classes: { log: { level: { new: 'note', unchanged: 'off' } } } })[0]?.levels,
    ).toEqual({ new: 'note', unchanged: 'off' })
    const added = run([file('config/prod.json'), file('.env')], null, {
      classes: { credentials: { add: ['config/*.json'] } },
    })
    expect(added.map(({ path, levels }) => [path, levels?.new])).toEqual([
      ['.env', 'error'],
      ['config/prod.json', 'error'],
    ])
  })

  it('fires with the next class where one is off', () => {
    expect(classOf(run([file('.claude/.env')], null, { classes: { credentials: 'off' } })[0])).toBe('assistant')
  })

  it('shows the entry that keeps it out, by what package.json has', () => {
    const now: Release = release([file('.env')], { files: ['dist'] })
    expect(problems(forbiddenFile, subject(now))[0]?.help).toMatch(/add "!\.env" to `files` in package\.json/)
    expect(run([file('.env')])[0]?.help).toMatch(/list what ships as `files`/)
  })

  it('is silent for what the policy allows', () => {
    expect(
      run([file('.vscode/a.json'), file('.env')], null, {
        allow: [
          { path: '.vscode/**', reason: 'an extension pack' },
          { path: '.env', reason: 'made up' },
        ],
      }),
    ).toEqual([])
  })

  it.each([
    '.gitignore',
    '.gitattributes',
    '.gitkeep',
    '.github/workflows/ci.yml',
    '.editorconfig',
    '.eslintrc',
    '.nycrc',
    '.npmignore',
    '.travis.yml',
    'AGENTS.md',
    '.env.example',
    '.env.local.sample',
    '.env.template',
    'lib/.env.d.ts',
    'src/env.ts',
    'lib/tokenFlags.d.ts',
    'password.js',
    'lib/secret.js',
    'lib/coverage/index.js',
    'coverage/index.js',
    'lib/tmp/index.js',
    'lib/logs/index.js',
    'lib/log.js',
    'ca.pem',
    'public.key',
    'android/debug.keystore',
    'lib/git/index.js',
    'cvs/index.js',
    'CHANGELOG.md',
    'changelog.log',
    'lib/block-navigation.js',
    'lib/._a.js',
    'lib/backup.js',
    '.husky/pre-commit',
  ])('is silent for %s', (path) => {
    expect(run([file(path)])).toEqual([])
  })

  it.each([
    '.env.',
    'id_rsa.pub',
    '.aider.',
    '.#',
    '##',
    'report.20.1.json',
    'client_secret_.json',
    'a-firebase-adminsdk.json',
  ])('is silent for %s, which only resembles a name', (path) => {
    expect(run([file(path)])).toEqual([])
  })

  it('is silent for long names that almost fit, and does not take long', async () => {
    const files = [file(`report.20${'.'.repeat(50_000)}`), file(`${'firebase-adminsdk'.repeat(3_000)}.jso`)]
    const effort = await effortOf(() => {
      expect(run(files)).toEqual([])
    })
    expect(effort).toBeLessThan(1_000)
  })

  it.each([
    '.env.default',
    '.env.defaults',
    '.env-example',
    '.env_sample',
    '.env.schema',
    '.env.dist',
    'example.env',
    'lib/sample.env',
    '.env.tpl',
    '.env.stub',
    '.env.skeleton',
    '.env.js',
    '.env.mjs',
    '.env.cts',
    '.env.tsx',
    '.env.html',
    '.env.md',
    '.env.local.example',
    '._a.js',
    'lib/core',
    'core.c',
    'history.log',
    'changes.log',
    'change-log.log',
    'releases.log',
  ])('is silent for %s, which is made to be published', (path) => {
    expect(run([file(path)])).toEqual([])
  })

  it.each([
    ['.env.exampled', 'credentials'],
    ['.env.xjs', 'credentials'],
    ['.env.mdx', 'credentials'],
    ['my-debug.keystore', 'keys'],
    ['debug.keystore.jks', 'keys'],
    ['my-changes.log', 'log'],
    ['changes.log.old.log', 'log'],
  ])('fires on %s, which only resembles what is silent', (path, name) => {
    expect(verdict(path)[0]).toBe(name)
  })

  it('fires on a folder once, wherever it is, and shows the pattern for all of it', () => {
    const [found] = run([file('a/b/.idea/c.xml'), file('a/b/.idea/d/e.xml')])
    expect(found).toMatchObject({ path: 'a/b/.idea', count: 2, levels: { new: 'error', unchanged: 'note' } })
    const [coverage] = run([file('a/coverage/lcov.info'), file('a/coverage/b.html')])
    expect([classOf(coverage), coverage?.levels?.new]).toEqual(['coverage', 'error'])
    expect(coverage?.help).toContain('"!a/coverage/**"')
  })

  it('fires on what the policy adds as single files of one folder', () => {
    const [found] = run([file('config/a.json'), file('config/b.json')], null, {
      classes: { credentials: { add: ['config/*.json', 'x'] } },
    })
    expect(found).toMatchObject({
      path: 'config',
      count: 2,
      message: '2 files under config would be published (26 bytes): files of this kind usually hold credentials',
    })
    expect(found?.help).toContain('"!**/a.json", "!**/b.json"')
  })

  it('is silent for a private key where keys are off, and fires where only the old ones are a matter', () => {
    expect(run([file('secret', { privateKey: 'RSA' })], null, { classes: { keys: 'off' } })).toEqual([])
    expect(
      run([file('a.log')], null, { classes: { log: { level: { new: 'off', unchanged: 'warning' } } } }),
    ).toHaveLength(1)
    expect(run([file('a.log')], null, { classes: { log: { level: { new: 'off', unchanged: 'off' } } } })).toEqual([])
  })

  it('is silent for an empty key', () => {
    expect(run([file('id_rsa', { kind: 'empty', size: 0 })])).toEqual([])
  })

  it('is silent for an empty file with a name for credentials', () => {
    expect(run([file('.env', { kind: 'empty', size: 0 })])).toEqual([])
  })

  it('takes AppleDouble files for junk by their bytes', () => {
    expect(verdict('lib/._a.js', { kind: 'binary' })[0]).toBe('os-junk')
  })
})

describe('the options of forbidden-file in a policy', () => {
  const parse = (text: string): unknown =>
    parsePolicy(`rules:\n  forbidden-file:\n${text}`, 'pack-gate.yml', [forbiddenFile]).rules.get('forbidden-file')
      ?.options

  it('are classes, with level and globs, and an allow list with reasons', () => {
    expect(
      parse(
        '    classes:\n      log: off\n      keys: { level: error, add: [certs/*.der] }\n    allow:\n      - ' +
          '{ path: "a/**", reason: made up }\n',
      ),
    ).toEqual({
      classes: { log: 'off', keys: { level: 'error', add: ['certs/*.der'] } },
      allow: [{ path: 'a/**', reason: 'made up' }],
    })
    expect(parse('    classes: { log: error, dump: { add: [a, b] } }\n')).toEqual({
      classes: { log: 'error', dump: { add: ['a', 'b'] } },
      allow: [],
    })
  })

  it.each([
    ['an unknown class', '    classes: { logs: off }\n'],
    ['a setting that sets nothing', '    classes: { log: {} }\n'],
    ['a pattern that can not match', '    classes: { log: { add: ["./a"] } }\n'],
    ['an allowance without a reason', '    allow: [{ path: "a/**" }]\n'],
    ['an empty reason', '    allow: [{ path: "a/**", reason: " " }]\n'],
  ])('refuse %s', (_, text) => {
    expect(() => parse(text)).toThrow()
  })
})
