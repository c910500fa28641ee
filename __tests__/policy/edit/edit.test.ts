import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { applyEdit, type PolicyEdit } from '../../../src/policy/edit/edit.js'
import { parsePolicy } from '../../../src/policy/load.js'
import { rules } from '../../../src/rules/index.js'
import { anyCharacter } from '../../helpers/any-text.js'

const add = (value: string, after: number | null = null): PolicyEdit => ({ kind: 'add', list: 'files', value, after })
const remove = (index: number, list: 'files' | 'waivers' = 'files'): PolicyEdit => ({ kind: 'remove', list, index })
const grow: PolicyEdit = { kind: 'set', path: ['rules', 'size-growth', 'max'], value: '40%' }
const waive: PolicyEdit = {
  kind: 'add',
  list: 'waivers',
  value: { rule: 'secret', path: 'a.js', reason: 'a dummy: "x" # y' },
  after: null,
}

const core = ['packages', 'packages/core']
const addCore = (value: string, after: number | null = null): PolicyEdit =>
  ({ ...add(value, after), within: core }) as PolicyEdit
const growCore: PolicyEdit = { kind: 'set', path: [...core, 'rules', 'size-growth', 'max'], value: '40%' }

describe('an edit of the policy', () => {
  it.each<[string, string, PolicyEdit, string]>([
    [
      'adds an entry below its neighbour',
      'files:\n  - a # one\n  # two\n  - b\n',
      add('c', 0),
      'files:\n  - a # one\n  - c\n  # two\n  - b\n',
    ],
    ['adds to a list on one line', 'files: [ a, b ] # all\n', add('c'), 'files: [ a, b, c ] # all\n'],
    [
      'adds a line of its own where each item has one',
      'files: [\n  a,\n  b # two\n]\n',
      add('{c,d}', 0),
      'files: [\n  a,\n  "{c,d}",\n  b # two\n]\n',
    ],
    ['keeps an end without a line break', 'files:\n- a', add('b'), 'files:\n- a\n- b'],
    [
      'keeps line breaks of Windows',
      'files:\r\n  - a\r\nbaseline: none\r\n',
      add('b'),
      'files:\r\n  - a\r\n  - b\r\nbaseline: none\r\n',
    ],
    ['quotes what YAML would read as something else', 'files:\n  - a\n', add('*.md'), 'files:\n  - a\n  - "*.md"\n'],
    [
      'escapes what nobody can see',
      'files:\n  - a\n',
      add('x\u202e\u{e0041}\n- b'),
      'files:\n  - a\n  - "x\\u202e\\U000e0041\\n- b"\n',
    ],
    [
      'takes an entry out with its line',
      'files:\n  - a # one\n  # two\n  - { path: b, max-size: 1 kB } # two too\n  - c\n',
      remove(1),
      'files:\n  - a # one\n  # two\n  - c\n',
    ],
    [
      'takes an entry of several lines out',
      'files:\n  - path: a\n    required: true\n\n  - c\n',
      remove(0),
      'files:\n\n  - c\n',
    ],
    ['takes an item out of one line', 'files: [a, b, c]\n', remove(1), 'files: [a, c]\n'],
    ['takes the last item out of one line', 'files: [a, b]\n', remove(1), 'files: [a]\n'],
    [
      'leaves an empty list',
      'waivers: # none\n  # first\n  - { rule: secret, path: a, reason: because }\n',
      remove(0, 'waivers'),
      'waivers: [] # none\n  # first\n',
    ],
    [
      'raises a figure',
      'rules:\n  size-growth: { max: 30%, min: 1 MB } # small\n',
      grow,
      'rules:\n  size-growth: { max: 40%, min: 1 MB } # small\n',
    ],
    [
      'adds an option beside a level',
      'rules:\n  size-growth: error # strict\n',
      grow,
      'rules:\n  size-growth: { level: error, max: 40% } # strict\n',
    ],
    [
      'adds an option to a mapping of lines',
      'rules:\n  size-growth:\n    level: error\n    # end\n  secret: error\n',
      grow,
      'rules:\n  size-growth:\n    level: error\n    max: 40%\n    # end\n  secret: error\n',
    ],
    [
      'adds a rule',
      'rules:\n    secret: error\nwaivers: []\n',
      grow,
      'rules:\n    secret: error\n    size-growth: { max: 40% }\nwaivers: []\n',
    ],
    [
      'adds a rule below an empty key',
      'rules: # mine\nbaseline: auto\n',
      grow,
      'rules: # mine\n  size-growth: { max: 40% }\nbaseline: auto\n',
    ],
    [
      'adds the first rule',
      'files:\n  - a\n# the end\n',
      grow,
      'files:\n  - a\nrules:\n  size-growth: { max: 40% }\n# the end\n',
    ],
    [
      'parts sections as the file does',
      'files:\n  - a\n\nbaseline: auto\n',
      grow,
      'files:\n  - a\n\nbaseline: auto\n\nrules:\n  size-growth: { max: 40% }\n',
    ],
    [
      'adds to a policy on one line',
      '{ files: [a] }\n',
      grow,
      '{ files: [a], rules: { size-growth: { max: 40% } } }\n',
    ],
    ['begins an empty file', '# nothing yet\n', grow, '# nothing yet\nrules:\n  size-growth: { max: 40% }\n'],
    [
      'adds a waiver line by line',
      'waivers:\n  - rule: secret\n    path: b\n    reason: cause\n',
      waive,
      'waivers:\n  - rule: secret\n    path: b\n    reason: cause\n  - rule: secret\n    path: a.js\n    reason: ' +
        '"a dummy: \\"x\\" # y"\n',
    ],
    [
      'adds a waiver to an empty list',
      'waivers: []\n',
      waive,
      'waivers: [{ rule: secret, path: a.js, reason: "a dummy: \\"x\\" # y" }]\n',
    ],
    [
      'adds the first waiver, indented as the file is',
      'files:\n- a\n',
      waive,
      'files:\n- a\nwaivers:\n- rule: secret\n  path: a.js\n  reason: "a dummy: \\"x\\" # y"\n',
    ],
    [
      'raises the limit of an entry',
      'files:\n  - path: a\n    max-size: 1 kB # tiny\n',
      { kind: 'set', path: ['files', 0, 'max-size'], value: '3 kB' },
      'files:\n  - path: a\n    max-size: 3 kB # tiny\n',
    ],
    [
      'replaces a text in quotes as a whole',
      'rules: { "size-growth": { "max": "30%" } }\n',
      grow,
      'rules: { "size-growth": { "max": 40% } }\n',
    ],
    [
      'adds to what is said of one package',
      'files:\n  - a\npackages:\n  packages/core:\n    files:\n      - a # one\n    # end\n  b: { files: [c] }\n',
      addCore('d'),
      'files:\n  - a\npackages:\n  packages/core:\n    files:\n      - a # one\n      - d\n    # end\n  b: { ' +
        'files: [c] }\n',
    ],
    [
      'adds a list to what is said of one package',
      'packages:\n  packages/core:\n    baseline: none # mine\n',
      addCore('d'),
      'packages:\n  packages/core:\n    baseline: none # mine\n    files:\n      - d\n',
    ],
    [
      'adds a list to a package on one line',
      'packages: { packages/core: { baseline: none } }\n',
      addCore('{d}'),
      'packages: { packages/core: { baseline: none, files: ["{d}"] } }\n',
    ],
    [
      'adds a package, indented as the file is',
      'files:\n- a\n\npackages:\n  b:\n    files:\n    - c\n# end\n',
      addCore('d'),
      'files:\n- a\n\npackages:\n  b:\n    files:\n    - c\n  packages/core:\n    files:\n    - d\n# end\n',
    ],
    [
      'adds the first package',
      'extends: ./base.yml\n',
      { ...addCore('d'), within: ['packages', '@acme/core'] } as PolicyEdit,
      'extends: ./base.yml\npackages:\n  "@acme/core":\n    files:\n      - d\n',
    ],
    [
      'sets an option for one package',
      'packages:\r\n  packages/core:\r\n    rules: # few\r\n  b: {}\r\n',
      growCore,
      'packages:\r\n  packages/core:\r\n    rules: # few\r\n      size-growth: { max: 40% }\r\n  b: {}\r\n',
    ],
    [
      'sets the first option for one package',
      'packages:\n  packages/core:\n    files: [a]\n',
      growCore,
      'packages:\n  packages/core:\n    files: [a]\n    rules:\n      size-growth: { max: 40% }\n',
    ],
    [
      'takes an entry of one package out',
      'files: [a]\npackages:\n  packages/core:\n    files:\n      - a\n      - b # old\n',
      { ...remove(1), within: core } as PolicyEdit,
      'files: [a]\npackages:\n  packages/core:\n    files:\n      - a\n',
    ],
  ])('%s', (_what, before, edit, after) => {
    expect(applyEdit(before, edit)).toBe(after)
  })

  it.each<[string, string, PolicyEdit]>([
    ['would change what an alias stands for', 'rules:\n  size-growth: { max: &most 30% }\nfiles: [*most]\n', grow],
    ['would change what an alias repeats', 'rules:\n  file-added: &same { level: off }\n  size-growth: *same\n', grow],
    ['would take an anchor away', 'files:\n  - &a dist\n  - b\n  - *a\n', remove(0)],
    [
      'would change what other packages share',
      'packages:\n  a: &all { files: [x] }\n  packages/core: *all\n',
      addCore('d'),
    ],
    ['has no such item', 'files:\n  - a\n', remove(3)],
    ['has a list where a mapping belongs', 'rules: [a]\n', grow],
  ])('is refused where it %s', (_what, before, edit) => {
    expect(applyEdit(before, edit)).toBeNull()
  })
})

/** Policies as people write them, with a numbered comment wherever one can stand. */
const policies = fc
  .record({
    entries: fc.uniqueArray(
      fc.constantFrom(
        'package.json',
        'dist/**/*.js',
        '"!**/*.map"',
        "'lib/*.ts'",
        '{ path: bin/a, required: true }',
        'README.md',
      ),
      { minLength: 2, maxLength: 6 },
    ),
    style: fc.constantFrom('block', 'block0', 'block4', 'flow', 'lines'),
    rules: fc.constantFrom(
      '',
      'rules:\n  size-growth: error',
      'rules:\n  size-growth:\n    max: 30%',
      'rules: { file-added: off }',
      'rules:\n    secret: warning\n    size-growth: { min: 1 MB }',
    ),
    waivers: fc.constantFrom(
      '',
      'waivers: []',
      'waivers:\n  - rule: secret\n    path: a\n    reason: excused',
      'waivers:\n- { rule: secret, path: a, reason: excused }',
      'waivers: [{ rule: secret, path: a, reason: excused }]',
    ),
    comments: fc.array(fc.boolean(), { minLength: 40, maxLength: 40 }),
    blank: fc.constantFrom('', '\n'),
    windows: fc.boolean(),
    ends: fc.boolean(),
  })
  .map(({ entries, style, rules: ruled, waivers, comments, blank, windows, ends }) => {
    const indent = style === 'block0' ? '' : style === 'block4' ? '    ' : '  '
    const list: Record<string, string> = {
      flow: `files: [${entries.join(', ')}]`,
      lines: `files: [\n${entries.map((each) => `  ${each},`).join('\n')}\n  ]`,
    }
    const files = list[style] ?? `files:\n${entries.map((each) => `${indent}- ${each}`).join('\n')}`
    const lines = [files, ruled, waivers]
      .filter((part) => part !== '')
      .join(`\n${blank}`)
      .split('\n')
    const remarked = lines.flatMap((line, at) => {
      const above = comments[at] === true ? [`${/^ */.exec(line)?.[0] ?? ''}# above ${at}`] : []
      return [...above, comments[39 - at] === true && line !== '' ? `${line} # beside ${at}` : line]
    })
    const text = remarked.join('\n') + (ends ? '\n' : '')
    return windows ? text.replaceAll('\n', '\r\n') : text
  })

const edits = fc.oneof(
  fc.record({
    kind: fc.constant('add' as const),
    list: fc.constant('files' as const),
    value: fc.oneof(fc.string({ minLength: 1, unit: anyCharacter }), fc.constantFrom('dist/*.css', '*.md', '{a,b}')),
    after: fc.constantFrom(null, 0, 1),
  }),
  fc.constantFrom(grow, waive, remove(0), remove(1)),
)

const commentsOf = (lines: readonly string[]): string[] =>
  lines.flatMap((line) => /# (?:above|beside) \d+\r?$/.exec(line)?.[0] ?? [])

/** The lines of one text that the other lacks, where all others stand in the same order. */
function lost(before: readonly string[], after: readonly string[]): readonly string[] {
  let at = 0
  return before.filter((line) => {
    const found = after.indexOf(line, at)
    if (found >= 0) at = found + 1
    return found < 0
  })
}

describe('whatever the policy looks like, an edit', () => {
  it('leaves all other lines as they are, byte for byte, and every comment', () => {
    fc.assert(
      fc.property(policies, edits, (text, edit) => {
        const after = applyEdit(text, edit)
        if (after === null) throw new Error(`refused: ${JSON.stringify(edit)}`)
        const [was, is] = [text.split('\n'), after.split('\n')]
        if (!text.endsWith('\n')) was[was.length - 1] = `${was.at(-1)}${text.includes('\r\n') ? '\r' : ''}`
        if (!after.endsWith('\n')) is[is.length - 1] = `${is.at(-1)}${text.includes('\r\n') ? '\r' : ''}`
        expect(lost(was, is).length).toBeLessThanOrEqual(1)
        if (edit.kind === 'remove') return
        expect(commentsOf(is)).toEqual(commentsOf(was))
      }),
      { numRuns: 500 },
    )
  })

  it('leaves a policy that the loader reads', () => {
    fc.assert(
      fc.property(policies, fc.constantFrom(grow, waive, remove(0), add('*.md')), (text, edit) => {
        parsePolicy(applyEdit(text, edit) ?? '-', 'pack-gate.yml', rules)
      }),
      { numRuns: 100 },
    )
  })
})
