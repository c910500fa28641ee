import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { errorLine, reportLine, verdictLine } from '../../../src/report/render/verdict-line.js'
import { hiddenCharacters, hostileText, hostileVerdict } from '../hostile.js'
import type { RepositoryReport } from '../../../src/model/report.js'
import { failed, finding, passed, verdict } from '../sample.js'

const first = { kind: 'first-release', version: null, integrity: null, unpackedSize: null } as const
const error = finding()
const warning = finding({ level: 'warning' })
const note = finding({ level: 'note' })

describe('verdictLine', () => {
  it('counts errors and warnings of a blocked release', () => {
    expect(verdictLine(verdict({ findings: [error, error, error, warning, note] }))).toBe(
      'Blocked: 3 errors, 1 warning in acme@1.1.0 against 1.0.0',
    )
  })

  it('says that nothing was found', () => {
    expect(verdictLine(passed())).toBe('Passed: acme@1.1.0 against 1.0.0, no findings')
  })

  it('counts what a passed release has', () => {
    expect(verdictLine(passed({ findings: [warning, note] }))).toBe('Passed: acme@1.1.0 against 1.0.0, 1 warning')
    expect(verdictLine(passed({ findings: [note, note] }))).toBe('Passed: acme@1.1.0 against 1.0.0, 2 notes')
  })

  it('never hides that findings were waived', () => {
    const waived = [{ ...error, reason: 'known', expires: null }]
    expect(verdictLine(passed({ waived }))).toBe('Passed: acme@1.1.0 against 1.0.0, no findings, 1 waived')
    expect(verdictLine(verdict({ waived }))).toBe('Blocked: 1 error, 1 waived in acme@1.1.0 against 1.0.0')
  })

  it('says that a first release was compared with nothing, passed or blocked', () => {
    expect(verdictLine(passed({ baseline: first }))).toBe(
      'Passed: acme@1.1.0, no findings (first release: nothing to compare with)',
    )
    expect(verdictLine(verdict({ baseline: first }))).toBe(
      'Blocked: 1 error in acme@1.1.0 (first release: nothing to compare with)',
    )
  })

  it('says that there was no baseline', () => {
    expect(verdictLine(passed({ baseline: { ...first, kind: 'none' } }))).toBe(
      'Passed: acme@1.1.0, no findings (no baseline)',
    )
  })

  it('says what is missing where a tarball has no name or version', () => {
    const baseline = { kind: 'tarball', version: null, integrity: null, unpackedSize: 1 } as const
    expect(verdictLine(passed({ package: { name: '', version: '' }, baseline }))).toBe(
      'Passed: (no name)@(no version) against a baseline without a version, no findings',
    )
  })

  it('is one line that begins with the verdict, whatever the package is called', () => {
    fc.assert(
      fc.property(hostileVerdict, (any) => {
        const line = verdictLine(any)
        expect(line).toMatch(any.conclusion === 'success' ? /^Passed: [^\n]*$/ : /^Blocked: [^\n]*$/)
        expect(line).not.toMatch(/::|##\[/)
        expect(hiddenCharacters(line)).toEqual([])
      }),
    )
  })
})

describe('reportLine', () => {
  const of = (...rules: string[]) => rules.map((ruleId) => finding({ ruleId }))
  const lost = { ...failed(), package: { name: null, version: null }, path: 'c' }
  const repository = (...packages: RepositoryReport['packages']): RepositoryReport => ({
    schemaVersion: 1,
    tool: { name: 'pack-gate', version: '0' },
    conclusion: 'failure',
    packages,
    skipped: [],
  })

  it('says why: the rules, each once, three at most', () => {
    expect(
      reportLine(
        verdict({ findings: [...of('secret', 'secret'), finding({ ruleId: 'bin-changed', level: 'warning' })] }),
      ),
    ).toBe('Blocked: 2 errors (secret), 1 warning (bin-changed) in acme@1.1.0 against 1.0.0')
    expect(reportLine(verdict({ findings: of('a', 'b', 'c', 'd', 'e') }))).toContain('5 errors (a, b, c and 2 more) in')
    expect(reportLine(passed({ findings: [note] }))).toBe('Passed: acme@1.1.0 against 1.0.0, 1 note')
  })

  it('counts the packages of a run, and those that could not be checked', () => {
    const blocked = { ...verdict(), path: 'a' }
    expect(reportLine(repository(blocked, { ...passed(), path: 'b' }))).toBe(
      'Blocked: 1 error (source-map); 1 of 2 packages blocked',
    )
    expect(reportLine(repository(blocked, lost))).toBe(
      'No verdict: 1 of 2 packages could not be checked; the others: 1 error (source-map)',
    )
    expect(reportLine(repository(lost))).toBe('No verdict: 1 of 1 package could not be checked')
  })

  it('has the first line of an error, and counts several mistakes of a policy', () => {
    expect(reportLine(failed({ message: 'npm could not pack:\n  a\n  b' }))).toBe(
      'No verdict: EREGISTRY: npm could not pack',
    )
    const mistakes = [1, 2].map((line) => ({ path: 'p.yml', line, column: 1, message: 'wrong' }))
    expect(reportLine(failed({ code: 'ECONFIG', message: 'p.yml:1:1: wrong\np.yml:2:1: wrong', mistakes }))).toBe(
      'No verdict: ECONFIG: 2 mistakes in p.yml',
    )
    expect(reportLine(failed({ code: 'ECONFIG', message: 'p.yml:1:1: wrong', mistakes: mistakes.slice(1) }))).toBe(
      'No verdict: ECONFIG: p.yml:1:1: wrong',
    )
  })

  it('is one line whatever is in it', () => {
    fc.assert(
      fc.property(hostileVerdict, hostileText, (any, message) => {
        for (const report of [any, failed({ message }), repository({ ...any, path: 'a' }, lost)]) {
          expect(reportLine(report)).not.toMatch(/\n|::|##\[/)
          expect(hiddenCharacters(reportLine(report))).toEqual([])
        }
      }),
    )
  })
})

describe('errorLine', () => {
  it('names the code and the message', () => {
    expect(errorLine(failed())).toBe('No verdict: EREGISTRY: The registry did not answer within 15 seconds')
  })

  it('puts a message of several lines on one', () => {
    expect(errorLine(failed({ message: 'two mistakes:\n  a\r\n  b\n' }))).toBe(
      'No verdict: EREGISTRY: two mistakes: a b',
    )
  })

  it('is one line without live commands for any message', () => {
    fc.assert(
      fc.property(hostileText, (message) => {
        expect(errorLine(failed({ message }))).toMatch(/^No verdict: EREGISTRY:(?!.*(?:::|##\[))[^\n]*$/)
      }),
    )
  })
})
