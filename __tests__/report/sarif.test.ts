import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { Ajv2020 } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import fc from 'fast-check'
import type { Log, Run } from 'sarif'
import type { Report, RepositoryReport } from '../../src/model/report.js'
import { sarifLog } from '../../src/report/sarif-log.js'
import { rules } from '../../src/rules/index.js'
import { hostileVerdict } from './hostile.js'
import { failed, finding, passed, verdict } from './sample.js'

const root = join(import.meta.dirname, '..', '..')
const schema = JSON.parse(readFileSync(join(root, '__tests__/fixtures/sarif/sarif-2.1.0.json'), 'utf8'))
const ajv = new Ajv2020({ allErrors: true, strict: false })
// The package is CommonJS: its function is the default export's own default.
const addFormats = formats as unknown as (ajv: Ajv2020) => void
addFormats(ajv)
const validate = ajv.compile(schema)

const pages = new Map(
  readdirSync(join(root, 'docs/rules'))
    .filter((name) => name !== 'README.md')
    .map((name) => [name.replace(/\.md$/, ''), readFileSync(join(root, 'docs/rules', name), 'utf8')]),
)

/** The only run, of a log that OASIS's schema takes. */
function runOf(report: Report): Run {
  const log = JSON.parse(sarifLog(report, pages)) as Log
  expect(validate(log) ? [] : validate.errors).toEqual([])
  expect(log.runs).toHaveLength(1)
  const [run] = log.runs
  if (!run) throw new Error('no run')
  return run
}

const resultsOf = (report: Report): NonNullable<Run['results']> => runOf(report).results ?? []

describe('SARIF', () => {
  it('has a rule for each of ours, with its page, its level and where to read it', () => {
    const { driver } = runOf(passed()).tool
    expect(driver.rules?.map(({ id }) => id).sort()).toEqual(rules.map(({ id }) => id).sort())
    for (const { id, levels } of rules) {
      const rule = driver.rules?.find((each) => each.id === id)
      expect(rule).toMatchObject({
        shortDescription: { text: expect.stringMatching(/\.$/) },
        help: { text: expect.stringMatching(/./), markdown: pages.get(id) },
      })
      expect(rule?.helpUri).toMatch(new RegExp(`^https://.*/docs/rules/${id}\\.md$`))
      expect(rule?.defaultConfiguration).toEqual(levels.new === 'off' ? { enabled: false } : { level: levels.new })
    }
  })

  it('tells each finding at its anchor, with its remedy and what it is against the baseline', () => {
    const [result] = resultsOf(verdict())
    expect(result).toMatchObject({
      ruleId: 'source-map',
      level: 'error',
      baselineState: 'new',
      message: { text: expect.stringContaining('512,000 lines') },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: 'package.json', uriBaseId: '%SRCROOT%' },
            region: { startLine: 12 },
          },
        },
      ],
      properties: { package: 'acme@1.1.0', packedPath: 'dist/cli.js.map' },
    })
    expect(result?.message.text).toContain('"!dist/**/*.map"')
    expect(runOf(verdict()).tool.driver.rules?.[result?.ruleIndex ?? -1]?.id).toBe('source-map')
  })

  it('keeps a finding the same one when its anchor moves or its figures change, and tells findings apart', () => {
    const print = (...findings: ReturnType<typeof finding>[]): (string | undefined)[] =>
      resultsOf(verdict({ findings })).map(({ partialFingerprints }) => partialFingerprints?.['packGate/v1'])
    expect(print(finding({ message: 'other', anchor: { path: 'package.json', line: 99 } }))).toEqual(print(finding()))
    expect(new Set(print(finding(), finding(), finding({ path: 'b.map' }), finding({ ruleId: 'secret' }))).size).toBe(4)
  })

  it('suppresses what is waived, with the reason, and leaves it in', () => {
    const waived = [{ ...finding(), reason: 'a documented example', expires: null }]
    expect(resultsOf(verdict({ findings: [], waived }))).toMatchObject([
      { suppressions: [{ kind: 'external', justification: 'a documented example' }] },
    ])
  })

  it('percent-encodes paths: none is a scheme, a query or leaves its place', () => {
    const uri = (path: string): string | undefined =>
      resultsOf(verdict({ findings: [finding({ anchor: { path, line: 1 } })] }))[0]?.locations?.[0]?.physicalLocation
        ?.artifactLocation?.uri
    expect(uri('a b/c:d?e#f%.js')).toBe('a%20b/c%3Ad%3Fe%23f%25.js')
    expect(uri('javascript:alert(1)')).toBe('javascript%3Aalert(1)')
    expect(uri('\ud800é')).toBe('%EF%BF%BD%C3%A9')
  })

  it('has at most 5,000 results, the worst of them, and says how many are left out', () => {
    const findings = [
      ...Array.from({ length: 6000 }, (_, n) => finding({ level: 'note', path: `n${n}` })),
      finding({ path: 'worst' }),
    ]
    const run = runOf(verdict({ findings }))
    expect(run.results).toHaveLength(5000)
    expect(run.results?.[0]?.level).toBe('error')
    expect(run.properties).toEqual({ resultsLeftOut: 1001 })
  })

  it('tells where there is no verdict: then having no result means nothing', () => {
    const [invocation] = runOf(failed({ location: { path: 'a b.yml', line: 3 } })).invocations ?? []
    expect(invocation).toMatchObject({
      executionSuccessful: false,
      toolExecutionNotifications: [
        {
          level: 'error',
          descriptor: { id: 'EREGISTRY' },
          locations: [{ physicalLocation: { artifactLocation: { uri: 'a%20b.yml' } } }],
        },
      ],
    })
    expect(runOf(passed()).invocations).toEqual([{ executionSuccessful: true }])
  })

  it('is one run for several packages, whose findings stay apart', () => {
    const one = { ...verdict(), path: 'packages/a' }
    const report: RepositoryReport = {
      schemaVersion: 1,
      tool: one.tool,
      conclusion: 'error',
      skipped: [],
      packages: [
        one,
        { ...one, path: 'packages/b' },
        { ...failed(), package: { name: 'c', version: null }, path: 'packages/c' },
      ],
    }
    const { results = [], invocations } = runOf(report)
    expect(new Set(results.map(({ partialFingerprints }) => partialFingerprints?.['packGate/v1'])).size).toBe(2)
    expect(invocations?.[0]?.executionSuccessful).toBe(false)
  })

  it('is valid, and steers no terminal and no runner, whatever the package holds', () => {
    fc.assert(
      fc.property(hostileVerdict, (any) => {
        runOf(any)
        expect(sarifLog(any, new Map())).not.toMatch(/##\[|[\u007f-\u009f\u202a-\u202e]/)
      }),
      { numRuns: 50 },
    )
  })
})
