import type { NoVerdict, Verdict } from '../types.js'

/** Where the text goes. */
export interface Style {
  readonly color: boolean
  /** Width of the terminal; 80 where there is none. */
  readonly columns: number
}

/** Renders the verdict, and can't change it. What it returns ends with a newline and is safe to print in a runner's log. */
export interface Reporter {
  /** What `--reporter` calls it. */
  readonly name: string
  /** One line for the help. */
  readonly summary: string
  verdict(verdict: Verdict, style: Style): string
  noVerdict(report: NoVerdict, style: Style): string
}
