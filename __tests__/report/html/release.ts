import type { RepositoryReport, Verdict } from '../../../src/model/report.js'
import { failed, finding, passed, verdict } from '../sample.js'

type ReportedFile = Verdict['files'][number]

const sha256 = 'f'.repeat(64)

/** A release of many files in folders: every state, every level, one finding waived. */
export function largeRelease(count: number): Verdict {
  const states: readonly ReportedFile['state'][] = ['unchanged', 'unchanged', 'added', 'changed', 'renamed']
  const files = Array.from({ length: count }, (_, n): ReportedFile => {
    const state = states[n % states.length] ?? 'unchanged'
    const path = `lib/${'abcdefghij'[n % 10] ?? ''}/part-${Math.floor(n / 100)}/module-${n}.js`
    const size = 200 + ((n * 7919) % 40_000)
    const before = state === 'changed' ? { wasSize: n % 2 === 0 ? size - 150 : size + 150 } : {}
    return {
      path,
      size,
      mode: 0o644,
      sha256,
      state,
      ...before,
      ...(state === 'renamed' && { was: `lib/old/module-${n}.js` }),
    }
  })
  const [first, second] = files
  const findings = [
    finding({ path: first?.path ?? '', message: `${first?.path ?? ''} embeds 3 source files` }),
    finding({ ruleId: 'native-binary', level: 'warning', path: second?.path ?? '', message: 'is an ELF executable' }),
    finding({
      ruleId: 'file-added',
      level: 'note',
      path: 'lib',
      message: 'new files in lib',
      count: files.filter(({ state }) => state === 'added').length,
      examples: [],
    }),
  ]
  const waived = [
    {
      ...finding({ ruleId: 'secret', path: 'lib/old/module-4.js', message: 'holds an npm token' }),
      reason: 'a documented dummy',
      expires: '2027-01-31',
    },
  ]
  return verdict({ files, findings, waived, removed: [{ path: 'lib/gone.js', size: 9_000 }] })
}

/** Three packages: blocked, passed, without a verdict; and a private one that was skipped. */
export function repository(): RepositoryReport {
  return {
    schemaVersion: 1,
    tool: { name: 'pack-gate', version: '0.1.0' },
    conclusion: 'error',
    packages: [
      { ...verdict(), path: 'packages/acme' },
      { ...passed({ package: { name: 'beta', version: '2.0.0' } }), path: 'packages/beta' },
      { ...failed(), package: { name: null, version: null }, path: 'packages/gamma' },
    ],
    skipped: [{ name: 'tools', path: 'packages/tools', reason: 'private' }],
  }
}
