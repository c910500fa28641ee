import { createHash } from 'node:crypto'
import { beforeAll, describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import type { PageData, PageVerdict } from '../../../src/report/html/data.js'
import { loadRenderPage, type RenderPage } from '../../helpers/html-page.js'
import { useSandbox } from '../../helpers/sandbox.js'
import { hiddenCharacters, hostileVerdict, liveCommands } from '../hostile.js'
import { failed, finding, passed, verdict } from '../sample.js'
import { largeRelease } from './release.js'

const sandbox = useSandbox()
let renderPage: RenderPage

beforeAll(async () => {
  renderPage = await loadRenderPage(sandbox)
})

/** What stands between the tags of each element of a kind, as a browser would cut it. */
function contentsOf(tag: string, html: string): string[] {
  return [...html.matchAll(new RegExp(`<${tag}(?:\\s[^>]*)?>([\\s\\S]*?)</${tag}`, 'gi'))].map(([, text = '']) => text)
}

function dataOf(html: string): PageData {
  return JSON.parse(contentsOf('script', html)[0] ?? '') as PageData
}

function verdictIn(html: string): PageVerdict {
  const [first] = dataOf(html).packages
  if (first?.kind !== 'verdict') throw new Error('the page holds no verdict')
  return first
}

describe('the page', () => {
  it('allows its own script and style by hash, and nothing else', () => {
    const html = renderPage(verdict())
    const [, script = ''] = contentsOf('script', html)
    const [style = ''] = contentsOf('style', html)
    const hash = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`
    const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1]
    expect(policy?.split('; ')).toEqual([
      "default-src 'none'",
      `script-src ${hash(script)}`,
      `style-src ${hash(style)}`,
      "base-uri 'none'",
      "form-action 'none'",
      "require-trusted-types-for 'script'",
      "trusted-types 'none'",
    ])
    expect(script.length).toBeGreaterThan(10_000)
  })

  it('names no other address and has no inline style or handler', () => {
    const html = renderPage(verdict())
    const markup = html.replace(/<script>[\s\S]*?<\/script>/, '')
    expect(markup).not.toMatch(/\s(style|on\w+|src|href)\s*=/i)
    expect(html).not.toMatch(/url\(|@import|https?:\/\/(?!www\.w3\.org)/)
  })

  it('carries the licence of what it is made of', () => {
    const [, script = ''] = contentsOf('script', renderPage(verdict()))
    expect(script).toMatch(/d3-hierarchy 3[\s\S]*Permission to use, copy, modify, and\/or distribute/)
  })

  it('can be printed in a log and hides nothing, whatever the package holds', () => {
    fc.assert(
      fc.property(hostileVerdict, (report) => {
        const html = renderPage(report)
        expect(liveCommands(html)).toEqual([])
        expect(hiddenCharacters(html)).toEqual([])
        expect(html.match(/<\/?(script|style|img|html)\b/gi)).toEqual(
          renderPage(verdict()).match(/<\/?(script|style|img|html)\b/gi),
        )
        expect(dataOf(html).packages).toHaveLength(1)
      }),
      { numRuns: 60 },
    )
  })

  it('takes less than 80 bytes for each of 20,000 files', () => {
    const size = (files: number): number => Buffer.byteLength(renderPage(largeRelease(files)))
    expect((size(20_000) - size(1000)) / 19_000).toBeLessThan(80)
  })
})

describe('its data', () => {
  it('has every file with its size before and now, and those that no longer ship', () => {
    const { files, baseline } = verdictIn(renderPage(verdict()))
    expect(baseline).toBe('1.0.0')
    expect(files).toEqual([
      [0, 'dist/chunk-b2.js', 90_000, 3, 90_000, 'dist/chunk-a1.js'],
      [6, 'li.js', 185_000, 2, 180_000],
      [11, '.map', 2_703_000, 0],
      [0, 'package.json', 2_000, 1],
      [0, 'dist/old.js', 0, 4, 4_000],
      [8, 'er.js', 0, 4, 1_000],
    ])
  })

  it('says which files a finding is about: by its path, its examples, or by folder and count', () => {
    const findings = [
      finding({ path: 'dist/cli.js' }),
      finding({ path: 'dist', count: 1, examples: ['dist/cli.js.map'] }),
      finding({ ruleId: 'file-removed', level: 'note', path: 'dist', count: 2, examples: [] }),
      finding({ path: 'dist/', count: 3, examples: ['dist/cli.js'] }),
      finding({ path: '.', count: 1, examples: [] }),
      finding({ path: 'dist', count: 99, examples: ['dist/cli.js', 'dist/chunk-b2.js', 'package.json'] }),
      finding({ path: 'no/such' }),
    ]
    expect(verdictIn(renderPage(verdict({ findings }))).findings.map(({ files }) => files)).toEqual([
      [[1, 1]],
      [[2, 2]],
      [[4, 5]],
      [[0, 2]],
      [[2, 2]],
      [
        [0, 1],
        [3, 3],
      ],
      [],
    ])
  })

  it('has waived findings with their reasons, and each remedy once', () => {
    const waived = [{ ...finding({ path: 'package.json' }), reason: 'a dummy', expires: '2027-01-31' }]
    const { findings, helps } = verdictIn(renderPage(verdict({ waived })))
    expect(findings.map(({ waived: why }) => why)).toEqual([undefined, { reason: 'a dummy', expires: '2027-01-31' }])
    expect(helps).toEqual([
      [
        { kind: 'prose', text: 'Keep the maps out of the package, in "files" of package.json:' },
        { kind: 'paste', lines: ['"!dist/**/*.map"'] },
      ],
    ])
  })

  it('has totals before and now, and what the verdict rests on', () => {
    const { figures, grounds } = verdictIn(renderPage(verdict()))
    expect(figures).toEqual([
      { label: 'Unpacked size', now: '3.0 MB', before: '277.0 kB', change: '+2.7 MB, +976 %' },
      { label: 'Files', now: '4', before: '5', change: '1 added, 2 removed, 1 renamed, 1 changed' },
      { label: 'Packed size', now: '612.0 kB', before: null, change: '' },
    ])
    expect(grounds.map(({ label }) => label)).toEqual([
      'Baseline',
      'Packer',
      'Contents',
      'Policy',
      'Integrity',
      'Made by',
    ])
  })

  it('compares a first release with nothing', () => {
    const baseline = { kind: 'first-release', version: null, integrity: null, unpackedSize: null } as const
    const page = verdictIn(renderPage(passed({ baseline, removed: [] })))
    expect(page.baseline).toBeNull()
    expect(page.figures.map(({ before, change }) => [before, change])).toEqual([
      [null, ''],
      [null, ''],
      [null, ''],
    ])
  })

  it('has one remedy with all patterns for findings that differ in the pattern alone', () => {
    const findings = ['a', 'b'].map((folder) =>
      finding({ path: `${folder}/x.js`, help: `Allow it under \`files\`: "${folder}/*.js"` }),
    )
    const page = verdictIn(renderPage(verdict({ findings })))
    expect(page.helps).toEqual([
      [
        { kind: 'prose', text: 'Allow it under `files`:' },
        { kind: 'paste', lines: ['"a/*.js"', '"b/*.js"'] },
      ],
    ])
    expect(page.findings.map(({ help }) => help)).toEqual([0, 0])
  })

  it('is the error and its remedy where there is no verdict', () => {
    const html = renderPage(failed({ location: { path: '.github/pack-gate.yml', line: 3 } }))
    expect(html).toContain('<title>No verdict: EREGISTRY: The registry did not answer within 15 seconds</title>')
    expect(dataOf(html).packages).toMatchObject([
      { kind: 'error', place: '.github/pack-gate.yml:3', help: [{ kind: 'prose' }] },
    ])
  })
})
