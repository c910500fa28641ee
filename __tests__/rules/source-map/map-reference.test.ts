import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { resolveReference } from '../../../src/rules/source-map/map-reference.js'
import { anyCharacter } from '../../helpers/any-text.js'

const packed = new Set(['dist/a.js', 'dist/a.js.map', 'maps/a.js.map', 'a.js.map'])

describe('a map reference', () => {
  it.each([
    ['dist/a.js', 'a.js.map', 'dist/a.js.map'],
    ['dist/a.js', '../maps/./a.js.map', 'maps/a.js.map'],
    ['a.js', 'a.js.map', 'a.js.map'],
    ['dist/a.js', ' a.js.map\t', 'dist/a.js.map'],
    ['dist/deep/b.js', '../..//a.js.map', 'a.js.map'],
    ['dist/a.js', 'a%2Ejs.map?x=%', 'dist/a.js.map'],
  ])('of %s to %s leads to %s', (from, reference, path) => {
    expect(resolveReference(from, reference, packed)).toEqual({ kind: 'packed', path })
  })

  it('to a folder or to nothing leads nowhere', () => {
    for (const reference of ['', '.', '..', './', '#x', '?x', '../..', '../../..', '%'])
      expect(resolveReference('dist/a.js', reference, packed)).toEqual({ kind: 'missing' })
  })

  it.each([
    ['https://EXAMPLE.com:443/x', 'https://example.com', true],
    ['HTTP://example.com:81/x', 'http://example.com:81', false],
    ['wss://example.com/x', 'wss://example.com', true],
    ['file://server/share/a.map', 'file://server', false],
  ])('to %s is remote', (reference, origin, secure) => {
    expect(resolveReference('a.js', reference, packed)).toMatchObject({ kind: 'remote', origin, secure })
  })

  it('of any text resolves to something, to a packed path only if it is packed', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.oneof(
          fc.string({ unit: anyCharacter }),
          fc.webUrl(),
          fc.constantFrom('https://%', '//', '///', 'c:', '%E0%A4%A'),
        ),
        (from, reference) => {
          const found = resolveReference(from, reference, packed)
          return found.kind !== 'packed' || packed.has(found.path)
        },
      ),
    )
  })

  it.each(['/a.js.map', 'C:/a.js.map', 'c:a.js.map'])(
    'to %s leads out of the release, whatever is packed',
    (reference) => {
      expect(resolveReference('a.js', reference, new Set(['a.js.map', 'C:/a.js.map', 'c:a.js.map']))).toEqual({
        kind: 'missing',
      })
    },
  )

  it.each([
    ['ws://example.com/x', 'ws://example.com'],
    ['ftps://example.com/x', 'ftps://example.com'],
  ])('to %s is remote, without https', (reference, origin) => {
    expect(resolveReference('a.js', reference, packed)).toMatchObject({ kind: 'remote', origin, secure: false })
  })

  it.each(['xhttps://example.com/x', 'webpack://example.com/x', 'httpsx://example.com/x'])(
    'to %s is none that a browser would follow',
    (reference) => {
      expect(resolveReference('a.js', reference, packed)).toEqual({ kind: 'missing' })
    },
  )

  it('with a colon in its name is a file of that name', () => {
    expect(resolveReference('a.js', 'maps/a:b.map', new Set(['maps/a:b.map']))).toEqual({
      kind: 'packed',
      path: 'maps/a:b.map',
    })
    expect(resolveReference('a.js', '1a:b.map', new Set(['1a:b.map']))).toEqual({ kind: 'packed', path: '1a:b.map' })
  })

  it('with a line break in its query leads to the file', () => {
    expect(resolveReference('a.js', 'a.js.map?x\ny', packed)).toEqual({ kind: 'packed', path: 'a.js.map' })
  })
})
