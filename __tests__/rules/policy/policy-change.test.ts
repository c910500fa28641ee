import { describe, expect, it } from '@jest/globals'
import { relaxations, type PolicyChange } from '../../../src/rules/policy/policy-change.js'
import { emptyPolicy } from '../../../src/policy/empty.js'
import { parsePolicy } from '../../../src/policy/load.js'
import { rules } from '../../../src/rules/index.js'
import type { Policy } from '../../../src/model/policy.js'
import { policyChangeOf } from '../../../src/verdict/policy-change.js'
import { file } from '../../helpers/facts.js'

const policy = (text: string | null): Policy =>
  text === null ? emptyPolicy : parsePolicy(text, 'pack-gate.yml', rules)
const change = (base: string | null, head: string | null): PolicyChange =>
  policyChangeOf({ base: policy(base), head: policy(head), codeowners: null }, rules)
const files = ['package.json', 'a.js', 'a.js.map', 'lib/b.js'].map((path) => file(path))
const told = (base: string | null, head: string | null): readonly string[] =>
  relaxations(change(base, head), files).map(({ what, admitted }) =>
    [what, ...admitted.map(({ path }) => path)].join(' + '),
  )

describe('what a policy loosens', () => {
  it.each<[string, string | null, string | null, readonly string[]]>([
    ['nothing, where it is the same', 'files: ["**"]', 'files: ["**"]', []],
    [
      'nothing, where it is stricter',
      'files: ["**"]\nrules: { size-growth: { max: 50% }, file-added: note }',
      'files: [a.js, "!*.map"]\nrules: { size-growth: { max: 10% }, file-added: error, size-limit: { max: 1 ' +
        'MB }, source-map: { policy: none } }',
      ['"a.js" is new in `files`'],
    ],
    [
      'an entry, with what it admits',
      'files: [a.js]',
      'files: [a.js, "*.map"]',
      ['"*.map" is new in `files` + a.js.map'],
    ],
    ['an entry that is widened', 'files: ["*.js"]', 'files: ["**/*.js"]', ['"**/*.js" is new in `files` + lib/b.js']],
    [
      'a "!" entry that is gone',
      'files: ["**", "!*.map"]',
      'files: ["**"]',
      ['"!*.map" is gone from `files` + a.js.map'],
    ],
    [
      'the last entry that admits',
      'files: [a.js, "!x"]',
      'files: ["!x"]',
      ['`files` is no longer a list of what is allowed + package.json + a.js.map + lib/b.js'],
    ],
    [
      'the allowlist itself',
      'files: [a.js]',
      'baseline: auto',
      ['the policy no longer has `files`, so every file is allowed + package.json + a.js.map + lib/b.js'],
    ],
    [
      'limits and requirements',
      'files: [{ path: a.js, required: true, max-size: 1 kB }]',
      'files: [{ path: a.js, max-size: 2 kB }]',
      ['the `max-size` of "a.js" is raised', '"a.js" is no longer required'],
    ],
    [
      'a limit that is gone',
      'files: [{ path: a.js, max-size: 1 kB }]',
      'files: [a.js]',
      ['the `max-size` of "a.js" is gone'],
    ],
    [
      'levels, from the default on',
      null,
      'rules: { source-map: warning, unsafe-path: off, file-added: error }',
      ['rule unsafe-path was error, is off', 'rule source-map was error, is warning where new'],
    ],
    [
      'levels that are back at the default',
      'rules: { file-added: error }',
      'files: ["**"]',
      ['rule file-added was error, is note where new', 'rule file-added was error, is off where unchanged'],
    ],
    [
      'options',
      'rules: { size-growth: { max: 10% }, size-limit: { max: 1 MB }, source-map: { policy: none } }',
      'rules: { source-map: { policy: allow } }',
      [
        'rule source-map: `policy` was none, is allow',
        'rule size-growth: `max` was 10 %, is 25 %',
        'rule size-limit: `max` was 1.0 MB, is not set',
      ],
    ],
    [
      'options that can not be ranked',
      'rules: { forbidden-file: { classes: { log: error } } }',
      'rules: { forbidden-file: { classes: { log: off } } }',
      ['rule forbidden-file: `classes` has changed'],
    ],
    [
      'the baseline',
      'baseline: { required: true }',
      'baseline: none',
      ['the baseline was auto, is none', 'the baseline is no longer required'],
    ],
    [
      'a new waiver',
      null,
      'waivers: [{ rule: source-map, path: a, reason: because }]',
      ['the waiver for source-map on a is new (reason: because)'],
    ],
    [
      'a waiver that holds longer',
      'waivers: [{ rule: source-map, path: a, reason: because, expires: 2027-01-01 }]',
      'waivers: [{ rule: source-map, path: a, reason: because, expires: 2028-01-01 }]',
      ['the waiver for source-map on a holds longer, until 2028-01-01 (reason: because)'],
    ],
    [
      'a waiver that is no longer bound to bytes',
      `waivers: [{ rule: source-map, path: a, reason: because, sha256: "${'1'.repeat(64)}" }]`,
      'waivers: [{ rule: source-map, path: a, reason: because }]',
      ['the waiver for source-map on a is new (reason: because)'],
    ],
    [
      'nothing by a waiver that is shorter or bound',
      'waivers: [{ rule: source-map, path: a, reason: because }]',
      `waivers: [{ rule: source-map, path: a, reason: cause, expires: 2027-01-01, sha256: "${'1'.repeat(64)}" }]`,
      [],
    ],
    ['a policy that is gone', 'baseline: auto', null, ['the policy pack-gate.yml is gone']],
  ])('is %s', (_, base, head, expected) => {
    expect(told(base, head)).toEqual(expected)
  })

  it('stands at the line that loosens', () => {
    const [entry] = relaxations(change('files: [a.js]', 'files:\n  - a.js\n  - lib/**\n'), files)
    expect(entry?.at).toMatchObject({ path: 'pack-gate.yml', line: 3 })
    const [option] = relaxations(change(null, 'rules:\n  size-growth:\n    min: 1 kB\n    max: 99%\n'), files)
    expect(option?.at).toMatchObject({ path: 'pack-gate.yml', line: 4 })
  })
})
