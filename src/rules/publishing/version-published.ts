import semver from 'semver'
import { fileDifferences } from '../../compare/differences.js'
import { listing } from '../../model/format.js'
import type { Problem } from '../../model/problem.js'
import { defineRule, isReleasing, type RuleContext } from '../rule.js'

const common = {
  path: 'package.json',
  cause: { kind: 'manifest', key: ['version'] },
  baselineState: 'new',
} as const satisfies Partial<Problem>

const note = { new: 'note', unchanged: 'note' } as const
const warning = { new: 'warning', unchanged: 'warning' } as const

/** How the release differs from what is published under its version, as words; null where it doesn't. */
function differing({ release, baseline, listed }: RuleContext): string | null {
  const published = listed?.versions.get(release.version) ?? null
  if (published !== null && published === release.integrity) return null
  if (baseline?.version !== release.version) return 'another tarball'
  const files = fileDifferences(baseline.files, release.files).map(({ path }) => path)
  return files.length === 0 ? null : listing([...new Set(files)])
}

/** The highest published version of the same minor; a backport goes below other lines. */
function highestOfLine(version: string, published: Iterable<string>): string | null {
  const line = [...published].filter(
    (each) => semver.valid(each) === each && semver.prerelease(each) === null && semver.satisfies(each, `~${version}`),
  )
  return semver.rsort(line)[0] ?? null
}

export const versionPublished = defineRule({
  id: 'version-published',
  summary: 'a release whose version is published already, or is below the last one of its line',
  scope: 'release',
  levels: { new: 'error', unchanged: 'error' },
  *check(context) {
    const { release, listed } = context
    const { version } = release
    if (!listed || !isReleasing(context)) return
    if (listed.versions.has(version)) {
      const differs = differing(context)
      yield differs === null
        ? {
            ...common,
            levels: note,
            message: `${version} is published already, with the same contents`,
            help: 'There is nothing to publish. For a new release raise the version: `npm version patch`.',
          }
        : {
            ...common,
            message: `${version} is published already, with other contents: ${differs}`,
            help: 'A published version never changes. Raise the version and check again: `npm version patch`.',
          }
      return
    }
    if (semver.valid(version) !== version || semver.prerelease(version) !== null) return
    const highest = highestOfLine(version, listed.versions.keys())
    if (highest === null || semver.lte(highest, version)) return
    yield {
      ...common,
      levels: warning,
      message: `${version} is below ${highest}, which is published already`,
      help: `Choose a version above ${highest}: users of its line would not get this release.`,
    }
  },
})
