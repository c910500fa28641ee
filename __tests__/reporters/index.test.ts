import { describe, expect, it } from '@jest/globals'
import { reporters } from '../../src/reporters/index.js'
import { renderJson } from '../../src/reporters/json.js'
import { renderText, renderTextError } from '../../src/reporters/text.js'
import { failed, finding, verdict } from './sample.js'

const style = { color: false, columns: 80 }

describe('reporters', () => {
  it('are text, json and markdown, each under its own name with a line for the help', () => {
    expect([...reporters.keys()]).toEqual(['text', 'json', 'markdown'])
    for (const [name, reporter] of reporters) {
      expect(reporter.name).toBe(name)
      expect(reporter.summary).toMatch(/^[^\n]{10,80}$/)
    }
  })

  it('render what their modules render', () => {
    expect(reporters.get('text')?.verdict(verdict(), style)).toBe(renderText(verdict(), style))
    expect(reporters.get('text')?.noVerdict(failed(), style)).toBe(renderTextError(failed(), style))
    expect(reporters.get('json')?.verdict(verdict(), style)).toBe(renderJson(verdict()))
    expect(reporters.get('json')?.noVerdict(failed(), style)).toBe(renderJson(failed()))
    expect(reporters.get('markdown')?.noVerdict(failed(), style)).toMatch(/^## No verdict: EREGISTRY/)
  })

  it('keep Markdown inside what a check run takes', () => {
    const findings = Array.from({ length: 2000 }, (_, n) => finding({ ruleId: `r${n}`, message: '🚀'.repeat(400) }))
    const markdown = reporters.get('markdown')?.verdict(verdict({ findings }), style) ?? ''
    expect(markdown).toMatch(/^## Blocked: 2,000 errors/)
    expect(Buffer.byteLength(markdown)).toBeLessThanOrEqual(65_535)
    expect(Buffer.byteLength(markdown)).toBeGreaterThan(20_000)
  })

  it('end with a newline', () => {
    for (const reporter of reporters.values()) {
      expect(reporter.verdict(verdict(), style).endsWith('\n')).toBe(true)
      expect(reporter.noVerdict(failed(), style).endsWith('\n')).toBe(true)
    }
  })
})
