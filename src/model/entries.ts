import { byLevel, type Finding } from './report.js'

/** What people read as one thing: a finding, and what other rules say of the same files. */
export type Entry<F extends Finding = Finding> = F & {
  /** The other reasons, the gravest first. */
  readonly also: readonly F[]
}

/**
 * Findings as entries, each where its first finding stands. The remedy of an entry has what each of its findings
 * needs beside the first one's.
 */
export function entriesOf<F extends Finding>(findings: readonly F[]): readonly Entry<F>[] {
  const groups = new Map<number, F[]>()
  const all: F[][] = []
  for (const finding of findings) {
    const { group } = finding
    const known = group === undefined ? undefined : groups.get(group)
    if (known) {
      known.push(finding)
      continue
    }
    const made = [finding]
    all.push(made)
    if (group !== undefined) groups.set(group, made)
  }
  return all
    .map((entry) => entry.toSorted(byLevel))
    .flatMap(([first, ...also]) => (first ? [{ ...first, help: helpOf([first, ...also]), also }] : []))
}

function helpOf(findings: readonly Finding[]): string {
  const needed = findings.filter(({ follows }, index) => index === 0 || follows !== true)
  return [...new Set(needed.map(({ help }) => help))].join('\n')
}
