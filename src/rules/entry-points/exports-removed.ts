import { exportsRemoved as removedFrom } from './lost-exports.js'
import { listing, plural } from '../../model/format.js'
import type { Release } from '../../model/release.js'
import { lostSystems } from '../modules/require-lost.js'
import { defineRule, orElse, stepOf } from '../rule.js'

const place = { path: 'package.json', cause: { kind: 'manifest', key: ['exports'] } } as const

/**
 * That the package's package.json can no longer be read: usual where exports is new, and tools have learned to do
 * without.
 */
const harmless = { new: 'note', unchanged: 'off' } as const

/** The conditions without those that require-lost reports: it says what fails. */
function others(
  conditions: ReadonlyMap<string, readonly string[]>,
  release: Release,
  baseline: Release,
): ReadonlyMap<string, readonly string[]> {
  const ofSystems = lostSystems(release, baseline)
  const left = [...conditions].map(
    ([name, at]) => [name, at.filter((subpath) => !(ofSystems.get(name)?.includes(subpath) ?? false))] as const,
  )
  return new Map(left.filter(([, at]) => at.length > 0))
}

export const exportsRemoved = defineRule({
  id: 'exports-removed',
  summary: 'a subpath or condition that can no longer be imported',
  scope: 'change',
  levels: { new: 'warning', unchanged: 'off' },
  *check({ release, baseline }) {
    if (!baseline) return
    const otherwise = orElse(stepOf(release, baseline))
    const { subpaths, closed, conditions: gone } = removedFrom(release, baseline)
    const conditions = others(gone, release, baseline)
    if (subpaths.length > 0) {
      yield {
        message: `exports no longer has ${plural(subpaths.length, 'subpath')}: ${listing(subpaths)}`,
        help: `Importing it fails with ERR_PACKAGE_PATH_NOT_EXPORTED. Put it back${otherwise}`,
        ...place,
      }
    }
    if (closed.length > 0) {
      yield {
        message:
          `package.json has exports now, and ${plural(closed.length, 'file')} that could be imported by path no ` +
          `longer can: ${listing(closed)}`,
        help: 'Add what others may import (`"./package.json": "./package.json"`, `"./lib/*": "./lib/*"`)' + otherwise,
        ...place,
        ...(closed.every((path) => path === 'package.json') && { levels: harmless }),
      }
    }
    if (conditions.size > 0) {
      const lost = [...conditions].map(([name, at]) => `${name} of ${listing(at)}`)
      yield {
        message:
          `exports no longer serves ${plural(conditions.size, 'condition')} as before: ` + lost.slice(0, 3).join('; '),
        help:
          "Code that resolves with that condition gets an error or a file that it can't use. Put it back" + otherwise,
        ...place,
      }
    }
  },
})
