import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { z } from 'zod'
import { emptyPolicy } from '../../src/policy/empty.js'
import { findPolicy } from '../../src/policy/find.js'
import { loadPolicy } from '../../src/policy/load.js'
import { percentSchema, sizeSchema } from '../../src/policy/sizes.js'
import { GateError } from '../../src/model/errors.js'
import { defineRule } from '../../src/rules/rule.js'
import type { Policy } from '../../src/model/policy.js'
import { effortOf } from '../helpers/effort.js'

const base = {
  summary: 'a rule of this test',
  scope: 'release',
  levels: { new: 'error', unchanged: 'note' },
  check: () => [],
} as const
const rules = [
  defineRule({ ...base, id: 'plain-rule' }),
  defineRule({
    ...base,
    id: 'sized-rule',
    options: z.strictObject({
      max: percentSchema.prefault('25%'),
      min: sizeSchema.prefault('64 KiB'),
      kind: z.enum(['none', 'allow']).optional(),
      count: z.int().min(1).optional(),
    }),
  }),
]

let root: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'pack-gate-config-'))
  mkdirSync(join(root, '.github'))
})
afterEach(() => {
  rmSync(root, { recursive: true })
})

function write(text: string | Uint8Array, name = '.github/pack-gate.yml'): void {
  writeFileSync(join(root, name), text)
}

/** The policy as the gate reads it. */
function readPolicy(request: { config: string | false | null; cwd: string; folder?: string }): Policy {
  const file = findPolicy({ root, folder: root, ...request })
  return file === null ? emptyPolicy : loadPolicy(file, rules)
}

function load(text: string | Uint8Array): Policy {
  write(text)
  return readPolicy({ cwd: root, config: null })
}

function errorOf(run: () => unknown): GateError {
  try {
    run()
  } catch (error) {
    if (error instanceof GateError) return error
    throw error
  }
  throw new Error('expected a GateError')
}

/** What is said about a policy, line by line, without the file's name. */
function complaints(text: string | Uint8Array): string[] {
  const error = errorOf(() => load(text))
  expect(error.code).toBe('ECONFIG')
  return error.message.split('\n').map((line) => line.replace('.github/pack-gate.yml:', ''))
}

describe('a correct policy', () => {
  it('becomes values with the place of each entry', () => {
    const at = (line: number, column: number) => ({ path: '.github/pack-gate.yml', line, column })
    const policy = load(
      [
        '# the release of this package',
        'files:',
        '  - package.json # always',
        '  - "!dist/**/*.map"',
        '  - path: dist/cli.js',
        '    required: true',
        '    max-size: 2 MB',
        'baseline: { spec: latest, required: true }',
        'rules:',
        '  plain-rule: off',
        '  sized-rule: { level: { new: warning }, max: 50% }',
        'waivers:',
        '  - rule: plain-rule',
        '    path: docs/*.js',
        '    reason: documented dummy token',
        '    expires: 2027-01-31',
        `    sha256: ${'AB'.repeat(32)}`,
      ].join('\n'),
    )
    expect(policy).toEqual({
      path: '.github/pack-gate.yml',
      hasRules: true,
      files: [
        { pattern: 'package.json', negated: false, required: false, at: at(3, 5) },
        { pattern: 'dist/**/*.map', negated: true, required: false, at: at(4, 5) },
        { pattern: 'dist/cli.js', negated: false, required: true, maxSize: 2_000_000, at: at(5, 5) },
      ],
      baseline: { spec: 'latest', required: true },
      rules: new Map([
        [
          'plain-rule',
          {
            new: 'off',
            unchanged: 'off',
            at: at(10, 3),
            places: new Map([
              ['new', at(10, 3)],
              ['unchanged', at(10, 3)],
            ]),
          },
        ],
        [
          'sized-rule',
          {
            new: 'warning',
            options: { max: 0.5, min: 65_536 },
            at: at(11, 3),
            places: new Map([
              ['new', at(11, 17)],
              ['max', at(11, 42)],
            ]),
          },
        ],
      ]),
      waivers: [
        {
          rule: 'plain-rule',
          path: 'docs/*.js',
          reason: 'documented dummy token',
          expires: '2027-01-31',
          sha256: 'ab'.repeat(32),
          at: at(13, 5),
        },
      ],
    })
  })

  it.each([
    ['nothing at all', ''],
    ['a comment', '# nothing yet\n'],
    ['a document mark', '---\n'],
    ['null', 'null\n'],
    ['a byte order mark', '\ufeff'],
  ])('may hold %s and then sets nothing', (_, text) => {
    expect(load(text)).toEqual({ ...emptyPolicy, path: '.github/pack-gate.yml' })
  })

  it('reads a level for every state and leaves options to their defaults', () => {
    expect(load('rules: { sized-rule: warning }').rules.get('sized-rule')).toMatchObject({
      new: 'warning',
      unchanged: 'warning',
    })
    expect(load('rules: { sized-rule: {} }').rules.get('sized-rule')).toEqual({
      options: { max: 0.25, min: 65_536 },
      at: expect.anything(),
      places: new Map(),
    })
  })

  it('reads off as a level even where the file claims to be YAML 1.1', () => {
    expect(load('%YAML 1.1\n---\nrules: { plain-rule: off }').rules.get('plain-rule')?.new).toBe('off')
  })

  it('takes a baseline as plain text', () => {
    expect(load('baseline: none').baseline).toEqual({ spec: 'none', required: false })
  })

  it('may use anchors, and places an alias where it stands', () => {
    const policy = load(
      'waivers:\n  - { rule: plain-rule, path: a.js, reason: &why tested }\n  - { rule: plain-rule, path: ' +
        'b.js, reason: *why }\nfiles: [a, &b b]\n',
    )
    expect(policy.waivers.map((waiver) => waiver.reason)).toEqual(['tested', 'tested'])
    expect(load('files:\n  - &first dist/a.js\n  - *first\n').files?.[1]?.at).toEqual({
      path: '.github/pack-gate.yml',
      line: 3,
      column: 5,
    })
  })

  it('has the same places with CRLF and a byte order mark', () => {
    expect(load('\ufefffiles:\r\n  - a.js\r\n  - b.js\r\n').files?.map(({ at }) => [at.line, at.column])).toEqual([
      [2, 5],
      [3, 5],
    ])
  })
})

describe('a mistake', () => {
  it.each<[string, string, string]>([
    ['an unknown key', 'file: [a]', '1:1: unknown key "file", did you mean "files"?'],
    [
      'a key like no other',
      'xyzzy: 1',
      '1:1: unknown key "xyzzy", expected extends, files, baseline, packer, rules, waivers or packages',
    ],
    [
      'an unknown key of an entry',
      'files:\n  - path: a\n    max_size: 1',
      '3:5: unknown key "max_size", did you mean "max-size"?',
    ],
    ['an unknown rule', 'rules:\n  plan-rule: off', '2:3: unknown rule "plan-rule", did you mean "plain-rule"?'],
    ['an unknown option', 'rules:\n  sized-rule: { mx: 3% }', '2:17: unknown key "mx", did you mean "max"?'],
    [
      'an unknown state',
      'rules:\n  plain-rule: { level: { nwe: off, new: off } }',
      '2:26: unknown key "nwe", did you mean "new"?',
    ],
    [
      'a level that is none',
      'rules:\n  plain-rule: warn',
      '2:15: rules.plain-rule is "warn", expected error, warning, note, off or a mapping; did you mean "warning"?',
    ],
    [
      'a level of one state',
      'rules: { plain-rule: { level: { new: eror } } }',
      '1:38: rules.plain-rule.level.new is "eror", expected error, warning, note or off; did you mean "error"?',
    ],
    [
      'false for off',
      'rules: { plain-rule: false }',
      '1:22: rules.plain-rule is false, expected error, warning, note, off or a mapping',
    ],
    [
      'no level',
      'rules: { plain-rule: { level: {} } }',
      '1:31: rules.plain-rule.level is a mapping: it sets no level, expected new, unchanged or both',
    ],
    [
      'a wrong option',
      'rules: { sized-rule: { kind: nune } }',
      '1:30: rules.sized-rule.kind is "nune", expected none or allow; did you mean "none"?',
    ],
    [
      "an option in zod's own words",
      'rules: { sized-rule: { count: 0 } }',
      '1:31: rules.sized-rule.count is 0: Too small: expected number to be >=1',
    ],
    [
      'a bare number as percentage',
      'rules: { sized-rule: { max: 25 } }',
      '1:29: rules.sized-rule.max is 25, expected a percentage such as "25%"',
    ],
    [
      'a size that is none',
      'files: [{ path: a, max-size: 2 mb }]',
      '1:30: files[0].max-size is "2 mb", expected a number of bytes, or a size such as "500 kB", "2 MB" or "64 KiB"',
    ],
    [
      'a size of the wrong type',
      'files: [{ path: a, max-size: true }]',
      '1:30: files[0].max-size is true, expected a number of bytes, or a size such as "500 kB", "2 MB" or "64 KiB"',
    ],
    [
      'a negative size',
      'files: [{ path: a, max-size: -1 }]',
      '1:30: files[0].max-size is -1, expected a number of bytes, or a size such as "500 kB", "2 MB" or "64 KiB"',
    ],
    ['a mapping for a list', 'files: { a: b }', '1:8: files is a mapping, expected a list'],
    ['a key without a value', 'baseline: auto\nfiles:\n', '2:1: files is empty, expected a list'],
    [
      'an empty list',
      'files: []',
      '1:8: files is a list: it lists nothing, expected at least one pattern; without "files" no allowlist applies',
    ],
    ['a number for a pattern', 'files:\n  - 404', '2:5: files[0] is 404, expected text or a mapping (in quotes)'],
    ['an entry without path', 'files:\n  - required: true', '2:5: files[0].path is missing, expected text'],
    [
      "a pattern that can't match",
      'files:\n  - ./dist/a.js',
      '2:5: files[0] is "./dist/a.js": it begins with "./", expected "dist/a.js"',
    ],
    [
      'a required exclusion',
      'files:\n  - { path: "!a", required: true }',
      '2:29: files[0].required is true: it can\'t be set for a path that begins with "!"',
    ],
    [
      'required that is text',
      'files: [{ path: a, required: yes }]',
      '1:30: files[0].required is "yes", expected true or false',
    ],
    ['a version read as a number', 'baseline: 1.2', '1:11: baseline is 1.2, expected text or a mapping (in quotes)'],
    [
      'a baseline like an option',
      'baseline: --registry=x',
      '1:11: baseline is "--registry=x", expected auto, none, a version, a tag, or the path of a .tgz file',
    ],
    [
      'a baseline that contradicts itself',
      'baseline: { spec: none, required: true }',
      "1:11: baseline is a mapping: it can't be both required and none, expected one of the two",
    ],
    [
      'a waiver without reason',
      'waivers:\n  - rule: plain-rule\n    path: a',
      '2:5: waivers[0].reason is missing, expected text',
    ],
    [
      'a waiver without rule',
      'waivers: [{ path: a, reason: because }]',
      '1:11: waivers[0].rule is missing, expected plain-rule or sized-rule',
    ],
    [
      'a blank reason',
      'waivers: [{ rule: plain-rule, path: a, reason: " " }]',
      '1:48: waivers[0].reason is " ": it says nothing, expected the reason for this waiver in words',
    ],
    [
      'a reason as a remedy prints it',
      'waivers: [{ rule: plain-rule, path: a, reason: … }]',
      '1:48: waivers[0].reason is "…": it says nothing, expected the reason for this waiver in words',
    ],
    [
      'a reason with the key of a remedy',
      'waivers: [{ rule: plain-rule, path: a, reason: "reason: …" }]',
      '1:48: waivers[0].reason is "reason: …": it says nothing, expected the reason for this waiver in words',
    ],
    [
      'a waiver of an unknown rule',
      'waivers: [{ rule: plainrule, path: a, reason: because }]',
      '1:19: waivers[0].rule is "plainrule", expected plain-rule or sized-rule; did you mean "plain-rule"?',
    ],
    [
      'a date that does not exist',
      'waivers: [{ rule: plain-rule, path: a, reason: because, expires: 2027-02-29 }]',
      '1:66: waivers[0].expires is "2027-02-29", expected a date that exists, as YYYY-MM-DD',
    ],
    [
      'a short digest',
      'waivers: [{ rule: plain-rule, path: a, reason: because, sha256: abc }]',
      '1:65: waivers[0].sha256 is "abc", expected a sha256 as 64 hexadecimal digits',
    ],
    [
      'an exclusion as waiver',
      'waivers: [{ rule: plain-rule, path: "!a", reason: because }]',
      '1:37: waivers[0].path is "!a": it begins with one "!" too many, expected a pattern that says what matches',
    ],
    ['a list as document', '- a', '1:1: the policy is a list, expected a mapping'],
    ['text as document', 'hello', '1:1: the policy is "hello", expected a mapping'],
    [
      'two documents',
      'files: [a]\n---\nfiles: [b]',
      '2:1: a second YAML document begins here, expected one document in the file',
    ],
    [
      'a key set twice',
      'baseline: auto\nfiles: [a]\nbaseline: none',
      '3:1: key "baseline" is set twice, expected once',
    ],
    [
      'a merge key',
      'waivers:\n  - &w { rule: plain-rule, path: a, reason: because }\n  - <<: *w\n    rule: plain-rule\n    path: ' +
        'b\n    reason: cause',
      '3:5: merge keys ("<<") are not read, expected the keys themselves',
    ],
    ['a tag', 'baseline: !env X', '1:11: tag "!env" is not known here, expected a plain value'],
    ['a binary tag', 'baseline: !!binary aGk=', '1:11: tag "!!binary" is not known here, expected a plain value'],
    ['a tab', 'rules:\n\tplain-rule: off', '2:1: a tab indents this line, expected spaces'],
    [
      'a tab before a dash, with nothing about what follows from it',
      'files:\n  - a\n\t- b\n',
      '3:1: a tab indents this line, expected spaces',
    ],
    ['a list as key', '? [a]\n: b', '1:3: this key is not plain text, expected a word such as "files"'],
    ['an alias that leads nowhere', 'baseline: *x', '1:11: alias "*x" has no complete value "&x" before it'],
    ['a value that holds itself', 'files: &a [b, *a]', '1:15: alias "*a" has no complete value "&a" before it'],
    ['an open quote', 'baseline: "auto', '1:16: this is not YAML: Missing closing "quote'],
    [
      'a key named __proto__',
      '__proto__: { x: 1 }',
      '1:1: unknown key "__proto__", expected extends, files, baseline, packer, rules, waivers or packages',
    ],
    [
      'a rule named __proto__',
      'rules:\n  __proto__: off',
      '2:3: unknown rule "__proto__", expected plain-rule or sized-rule',
    ],
    [
      'a value with a line break',
      'baseline: "a\\nb\\u2028c"',
      '1:11: baseline is "a\\nb\\u2028c", expected auto, none, a version, a tag, or the path of a .tgz file',
    ],
  ])('such as %s is told with its line and column', (_, text, complaint) => {
    expect(complaints(text)).toEqual([complaint])
  })

  it('does not hide others: all are told in one run, in the order of the file', () => {
    const found = complaints(
      'files:\n  - dist/\n  - /etc\nrulez: {}\nwaivers:\n  - path: a\n    expires: soon\nrules: { plain-rule: ' +
        '3, sized-rule: { max: x, mim: 1 } }\n',
    )
    expect(found.map((line) => line.split(': ')[0])).toEqual([
      '2:5',
      '3:5',
      '4:1',
      '6:5',
      '6:5',
      '7:14',
      '8:22',
      '8:44',
      '8:47',
    ])
  })

  it('in the syntax is told with the mistakes before it, and nothing is guessed about what follows', () => {
    const found = complaints('rulez: {}\nbaseline: [\nfiles: 3\n')
    expect(found[0]).toBe('1:1: unknown key "rulez", did you mean "rules"?')
    expect(found.slice(1).every((line) => line.includes('this is not YAML'))).toBe(true)
    expect(found.length).toBeGreaterThan(1)
  })

  it('has its first place as the location, and a remedy', () => {
    const error = errorOf(() => load('baseline: auto\nfile: [a]'))
    expect(error.location).toEqual({ path: '.github/pack-gate.yml', line: 2, column: 1 })
    expect(error.help).toContain('docs/configuration.md')
  })

  it('made a thousand times is counted, not listed a thousand times', () => {
    const found = complaints(`files:\n${'  - ./a\n'.repeat(1000)}`)
    expect(found).toHaveLength(101)
    expect(found.at(-1)).toContain('and 900 more mistakes')
  })
})

describe('a hostile file', () => {
  it('with aliases of aliases is refused where they become too many', () => {
    const levels = ['a', 'b', 'c', 'd', 'e', 'f']
    const lines = levels.map(
      (name, index) =>
        `${name}: &${name} [${Array(9)
          .fill(index === 0 ? 'x' : `*${levels[index - 1]}`)
          .join(', ')}]`,
    )
    expect(complaints(lines.join('\n')).some((line) => line.includes('aliases stand for more than 10000 values'))).toBe(
      true,
    )
  })

  it('over 1 MiB is refused unread', () => {
    const error = errorOf(() => load(Buffer.alloc(10_000_000, 0x23)))
    expect(error.message).toBe('.github/pack-gate.yml is 10000000 bytes, expected at most 1048576')
  })

  it('of 1 MiB in comments is read', () => {
    expect(load('#'.repeat(1_048_576)).files).toBeNull()
  })

  it.each(['[', '{', '- ', '? ', '{a: ', '{[],', 'a:\n', '*a ', '&a ', '"', '!'])(
    'that repeats %j ends in a complaint, soon',
    async (unit) => {
      const text = unit.repeat(Math.floor(30_000 / unit.length))
      const effort = await effortOf(() => {
        expect(complaints(text).length).toBeLessThanOrEqual(101)
      })
      expect(effort).toBeLessThan(2000)
    },
  )

  it('nested deeper than any policy is refused', () => {
    expect(complaints(`files: ${'['.repeat(40)}${']'.repeat(40)}`)).toContain(
      '1:40: is nested more than 32 levels deep',
    )
  })

  it('that is not UTF-8 is refused at its line', () => {
    expect(complaints(Buffer.from([0x23, 0x0a, 0x61, 0xff, 0x0a]))).toEqual([
      '2:1: this line is not UTF-8, expected the file to be saved as UTF-8',
    ])
    expect(complaints(Buffer.from('\ufefffiles: [a]', 'utf16le'))[0]).toContain('1:1: this line is not UTF-8')
  })

  it('with long values has them cut in the message', () => {
    expect(complaints(`baseline: -${'x'.repeat(5000)}`)[0]?.length).toBeLessThan(200)
  })
})

describe('the policy file', () => {
  const find = (config: string | false | null = null, cwd = root) => readPolicy({ cwd, config })

  it('is .github/pack-gate.yml before pack-gate.yml', () => {
    write('baseline: none', 'pack-gate.yml')
    expect(find().path).toBe('pack-gate.yml')
    write('baseline: auto')
    expect(find().path).toBe('.github/pack-gate.yml')
  })

  it("of the package's own folder comes before the repository's", () => {
    const folder = join(root, 'packages', 'a')
    mkdirSync(folder, { recursive: true })
    write('baseline: none')
    expect(readPolicy({ cwd: root, config: null, folder }).path).toBe('.github/pack-gate.yml')
    write('baseline: auto', 'packages/a/pack-gate.yml')
    expect(readPolicy({ cwd: root, config: null, folder })).toMatchObject({
      path: 'packages/a/pack-gate.yml',
      baseline: { spec: 'auto' },
    })
  })

  it('may be missing: then nothing is set', () => {
    expect(find()).toEqual(emptyPolicy)
  })

  it('is not read where it is declined', () => {
    write('not: a policy')
    expect(find(false)).toEqual(emptyPolicy)
  })

  it.each(['.github/pack-gate', 'pack-gate'])('spelt %s.yaml is refused, with the name that is read', (stem) => {
    write('baseline: auto', `${stem}.yaml`)
    const error = errorOf(() => find())
    expect(error.message).toBe(`found ${stem}.yaml, which is not read: expected ${stem}.yml`)
    expect(error.help).toContain(`git mv ${stem}.yaml ${stem}.yml`)
  })

  it('that is named is found from the current folder, under any name', () => {
    mkdirSync(join(root, 'packages'))
    write('baseline: none', 'packages/strict.yaml')
    expect(find('strict.yaml', join(root, 'packages')).path).toBe('packages/strict.yaml')
  })

  it('that is named but does not exist is an error, never an empty policy', () => {
    const error = errorOf(() => find('nowhere.yml'))
    expect(error.code).toBe('ECONFIG')
    expect(error.message).toBe('policy file "nowhere.yml" does not exist')
  })

  it('that is a folder is an error', () => {
    expect(errorOf(() => find('.github')).message).toContain('is not a file')
    mkdirSync(join(root, 'pack-gate.yml'))
    expect(errorOf(() => find()).message).toContain('pack-gate.yml is not a file')
  })

  it('that is a link to nowhere is an error, never an empty policy', () => {
    symlinkSync(join(root, 'gone'), join(root, 'pack-gate.yml'))
    expect(errorOf(() => find()).code).toBe('ECONFIG')
  })

  it('has a path inside the repository when the root is reached through a link', () => {
    write('baseline: none')
    symlinkSync(root, `${root}-link`)
    try {
      expect(find('.github/pack-gate.yml', `${root}-link`).path).toBe('.github/pack-gate.yml')
    } finally {
      rmSync(`${root}-link`)
    }
  })

  it('of a root where .github is a file falls back to the other place', () => {
    rmSync(join(root, '.github'), { recursive: true })
    write('', '.github')
    expect(find()).toEqual(emptyPolicy)
  })
})
