import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { SlidingWindow } from '../../src/inspect/sliding-window.js'

const context = 8

/** What a window shows of a stream: each place with the bytes around it, in order. */
function seen(chunks: readonly Buffer[], expected: number): readonly string[] {
  const places: string[] = []
  const window = new SlidingWindow(context, expected, (bytes, from, to) => {
    for (let at = from; at < to; at += 1)
      places.push(bytes.toString('latin1', Math.max(0, at - context), Math.min(bytes.length, at + context)))
  })
  for (const chunk of chunks) {
    const copy = Buffer.from(chunk)
    window.write(copy)
    copy.fill(0) // a chunk's memory is used again
  }
  window.end()
  return places
}

function around(text: Buffer): readonly string[] {
  return Array.from(text, (_, at) => text.toString('latin1', Math.max(0, at - context), at + context))
}

describe('a sliding window', () => {
  it('shows each place once with its surroundings, however the stream is cut and whatever was expected', () => {
    const chunk = fc.uint8Array({ maxLength: 80 }).map((bytes) => Buffer.from(bytes.map((byte) => byte | 1)))
    fc.assert(
      fc.property(fc.array(chunk, { maxLength: 4 }), fc.nat(3), (chunks, which) => {
        const expected = chunks[which]?.length ?? 0
        expect(seen(chunks, expected)).toEqual(around(Buffer.concat(chunks)))
      }),
      { numRuns: 500 },
    )
  })

  it('looks at what comes in one piece in parts, too', () => {
    const text = Buffer.from(Array.from({ length: 300_000 }, (_, at) => 33 + ((at * 31) % 90)))
    expect(seen([text], text.length)).toEqual(around(text))
  })
})
