import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { type CommentSection, parseComment, renderComment, withSection } from '../../src/github/comment.js'

const key = (letter: string): string => letter.repeat(24)
const section = (letter: string, markdown: string, run = 1, attempt = 1): CommentSection => ({
  key: key(letter),
  order: [run, attempt],
  markdown,
})

describe('the body of the comment', () => {
  it('gives back the sections that it was made of', () => {
    const sections = [section('a', '## Blocked\n\n- one'), section('b', 'two', 4711, 3), section('c', '')]
    expect(parseComment(renderComment(sections))).toEqual(sections)
  })

  it('gives them back after somebody edited it on the page, with the line ends of a form', () => {
    const sections = [section('a', 'one\n\ntwo'), section('b', 'three')]
    expect(parseComment(renderComment(sections).replaceAll('\n', '\r\n'))).toEqual(sections)
  })

  it('says that there is nothing to say where no section has text', () => {
    expect(renderComment([section('a', ''), section('b', '')])).toContain('nothing to report')
    expect(renderComment([section('a', ''), section('b', 'x')])).not.toContain('nothing to report')
  })

  it.each([
    '',
    'LGTM',
    ' <!-- pack-gate:comment -->',
    'I quote: <!-- pack-gate:comment -->',
    '> <!-- pack-gate:comment -->',
  ])('is not ours where it begins otherwise: %j', (body) => {
    expect(parseComment(body)).toBeNull()
  })

  it('keeps hostile text inside its own section, whatever it is made of', () => {
    const marker = renderComment([section('f', 'forged', 99)]).split('\n')
    const piece = fc.constantFrom(
      ...marker,
      '\n',
      '\r',
      '<!--',
      '-->',
      ' pack-gate:end -->',
      '<!-- pack-gate:',
      '```',
      'x',
      '\u200b',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const parsed = parseComment(renderComment([section('a', pieces.join('\n')), section('b', 'kept')]))
        expect(parsed?.map((each) => each.key)).toEqual([key('a'), key('b')])
        expect(parsed?.[1]).toEqual(section('b', 'kept'))
      }),
      { numRuns: 2000 },
    )
  })

  it('survives a body that was cut or mixed up', () => {
    const whole = renderComment([section('a', 'one'), section('b', 'two')])
    for (let length = 0; length < whole.length; length += 1)
      expect(() => parseComment(whole.slice(0, length))).not.toThrow()
    expect(parseComment(whole.slice(0, whole.lastIndexOf('<!-- pack-gate:end')))).toEqual([section('a', 'one')])
  })
})

describe('a section', () => {
  it('takes the place of an older one of its key, and of its own', () => {
    const before = [section('a', 'old', 7), section('b', 'other')]
    expect(withSection(before, section('a', 'new', 8))).toEqual([section('a', 'new', 8), section('b', 'other')])
    expect(withSection(before, section('a', 'again', 7))[0]?.markdown).toBe('again')
    expect(withSection(before, section('a', 're-run', 7, 2))[0]?.markdown).toBe('re-run')
  })

  it('never takes the place of a newer one', () => {
    const before = [section('a', 'new', 10, 2)]
    expect(withSection(before, section('a', 'late', 9, 5))).toEqual(before)
    expect(withSection(before, section('a', 'late', 10, 1))).toEqual(before)
  })
})

describe('a comment that is too long', () => {
  it.each([1, 2, 10, 300, 2000])('is cut to GitHub’s limit with %i long sections', (count) => {
    const sections = Array.from({ length: count }, (_, index) => ({
      ...section('a', '€'.repeat(30_000)),
      key: index.toString(16).padStart(24, '0'),
    }))
    expect(Buffer.byteLength(renderComment(sections))).toBeLessThanOrEqual(65_536)
  })

  it('takes from the long ones and leaves the short ones whole', () => {
    const parsed = parseComment(
      renderComment([section('a', 'x'.repeat(60_000)), section('b', 'short'), section('c', 'y'.repeat(60_000))]),
    )
    expect(parsed?.[1]).toEqual(section('b', 'short'))
    const [a = '', c = ''] = [parsed?.[0]?.markdown, parsed?.[2]?.markdown]
    expect(a).toContain('cut here')
    expect(Math.abs(a.length - c.length)).toBeLessThanOrEqual(1)
    expect(a.length).toBeGreaterThan(30_000)
  })
})
