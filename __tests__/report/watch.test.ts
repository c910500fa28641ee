import { describe, expect, it } from '@jest/globals'
import type { WatchReport } from '../../src/model/watch-report.js'
import { watchReporters } from '../../src/report/watch.js'
import { hostileNames } from './hostile.js'
import { verdict } from './sample.js'

const report = (name: string): WatchReport => ({
  schemaVersion: 1,
  tool: { name: 'pack-gate', version: '1.0.0' },
  conclusion: 'failure',
  packages: [
    {
      name,
      conclusion: 'failure',
      since: { version: '1.0.0', date: null },
      unknown: [
        {
          version: '1.1.0-beta',
          published: '2026-11-20T10:04:00Z',
          tags: ['latest'],
          integrity: 'sha512-AAAA',
          reason: 'no-record',
          comparison: verdict(),
          baselineKnown: true,
        },
      ],
      known: [],
      earlier: 2,
      unpublished: [],
    },
  ],
})
const markdown = (name: string): string =>
  watchReporters.get('markdown')?.(report(name), { color: false, columns: 80 }) ?? ''

describe('watch as Markdown', () => {
  it('has the alarm as its heading, then what to do, then the release with its contents folded', () => {
    const page = markdown('acme')
    const order = [
      '## Unknown: 1 of 1 release of acme after 1.0.0 never passed the check: 1.1.0-beta',
      'If none of your maintainers published `acme@1.1.0-beta`, assume a stolen credential',
      '### `acme@1.1.0-beta`\n\n- Why: there is no record of it\n',
      '<details><summary>What is in it</summary>\n\n### 1 error',
      '</details>\n\n- Earlier 2 releases, not checked\n',
    ]
    expect(order.map((part) => page.indexOf(part)).every((at, index, all) => at > (all[index - 1] ?? -1))).toBe(true)
    expect(page).not.toContain('──')
  })

  it.each(hostileNames.map((name) => [name]))('keeps %j in its line, and no element of its own', (name) => {
    const page = markdown(name)
    expect(page.split('\n').filter((line) => line.startsWith('## '))).toHaveLength(1)
    expect(page.replaceAll(/`[^`\n]*`|<\/?(?:details|summary|code)>/g, '')).not.toMatch(/<[a-z!/]/i)
  })
})
