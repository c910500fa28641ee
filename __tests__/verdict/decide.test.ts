import { describe, expect, it } from '@jest/globals'
import { defineRule, type Rule } from '../../src/rules/rule.js'
import { waiverExpired } from '../../src/rules/policy/waiver-expired.js'
import { waiverUnused } from '../../src/rules/policy/waiver-unused.js'
import { decide } from '../../src/verdict/decide.js'
import type { Policy, RuleSettings, Waiver } from '../../src/model/policy.js'
import type { Verdict } from '../../src/model/report.js'
import type { Problem } from '../../src/model/problem.js'
import type { Release } from '../../src/model/release.js'
import { file, noPolicy, release, subject } from '../helpers/facts.js'

const at = { path: 'pack-gate.yml', line: 3 }
const problem = (path: string, more: Partial<Problem> = {}): Problem => ({
  message: `${path}!`,
  help: 'h',
  path,
  cause: { kind: 'packed-file', path },
  ...more,
})

/** Fires on every file but package.json. */
const every: Rule = defineRule({
  id: 'every',
  summary: 'x',
  scope: 'release',
  levels: { new: 'error', unchanged: 'note' },
  *check({ release: { files } }) {
    for (const { path } of files) if (path !== 'package.json') yield problem(path)
  },
})

function verdict(
  now: Release,
  before: Release | null,
  policy: Partial<Policy> = {},
  rules: readonly Rule[] = [every],
): Verdict {
  const facts = subject(now, before, { ...noPolicy, ...policy })
  const baseline = before ? ({ kind: 'published', release: before } as const) : ({ kind: 'none' } as const)
  return decide({
    rules: [...rules, waiverExpired, waiverUnused],
    subject: facts,
    baseline,
    packer: null,
    source: null,
    tool: { name: 't', version: '1' },
  })
}

const settings = (value: Partial<RuleSettings>): Policy['rules'] => new Map([['every', { at, ...value }]])
const waiver = (value: Partial<Waiver>): Waiver => ({ rule: 'every', path: '**', reason: 'because', at, ...value })
const levels = (value: Verdict): string[] =>
  value.findings.map((each) => `${each.ruleId} ${each.level} ${each.baselineState} ${each.path}`)

describe('levels by baseline state', () => {
  it('are new without a baseline, and block', () => {
    const value = verdict(release([file('a')]), null)
    expect(levels(value)).toEqual(['every error new a'])
    expect(value.conclusion).toBe('failure')
  })

  it('are unchanged where the rule says the same of the baseline, and pass', () => {
    const value = verdict(release([file('a')]), release([file('a', { content: 'other' })]))
    expect(levels(value)).toEqual(['every note unchanged a'])
    expect(value.conclusion).toBe('success')
  })

  it('follow a renamed file', () => {
    expect(levels(verdict(release([file('d-glQox-ep.js')]), release([file('d-CB_7IfJ-.js')])))).toEqual([
      'every note unchanged d-glQox-ep.js',
    ])
  })

  it('are set by the policy, for each state', () => {
    const now = release([file('a'), file('b')])
    expect(
      levels(verdict(now, release([file('a')]), { rules: settings({ new: 'warning', unchanged: 'off' }) })),
    ).toEqual(['every warning new b'])
  })

  it('come sorted, errors first', () => {
    expect(
      levels(verdict(release([file('a'), file('z')]), release([file('a')]))).map((each) => each.split(' ')[1]),
    ).toEqual(['error', 'note'])
  })
})

describe('a problem', () => {
  const rule = (more: Partial<Rule>, ...found: Problem[]): Rule =>
    defineRule({
      ...every,
      *check() {
        yield* found
      },
      ...more,
    })
  const states = (rules: readonly Rule[], before: Release | null): string[] =>
    verdict(release([file('a')]), before, {}, rules).findings.map(({ baselineState }) => baselineState)

  it('is new where the baseline had another one of that file', () => {
    const size = defineRule({
      ...every,
      *check({ release: { files } }) {
        yield problem('a', { key: String(files.find(({ path }) => path === 'a')?.size) })
      },
    })
    expect(states([size], release([file('a')]))).toEqual(['unchanged'])
    expect(states([size], release([file('a', { content: 'longer' })]))).toEqual(['new'])
  })

  it('keeps the state that its rule gives it, while others of the rule are looked up', () => {
    expect(
      states([rule({}, problem('a'), problem('a', { key: 'x', baselineState: 'new' }))], release([file('a')])),
    ).toEqual(['new', 'unchanged'])
    expect(states([rule({}, problem('a', { baselineState: 'unchanged' }))], null)).toEqual(['unchanged'])
  })

  it('of the policy is always new', () => {
    expect(states([rule({ scope: 'policy' }, problem('a'))], release([file('a')]))).toEqual(['new'])
  })

  it('that is a difference needs a baseline', () => {
    expect(states([rule({ scope: 'change' }, problem('a'))], release([file('a')]))).toEqual(['new'])
    expect(states([rule({ scope: 'change' }, problem('a'))], null)).toEqual([])
  })

  it('has the levels that it brings along, but for those that the policy sets', () => {
    const own = rule({}, problem('a', { levels: { new: 'warning', unchanged: 'off' } }))
    expect(levels(verdict(release([file('a')]), null, {}, [own]))).toEqual(['every warning new a'])
    expect(levels(verdict(release([file('a')]), null, { rules: settings({ new: 'note' }) }, [own]))).toEqual([
      'every note new a',
    ])
  })

  it('tells of its group, and of the line in the repository only where that is the file that it is about', () => {
    const source = { path: 'package.json', text: '{\n  "bin": "a"\n}' }
    const key = { kind: 'manifest', key: ['bin'] } as const
    const now = release([file('a')])
    const findings = (from: typeof source): Verdict['findings'] => {
      const rules = [
        rule(
          {},
          problem('package.json', { cause: key, key: '1' }),
          problem('lib', { cause: key, count: 2, examples: ['lib/x', 'lib/y'] }),
          problem('package.json', { key: '3' }),
        ),
      ]
      return decide({
        rules,
        subject: subject(now),
        baseline: { kind: 'none' },
        packer: null,
        source: from,
        tool: { name: 't', version: '1' },
      }).findings
    }
    const common = { ruleId: 'every', level: 'error', help: 'h', baselineState: 'new' }
    expect(findings(source)).toEqual([
      { ...common, message: 'package.json!', path: 'package.json', line: 2, anchor: { path: 'package.json', line: 2 } },
      {
        ...common,
        message: 'lib!',
        path: 'lib',
        count: 2,
        examples: ['lib/x', 'lib/y'],
        anchor: { path: 'package.json', line: 2 },
      },
      { ...common, message: 'package.json!', path: 'package.json', anchor: { path: 'package.json', line: 1 } },
    ])
    expect(findings({ ...source, path: 'packages/a/package.json' })[0]).toEqual({
      ...common,
      message: 'package.json!',
      path: 'package.json',
      anchor: { path: 'packages/a/package.json', line: 2 },
    })
  })
})

describe('waivers', () => {
  it('are not reported where they excuse something', () => {
    expect(
      verdict(release([file('a')]), null, { waivers: [waiver({ path: 'a' }), waiver({ path: '*' })] }).findings,
    ).toEqual([])
  })

  it('are handed to the rules about them, once, after all others', () => {
    const about = defineRule({
      ...every,
      id: 'about',
      scope: 'waivers',
      *check({ unusedWaivers }) {
        yield problem('a', { message: String(unusedWaivers.length) })
      },
    })
    expect(
      verdict(release([file('a')]), null, { waivers: [waiver({ path: 'a' }), waiver({ path: 'b' })] }, [
        about,
        every,
      ]).findings.map(({ ruleId, message }) => [ruleId, message]),
    ).toEqual([
      ['about', '1'],
      ['waiver-unused', 'the waiver for every on b excuses nothing (reason: because)'],
    ])
  })

  it('excuse a finding, which stays in the report with the reason', () => {
    const value = verdict(release([file('a')]), null, { waivers: [waiver({ path: 'a', expires: '2026-11-20' })] })
    expect(value.conclusion).toBe('success')
    expect(value.waived).toMatchObject([{ ruleId: 'every', path: 'a', reason: 'because', expires: '2026-11-20' }])
  })

  it('excuse nothing of another rule or path, and are reported as unused at their own line', () => {
    const value = verdict(release([file('a')]), null, { waivers: [waiver({ path: 'b' }), waiver({ rule: 'other' })] })
    expect(levels(value)).toEqual([
      'every error new a',
      'waiver-unused warning new pack-gate.yml',
      'waiver-unused warning new pack-gate.yml',
    ])
    expect(value.findings[1]?.anchor).toEqual({ path: 'pack-gate.yml', line: 3 })
  })

  it('excuse nothing after their last day, and say so', () => {
    const value = verdict(release([file('a')]), null, { waivers: [waiver({ expires: '2026-11-19' })] })
    expect(levels(value)).toEqual(['every error new a', 'waiver-expired warning new pack-gate.yml'])
  })

  it('bound to bytes hold for these bytes only', () => {
    const { sha256 } = file('a')
    expect(verdict(release([file('a')]), null, { waivers: [waiver({ sha256 })] }).conclusion).toBe('success')
    expect(
      verdict(release([file('a', { content: 'changed' })]), null, { waivers: [waiver({ sha256 })] }).conclusion,
    ).toBe('failure')
  })

  it('bound to bytes hold for none of a group where one file has others, or is gone', () => {
    const grouped = defineRule({
      ...every,
      *check() {
        yield problem('dist', { paths: ['dist/a', 'dist/b'], count: 2 })
      },
    })
    const conclusion = (...files: ReturnType<typeof file>[]): string =>
      verdict(release(files), null, { waivers: [waiver({ sha256: file('x').sha256 })] }, [grouped]).conclusion
    const same = (path: string): ReturnType<typeof file> => file(path, { content: 'x' })
    expect(conclusion(same('dist/a'), same('dist/b'))).toBe('success')
    expect(conclusion(same('dist/a'), file('dist/b'))).toBe('failure')
    expect(conclusion(same('dist/a'))).toBe('failure')
  })

  it('have to cover every file of a grouped finding', () => {
    const grouped = defineRule({
      ...every,
      *check() {
        yield problem('dist', { paths: ['dist/a', 'dist/b'], count: 2 })
      },
    })
    expect(verdict(release([]), null, { waivers: [waiver({ path: 'dist/*' })] }, [grouped]).conclusion).toBe('success')
    expect(verdict(release([]), null, { waivers: [waiver({ path: 'dist/a' })] }, [grouped]).conclusion).toBe('failure')
  })

  it('do not excuse the rules about waivers', () => {
    const value = verdict(release([]), null, {
      waivers: [waiver({ expires: '2020-01-01' }), waiver({ rule: 'waiver-expired' })],
    })
    expect(levels(value)).toContain('waiver-expired warning new pack-gate.yml')
    expect(levels(verdict(release([]), null, { waivers: [waiver({ rule: 'waiver-unused' })] }))).toEqual([
      'waiver-unused warning new pack-gate.yml',
    ])
  })
})

describe('a rule that throws', () => {
  it('means no verdict', () => {
    const broken = defineRule({
      ...every,
      id: 'broken',
      check: () => {
        throw new Error('boom')
      },
    })
    expect(() => verdict(release([]), null, {}, [broken])).toThrow(
      expect.objectContaining({
        code: 'ERULE',
        message: 'rule broken failed: boom',
        help: expect.stringContaining('report it'),
        cause: expect.objectContaining({ message: 'boom' }),
      }),
    )
  })
})

describe('the report', () => {
  it('holds where everything came from, and what each file is', () => {
    const { sha256 } = file('x')
    const common = { sha256, path: 'a', mode: 0o644, state: 'unchanged' }
    const before: Release = {
      ...release([file('a', { content: 'x' }), file('b', { content: 'xx', mode: 0o755 })]),
      version: '0.9.0',
      integrity: 'sha512-old',
    }
    const now: Release = {
      ...release([file('a', { content: 'x' }), file('b', { content: 'yy' })]),
      integrity: 'sha512-new',
      size: 99,
    }
    const packer = { name: 'npm', version: '12.0.0' }
    const value = decide({
      rules: [],
      subject: subject(now, before, { ...noPolicy, path: 'pack-gate.yml' }),
      baseline: { kind: 'tarball', release: before },
      packer,
      source: null,
      tool: { name: 't', version: '1' },
    })
    expect(value).toMatchObject({
      schemaVersion: 1,
      tool: { name: 't', version: '1' },
      conclusion: 'success',
      package: { name: 'acme', version: '1.0.0' },
      packer,
      integrity: 'sha512-new',
      contents: 'working-tree',
    })
    expect(value.policy).toEqual({ path: 'pack-gate.yml' })
    expect(value.baseline).toEqual({ kind: 'tarball', version: '0.9.0', integrity: 'sha512-old', unpackedSize: 5 })
    expect(value.totals).toEqual({
      files: 3,
      unpackedSize: 5,
      size: 99,
      added: 0,
      removed: 0,
      renamed: 0,
      changed: 1,
      modeChanged: 1,
    })
    expect(value.files.slice(0, 2)).toEqual([
      { ...common, size: 1 },
      { path: 'b', size: 2, mode: 0o644, wasMode: 0o755, sha256: file('yy').sha256, state: 'changed' },
    ])
  })

  it('counts what changed against the baseline', () => {
    const before = release([file('same'), file('changed'), file('gone'), file('d-CB_7IfJ-.js')])
    const now = release([file('same'), file('changed', { content: 'x' }), file('new'), file('d-glQox-ep.js')])
    const value = verdict(now, before)
    expect(value.totals).toMatchObject({ files: 5, added: 1, removed: 1, renamed: 1, changed: 1 })
    expect(value.files.find(({ path }) => path.startsWith('d-'))).toMatchObject({
      state: 'renamed',
      was: 'd-CB_7IfJ-.js',
    })
    expect(value.removed).toEqual([{ path: 'gone', size: 4 }])
    expect(value.files.find(({ path }) => path === 'changed')).toMatchObject({ state: 'changed', size: 1, wasSize: 7 })
  })

  it('counts other modes apart from other bytes', () => {
    const value = verdict(release([file('a', { mode: 0o755 })]), release([file('a')]))
    expect(value.totals).toMatchObject({ changed: 0, modeChanged: 1 })
    expect(value.files[0]).toMatchObject({ state: 'unchanged', mode: 0o755, wasMode: 0o644 })
  })

  it('has every file added where there is nothing to compare with', () => {
    const value = verdict(release([file('a')]), null)
    expect(value).toMatchObject({
      totals: { added: 2, removed: 0, modeChanged: 0 },
      baseline: { kind: 'none', version: null },
      policy: null,
      removed: [],
    })
    expect(value.files.map(({ path, state }) => [path, state])).toEqual([
      ['a', 'added'],
      ['package.json', 'added'],
    ])
  })
})
