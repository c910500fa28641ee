import { describe, expect, it } from '@jest/globals'
import { defineRule, type Rule } from '../../src/rules/rule.js'
import { waiverExpired } from '../../src/rules/waiver-expired.js'
import { waiverUnused } from '../../src/rules/waiver-unused.js'
import { decide } from '../../src/verdict/decide.js'
import type { Policy, Problem, Release, RuleSettings, Verdict, Waiver } from '../../src/types.js'
import { file, noPolicy, release, subject } from '../helpers/facts.js'

const at = { path: 'pack-gate.yml', line: 3 }
const problem = (path: string, more: Partial<Problem> = {}): Problem => ({ message: `${path}!`, help: 'h', path, cause: { kind: 'packed-file', path }, ...more })

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

function verdict(now: Release, before: Release | null, policy: Partial<Policy> = {}, rules: readonly Rule[] = [every]): Verdict {
  const facts = subject(now, before, { ...noPolicy, ...policy })
  const baseline = before ? ({ kind: 'published', release: before } as const) : ({ kind: 'none' } as const)
  return decide({ rules: [...rules, waiverExpired, waiverUnused], subject: facts, baseline, packer: null, source: null, tool: { name: 't', version: '1' } })
}

const settings = (value: Partial<RuleSettings>): Policy['rules'] => new Map([['every', { at, ...value }]])
const waiver = (value: Partial<Waiver>): Waiver => ({ rule: 'every', path: '**', reason: 'because', at, ...value })
const levels = (value: Verdict): string[] => value.findings.map((each) => `${each.ruleId} ${each.level} ${each.baselineState} ${each.path}`)

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
    expect(levels(verdict(release([file('d-glQox-ep.js')]), release([file('d-CB_7IfJ-.js')])))).toEqual(['every note unchanged d-glQox-ep.js'])
  })

  it('are set by the policy, for each state', () => {
    const now = release([file('a'), file('b')])
    expect(levels(verdict(now, release([file('a')]), { rules: settings({ new: 'warning', unchanged: 'off' }) }))).toEqual(['every warning new b'])
  })

  it('come sorted, errors first', () => {
    expect(levels(verdict(release([file('a'), file('z')]), release([file('a')]))).map((each) => each.split(' ')[1])).toEqual(['error', 'note'])
  })
})

describe('waivers', () => {
  it('excuse a finding, which stays in the report with the reason', () => {
    const value = verdict(release([file('a')]), null, { waivers: [waiver({ path: 'a', expires: '2026-11-20' })] })
    expect(value.conclusion).toBe('success')
    expect(value.waived).toMatchObject([{ ruleId: 'every', path: 'a', reason: 'because', expires: '2026-11-20' }])
  })

  it('excuse nothing of another rule or path, and are reported as unused at their own line', () => {
    const value = verdict(release([file('a')]), null, { waivers: [waiver({ path: 'b' }), waiver({ rule: 'other' })] })
    expect(levels(value)).toEqual(['every error new a', 'waiver-unused warning new pack-gate.yml', 'waiver-unused warning new pack-gate.yml'])
    expect(value.findings[1]?.anchor).toEqual({ path: 'pack-gate.yml', line: 3 })
  })

  it('excuse nothing after their last day, and say so', () => {
    const value = verdict(release([file('a')]), null, { waivers: [waiver({ expires: '2026-11-19' })] })
    expect(levels(value)).toEqual(['every error new a', 'waiver-expired warning new pack-gate.yml'])
  })

  it('bound to bytes hold for these bytes only', () => {
    const { sha256 } = file('a')
    expect(verdict(release([file('a')]), null, { waivers: [waiver({ sha256 })] }).conclusion).toBe('success')
    expect(verdict(release([file('a', { content: 'changed' })]), null, { waivers: [waiver({ sha256 })] }).conclusion).toBe('failure')
  })

  it('have to cover every file of a grouped finding', () => {
    const grouped = defineRule({ ...every, *check() { yield problem('dist', { paths: ['dist/a', 'dist/b'], count: 2 }) } })
    expect(verdict(release([]), null, { waivers: [waiver({ path: 'dist/*' })] }, [grouped]).conclusion).toBe('success')
    expect(verdict(release([]), null, { waivers: [waiver({ path: 'dist/a' })] }, [grouped]).conclusion).toBe('failure')
  })

  it('do not excuse the rules about waivers', () => {
    const value = verdict(release([]), null, { waivers: [waiver({ expires: '2020-01-01' }), waiver({ rule: 'waiver-expired' })] })
    expect(levels(value)).toContain('waiver-expired warning new pack-gate.yml')
  })
})

describe('a rule that throws', () => {
  it('means no verdict', () => {
    const broken = defineRule({ ...every, id: 'broken', check: () => { throw new Error('boom') } })
    expect(() => verdict(release([]), null, {}, [broken])).toThrow(expect.objectContaining({ code: 'ERULE', message: 'rule broken failed: boom' }))
  })
})

describe('the report', () => {
  it('counts what changed against the baseline', () => {
    const before = release([file('same'), file('changed'), file('gone'), file('d-CB_7IfJ-.js')])
    const now = release([file('same'), file('changed', { content: 'x' }), file('new'), file('d-glQox-ep.js')])
    const value = verdict(now, before)
    expect(value.totals).toMatchObject({ files: 5, added: 1, removed: 1, renamed: 1, changed: 1 })
    expect(value.files.find(({ path }) => path.startsWith('d-'))).toMatchObject({ state: 'renamed', was: 'd-CB_7IfJ-.js' })
    expect(value.removed).toEqual([{ path: 'gone', size: 4 }])
    expect(value.files.find(({ path }) => path === 'changed')).toMatchObject({ state: 'changed', size: 1, wasSize: 7 })
  })

  it('counts other modes apart from other bytes', () => {
    const value = verdict(release([file('a', { mode: 0o755 })]), release([file('a')]))
    expect(value.totals).toMatchObject({ changed: 0, modeChanged: 1 })
    expect(value.files[0]).toMatchObject({ state: 'unchanged', mode: 0o755, wasMode: 0o644 })
  })

  it('has every file added where there is nothing to compare with', () => {
    expect(verdict(release([file('a')]), null)).toMatchObject({ totals: { added: 2, removed: 0 }, baseline: { kind: 'none', version: null } })
  })
})
