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
    expect(anchors.find({ kind: 'manifest', key: ['scripts', 'postinstall'] })).toEqual({ path: 'packages/a/package.json', line: 4 })
    expect(anchors.find({ kind: 'manifest', key: ['scripts', 'install'] }).line).toBe(3)
    expect(anchors.find({ kind: 'manifest', key: ['bin'] }).line).toBe(1)
  })

  it('of a key is its own line, wherever its value begins', () => {
    const spread = new Anchors({ path: 'package.json', text: '{\n  "scripts":\n  {\n    "install":\n      "x"\n  },\n  "files": [\n  "a", "b"]\n}' })
    expect(spread.find({ kind: 'manifest', key: ['scripts', 'install'] }).line).toBe(4)
    expect(spread.find({ kind: 'manifest', key: ['scripts', 'test'] }).line).toBe(2)
    expect(spread.find({ kind: 'manifest', key: ['files', 1] }).line).toBe(8)
    expect(spread.find({ kind: 'manifest', key: [] }).line).toBe(1)
  })

  it.each([
    ['./dist', 'dist/a.js'], ['/dist', 'dist/a.js'], ['dist/*', 'dist/a.js'], ['dist/**', 'dist/a/b.js'], ['./a.js', 'a.js'], ['*.js', 'a.js'], ['l*', 'lib/a.js'],
    ['.', 'a.js'], ['./', 'lib/a.js'], ['/', 'a.js'], ['**', 'a.js'], ['*', 'lib/a.js'], ['app/[slug]', 'app/[slug]/a.js'], ['[id].js', '[id].js'],
  ])('of what the entry %s admits is its line: %s', (entry, path) => {
    expect(new Anchors({ path: 'package.json', text: `{ "files": [\n"no",\n${JSON.stringify(entry)}] }` }).find({ kind: 'packed-file', path })).toEqual({ path: 'package.json', line: 3 })
  })

  it.each([['dist', 'dist.js'], ['dist', 'lib/dist'], ['dist', 'a/dist/'], ['lib/*.js', 'lib/a.css'], ['!dist', 'dist/a'], ['dist/..', 'lib/a'], ['a/./b', 'a/c']])('is no line of an entry %s, which does not admit %s', (entry, path) => {
    expect(new Anchors({ path: 'package.json', text: `{ "files": [\n${JSON.stringify(entry)}] }` }).find({ kind: 'packed-file', path }).line).toBe(1)
  })

  it('is the first line where package.json is no JSON, or has no files', () => {
    for (const text of ['', '[', '7', '{}', '{ "files": "dist" }', '{\n"files": {\n"a": "dist" } }']) {
      expect(new Anchors({ path: 'package.json', text }).find({ kind: 'packed-file', path: 'dist/a' }).line).toBe(1)
    }
  })

  it('of a policy entry is that entry', () => {
    expect(anchors.find({ kind: 'policy', at: { path: '.github/pack-gate.yml', line: 5, column: 3 } })).toEqual({ path: '.github/pack-gate.yml', line: 5 })
  })

  it('of a tarball is the first line of package.json, and hostile entries do no harm', () => {
    expect(new Anchors(null).find({ kind: 'packed-file', path: 'x' })).toEqual({ path: 'package.json', line: 1 })
    const hostile = JSON.stringify({ files: ['{'.repeat(5000), '{1..999999}', 7, null, '', '/'] })
    expect(new Anchors({ path: 'package.json', text: hostile }).find({ kind: 'packed-file', path: 'a.js' }).line).toBe(1)
  })
})
