import { resolve } from 'node:path'
import { clearSummary, writeSummary } from '../gate/attest/write-summary.js'
import type { Inputs } from './input-types.js'
import type { Parts } from './session.js'

type Gate = Parts['gate']

/** The gate, with a verification summary of what passes where the workflow asks for one. */
export function withSummary(gate: Gate, { vsaFile }: Pick<Inputs, 'vsaFile'>): Gate {
  if (vsaFile === null) return gate
  return async (request, context, manner) => {
    const place = { file: resolve(request.cwd, vsaFile), root: request.root }
    clearSummary(place)
    const report = await gate({ ...request, onlyOne: true }, context, manner)
    writeSummary(place, report, context)
    return report
  }
}
