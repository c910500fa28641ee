import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { compilePattern, entryProblem, patternProblem, splitEntry } from '../../src/policy/patterns.js'

const matches = (glob: string, path: string): boolean => compilePattern(glob)(path)

describe('a pattern', () => {
  it.each([
    ['dist/**', 'dist/a/b.js'],
    ['dist/**', 'dist/.hidden/.env'],
    ['*', '.npmrc'],
    ['dist/**/*.{js,d.ts}', 'dist/index.d.ts'],
    ['#readme', '#readme'],
    ['dist/[slug].js', 'dist/[slug].js'],
    ['dist/{a}(b).js', 'dist/{a}(b).js'],
    ['dist/*.js', 'dist/a\nb.js'],
    ['lib/!(*.test).js', 'lib/index.js'],
    ['a//b', 'a/b'],
  ])('%j matches %j', (glob, path) => {
    expect(matches(glob, path)).toBe(true)
  })

  it.each([
    ['dist', 'dist/index.js'],
    ['*.js', 'dist/index.js'],
    ['dist/*', 'dist/a/b.js'],
    ['DIST/**', 'dist/a.js'],
    ['dist/**', 'dist-old/a.js'],
    ['#readme', 'anything'],
    ['!a', 'b'],
    ['lib/!(*.test).js', 'lib/index.test.js'],
    ['a\\b', 'a/b'],
  ])('%j does not match %j', (glob, path) => {
    expect(matches(glob, path)).toBe(false)
  })

  it('is compiled once', () => {
    expect(compilePattern('once/**')).toBe(compilePattern('once/**'))
  })

  it('that is usable matches itself, and never throws on any path', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 40 }), fc.string({ maxLength: 40 }), (glob, path) => {
        fc.pre(patternProblem(glob) === null)
        expect(matches(glob, glob)).toBe(true)
        expect(typeof matches(glob, path)).toBe('boolean')
      }),
    )
  })
})

describe('a problem', () => {
  it.each([
    ['', 'has no pattern'],
    ['./dist/a.js', 'expected "dist/a.js"'],
    ['././dist', 'expected "dist"'],
    ['.', 'expected "**"'],
    ['dist/', 'expected "dist/**"'],
    ['dist//', 'expected "dist/**"'],
    ['/dist', 'begins with "/"'],
    ['{/etc,dist}/x', 'begins with "/"'],
    ['../dist', 'has a ".." folder'],
    ['dist/../lib', 'has a ".." folder'],
    ['{dist,..}/lib', 'has a ".." folder'],
    ['dist\\a.js', 'has a backslash'],
    ['!dist', 'one "!" too many'],
    ['{a,b}'.repeat(10), 'more than 1000 patterns'],
    ['{1..1001}', 'more than 1000 patterns'],
    ['{1..1000000000}', 'more than 1000 patterns'],
    ['{a,a}'.repeat(20), 'more than 1000 patterns'],
    ['{,,}', 'can match no file'],
    ['a'.repeat(4097), '4097 characters'],
    ['*('.repeat(1300) + ')'.repeat(1300), "can't be used"],
  ])('is seen in %j', (glob, words) => {
    expect(patternProblem(glob)).toContain(words)
  })

  it.each([
    '**',
    '**/*',
    'dist/**/*.{js,cjs,mjs}',
    '{1..1000}.js',
    'a'.repeat(4096),
    '#x',
    '.npmrc',
    '...',
    'a..b/c..',
    'dist/[[]slug].js',
    '@(a|b)',
    '[',
    '{',
    ' a',
  ])('is not seen in %j', (glob) => {
    expect(patternProblem(glob)).toBeNull()
  })

  it.each([
    '{'.repeat(4096),
    '['.repeat(4096),
    '{a,'.repeat(1000) + '}'.repeat(1000),
    '**/'.repeat(1300) + 'x',
    '*a'.repeat(2000),
    '{a,b}'.repeat(800),
  ])('is looked for in bounded time in %j', (glob) => {
    expect(() => patternProblem(glob)).not.toThrow()
  })
})

describe('an entry', () => {
  it('beginning with "!" takes files out', () => {
    expect(splitEntry('!dist/**/*.map')).toEqual({ pattern: 'dist/**/*.map', negated: true })
    expect(splitEntry('dist/**')).toEqual({ pattern: 'dist/**', negated: false })
  })

  it('has the problems of its pattern', () => {
    expect(entryProblem('!dist')).toBeNull()
    expect(entryProblem('!./dist')).toContain('expected "dist"')
    expect(entryProblem('!')).toContain('has no pattern')
    expect(entryProblem('!!dist')).toContain('one "!" too many')
  })

  it('may not begin with "!(", which reads both ways', () => {
    expect(entryProblem('!(a|b)')).toContain('begins with "!("')
    expect(entryProblem('@(!(a|b))')).toBeNull()
  })
})
