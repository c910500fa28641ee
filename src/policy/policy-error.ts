import { GateError } from '../model/errors.js'
import type { Location } from '../model/problem.js'
import type { Mistake } from '../model/report.js'
import { policyPageUrl } from '../model/tool.js'

/** A policy that can't be used. */
export function policyError(message: string, location: Location, mistakes?: readonly Mistake[]): GateError {
  const help = `Correct the policy and run pack-gate again. Every key: ${policyPageUrl}`
  return new GateError('ECONFIG', message, help, { location, ...(mistakes && { mistakes }) })
}
