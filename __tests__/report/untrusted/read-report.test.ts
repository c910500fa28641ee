import { readFileSync } from 'node:fs'
import { describe, expect, it } from '@jest/globals'
import { Ajv2020 } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import fc from 'fast-check'
import { GateError } from '../../../src/model/errors.js'
import type { Finding, Report, RepositoryReport, Verdict } from '../../../src/model/report.js'
import { renderJson } from '../../../src/report/json.js'
import { readReport } from '../../../src/report/untrusted/read-report.js'
import { hostileVerdict } from '../hostile.js'
import { failed, finding, passed, verdict } from '../sample.js'

const ajv = new Ajv2020({ strict: false })
;(formats as unknown as (ajv: Ajv2020) => void)(ajv)
const fits = ajv.compile(JSON.parse(readFileSync('schema/report.schema.json', 'utf8')))

const read = (value: unknown): Report => readReport(Buffer.from(JSON.stringify(value)))
const readVerdict = (value: unknown): Verdict => read(value) as Verdict

function refusalOf(bytes: Uint8Array | string): string {
  try {
    readReport(Buffer.from(bytes))
  } catch (error) {
    if (!(error instanceof GateError)) throw error
    expect([error.code, error.help]).toEqual(['EGITHUB', expect.stringContaining('same version')])
    return error.message
  }
  throw new Error('it was read')
}

const isRead = (value: unknown): boolean => {
  try {
    read(value)
    return true
  } catch {
    return false
  }
}

/** Reports in which every key of the schema is set. */
const whole = verdict({
  commit: 'c'.repeat(40),
  run: { id: '4711', attempt: 1 },
  policy: { path: '.github/pack-gate.yml', side: 'head', extends: ['library'] },
  patch: { path: '.github/pack-gate.yml', diff: '+x' },
  baseline: {
    kind: 'published',
    version: '1.0.0',
    integrity: 'sha512-BBBB',
    unpackedSize: 277_000,
    registry: 'https://registry.example.com/',
    passedOver: [{ version: '1.0.1', reason: 'it lacks index.js' }],
    deprecated: 'broken',
    packer: { name: 'npm', version: '10.9.9' },
  },
  packer: {
    name: 'npm',
    version: '11.19.0',
    ignoreScripts: true,
    chosenBy: { by: 'lock-file', path: 'package-lock.json' },
    directory: 'dist',
    notes: ['x'],
  },
  timings: { policy: 1, pack: 500, baseline: 300, read: 20, judge: 30, total: 700 },
  tarball: { path: '/out/acme-1.1.0.tgz', integrity: 'sha512-AAAA', sha256: '0f'.repeat(32), size: 612_000 },
  findings: [
    finding({
      ...{ line: 3, count: 2, unbuilt: 'dist', examples: ['a', 'b'], group: 1, follows: true },
      fix: { by: 'leave-out', of: ['!a'] },
    }),
  ],
  changedCode: {
    files: [
      {
        path: 'index.js',
        was: 'main.js',
        kind: 'code',
        hunks: [{ line: 1, column: 2, news: ['calls f'], lines: ['+f()'], cut: 1, copies: 2, also: ['b.js', 'c.js'] }],
        left: 1,
        limit: 'room',
      },
    ],
    left: 3,
  },
  waived: [
    { ...finding({ line: 3, count: 2, unbuilt: 'dist', examples: ['a'] }), reason: 'known', expires: '2027-01-31' },
  ],
})
const mistakes = [{ path: 'a.yml', line: 1, column: 2, message: 'x', source: { text: 'x', column: 1 } }]
const error = failed({ location: { path: 'a.yml', line: 1, column: 2 }, mistakes })
const repository: RepositoryReport = {
  schemaVersion: 1,
  tool: { name: 'pack-gate', version: '0.1.0' },
  conclusion: 'error',
  commit: 'c'.repeat(40),
  packages: [
    { ...whole, path: 'packages/a', durationMs: 12 },
    { ...error, path: 'packages/b', package: { name: null, version: null } },
  ],
  skipped: [{ name: null, path: 'packages/c', reason: 'private' }],
}
const samples: readonly (readonly [string, Report])[] = [
  ['a verdict', whole],
  ['no verdict', error],
  ['several packages', repository],
]

describe('a report that pack-gate wrote', () => {
  it.each(samples)('is read as it is: %s', (_what, report) => {
    expect(readReport(Buffer.from(renderJson({ ...report })))).toEqual({
      ...report,
      ...('integrity' in report && { integrity: 'sha512-AAAA' }),
    })
  })

  it('is read where changed-only left every package out', () => {
    const unchanged: RepositoryReport = { ...repository, conclusion: 'success', packages: [] }
    expect(read(unchanged)).toEqual(unchanged)
  })

  it('is read whatever names the package holds', () => {
    fc.assert(
      fc.property(hostileVerdict, (any) => {
        fc.pre(any.files.length > 0)
        const written = JSON.parse(renderJson(any)) as Verdict
        const sober = readVerdict(written)
        expect({ ...sober, ...asWritten(written) }).toEqual(written)
      }),
    )
  })
})

/** What may be put right in a report. */
function asWritten({ conclusion, integrity, findings, waived }: Verdict): Partial<Verdict> {
  return { conclusion, integrity, findings, waived }
}

type Path = readonly (string | number)[]

/** The place of every value in a document. */
function places(value: unknown, at: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [at]
  const keys = Array.isArray(value) ? value.map((_, index) => index) : Object.keys(value)
  return [
    ...(at.length === 0 ? [] : [at]),
    ...keys.flatMap((key) => places((value as Record<string | number, unknown>)[key], [...at, key])),
  ]
}

function changed(
  document: unknown,
  path: Path,
  change: (parent: Record<string | number, unknown>, key: string | number) => void,
): unknown {
  const copy = structuredClone(document)
  const parent = path
    .slice(0, -1)
    .reduce<unknown>((value, key) => (value as Record<string | number, unknown>)[key], copy)
  change(parent as Record<string | number, unknown>, path.at(-1) ?? '')
  return copy
}

const others = [null, true, -1, 0, 1.5, 7, '', 'x', 'error', [], {}, ['x'], [null]]

/** Where reading asks for more than the schema, on purpose. */
const stricter = [/^ruleId$/, /^files$/, /^packages$/, /^path$/, /^package$/]

/** Every name of a key, in a document or, under `properties`, in its schema. */
function names(value: unknown, within: 'document' | 'schema'): string[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => {
    const own =
      within === 'schema'
        ? key === 'properties'
          ? Object.keys(inner as object)
          : []
        : Array.isArray(value)
          ? []
          : [key]
    return [...own, ...names(inner, within)]
  })
}

describe('schema/report.schema.json and what is read', () => {
  it('have the same keys: a report keeps each of them', () => {
    const known = new Set(names(JSON.parse(readFileSync('schema/report.schema.json', 'utf8')), 'schema'))
    const kept = new Set(samples.flatMap(([, sample]) => names(read(sample), 'document')))
    // A report that has the mark is refused.
    expect([...known].filter((key) => !kept.has(key) && key !== 'unverified')).toEqual([])
  })

  it.each(samples)('refuse the same reports, one change away from %s', (_what, sample) => {
    const disagreed: string[] = []
    let refused = 0
    for (const path of places(JSON.parse(JSON.stringify(sample)))) {
      const mutants = others.map((other) =>
        changed(sample, path, (parent, key) => {
          parent[key] = other
        }),
      )
      mutants.push(
        changed(sample, path, (parent, key) => {
          if (!Array.isArray(parent)) Reflect.deleteProperty(parent, key)
        }),
      )
      for (const mutant of mutants) {
        const [schema, reader] = [fits(mutant), isRead(mutant)]
        if (!schema) refused += 1
        const isKnown = schema && !reader && stricter.some((key) => key.test(String(path.at(-1))))
        if (schema !== reader && !isKnown)
          disagreed.push(`${path.join('.')} ${JSON.stringify(mutant).slice(0, 80)}: schema ${schema}, reader ${reader}`)
      }
    }
    expect(disagreed).toEqual([])
    expect(refused).toBeGreaterThan(50)
  })

  it('agree that further keys are nothing, and they are dropped everywhere', () => {
    for (const [, sample] of samples) {
      for (const path of [[], ...places(sample)] as Path[]) {
        const extended =
          path.length === 0
            ? { ...sample, evil: 1 }
            : changed(sample, path, (parent, key) => {
                const value = parent[key]
                if (typeof value === 'object' && value !== null && !Array.isArray(value))
                  Object.assign(value, { evil: 1 })
              })
        expect(fits(extended)).toBe(true)
        expect(JSON.stringify(read(extended))).not.toContain('evil')
      }
    }
  })
})

describe('what a stranger sends', () => {
  it.each<[string, string | Uint8Array, RegExp]>([
    ['nothing', '', /not JSON/],
    ['no JSON', '::error::owned', /not JSON/],
    ['JSON in another encoding', Buffer.from([0x7b, 0xff, 0x7d]), /not JSON in UTF-8/],
    ['a list', '[]', /the document: /],
    ['null', 'null', /the document: /],
    ['another version', JSON.stringify({ ...whole, schemaVersion: 2 }), /no schemaVersion 1/],
    ['a version on the prototype', '{"__proto__":{"schemaVersion":1}}', /no schemaVersion 1/],
    ['a report that no one verified', JSON.stringify({ ...whole, unverified: true }), /marked `unverified`/],
    ['the same of several packages', JSON.stringify({ ...repository, unverified: true }), /marked `unverified`/],
    [
      'the mark on one package',
      JSON.stringify({ ...repository, packages: [{ ...whole, path: '.', unverified: true }] }),
      /marked `unverified`/,
    ],
    ['the mark with another value', JSON.stringify({ ...whole, unverified: false }), /marked `unverified`/],
    ['no findings', JSON.stringify({ ...whole, findings: undefined }), /findings: /],
    ['an approval of nothing', JSON.stringify(passed({ files: [] })), /files: /],
    [
      'an approval of no package',
      JSON.stringify({ ...repository, conclusion: 'success', packages: [], skipped: [] }),
      /packages: expected a package/,
    ],
    [
      'a rule that is an address',
      JSON.stringify({ ...whole, findings: [finding({ ruleId: '../../evil' })] }),
      /ruleId: expected the id of a rule/,
    ],
    [
      'a string of a megabyte',
      JSON.stringify({ ...whole, findings: [finding({ message: 'x'.repeat(1_000_000) })] }),
      /a text in it has more than 65,536 characters/,
    ],
    [
      '100,000 findings',
      JSON.stringify({ ...whole, findings: Array.from({ length: 100_000 }, () => finding({ help: '' })) }),
      /a list in it has more than 50,000 items/,
    ],
    ['nesting without end', '['.repeat(1_000_000), /nested more than 16 levels deep/],
    ['nesting that is closed', '['.repeat(1_000_000) + ']'.repeat(1_000_000), /nested more than 16 levels deep/],
    [
      'an object of 1,000 keys',
      JSON.stringify(Object.fromEntries(Array.from({ length: 1000 }, (_, n) => [n, n]))),
      /more than 100 keys/,
    ],
    ['five million values', `[${'0,'.repeat(5_000_000)}0]`, /more than 4,000,000 values/],
    [
      'lists of nothing, in their thousands',
      `{"schemaVersion":1,"packages":[${'[[]],'.repeat(900)}[]],"skipped":[],"conclusion":"success","tool":{"name":"pack-gate","version":"1"}}`,
      /packages\.0: /,
    ],
  ])('is refused: %s', (_what, bytes, message) => {
    expect(refusalOf(bytes)).toMatch(message)
  })

  it('is refused as what it is, where it comes from elsewhere', () => {
    const source = { code: 'EUSAGE', name: 'shards/1.json', help: 'Run it again.' } as const
    expect(() => readReport(Buffer.from('{'), source)).toThrow(
      expect.objectContaining({
        code: 'EUSAGE',
        message: 'shards/1.json was refused: it is not JSON in UTF-8.',
        help: 'Run it again.',
      }),
    )
  })

  it('is refused where it shows more changed code than one of ours does', () => {
    const code = (lines: readonly string[], hunks = 1): unknown => ({
      ...passed(),
      changedCode: {
        files: [
          { path: 'a.js', kind: 'code', hunks: Array.from({ length: hunks }, () => ({ line: 1, news: [], lines })) },
        ],
      },
    })
    expect(isRead(code(['+a', '-b', ' c']))).toBe(true)
    expect(
      isRead(
        code(
          Array.from({ length: 24 }, () => `+${'a'.repeat(399)}`),
          10,
        ),
      ),
    ).toBe(true)
    expect(isRead(code(Array.from({ length: 25 }, () => '+a')))).toBe(false)
    expect(isRead(code([`+${'a'.repeat(400)}`]))).toBe(false)
    expect(isRead(code(['a line without a sign']))).toBe(false)
    expect(isRead(code(['+a'], 11))).toBe(false)
  })

  it('is refused in words of ours: nothing of it is quoted', () => {
    const owned = {
      ...whole,
      '::error::owned': 1,
      conclusion: '##[error]owned',
      totals: { '<b>owned</b>': 1 },
    }
    const message = refusalOf(JSON.stringify(owned))
    expect(message).not.toContain('owned')
    expect(message).toMatch(/conclusion: .*and \d+ more/)
    const wrongItem = refusalOf(JSON.stringify({ ...whole, findings: [finding(), 'owned'] }))
    expect(wrongItem).toMatch(/: findings\.1: /)
    expect(wrongItem).not.toContain('owned')
  })
})

describe('what a report may not claim', () => {
  it('is a success beside errors', () => {
    expect(readVerdict({ ...whole, conclusion: 'success' }).conclusion).toBe('failure')
    expect(readVerdict(passed({ findings: [finding({ level: 'warning' })] })).conclusion).toBe('success')
  })

  it('is less than it says itself', () => {
    expect(readVerdict(passed({ conclusion: 'failure' })).conclusion).toBe('failure')
  })

  it('is better than the worst of its packages', () => {
    const of = (
      packages: RepositoryReport['packages'],
      conclusion: RepositoryReport['conclusion'] = 'success',
    ): string => read({ ...repository, packages, conclusion }).conclusion
    expect(of([{ ...passed(), path: 'a' }])).toBe('success')
    expect(
      of([
        { ...passed(), path: 'a' },
        { ...whole, conclusion: 'success', path: 'b' },
      ]),
    ).toBe('failure')
    expect(of(repository.packages)).toBe('error')
    expect(of([{ ...passed(), path: 'a' }], 'error')).toBe('error')
  })

  it('is an integrity that a script could run', () => {
    expect(readVerdict(passed({ integrity: 'sha512-$(id)' })).integrity).toBeNull()
    const real = `sha512-${Buffer.alloc(64, 7).toString('base64')}`
    expect(readVerdict(passed({ integrity: real })).integrity).toBe(real)
  })

  const outside = [
    '/etc/passwd',
    '../up',
    'a/../../b',
    'a//b',
    './a',
    'C:\\x',
    'a\nb',
    'a\u202eb',
    'a\u2028b',
    '',
    'x'.repeat(1001),
  ]
  it.each(outside.map((path) => [JSON.stringify(path.slice(0, 20)), path]))(
    'is a place outside the repository: %s',
    (_shown, path) => {
      const anchor = { path, line: 9 }
      const read = readVerdict({
        ...whole,
        findings: [finding({ anchor })],
        waived: [{ ...finding({ anchor }), reason: 'x', expires: null }],
      })
      const anchors = [...read.findings, ...read.waived].map((one: Finding) => one.anchor)
      expect(anchors).toEqual([
        { path: 'package.json', line: 1 },
        { path: 'package.json', line: 1 },
      ])
      const told = readReport(Buffer.from(JSON.stringify(failed({ location: { path, line: 9 } }))))
      expect(told).toMatchObject({ error: { location: { path: 'package.json', line: 1 } } })
    },
  )

  it('is a line beyond all files, while ordinary places stay', () => {
    const at = (path: string, line: number): unknown =>
      readVerdict({ ...whole, findings: [finding({ anchor: { path, line } })] }).findings[0]?.anchor
    expect(at('package.json', 2_000_000_000)).toEqual({ path: 'package.json', line: 1 })
    expect(at('packages/é/[id] x/.npmignore', 12)).toEqual({ path: 'packages/é/[id] x/.npmignore', line: 12 })
  })
})
