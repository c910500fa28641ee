import { describe, expect, it } from '@jest/globals'
import { buildPath } from '../../../src/rules/contents/build-path.js'
import type { FileFacts } from '../../../src/model/file-facts.js'
import type { Release } from '../../../src/model/release.js'
import { file, release, subject } from '../../helpers/facts.js'
import { problems } from '../../helpers/rules.js'

const tells = (path: string, ...examples: string[]): FileFacts =>
  file(path, { buildPaths: { count: examples.length, examples } })
const states = (now: Release, before: Release | null): readonly unknown[] =>
  problems(buildPath, subject(now, before)).map(({ path, baselineState }) => [path, baselineState])

describe('build-path', () => {
  it('fires on absolute build paths, with their number and some of them', () => {
    const now = release([
      file('dist/a.js', {
        buildPaths: { count: 1_200, examples: ['/home/ana/acme/src/a.ts', '/home/ana/acme/src/b.ts'] },
      }),
    ])
    const [found] = problems(buildPath, subject(now))
    expect(found?.message).toBe(
      'dist/a.js holds 1,200 absolute build paths: /home/ana/acme/src/a.ts, /home/ana/acme/src/b.ts',
    )
    expect([found?.path, found?.baselineState]).toEqual(['dist/a.js', 'new'])
    expect(problems(buildPath, subject(release([tells('a.js', '/home/ana/a.ts')])))[0]?.message).toBe(
      'a.js holds 1 absolute build path: /home/ana/a.ts',
    )
  })

  it('is unchanged where CI builds a program now, and a home was named before', () => {
    const program = (path: string): FileFacts => ({ ...tells('a.node', path), kind: 'executable' })
    const before = release([program('/Users/ana/acme/a.c')])
    for (const path of ['/Users/runner/work/a/a.c', '/home/runner/a/b/a.c', 'D:\\a\\acme\\acme\\a.c']) {
      expect(states(release([program(path)]), before)).toEqual([['a.node', 'unchanged']])
      expect(states(release([program(path)]), release([]))).toEqual([['a.node', 'new']])
    }
    expect(states(release([program('/Users/bob/a/a.c')]), before)).toEqual([['a.node', 'new']])
  })

  it('makes one finding for each folder, each path once', () => {
    const now = release([
      ...[1, 2, 3].map((n) => tells(`dist/${n}.js`, '/home/ana/acme/x.ts', `/home/ana/acme/${n}.ts`)),
      tells('lib/a.js', '/Users/bob/a.ts'),
    ])
    const found = problems(buildPath, subject(now))
    expect(found.map(({ message, path, count }) => [message, path, count])).toEqual([
      [
        '3 files under dist hold 6 absolute build paths: /home/ana/acme/x.ts, /home/ana/acme/1.ts, /home/ana/acme/2.ts',
        'dist',
        3,
      ],
      ['lib/a.js holds 1 absolute build path: /Users/bob/a.ts', 'lib/a.js', undefined],
    ])
  })

  it('makes one finding of one home in several folders, and of several homes in one folder', () => {
    const now = release([
      tells('index.js', '/home/ana/acme/i.ts'),
      tells('lib/a.js', '/home/ana/acme/a.ts'),
      tells('lib/b.js', '/Users/bob/b.ts'),
      tells('x/b.js', '/Users/eve/b.ts'),
    ])
    expect(problems(buildPath, subject(now)).map(({ message, path }) => [message, path])).toEqual([
      ['3 files hold 3 absolute build paths: /home/ana/acme/i.ts, /home/ana/acme/a.ts, /Users/bob/b.ts', '.'],
      ['x/b.js holds 1 absolute build path: /Users/eve/b.ts', 'x/b.js'],
    ])
  })

  it.each([
    ['/home/ana/acme/a.ts', '/home/ana/other/b.ts'],
    ['/Users/ana/a.ts', '/Users/ana/b/c.ts'],
    ['C:\\Users\\ana\\a.ts', 'C:\\Users\\ana\\b.ts'],
    ['C:\\\\Users\\\\ana\\\\a.ts', 'C:/Users/ana/b.ts'],
    ['file:///home/ana/a.ts', '/home/ana/b.ts'],
    ['file:///C:/Users/ana/a.ts', 'C:/Users/ana/b.ts'],
  ])('is unchanged where the baseline gave the same home away in any file: %s, %s', (before, now) => {
    expect(states(release([tells('dist/b.js', now)]), release([tells('dist/a.js', before)]))).toEqual([
      ['dist/b.js', 'unchanged'],
    ])
  })

  it.each([
    ['/home/ana/a.ts', '/home/adam/a.ts'],
    ['C:\\Users\\ana\\a.ts', 'C:\\Users\\bob\\a.ts'],
    ['C:\\Users\\ana\\a.ts', 'D:\\Users\\ana\\a.ts'],
    ['/home/ana/a.ts', '/Users/ana/a.ts'],
  ])('is new for another home: %s, %s', (before, now) => {
    expect(states(release([tells('dist/a.js', now)]), release([tells('dist/a.js', before)]))).toEqual([
      ['dist/a.js', 'new'],
    ])
  })

  it('is new for another home in the same file, and where the baseline had none', () => {
    const before = release([tells('dist/a.js', '/home/runner/work/acme/a.ts')])
    expect(states(release([tells('dist/a.js', '/Users/ana/acme/a.ts')]), before)).toEqual([['dist/a.js', 'new']])
    expect(
      states(release([tells('dist/a.js', '/home/runner/work/acme/a.ts', '/Users/ana/acme/a.ts')]), before),
    ).toEqual([['dist/a.js', 'new']])
    expect(states(release([tells('dist/a.js', '/home/ana/a.ts')]), release([file('dist/a.js')]))).toEqual([
      ['dist/a.js', 'new'],
    ])
    const untold = subject(
      release([file('dist/a.js', { buildPaths: { count: 2, examples: [] } })]),
      release([file('dist/a.js')]),
    )
    expect([...buildPath.check(untold, undefined)].map(({ baselineState }) => baselineState)).toEqual(['new'])
  })

  it('shows a path of 120 characters wholly', () => {
    const path = `/home/ana/${'x'.repeat(110)}`
    expect(problems(buildPath, subject(release([tells('a.js', path)])))[0]?.message).toBe(
      `a.js holds 1 absolute build path: ${path}`,
    )
  })

  it('shows the beginning of a long path', () => {
    const [found] = problems(buildPath, subject(release([tells('a.js', `/home/ana/${'x'.repeat(1_000)}`)])))
    expect(found?.message).toMatch(/\/home\/ana\/x+…$/)
    expect(found?.message.length).toBeLessThan(200)
  })

  it('is silent for files without such paths', () => {
    expect(
      problems(buildPath, subject(release([file('a.js'), file('b.js', { buildPaths: { count: 0, examples: [] } })]))),
    ).toEqual([])
  })

  it.each([
    [
      'of one machine in two folders',
      150_000,
      (index: number) => `${index % 2}/${index}.js`,
      () => '/home/ana/a.ts',
      1,
    ],
    [
      'in as many folders',
      20_000,
      (index: number) => `${index}/a.js`,
      (index: number) => `/home/ana${index}/a.ts`,
      20_000,
    ],
  ])('looks at files %s: %d', (_, count, path, home, causes) => {
    const files = Array.from({ length: count }, (_each, index) => tells(path(index), home(index)))
    expect([...buildPath.check(subject(release(files)), undefined, undefined)]).toHaveLength(causes)
  })
})
