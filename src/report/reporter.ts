import type { Report } from '../model/report.js'

/** Where the text goes. */
export interface Style {
  readonly color: boolean
  /** Width of the terminal; 80 where there is none. */
  readonly columns: number
  /** Every finding; left out: what a first screen can take. */
  readonly verbose?: boolean
}

/**
 * Renders a report, and can't change it. What it returns ends with a newline and is safe to print in a runner's log.
 */
export interface Reporter {
  /** What `--reporter` calls it. */
  readonly name: string
  /** One line for the help. */
  readonly summary: string
  /** It shows what changed in code. */
  readonly showsCode?: boolean
  render(report: Report, style: Style): string | Promise<string>
}
