import { describe, expect, it } from '@jest/globals'
import { leaveOut, outOfFiles, plainPatterns } from '../../src/rules/keep-out.js'

describe('what keeps files out of the release', () => {
  it.each<[string, unknown, string]>([
    ['no `files`', undefined, 'list what ships as `files` in package.json, with "!a/x.map" at the end'],
    ['`files` with a folder', ['a'], 'add "!a/x.map" to `files` in package.json'],
    ['`files` with the file itself', ['a', './a/x.map'], 'remove "./a/x.map" from `files` in package.json'],
    ['`files` of other types', ['a', 3, null], 'add "!a/x.map" to `files` in package.json'],
  ])('in a package with %s', (_, files, words) => {
    expect(outOfFiles(['a/x.map'], ['a/x.map'], { files })).toBe(words)
  })

  it('is a fix that needs no decision only where `files` has an entry already', () => {
    expect(leaveOut(['.env'], { files: ['lib'] })).toEqual({ fix: { by: 'leave-out', of: ['!.env'] } })
    for (const files of [undefined, 'lib', []]) expect(leaveOut(['.env'], { files })).toEqual({})
    expect(leaveOut(plainPatterns(['a[b].env']), { files: ['lib'] })).toEqual({})
    expect(plainPatterns(['a/**', 'b*', 'c!'])).toEqual(['a/**'])
  })

  it('is both where one of several is named to the letter', () => {
    expect(outOfFiles(['a/x.map', 'a/y.map'], ['a/*.map'], { files: ['a', '/a/y.map'] })).toBe(
      'remove "/a/y.map" from `files` in package.json, and add "!a/*.map"',
    )
  })

  it('shows ten entries and counts the others', () => {
    const paths = Array.from({ length: 12 }, (_, index) => `${index}.log`)
    expect(outOfFiles(paths, paths, { files: ['.'] })).toMatch(/^add "!0\.log", .*"!9\.log" and 2 more to `files`/)
  })
})
