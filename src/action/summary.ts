import { resolve } from 'node:path'
import { clearSummary, writeSummary } from '../commands/attest/write-summary.js'
import type { Report } from '../model/report.js'
import type { TargetRequest } from '../gate/workspace/gate-target.js'
import type { World } from '../model/world.js'
import type { Inputs } from './inputs.js'

type Gate = (request: TargetRequest, world: World) => Promise<Report>

/** The gate, with a verification summary of what passes where the workflow asks for one. */
export function withSummary(gate: Gate, { vsaFile }: Pick<Inputs, 'vsaFile'>): Gate {
  if (vsaFile === null) return gate
  return async (request, world) => {
    const place = { file: resolve(request.cwd, vsaFile), root: request.root }
    clearSummary(place)
    const report = await gate({ ...request, onlyOne: true }, world)
    writeSummary(place, report, world)
    return report
  }
}
