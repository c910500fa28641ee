import fc from 'fast-check'
import { describe, expect, it } from '@jest/globals'
import { compilePattern, entryProblem } from '../../../src/policy/patterns.js'
import { generalise } from '../../../src/rules/allowlist/entries/generalise.js'
import { patternOf } from '../../../src/rules/allowlist/entries/part.js'

const patterns = (paths: readonly string[], version = '1.2.3', most = 24): readonly string[] =>
  generalise([...paths].sort(), version, most).parts.map(patternOf)
const numbered = (count: number, name: (n: number) => string): string[] =>
  Array.from({ length: count }, (_, n) => name(n))

describe('the patterns for a release', () => {
  it.each<[string, string[], string[]]>([
    ['a build folder by extension', ['dist/a.js', 'dist/b.js', 'dist/a.d.ts', 'dist/b.d.ts'], ['dist/*.{js,d.ts}']],
    ['folders in folders with **', ['lib/a.js', 'lib/x/b.js'], ['lib/**/*.js']],
    [
      'the top by name',
      ['LICENSE', 'README.md', 'index.js', 'package.json'],
      ['package.json', 'LICENSE', 'README.md', 'index.js'],
    ],
    [
      'many files of a kind at the top by extension, package.json by name',
      [...numbered(5, (n) => `m${n}.js`), 'a.json', 'b.json', 'c.json', 'd.json', 'package.json'],
      ['package.json', '*.js', '*.json'],
    ],
    ['the only folder in a folder by both', ['build/src/a.js', 'build/src/b.js'], ['build/src/*.js']],
    [
      'folders of other kinds apart',
      ['build/esm/a.js', 'build/esm/b.js', 'build/types/a.d.ts', 'build/types/b.d.ts'],
      ['build/esm/*.js', 'build/types/*.d.ts'],
    ],
    [
      'folders of one kind as one',
      ['build/cjs/a.js', 'build/cjs/b.js', 'build/esm/a.js', 'build/esm/b.js'],
      ['build/**/*.js'],
    ],
    ['a stray kind by name', ['dist/a.js', 'dist/b.js', 'dist/schema.json'], ['dist/*.js', 'dist/schema.json']],
    [
      'a chunk without its hash',
      ['assets/style-D4Lgay0q.css', 'assets/logo.svg'],
      ['assets/style-*.css', 'assets/logo.svg'],
    ],
    ['a name without the version', ['dist/acme-1.2.3.zip'], ['dist/acme-*.zip']],
    ['a series of folders', numbered(5, (n) => `template-${n}x/a.js`), ['template-*/a.js']],
    [
      'names without an extension wherever they are',
      ['vendor/a/LICENSE', 'vendor/b/LICENSE', 'vendor/c.js'],
      ['vendor/c.js', 'vendor/**/LICENSE'],
    ],
    ['very many names without an extension as such', numbered(9, (n) => `zones/City${n}`), ['zones/!(*.*)']],
  ])('name %s', (_what, paths, expected) => {
    expect([...patterns(paths)].sort()).toEqual([...expected].sort())
  })

  it('keep one more file of another kind out', () => {
    const tests = patterns(['dist/a.js', 'dist/b.js', 'dist/x/c.js', 'package.json']).map(compilePattern)
    const admitted = (path: string): boolean => tests.some((test) => test(path))
    expect(['dist/new.js', 'dist/x/new.js'].map(admitted)).toEqual([true, true])
    expect(['dist/new.js.map', 'dist/acme.tgz', 'src/new.js', '.env', 'dist/.env'].map(admitted)).toEqual([
      false,
      false,
      false,
      false,
      false,
    ])
  })

  it('are few where a release has many folders', () => {
    const series = numbered(60, (n) => `Part${n}`).flatMap((folder) => [`${folder}/index.js`, `${folder}/index.d.ts`])
    expect(patterns(series, '', 24)).toEqual(['Part*/*.{js,d.ts}'])
    const templates = ['a', 'b', 'c', 'd'].flatMap((name, n) => [
      `template-${name}/x.${name}ext`,
      `template-${name}/src/y.js`,
      `template-${name}/src/z${n}.js`,
    ])
    expect(patterns(templates, '', 1)).toEqual(['template-*/**/*.{js,aext,bext,cext,dext}'])
    const others = numbered(40, (n) => `${String.fromCharCode(97 + (n % 26))}${n}/index.js`)
    expect(patterns([...others, '.hidden/index.js'], '', 24)).toEqual(['.hidden/index.js', '[!.]*/index.js'])
  })

  const hostile = fc
    .array(
      fc.string({
        unit: fc.constantFrom(...Array.from('ab!#[]{}()*?+@,.|"\'\\ -é~&%:\n')),
        minLength: 1,
        maxLength: 8,
      }),
      { minLength: 1, maxLength: 3 },
    )
    .map((parts) => parts.join('/'))

  it('match every file or say which they do not, whatever its name', () => {
    fc.assert(
      fc.property(fc.uniqueArray(hostile, { maxLength: 30 }), (paths) => {
        const { parts, unnamed } = generalise([...paths].sort(), '', 24)
        const all = parts.map(patternOf)
        expect(all.filter((pattern) => entryProblem(pattern) !== null || pattern.startsWith('!'))).toEqual([])
        expect(all.filter((pattern) => compilePattern(pattern)('zz/zz.zz'))).toEqual([])
        const missed = paths.filter((path) => !all.some((pattern) => compilePattern(pattern)(path)))
        expect(unnamed).toEqual(expect.arrayContaining(missed))
      }),
      { numRuns: 300 },
    )
  })
})
