import { describe, expect, it } from '@jest/globals'
import { worldWritable } from '../../../src/rules/files/world-writable.js'
import type { Release } from '../../../src/model/release.js'
import { file, release, subject } from '../../helpers/facts.js'
import { problems } from '../../helpers/rules.js'

const withModes = (modes: Record<string, number>): Release =>
  release(Object.entries(modes).map(([path, mode]) => file(path, { mode })))
/** As a packer with that umask would have it: package.json too. */
const masked = (umask: number, ...paths: string[]): Release => {
  const { files, ...rest } = release(paths.map((path) => file(path)))
  return { ...rest, files: files.map((each) => ({ ...each, mode: 0o666 & ~umask })) }
}

describe('world-writable', () => {
  it('fires on a file that others may write to', () => {
    const found = problems(
      worldWritable,
      subject(withModes({ 'a.js': 0o666, 'b.js': 0o644 }), withModes({ 'a.js': 0o644 })),
    )
    expect(found).toMatchObject([
      { path: 'a.js', message: 'a.js can be written by group or others: mode 0666', baselineState: 'new' },
    ])
  })

  it('fires once where the umask changed for all', () => {
    const found = problems(
      worldWritable,
      subject(masked(0o002, 'a.js', 'lib/b.js', 'lib/c.js'), masked(0o022, 'a.js', 'lib/b.js', 'lib/c.js')),
    )
    expect(found).toMatchObject([
      { path: '.', count: 4, message: '4 files can be written by group or others: mode 0664', baselineState: 'new' },
    ])
  })

  it('is a note where all files have the bits, and none where one has not', () => {
    const level = (now: Release): unknown => problems(worldWritable, subject(now))[0]?.levels?.new
    expect(level(masked(0o002, 'a.js', 'b.js'))).toBe('note')
    expect(level(withModes({ 'a.js': 0o666, 'b.js': 0o666, 'c.js': 0o644 }))).toBeUndefined()
  })

  it('is a note where only the group may write', () => {
    const level = (mode: number): unknown =>
      problems(worldWritable, subject(withModes({ 'a.js': mode, 'b.js': 0o644 })))[0]?.levels?.new
    expect(level(0o664)).toBe('note')
    expect(level(0o662)).toBeUndefined()
  })

  it('fires with the folder where they are all in one, and with all modes', () => {
    const found = problems(worldWritable, subject(withModes({ 'lib/a.js': 0o775, 'lib/b/c.js': 0o662 })))
    expect(found).toMatchObject([
      {
        path: 'lib',
        count: 2,
        message: '2 files can be written by group or others: mode 0662, 0775',
        baselineState: 'new',
      },
    ])
  })

  it('is unchanged where the file had the bits, also under another hash, and for a new file where all had them', () => {
    const found = problems(
      worldWritable,
      subject(masked(0o002, 'a.js', 'app-9f8e7d6c.js', 'new.js'), masked(0o002, 'a.js', 'app-1a2b3c4d.js')),
    )
    expect(found.map(({ baselineState, count }) => [baselineState, count])).toEqual([['unchanged', 4]])
  })

  it('is new where only some had them, and where others may write now and not only the group', () => {
    const some = problems(
      worldWritable,
      subject(withModes({ 'a.js': 0o664, 'new.js': 0o664 }), withModes({ 'a.js': 0o664 })),
    )
    expect(some.map(({ baselineState, path }) => [baselineState, path])).toEqual([
      ['unchanged', 'a.js'],
      ['new', 'new.js'],
    ])
    expect(
      problems(worldWritable, subject(withModes({ 'a.js': 0o666 }), withModes({ 'a.js': 0o664 })))[0]?.baselineState,
    ).toBe('new')
    expect(
      problems(worldWritable, subject(masked(0o000, 'a.js', 'new.js'), masked(0o002, 'a.js')))[0]?.baselineState,
    ).toBe('new')
  })

  it('is silent for files that only their owner may write to', () => {
    expect(problems(worldWritable, subject(withModes({ a: 0o644, b: 0o755, c: 0o600, d: 0o4755 })))).toEqual([])
    expect(problems(worldWritable, subject(withModes({ a: 0o644 }), withModes({ a: 0o666 })))).toEqual([])
  })

  it('is about the folder that all the files are in, or the whole package', () => {
    const paths = (...names: string[]): unknown =>
      problems(worldWritable, subject(release(names.map((name) => file(name, { mode: 0o666 }))))).map(
        ({ path }) => path,
      )
    expect(paths('lib/a.js', 'lib/b.js')).toEqual(['lib'])
    expect(paths('dist/a.js', 'lib/b.js')).toEqual(['.'])
  })
})
