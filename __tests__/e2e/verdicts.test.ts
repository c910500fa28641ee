import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import type { Finding, Verdict } from '../../src/model/report.js'
import { checkJson, errorOf, makeUser, packGate, verdictOf } from '../helpers/cli.js'
import { itWith } from '../helpers/npm-versions.js'
import { file, packageTarball, sourceMap, writePackage } from '../helpers/packages.js'
import type { PackageFiles } from '../helpers/packages.js'
import { useSandbox } from '../helpers/sandbox.js'

const sandbox = useSandbox()
const whereModesExist = itWith(process.platform !== 'win32', 'Windows has no mode bits')

interface Case {
  readonly before?: PackageFiles
  readonly after: PackageFiles
  readonly policy?: string
}

function argsOf({ before, after, policy }: Case): { args: string[]; folder: string } {
  const folder = writePackage(sandbox.folder('package'), after)
  const args = [folder]
  if (before === undefined) args.push('--baseline', 'none')
  else {
    const tarball = join(sandbox.folder('baseline'), 'before.tgz')
    writeFileSync(tarball, packageTarball(before))
    args.push('--baseline', tarball)
  }
  if (policy === undefined) args.push('--no-config')
  else {
    const config = join(sandbox.folder('policy'), 'pack-gate.yml')
    writeFileSync(config, policy)
    args.push('--config', config)
  }
  return { args, folder }
}

async function gate(
  given: Case,
): Promise<{ code: number | null; verdict: Verdict; of: (ruleId: string) => Finding[] }> {
  const run = await checkJson(argsOf(given).args, { user: makeUser(sandbox) })
  const verdict = verdictOf(run)
  return { code: run.code, verdict, of: (ruleId) => verdict.findings.filter((finding) => finding.ruleId === ruleId) }
}

const manifest = (version: string, more: Readonly<Record<string, unknown>> = {}): Record<string, unknown> => ({
  name: 'subject',
  version,
  ...more,
})
const before: PackageFiles = { 'package.json': manifest('1.0.0'), 'index.js': 'export {}\n' }
const after: PackageFiles = { 'package.json': manifest('1.1.0'), 'index.js': 'export {}\n' }

/** Text that gzip can't shrink to next to nothing; the longer one begins with the shorter one. */
const kilobytes = (count: number): string =>
  Array.from({ length: 16 * count }, (_, index) => createHash('sha256').update(String(index)).digest('hex')).join('')

describe('a release that changed nothing but its version', () => {
  it('passes without a finding', async () => {
    const { code, verdict } = await gate({ before, after })
    expect({ code, conclusion: verdict.conclusion, findings: verdict.findings }).toEqual({
      code: 0,
      conclusion: 'success',
      findings: [],
    })
  })
})

describe('the allowlist', () => {
  it('blocks a file that no entry matches', async () => {
    const { code, of } = await gate({
      after: { ...after, 'keys.txt': 'x\n' },
      policy: 'files:\n  - package.json\n  - "*.js"\n',
    })
    expect(of('file-not-allowed')).toMatchObject([{ path: 'keys.txt', level: 'error', baselineState: 'new' }])
    expect(code).toBe(1)
  })

  it('blocks a file that it takes out again, wherever the entry stands', async () => {
    const policy = 'files:\n  - "!**/*.map"\n  - package.json\n  - "**"\n'
    const { code, of } = await gate({ after: { ...after, 'a.js.map': '{}\n' }, policy })
    expect(of('file-not-allowed')).toMatchObject([{ path: 'a.js.map', level: 'error' }])
    expect(code).toBe(1)
  })

  it('passes where every file is allowed', async () => {
    const { code, verdict } = await gate({ before, after, policy: 'files:\n  - package.json\n  - "*.js"\n' })
    expect({ code, findings: verdict.findings }).toEqual({ code: 0, findings: [] })
  })

  it('warns of an entry that no file needs, at its own line, and blocks where it is required', async () => {
    const lax = await gate({ after, policy: 'files:\n  - package.json\n  - "*.js"\n  - docs/**\n' })
    expect(lax.of('allowlist-unmatched')).toMatchObject([{ level: 'warning', anchor: { line: 4 } }])
    expect(lax.code).toBe(0)
    const strict = await gate({
      after,
      policy: 'files:\n  - package.json\n  - "*.js"\n  - path: docs/**\n    required: true\n',
    })
    expect(strict.of('allowlist-unmatched')).toMatchObject([{ level: 'error', anchor: { line: 4 } }])
    expect(strict.code).toBe(1)
  })

  it('reports every mistake of the policy in one run, with line and column, and reaches no verdict', async () => {
    const { args } = argsOf({ after, policy: 'filez: [a]\nbaseline: auto\nrules:\n  size-grwth: off\n' })
    const run = await checkJson(args, { user: makeUser(sandbox) })
    expect({ exit: run.code, code: errorOf(run).code }).toEqual({ exit: 2, code: 'ECONFIG' })
    const told = `${errorOf(run).message}\n${errorOf(run).help}`
    expect(told).toMatch(/:1:1\b/)
    expect(told).toMatch(/:4:3\b/)
    expect(told).toMatch(/filez[^\n]*files/)
    expect(told).toMatch(/size-grwth[^\n]*size-growth/)
  })
})

describe('files that came and went', () => {
  it('are one note for each folder', async () => {
    const { code, of, verdict } = await gate({
      before: { ...before, 'old/a.js': 'a\n', 'old/b.js': 'b\n' },
      after: { ...after, 'lib/c.js': 'c\n', 'lib/d.js': 'd\n', 'lib/e.js': 'e\n' },
    })
    expect(of('file-added')).toMatchObject([{ path: expect.stringMatching(/^lib\/?$/), level: 'note', count: 3 }])
    expect(of('file-removed')).toMatchObject([{ path: expect.stringMatching(/^old\/?$/), level: 'note', count: 2 }])
    expect(verdict.totals).toMatchObject({ added: 3, removed: 2, renamed: 0 })
    expect(code).toBe(0)
  })

  it('are paired where only the hash in the name differs', async () => {
    const { code, of, verdict } = await gate({
      before: { ...before, 'dist/index-Ab12Cd34.js': 'export const version = 1\n' },
      after: { ...after, 'dist/index-Xy98Zw76.js': 'export const version = 2\n' },
    })
    expect([...of('file-added'), ...of('file-removed')]).toEqual([])
    expect(verdict.totals).toMatchObject({ added: 0, removed: 0, renamed: 1 })
    expect(verdict.files).toContainEqual(
      expect.objectContaining({ path: 'dist/index-Xy98Zw76.js', state: 'renamed', was: 'dist/index-Ab12Cd34.js' }),
    )
    expect(code).toBe(0)
  })

  it('are paired where the bytes are the same', async () => {
    const { verdict } = await gate({
      before: { ...before, 'lib/one.js': 'export const same = 1\n' },
      after: { ...after, 'src/two.js': 'export const same = 1\n' },
    })
    expect(verdict.files).toContainEqual(
      expect.objectContaining({ path: 'src/two.js', state: 'renamed', was: 'lib/one.js' }),
    )
  })

  it('are not paired over folders where only the hash differs', async () => {
    const { verdict } = await gate({
      before: { ...before, 'dist/index-Ab12Cd34.js': 'export const version = 1\n' },
      after: { ...after, 'other/index-Xy98Zw76.js': 'export const version = 2\n' },
    })
    expect(verdict.totals).toMatchObject({ added: 1, removed: 1, renamed: 0 })
  })
})

describe('the executable bit', () => {
  const bin = { bin: { subject: 'bin/cli.js' } }
  whereModesExist('of a bin target may not be lost', async () => {
    const { code, of } = await gate({
      before: { 'package.json': manifest('1.0.0', bin), 'bin/cli.js': file('#!/usr/bin/env node\n', 0o755) },
      after: { 'package.json': manifest('1.1.0', bin), 'bin/cli.js': file('#!/usr/bin/env node\n', 0o644) },
    })
    expect(of('exec-bit-lost')).toMatchObject([{ path: 'bin/cli.js', level: 'error', baselineState: 'new' }])
    expect(code).toBe(1)
  })

  whereModesExist('that was never there is not missed', async () => {
    const { code, of } = await gate({
      before: { 'package.json': manifest('1.0.0', bin), 'bin/cli.js': file('#!/usr/bin/env node\n', 0o644) },
      after: { 'package.json': manifest('1.1.0', bin), 'bin/cli.js': file('#!/usr/bin/env node\n', 0o644) },
    })
    expect(of('exec-bit-lost')).toEqual([])
    expect(code).toBe(0)
  })
})

describe('the size', () => {
  it('may not grow by more than 25 % and 256 KiB, and the file that did it is named', async () => {
    const { code, of } = await gate({
      before: { ...before, 'data.js': kilobytes(100) },
      after: { ...after, 'data.js': kilobytes(500) },
    })
    expect(of('size-growth')).toMatchObject([{ level: 'error', message: expect.stringContaining('data.js') }])
    expect(code).toBe(1)
  })

  it('may grow by less than 64 KiB', async () => {
    const { code, of } = await gate({
      before: { ...before, 'data.js': kilobytes(10) },
      after: { ...after, 'data.js': kilobytes(60) },
    })
    expect(of('size-growth')).toEqual([])
    expect(code).toBe(0)
  })

  it('may grow by less than 25 %', async () => {
    const { code, of } = await gate({
      before: { ...before, 'data.js': kilobytes(1000) },
      after: { ...after, 'data.js': kilobytes(1200) },
    })
    expect(of('size-growth')).toEqual([])
    expect(code).toBe(0)
  })

  it('of one entry may have a limit in the policy', async () => {
    const policy = 'files:\n  - package.json\n  - path: "*.js"\n    max-size: 1 KB\n'
    const { code, of } = await gate({ after: { ...after, 'data.js': kilobytes(10) }, policy })
    expect(of('size-limit')).toMatchObject([{ path: 'data.js', level: 'error' }])
    expect(code).toBe(1)
  })

  it('of the whole release may have a limit in the policy', async () => {
    const { code, of } = await gate({
      after: { ...after, 'data.js': kilobytes(10) },
      policy: 'rules:\n  size-limit: { max: 5 KB }\n',
    })
    expect(of('size-limit')).toMatchObject([{ level: 'error' }])
    expect(code).toBe(1)
  })
})

describe('a lifecycle script', () => {
  const scripted = (version: string, command: string): PackageFiles => ({
    ...after,
    'setup.js': '',
    'package.json': manifest(version, { scripts: { postinstall: command } }),
  })

  it('that is new blocks', async () => {
    const { code, of } = await gate({ before, after: scripted('1.1.0', 'node setup.js') })
    expect(of('lifecycle-script')).toMatchObject([
      { level: 'error', baselineState: 'new', message: expect.stringContaining('postinstall') },
    ])
    expect(code).toBe(1)
  })

  it('that changed blocks', async () => {
    const { code, of } = await gate({
      before: scripted('1.0.0', 'node setup.js'),
      after: scripted('1.1.0', 'node other.js'),
    })
    expect(of('lifecycle-script')).toMatchObject([{ level: 'error' }])
    expect(code).toBe(1)
  })

  it('that was there before is a note', async () => {
    const { code, of } = await gate({
      before: scripted('1.0.0', 'node setup.js'),
      after: scripted('1.1.0', 'node setup.js'),
    })
    expect(of('lifecycle-script')).toMatchObject([{ level: 'note', baselineState: 'unchanged' }])
    expect(code).toBe(0)
  })
})

describe('an entry point', () => {
  it.each([
    ['a command', { bin: './gone.js' }, 'error', 1],
    ['types of a package whose code can be imported', { types: './gone.d.ts' }, 'note', 0],
  ])('that is not packed blocks; where it was missing before, by what it is: %s', async (_, broken, level, code) => {
    const fresh = await gate({ before, after: { ...after, 'package.json': manifest('1.1.0', broken) } })
    expect(fresh.of('entry-point-missing')).toMatchObject([
      { level: 'error', baselineState: 'new', message: expect.stringContaining('gone.') },
    ])
    const old = await gate({
      before: { ...before, 'package.json': manifest('1.0.0', broken) },
      after: { ...after, 'package.json': manifest('1.1.0', broken) },
    })
    expect(old.of('entry-point-missing')).toMatchObject([{ level, baselineState: 'unchanged' }])
    expect([fresh.code, old.code]).toEqual([1, code])
  })
})

describe('a source map', () => {
  const map = sourceMap({ '../src/a.ts': 'one\ntwo\nthree\n', '../src/b.ts': 'four\nfive\n' })

  it('with the text of sources blocks where it is new, and tells how much it gives away', async () => {
    const { code, of } = await gate({ before, after: { ...after, 'index.js.map': map } })
    expect(of('source-map')).toMatchObject([{ path: 'index.js.map', level: 'error', baselineState: 'new' }])
    expect(of('source-map')[0]?.message).toMatch(/2 source files.*5 lines/)
    expect(code).toBe(1)
  })

  it('with the text of sources is a note where the baseline had it', async () => {
    const { code, of } = await gate({
      before: { ...before, 'index.js.map': map },
      after: { ...after, 'index.js.map': map },
    })
    expect(of('source-map')).toMatchObject([{ level: 'note', baselineState: 'unchanged' }])
    expect(code).toBe(0)
  })

  it('with the text of sources blocks without a baseline', async () => {
    expect((await gate({ after: { ...after, 'index.js.map': map } })).code).toBe(1)
  })

  it('with mappings only exposes nothing', async () => {
    const empty = JSON.stringify({
      version: 3,
      sources: ['../src/a.ts'],
      sourcesContent: [null],
      names: [],
      mappings: 'AAAA',
    })
    const { code, of } = await gate({ before, after: { ...after, 'index.js.map': empty } })
    expect(of('source-map').filter(({ level }) => level !== 'note')).toEqual([])
    expect(code).toBe(0)
  })
})

describe('a waiver', () => {
  const excused = { ...after, 'keys.txt': 'x\n' }
  const policy = (...lines: readonly string[]): string =>
    [
      'files: [package.json, "*.js"]',
      'waivers:',
      '  - rule: file-not-allowed',
      '    path: keys.txt',
      ...lines.map((line) => `    ${line}`),
      '',
    ].join('\n')

  it('excuses a finding, with its reason', async () => {
    const { code, verdict } = await gate({
      after: excused,
      policy: policy('reason: documented sample', 'expires: 2999-12-31'),
    })
    expect(verdict.findings).toEqual([])
    expect(verdict.waived).toMatchObject([
      { ruleId: 'file-not-allowed', path: 'keys.txt', reason: 'documented sample', expires: '2999-12-31' },
    ])
    expect(code).toBe(0)
  })

  it('that expired excuses nothing and is a finding at its own line', async () => {
    const { code, of, verdict } = await gate({
      after: excused,
      policy: policy('reason: documented sample', 'expires: 2020-01-31'),
    })
    expect(of('file-not-allowed')).toMatchObject([{ path: 'keys.txt', level: 'error' }])
    expect(of('waiver-expired')).toMatchObject([{ anchor: { line: 3 } }])
    expect(verdict.waived).toEqual([])
    expect(code).toBe(1)
  })

  it('that excuses nothing is a finding at its own line', async () => {
    const { of } = await gate({ after, policy: policy('reason: documented sample') })
    expect(of('waiver-unused')).toMatchObject([{ anchor: { line: 3 } }])
  })

  it('holds for the given bytes only', async () => {
    const { code, of } = await gate({
      after: excused,
      policy: policy('reason: documented sample', `sha256: ${'0a'.repeat(32)}`),
    })
    expect(of('file-not-allowed')).toMatchObject([{ path: 'keys.txt' }])
    expect(code).toBe(1)
  })

  it('without a reason is a mistake of the policy', async () => {
    const run = await checkJson(argsOf({ after: excused, policy: policy() }).args, { user: makeUser(sandbox) })
    expect({ exit: run.code, code: errorOf(run).code }).toEqual({ exit: 2, code: 'ECONFIG' })
    expect(`${errorOf(run).message}${errorOf(run).help}`).toContain('reason')
  })
})

describe('the exit code', () => {
  const outcomes: readonly [what: string, exit: number, given: Case][] = [
    ['passed', 0, { before, after }],
    ['blocked', 1, { before, after: { ...after, 'package.json': manifest('1.1.0', { types: './gone.d.ts' }) } }],
    ['without a verdict', 2, { before, after: { ...after, 'package.json': '{' } }],
  ]
  for (const reporter of ['text', 'json', 'markdown']) {
    it.each(outcomes)(`of a release that is %s is %i with --reporter ${reporter}`, async (_what, exit, given) => {
      const run = await packGate(['check', ...argsOf(given).args, '--reporter', reporter], { user: makeUser(sandbox) })
      expect(run.code).toBe(exit)
    })
  }

  it('is the same with several reporters, one of them into a file', async () => {
    const { args, folder } = argsOf(outcomes[1]![2])
    const target = join(sandbox.folder('report'), 'report.json')
    const run = await packGate(['check', ...args, '--reporter', 'text', '--reporter', `json=${target}`], {
      user: makeUser(sandbox),
    })
    expect(run.code).toBe(1)
    expect(run.stdout).toContain('entry-point-missing')
    expect(JSON.parse(readFileSync(target, 'utf8'))).toMatchObject({ schemaVersion: 1, conclusion: 'failure' })
    expect(folder).not.toBe('')
  })

  it.each([['--no-such-option'], ['--reporter', 'no-such'], ['--baseline'], ['--config', 'no-such-file.yml']])(
    'is 2 for a wrong use: %s %s',
    async (...wrong) => {
      const { folder } = argsOf({ after })
      const run = await packGate(['check', folder, ...wrong.filter((part) => typeof part === 'string')], {
        user: makeUser(sandbox),
      })
      expect(run.code).toBe(2)
      expect(run.stdout + run.stderr).toContain(wrong.at(-1))
    },
  )
})

describe('the text report', () => {
  it('says in its first lines that the release is blocked, and why', async () => {
    const { args } = argsOf({ before, after: { ...after, 'index.js.map': sourceMap({ 'a.ts': 'one\n' }) } })
    const run = await packGate(['check', ...args], { user: makeUser(sandbox) })
    const screen = run.stdout.split('\n').slice(0, 24).join('\n')
    expect(screen).toMatch(/blocked/i)
    expect(screen).toContain('subject')
    expect(screen).toContain('source-map')
    expect(screen).toContain('index.js.map')
    expect(run.stdout).not.toContain('\u001b[')
  })
})
