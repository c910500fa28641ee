import { formatBytes } from '../../model/format.js'
import type { OptionProposal } from '../../model/rule-declaration.js'
import { totalSize } from '../../model/total-size.js'

/** Bytes. Small packages may double: a percentage of little is nothing. */
const leastRoom = 100_000

/** What a release may grow to before somebody looks: half as much again. size-growth sees sudden growth earlier. */
const room = 1.5

const steps = [1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10]

/** A limit with room above a size, as a round figure in the policy's own units. */
export function limitFor(bytes: number): string {
  const wanted = Math.max(bytes * room, bytes + leastRoom)
  const scale = 10 ** Math.floor(Math.log10(wanted))
  const limit = Math.round(scale * (steps.find((step) => step * scale >= wanted) ?? 10))
  const [unit, name] = limit >= 1e9 ? [1e9, 'GB'] : limit >= 1e6 ? [1e6, 'MB'] : [1e3, 'kB']
  return `${Number((limit / unit).toFixed(1))} ${name}`
}

export const sizeProposal: OptionProposal = {
  option: 'max',
  label: 'Size limit',
  isShared: false,
  value: ({ before, unpackedSize: now }) => limitFor(Math.max(now, totalSize(before?.files ?? []))),
  words: (value) => `${value} unpacked`,
  short: (value) => `at most ${value}`,
  note: 'The size limit is for the whole release, unpacked.',
  comment: (_, now) => `The whole release, unpacked. Today ${formatBytes(now)}; raise it when more is meant to ship.`,
}
