import {
  clearSummary,
  summaryFile,
  type SummaryPlace,
  summaryPlace,
  writeSummary,
} from '../gate/attest/write-summary.js'
import type { Runner } from '../github/runner.js'
import { entriesOf } from '../model/entries.js'
import {
  type Finding,
  hasVerdict,
  isRepository,
  type Report,
  type RepositoryReport,
  type Verdict,
  verdictsOf,
} from '../model/report.js'
import type { Inputs } from './input-reader.js'
import type { Parts } from './session.js'

type Gate = Parts['gate']

/** The gate, with a verification summary of what passes where the workflow asks for one. */
export function withSummary(gate: Gate, { vsaFile }: Pick<Inputs, 'vsaFile'>): Gate {
  if (vsaFile === null) return gate
  return async (request, context, manner) => {
    const place = summaryPlace(vsaFile, request.cwd, request.root)
    clearSummary(place)
    const report = await gate({ ...request, ...(!place.isFolder && { onlyOne: true }) }, context, manner)
    writeSummary(place, report, context)
    return report
  }
}

/** Absolute paths of what this run may have written. */
export interface WrittenFiles {
  readonly report: string
  /** The verification summary, or the folder of several; null where none is asked for. */
  readonly vsa: SummaryPlace | null
}

/**
 * What later steps of the job can read. The figures are empty where there was no verdict; of several packages they are
 * the sums.
 */
export function setOutputs(runner: Runner, report: Report, files: WrittenFiles): void {
  const verdicts = verdictsOf(report)
  const count = (level: Finding['level']): string =>
    verdicts.length === 0
      ? ''
      : String(verdicts.flatMap(({ findings }) => entriesOf(findings)).filter((entry) => entry.level === level).length)
  const ofRelease = isRepository(report)
    ? outputsOfAll(report, files)
    : hasVerdict(report)
      ? outputsOf(report, files)
      : noRelease
  const outputs = {
    conclusion: report.conclusion,
    errors: count('error'),
    warnings: count('warning'),
    report: files.report,
    ...ofRelease,
    ...noPlan,
  }
  for (const [name, value] of Object.entries(outputs)) runner.output(name, value)
}

/** Outputs of `mode: plan` where there is no plan. */
export const noPlan = { matrix: '', plan: '' }

/** Where there is no verdict. */
const noRelease = { integrity: '', tarball: '', sha256: '', vsa: '', baseline: '' }

function outputsOf(verdict: Verdict, { vsa }: WrittenFiles): typeof noRelease {
  const { integrity, tarball } = verdict
  const handedOver =
    tarball === null
      ? {}
      : { tarball: tarball.path, sha256: tarball.sha256, ...(vsa !== null && { vsa: summaryFile(vsa, tarball.path) }) }
  return { ...noRelease, integrity: integrity ?? '', baseline: baselineOf(verdict), ...handedOver }
}

/** The same of several packages: each output as JSON, by the packages' names. What is empty is left out. */
function outputsOfAll(report: RepositoryReport, files: WrittenFiles): typeof noRelease {
  const all = report.packages.filter(hasVerdict).map((each) => [each.package.name, outputsOf(each, files)] as const)
  const byName = (key: keyof typeof noRelease): string =>
    JSON.stringify(Object.fromEntries(all.flatMap(([name, of]) => (of[key] === '' ? [] : [[name, of[key]]]))))
  return {
    integrity: byName('integrity'),
    tarball: byName('tarball'),
    sha256: byName('sha256'),
    vsa: byName('vsa'),
    baseline: byName('baseline'),
  }
}

/**
 * The version, or the kind where there is none. Workflows paste outputs into shell scripts, and a tarball's version is
 * any string at all: only what looks like a version gets out.
 */
function baselineOf({ baseline }: Verdict): string {
  return baseline.version !== null && /^\d+[\w.+-]*$/.test(baseline.version) ? baseline.version : baseline.kind
}
