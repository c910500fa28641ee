import type { Finding, NoVerdict, Verdict } from '../../src/model/report.js'

/** A finding with everything that a report can show. */
export function finding(more: Partial<Finding> = {}): Finding {
  return {
    ruleId: 'source-map',
    level: 'error',
    message: 'dist/cli.js.map embeds 1,906 source files, 512,000 lines',
    help: 'Keep the maps out of the package, in "files" of package.json:\n  "!dist/**/*.map"',
    path: 'dist/cli.js.map',
    baselineState: 'new',
    anchor: { path: 'package.json', line: 12 },
    ...more,
  }
}

/** A blocked release: acme@1.1.0 grew from 277 kB to 3.0 MB by a source map. */
export function verdict(more: Partial<Verdict> = {}): Verdict {
  return {
    schemaVersion: 1,
    tool: { name: 'pack-gate', version: '0.1.0' },
    conclusion: 'failure',
    package: { name: 'acme', version: '1.1.0' },
    packer: { name: 'npm', version: '11.19.0' },
    integrity: 'sha512-AAAA',
    tarball: null,
    contents: 'working-tree',
    policy: { path: '.github/pack-gate.yml' },
    baseline: { kind: 'published', version: '1.0.0', integrity: 'sha512-BBBB', unpackedSize: 277_000 },
    totals: {
      files: 4,
      unpackedSize: 2_980_000,
      size: 612_000,
      added: 1,
      removed: 2,
      renamed: 1,
      changed: 1,
      modeChanged: 1,
    },
    findings: [finding()],
    waived: [],
    files: [
      {
        path: 'dist/chunk-b2.js',
        size: 90_000,
        mode: 0o644,
        sha256: 'b'.repeat(64),
        state: 'renamed',
        was: 'dist/chunk-a1.js',
      },
      {
        path: 'dist/cli.js',
        size: 185_000,
        mode: 0o755,
        sha256: 'c'.repeat(64),
        state: 'changed',
        wasSize: 180_000,
        wasMode: 0o644,
      },
      { path: 'dist/cli.js.map', size: 2_703_000, mode: 0o644, sha256: 'd'.repeat(64), state: 'added' },
      { path: 'package.json', size: 2_000, mode: 0o644, sha256: 'e'.repeat(64), state: 'unchanged' },
    ],
    removed: [
      { path: 'dist/old.js', size: 4_000 },
      { path: 'dist/older.js', size: 1_000 },
    ],
    ...more,
  }
}

/** A release that nothing is wrong with. */
export function passed(more: Partial<Verdict> = {}): Verdict {
  return verdict({ conclusion: 'success', findings: [], ...more })
}

export function failed(error: Partial<NoVerdict['error']> = {}): NoVerdict {
  return {
    schemaVersion: 1,
    conclusion: 'error',
    error: {
      code: 'EREGISTRY',
      message: 'The registry did not answer within 15 seconds',
      help: 'Try again, or name a baseline: --baseline FILE.tgz.',
      ...error,
    },
  }
}
