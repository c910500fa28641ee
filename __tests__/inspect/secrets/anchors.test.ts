import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { type Anchor, AnchorSearch } from '../../../src/inspect/secrets/anchors.js'

const anchors: readonly Anchor[] = [
  { text: 'abc' },
  { text: 'AAA' },
  { text: 'bca_' },
  { text: 'api_key', fold: true },
  { text: 'Api' },
  { text: '-AA' },
]
const search = new AnchorSearch(anchors)

/** Every place of every anchor, looked up one by one. */
function slowly(bytes: Buffer, from: number, to: number): readonly string[] {
  const text = bytes.toString('latin1')
  return anchors.flatMap((anchor, id) => {
    const [where, what] = anchor.fold === true ? [text.toLowerCase(), anchor.text] : [text, anchor.text]
    const found: string[] = []
    for (let at = where.indexOf(what, from); at >= 0 && at < to; at = where.indexOf(what, at + 1))
      found.push(`${id} at ${at}`)
    return found
  })
}

function quickly(bytes: Buffer, from: number, to: number): readonly string[] {
  const found: string[] = []
  search.search(bytes, from, to, (id, at) => found.push(`${id} at ${at}`))
  return found
}

/** Texts of pieces of anchors, whose places and ends are at every distance from a multiple of four. */
const texts = fc
  .array(fc.constantFrom('a', 'b', 'c', '_', 'A', '-', 'abc', 'bca_', 'API_Key', 'Api', '\xff', '\0'), {
    maxLength: 60,
  })
  .map((parts) => Buffer.from(parts.join(''), 'latin1'))

describe('the search for anchors', () => {
  it('finds what a search for each of them finds, in any range of a text', () => {
    fc.assert(
      fc.property(texts, fc.nat(70), fc.nat(70), fc.nat(5), (text, from, length, before) => {
        // A Buffer may begin at any place of its memory.
        const bytes = Buffer.concat([Buffer.alloc(before), text]).subarray(before)
        const to = Math.min(bytes.length, from + length)
        expect([...quickly(bytes, from, to)].sort()).toEqual([...slowly(bytes, from, to)].sort())
      }),
      { numRuns: 2000 },
    )
  })

  it('refuses anchors that are too short to be looked up', () => {
    expect(() => new AnchorSearch([{ text: 'ab' }])).toThrow('fewer than 3 bytes')
  })
})
