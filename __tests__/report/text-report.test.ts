import { describe, expect, it } from '@jest/globals'
import { textOf } from '../../src/report/text-report.js'
import type { RepositoryReport } from '../../src/model/report.js'
import { failed } from './sample.js'

const style = { color: false, columns: 80 }

/** A run over packages of which none could be packed, each with its error. */
function lost(errors: readonly string[], skipped: RepositoryReport['skipped'] = []): RepositoryReport {
  return {
    schemaVersion: 1,
    tool: { name: 'pack-gate', version: '0' },
    conclusion: 'error',
    packages: errors.map((message, index) => ({
      ...failed({ code: 'EPACK', message }),
      package: { name: `p${String(index)}`, version: '1.0.0' },
      path: `packages/p${String(index)}`,
    })),
    skipped,
  }
}

describe('a run over several packages, as text', () => {
  it('says one cause once, with the packages that have it', () => {
    const same = 'pnpm could not be started'
    const text = textOf(lost([same, same, 'npm failed', same, same, same, same, same]), style)
    expect(text.match(/pnpm could not be started/g)).toHaveLength(1)
    expect(text).toContain('── packages/p0, packages/p1, packages/p3, packages/p4, packages/p5 and 2 more ─')
    expect(text).toMatch(/── packages\/p2 ─+\n\nNo verdict: EPACK: npm failed/)
  })

  it('has packages that were left out in one line for each reason', () => {
    const paths = ['a', 'b', 'c', 'd', 'e', 'f', 'g']
    const skipped = [
      ...paths.map((path) => ({ name: null, path, reason: 'private' })),
      { name: null, path: 'h', reason: 'no name' },
    ]
    const text = textOf(lost(['npm failed'], skipped), style)
    expect(text).toContain('Not checked (private): a, b, c, d, e and 2 more\n')
    expect(text).toContain('Not checked (no name): h\n')
  })
})
