/** Level of a finding, in SARIF's words. `off` never reaches a report. */
export type Level = 'error' | 'warning' | 'note' | 'off'

/** Whether the baseline release had the same problem, in SARIF's words. */
export type BaselineState = 'new' | 'unchanged'

/** A place in a file. `path` is relative to the repository's root; line and column start at 1. */
export interface Location {
  readonly path: string
  readonly line: number
  readonly column?: number
  /**
   * Where the file is none of the repository's (a preset, or a file of another repository): the place that asks for it.
   */
  readonly via?: Location
}

/** What in the repository brought a problem about; anchors are found from it. */
export type Cause =
  | {
      readonly kind: 'packed-file'
      readonly path: string
      /** Of tsconfig.json, the likeliest first: where one of them is on, it brought the problem about. */
      readonly compilerOptions?: readonly string[]
    }
  | { readonly kind: 'manifest'; readonly key: readonly (string | number)[] }
  | { readonly kind: 'policy'; readonly at: Location }

/** What a rule yields: it knows neither its level nor who will read it. */
export interface Problem {
  /** The fact, with its figure. May hold hostile names: escaped by each reporter. */
  readonly message: string
  /** The remedy, to paste where possible. */
  readonly help: string
  /** The packed file or folder it is about; `package.json` where it is about the whole release. */
  readonly path: string
  readonly cause: Cause
  /** How many files a grouped problem is about, and some of them. */
  readonly count?: number
  readonly examples?: readonly string[]
  /** All the packed files it is about, where there are several: a waiver has to cover each. Not reported. */
  readonly paths?: readonly string[]
  /** How it is fixed without a decision: see the report's `fix`. */
  readonly fix?: {
    readonly by: 'leave-out' | 'executable' | 'not-shared' | 'line-end' | 'workspace-range'
    readonly of: readonly string[]
  }
  /** Files that its own refer to, and that it is one matter with. Not reported. */
  readonly relatesTo?: readonly string[]
  /** Tells problems of one rule on one path apart; equal keys in both releases make it `unchanged`. */
  readonly key?: string
  /** Set by rules that tell new from unchanged by more than equal keys. */
  readonly baselineState?: BaselineState
  /** Overrides the rule's default levels, where the policy doesn't set them: a required entry that is missing. */
  readonly levels?: { readonly new: Level; readonly unchanged: Level }
  /** `accept` settles it only where it is asked to by the rule's name. */
  readonly acceptByName?: true
  /** The folder that no build has made yet: all that is missing of it has this one cause. */
  readonly unbuilt?: string
}
