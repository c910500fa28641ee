import { describe, expect, it } from '@jest/globals'
import { checkOf, summaryOf } from '../../src/action/pages.js'
import type { Finding, PackageReport, RepositoryReport } from '../../src/model/report.js'
import { effortOf } from '../helpers/effort.js'
import { hiddenCharacters, hostileNames, liveCommands } from '../report/hostile.js'
import { failed, finding, passed, verdict } from '../report/sample.js'

const heading = {
  name: 'pack-gate report',
  externalId: 'x',
  url: 'https://github.com/acme/acme/actions/runs/1',
  spared: false,
  source: null,
  origin: null,
}
const findings = (count: number, line: (n: number) => number = (n) => n + 1, of = 'p'): Finding[] =>
  Array.from({ length: count }, (_, n) =>
    finding({
      ruleId: 'unsafe-path',
      path: `${of}${n}`,
      message: `${of}${n} is bad`,
      anchor: { path: 'package.json', line: line(n) },
    }),
  )
const bytes = (text: string): number => Buffer.byteLength(text)

const repository = (packages: readonly PackageReport[]): RepositoryReport => ({
  schemaVersion: 1,
  tool: { name: 'pack-gate', version: '0.1.0' },
  conclusion: packages.some(({ conclusion }) => conclusion === 'failure') ? 'failure' : 'success',
  packages,
  skipped: [],
})
const named = (
  name: string,
  report: PackageReport | ReturnType<typeof verdict>,
  path = `packages/${name}`,
): PackageReport => ({ ...report, package: { name, version: '1.1.0' }, path })

describe('the check run of one package', () => {
  it('has the verdict and what was found as summary, what would ship as text', () => {
    const check = checkOf(verdict(), heading)
    expect(check.title).toBe('Blocked: 1 error (source-map) in acme@1.1.0 against 1.0.0')
    // GitHub shows the title above the summary.
    expect(check.summary).not.toContain('Blocked: 1 error')
    expect(check.summary).toMatch(/^### 1 error\n/)
    expect(check.summary).toContain('dist/cli.js.map embeds 1,906 source files')
    expect(check.summary).toContain('- Packer: npm 11.19.0\n')
    expect(check.summary).toContain('[Log of this run](https://github.com/acme/acme/actions/runs/1)')
    expect(check.text).toMatch(/^### Changed files\n\n\| File /)
    expect(check.summary + check.text).not.toContain('mermaid')
  })

  it('says a title again that is longer than GitHub shows', () => {
    const message = `${'a long story '.repeat(30)}with its end`
    const { title, summary } = checkOf(failed({ message }), heading)
    expect(title.length).toBeGreaterThan(255)
    expect(summary).toContain('with its end')
    expect(checkOf(failed({ message: 'short' }), heading).summary).not.toContain('short')
  })

  it('looks as it did when it was last looked at', () => {
    const { summary, text } = checkOf(verdict(), heading)
    expect(`${summary}\n=== text ===\n${text}`).toMatchSnapshot()
  })

  it.each([
    [0, 0, null],
    [1, 1, null],
    [50, 50, null],
    [51, 51, null],
    [1000, 1000, null],
    [1003, 1003, '3 more findings have no annotation'],
  ])('of %i findings, each with a line of its own, has %i annotations', (count, annotations, note) => {
    const check = checkOf(count === 0 ? passed() : verdict({ findings: findings(count) }), heading)
    expect(check.annotations).toHaveLength(annotations)
    if (count > 1)
      expect(check.summary).toMatch(
        new RegExp(`^#### \\[\`unsafe-path\`\\]\\(https://[^)]+\\) \\(${count.toLocaleString('en-US')}\\)$`, 'm'),
      )
    if (note === null) expect(check.summary).not.toContain('no annotation')
    else expect(check.summary).toContain(note)
    for (const page of [check.summary, check.text]) expect(bytes(page)).toBeLessThanOrEqual(65_535)
  })

  it('of 1,000 findings of ten lines has ten annotations and leaves none out', () => {
    const check = checkOf(verdict({ findings: findings(1000, (n) => (n % 10) + 1) }), heading)
    expect(check.annotations.map(({ start_line: line }) => line)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
    expect(check.annotations.every(({ title }) => title === 'unsafe-path: 100 findings')).toBe(true)
    expect(check.summary).not.toContain('no annotation')
  })

  it('keeps hostile names inert, and both pages inside their limits', () => {
    const files = Array.from({ length: 5000 }, (_, n) => ({
      path: `${hostileNames[n % hostileNames.length] ?? ''}/${n}`,
      size: n,
      mode: 0o644,
      sha256: '',
      state: 'added' as const,
    }))
    const bad = hostileNames.map((name) =>
      finding({ path: name, message: name, help: name, anchor: { path: 'package.json', line: 3 } }),
    )
    const report = verdict({ files, findings: bad, patch: { path: 'x.yml', diff: hostileNames.join('\n') } })
    const check = checkOf(report, heading)
    for (const page of [check.summary, check.text, summaryOf(report, { spared: false, source: null })]) {
      expect(liveCommands(page)).toEqual([])
      expect(hiddenCharacters(page)).toEqual([])
    }
    expect(Math.max(bytes(check.summary), bytes(check.text))).toBeLessThanOrEqual(65_535)
  })
})

describe('a check run without a verdict', () => {
  it(
    'has an annotation for each mistake, soon also where a report from a fork has a thousand and a remedy of ' +
      '30,000 lines',
    async () => {
      const mistakes = Array.from({ length: 1000 }, (_, n) => ({
        path: 'p.yml',
        line: n + 1,
        column: 1,
        message: `mistake ${n}`,
      }))
      const unread = failed({ help: 'h\n'.repeat(30_000), location: { path: 'p.yml', line: 1 }, mistakes })
      // It took half a minute.
      expect(await effortOf(() => checkOf(unread, heading), 5_000)).toBeLessThan(5_000)
      const check = checkOf(unread, heading)
      expect(check.annotations).toHaveLength(1000)
      expect(check.annotations[999]).toMatchObject({
        path: 'p.yml',
        start_line: 1000,
        message: expect.stringMatching(/^mistake 999\nh\nh/),
      })
    },
  )
})

describe('the check run of several packages', () => {
  it('has one annotation for what several have in common, at the first, and names them', () => {
    const common = (path: string): PackageReport => ({
      ...verdict({
        findings: [
          finding({ message: 'no licence', anchor: { path: `${path}/package.json`, line: 3 } }),
          ...(path === 'b'
            ? [finding({ ruleId: 'secret', message: 'a key', anchor: { path: 'b/k.js', line: 1 } })]
            : []),
        ],
      }),
      path,
    })
    const { annotations } = checkOf(repository(['a', 'b', 'c'].map(common)), heading)
    expect(annotations.map(({ path, message }) => [path, message.split('\n').slice(0, 4)])).toEqual([
      ['a/package.json', ['no licence, in 3 packages', '- a', '- b', '- c']],
      ['b/k.js', expect.arrayContaining(['a key'])],
    ])
  })

  it('has the table first, then those that were stopped, then folded those that passed', () => {
    const check = checkOf(repository([named('good', passed()), named('bad', verdict())]), heading)
    const order = [
      '| `bad@1.1.0` in `packages/bad` | blocked, 1 error | ',
      '| `good@1.1.0`',
      '<details><summary><code>bad&#64;1&#46;1&#46;0</code> in <code>packages/bad</code>: blocked, 1 error</summary>',
      '### 1 error',
      '</details>',
      '<details><summary>1 package passed</summary>',
      '<details><summary><code>good&#64;1&#46;1&#46;0</code> in <code>packages/good</code>: passed</summary>',
      '</details>\n\n</details>',
      '[Log of this run]',
    ]
    expect(
      order.map((part) => check.summary.indexOf(part)).every((at, index, all) => at > (all[index - 1] ?? -1)),
    ).toBe(true)
    expect(check.text.match(/^<details><summary><code>\w+(?=&#64;)/gm)).toEqual([
      '<details><summary><code>bad',
      '<details><summary><code>good',
    ])
  })

  it('has what went wrong with a package that has no verdict, and no contents of it', () => {
    const lost = { ...failed(), package: { name: 'lost', version: null }, path: 'packages/lost' }
    const check = checkOf(repository([lost]), heading)
    expect(check.summary).toContain(
      '</code>: no verdict</summary>\n\n## No verdict: EREGISTRY: The registry did not answer',
    )
    expect(check.text).toContain('</code>: no verdict</summary>\n\nNo verdict.\n\n</details>')
  })

  it('shares its bytes among 200 blocked packages, says how many are left out, and closes what it folds', () => {
    const many = Array.from({ length: 200 }, (_, n) =>
      // Each with errors of its own: what several have in common is said once.
      named(`p${n}`, n % 4 === 0 ? passed() : verdict({ findings: findings(60, undefined, `in-p${n}-`) })),
    )
    const { summary, text } = checkOf(repository(many), heading)
    for (const page of [summary, text]) {
      expect(bytes(page)).toBeLessThanOrEqual(65_535)
      expect(page).toMatch(/… and \d+ more packages: the JSON report has all of them\./)
      expect(page.match(/<details>/g)?.length).toBe(page.match(/<\/details>/g)?.length)
      expect(page).not.toContain('cut here')
    }
    expect(summary.match(/: blocked, 60 errors<\/summary>/g)?.length).toBeGreaterThan(15)
  })
})

describe('the job’s page', () => {
  it('has all of it and a picture, of those that passed without', () => {
    const summary = summaryOf(repository([named('good', passed()), named('bad', verdict())]), {
      spared: false,
      source: null,
    })
    expect(summary.match(/^```mermaid$/gm)).toHaveLength(1)
    expect(summaryOf(verdict(), { spared: false, source: null })).toMatch(
      /### Changed files\n\n```mermaid\n[^`]*```\n\nGrey: .*\n\n\| File /,
    )
  })

  it('has a picture of the first five of many packages', () => {
    const many = Array.from({ length: 30 }, (_, n) =>
      named(`p${n}`, verdict({ findings: findings(1, undefined, `in-p${n}-`) })),
    )
    expect(summaryOf(repository(many), { spared: false, source: null }).match(/^```mermaid$/gm)).toHaveLength(5)
  })

  it('looks as it did when it was last looked at', () => {
    expect(summaryOf(verdict(), { spared: true, source: null })).toMatchSnapshot()
  })

  it('is legible with 20,000 files', () => {
    const files = Array.from({ length: 20_000 }, (_, n) => ({
      path: `d${n % 30}/e${n % 300}/f${n}.js`,
      size: n,
      mode: 0o644,
      sha256: '',
      state: 'added' as const,
    }))
    const summary = summaryOf(verdict({ files }), { spared: false, source: null })
    expect(summary.split('\n').length).toBeLessThan(120)
    expect(summary).toMatch(/x-axis \["/)
  })
})
