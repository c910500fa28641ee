/**
 * What the page is given: made by encode.ts, read by the page's own script. Text in it is shown as it is: escaped
 * already.
 */
import type { Finding } from '../../model/report.js'
import type { FileState } from '../../model/comparison.js'
import type { Fact } from '../render/facts.js'
import type { HelpPart } from '../render/help.js'

export const fileStates = ['added', 'unchanged', 'changed', 'renamed', 'removed'] as const satisfies readonly (
  FileState | 'removed'
)[]

/**
 * A file: how many UTF-16 units of the path before it it shares, the rest of its path, its bytes (0 where it is
 * removed), its state (in `fileStates`), its bytes in the baseline (-1: it was not there) and the name that it had
 * there. What follows from the rest is left out.
 */
export type PageFile = readonly [
  shared: number,
  rest: string,
  size: number,
  state: number,
  before?: number,
  was?: string,
]

/** First and last index, both in it. */
export type Range = readonly [from: number, to: number]

export interface PageFinding {
  readonly rule: string
  readonly level: Finding['level']
  readonly message: string
  /** In `PageVerdict.helps`. */
  readonly help: number
  /** Empty where the message names it. */
  readonly place: string
  /** Paths that the message does not name, and how many more files there are. */
  readonly examples: readonly string[]
  readonly more: number
  /** The tracked line that brought it about; empty where none is known. */
  readonly anchor: string
  readonly unchanged: boolean
  /** Where the first finding of its entry stands among the findings, if that is another one. */
  readonly entry?: number
  /** The packed files that it is about. */
  readonly files: readonly Range[]
  readonly waived?: { readonly reason: string; readonly expires: string | null }
}

export interface PageFigure {
  readonly label: string
  readonly now: string
  readonly before: string | null
  readonly change: string
}

/** Lines that changed together; the first character of each is its sign. */
export interface PageHunk {
  readonly title: string
  readonly lines: readonly string[]
  readonly cut: number
}

/** What changed in the code that users run. */
export interface PageCode {
  readonly summary: string
  readonly files: readonly {
    readonly path: string
    /** Null where the name is the same, empty where the file is new. */
    readonly was: string | null
    readonly fate: string
    readonly hunks: readonly PageHunk[]
  }[]
}

export interface PageVerdict {
  readonly kind: 'verdict'
  readonly conclusion: 'success' | 'failure' | 'neutral'
  readonly name: string
  readonly headline: string
  readonly next: string | null
  readonly baseline: string | null
  readonly figures: readonly PageFigure[]
  readonly grounds: readonly Fact[]
  readonly findings: readonly PageFinding[]
  readonly helps: readonly (readonly HelpPart[])[]
  readonly files: readonly PageFile[]
  readonly code: PageCode | null
}

export interface PageError {
  readonly kind: 'error'
  readonly name: string
  readonly headline: string
  /** What follows the headline, each with the line of the policy that it is about and a caret under the place. */
  readonly details: readonly { readonly text: string; readonly code: readonly string[] }[]
  readonly place: string | null
  readonly help: readonly HelpPart[]
}

export type PagePackage = PageVerdict | PageError

/** A finding that several packages have. */
export interface PageShared {
  readonly rule: string
  readonly level: Finding['level']
  readonly message: string
  readonly packages: readonly string[]
  readonly help: readonly HelpPart[]
}

/** One entry for each package of the run, the worst first. */
export interface PageData {
  /** The verdict on all of them. */
  readonly headline: string
  readonly conclusion: 'success' | 'failure' | 'neutral' | 'error'
  readonly packages: readonly PagePackage[]
  /** What several packages have in common: each of them has it in its own part too. */
  readonly shared: readonly PageShared[]
  /** Written by a job that the judged party controls: nothing in it is known to be true. */
  readonly unverified: boolean
  /** Packages that were not gated, and why. */
  readonly skipped: readonly string[]
}
