import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { suggest } from '../../src/policy/suggest.js'

describe('a suggestion', () => {
  it.each([
    ['file', ['files', 'rules'], 'files'],
    ['fiels', ['files', 'rules'], 'files'],
    ['maxSize', ['path', 'max-size'], 'max-size'],
    ['MAX_SIZE', ['path', 'max-size'], 'max-size'],
    ['warn', ['error', 'warning'], 'warning'],
    ['size-grwoth', ['size-limit', 'size-growth'], 'size-growth'],
    ['rule', ['files', 'rules'], 'rules'],
  ])('for %j among %j is %j', (typed, candidates, meant) => {
    expect(suggest(typed, candidates)).toBe(meant)
  })

  it.each([
    ['xyzzy', ['files', 'rules']],
    ['', ['files']],
    ['on', ['off']],
    ['x'.repeat(100_000), ['x'.repeat(64)]],
    ['files', []],
  ])('is not made where nothing is near', (typed, candidates) => {
    expect(suggest(typed, candidates)).toBeNull()
  })

  it('finds what a single slip made of a name', () => {
    const name = 'entry-point-missing'
    fc.assert(
      fc.property(fc.nat({ max: name.length - 1 }), fc.constantFrom('', 'q', 'qq'), (index, slip) => {
        expect(suggest(name.slice(0, index) + slip + name.slice(index + 1), ['size-growth', name])).toBe(name)
      }),
    )
  })
})
