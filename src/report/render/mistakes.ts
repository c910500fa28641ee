import { formatCount } from '../../model/format.js'
import type { Mistake, NoVerdict } from '../../model/report.js'

/** The last line of an error of a check: a run that didn't finish approves nothing. */
export const notApproved = 'The check did not finish, so the release is not approved (exit code 2).'

/** What an error says: its first line as the title, and what follows it. */
export interface ErrorParts {
  readonly title: string
  /** Lines that follow, each with the mistake that it is about where there is one. */
  readonly lines: readonly { readonly text: string; readonly mistake?: Mistake }[]
}

/** An error's parts. Several mistakes of a policy are counted in the title, and each has its own line. */
export function errorParts({ error }: NoVerdict): ErrorParts {
  const [first = '', ...others] = error.message.trim().split(/\r?\n/)
  const mistakes = error.mistakes ?? []
  const [only] = mistakes
  const rest = others.map((text) => ({ text }))
  if (only === undefined) return { title: first, lines: rest }
  const told = mistakes.map((mistake) => ({
    text: `${mistake.path}:${mistake.line}:${mistake.column}: ${mistake.message}`,
    mistake,
  }))
  // What the message has beside the mistakes counts those that are left out.
  const uncounted = rest.slice(mistakes.length - 1)
  const count = `${uncounted.length > 0 ? 'more than ' : ''}${formatCount(mistakes.length)} mistakes in ${only.path}`
  return {
    title: mistakes.length === 1 && uncounted.length === 0 ? `a mistake in ${only.path}` : count,
    lines: [...told, ...uncounted],
  }
}
