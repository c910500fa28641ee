import { describe, expect, it } from '@jest/globals'
import { Anchors } from '../../src/verdict/anchors.js'

const text = `{
  "name": "acme",
  "scripts": {
    "postinstall": "x"
  },
  "files": [
    "dist",
    "!dist/x",
    "lib/**/*.js",
    "types/"
  ]
}
`
const anchors = new Anchors({ path: 'packages/a/package.json', text })
const line = (path: string): number => anchors.find({ kind: 'packed-file', path }).line

describe('an anchor', () => {
  it.each([
    ['dist/cli.js', 7],
    ['dist', 7],
    ['lib/a/b.js', 9],
    ['types/a.d.ts', 10],
    ['README.md', 1],
    ['distant.js', 1],
  ])('of %s is the line that admits it', (path, expected) => {
    expect(line(path)).toBe(expected)
  })

  it('of a script is its line; of a key that is not there, the nearest above', () => {
    expect(anchors.find({ kind: 'manifest', key: ['scripts', 'postinstall'] })).toEqual({
      path: 'packages/a/package.json',
      line: 4,
    })
    expect(anchors.find({ kind: 'manifest', key: ['scripts', 'install'] }).line).toBe(3)
    expect(anchors.find({ kind: 'manifest', key: ['bin'] }).line).toBe(1)
  })

  it('of a key is its own line, wherever its value begins', () => {
    const spread = new Anchors({
      path: 'package.json',
      text: '{\n  "scripts":\n  {\n    "install":\n      "x"\n  },\n  "files": [\n  "a", "b"]\n}',
    })
    expect(spread.find({ kind: 'manifest', key: ['scripts', 'install'] }).line).toBe(4)
    expect(spread.find({ kind: 'manifest', key: ['scripts', 'test'] }).line).toBe(2)
    expect(spread.find({ kind: 'manifest', key: ['files', 1] }).line).toBe(8)
    expect(spread.find({ kind: 'manifest', key: [] }).line).toBe(1)
  })

  it.each([
    ['./dist', 'dist/a.js'],
    ['/dist', 'dist/a.js'],
    ['dist/*', 'dist/a.js'],
    ['dist/**', 'dist/a/b.js'],
    ['./a.js', 'a.js'],
    ['*.js', 'a.js'],
    ['l*', 'lib/a.js'],
    ['.', 'a.js'],
    ['./', 'lib/a.js'],
    ['/', 'a.js'],
    ['**', 'a.js'],
    ['*', 'lib/a.js'],
    ['app/[slug]', 'app/[slug]/a.js'],
    ['[id].js', '[id].js'],
  ])('of what the entry %s admits is its line: %s', (entry, path) => {
    expect(
      new Anchors({ path: 'package.json', text: `{ "files": [\n"no",\n${JSON.stringify(entry)}] }` }).find({
        kind: 'packed-file',
        path,
      }),
    ).toEqual({ path: 'package.json', line: 3 })
  })

  it.each([
    ['dist', 'dist.js'],
    ['dist', 'lib/dist'],
    ['dist', 'a/dist/'],
    ['lib/*.js', 'lib/a.css'],
    ['!dist', 'dist/a'],
    ['dist/..', 'lib/a'],
    ['a/./b', 'a/c'],
  ])('is no line of an entry %s, which does not admit %s', (entry, path) => {
    expect(
      new Anchors({ path: 'package.json', text: `{ "files": [\n${JSON.stringify(entry)}] }` }).find({
        kind: 'packed-file',
        path,
      }).line,
    ).toBe(1)
  })

  it('is the first line where package.json is no JSON, or has no files', () => {
    for (const text of ['', '[', '7', '{}', '{ "files": "dist" }', '{\n"files": {\n"a": "dist" } }']) {
      expect(new Anchors({ path: 'package.json', text }).find({ kind: 'packed-file', path: 'dist/a' }).line).toBe(1)
    }
  })

  it('of a policy entry is that entry', () => {
    expect(anchors.find({ kind: 'policy', at: { path: '.github/pack-gate.yml', line: 5, column: 3 } })).toEqual({
      path: '.github/pack-gate.yml',
      line: 5,
    })
  })

  it('of a tarball is the first line of package.json, and hostile entries do no harm', () => {
    expect(new Anchors(null).find({ kind: 'packed-file', path: 'x' })).toEqual({ path: 'package.json', line: 1 })
    const hostile = JSON.stringify({ files: ['{'.repeat(5000), '{1..999999}', 7, null, '', '/'] })
    expect(new Anchors({ path: 'package.json', text: hostile }).find({ kind: 'packed-file', path: 'a.js' }).line).toBe(
      1,
    )
  })
})

const withFiles = (...files: string[]): Anchors =>
  new Anchors({ path: 'package.json', text: JSON.stringify({ files }, null, 1) })
const lineOf = (given: Anchors, path: string): number => given.find({ kind: 'packed-file', path }).line

describe('an anchor of a file that several entries admit', () => {
  it('is the entry that names it, else the first', () => {
    expect(lineOf(withFiles('dist', 'dist/cli.js.map'), 'dist/cli.js.map')).toBe(4)
    expect(lineOf(withFiles('dist', 'dist/*.map'), 'dist/cli.js.map')).toBe(3)
  })

  it('is the entry after the negation that would have kept it out', () => {
    expect(lineOf(withFiles('dist', '!dist/*.map', 'dist/cli*'), 'dist/cli.js.map')).toBe(5)
    expect(lineOf(withFiles('dist', '!dist/*.map'), 'dist/cli.js.map')).toBe(3)
  })

  it('is found in any case, as npm looks', () => {
    expect(lineOf(withFiles('x', 'DIST'), 'dist/a.js')).toBe(4)
  })
})

describe('an anchor of a file that no entry admits', () => {
  const named = new Anchors({
    path: 'package.json',
    text:
      '{\n"files": ["lib"],\n"main": "./index.js",\n"bin": {\n  "acme": "cli.js"\n},\n"bundleDependencies": ' +
      '["b"]\n}',
  })

  it('is what makes npm pack it all the same', () => {
    expect(lineOf(named, 'index.js')).toBe(3)
    expect(lineOf(named, 'cli.js')).toBe(5)
    expect(lineOf(named, 'node_modules/b/index.js')).toBe(7)
    expect(lineOf(named, 'LICENSE')).toBe(1)
  })

  it('is found where `bin` is one name', () => {
    expect(lineOf(new Anchors({ path: 'package.json', text: '{"files": [],\n"bin": "cli.js"}' }), 'cli.js')).toBe(2)
  })
})

describe('an anchor in a package without `files`', () => {
  const source = { path: 'p/package.json', text: '{}' }
  const ignore = 'src\n!src/keep.ts\n# !a comment\n!*.map\n!/top.js\n!docs/\n'

  it.each([
    ['src/keep.ts', 2],
    ['src/KEEP.ts', 2],
    ['deep/er/a.map', 4],
    ['top.js', 5],
    ['x/top.js', 1],
    ['docs/a.md', 6],
    ['lib/docs/a.md', 6],
    ['other.js', 1],
  ])('of %s is the line of .npmignore that takes it back, else its first', (path, expected) => {
    const anchors = new Anchors({ ...source, ignore: { kind: 'npmignore', path: 'p/.npmignore', text: ignore } })
    expect(anchors.find({ kind: 'packed-file', path })).toEqual({ path: 'p/.npmignore', line: expected })
  })

  it('is a line of .gitignore only where one takes it back', () => {
    const anchors = new Anchors({ ...source, ignore: { kind: 'gitignore', path: 'p/.gitignore', text: ignore } })
    expect(anchors.find({ kind: 'packed-file', path: 'a.map' })).toEqual({ path: 'p/.gitignore', line: 4 })
    expect(anchors.find({ kind: 'packed-file', path: 'a.js' })).toEqual({ path: 'p/package.json', line: 1 })
  })

  it('is package.json for package.json, and none of .npmignore where `files` decides', () => {
    const npmignore = { kind: 'npmignore', path: 'p/.npmignore', text: ignore } as const
    expect(new Anchors({ ...source, ignore: npmignore }).find({ kind: 'packed-file', path: 'package.json' }).path).toBe(
      'p/package.json',
    )
    const both = new Anchors({ path: 'p/package.json', text: '{\n"files": ["a.map"]}', ignore: npmignore })
    expect(both.find({ kind: 'packed-file', path: 'a.map' })).toEqual({ path: 'p/package.json', line: 2 })
  })
})

describe('an anchor of what the compiler writes', () => {
  const config = (path: string, compilerOptions: Record<string, unknown>) => ({
    path,
    text: JSON.stringify({ compilerOptions }, null, 1),
  })
  const anchored = (...tsconfigs: ReturnType<typeof config>[][]): Anchors =>
    new Anchors({ path: 'package.json', text: '{\n"files": ["dist"]}', tsconfigs })
  const cause = { kind: 'packed-file', path: 'dist/a.js.map', compilerOptions: ['inlineSources', 'sourceMap'] } as const

  it('is the option that does, the likeliest first', () => {
    expect(anchored([config('tsconfig.json', { sourceMap: true })]).find(cause)).toEqual({
      path: 'tsconfig.json',
      line: 3,
    })
    expect(anchored([config('tsconfig.json', { sourceMap: true, inlineSources: true })]).find(cause).line).toBe(4)
  })

  it('is where a configuration that is extended sets it', () => {
    expect(
      anchored([config('a/tsconfig.json', {}), config('tsconfig.base.json', { strict: true, sourceMap: true })]).find(
        cause,
      ),
    ).toEqual({ path: 'tsconfig.base.json', line: 4 })
  })

  it('is the `files` entry where the option is off, not set, or set by what is hidden', () => {
    const files = { path: 'package.json', line: 2 }
    expect(
      anchored([config('tsconfig.json', { sourceMap: false }), config('base.json', { sourceMap: true })]).find(cause),
    ).toEqual(files)
    expect(anchored([config('tsconfig.json', { sourceMap: 'true' })]).find(cause)).toEqual(files)
    expect(anchored().find(cause)).toEqual(files)
    expect(
      anchored([config('tsconfig.json', { sourceMap: true })]).find({ kind: 'packed-file', path: 'dist/a.js.map' }),
    ).toEqual(files)
  })
})
