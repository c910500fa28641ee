import { compilePattern } from '../policy/patterns.js'
import type { Waiver } from '../model/policy.js'
import type { FileFacts } from '../model/types.js'
import type { Hit } from './evaluate.js'

export interface Waived {
  readonly hit: Hit
  readonly waiver: Waiver
}

export interface WaiverResult {
  readonly standing: readonly Hit[]
  readonly waived: readonly Waived[]
  /** Those of the policy's own that excuse nothing, though they hold. */
  readonly unused: readonly Waiver[]
}

function covers(waiver: Waiver, { rule, problem }: Hit, files: ReadonlyMap<string, FileFacts>): boolean {
  if (waiver.rule !== rule.id || rule.waivable === false) return false
  const matches = compilePattern(waiver.path)
  const paths = problem.paths ?? [problem.path]
  if (!matches(problem.path) && !paths.every(matches)) return false
  return waiver.sha256 === undefined || paths.every((path) => files.get(path)?.sha256 === waiver.sha256)
}

/** Excuses hits by the waivers that still hold. Every hit and every waiver is accounted for. */
export function applyWaivers(
  hits: readonly Hit[],
  waivers: readonly Waiver[],
  today: string,
  files: ReadonlyMap<string, FileFacts>,
): WaiverResult {
  const valid = waivers.filter((waiver) => waiver.expires === undefined || waiver.expires >= today)
  const used = new Set<Waiver>()
  const waived: Waived[] = []
  const standing = hits.filter((hit) => {
    const covering = valid.filter((waiver) => covers(waiver, hit, files))
    const [waiver] = covering
    if (!waiver) return true
    for (const each of covering) used.add(each)
    waived.push({ hit, waiver })
    return false
  })
  return { standing, waived, unused: valid.filter((waiver) => !waiver.inherited && !used.has(waiver)) }
}
