import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import type { Report, RepositoryReport } from '../../src/model/report.js'
import { renderJunit } from '../../src/report/junit.js'
import { useBrowser, inBrowser } from '../helpers/browser.js'
import { useSandbox } from '../helpers/sandbox.js'
import { hostileVerdict } from './hostile.js'
import { failed, finding, passed, verdict } from './sample.js'

const sandbox = useSandbox()

/** The elements and their attributes in Jenkins' schema (junit-10.xsd, with the `file` and `line` of pytest). */
const known: Readonly<Record<string, readonly string[]>> = {
  testsuites: ['name', 'tests', 'failures', 'errors', 'skipped'],
  testsuite: ['name', 'tests', 'failures', 'errors', 'skipped'],
  testcase: ['name', 'classname', 'file', 'line'],
  failure: ['message', 'type'],
  error: ['message', 'type'],
  skipped: ['message'],
  'system-out': [],
}

interface Node {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: Node[]
  text: string
}

const decode = (text: string): string =>
  text.replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)))

/** Reads what it is sure of, and throws on anything else: no entity, comment or CDATA is needed. */
// eslint-disable-next-line complexity -- a parser of one loop
function parse(xml: string): Node {
  const [, body = ''] = /^<\?xml version="1\.0" encoding="UTF-8"\?>\n([^]*)\n$/.exec(xml) ?? []
  const root: Node = { name: '', attributes: {}, children: [], text: '' }
  const open = [root]
  const token = /<(\/?)([a-z-]+)((?: [a-z]+="[^"<]*")*)(\/?)>|([^<]+)/gy
  while (token.lastIndex < body.length) {
    const at = token.lastIndex
    const [, close, name = '', attributes = '', empty, text] = token.exec(body) ?? []
    const parent = open.at(-1)
    if (!parent || (name === '' && text === undefined)) throw new Error(`not XML at ${body.slice(at, at + 60)}`)
    if (text !== undefined) {
      if (/&(?!#\d+;)/.test(text)) throw new Error(`a bare ampersand in ${text}`)
      parent.text += decode(text)
    } else if (close) {
      if (open.pop()?.name !== name) throw new Error(`</${name}> closes nothing`)
    } else {
      const pairs = [...attributes.matchAll(/ ([a-z]+)="([^"]*)"/g)].map(([, key = '', value = '']) => [
        key,
        decode(value),
      ])
      const node = { name, attributes: Object.fromEntries(pairs), children: [], text: '' }
      parent.children.push(node)
      if (!empty) open.push(node)
    }
  }
  const [only, ...others] = root.children
  if (!only || others.length > 0 || open.length > 1) throw new Error('not one document')
  return only
}

function check(node: Node): void {
  expect(Object.keys(known)).toContain(node.name)
  for (const key of Object.keys(node.attributes)) expect(known[node.name]).toContain(key)
  node.children.forEach(check)
}

function casesOf(report: Report): readonly Node[] {
  const root = parse(renderJunit(report))
  check(root)
  return root.children.flatMap(({ children }) => children)
}

describe('the JUnit report', () => {
  it('has a failed test case for an error, with its remedy, where it comes from', () => {
    const [, blocked] = casesOf(verdict())
    expect(blocked?.attributes).toEqual({
      name: 'source-map: dist/cli.js.map',
      classname: 'acme@1.1.0',
      file: 'package.json',
      line: '12',
    })
    const [failure] = blocked?.children ?? []
    expect(failure?.name).toBe('failure')
    expect(failure?.attributes).toEqual({
      message: 'dist/cli.js.map embeds 1,906 source files, 512,000 lines',
      type: 'source-map',
    })
    expect(failure?.text).toContain('"!dist/**/*.map"')
    expect(failure?.text).toMatch(/\nLearn more: pack-gate explain source-map$/)
  })

  it('has one passed test case for a release without findings', () => {
    const xml = renderJunit(passed())
    expect(parse(xml).attributes).toMatchObject({ tests: '1', failures: '0', errors: '0', skipped: '0' })
    const [only] = casesOf(passed())
    expect(only?.children.map(({ name, text }) => [name, text])).toEqual([
      ['system-out', 'Passed: acme@1.1.0 against 1.0.0, no findings'],
    ])
  })

  it('lets warnings pass with their text, leaves notes out, and skips what is waived, with the reason', () => {
    const found = [finding({ level: 'warning' }), finding({ level: 'note', ruleId: 'file-added' })]
    const waived = [{ ...finding({ path: 'dist/b.js.map' }), reason: 'public', expires: null }]
    const [, warning, excused, ...others] = casesOf(passed({ findings: found, waived }))
    expect(warning?.children.map(({ name }) => name)).toEqual(['system-out'])
    expect(warning?.children[0]?.text).toMatch(/^warning: dist\/cli\.js\.map embeds/)
    expect(excused?.children.map(({ name, attributes }) => [name, attributes.message])).toEqual([
      ['skipped', 'Waived by the policy: public'],
    ])
    expect(others).toEqual([])
  })

  it('says one mistake with several reasons once', () => {
    const also = finding({ ruleId: 'file-not-allowed', message: 'it is not allowed', group: 1 })
    const cases = casesOf(verdict({ findings: [finding({ group: 1 }), also] }))
    expect(cases).toHaveLength(2)
    expect(cases[1]?.children[0]?.text).toContain('also file-not-allowed: dist/cli.js.map: it is not allowed')
  })

  it('has an error without a verdict: such a run is no pass for a service that reads only this file', () => {
    const root = parse(renderJunit(failed()))
    expect(root.attributes).toMatchObject({ tests: '1', failures: '0', errors: '1' })
    const [only] = casesOf(failed())
    expect(only?.children.map(({ name, attributes }) => [name, attributes.type])).toEqual([['error', 'EREGISTRY']])
    expect(only?.children[0]?.text).toContain('Nothing was approved.')
  })

  it('has a suite for each package of a workspace', () => {
    const report: RepositoryReport = {
      schemaVersion: 1,
      tool: { name: 'pack-gate', version: '0.1.0' },
      conclusion: 'failure',
      packages: [
        { ...verdict(), path: 'packages/a' },
        { ...passed({ package: { name: 'b', version: '2.0.0' } }), path: 'packages/b' },
      ],
      skipped: [{ name: 'c', path: 'packages/c', reason: 'private' }],
    }
    const root = parse(renderJunit(report))
    expect(root.children.map(({ attributes }) => [attributes.name, attributes.failures])).toEqual([
      ['acme@1.1.0', '1'],
      ['b@2.0.0', '0'],
    ])
    expect(root.attributes).toMatchObject({ tests: '3', failures: '1' })
  })

  it('fails where a verdict is worse than its findings', () => {
    const [only] = casesOf(verdict({ findings: [] }))
    expect(only?.children.map(({ name }) => name)).toEqual(['failure'])
  })

  it('keeps to 2,000 test cases and says how many are left out', () => {
    const findings = Array.from({ length: 2500 }, (_, n) => finding({ path: `dist/${n}.map`, message: `map ${n}` }))
    const cases = casesOf(verdict({ findings }))
    expect(cases).toHaveLength(2002)
    expect(cases.at(-1)?.children[0]?.attributes.message).toBe('500 more are in the JSON report')
  })

  it('stays well-formed whatever the package holds, and no line of it is a command for a runner', () => {
    fc.assert(
      fc.property(hostileVerdict, (hostile) => {
        const xml = renderJunit(hostile)
        check(parse(xml))
        expect(xml).not.toMatch(/^\s*::|##\[/m)
        // Beyond these, XML 1.0 has no character.
        expect(xml).toMatch(/^[\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]*$/u)
      }),
      { numRuns: 200 },
    )
  })
})

inBrowser('the JUnit report in a real parser', () => {
  const browser = useBrowser(sandbox)

  it('is well-formed XML', async () => {
    const documents = fc.sample(hostileVerdict, { numRuns: 50, seed: 7 }).map(renderJunit)
    const { page } = await browser.open('<!doctype html><html data-drawn><title>x</title>')
    const read = `(text) => {
      const parsed = new DOMParser().parseFromString(text, 'application/xml')
      return parsed.querySelector('parsererror')?.textContent ?? parsed.documentElement.nodeName
    }`
    const roots = await page.evaluate<string[]>(`${JSON.stringify(documents)}.map(${read})`)
    expect([...new Set(roots)]).toEqual(['testsuites'])
  })
})
