import { describe, expect, it } from '@jest/globals'
import { parseInputs } from '../../src/action/inputs.js'
import type { Inputs } from '../../src/action/input-reader.js'
import { actionFile } from '../helpers/runner.js'

/** The step's `with`, with the defaults of action.yml where it says nothing. */
function inputs(given: Readonly<Record<string, string>> = {}): Inputs {
  return parseInputs((name) => {
    const known = actionFile.inputs[name]
    if (!known) throw new Error(`action.yml has no input ${name}`)
    const usual = known.default ?? ''
    return given[name] ?? (usual.includes('${{') ? 'the job’s token' : usual)
  })
}

const none: Inputs = parseInputs(() => '')

describe('inputs', () => {
  it('have the same defaults in action.yml as where the runner gives none', () => {
    expect(inputs()).toEqual({ ...none, token: 'the job’s token' })
    expect(none).toEqual({
      mode: 'check',
      shards: 4,
      costs: [],
      plan: '',
      reports: [],
      release: null,
      wait: 0,
      reportWorkflow: '',
      reportArtifact: 'pack-gate-report',
      reportCommit: null,
      reportRun: null,
      signerWorkflow: null,
      trustedRoot: null,
      path: '.',
      packages: [],
      changedOnly: false,
      comment: 'false',
      suggestions: 'false',
      config: null,
      policy: 'both',
      baseline: null,
      packer: 'auto',
      ignoreScripts: false,
      passEnv: [],
      packTimeout: 1_800_000,
      token: '',
      policyToken: '',
      checkRun: 'auto',
      status: 'auto',
      checkName: 'pack-gate report',
      statusContext: 'pack-gate',
      enforce: true,
      reportFile: null,
      packDestination: null,
      vsaFile: null,
      htmlFile: null,
      sarifFile: null,
      mistakes: [],
    })
  })

  it('are all read, and all that are read are in action.yml', () => {
    const read: string[] = []
    parseInputs((name) => {
      read.push(name)
      return ''
    })
    expect(new Set(read)).toEqual(new Set(Object.keys(actionFile.inputs)))
  })

  it('say whose signature counts, in mode verify alone', () => {
    const given = { 'signer-workflow': 'release.yml@refs/tags/*', 'trusted-root': 'ci/root.jsonl' }
    const of = (more: Readonly<Record<string, string>>): Inputs => inputs({ ...given, ...more })
    const { signerWorkflow, trustedRoot, mistakes } = of({ mode: 'verify', 'report-file': 'report.json' })
    expect([signerWorkflow, trustedRoot, mistakes]).toEqual(['release.yml@refs/tags/*', 'ci/root.jsonl', []])
    expect(of({}).mistakes).toEqual([
      expect.stringContaining('Input `signer-workflow`: expected no value, because only mode verify uses it'),
      expect.stringContaining('Input `trusted-root`: expected no value, because only mode verify uses it'),
    ])
    expect(of({ mode: 'verify', 'report-file': 'a', 'signer-workflow': 'release' }).mistakes).toEqual([
      'Input `signer-workflow`: expected the file of a workflow, as in release.yml, perhaps with @REF, got "release".',
    ])
  })

  it('are taken as given', () => {
    const given = {
      path: 'packages/a',
      config: 'ci/gate.yml',
      baseline: 'next',
      'report-file': 'out/report.json',
      'html-file': 'out/report.html',
      'sarif-file': 'out/report.sarif',
      'check-name': 'gate a',
      'status-context': 'ci/gate',
    }
    expect(inputs(given)).toMatchObject({
      path: 'packages/a',
      config: 'ci/gate.yml',
      baseline: 'next',
      reportFile: 'out/report.json',
      htmlFile: 'out/report.html',
      checkName: 'gate a',
      statusContext: 'ci/gate',
    })
  })

  it('take no policy for `config: none`', () => {
    expect(inputs({ config: 'none' }).config).toBe(false)
  })

  it('are true and false in any case', () => {
    expect(inputs({ enforce: 'False', 'ignore-scripts': 'TRUE' })).toMatchObject({
      enforce: false,
      ignoreScripts: true,
      mistakes: [],
    })
  })

  it('name a packer, or leave it to the repository', () => {
    expect(inputs({ packer: 'pnpm' })).toMatchObject({ packer: 'pnpm', mistakes: [] })
    expect(inputs({ packer: 'npm@11' }).mistakes).toEqual([
      'Input `packer`: expected auto, npm, pnpm, yarn or bun, got "npm@11".',
    ])
  })

  it('take a time for packing, a day at most', () => {
    expect(inputs({ 'pack-timeout': '90s' })).toMatchObject({ packTimeout: 90_000, mistakes: [] })
    expect(inputs({ 'pack-timeout': '2h' })).toMatchObject({ packTimeout: 7_200_000, mistakes: [] })
    for (const wrong of ['30', '0m', '25h', '1d', '-5m'])
      expect(inputs({ 'pack-timeout': wrong })).toMatchObject({
        packTimeout: 1_800_000,
        mistakes: [`Input \`pack-timeout\`: expected a time such as 90s, 45m or 2h, at most a day, got "${wrong}".`],
      })
  })

  it('take names of variables on lines, and between spaces or commas', () => {
    expect(inputs({ 'pass-env': 'A_B\n C,D  E\r\n,' }).passEnv).toEqual(['A_B', 'C', 'D', 'E'])
  })
})

describe('mistaken inputs', () => {
  it.each([
    ['enforce', 'yes', 'Input `enforce`: expected true or false, got "yes".'],
    ['ignore-scripts', '1', 'Input `ignore-scripts`: expected true or false, got "1".'],
    ['check-run', 'always', 'Input `check-run`: expected auto, true or false, got "always".'],
    ['status', 'on', 'Input `status`: expected auto, true or false, got "on".'],
    ['path', 'a\nb', 'Input `path`: expected one line of text, got "a\\nb".'],
  ])('are told by name, with what was expected and got: %s', (name, value, sentence) => {
    const parsed = inputs({ [name]: value })
    expect(parsed.mistakes).toEqual([sentence])
    expect({ ...parsed, mistakes: [] }).toEqual(inputs())
  })

  it('are told all at once', () => {
    expect(inputs({ enforce: 'x', status: 'y', 'check-run': 'z' }).mistakes).toHaveLength(3)
  })

  it('do not show what may be a secret', () => {
    const secret = ['npm', 'x+/='.repeat(9)].join('_')
    const { mistakes, passEnv } = inputs({ 'pass-env': `HOME ${secret}` })
    expect(passEnv).toEqual(['HOME'])
    expect(mistakes).toEqual(["Input `pass-env`: expected names of environment variables, got 1 that can't be one."])
    const { mistakes: others } = inputs({ token: `${secret}\n${secret}` })
    expect(others.join()).toContain('Input `token`')
    expect(others.join()).not.toContain(secret)
  })

  it('are one name for check run and status, which GitHub takes for two required checks', () => {
    const same = { 'check-name': 'Gate', 'status-context': 'gate' }
    expect(inputs(same).mistakes).toHaveLength(1)
    expect(inputs({ ...same, status: 'false' }).mistakes).toEqual([])
  })
})

describe('inputs of mode report', () => {
  const report = { mode: 'report', 'report-workflow': '.github/workflows/fork-safe.yml' }

  it('insist on the check run and the status, unless one is switched off', () => {
    expect(inputs(report)).toMatchObject({ mode: 'report', checkRun: 'true', status: 'true', mistakes: [] })
    expect(inputs({ ...report, status: 'false' })).toMatchObject({ checkRun: 'true', status: 'false', mistakes: [] })
  })

  it.each(['', 'fork-safe.yml', '.github/workflows/../x.yml/y.yml', '.github/workflows/x.txt'])(
    'name the workflow by its path, which %j is not',
    (path) => {
      expect(inputs({ ...report, 'report-workflow': path }).mistakes).toEqual([
        expect.stringMatching(/^Input `report-workflow`: expected the path/),
      ])
    },
  )

  it('leave somewhere to tell it', () => {
    expect(inputs({ ...report, 'check-run': 'false', status: 'false' }).mistakes).toHaveLength(1)
    expect(inputs({ 'check-run': 'false', status: 'false' }).mistakes).toEqual([])
  })

  it('are of no mode that there is not', () => {
    expect(inputs({ mode: 'Verify', 'report-file': 'a.json' })).toMatchObject({
      mode: 'verify',
      checkRun: 'auto',
      mistakes: [],
    })
    expect(inputs({ mode: 'reports' }).mistakes).toEqual([
      expect.stringMatching(/^Input `mode`: expected check, plan, shard, merge, report or verify, got "reports"/),
    ])
  })
})

describe('inputs of the modes of a matrix', () => {
  const merge = { mode: 'merge', plan: '{}', reports: 'shards/**/*.json\n more.json' }
  const mistakesOf = (given: Readonly<Record<string, string>>): readonly string[] =>
    inputs(given).mistakes.map((text) => text.slice(0, text.indexOf(':')))

  it('are taken as given', () => {
    expect(inputs({ mode: 'plan', shards: '12', costs: 'last/*.json' })).toMatchObject({
      mode: 'plan',
      shards: 12,
      costs: ['last/*.json'],
      mistakes: [],
    })
    expect(inputs(merge)).toMatchObject({
      mode: 'merge',
      plan: '{}',
      reports: ['shards/**/*.json', 'more.json'],
      checkRun: 'auto',
      status: 'auto',
      mistakes: [],
    })
  })

  it('leave a shard nobody to tell, whatever is wished', () => {
    expect(inputs({ mode: 'shard', packages: 'a', 'check-run': 'true', comment: 'auto' })).toMatchObject({
      checkRun: 'false',
      status: 'false',
      comment: 'false',
      mistakes: [],
    })
  })

  it.each<[string, Readonly<Record<string, string>>, readonly string[]]>([
    ['no shards', { mode: 'plan', shards: '0' }, ['Input `shards`']],
    ['more shards than GitHub makes jobs', { mode: 'plan', shards: '257' }, ['Input `shards`']],
    ['no plan, as where the job that planned failed', { ...merge, plan: '' }, ['Input `plan`']],
    ['no reports', { ...merge, reports: ' \n' }, ['Input `reports`']],
    ['reports outside of the workspace', { ...merge, reports: 'ok.json\n../up.json' }, ['Input `reports`']],
    ['reports at the root of the disk', { ...merge, reports: '/tmp/*.json' }, ['Input `reports`']],
    ['a tarball, where nothing is packed', { ...merge, 'pack-destination': 'out' }, ['Input `pack-destination`']],
    ['reports, and another mode', { ...merge, mode: 'check' }, ['Input `plan`', 'Input `reports`']],
    ['a shard of everything', { mode: 'shard' }, ['Input `packages`']],
    [
      'a shard that leaves packages out, of which the plan knows nothing',
      { mode: 'shard', packages: 'a', 'changed-only': 'true' },
      ['Input `changed-only`'],
    ],
  ])('are mistaken: %s', (_what, given, names) => {
    expect(mistakesOf(given)).toEqual(names)
  })
})

describe('inputs of mode verify', () => {
  const verify = { mode: 'verify', 'report-file': 'report.json' }

  it('are taken as given', () => {
    expect(inputs({ ...verify, release: 'acme@1.0.0', wait: '600', 'pass-env': 'A' })).toMatchObject({
      mode: 'verify',
      reportFile: 'report.json',
      release: 'acme@1.0.0',
      wait: 600,
      passEnv: ['A'],
      mistakes: [],
    })
  })

  it.each([
    [{ wait: '1.5' }, 'Input `wait`: expected a whole number of seconds below a million, got "1.5".'],
    [
      { 'report-file': '' },
      'Input `report-file`: expected the report of the run that checked the release, kept as an artifact, got "".',
    ],
    [{ packer: 'bogus' }, 'Input `packer`: expected auto, npm, pnpm, yarn or bun, got "bogus".'],
    [{ enforce: 'maybe' }, 'Input `enforce`: expected true or false, got "maybe".'],
    [{ 'pass-env': '1bad' }, "Input `pass-env`: expected names of environment variables, got 1 that can't be one."],
    [
      { 'html-file': 'a.html' },
      'Input `html-file`: expected no value, because only mode check, shard, merge, report uses it (the mode is ' +
        'verify), got "a.html".',
    ],
  ])('are checked as in every mode: %j', (given, sentence) => {
    expect(inputs({ ...verify, ...given }).mistakes).toEqual([sentence])
  })

  it('are mistakes where nothing is verified', () => {
    expect(inputs({ release: 'acme@1.0.0', wait: '600' }).mistakes).toEqual([
      'Input `release`: expected no value, because only mode verify uses it (the mode is check), got "acme@1.0.0".',
      'Input `wait`: expected no value, because only mode verify uses it (the mode is check), got "600".',
    ])
  })
})
