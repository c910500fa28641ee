import { fileDifferences, type FileDifference } from '../../compare/differences.js'
import { formatMode, listing } from '../../model/format.js'
import type { Problem } from '../../model/problem.js'
import type { Release } from '../../model/release.js'
import { groupFacts } from '../folders.js'
import { defineRule } from '../rule.js'

function inWords(difference: FileDifference): string {
  const { kind, path } = difference
  switch (kind) {
    case 'bytes':
      return `${path} (other bytes)`
    case 'mode':
      return `${path} (mode ${formatMode(difference.first.mode)}, then ${formatMode(difference.second.mode)})`
    case 'only-first':
      return `${path} (only in the first packing)`
    case 'only-second':
      return `${path} (only in the tarball)`
  }
}

/**
 * The same files can be put into a tarball in another order or compressed in another way. Unknown integrity tells
 * nothing.
 */
function otherTarball(dryRun: Release, release: Release): boolean {
  return dryRun.integrity !== null && release.integrity !== null && dryRun.integrity !== release.integrity
}

function placeOf(
  differences: readonly FileDifference[],
): Pick<Problem, 'path' | 'cause' | 'count' | 'examples' | 'paths'> {
  const paths = [...new Set(differences.map(({ path }) => path))]
  const [path = 'package.json'] = paths
  return {
    path: paths.length === 1 ? path : 'package.json',
    cause: { kind: 'packed-file', path },
    ...groupFacts(paths),
  }
}

export const notReproducible = defineRule({
  id: 'not-reproducible',
  summary: 'packing twice did not make the same tarball',
  scope: 'release',
  levels: { new: 'warning', unchanged: 'warning' },
  *check({ release, dryRun }) {
    if (!dryRun) return
    const differences = fileDifferences(dryRun.files, release.files)
    if (differences.length === 0 && !otherTarball(dryRun, release)) return
    const what =
      differences.length === 0
        ? 'the files are the same, their order or compression in the tarball is not'
        : listing(differences.map(inWords))
    yield {
      message: `packing twice gave two different tarballs: ${what}`,
      help:
        'The verdict is about the tarball that is handed over. Keep what changes with each run (the time, ' +
        'random names, absolute paths) out of the build, or build once before packing instead of in `prepack`.',
      ...placeOf(differences),
      baselineState: 'new', // it is not known how often the baseline was packed
    }
  },
})
