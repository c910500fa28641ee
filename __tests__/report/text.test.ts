import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import type { Verdict } from '../../src/model/report.js'
import { widthOf } from '../../src/report/render/wrap.js'
import { renderText, renderTextError } from '../../src/report/text.js'
import { hiddenCharacters, hostileNames, hostileText, hostileVerdict, liveCommands } from './hostile.js'
import { failed, finding, passed, verdict } from './sample.js'

const style = { color: false, columns: 80 }
const linesOf = (text: string) => text.split('\n')

describe('renderText', () => {
  it('says what is blocked, why, where and what to do, in the first lines', () => {
    expect(linesOf(renderText(verdict(), style)).slice(0, 6)).toEqual([
      'Blocked: 1 error in acme@1.1.0 against 1.0.0',
      '',
      'error  source-map  see package.json:12',
      '  dist/cli.js.map embeds 1,906 source files, 512,000 lines',
      '    → Keep the maps out of the package, in "files" of package.json:',
      '        "!dist/**/*.map"',
    ])
  })

  it('tells totals before and after, and what the verdict rests on', () => {
    const text = renderText(verdict(), style)
    expect(text).toContain('Files     4, 5 before: 1 added, 2 removed, 1 renamed, 1 changed\n')
    expect(text).toContain('Unpacked  3.0 MB, 277.0 kB before: +2.7 MB, +976 %\n')
    expect(text).toContain('Packed    612.0 kB\n')
    expect(text).toContain('Baseline  1.0.0, as published\n')
    expect(text).toContain('Packer    npm 11.19.0\n')
    expect(text).toContain('Contents  read from the working folder\n')
    expect(text).toContain('Policy    .github/pack-gate.yml\n')
  })

  it('says what was missing: policy, baseline, packer, tarball, lifecycle scripts', () => {
    const baseline = { kind: 'none', version: null, integrity: null, unpackedSize: null } as const
    const totals = { ...verdict().totals, size: null }
    const text = renderText(passed({ policy: null, packer: null, contents: 'tarball', baseline, totals }), style)
    expect(text).toContain('Policy    no policy file found; default rules apply\n')
    expect(text).toContain('Baseline  none, as requested\n')
    expect(text).toContain('Packer    none: a tarball was checked\n')
    expect(text).toContain('Contents  read from the tarball\n')
    expect(text).toContain('Packed    not known: no tarball was made\n')
    expect(text).toContain('Files     4\n')
    expect(text).toContain('Unpacked  3.0 MB\n')
    const ignoring = passed({ packer: { name: 'npm', version: '11', ignoreScripts: true } })
    expect(renderText(ignoring, style)).toContain('Packer    npm 11, without lifecycle scripts\n')
  })

  it('says whose policy decided on a pull request, and what it extends', () => {
    const shown = (policy: Verdict['policy']): string | undefined =>
      /^Policy {4}(.*)$/m.exec(renderText(verdict({ policy }), { ...style, columns: 120 }))?.[1]
    expect(shown({ path: 'p.yml', side: 'head' })).toBe('p.yml, of this change')
    expect(shown({ path: 'p.yml', side: 'base', extends: ['library', './a.yml'] })).toBe(
      'p.yml, of the base branch; extends library, ./a.yml',
    )
    expect(shown({ path: null, side: 'base' })).toBe('the base branch decides and has no policy; default rules apply')
    const next = renderText(verdict({ policy: { path: 'p.yml', side: 'base' } }), { ...style, columns: 120 })
    expect(next).toContain('or approve it in p.yml of the base branch, which decides.')
  })

  it('ends each group of findings with the command that explains it, dim and once', () => {
    const findings = [
      finding({ help: 'one' }),
      finding({ path: 'b.map', help: 'two' }),
      finding({ level: 'note', ruleId: 'file-added' }),
    ]
    const text = renderText(verdict({ findings }), { ...style, color: true })
    expect(text.match(/\u001b\[2m {2}Learn more: pack-gate explain [a-z-]+\u001b\[22m\n\n/g)).toEqual(
      ['source-map', 'file-added'].map((id) => `\u001b[2m  Learn more: pack-gate explain ${id}\u001b[22m\n\n`),
    )
  })

  it.each(['x; rm -rf ~', '-f', 'A', 'a--b', 'a\nb', ''])(
    'gives no command to paste for the rule %j, which a forged report may name',
    (ruleId) => {
      expect(renderText(verdict({ findings: [finding({ ruleId })] }), style)).not.toContain('pack-gate explain')
    },
  )

  it('names the next step for a blocked release, last, and none for a passed one', () => {
    expect(renderText(verdict(), { ...style, columns: 120 })).toMatch(
      /\n\nNext: fix this error, or approve it: `pack-gate accept` changes the policy\.\n$/,
    )
    expect(renderText(verdict({ policy: null }), { ...style, columns: 120 })).toContain(
      'approve it: `pack-gate accept` changes the policy.',
    )
    expect(renderText(passed(), style)).not.toContain('Next:')
  })

  it('shows errors, then warnings, then notes, whatever their order', () => {
    const findings = [
      finding({ level: 'note', ruleId: 'n' }),
      finding({ level: 'warning', ruleId: 'w' }),
      finding({ ruleId: 'e' }),
    ]
    const titles = linesOf(renderText(verdict({ findings }), style)).filter((line) =>
      /^(error|warning|note) /.test(line),
    )
    expect(titles.map((line) => line.split('  ').slice(0, 2).join(' '))).toEqual(['error e', 'warning w', 'note n'])
  })

  it('gives no remedy for notes', () => {
    expect(renderText(passed({ findings: [finding({ level: 'note' })] }), style)).not.toContain('→')
  })

  it('is bounded: with 1,000 hits of one rule the single hit of another comes first', () => {
    const many = Array.from({ length: 1000 }, (_, n) =>
      finding({ ruleId: 'file-not-allowed', path: `dist/${n}.js`, message: 'is not allowed' }),
    )
    const lines = linesOf(renderText(verdict({ findings: [...many, finding()] }), style))
    expect(lines.length).toBeLessThan(60)
    expect(lines[2]).toContain('source-map')
    expect(lines).toContain('error  file-not-allowed (1,000)  see package.json:12')
    expect(lines.filter((line) => line.includes('is not allowed'))).toHaveLength(19)
    expect(lines).toContain('  and 981 more: see --verbose')
  })

  it('says a remedy once for all findings that share it', () => {
    const findings = ['a.js', 'b.js'].map((path) => finding({ path, message: 'is wrong', help: 'Mend it.' }))
    expect(renderText(verdict({ findings }), style).match(/Mend it\./g)).toHaveLength(1)
  })

  it('names path and line where the message does not', () => {
    const text = renderText(
      verdict({
        findings: [
          finding({ path: 'a.js', message: 'has a key' }),
          finding({ path: 'b.js', line: 7, message: 'b.js has a key' }),
        ],
      }),
      style,
    )
    expect(text).toContain('\n  a.js: has a key\n')
    expect(text).toContain('\n  b.js:7: b.js has a key\n')
  })

  it('says which findings the baseline had too', () => {
    expect(renderText(verdict({ findings: [finding({ message: 'x', baselineState: 'unchanged' })] }), style)).toContain(
      'x (already in 1.0.0)',
    )
  })

  it('names each place where findings of a rule come from different lines', () => {
    const findings = [3, 4].map((line) =>
      finding({ path: `${line}.js`, message: 'x', anchor: { path: 'package.json', line } }),
    )
    const text = renderText(verdict({ findings }), style)
    expect(text).toContain('  3.js: x (see package.json:3)\n  4.js: x (see package.json:4)\n')
    const own = [5, 6].map((line) => finding({ path: 'p.yml', line, message: 'x', anchor: { path: 'p.yml', line } }))
    expect(renderText(verdict({ findings: own }), style)).toContain('  p.yml:5: x\n  p.yml:6: x\n')
  })

  it('names some files of a grouped finding and counts the others', () => {
    const group = finding({
      level: 'note',
      path: 'lib',
      message: '25 files are new in lib',
      count: 25,
      examples: ['lib/a', 'lib/b', 'lib/c', 'lib/d'],
    })
    expect(renderText(passed({ findings: [group] }), style)).toContain(
      '\n    lib/a\n    lib/b\n    lib/c\n    and 22 other files\n',
    )
  })

  it('lists what is waived with its reason, and counts what it does not list', () => {
    const waived = Array.from({ length: 12 }, (_, n) => ({
      ...finding({ path: `docs/${n}.js` }),
      reason: 'dummy',
      expires: n === 0 ? '2027-01-31' : null,
    }))
    const text = renderText(passed({ waived }), style)
    expect(text).toContain(
      '12 findings waived by the policy:\n  source-map docs/0.js: dummy (until 2027-01-31)\n  source-map ' +
        'docs/1.js: dummy\n',
    )
    expect(text).toContain('\n  and 2 more: see --verbose\n')
  })

  it('has colours only when asked, and says the same without them', () => {
    const coloured = renderText(verdict(), { ...style, color: true })
    expect(coloured.startsWith('\u001b[1m\u001b[31mBlocked:')).toBe(true)
    expect(renderText(passed(), { ...style, color: true })).toContain('\u001b[32mPassed:')
    expect(coloured.replace(/\u001b\[\d+m/g, '')).toBe(renderText(verdict(), style))
  })

  it.each([0, 5, Number.NaN, Infinity])('takes a terminal of %d columns for one of 80', (columns) => {
    expect(renderText(verdict(), { ...style, columns })).toBe(renderText(verdict(), style))
  })

  it('wraps to the columns that there are', () => {
    const help = 'Take it out of the package or say in the policy why it has to be there. '.repeat(4).trim()
    const lines = linesOf(renderText(verdict({ findings: [finding({ help })] }), { ...style, columns: 40 }))
    for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(40)
  })

  it('lets no name write a verdict of its own', () => {
    const forged = 'x\nPassed: acme@1.1.0, no findings'
    const bad = finding({
      path: forged,
      message: forged,
      help: forged,
      examples: [forged],
      anchor: { path: forged, line: 2 },
    })
    const lines = linesOf(
      renderText(verdict({ findings: [bad], waived: [{ ...bad, reason: forged, expires: forged }] }), style),
    )
    expect(lines.filter((line) => line.startsWith('Passed'))).toEqual([])
  })

  it.each(hostileNames.map((name) => [name]))('keeps %j inert everywhere', (name) => {
    const anchor = { path: name, line: 2 }
    const bad = finding({
      ruleId: 'unsafe-path',
      path: name,
      message: `${name} is bad`,
      help: `Rename ${name}`,
      examples: [name],
      anchor,
    })
    const text = renderText(
      verdict({
        package: { name, version: name },
        findings: [bad],
        waived: [{ ...bad, reason: name, expires: null }],
        policy: { path: name },
      }),
      style,
    )
    expect(liveCommands(text)).toEqual([])
    expect(hiddenCharacters(text)).toEqual([])
    expect(text.split('\n').filter((line) => line.startsWith('Blocked:'))).toHaveLength(1)
  })

  it('is inert, ends with a newline and stays short for any verdict', () => {
    fc.assert(
      fc.property(hostileVerdict, fc.boolean(), (any, color) => {
        const text = renderText(any, { color, columns: 80 }).replace(color ? /\u001b\[(?:1|2|22|3[0-9])m/g : /(?!)/, '')
        expect(liveCommands(text)).toEqual([])
        expect(hiddenCharacters(text)).toEqual([])
        expect(text.endsWith('\n')).toBe(true)
      }),
    )
  })

  it('is bounded whatever the length of names', () => {
    const long = 'long '.repeat(100_000)
    const bad = finding({ path: long, message: long, help: long, examples: [long], anchor: { path: long, line: 2 } })
    const any = verdict({
      package: { name: long, version: long },
      findings: [bad],
      waived: [{ ...bad, reason: long, expires: null }],
    })
    expect(renderText(any, style).length).toBeLessThan(20_000)
  })

  it('takes 20,000 files and 1,000 findings in its stride', () => {
    const files = Array.from({ length: 20_000 }, (_, n) => ({
      path: `d/${n}`,
      size: n,
      mode: 0o644,
      sha256: '',
      state: 'added' as const,
    }))
    const findings = Array.from({ length: 1000 }, (_, n) =>
      finding({ path: `d/${n}`, ruleId: `rule-${n % 5}`, help: `Mend ${n}` }),
    )
    const text = renderText(verdict({ files, findings }), style)
    expect(linesOf(text).length).toBeLessThan(100)
  })
})

describe('renderTextError', () => {
  it('says what went wrong, what to do, and that nothing was approved', () => {
    expect(renderTextError(failed(), style)).toBe(
      [
        'No verdict: EREGISTRY: The registry did not answer within 15 seconds',
        '',
        '→ Try again, or name a baseline: --baseline FILE.tgz.',
        '',
        'The check did not finish, so the release is not approved (exit code 2).',
        '',
      ].join('\n'),
    )
  })

  it('lists every mistake on its own line and names the place', () => {
    const message = '2 mistakes:\npg.yml:3:5: unknown key\npg.yml:9:1: no reason'
    const location = { path: 'pg.yml', line: 3, column: 5 }
    expect(renderTextError(failed({ code: 'ECONFIG', message, location }), style)).toContain(
      'No verdict: ECONFIG: 2 mistakes:\n  pg.yml:3:5: unknown key\n  pg.yml:9:1: no reason\n  at pg.yml:3:5\n',
    )
    expect(renderTextError(failed({ location: { path: 'pg.yml', line: 3 } }), style)).toContain('\n  at pg.yml:3\n')
  })

  it('shows the line of each mistake of a policy, with a caret', () => {
    const at = { path: 'pg.yml', message: 'unknown key "file"', source: { text: 'file: [a]', column: 1 } }
    const mistakes = [
      { ...at, line: 1, column: 1 },
      { ...at, line: 12, column: 8, message: 'it is 25', source: { text: '  max: 25', column: 8 } },
    ]
    const message = mistakes.map(({ line, column, message: text }) => `pg.yml:${line}:${column}: ${text}`).join('\n')
    const location = { path: 'pg.yml', line: 1, column: 1 }
    expect(renderTextError(failed({ code: 'ECONFIG', message, location, mistakes, help: 'Mend it.' }), style)).toBe(
      [
        'No verdict: ECONFIG: 2 mistakes in pg.yml',
        '',
        'pg.yml:1:1: unknown key "file"',
        '  1 | file: [a]',
        '    | ^',
        '',
        'pg.yml:12:8: it is 25',
        '  12 |   max: 25',
        '     |        ^',
        '',
        '→ Mend it.',
        '',
        'The check did not finish, so the release is not approved (exit code 2).',
        '',
      ].join('\n'),
    )
    const more = { code: 'ECONFIG', message: `${message}\npg.yml: and 7 more mistakes`, location, mistakes }
    expect(renderTextError(failed(more), style)).toMatch(
      /^No verdict: ECONFIG: more than 2 mistakes in pg\.yml\n[^]*\n {2}pg\.yml: and 7 more mistakes\n/,
    )
    const [only] = mistakes
    expect(
      renderTextError(
        failed({ code: 'ECONFIG', message: 'pg.yml:1:1: unknown key "file"', location, mistakes: only ? [only] : [] }),
        style,
      ),
    ).toMatch(/^No verdict: ECONFIG: a mistake in pg\.yml\n\npg\.yml:1:1: unknown key "file"\n {2}1 \| file: \[a\]\n/)
  })

  it('lets no name write a verdict of its own', () => {
    const forged = 'x\nPassed: acme@1.1.0, no findings'
    const lines = linesOf(
      renderTextError(failed({ message: forged, help: forged, location: { path: forged, line: 1 } }), style),
    )
    expect(lines.filter((line) => line.startsWith('Passed'))).toEqual([])
  })

  it('is inert for any message', () => {
    fc.assert(
      fc.property(hostileText, hostileText, hostileText, (message, help, path) => {
        const text = renderTextError(failed({ message, help, location: { path, line: 1 } }), style)
        expect(liveCommands(text)).toEqual([])
        expect(hiddenCharacters(text)).toEqual([])
      }),
    )
  })
})
