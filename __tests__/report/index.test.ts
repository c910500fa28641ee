import { describe, expect, it } from '@jest/globals'
import { reporters } from '../../src/report/index.js'
import { renderJson } from '../../src/report/json.js'
import { renderText, renderTextError } from '../../src/report/text.js'
import { failed, finding, verdict } from './sample.js'

const style = { color: false, columns: 80 }

describe('reporters', () => {
  it('are text, json, markdown, html, sarif and junit, each under its own name with a line for the help', () => {
    expect([...reporters.keys()]).toEqual(['text', 'json', 'markdown', 'html', 'sarif', 'junit'])
    for (const [name, reporter] of reporters) {
      expect(reporter.name).toBe(name)
      expect(reporter.summary).toMatch(/^[^\n]{10,80}$/)
    }
  })

  it('render what their modules render', async () => {
    expect(reporters.get('text')?.render(verdict(), style)).toBe(renderText(verdict(), style))
    expect(reporters.get('text')?.render(failed(), style)).toBe(renderTextError(failed(), style))
    expect(reporters.get('json')?.render(verdict(), style)).toBe(renderJson(verdict()))
    expect(reporters.get('json')?.render(failed(), style)).toBe(renderJson(failed()))
    expect(await reporters.get('markdown')?.render(failed(), style)).toMatch(/^## No verdict: EREGISTRY/)
  })

  it('keep Markdown inside what a check run takes', async () => {
    const findings = Array.from({ length: 2000 }, (_, n) => finding({ ruleId: `r${n}`, message: '🚀'.repeat(400) }))
    const markdown = (await reporters.get('markdown')?.render(verdict({ findings }), style)) ?? ''
    expect(markdown).toMatch(/^## Blocked: 2,000 errors/)
    expect(Buffer.byteLength(markdown)).toBeLessThanOrEqual(65_535)
    expect(Buffer.byteLength(markdown)).toBeGreaterThan(20_000)
  })

  it('end with a newline', async () => {
    for (const reporter of reporters.values()) {
      // These hold what only the build makes: see html/render.test.ts and e2e/sarif.test.ts.
      if (['html', 'sarif'].includes(reporter.name)) continue
      expect((await reporter.render(verdict(), style)).endsWith('\n')).toBe(true)
      expect((await reporter.render(failed(), style)).endsWith('\n')).toBe(true)
    }
  })
})
