import { describe, expect, it } from '@jest/globals'
import { exportsRemoved } from '../../../src/rules/entry-points/exports-removed.js'
import type { Release } from '../../../src/model/release.js'
import { file, release, subject } from '../../helpers/facts.js'
import { problems } from '../../helpers/rules.js'

const of = (exports: unknown, ...paths: string[]): Release =>
  release(
    paths.map((path) => file(path)),
    exports === undefined ? {} : { exports },
  )
const messages = (now: Release, before: Release): string[] =>
  problems(exportsRemoved, subject(now, before)).map(({ message }) => message)

describe('exports-removed', () => {
  it('fires once for all subpaths that are gone', () => {
    const before = of({ '.': './a.js', './b': './b.js', './c': './c.js' })
    const [found] = problems(exportsRemoved, subject(of('./a.js'), before))
    expect(found).toMatchObject({
      message: 'exports no longer has 2 subpaths: ./b, ./c',
      path: 'package.json',
      cause: { kind: 'manifest', key: ['exports'] },
    })
    expect(messages(of({ '.': './a.js', './b': './b.js' }), before)).toEqual(['exports no longer has 1 subpath: ./c'])
  })

  it('fires on conditions that are gone, with where they were', () => {
    const both = { import: './a.mjs', require: './a.cjs' }
    expect(messages(of({ '.': './a.mjs', './b': { require: './a.cjs' } }), of({ '.': both, './b': both }))).toEqual([
      'exports no longer serves 2 conditions as before: require of .; import of ./b',
    ])
  })

  it('names three conditions, and counts all', () => {
    const before = of({ browser: './b.js', worker: './w.js', deno: './d.js', bun: './u.js', default: './a.js' })
    expect(messages(of('./a.js'), before)).toEqual([
      'exports no longer serves 4 conditions as before: browser of .; worker of .; deno of .',
    ])
  })

  it('fires where exports is new and closes paths', () => {
    expect(
      messages(
        of({ '.': './index.js', './package.json': './package.json' }, 'index.js', 'lib/a.js'),
        of(undefined, 'index.js', 'lib/a.js'),
      ),
    ).toEqual(['package.json has exports now, and 1 file that could be imported by path no longer can: lib/a.js'])
  })

  it('fires as a note where only package.json is closed', () => {
    const levels = (...paths: string[]): unknown =>
      problems(exportsRemoved, subject(of('./index.js', ...paths), of(undefined, ...paths)))[0]?.levels
    expect(levels('index.js')).toEqual({ new: 'note', unchanged: 'off' })
    expect(levels('index.js', 'a.js')).toBeUndefined()
  })

  it('counts style sheets, and a pattern that leads to no packed file', () => {
    const files = ['index.js', '300.css', 'lib/a.js']
    const opened = (more: object): string[] =>
      messages(
        of({ '.': './index.js', './package.json': './package.json', ...more }, ...files),
        of(undefined, ...files),
      )
    const text = 'package.json has exports now, and 1 file that could be imported by path no longer can:'
    expect(opened({ './*': './*.css', './lib/*': './lib/*.js' })).toEqual([`${text} 300.css`])
    expect(opened({ './*.css': './*.css', './lib/*': './lib/*' })).toEqual([])
  })

  it('is silent for new subpaths, other targets, and without a baseline', () => {
    expect(messages(of({ '.': './dist/a.js', './b': './b.js' }), of('./a.js'))).toEqual([])
    expect(messages(of(undefined, 'index.js'), of(undefined, 'index.js', 'lib/a.js'))).toEqual([])
    expect(problems(exportsRemoved, subject(of('./a.js')))).toEqual([])
  })
})
