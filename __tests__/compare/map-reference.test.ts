import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { resolveReference } from '../../src/compare/map-reference.js'

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
    for (const reference of ['', '.', '..', './', '#x', '?x', '../..', '../../..', '%']) expect(resolveReference('dist/a.js', reference, packed)).toEqual({ kind: 'missing' })
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
      fc.property(fc.string(), fc.oneof(fc.string({ unit: 'binary' }), fc.webUrl(), fc.constantFrom('https://%', '//', '///', 'c:', '%E0%A4%A')), (from, reference) => {
        const found = resolveReference(from, reference, packed)
        return found.kind !== 'packed' || packed.has(found.path)
      }),
    )
  })
})
