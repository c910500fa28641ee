import { describe, expect, it } from '@jest/globals'
import { foldFiles } from '../../../src/report/render/markdown-files.js'

const file = (path: string, size: number, state = 'added', wasSize = 0) => ({ path, size, state, wasSize })

describe('foldFiles', () => {
  it('names every file of a few, biggest first', () => {
    expect(foldFiles([file('a', 1), file('dist/b', 2)], 10)).toEqual([
      { path: 'dist/b', state: 'added', files: 1, wasSize: 0, size: 2 },
      { path: 'a', state: 'added', files: 1, wasSize: 0, size: 1 },
    ])
  })

  it('has the biggest change first, not the biggest file, and takes a removal for a change', () => {
    const rows = foldFiles(
      [
        file('large', 1000, 'shrunk', 1001),
        file('gone', 0, 'removed', 50),
        file('new', 20),
        file('same', 5, 'renamed', 5),
      ],
      10,
    )
    expect(rows.map(({ path }) => path)).toEqual(['gone', 'new', 'large', 'same'])
  })

  it('sums what a folder had before, too', () => {
    const many = Array.from({ length: 9 }, (_, n) => file(`d/${n}`, 3, 'grown', 2))
    expect(foldFiles(many, 2)).toEqual([{ path: 'd/', state: 'grown', files: 9, wasSize: 18, size: 27 }])
  })

  it('folds many files of a folder, and still names the biggest', () => {
    const many = Array.from({ length: 200 }, (_, n) => file(`dist/locales/${n}.json`, 10))
    const rows = foldFiles([...many, file('dist/locales/cli.js.map', 60_000_000)], 3)
    expect(rows).toEqual([
      { path: 'dist/locales/cli.js.map', state: 'added', files: 1, wasSize: 0, size: 60_000_000 },
      { path: 'dist/locales/', state: 'added', files: 200, wasSize: 0, size: 2000 },
    ])
  })

  it('keeps states apart and counts every file once', () => {
    const states = ['added', 'grown']
    const many = Array.from({ length: 1000 }, (_, n) => file(`d${n % 9}/e${n % 31}/${n}`, n, states[n % 2]))
    const rows = foldFiles(many, 50)
    expect(rows.length).toBeLessThanOrEqual(50)
    expect(rows.reduce((sum, row) => sum + row.files, 0)).toBe(1000)
    expect(rows.reduce((sum, row) => sum + row.size, 0)).toBe(many.reduce((sum, { size }) => sum + size, 0))
    expect(new Set(rows.map((row) => row.state))).toEqual(new Set(states))
  })

  it("calls the package's own folder ./", () => {
    expect(
      foldFiles(
        Array.from({ length: 9 }, (_, n) => file(`${n}.js`, 1)),
        2,
      ),
    ).toEqual([{ path: './', state: 'added', files: 9, wasSize: 0, size: 9 }])
  })
})
