import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import type { Verdict } from '../../../src/model/report.js'
import { pictureMarkdown, sizeParts } from '../../../src/report/render/markdown-picture.js'
import { hostileText, hostileVerdict } from '../hostile.js'
import { passed, verdict } from '../sample.js'

type ReportedFile = Verdict['files'][number]
const file = (path: string, size: number, more: Partial<ReportedFile> = {}): ReportedFile => ({
  path,
  size,
  mode: 0o644,
  sha256: '',
  state: 'added',
  ...more,
})
const named = (files: readonly ReportedFile[], limit = 8, removed: Verdict['removed'] = []): string[] =>
  sizeParts(verdict({ files, removed }), limit).map(
    ({ path, isRest, before, now }) => `${path}${isRest ? '…' : ''} ${before} ${now}`,
  )

describe('the parts of a release', () => {
  it('are its files where they are few, before and now, the biggest first', () => {
    expect(
      named(
        [
          file('a.js', 30),
          file('b.js', 50, { state: 'changed', wasSize: 90 }),
          file('c.js', 20, { state: 'unchanged' }),
        ],
        8,
        [{ path: 'd.js', size: 40 }],
      ),
    ).toEqual(['b.js 90 50', 'd.js 40 0', 'a.js 0 30', 'c.js 20 20'])
  })

  it('have what was renamed under its new name', () => {
    expect(named([file('b.js', 5, { state: 'renamed', was: 'a.js' })])).toEqual(['b.js 5 5'])
  })

  it('name the one file that weighs most, however deep it is, and put together what is small', () => {
    const small = Array.from({ length: 20_000 }, (_, n) => file(`src/d${n % 50}/${n}.ts`, 1))
    expect(named([...small, file('dist/esm/cli.js.map', 5_000_000)])).toEqual([
      'dist/esm/cli.js.map 0 5000000',
      '… 0 20000',
    ])
  })

  it('are no more than asked for, and hold every byte once', () => {
    fc.assert(
      fc.property(hostileVerdict, fc.integer({ min: 1, max: 12 }), (any, limit) => {
        const parts = sizeParts(any, limit)
        expect(parts.length).toBeLessThanOrEqual(limit)
        expect(parts.reduce((sum, { now }) => sum + now, 0)).toBe(any.files.reduce((sum, { size }) => sum + size, 0))
      }),
    )
  })

  it('come to an end with names that end with a slash, or are empty', () => {
    expect(named([file('', 1), file('a/', 1), file('a//', 1), file('/', 1)]).length).toBeGreaterThan(0)
  })
})

describe('the picture of sizes', () => {
  it('has a bar for each part: what it grew by, what it shrank by, and in front what stayed', () => {
    const files = [
      file('dist/cli.js', 189_000, { state: 'changed', wasSize: 180_000 }),
      file('dist/cli.js.map', 2_703_000),
      file('lib.js', 100_000, { state: 'changed', wasSize: 400_000 }),
    ]
    expect(pictureMarkdown(verdict({ files, removed: [] }))).toBe(
      [
        '```mermaid',
        '%%{init: {"xyChart": {"width": 860, "height": 218}, "themeVariables": {"xyChart": ' +
          '{"plotColorPalette": "#d1242f, #2da44e, #8c959f"}}}}%%',
        'xychart-beta horizontal',
        '  title "Unpacked size by folder"',
        '  x-axis ["dist/cli.js.map", "lib.js", "dist/cli.js"]',
        '  y-axis "MB" 0 --> 2.7',
        '  bar [2.7, 0, 0.19]',
        '  bar [0, 0.4, 0]',
        '  bar [0, 0.1, 0.18]',
        '```',
        '',
        'Grey: unchanged size. Red: growth. Green: reduction.',
      ].join('\n'),
    )
  })

  it('has one row of bars without a baseline, and is none without bytes', () => {
    const baseline = { kind: 'none', version: null, integrity: null, unpackedSize: null } as const
    expect(
      pictureMarkdown(passed({ baseline, removed: [], files: [file('a.js', 300)] })).match(/^ {2}bar .*$/gm),
    ).toEqual(['  bar [300]'])
    expect(pictureMarkdown(passed({ removed: [], files: [file('a.js', 0)] }))).toBe('')
  })

  it('shows the end of a long name, and two names that look alike as two', () => {
    const names =
      /x-axis (.*)/.exec(
        pictureMarkdown(
          verdict({ removed: [], files: [file(`${'x'.repeat(90)}/end.js`, 9), file('a"b', 8), file('a;b', 7)] }),
        ),
      )?.[1] ?? ''
    expect(JSON.parse(names)).toEqual([`…${'x'.repeat(28)}/end.js`, 'a?b', 'a?b (2)'])
  })

  it('has nothing of a name that means something to Mermaid, whatever it is', () => {
    fc.assert(
      fc.property(fc.array(hostileText, { minLength: 1, maxLength: 6 }), (paths) => {
        const picture = pictureMarkdown(verdict({ removed: [], files: paths.map((path, n) => file(path, n + 1)) }))
        const lines = picture.split('\n')
        expect(lines[4]).toMatch(/^ {2}x-axis \["[^"#;%`<>{}[\]\\\p{C}]*"(, "[^"#;%`<>{}[\]\\\p{C}]*")*\]$/u)
        expect(lines).toHaveLength(12)
        const names: unknown = JSON.parse(lines[4]?.slice('  x-axis '.length) ?? '')
        expect(new Set(names as string[]).size).toBe((names as string[]).length)
      }),
    )
  })
})
