import type { Waiver } from '../../model/policy.js'
import type { FileFacts, Location } from '../../model/types.js'

/** A finding that the head's waivers excuse and the base branch's don't. */
export interface NewlyWaived {
  readonly waiver: Waiver
  readonly ruleId: string
  /** The packed files that it is about. */
  readonly paths: readonly string[]
}

/** One way in which the head's policy lets more through than the base branch's. */
export interface Relaxation {
  /** A sentence without its end; what it newly lets through is told after it. */
  readonly what: string
  readonly at: Location
  /** Packed files that it newly admits. */
  readonly admitted: readonly FileFacts[]
  readonly waived?: readonly NewlyWaived[]
}
