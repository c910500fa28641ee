import { describe, expect, it } from '@jest/globals'
import { compare, hashedName } from '../../src/compare/pairing.js'
import { file } from '../helpers/facts.js'

function states(
  now: readonly ReturnType<typeof file>[],
  before: readonly ReturnType<typeof file>[],
): Record<string, string> {
  return Object.fromEntries(
    compare(now, before).pairs.map((pair) => [
      pair.file.path,
      pair.was && pair.state === 'renamed' ? `renamed from ${pair.was.path}` : pair.state,
    ]),
  )
}

describe('pairing files', () => {
  it('pairs by path first: same bytes are unchanged, others are changed', () => {
    expect(states([file('a.js'), file('b.js', { content: 'new' })], [file('a.js'), file('b.js')])).toEqual({
      'a.js': 'unchanged',
      'b.js': 'changed',
    })
  })

  it('pairs the same bytes under a new name, in the same folder before another one', () => {
    const before = [file('lib/old.js', { content: 'x' }), file('other/old.js', { content: 'x' })]
    expect(states([file('other/new.js', { content: 'x' })], before)).toEqual({
      'other/new.js': 'renamed from other/old.js',
    })
    expect(compare([file('other/new.js', { content: 'x' })], before).removed.map((each) => each.path)).toEqual([
      'lib/old.js',
    ])
  })

  it('never pairs empty files by their bytes', () => {
    expect(states([file('new/.keep', { content: '' })], [file('old/.keep', { content: '' })])).toEqual({
      'new/.keep': 'added',
    })
  })

  it('pairs each removed file once: a second new chunk is added', () => {
    const now = [file('d/chunk-SM627E5R.js', { content: '1' }), file('d/chunk-AAB2C3D4.js', { content: '22' })]
    const found = Object.values(states(now, [file('d/chunk-QQ2345ZZ.js', { content: '33' })]))
    expect(found.sort()).toEqual(['added', 'renamed from d/chunk-QQ2345ZZ.js'])
  })

  it('pairs the nearest in size, smallest first', () => {
    const before = [
      file('d/chunk-SM627E5R.js', { content: '1'.repeat(50) }),
      file('d/chunk-AAB2C3D4.js', { content: '1' }),
    ]
    const now = [
      file('d/chunk-QQ2345ZZ.js', { content: '2'.repeat(60) }),
      file('d/chunk-BBB2C3D4.js', { content: '22' }),
    ]
    expect(states(now, before)).toEqual({
      'd/chunk-QQ2345ZZ.js': 'renamed from d/chunk-SM627E5R.js',
      'd/chunk-BBB2C3D4.js': 'renamed from d/chunk-AAB2C3D4.js',
    })
    expect(states([...now].reverse(), [...before].reverse())).toEqual(states(now, before))
  })

  it('never takes a file that is still there for the old name of another one', () => {
    const same = { content: 'x' }
    expect(states([file('a.js', same), file('b.js', same)], [file('a.js', same)])).toEqual({
      'a.js': 'unchanged',
      'b.js': 'added',
    })
    expect(states([file('a.js', { content: 'y' }), file('b.js', same)], [file('a.js', same)])).toEqual({
      'a.js': 'changed',
      'b.js': 'added',
    })
    expect(states([file('a.js', same)], [file('a.js', same), file('b.js', same)])).toEqual({ 'a.js': 'unchanged' })
    expect(states([file('a.js', same), file('b.js', same)], [file('a.js', same), file('c.js', same)])).toEqual({
      'a.js': 'unchanged',
      'b.js': 'renamed from c.js',
    })
  })

  it('never pairs empty files of one folder by their bytes', () => {
    expect(states([file('a/new', { content: '' })], [file('a/old', { content: '' })])).toEqual({ 'a/new': 'added' })
  })

  it('prefers the same folder, and no folder whose name only begins alike', () => {
    const same = { content: 'x' }
    expect(states([file('lib/n.js', same)], [file('li/o.js', same), file('lib/o.js', same)])).toEqual({
      'lib/n.js': 'renamed from lib/o.js',
    })
    expect(states([file('ab/n.js', same)], [file('ac/o.js', same), file('ab/o.js', same)])).toEqual({
      'ab/n.js': 'renamed from ab/o.js',
    })
  })

  it('does not pair hashed names across folders', () => {
    expect(states([file('b/dep-glQox-ep.js')], [file('a/dep-CB_7IfJ-.js')])).toEqual({ 'b/dep-glQox-ep.js': 'added' })
  })

  it.each([
    ['dist/dep-CB_7IfJ-.js', 'dist/dep-glQox-ep.js'],
    ['dist/dep-CmNzPT96.js', 'dist/dep-B0Pz1_R7.js'],
    ['cli-api.B0Pz1_R7.js', 'cli-api.C1Qa2-S8.js'],
    ['chunk-SM627E5R.js', 'chunk-AB2CD3EF.js'],
    ['app.c328ef1a.js', 'app.00ab12cd.js'],
    ['app.c328ef1a.js.map', 'app.00ab12cd.js.map'],
    ['chunky-abC1defg.js', 'chunky-xyZ9abcd.js'],
    ['a-12345678.js', 'a-87654321.js'],
    ['chunk-ABCDEFGH.js', 'chunk-HGFEDCBA.js'],
    ['x/a-c328ef1a.d.ts.map', 'x/a-00ab12cd.d.ts.map'],
    ['c328ef1a.js', '00ab12cd.js'],
    ['d/c328ef1a.js', 'd/00ab12cd.js'],
    ['main.0123456789abcdef0123.css', 'main.fedcba98765432100123.css'],
    ['3f2504e0-4f89-41d3-9a0c-0305e82c3301.json', '9f2504e0-4f89-41d3-9a0c-0305e82c3302.json'],
  ])('sees %s and %s as one chunk of two builds', (a, b) => {
    expect(hashedName({ path: a })).not.toBeNull()
    expect(hashedName({ path: a })).toBe(hashedName({ path: b }))
  })

  it.each([
    'locale/en_AU_ocker.js',
    'README.md',
    'lib/use-renderer.js',
    'lib/get-component.js',
    'index.js',
    'LICENSE',
    'foo-getValue.js',
    'a/b',
    'chunky-abcD1234.js',
    'chunky-ab12345C.js',
    'chunky-ab____cd.js',
    'chunky-deadbeef.js',
    'chunky-ABCDEFGHIJ.js',
    'chunky-zzzzzz12.js',
    'chunky-1aXXXXXX.js',
    'appc328ef1a.js',
    'app-c328ef1a',
    'app-c328ef1a.tar-ball',
    'app-c328ef1a.1',
    'c328ef1a/a.js',
  ])('sees no content hash in %s', (path) => {
    expect(hashedName({ path })).toBeNull()
  })

  it('keeps different chunks of one folder apart', () => {
    expect(hashedName({ path: 'd/react-Ab12Cd34.js' })).not.toBe(hashedName({ path: 'd/solid-Ab12Cd34.js' }))
  })
})
