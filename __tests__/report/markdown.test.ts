import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { renderMarkdown as render, renderMarkdownError } from '../../src/report/markdown.js'
import type { Finding } from '../../src/model/report.js'
import { bytesOf } from '../../src/report/render/budget.js'
import { rulePageUrl } from '../../src/model/tool.js'
import type { FileState } from '../../src/model/comparison.js'
import { hiddenCharacters, hostileNames, hostileText, hostileVerdict, liveCommands } from './hostile.js'
import { failed, finding, passed, verdict } from './sample.js'

/** Figures are held together with their units by a space of another kind: a test below is about it. */
const renderMarkdown: typeof render = (...args) => render(...args).replaceAll('\u00a0', ' ')

const checkRun = 65_535
const jobSummary = 1_048_576

/** Our own links, to the pages of rules: no other has this form. */
const ruleLinks =
  /(?<=^#### )\[(`[a-z0-9-]+`)\]\(https:\/\/github\.com\/pack-gate\/pack-gate\/blob\/v[\d.]+\/docs\/rules\/[a-z0-9-]+\.md\)/g

/** What is left when code, which shows everything as it is, is taken out: here nothing hostile may be live. */
function proseOf(markdown: string): string {
  const lines: string[] = []
  let fence: string | undefined
  for (const line of markdown.split('\n')) {
    const marker = /^(`{3,})(?:mermaid|diff)?$/.exec(line)?.[1]
    if (fence === undefined && marker !== undefined) fence = marker
    else if (marker === fence) fence = undefined
    else if (fence === undefined)
      lines.push(
        line
          .replace(ruleLinks, '$1')
          .replace(/\\[!-/:-@[-`{-~]/g, '')
          .replace(/`[^`]+`|<code>[^<>`|]*<\/code>/g, ''),
      )
  }
  expect(fence).toBeUndefined()
  return lines.join('\n')
}

function expectInert(markdown: string): void {
  expect(liveCommands(markdown)).toEqual([])
  expect(hiddenCharacters(markdown)).toEqual([])
  const prose = proseOf(markdown)
  expect(prose).not.toMatch(/[`<>*~[\]]/)
  expect(prose).not.toMatch(/(^|\W)@\w/m)
  expect(prose).not.toMatch(/#\d/)
  // Every row has four cells: no name adds one.
  for (const row of prose.split('\n').filter((line) => line.startsWith('|')))
    expect([4, 5, 6]).toContain(row.split('|').length)
}

const manyFiles = (count: number, state: FileState = 'added') =>
  Array.from({ length: count }, (_, n) => ({
    path: `dist/d${n % 40}/e${n % 400}/file-${n}.js`,
    size: n,
    mode: 0o644,
    sha256: 'a'.repeat(64),
    state,
  }))

describe('renderMarkdown', () => {
  it("links each rule to its page, and nothing that can't be a rule", () => {
    expect(renderMarkdown(verdict(), checkRun)).toContain(`#### [\`source-map\`](${rulePageUrl('source-map')})`)
    expect(
      renderMarkdown(verdict({ findings: [finding({ ruleId: 'x) [y](https://evil.test' })] }), checkRun),
    ).not.toContain('#### [')
  })

  it('has the verdict as its heading, what blocks under it, and then the next step', () => {
    const page = renderMarkdown(verdict({ findings: [finding(), finding({ level: 'warning' })] }), checkRun)
    expect(page.split('\n').slice(0, 3)).toEqual([
      '## Blocked: 1 error (source-map), 1 warning (source-map) in `acme@1.1.0` against 1.0.0',
      '',
      '### 1 error',
    ])
    expect(page).toContain(
      '\n\nNext: fix this error, or approve it: `pack-gate accept` changes the policy.\n\n### 1 warning\n',
    )
    expect(renderMarkdown(passed(), checkRun)).not.toContain('Next:')
  })

  it('lists findings by rule with the remedy to paste', () => {
    expect(renderMarkdown(verdict(), checkRun)).toContain(
      [
        '### 1 error',
        '',
        `#### [\`source-map\`](${rulePageUrl('source-map')}), see \`package.json:12\``,
        '',
        '- dist/cli.js.map embeds 1,906 source files, 512,000 lines',
        '',
        'Keep the maps out of the package, in `"files"` of package.json:',
        '',
        '```',
        '"!dist/**/*.map"',
        '```',
        '',
        'Next: fix this error, or approve it: `pack-gate accept` changes the policy.',
        '',
        '### Changed files',
      ].join('\n'),
    )
  })

  it('has a table of what is added, grown, removed and renamed, the biggest change first', () => {
    expect(renderMarkdown(verdict(), checkRun)).toContain(
      [
        '| File | Size | Change |',
        '|---|--:|---|',
        '| `dist/cli.js.map` | 2.7 MB | added |',
        '| `dist/cli.js` | 185.0 kB | +5.0 kB, +2.8 % |',
        '| `dist/old.js` |  | removed, -4.0 kB |',
        '| `dist/older.js` |  | removed, -1.0 kB |',
        '| `dist/chunk-b2.js` | 90.0 kB | renamed from `dist/chunk-a1.js` |',
        '',
      ].join('\n'),
    )
  })

  it('calls a file shrunk, or changed where it has as many bytes as before', () => {
    const changed = { path: 'a.js', size: 10, mode: 0o644, sha256: '', state: 'changed' } as const
    const markdown = renderMarkdown(verdict({ files: [changed, { ...changed, path: 'b.js', wasSize: 20 }] }), checkRun)
    expect(markdown).toContain('| `a.js` | 10 bytes | changed |\n')
    expect(markdown).toContain('| `b.js` | 10 bytes | -10 bytes, -50 % |\n')
  })

  it('breaks no figure from its unit', () => {
    expect(render(verdict(), checkRun)).toContain('| 185.0\u00a0kB | +5.0\u00a0kB, +2.8\u00a0% |')
    expect(render(verdict({ findings: [finding({ message: '9 bytes, 12 files' })] }), checkRun)).toContain(
      ' 9\u00a0bytes, 12 files',
    )
  })

  it('shows the reasons of other rules below a finding, with one remedy', () => {
    const also = finding({
      ruleId: 'file-not-allowed',
      message: 'dist/cli.js.map is packed and not in the allowlist',
      help: 'Keep it out.',
      group: 1,
      follows: true,
    })
    const page = renderMarkdown(verdict({ findings: [finding({ group: 1 }), also] }), checkRun)
    expect(page).toContain(
      '- dist/cli.js.map embeds 1,906 source files, 512,000 lines\n' +
        `  - also [\`file-not-allowed\`](${rulePageUrl('file-not-allowed')}): dist/cli.js.map is packed`,
    )
    expect(page).toContain('## Blocked: 1 error (source-map) in ')
    expect(page).not.toContain('Keep it out.')
  })

  it('shows the name of a release as code, as GitHub takes some for a mail address', () => {
    const named = verdict({ package: { name: '@acme/ui', version: '1.1.0-beta' } })
    expect(renderMarkdown(named, checkRun)).toContain(' in `@acme/ui@1.1.0-beta` against ')
  })

  it('says so where nothing new would ship', () => {
    const files = verdict().files.filter((file) => file.state === 'unchanged')
    expect(renderMarkdown(passed({ files, removed: [] }), checkRun)).toContain('### Changed files\n\nNo changes.')
  })

  it('has totals before and now, and what the verdict rests on', () => {
    const markdown = renderMarkdown(verdict(), checkRun)
    expect(markdown).toContain('| Files | 5 | 4 | 1 added, 2 removed, 1 renamed, 1 changed, 1 with a changed mode |\n')
    expect(markdown).toContain('| Unpacked | 277.0 kB | 3.0 MB | +2.7 MB, +976 % |\n')
    expect(markdown).toContain('| Packed |  | 612.0 kB |  |\n')
    expect(markdown).toContain(
      '- Baseline: 1.0.0, as published\n- Packer: npm 11.19.0\n- Contents: read from the working folder\n- ' +
        'Policy: .github/pack-gate.yml\n- Integrity: `sha512-AAAA`',
    )
  })

  it('compares a first release with nothing', () => {
    const baseline = { kind: 'first-release', version: null, integrity: null, unpackedSize: null } as const
    const markdown = renderMarkdown(
      passed({ baseline, integrity: null, totals: { ...verdict().totals, removed: 0, size: null }, removed: [] }),
      checkRun,
    )
    expect(markdown).toContain('### What would be published\n')
    expect(markdown).toContain('| `dist/cli.js.map` | 2.7 MB |\n')
    expect(markdown).toContain('| File | Size |\n')
    expect(markdown).toContain('| Files | 4 |\n')
    expect(markdown).toContain('| Packed | not known |\n')
    expect(markdown).not.toContain('removed')
    expect(markdown).not.toContain('Integrity')
  })

  it('has errors before warnings before the table before notes, and waivers with their reason', () => {
    const findings = [finding({ level: 'note' }), finding({ level: 'warning' }), finding()]
    const waived = [{ ...finding({ path: 'docs/a.js', ruleId: 'secret' }), reason: 'a dummy', expires: '2027-01-31' }]
    const headings = renderMarkdown(verdict({ findings, waived }), checkRun).match(/^### .*$/gm)
    expect(headings).toEqual([
      '### 1 error',
      '### 1 warning',
      '### Changed files',
      '### 1 note',
      '### Waived by the policy: 1',
      '### The release',
    ])
    expect(renderMarkdown(verdict({ waived }), checkRun)).toContain(
      '- `secret` `docs/a.js`: a dummy (until 2027-01-31)\n',
    )
  })

  it('tells path, line, examples and whether the baseline had it', () => {
    const one = finding({
      path: 'a.js',
      line: 3,
      message: 'has a key',
      baselineState: 'unchanged',
      count: 9,
      examples: ['x.js', 'y.js'],
    })
    expect(renderMarkdown(verdict({ findings: [one] }), checkRun)).toContain(
      '- `a.js:3`: has a key (already in `1.0.0`): `x.js`, `y.js` and 7 other files\n',
    )
  })

  it('shows every rule of 1,000 findings and counts what it leaves out', () => {
    const findings = [
      ...Array.from({ length: 1000 }, (_, n) => finding({ ruleId: 'unsafe-path', path: `p${n}`, message: 'is bad' })),
      finding(),
    ]
    const markdown = renderMarkdown(verdict({ findings }), checkRun)
    expect(markdown.search(/#### \[`source-map`\]/)).toBeLessThan(
      markdown.search(/#### \[`unsafe-path`\]\(.*\) \(1,000\)/),
    )
    const shown = markdown.match(/: is bad$/gm)?.length ?? 0
    expect(shown).toBeGreaterThan(20)
    expect(markdown).toContain(`And ${1000 - shown} more of this rule.`)
  })

  it('says how many findings fitted where the budget is small', () => {
    const findings = Array.from({ length: 50 }, (_, n) => finding({ ruleId: `rule-${n}`, message: 'x'.repeat(300) }))
    const markdown = renderMarkdown(verdict({ findings }), 4000)
    expect(markdown).toMatch(/\n\d of 50 shown; the JSON report has all\.\n/)
    expect(markdown).toContain('### The release')
    expect(bytesOf(markdown)).toBeLessThanOrEqual(4000)
  })

  it.each([checkRun, jobSummary])('is legible with 20,000 files in %d bytes', (budget) => {
    const markdown = renderMarkdown(verdict({ files: [...manyFiles(20_000), ...verdict().files] }), budget)
    expect(bytesOf(markdown)).toBeLessThanOrEqual(budget)
    expect(markdown.split('\n').length).toBeLessThan(120)
    expect(markdown).toContain('| `dist/cli.js.map` | 2.7 MB | added |')
    expect(markdown).toMatch(/\| `dist\/d\d+\/` 500 files \| [^|]+ \| added \|/)
  })

  it('folds many notes away, closed again inside any budget', () => {
    const notes = Array.from({ length: 40 }, (_, n) =>
      finding({ level: 'note', ruleId: 'file-added', path: `d${n}`, message: `3 new files in d${n}` }),
    )
    const page = renderMarkdown(passed({ findings: notes }), checkRun)
    expect(page).toMatch(/\n<details><summary>40 notes<\/summary>\n\n#### \[`file-added`\]/)
    expect(page).toMatch(/\n- 3 new files in d39\n\n<\/details>\n\n### The release\n/)
    for (let budget = 1000; budget < 4000; budget += 37) {
      const cut = renderMarkdown(passed({ findings: notes }), budget)
      expect(cut.match(/<details>/g)?.length).toBe(cut.match(/<\/details>/g)?.length)
      expect(bytesOf(cut)).toBeLessThanOrEqual(budget)
    }
    expect(renderMarkdown(passed({ findings: notes.slice(0, 5) }), checkRun)).not.toContain('<details>')
  })

  it('says a remedy once for findings that differ only in the pattern to allow', () => {
    const outside = (folder: string): Finding =>
      finding({
        ruleId: 'file-not-allowed',
        path: `${folder}/a.js`,
        message: `${folder}/a.js is packed and not in the allowlist`,
        help: `Keep it out, or allow it in p.yml under \`files\`: "${folder}/**/*.js"`,
      })
    const markdown = renderMarkdown(verdict({ findings: ['a', 'b', 'c'].map(outside) }), checkRun)
    expect(markdown).toContain(
      'allowlist\n\nKeep it out, or allow it in p.yml under ' +
        '`files`:\n\n```\n"a/**/*.js"\n"b/**/*.js"\n"c/**/*.js"\n```\n',
    )
    expect(markdown.match(/Keep it out/g)).toHaveLength(1)
  })

  it('names a line once where the finding is about the line that caused it', () => {
    const at = (line: number): Finding =>
      finding({
        ruleId: 'allowlist-unmatched',
        path: 'p.yml',
        line,
        message: 'nothing matches',
        anchor: { path: 'p.yml', line },
      })
    expect(renderMarkdown(verdict({ findings: [at(5)] }), checkRun)).toContain(', see `p.yml:5`\n\n- nothing matches\n')
    expect(renderMarkdown(verdict({ findings: [at(5), at(6)] }), checkRun)).toContain(
      '\n- `p.yml:5`: nothing matches\n- `p.yml:6`: nothing matches\n',
    )
  })

  it('counts the files that the table has no room for', () => {
    const files = Array.from({ length: 500 }, (_, n) => ({
      path: `d${n}/x.js`,
      size: 1,
      mode: 0o644,
      sha256: '',
      state: 'added' as const,
    }))
    const markdown = renderMarkdown(passed({ files, removed: [] }), checkRun)
    expect(markdown.match(/^\| `d\d+\//gm)).toHaveLength(50)
    expect(markdown).toContain('\nAnd 450 more files, with smaller changes.\n')
  })

  it.each(hostileNames.map((name) => [name]))('keeps %j inert everywhere', (name) => {
    const bad = finding({
      ruleId: 'unsafe-path',
      path: name,
      message: `${name} is bad`,
      help: `Rename ${name}:\n  ${name}`,
      examples: [name],
      anchor: { path: name, line: 2 },
    })
    const files = [{ path: name, was: name, size: 1, mode: 0o644, sha256: '', state: 'renamed' as const }]
    expectInert(
      renderMarkdown(
        verdict({
          package: { name, version: name },
          packer: { name, version: name },
          integrity: name,
          findings: [bad],
          waived: [{ ...bad, reason: name, expires: name }],
          files,
          policy: { path: name },
          patch: { path: name, diff: `+${name}` },
          baseline: { kind: 'published', version: name, integrity: null, unpackedSize: 1 },
        }),
        checkRun,
        { picture: true },
      ),
    )
  })

  it('has the patch that would allow the new files and sizes, and the command that makes it', () => {
    const patch = { path: '.github/pack-gate.yml', diff: '--- a/x\n+++ b/x\n@@ -1 +1,2 @@\n files:\n+  - a.js\n' }
    const markdown = renderMarkdown(verdict({ patch }), checkRun)
    expect(markdown).toContain(
      '`pack-gate accept` makes it for you.\n\n```diff\n--- a/x\n+++ b/x\n@@ -1 +1,2 @@\n files:\n+  - a.js\n```\n',
    )
    expect(markdown.match(/^### .*$/gm)).toEqual([
      '### 1 error',
      '### If this is intended',
      '### Changed files',
      '### The release',
    ])
    expect(renderMarkdown(verdict(), checkRun)).not.toContain('If this is intended')
  })

  it('gives the command alone where the patch is too long, or would not paste as it is: half a patch is none', () => {
    for (const diff of ['+  - a.js\n'.repeat(9000), '+  - a\u202e.js\n']) {
      const markdown = renderMarkdown(verdict({ patch: { path: 'p.yml', diff } }), checkRun)
      expect(markdown).toContain('`pack-gate accept` changes `p.yml` so that')
      expect(markdown).not.toContain('```diff')
    }
  })

  it('is in two parts where two places have a limit each, and each fact is in one of them', () => {
    const findings = [finding(), finding({ level: 'note', ruleId: 'file-added', message: 'is new' })]
    const [told, contents] = (['verdict', 'contents'] as const).map((part) =>
      renderMarkdown(verdict({ findings }), checkRun, { part }),
    )
    const heading = (id: string): string => `#### [\`${id}\`](${rulePageUrl(id)}), see \`package.json:12\``
    expect(told?.match(/^##+ .*$/gm)).toEqual([
      '## Blocked: 1 error (source-map) in `acme@1.1.0` against 1.0.0',
      '### 1 error',
      heading('source-map'),
      '### The release',
    ])
    expect(contents?.match(/^##+ .*$/gm)).toEqual(['### Changed files', '### 1 note', heading('file-added')])
  })

  it('is inert and inside its budget for any verdict', () => {
    fc.assert(
      fc.property(hostileVerdict, (any) => {
        const markdown = renderMarkdown(any, checkRun)
        expectInert(markdown)
        expect(bytesOf(markdown)).toBeLessThanOrEqual(checkRun)
      }),
    )
  })

  it('holds any budget for any verdict', () => {
    fc.assert(
      fc.property(hostileVerdict, fc.nat(5000), (any, budget) => {
        const markdown = renderMarkdown(any, budget, { picture: true })
        expect(bytesOf(markdown)).toBeLessThanOrEqual(budget)
        expect(liveCommands(markdown)).toEqual([])
      }),
    )
  })
})

describe('renderMarkdownError', () => {
  it('says what went wrong, where, what to do, and that nothing was approved', () => {
    const location = { path: 'pg.yml', line: 3, column: 5 }
    const report = failed({
      code: 'ECONFIG',
      message: '2 mistakes:\npg.yml:3:5: "fils"\npg.yml:9:1: no reason',
      location,
      help: 'Write:\n  files: []',
    })
    expect(renderMarkdownError(report, checkRun)).toBe(
      [
        '## No verdict: ECONFIG: 2 mistakes',
        '',
        'At `pg.yml:3:5`',
        '',
        '- pg.yml:3:5: `"fils"`',
        '- pg.yml:9:1: no reason',
        '',
        'Write:',
        '',
        '```',
        'files: []',
        '```',
        '',
        'The check did not finish, so the release is not approved (exit code 2).',
        '',
      ].join('\n'),
    )
  })

  it('is inert and inside its budget for any message', () => {
    fc.assert(
      fc.property(hostileText, hostileText, hostileText, (message, help, path) => {
        const report = failed({ message, help, location: { path, line: 1 } })
        expectInert(renderMarkdownError(report, checkRun))
        expect(bytesOf(renderMarkdownError(report, 200))).toBeLessThanOrEqual(200)
      }),
    )
  })
})
