import { describe, expect, it } from '@jest/globals'
import { planAcceptance, type Plan } from '../../../src/commands/accept/plan.js'
import { policyPatch } from '../../../src/commands/accept/policy-patch.js'
import type { Acceptance } from '../../../src/commands/accept/select.js'
import { compare } from '../../../src/compare/pairing.js'
import { parsePolicy } from '../../../src/policy/load.js'
import { mergePolicies } from '../../../src/policy/merge.js'
import { policyFor } from '../../../src/policy/package-policy.js'
import { rules } from '../../../src/rules/index.js'
import type { FileFacts } from '../../../src/model/file-facts.js'
import type { Release } from '../../../src/model/release.js'
import { file, release } from '../../helpers/facts.js'

const today = '2026-11-20'
const all: Acceptance = { level: 'error', rules: [], paths: [], reason: null, expires: null, anyBytes: false }
const map = (path: string): FileFacts =>
  file(path, {
    sourceMaps: [
      { origin: 'file', sources: 1, embedded: [{ name: 'a.ts', bytes: 9, lines: 1, sha256: 'f'.repeat(64) }] },
    ],
  })
const eleven = Array.from({ length: 11 }, (_, index) => map(`dist/${index}.js.map`))
const base = ['dist/a.js', 'dist/b.js']
const policy = 'files:\n  - package.json # top\n  # code\n  - dist/*.js\n'

interface Case {
  readonly files: readonly FileFacts[]
  readonly text?: string
  readonly before?: Release | null
  readonly manifest?: Record<string, unknown>
}

const factsOf = ({ files, text = policy, before = null, manifest }: Case) => {
  const now = release([...base.map((path) => file(path)), ...files], manifest)
  const read = async (each: string) => Promise.resolve(parsePolicy(each, 'pack-gate.yml', rules))
  const subject = {
    release: now,
    baseline: before,
    comparison: before && compare(now.files, before.files),
    declared: null,
    policy: parsePolicy(text, 'pack-gate.yml', rules),
    today,
  }
  return { rules, subject, path: 'pack-gate.yml', about: null, read, text }
}

const accept = async (given: Case, acceptance: Partial<Acceptance> = {}): Promise<Plan> =>
  planAcceptance(factsOf(given), { ...all, ...acceptance })

/** Lines that the policy gained and lost. */
function changed({ text = policy }: Case, plan: Plan): readonly string[] {
  const [was, is] = [text.split('\n'), plan.text.split('\n')]
  return [
    ...was.filter((line) => !is.includes(line)).map((line) => `- ${line.trim()}`),
    ...is.filter((line) => !was.includes(line)).map((line) => `+ ${line.trim()}`),
  ]
}

const left = ({ standing }: Plan): string[] =>
  standing.filter(({ level }) => level === 'error').map(({ rule, problem }) => `${rule.id} ${problem.path}`)
const stays = (plan: Plan): string[] => plan.stays.map(({ hit, why }) => `${hit.rule.id} ${hit.problem.path}: ${why}`)

const secret = file('dist/k.js', { secrets: [{ kind: 'private-key', key: 'x', mark: '' }] })
const before = release(base.map((path) => file(path)))

describe('accepting', () => {
  it.each<[string, Case, Partial<Acceptance>, readonly string[]]>([
    ['adds one line for a new file', { files: [file('dist/a.css')] }, {}, ['+ - dist/a.css']],
    [
      'adds one line for several of a kind',
      { files: [file('dist/a.css'), file('dist/b.css')] },
      {},
      ['+ - dist/*.css'],
    ],
    [
      'raises the limit of the release in its own kind of unit',
      {
        files: [file('dist/c.js', { size: 100_000 })],
        text: `${policy}rules: { size-limit: { max: 64 KiB } } # small\n`,
      },
      {},
      ['- rules: { size-limit: { max: 64 KiB } } # small', '+ rules: { size-limit: { max: 150 KiB } } # small'],
    ],
    [
      'raises the limit of an entry',
      { files: [file('lib/x.js', { size: 5_000 })], text: `${policy}  - path: lib/x.js\n    max-size: 4 kB # lib\n` },
      {},
      ['- max-size: 4 kB # lib', '+ max-size: 8 kB # lib'],
    ],
    [
      'raises growth',
      {
        files: [file('dist/c.js', { size: 100_000 })],
        before: release(base.map((path) => file(path, { size: 10_000 }))),
        text: `${policy}rules:\n  size-growth: error\n`,
      },
      {},
      ['- size-growth: error', '+ size-growth: { level: error, max: 410% }'],
    ],
    [
      'waives for these bytes and until that day',
      { files: [map('dist/a.js.map')] },
      { reason: 'public', expires: '2027-01-01' },
      [
        '+ - dist/a.js.map',
        '+ waivers:',
        '+ - rule: source-map',
        '+ path: dist/a.js.map',
        '+ reason: public',
        '+ expires: 2027-01-01',
        `+ sha256: ${map('dist/a.js.map').sha256}`,
      ],
    ],
    [
      'waives for any bytes where asked to',
      { files: [map('dist/a.js.map')] },
      { reason: 'public', anyBytes: true },
      ['+ - dist/a.js.map', '+ waivers:', '+ - rule: source-map', '+ path: dist/a.js.map', '+ reason: public'],
    ],
    [
      'waives each of several files for its bytes, and no pattern of them',
      { files: [map('dist/a.js.map'), map('dist/b.js.map')], text: `${policy}  - dist/*.map\n` },
      { reason: 'public' },
      [
        '+ waivers:',
        '+ - rule: source-map',
        '+ path: dist/a.js.map',
        '+ reason: public',
        `+ sha256: ${map('dist/a.js.map').sha256}`,
        '+ - rule: source-map',
        '+ path: dist/b.js.map',
        '+ reason: public',
        `+ sha256: ${map('dist/b.js.map').sha256}`,
      ],
    ],
    [
      'waives what is left of a finding that is waived in part',
      {
        files: [map('dist/a.js.map'), map('dist/b.js.map')],
        text: `${policy}  - dist/*.map\nwaivers:\n  - { rule: source-map, path: dist/a.js.map, reason: excused }\n`,
      },
      { reason: 'public' },
      ['+ - rule: source-map', '+ path: dist/b.js.map', '+ reason: public', `+ sha256: ${map('dist/b.js.map').sha256}`],
    ],
    [
      'waives more than ten files by a pattern, for any bytes',
      { files: eleven, text: `${policy}  - dist/*.map\n` },
      { reason: 'public' },
      ['+ waivers:', '+ - rule: source-map', '+ path: dist/*.js.map', '+ reason: public'],
    ],
    [
      'names files where any bytes are asked for, too',
      { files: eleven.slice(0, 2), text: `${policy}  - dist/*.map\n` },
      { reason: 'public', anyBytes: true },
      [
        '+ waivers:',
        ...['dist/0.js.map', 'dist/1.js.map'].flatMap((path) => [
          '+ - rule: source-map',
          `+ path: ${path}`,
          '+ reason: public',
        ]),
      ],
    ],
    [
      'accepts a secret by name',
      { files: [secret] },
      { rules: ['secret'], level: 'note', reason: 'a dummy' },
      ['+ waivers:', '+ - rule: secret', '+ path: dist/k.js', '+ reason: a dummy', `+ sha256: ${secret.sha256}`],
    ],
    [
      'takes out what nothing needs',
      { files: [], text: `${policy}  - lib/*.ts # old\nwaivers: [{ rule: secret, path: a, reason: because }]\n` },
      { level: 'warning' },
      ['- - lib/*.ts # old', '- waivers: [{ rule: secret, path: a, reason: because }]', '+ waivers: []'],
    ],
    [
      'puts a waiver in the place of one that is over',
      {
        files: [secret],
        text: `${policy}waivers:\n  - { rule: secret, path: dist/k.js, reason: excused, expires: 2026-01-01 }\n`,
      },
      { rules: ['secret'], level: 'note', reason: 'why', anyBytes: true },
      [
        '- - { rule: secret, path: dist/k.js, reason: excused, expires: 2026-01-01 }',
        '+ - rule: secret',
        '+ path: dist/k.js',
        '+ reason: why',
      ],
    ],
    [
      'takes files apart by --path',
      { files: [file('dist/a.css'), file('dist/b.svg')] },
      { paths: ['**/*.svg'] },
      ['+ - dist/b.svg'],
    ],
    [
      'takes files of one group apart by --path',
      { files: [file('dist/a.css'), file('dist/b.css')] },
      { paths: ['dist/b.css'] },
      ['+ - dist/b.css'],
    ],
  ])('%s, and settles it', async (_what, given, acceptance, lines) => {
    const plan = await accept(given, acceptance)
    expect(changed(given, plan)).toEqual(lines)
    const settled = plan.changes.flatMap(({ hits }) => hits.map(({ rule }) => rule.id))
    expect(settled.length).toBeGreaterThan(0)
    if (acceptance.paths === undefined)
      expect(left(plan).filter((each) => settled.some((id) => each.startsWith(id)))).toEqual([])
  })

  it.each<[string, Case, Partial<Acceptance>, readonly string[]]>([
    [
      'a secret, unless it is named',
      { files: [secret] },
      { reason: 'all of it' },
      ['secret dist/k.js: should be fixed; to accept it anyway, add --rule secret'],
    ],
    [
      'a waiver without a reason',
      { files: [map('dist/c.js')] },
      { paths: ['dist/c.js'] },
      ['source-map dist/c.js: needs a waiver: say why with --reason'],
    ],
    [
      'a required file that is missing, unless it is named',
      { files: [], text: `${policy}  - { path: dist/z.js, required: true }\n` },
      {},
      ['allowlist-unmatched pack-gate.yml: should be fixed; to accept it anyway, add --rule ' + 'allowlist-unmatched'],
    ],
    [
      'a new file with a secret in it',
      { files: [{ ...secret, path: 'x.pem' }] },
      {},
      [
        'secret x.pem: should be fixed; to accept it anyway, add --rule secret',
        'file-not-allowed x.pem: blocked by secret too; to approve both: --rule secret ' +
          "--rule file-not-allowed --reason '…'",
      ],
    ],
    [
      'a file that an entry takes out, without a reason',
      { files: [file('dist/a.css')], text: `${policy}  - "!dist/*.css"\n` },
      {},
      ['file-not-allowed dist/a.css: needs a waiver: say why with --reason; or change pack-gate.yml:5'],
    ],
  ])('leaves %s', async (_what, given, acceptance, expected) => {
    const plan = await accept(given, acceptance)
    expect(stays(plan)).toEqual(expected)
    expect(plan.text).toBe(given.text ?? policy)
  })

  it('lets no file in that should go, though the last release had it too: init left it out on purpose', async () => {
    const given = {
      files: [file('dist/.DS_Store'), file('dist/a.css')],
      before: release([...base.map((path) => file(path)), file('dist/.DS_Store')]),
    }
    const plan = await accept(given)
    expect(changed(given, plan)).toEqual(['+ - dist/a.css'])
    expect(stays(plan)).toEqual([
      expect.stringMatching(
        /^file-not-allowed dist\/\.DS_Store: blocked by forbidden-file too; .*--rule forbidden-file --rule file-not-allowed/,
      ),
    ])
    const meant = await accept(given, {
      rules: ['forbidden-file', 'file-not-allowed'],
      level: 'note',
      reason: 'a fixture',
    })
    expect([left(meant), changed(given, meant)]).toEqual([
      [],
      expect.arrayContaining(['+ - dist/.DS_Store', '+ - rule: forbidden-file']),
    ])
  })

  it('never takes the last entry that lets files in: then everything could ship', async () => {
    const text = 'files:\n  - lib/*.ts\n  - "!**/*.map"\n'
    const given = { files: [], text }
    expect((await accept(given, { rules: ['allowlist-unmatched'], level: 'note' })).text).toBe('files:\n  - lib/*.ts\n')
    const unnamed = { files: [file('a.map')], text }
    expect((await accept(unnamed, { rules: ['allowlist-unmatched'], level: 'note' })).text).toBe(text)
  })

  it('changes nothing where nothing is found', async () => {
    const plan = await accept({ files: [] })
    expect([plan.text, plan.changes, plan.stays]).toEqual([policy, [], []])
  })

  it('leaves notes and warnings alone unless they are asked for', async () => {
    const given = {
      files: [],
      before: release([...base.map((path) => file(path)), file('dist/old.js')]),
      text: `${policy}  - lib/*.ts\n`,
    }
    expect((await accept(given)).changes).toEqual([])
    expect((await accept(given, { level: 'warning' })).changes).toHaveLength(1)
  })

  it('leaves what a policy writes by aliases to people', async () => {
    const text =
      'files:\n  - package.json\n  - dist/*.js\n  - { path: lib/x.js, max-size: &most 1 kB }\n  - { path: ' +
      'lib/y.js, max-size: *most }\n'
    const plan = await accept({ files: [file('lib/x.js', { size: 2_000 }), file('lib/y.js', { size: 10 })], text })
    expect(plan.text).toBe(text)
    expect(stays(plan)).toEqual([
      'size-limit lib/x.js: needs a waiver: say why with --reason; or change pack-gate.yml:4',
    ])
  })

  it('spells hostile names so that they mean themselves', async () => {
    const names = [
      'dist/*',
      'dist/{a,b}',
      '!x',
      '# no',
      'a: b',
      '- x',
      'dist/[id].css',
      '\u202ex',
      '&a',
      'null',
      '1.5',
      "it's",
      'x\ny',
    ]
    const given = { files: names.map((name) => file(name)) }
    const plan = await accept(given, { rules: ['file-not-allowed', 'unsafe-path'], level: 'note', reason: 'excused' })
    expect(left(plan)).toEqual([])
    expect(plan.text).not.toMatch(/\u202e/)
    expect(
      left(
        await accept(
          { ...given, text: plan.text, files: [...given.files, file('dist/other.txt')] },
          { paths: ['none'] },
        ),
      ),
    ).toContain('file-not-allowed dist/other.txt')
  })
})

describe('accepting under a policy that says what differs in some packages', () => {
  const about = { path: 'packages/core', name: '@acme/core' }
  const own =
    'files:\n  - package.json\npackages:\n  packages/core:\n    files:\n      - dist/*.js\n  packages/cli:\n  ' +
    '  files:\n      - dist/*.js\n'
  const inCore = async (given: Case, acceptance: Partial<Acceptance> = {}, base = ''): Promise<Plan> => {
    const text = given.text ?? own
    const read = async (each: string) => {
      const upper = parsePolicy(each, 'pack-gate.yml', rules)
      return Promise.resolve(
        policyFor(base === '' ? upper : mergePolicies(parsePolicy(base, 'base.yml', rules), upper), about),
      )
    }
    const facts = factsOf({ ...given, text: '' })
    return planAcceptance(
      { ...facts, text, about, read, subject: { ...facts.subject, policy: await read(text) } },
      { ...all, ...acceptance },
    )
  }

  it.each<[string, Case, Partial<Acceptance>, string, string]>([
    [
      'adds an entry for that package',
      { files: [file('dist/a.css')] },
      {},
      '      - dist/*.js\n  packages/cli',
      '      - dist/*.js\n      - dist/a.css\n  packages/cli',
    ],
    [
      'waives for that package',
      { files: [map('dist/d.js')] },
      { reason: 'public', anyBytes: true },
      '  packages/cli',
      '    waivers:\n      - rule: source-map\n        path: dist/d.js\n        reason: public\n  packages/cli',
    ],
    [
      'sets a limit for that package',
      { files: [file('dist/c.js', { size: 100_000 })], text: `${own}rules: { size-limit: { max: 10 kB } }\n` },
      {},
      '  packages/cli',
      '    rules:\n      size-limit: { max: 150 kB }\n  packages/cli',
    ],
    [
      'sets a limit where it counts',
      {
        files: [file('dist/c.js', { size: 100_000 })],
        text: `${own}  "packages/*": { rules: { size-limit: { max: 10 kB } } }\n`,
      },
      {},
      'max: 10 kB',
      'max: 150 kB',
    ],
    [
      'begins a part for a package that has none',
      { files: [file('dist/a.css')], text: 'files: [package.json, "dist/*.js"]\npackages:\n  other: {}\n' },
      {},
      '  other: {}\n',
      '  other: {}\n  packages/core:\n    files:\n      - dist/a.css\n',
    ],
  ])('%s', async (_what, given, acceptance, was, becomes) => {
    const plan = await inCore(given, acceptance)
    expect(plan.text).toBe((given.text ?? own).replace(was, becomes))
    expect(left(plan)).toEqual([])
  })

  it('leaves to other packages what nothing in this one needs', async () => {
    const text = `${own}waivers:\n  - { rule: secret, path: lib/x.js, reason: a dummy of the other one }\n`
    expect((await inCore({ files: [], text }, { level: 'note' })).changes).toEqual([])
  })

  it('says which line it overrides, in which file', async () => {
    const text = 'extends: ./base.yml\n'
    const base = 'files: [package.json, "dist/*.js"]\nrules:\n  size-limit: { max: 10 kB }\npackages:\n  other: {}\n'
    const plan = await inCore({ files: [file('dist/c.js', { size: 100_000 })], text }, {}, base)
    expect(plan.changes.map(({ what }) => what)).toEqual([
      'the limit becomes 150 kB, 100.0 kB now, overriding base.yml:3',
    ])
    expect(plan.text).toBe(`${text}packages:\n  packages/core:\n    rules:\n      size-limit: { max: 150 kB }\n`)
  })

  it('names the line of an extended policy that only its owner can change', async () => {
    const base =
      'files: [package.json, { path: dist/c.js, max-size: 1 kB }, "dist/*.js", "!**/*.css", { path: ' +
      'dist/z.js, required: true }]\n'
    const plan = await inCore(
      { files: [file('dist/c.js', { size: 2_000 }), file('dist/a.css')], text: 'extends: ./base.yml\n' },
      {},
      base,
    )
    expect(stays(plan)).toEqual([
      'allowlist-unmatched base.yml: should be fixed; to accept it anyway, add --rule ' + 'allowlist-unmatched',
      'file-not-allowed dist/a.css: needs a waiver: say why with --reason; or change base.yml:1, which this ' +
        'policy extends',
      'size-limit dist/c.js: needs a waiver: say why with --reason; or change base.yml:1, which this policy extends',
    ])
    const named = await inCore(
      { files: [], text: 'extends: ./base.yml\n' },
      { rules: ['allowlist-unmatched'], level: 'note' },
      base,
    )
    expect(stays(named)).toEqual([
      'allowlist-unmatched base.yml: set at base.yml:1, which this policy extends: change it there',
    ])
  })
})

describe('the patch of a report', () => {
  const patch = async (given: Case): Promise<string | null> =>
    (await policyPatch(factsOf(given), { mark: '', text: given.text ?? policy }))?.diff ?? null

  it('allows new files and sizes, and neither waives nor lets in what another rule is against', async () => {
    const diff = await patch({ files: [file('dist/a.css'), map('dist/b.map'), secret], before })
    expect(diff).toBe(
      '--- a/pack-gate.yml\n+++ b/pack-gate.yml\n@@ -2,3 +2,4 @@\n   - package.json # top\n   # code\n   - ' +
        'dist/*.js\n+  - dist/a.css\n',
    )
  })

  it('is none where nothing of that kind blocks', async () => {
    expect(await patch({ files: [secret], before })).toBeNull()
  })
})
