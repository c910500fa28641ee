import { createRequire } from 'node:module'
import type { Finding, Verdict } from '../../src/model/report.js'

/** GitHub's own example payloads, and verdicts with any number of findings. */

type Payload = Record<string, unknown>

const examples = createRequire(import.meta.url)('@octokit/webhooks-examples') as readonly {
  readonly name: string
  readonly examples: readonly Payload[]
}[]

/** An example of an event's payload, copied, so that a test may change it. */
export function examplePayload(event: string): Payload {
  // pull_request_target and the like are sent with the payload of pull_request; schedule has next to none.
  const name = event === 'pull_request_target' ? 'pull_request' : event
  const example = examples.find((candidate) => candidate.name === name)?.examples[0]
  return structuredClone(example ?? { schedule: '0 3 * * 1' })
}

/** Keys of `workflow_run`, and the activity. */
export type EventChange = Readonly<Record<string, unknown>>

/**
 * A run for a pull request from a fork, completed: GitHub's own example with the keys that differ then.
 * `pull_requests` is empty, as it always is for forks.
 */
export function forkEvent(repository: string, { action = 'completed', ...change }: EventChange = {}): Payload {
  const all = examples.find(({ name }) => name === 'workflow_run')?.examples ?? []
  const example = structuredClone(
    all.find((one) => one.action === 'completed' && (one.workflow_run as Payload).status === 'completed') ?? {},
  )
  const run = example.workflow_run as Payload
  const fork = {
    event: 'pull_request',
    path: '.github/workflows/fork-safe.yml',
    repository: { full_name: repository },
    pull_requests: [],
  }
  return {
    ...example,
    action,
    workflow_run: { ...run, ...fork, head_repository: { full_name: 'stranger/left-pad' }, ...change },
  }
}

export function finding(over: Partial<Finding> = {}): Finding {
  return {
    ruleId: 'file-not-allowed',
    level: 'error',
    message: 'lib/index.js.map is packed, and no entry of `files` allows it.',
    help: 'Allow it in the policy:\n  - lib/*.map',
    path: 'lib/index.js.map',
    baselineState: 'new',
    anchor: { path: 'package.json', line: 7 },
    ...over,
  }
}

/** So many findings of level error, each about a file of its own and caused by a line of its own. */
export function findings(count: number, over: Partial<Finding> = {}): readonly Finding[] {
  return Array.from({ length: count }, (_, index) =>
    finding({
      path: `lib/${index}.map`,
      message: `lib/${index}.map is packed.`,
      anchor: { path: 'package.json', line: 7 + index },
      ...over,
    }),
  )
}

export function verdict(over: Partial<Verdict> = {}): Verdict {
  const found = over.findings ?? []
  return {
    schemaVersion: 1,
    tool: { name: 'pack-gate', version: '0.1.0' },
    conclusion: found.some(({ level }) => level === 'error') ? 'failure' : 'success',
    package: { name: 'left-pad', version: '1.3.1' },
    packer: { name: 'npm', version: '11.6.0' },
    integrity: 'sha512-AAAA',
    tarball: null,
    contents: 'tarball',
    policy: null,
    baseline: { kind: 'published', version: '1.3.0', integrity: null, unpackedSize: 9000 },
    totals: { files: 1, unpackedSize: 12, size: 200, added: 0, removed: 0, renamed: 0, changed: 1, modeChanged: 0 },
    findings: [],
    waived: [],
    files: [{ path: 'package.json', size: 12, mode: 0o644, sha256: 'a'.repeat(64), state: 'changed' }],
    removed: [],
    ...over,
  }
}
