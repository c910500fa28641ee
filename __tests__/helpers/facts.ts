import type { Policy } from '../../src/model/policy.js'
import type { Comparison } from '../../src/model/comparison.js'
import type { FileFacts } from '../../src/model/file-facts.js'
import type { Manifest, Release } from '../../src/model/release.js'
import { compare } from '../../src/compare/pairing.js'
import { createHash } from 'node:crypto'
import type { RuleContext } from '../../src/rules/rule.js'

/** A file as inspection leaves it; the content is what tells its bytes apart. */
export function file(path: string, more: Partial<FileFacts> & { content?: string } = {}): FileFacts {
  const { content = path, ...facts } = more
  const sha256 = createHash('sha256').update(content).digest('hex')
  return { path, size: Buffer.byteLength(content), mode: 0o644, type: 'file', kind: 'text', sha256, ...facts }
}

/** A release of the given files; package.json is among them. */
export function release(files: readonly FileFacts[], manifest: Record<string, unknown> = {}): Release {
  const all = [file('package.json', { content: JSON.stringify(manifest) }), ...files].sort((a, b) =>
    a.path < b.path ? -1 : 1,
  )
  return {
    name: 'acme',
    version: '1.0.0',
    manifest: { name: 'acme', version: '1.0.0', ...manifest },
    files: all,
    duplicates: [],
    integrity: null,
    size: null,
    origin: 'working-tree',
  }
}

export const noPolicy: Policy = {
  path: null,
  files: null,
  baseline: { spec: null, required: false },
  rules: new Map(),
  waivers: [],
}

/**
 * What a rule looks at: a release, what came before it, a policy, what the registry would be sent, and what a dry run
 * showed.
 */
export function subject(
  now: Release,
  before: Release | null = null,
  policy: Policy = noPolicy,
  declared: Manifest | null = null,
  dryRun: Release | null = null,
): RuleContext {
  const comparison: Comparison | null = before && compare(now.files, before.files)
  return {
    release: now,
    baseline: before,
    comparison,
    declared,
    dryRun,
    policy,
    today: '2026-11-20',
    unusedWaivers: [],
  }
}
