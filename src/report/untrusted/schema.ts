import { z } from 'zod'
import type { NoVerdict, PackageReport, RepositoryReport, Verdict } from '../../model/report.js'

/**
 * schema/report.schema.json as a check of what a stranger sent: the same keys and types (a test holds one to the
 * other), unknown
 * keys dropped, and limits that no report of a real package reaches.
 */

const mostFiles = 200_000
const mostFindings = 50_000

/** Characters. The whole document is limited too. */
const text = z.string().max(65_536)
const count = z.int().nonnegative()
const line = z.int().positive()
/** Findings' ids become parts of addresses and headings. */
const ruleId = z.string().regex(/^[a-z][a-z\d-]{0,63}$/, { error: 'expected the id of a rule' })

const finding = z.object({
  ruleId,
  level: z.enum(['error', 'warning', 'note']),
  message: text,
  help: text,
  path: text,
  line: line.exactOptional(),
  count: line.exactOptional(),
  examples: z.array(text).max(1000).exactOptional(),
  baselineState: z.enum(['new', 'unchanged']),
  anchor: z.object({ path: text, line }),
})

const chosenBy = z.object({
  by: z.enum(['request', 'packageManager', 'devEngines', 'lock-file', 'default']),
  path: text.exactOptional(),
})

const packer = z.object({
  name: text,
  version: text,
  ignoreScripts: z.boolean().exactOptional(),
  chosenBy: chosenBy.exactOptional(),
  notes: z.array(text).max(100).exactOptional(),
})

const file = z.object({
  path: text,
  size: count,
  mode: count,
  sha256: text,
  state: z.enum(['added', 'unchanged', 'changed', 'renamed']),
  was: text.exactOptional(),
  wasSize: count.exactOptional(),
  wasMode: count.exactOptional(),
})

const tarball = z.object({
  path: text,
  integrity: text,
  sha256: z.string().regex(/^[0-9a-f]{64}$/, { error: 'expected a SHA-256 in lower-case hex' }),
  size: count,
})

const tool = z.object({ name: text, version: text })
const schemaVersion = z.literal(1)

const verdictKeys = {
  schemaVersion,
  tool,
  conclusion: z.enum(['success', 'failure']),
  package: z.object({ name: text, version: text }),
  packer: packer.nullable(),
  integrity: text.nullable(),
  tarball: tarball.nullable(),
  contents: z.enum(['working-tree', 'tarball']),
  policy: z
    .object({
      path: text.nullable(),
      side: z.enum(['head', 'base']).exactOptional(),
      extends: z.array(text).max(100).exactOptional(),
    })
    .nullable(),
  baseline: z.object({
    kind: z.enum(['published', 'tarball', 'first-release', 'none']),
    version: text.nullable(),
    integrity: text.nullable(),
    unpackedSize: count.nullable(),
    packer: z.object({ name: text, version: text }).exactOptional(),
  }),
  totals: z.object({
    files: count,
    unpackedSize: count,
    size: count.nullable(),
    added: count,
    removed: count,
    renamed: count,
    changed: count,
    modeChanged: count,
  }),
  findings: z.array(finding).max(mostFindings),
  waived: z.array(finding.extend({ reason: text, expires: z.iso.date().nullable() })).max(mostFindings),
  // A list that names nothing approves nothing.
  files: z.array(file).min(1).max(mostFiles),
  removed: z.array(z.object({ path: text, size: count })).max(mostFiles),
  patch: z.object({ path: text, diff: text }).exactOptional(),
}

const mistake = z.object({
  path: text,
  line,
  column: line,
  message: text,
  source: z.object({ text, column: line }).exactOptional(),
})

const noVerdictKeys = {
  schemaVersion,
  conclusion: z.literal('error'),
  error: z.object({
    code: z
      .string()
      .max(50)
      .regex(/^E[A-Z]+$/),
    message: text,
    help: text,
    location: z.object({ path: text, line, column: line.exactOptional() }).exactOptional(),
    mistakes: z.array(mistake).max(1000).exactOptional(),
  }),
}

export const verdictSchema: z.ZodType<Verdict> = z.object(verdictKeys)
export const noVerdictSchema: z.ZodType<NoVerdict> = z.object(noVerdictKeys)

const packageSchema: z.ZodType<PackageReport> = z.discriminatedUnion('conclusion', [
  z.object({ ...verdictKeys, path: text, durationMs: count.exactOptional() }),
  z.object({
    ...noVerdictKeys,
    path: text,
    durationMs: count.exactOptional(),
    package: z.object({ name: text.nullable(), version: text.nullable() }),
  }),
])

export const repositorySchema: z.ZodType<RepositoryReport> = z
  .object({
    schemaVersion,
    tool,
    conclusion: z.enum(['success', 'failure', 'error']),
    packages: z.array(packageSchema).max(1000),
    skipped: z.array(z.object({ name: text.nullable(), path: text, reason: text })).max(10_000),
  })
  // With changed-only all packages may be left out; a report that names none at all approves nothing.
  .refine(({ packages, skipped }) => packages.length + skipped.length > 0, {
    path: ['packages'],
    error: 'expected a package',
  })
