import { z } from 'zod'
import { GateError } from '../../model/errors.js'
import { runSchema } from '../../model/report-parts.js'
import type { ReportRun, RepositoryReport, SkippedPackage } from '../../model/report.js'

/** A package of a plan. */
export interface PlannedPackage {
  /** From the repository's root. */
  readonly path: string
  readonly name: string | null
}

/** One job of a matrix. */
export interface Shard {
  /** From 1. */
  readonly shard: number
  /** Globs for the input `packages`, one on each line. */
  readonly packages: string
}

/** Which job gates which packages: what `plan` prints and `merge` holds the jobs' reports to. */
export interface Plan {
  readonly schemaVersion: 1
  /** The commit that the packages are of, where it is known: no report of another one counts. */
  readonly commit?: string
  /** The run of the workflow that planned: shards are of the same one, and of no earlier attempt. */
  readonly run?: ReportRun
  /** For `strategy.matrix` of a GitHub workflow. */
  readonly matrix: { readonly include: readonly Shard[] }
  readonly packages: readonly PlannedPackage[]
  readonly skipped: readonly SkippedPackage[]
}

/** A package with what names it to a shard. */
export interface Candidate extends PlannedPackage {
  readonly glob: string
}

/** Milliseconds that each package took, by path, in the reports of earlier runs. */
export function costsOf(reports: readonly RepositoryReport[]): ReadonlyMap<string, number> {
  return new Map(
    reports.flatMap(({ packages }) =>
      packages.flatMap(({ path, durationMs }) => (durationMs === undefined ? [] : [[path, durationMs] as const])),
    ),
  )
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 1
}

/**
 * Deals packages out to shards, the dearest first, each to the shard that has least so far: no shard is over four
 * thirds of the best there is (Graham, "Bounds on multiprocessing timing anomalies", 1969). A package that no report
 * knows costs as much as the median.
 *
 * @param count of shards at most; fewer where there are fewer packages
 */
export function distribute(
  packages: readonly Candidate[],
  count: number,
  costs: ReadonlyMap<string, number>,
): readonly Shard[] {
  const usual = median([...costs.values()])
  // Whatever a report claims, a package takes some time: at no cost all would go to one shard, and an empty one gates
  // them all.
  const costOf = ({ path }: Candidate): number => Math.max(1, costs.get(path) ?? usual)
  const shards = Array.from({ length: Math.min(count, packages.length) }, () => ({ cost: 0, globs: [] as string[] }))
  for (const candidate of packages.toSorted((a, b) => costOf(b) - costOf(a))) {
    const lightest = shards.reduce((least, shard) => (shard.cost < least.cost ? shard : least))
    lightest.cost += costOf(candidate)
    lightest.globs.push(candidate.glob)
  }
  return shards.map(({ globs }, index) => ({ shard: index + 1, packages: globs.toSorted().join('\n') }))
}

const planned = z.object({ path: z.string(), name: z.string().nullable() })

const planSchema: z.ZodType<Plan> = z.object({
  schemaVersion: z.literal(1),
  commit: z.string().exactOptional(),
  run: runSchema.exactOptional(),
  matrix: z.object({ include: z.array(z.object({ shard: z.int().positive(), packages: z.string() })) }),
  packages: z.array(planned),
  skipped: z.array(planned.extend({ reason: z.string() })),
})

/**
 * Reads what `plan` printed.
 *
 * @throws GateError EUSAGE where it is something else
 */
export function readPlan(text: string): Plan {
  const result = planSchema.safeParse(json(text))
  if (result.success) return result.data
  const [issue] = result.error.issues
  const where = issue === undefined || issue.path.length === 0 ? 'the document' : issue.path.join('.')
  throw refused(`${where}: ${issue?.message ?? ''}`)
}

function json(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw refused('it is not JSON')
  }
}

export const planHelp =
  'Give what `pack-gate plan` printed (in a workflow the output `plan` of the job with `mode: plan`), or a ' +
  'file that holds it.'

function refused(why: string): GateError {
  return new GateError('EUSAGE', `the plan can't be read: ${why}`, planHelp)
}
