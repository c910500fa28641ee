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

  it('of a policy entry is that entry', () => {
    expect(anchors.find({ kind: 'policy', at: { path: '.github/pack-gate.yml', line: 5, column: 3 } })).toEqual({ path: '.github/pack-gate.yml', line: 5 })
  })

  it('of a tarball is the first line of package.json, and hostile entries do no harm', () => {
    expect(new Anchors(null).find({ kind: 'packed-file', path: 'x' })).toEqual({ path: 'package.json', line: 1 })
    const hostile = JSON.stringify({ files: ['{'.repeat(5000), '{1..999999}', 7, null, '', '/'] })
    expect(new Anchors({ path: 'package.json', text: hostile }).find({ kind: 'packed-file', path: 'a.js' }).line).toBe(1)
  })
})
