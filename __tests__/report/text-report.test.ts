import { describe, expect, it } from '@jest/globals'
import { textOf } from '../../src/report/text-report.js'
import type { RepositoryReport } from '../../src/model/report.js'
import { commentMarkdown, markdownOf } from '../../src/report/markdown-report.js'
import { failed, finding, passed, verdict } from './sample.js'

const style = { color: false, columns: 80 }

/** A run over packages of which none could be packed, each with its error. */
function lost(errors: readonly string[], skipped: RepositoryReport['skipped'] = []): RepositoryReport {
  return {
    schemaVersion: 1,
    tool: { name: 'pack-gate', version: '0' },
    conclusion: 'error',
    packages: errors.map((message, index) => ({
      ...failed({ code: 'EPACK', message }),
      package: { name: `p${String(index)}`, version: '1.0.0' },
      path: `packages/p${String(index)}`,
    })),
    skipped,
  }
}

describe('a run over several packages, as text', () => {
  it('says one cause once, with the packages that have it', () => {
    const same = 'pnpm could not be started'
    const text = textOf(lost([same, same, 'npm failed', same, same, same, same, same]), style)
    expect(text.match(/pnpm could not be started/g)).toHaveLength(1)
    expect(text).toContain('── packages/p0, packages/p1, packages/p3, packages/p4, packages/p5 and 2 more ─')
    expect(text).toMatch(/── packages\/p2 ─+\n\nNo verdict: EPACK: npm failed/)
    const narrow = textOf(lost([same, same, 'npm failed', same, same]), { ...style, columns: 40 })
    expect(narrow).toContain('── packages/p0, packages/p1,\n   packages/p3, packages/p4 ─')
    expect(narrow.match(/^── .*$/gm)?.every((line) => line.length <= 40)).toBe(true)
  })

  it('says once that one script fails in all of them, each with its own name and folder in the words', () => {
    const words = (at: number): string =>
      `pnpm pack failed:\n  p${String(at)}@1.0.0 prepack: \`clean\`\n  /repo/packages/p${String(at)}/build.js`
    const report = lost([words(0), words(1), 'pnpm pack failed:\n  p2x@1.0.0', words(3)])
    const text = textOf(report, style)
    expect(text).toContain('── packages/p0, packages/p1, packages/p3 ─')
    expect(text.match(/^No verdict: EPACK/gm)).toHaveLength(2)
    const page = markdownOf(report, 50_000)
    expect(page.match(/<details>/g)).toHaveLength(2)
    expect(page).toContain('<code>packages/p0</code> and 2 more packages: no verdict</summary>')
    const names = ['core', 'score']
    const other = lost(names.map((name) => `failed in ${name}`))
    const packages = other.packages.map((one) => ({ ...one, package: { name: 'core', version: '1.0.0' } }))
    expect(textOf({ ...other, packages }, style).match(/^No verdict: EPACK/gm)).toHaveLength(2)
  })

  it('has packages that were left out in one line for each reason', () => {
    const paths = ['a', 'b', 'c', 'd', 'e', 'f', 'g']
    const skipped = [
      ...paths.map((path) => ({ name: null, path, reason: 'private' })),
      { name: null, path: 'h', reason: 'no name' },
    ]
    const text = textOf(lost(['npm failed'], skipped), style)
    expect(text).toContain('Not checked (private): a, b, c, d, e and 2 more\n')
    expect(text).toContain('Not checked (no name): h\n')
  })

  it('says once what several packages have in common, and has no page for those that have nothing else', () => {
    const unbuilt = (path: string, fields: string): RepositoryReport['packages'][number] => ({
      ...verdict({
        conclusion: 'failure',
        findings: [
          finding({ ruleId: 'entry-point-missing', message: `lib/ isn't built: ${fields} in it`, unbuilt: 'lib' }),
          ...(path === 'c' ? [finding({ ruleId: 'secret', message: 'c.js holds a key' })] : []),
        ],
        waived: [],
      }),
      path,
    })
    const report: RepositoryReport = {
      ...lost([]),
      conclusion: 'failure',
      packages: [unbuilt('a', 'main'), unbuilt('b', 'types'), unbuilt('c', 'main'), { ...passed(), path: 'd' }],
    }
    // What blocks comes before the table, which is folded where it is long; a comment lists only what is left to say.
    const short = markdownOf(report, 50_000)
    expect(short).toMatch(/isn't built in 3 of 4[\s\S]*\| Package \|/)
    expect(short).not.toContain('in this table')
    const paths = ['e', 'f', 'g', 'h', 'i', 'j', 'k', 'l']
    const long = { ...report, packages: [...report.packages, ...paths.map((path) => unbuilt(path, 'main'))] }
    expect(markdownOf(long, 50_000)).toContain(
      '<details><summary>All 12 packages in this table</summary>\n\n| Package |',
    )
    expect(commentMarkdown(long, 50_000).match(/^\| `.* in `.`/gm)).toHaveLength(1)
    const text = textOf(report, style)
    expect(text).toContain(
      "error  entry-point-missing  in 3 packages\n  lib/ isn't built in 3 of 4 packages\n    a, b, c\n",
    )
    expect(text.match(/lib\/ isn't built/g)).toHaveLength(1)
    expect(text.match(/^── .*/gm)).toEqual([expect.stringMatching(/^── c ─/)])
    expect(text).toContain('c.js holds a key')
    const page = markdownOf(report, 60_000)
    expect(page.match(/lib\/ isn't built/g)).toHaveLength(1)
    expect(page).toContain("lib/ isn't built in 3 of 4 packages\n\nIn `a`, `b`, `c`\n")
    expect(page).toContain('c.js holds a key')
    const comment = commentMarkdown(report, 60_000)
    expect(comment.match(/lib\/ isn't built/g)).toHaveLength(1)
    expect(comment.match(/<details>/g)).toHaveLength(1)
    expect(comment).toContain('c.js holds a key')
  })

  it('says what to do next where all that blocks is in several packages', () => {
    const report = (more: object): RepositoryReport => ({
      ...lost([]),
      conclusion: 'failure',
      packages: ['a', 'b', 'c', 'd'].map((path) => ({
        ...verdict({
          conclusion: 'failure',
          findings: [finding({ ruleId: 'secret', message: 'x.js holds a key', ...more })],
          waived: [],
        }),
        path,
      })),
    })
    const next = 'Next: fix these errors, or approve them one package at a time: `pack-gate accept a`.'
    expect(textOf(report({}), style).replaceAll(/\s+/g, ' ')).toContain(next)
    expect(markdownOf(report({}), 60_000)).toContain(next)
    expect(textOf(report({ level: 'warning' }), style)).not.toContain('Next:')
    expect(textOf(report({ unbuilt: 'lib' }), style)).toContain('Next: build first, then run pack-gate again.')
  })

  it('has many packages without a finding in one line', () => {
    const packages = Array.from({ length: 20 }, (_, index) => ({
      ...passed({ findings: [], waived: [] }),
      path: `p${String(index)}`,
    }))
    const text = textOf({ ...lost([]), conclusion: 'success', packages }, style)
    expect(text).toContain('\n  No findings in p0, p1, p2, p3, p4 and 15 more\n')
    expect(text.split('\n').length).toBeLessThan(6)
  })
})
