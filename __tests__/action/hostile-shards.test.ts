import { execFileSync } from 'node:child_process'
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { beforeAll, describe, expect, it } from '@jest/globals'
import type { mergeShards } from '../../src/action/merge-mode.js'
import type { Plan } from '../../src/gate/workspace/plan.js'
import { builtFunction } from '../helpers/built-function.js'
import { useSandbox } from '../helpers/sandbox.js'
import { hostileNames } from '../report/hostile.js'
import { failed, passed, verdict } from '../report/sample.js'

/** What `mode: merge` of the built Action makes of the files that shards left, in this process. */

const sandbox = useSandbox()
const [sha, other] = ['a'.repeat(40), 'b'.repeat(40)]
const run = { id: '7', attempt: 1 }
const tool = { name: 'pack-gate', version: '0.0.0' }
let merge: typeof mergeShards
beforeAll(async () => {
  merge = (await builtFunction('mergeShards')) as typeof mergeShards
})

const plan: Plan = {
  schemaVersion: 1,
  commit: sha,
  run,
  matrix: { include: [] },
  packages: [{ path: 'a', name: 'acme' }],
  skipped: [],
}
const one = { ...passed(), path: 'a', package: { name: 'acme', version: '1.0.0' } }
const shard = (over: object = {}, packages: readonly object[] = [one]): object => ({
  ...{ schemaVersion: 1, tool, conclusion: 'success', commit: sha, run, packages, skipped: [] },
  ...over,
})

type Files = Readonly<Record<string, object | string>>

interface Scene {
  readonly plan?: string
  readonly reports?: readonly string[]
  readonly prepare?: (workspace: string) => void
}

/** The conclusion and all that is said; `thrown` where nothing is merged. */
function merged(files: Files, more: Scene = {}): string {
  const workspace = sandbox.folder('workspace')
  for (const [name, report] of Object.entries(files)) {
    const file = join(workspace, 'shards', name)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, typeof report === 'string' ? report : JSON.stringify(report))
  }
  more.prepare?.(workspace)
  const context = { env: { GITHUB_WORKSPACE: workspace }, now: () => new Date(), tool }
  try {
    const { plan: text = JSON.stringify(plan), reports = ['shards/**/*.json'] } = more
    const report = merge({ plan: text, reports }, context)
    return `${report.conclusion} ${JSON.stringify(report)}`
  } catch (error) {
    return `thrown ${(error as Error).message}`
  }
}

describe('shards', () => {
  it('pass where each is what was planned', () => {
    expect(merged({ 'one/report.json': shard() })).toMatch(/^success/)
  })

  it.each<[string, Files, RegExp]>([
    [
      'without a verdict, though its package is covered',
      { 'a.json': shard(), 'b.json': failed() },
      /^error.*b\.json has/,
    ],
    ['that blocks, though its packages pass', { 'a.json': shard({ conclusion: 'failure' }) }, /^failure/],
    ['without a verdict, though its packages have one', { 'a.json': shard({ conclusion: 'error' }) }, /^error/],
    [
      'about another package',
      { 'a.json': shard({}, [{ ...one, package: { name: 'evil', version: '9.0.0' } }]) },
      /^error.*is about evil@9\.0\.0, and the plan names acme/,
    ],
    ['of another commit', { 'a.json': shard({ commit: other }) }, /^thrown.*about commit bbbbbbbbbbbb/],
    ['of no commit', { 'a.json': shard({ commit: undefined }) }, /^thrown.*about no known commit/],
    ['of another run', { 'a.json': shard({ run: { id: '6', attempt: 1 } }) }, /^thrown.*of attempt 1 of run 6/],
    ['of no run', { 'a.json': shard({ run: undefined }) }, /^thrown.*of no known run/],
    ['that is missing', { 'a.json': shard({}, []) }, /^thrown.*expected a package/],
    ['twice', { 'a.json': shard(), 'b.json': shard() }, /^error.*2 reports of a/],
    ['once as ./a', { 'a.json': shard({}, [{ ...one, path: './a' }]) }, /^thrown/],
    ['of what was not planned', { 'a.json': shard(), 'b.json': shard({}, [{ ...one, path: 'b' }]) }, /^thrown.*on b/],
    ['outside the repository', { 'a.json': shard({}, [{ ...one, path: '../..' }]) }, /^thrown/],
    [
      'that calls errors a success',
      { 'a.json': shard({}, [{ ...verdict(), ...one, findings: verdict().findings, conclusion: 'success' }]) },
      /^failure/,
    ],
    ['that no one verified', { 'a.json': shard({ unverified: true }) }, /^thrown.*marked/],
    ['that is cut off', { 'a.json': JSON.stringify(shard()).slice(0, -2) }, /^thrown.*not JSON/],
    [
      'with 20,000 findings that are none',
      { 'a.json': shard({}, [{ ...one, findings: Array<object>(20_000).fill({}) }]) },
      /^thrown.*findings\.0/,
    ],
    ['with a million brackets', { 'a.json': '['.repeat(1_000_000) }, /^thrown.*16 levels/],
  ])('%s do not pass', (_what, files, told) => {
    expect(merged(files)).toMatch(told)
  })

  it.each<[string, (file: string) => void]>([
    ['a pipe', (file) => execFileSync('mkfifo', [file])],
    [
      'a link to a device',
      (file) => {
        symlinkSync('/dev/zero', file)
      },
    ],
    [
      'a link to a report',
      (file) => {
        symlinkSync('a.json', file)
      },
    ],
    [
      'a link to nothing',
      (file) => {
        symlinkSync('nowhere', file)
      },
    ],
  ])('are refused where one is %s', (_what, make) => {
    if (process.platform === 'win32') return
    const prepare = (workspace: string): void => {
      make(join(workspace, 'shards', 'b.json'))
    }
    expect(merged({ 'a.json': shard() }, { prepare })).toBe('thrown shards/b.json is not a regular file')
  })

  it('are not looked for behind a link to a folder, and a folder is none', () => {
    if (process.platform === 'win32') return
    const prepare = (workspace: string): void => {
      mkdirSync(join(workspace, 'shards', 'folder.json'))
      mkdirSync(join(workspace, 'elsewhere'))
      writeFileSync(join(workspace, 'elsewhere', 'b.json'), JSON.stringify(failed()))
      symlinkSync('../elsewhere', join(workspace, 'shards', 'linked'))
    }
    expect(merged({ 'a.json': shard() }, { prepare })).toMatch(/^success/)
  })

  it.each(['/dev/zero', '.', 'shards/a.json', '{"schemaVersion":1}', '[]', '['.repeat(100_000)])(
    'are not merged by the plan %.20s',
    (text) => {
      if (process.platform === 'win32' && text.startsWith('/')) return
      expect(merged({ 'a.json': shard() }, { plan: text })).toMatch(/^thrown/)
    },
  )

  it.each(hostileNames.filter((name) => Buffer.byteLength(name) < 200 && !/[/\0]/.test(name)))(
    'count in a folder called %j, also against one that passes',
    (name) => {
      if (process.platform === 'win32') return
      expect(merged({ [`${name}/report.json`]: shard() })).toMatch(/^success/)
      expect(merged({ [`${name}/report.json`]: failed(), 'a.json': shard() })).toMatch(/^error/)
    },
  )

  it('are those that the globs name and do not leave out', () => {
    const files = { 'a.json': shard(), 'b.json': failed(), 'x/.c.json': '{', 'd.txt': '{' }
    expect(merged(files, { reports: ['./shards/*.json', '!shards/b.json'] })).toMatch(/^success/)
    expect(merged(files, { reports: ['shards/a.json'] })).toMatch(/^success/)
    expect(merged(files, { reports: ['shards/{a,b}.json'] })).toMatch(/^error/)
    expect(merged(files, { reports: ['shards/a.json', 'shards/**/*.json'] })).toMatch(/^thrown shards\/x\/\.c\.json/)
    expect(merged(files, { reports: ['nowhere/*.json'] })).toMatch(/^thrown Input `reports`: no file/)
  })
})
