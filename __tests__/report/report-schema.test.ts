import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { Ajv2020 } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import fc from 'fast-check'
import { errorCodes } from '../../src/model/error-codes.js'
import { noVerdict, toGateError } from '../../src/model/errors.js'
import { renderJson } from '../../src/report/json.js'
import { hostileVerdict } from './hostile.js'
import { failed, finding, passed, verdict } from './sample.js'

const root = join(import.meta.dirname, '..', '..')
const schema = JSON.parse(readFileSync(join(root, 'schema/report.schema.json'), 'utf8'))
const documentation = readFileSync(join(root, 'docs/report.md'), 'utf8')

const ajv = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true })
// The package is CommonJS: its function is the default export's own default.
const addFormats = formats as unknown as (ajv: Ajv2020) => void
addFormats(ajv)
const validate = ajv.compile(schema)

function complaints(report: unknown): string[] {
  return validate(report) ? [] : (validate.errors ?? []).map((error) => `${error.instancePath} ${error.message ?? ''}`)
}
const rendered = (report: Parameters<typeof renderJson>[0]): unknown => JSON.parse(renderJson(report))

/** The parts of a JSON Schema that ours is made of. */
interface Schema {
  readonly $ref?: string
  readonly description?: string
  readonly required?: readonly string[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly anyOf?: readonly Schema[]
  readonly items?: Schema
}

const definition = (ref: string): Schema => schema.$defs[ref.split('/').at(-1) ?? '']

/** Every key of the schema, dotted, arrays as `[]`, with its subschema. */
function keysOf(node: Schema, prefix = ''): [string, Schema][] {
  const own = Object.entries(node.properties ?? {}).flatMap<[string, Schema]>(([name, sub]) => {
    const key = prefix === '' ? name : `${prefix}.${name}`
    return [[key, sub], ...keysOf(sub, key)]
  })
  return [
    ...(node.$ref === undefined ? [] : keysOf(definition(node.$ref), prefix)),
    ...own,
    ...(node.anyOf ?? []).flatMap((sub) => keysOf(sub, prefix)),
    ...(node.items === undefined ? [] : keysOf(node.items, `${prefix}[]`)),
  ]
}

const schemaKeys = new Map(keysOf(schema as Schema))
const documentedKeys = [...documentation.matchAll(/^\| (`[^|]+`) \|/gm)]
  .flatMap(([, cell = '']) => [...cell.matchAll(/`([^`]+)`/g)].map(([, key = '']) => key))
  .filter((key) => !/^\d$/.test(key))

describe('schema/report.schema.json', () => {
  it('takes a blocked, a passed and a failed report', () => {
    const waived = [{ ...finding({ line: 3, count: 2, examples: ['a', 'b'] }), reason: 'known', expires: '2027-01-31' }]
    expect(complaints(rendered(verdict({ waived })))).toEqual([])
    const bare = { kind: 'first-release', version: null, integrity: null, unpackedSize: null } as const
    expect(complaints(rendered(passed({ packer: null, integrity: null, policy: null, baseline: bare })))).toEqual([])
    for (const policy of [
      { path: 'a', side: 'head', extends: ['library'] },
      { path: null, side: 'base' },
    ] as const)
      expect(complaints(rendered(verdict({ policy })))).toEqual([])
    expect(complaints(rendered(failed()))).toEqual([])
    expect(complaints(rendered(failed({ location: { path: 'a.yml', line: 1, column: 2 } })))).toEqual([])
    const mistakes = [
      { path: 'a.yml', line: 1, column: 1, message: 'x' },
      { path: 'a.yml', line: 2, column: 3, message: 'y', source: { text: 'a: b', column: 3 } },
    ]
    expect(complaints(rendered(failed({ mistakes })))).toEqual([])
    expect(complaints(rendered(noVerdict(toGateError(new Error('x')))))).toEqual([])
  })

  it('takes any report that is rendered', () => {
    fc.assert(
      fc.property(hostileVerdict, (any) => {
        expect(complaints(rendered(any))).toEqual([])
      }),
    )
  })

  it('takes keys that a later version adds, anywhere', () => {
    const later = {
      ...verdict(),
      later: 1,
      findings: [{ ...finding(), later: 1 }],
      totals: { ...verdict().totals, later: 1 },
    }
    expect(complaints(later)).toEqual([])
  })

  it.each<[string, object]>([
    ['a missing key', { totals: undefined }],
    ['a policy of neither side', { policy: { path: 'a', side: 'both' } }],
    ['another version', { schemaVersion: 2 }],
    ['an unknown conclusion', { conclusion: 'skipped' }],
    ['a level that is never reported', { findings: [finding({ level: 'off' as 'note' })] }],
    ['a line 0', { findings: [finding({ line: 0 })] }],
    ['a waiver without its reason', { waived: [finding()] }],
    ['an end that is no date', { waived: [{ ...finding(), reason: 'x', expires: 'soon' }] }],
    ['a waived finding that is no finding', { waived: [{ reason: 'x', expires: null }] }],
    ['a file without its hash', { files: [{ path: 'a', size: 1, mode: 1, state: 'added' }] }],
    ['a negative size', { files: [{ path: 'a', size: -1, mode: 1, sha256: '', state: 'added' }] }],
  ])('refuses %s', (_what, more) => {
    expect(complaints(JSON.parse(JSON.stringify({ ...verdict(), ...more })))).not.toEqual([])
  })

  it('refuses an error report without its help', () => {
    expect(complaints({ schemaVersion: 1, conclusion: 'error', error: { code: 'EPACK', message: 'x' } })).not.toEqual(
      [],
    )
  })

  it('describes every key', () => {
    for (const [key, sub] of schemaKeys) {
      const described = sub.description ?? definition(sub.$ref ?? '').description
      expect([key, described]).toEqual([key, expect.stringMatching(/^.{5,}\.$/)])
    }
  })
})

describe('docs/report.md', () => {
  it('documents keys that the schema has', () => {
    expect(documentedKeys.length).toBeGreaterThan(40)
    expect(documentedKeys.filter((key) => !schemaKeys.has(key))).toEqual([])
  })

  it('documents every key of the schema; a package shares those of a report, a waived finding those of a finding', () => {
    const isDocumented = (key: string): boolean =>
      documentedKeys.some((known) => known === key || known.startsWith(`${key}.`) || known.startsWith(`${key}[`))
    const documented = (key: string): boolean => {
      if (key === 'path' || key === 'durationMs') return isDocumented(`packages[].${key}`)
      const own = key.replace(/^packages\[\]\./, '')
      return [key, own, own.replace(/^waived/, 'findings')].some(isDocumented)
    }
    expect([...schemaKeys.keys()].filter((key) => !documented(key))).toEqual([])
  })

  it('documents the keys in the order in which they are printed', () => {
    const [commit, run] = ['c'.repeat(40), { id: '4711', attempt: 1 }]
    const timings = { policy: 1, pack: 1, baseline: 1, read: 1, judge: 1, total: 1 }
    const changedCode = { files: [] }
    const printed = Object.keys(
      rendered(
        verdict({ unverified: true, commit, run, patch: { path: 'pack-gate.yml', diff: '' }, timings, changedCode }),
      ) as object,
    )
    const top = documentedKeys.map((key) => key.split(/[.[]/)[0] ?? '')
    const first = [...new Set(top)].filter((key) => !['error', 'packages', 'skipped'].includes(key))
    expect(first).toEqual(printed)
  })

  it('has the error codes and the exit codes of the code', async () => {
    const { exitCodes } = await import('../../src/model/errors.js')
    for (const [conclusion, code] of Object.entries(exitCodes))
      expect(documentation).toContain(`| ${code} | \`${conclusion}\` |`)
    const examples: string[] = schema.$defs.noVerdict.properties.error.properties.code.examples
    for (const code of examples) expect(documentation).toContain(`\`${code}\``)
    expect(examples).toEqual([...errorCodes])
  })
})
