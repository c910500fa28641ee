import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import type { Verdict } from '../../src/model/report.js'
import { renderJson } from '../../src/report/json.js'
import { hiddenCharacters, hostileNames, hostileVerdict, liveCommands } from './hostile.js'
import { failed, finding, verdict } from './sample.js'

const wellFormed = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value).replace(/\\ud[89a-f][0-9a-f]{2}/g, '\\ufffd'))

describe('renderJson', () => {
  it('is the verdict, key for key, as one document and a newline', () => {
    const json = renderJson(verdict())
    expect(JSON.parse(json)).toEqual(verdict())
    expect(json.endsWith('}\n')).toBe(true)
  })

  it('has its keys in the order of the documentation, whatever order they come in', () => {
    const reversed = Object.fromEntries(Object.entries(verdict()).reverse()) as unknown as Verdict
    expect(Object.keys(JSON.parse(renderJson(reversed)))).toEqual([
      'schemaVersion',
      'tool',
      'conclusion',
      'package',
      'packer',
      'integrity',
      'tarball',
      'contents',
      'policy',
      'baseline',
      'totals',
      'findings',
      'waived',
      'files',
      'removed',
    ])
  })

  it('keeps keys that a later version adds', () => {
    const later = { ...verdict(), later: 1 } as Verdict
    expect(JSON.parse(renderJson(later))).toHaveProperty('later', 1)
  })

  it('is the error, where no verdict was reached', () => {
    expect(JSON.parse(renderJson(failed()))).toEqual(failed())
  })

  it('makes lone surrogates well-formed and leaves a backslash before "ud800" alone', () => {
    const findings = [finding({ path: 'a\ud800b', message: '\\ud800' })]
    const report = JSON.parse(renderJson(verdict({ findings }))) as Verdict
    expect(report.findings[0]?.path).toBe('a\ufffdb')
    expect(report.findings[0]?.message).toBe('\\ud800')
  })

  it('writes what could hide, end a line or steer a terminal as escapes', () => {
    const json = renderJson(
      verdict({ package: { name: '\u2028\u2029\u202e\u200b\u007f\u009b\u{e0041}', version: '1' } }),
    )
    expect(json).toContain('"\\u2028\\u2029\\u202e\\u200b\\u007f\\u009b\\udb40\\udc41"')
  })

  it('leaves ordinary names readable', () => {
    expect(renderJson(verdict({ package: { name: 'é中🚀', version: '1' } }))).toContain('"é中🚀"')
  })

  it('has no live runner command, and gives the name back as it is', () => {
    const json = renderJson(verdict({ package: { name: '###[error]x\\##[b]', version: '::error::x' } }))
    expect(json).toContain('"#\\u0023#[error]x\\\\\\u0023#[b]"')
    expect((JSON.parse(json) as Verdict).package).toEqual({ name: '###[error]x\\##[b]', version: '::error::x' })
  })

  it.each(hostileNames.map((name) => [name]))('keeps %j inert', (name) => {
    const json = renderJson(verdict({ findings: [finding({ path: name, examples: [name] })] }))
    expect(liveCommands(json)).toEqual([])
    expect(hiddenCharacters(json)).toEqual([])
    expect((JSON.parse(json) as Verdict).findings[0]?.path).toBe(wellFormed(name))
  })

  it('says exactly what the verdict says, for any verdict', () => {
    fc.assert(
      fc.property(hostileVerdict, (any) => {
        const json = renderJson(any)
        expect(liveCommands(json)).toEqual([])
        expect(hiddenCharacters(json)).toEqual([])
        expect(JSON.parse(json)).toEqual(wellFormed(any))
      }),
    )
  })
})
